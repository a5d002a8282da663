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


ROWS = {
    "entities": "82:88 Moscow GPE Russia RUS",
    "quantities": "27:47 1.48 million barrels 1,480,000 barrel count",
    "times": "63:70 October 2025-10",
}


@pytest.mark.parametrize(("emit", "row"), ROWS.items())
def test_a_row_for_each_record(result, emit, row):
    assert row in [" ".join(line.split()) for line in view(result, emit).splitlines()]


def test_an_article_with_nothing_in_it():
    words = view(Result(article=Article(text="Oil.", doc_id="a.txt")), "all")

    for part in ("no date", "No entities.", "No facts.", "No quantities.", "No times."):
        assert part in words, part
