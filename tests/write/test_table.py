import io

import pytest

from extractor.records import Article
from extractor.result import EMITS, Result
from extractor.write import write_results


def view(result, emit="facts"):
    stream = io.StringIO()
    write_results([result], stream, format="table", emit=emit)
    return stream.getvalue()


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.parametrize("emit", EMITS)
def test_fits_80_columns_without_colour(result, emit):
    lines = view(result, emit).splitlines()

    assert max(map(len, lines)) <= 80
    assert not any("\x1b" in line for line in lines)


def test_says_what_the_record_holds(result):
    words = " ".join(view(result).split())

    for part in ("a.txt · 2025-11-11 · Oil <i>", "India (IND)", "↑", "[planned]", "×2", "2025-10", "Kpler"):
        assert part in words, part


def test_an_article_with_nothing_in_it():
    words = view(Result(article=Article(text="Oil.", doc_id="a.txt")), "all")

    for part in ("no date", "No entities.", "No facts.", "No quantities.", "No times."):
        assert part in words, part
