import re
import sys
from dataclasses import replace

import pytest

from extractor.records import Article, Fact
from extractor.result import FIELDS, Facts, Failure, Result, Results

pytest.importorskip("pandas")


@pytest.mark.parametrize("emit", FIELDS)
def test_a_column_for_each_field_even_without_rows(result, emit):
    empty = Result(article=result.article)
    frame = result.to_frame(emit)

    assert list(frame.columns) == ["doc_id", "published", *FIELDS[emit][1:]]
    assert len(frame) == len(result.to_records(emit))
    assert list(empty.to_frame(emit).dtypes.astype(str)) == list(frame.dtypes.astype(str))


def documented():
    """The column, dtype and missing value of every row of the table in the docstring."""
    for line in Facts.to_frame.__doc__.splitlines():
        columns = re.match(r"\s*((?:``[\w ]+`` *)+) (\S+) +(\S+)", line)
        if columns:
            for column in columns[1].replace("`", "").split():
                yield column, columns[2], columns[3].rstrip(":")


def test_every_column_is_documented_with_its_type(result):
    frame = result.facts.to_frame()

    assert {column: dtype for column, dtype, _ in documented()} == dict(frame.dtypes.astype(str))


def test_what_is_missing_is_missing_as_documented():
    frame = Facts([Fact(start=0, end=1, quote="4", sentence="4", value=4.0)]).to_frame()
    missing = {"NaN": "nan", "NA": "<NA>", "NaT": "NaT"}

    for column, _, shown in documented():
        assert str(frame[column][0]) == missing[shown] if shown != "never" else not frame[column].isna()[0], column


def test_choices_are_those_of_the_schema(result):
    frame = result.facts.to_frame()

    assert list(frame["status"].cat.categories) == ["actual", "planned", "hypothetical", "denied"]
    assert list(frame["unit"].cat.categories) == ["barrel"]


def test_dates_reckon_also_before_1678():
    frame = Facts([Fact(start=0, end=1, quote="4", sentence="4", value=4.0, period_start="1492-10-12")]).to_frame()

    assert frame["period_start"].dt.year[0] == 1492


def test_to_frame_without_pandas_names_the_extra(result, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)

    with pytest.raises(ImportError, match=r"geofact-extractor\[frame\]"):
        result.to_frame()


def test_results_are_one_frame(result):
    other = Result(
        article=Article(text="Oil.", doc_id="b.txt"), facts=Facts(replace(f, doc_id="b.txt") for f in result.facts)
    )
    results = Results([result, Failure(doc_id="c.txt", error="It is empty."), other])

    frame = results.to_frame()
    assert list(frame["doc_id"]) == ["a.txt", "b.txt"]
    assert list(map(str, frame["published"])) == ["2025-11-11 00:00:00", "NaT"]
    assert [fact.doc_id for fact in results.facts] == ["a.txt", "b.txt"]
    assert repr(results) == "<Results: 2 read, 1 failed, 2 facts>"
    assert len(results.to_frame("entities")) == 3


@pytest.mark.parametrize("emit", ["all", "claims"])
def test_no_frame_of_unknown_records(result, emit):
    with pytest.raises(ValueError, match=f"'{emit}' is unknown"):
        Results([result]).to_frame(emit)
    with pytest.raises(ValueError, match=f"'{emit}' is unknown"):
        Results().to_frame(emit)
