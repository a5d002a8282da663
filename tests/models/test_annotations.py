"""Our own annotation of open texts: its tables, and the texts that they are of."""

import csv
from datetime import date
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from recipe import annotations
from recipe.annotations import annotated_facts, annotated_names, as_written, written_names
from recipe.labels import KINDS

from extractor.claim.network import DIRECTIONS, STATUSES

MODELS = Path(__file__).parents[2] / "models"
DATA = MODELS.parents[1] / "shared" / "data"
with_data = pytest.mark.skipif(not DATA.exists(), reason="needs the texts in ../shared/data")


@pytest.fixture(autouse=True)
def in_models(monkeypatch):
    monkeypatch.setattr(annotations, "FOLDER", MODELS / "annotations")


def rows(name):
    with (MODELS / "annotations" / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_facts_are_records():
    facts = rows("facts.csv")
    known = [row for row in facts if row["kind"]]
    assert all(int(row["start"]) < int(row["end"]) for row in facts)
    assert {row["kind"] for row in known} == {"level", "change"}
    assert {row["direction"] or None for row in known} <= set(DIRECTIONS)
    assert {row["status"] for row in known} <= set(STATUSES)
    for row in known:
        assert row["metric"], row
        assert bool(row["period_start"]) == bool(row["period_end"]), row
        if row["period_start"]:
            assert date.fromisoformat(row["period_start"]) <= date.fromisoformat(row["period_end"]), row


def test_names_stand_apart_in_the_text_that_was_read():
    names = rows("names.csv")
    assert {row["label"] for row in names} == {*KINDS, "TEXT"}
    for doc_id, group in groupby(names, key=lambda row: row["doc_id"]):
        whole, *found = list(group)
        assert whole["label"] == "TEXT", doc_id
        places = [(int(row["start"]), int(row["end"])) for row in found]
        assert all(one[1] <= other[0] for one, other in pairwise(places)), doc_id
        assert all(start < end <= int(whole["end"]) for start, end in places), doc_id


def test_written_texts_hold_their_names():
    count = 0
    for text, names in written_names():
        assert text, "an empty text"
        assert "[[" not in text, text
        assert "]]" not in text, text
        for start, end, labels in names:
            assert set(labels.split("/")) <= set(KINDS), labels
            assert text[start:end] == text[start:end].strip() != "", text
        assert all(one[1] <= other[0] for one, other in pairwise(names)), text
        count += len(names)
    assert count > 10_000


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("It cost $ 5 , he said .", "It cost $5, he said."),
        ("Iraq 's oil ( 2 % ) did n't flow", "Iraq's oil (2%) didn't flow"),
        ("`` Yes , '' she said", '"Yes," she said'),
    ],
)
def test_sentences_are_written_as_printed(words, expected):
    assert as_written(words.split()) == expected


@with_data
def test_the_texts_are_those_that_were_annotated():
    for article, facts in annotated_facts(DATA):
        quotes = [article.text[fact["start"] : fact["end"]] for fact in facts]
        assert all(quote and quote == quote.strip() for quote in quotes), article.doc_id
    for text, names in annotated_names(DATA):
        assert all(text[start:end] == text[start:end].strip() for start, end, _ in names), text[:80]


@with_data
def test_a_text_that_is_not_there_is_named(tmp_path, monkeypatch):
    (tmp_path / "facts.csv").write_text("doc_id,start,end,kind\nwn/none,0,1,level\n", encoding="utf-8")
    monkeypatch.setattr(annotations, "FOLDER", tmp_path)
    with pytest.raises(SystemExit, match="wn/none"):
        list(annotated_facts(DATA))
