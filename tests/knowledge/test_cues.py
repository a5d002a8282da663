"""The tables of cues, and that every table names its source."""

import csv

import pytest

from extractor.knowledge.cues import changes, speech_verbs, status_cues, word_class
from extractor.knowledge.tables import DATA_DIR

TABLES = sorted(path.name for path in DATA_DIR.glob("*.csv"))


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_listed_with_its_source(table):
    assert f"`{table}`" in (DATA_DIR / "SOURCES.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", ["changes.csv", "speech_verbs.csv", "status_cues.csv", "word_classes.csv"])
def test_rows_are_sorted_and_stand_once(table):
    with (DATA_DIR / table).open(encoding="utf-8", newline="") as file:
        rows = [tuple(row) for row in csv.reader(file)][1:]
    assert rows == sorted(set(rows))


def test_words_of_change_lead_somewhere():
    found = [change for same in changes().values() for change in same]
    assert {change.direction for change in found} == {"up", "down", "same"}
    assert {change.part for change in found} == {"verb", "noun", "comparative"}
    assert {change.factor for change in found if change.word in {"doubled", "halving", "tripled"}} == {2.0, 0.5, 3.0}


def test_status_cues_are_those_of_the_schema():
    assert set(status_cues().values()) == {"planned", "hypothetical", "denied"}
    parts = {"auxiliary", "verb", "adjective", "noun", "adverb", "conjunction", "content", "demand", "demand for"}
    assert {part for _, part in status_cues()} == parts | {"refusal"}


def test_forms_of_speech():
    assert speech_verbs()["said",] == "say"
    assert "officials" in word_class("speaker")
    assert word_class("no such class") == frozenset()
