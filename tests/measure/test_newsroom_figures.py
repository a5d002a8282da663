"""Figures as newsrooms write them: each row has a text, every quantity wanted from it, and why it is hard."""

import json
from pathlib import Path

import pytest
import spacy

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "newsroom_figures.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.fixture(scope="module")
def nlp():
    blank = spacy.blank("en")
    blank.add_pipe("extractor_quantities")
    return blank


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_figure(nlp, row):
    found = [
        {"quote": q.quote, "value": q.value, "value_to": q.value_to, "modifier": q.modifier, "unit": q.unit}
        for q in nlp(row["text"])._.quantities
    ]
    assert found == [{**wanted, "value": pytest.approx(wanted["value"], rel=1e-12)} for wanted in row["wanted"]], row[
        "why"
    ]
