import pytest

from extractor.errors import ForeignError, InputError
from extractor.read.csv import read_csv
from extractor.records import Article
from extractor.result import Failure
from tests.read.sources import make_source


def read(content):
    return list(read_csv(make_source(content, "a.csv"), print))


OIL = Article(text="Oil, gas.", doc_id="1", title="T")
TABLES = [
    pytest.param('doc_id,title,text\n1,T,"Oil, gas."\n', [OIL], id="commas"),
    pytest.param("doc_id;title;text\n1;T;Oil, gas.\n", [OIL], id="semicolons"),
    pytest.param("doc_id\ttitle\ttext\n1\tT\tOil, gas.\n", [OIL], id="tabs"),
    pytest.param('\ufeffText,Title,DOC_ID,more\r\n"Oil, gas.",T,1,x\r\n', [OIL], id="a mark, capitals, another column"),
    pytest.param('text\n"Oil\n\nrose"\n\nGas\n', [
        Article(text="Oil\n\nrose", doc_id="a.csv:2"), Article(text="Gas", doc_id="a.csv:6"),
    ], id="cells of many lines, named by the first"),
    pytest.param("text,url\n" + "x" * 200_000 + ",\n", [Article(text="x" * 200_000, doc_id="a.csv:2")], id="long"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "articles"), TABLES)
def test_reads_tables(content, articles):
    assert read(content) == articles


def test_a_bad_row_fails_alone():
    first, empty, long, last = read("text,title\nOil,\n,only a title\na,b,c\nGas,\n")

    assert (first.text, last.text) == ("Oil", "Gas")
    assert isinstance(empty, Failure)
    assert (empty.doc_id, long.doc_id) == ("a.csv:3", "a.csv:4")
    assert '"text" is missing' in empty.error
    assert "3 cells" in long.error


def test_quotes_that_do_not_end_are_refused():
    articles = read_csv(make_source('text\nOil\n"Gas\nCoal\n', "a.csv"), print)

    assert next(articles).text == "Oil"
    with pytest.raises(InputError, match=r"a\.csv:3 on"):
        next(articles)


def test_what_holds_no_articles_is_not_ours():
    with pytest.raises(ForeignError, match=r"no column \"text\" but 'price,amount'"):
        read("price,amount\n1,2\n")
    with pytest.raises(InputError, match="no rows"):
        read("text,title\n")
