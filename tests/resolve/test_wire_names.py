"""Sentences as agencies write them, with the country of every name that has one, read by the shipped model."""

import json
from pathlib import Path

import pytest

import extractor

ROWS = [
    json.loads(line) for line in (Path(__file__).parent / "wire_names.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:60])
def test_countries_of_names(nlp, row):
    mentions = extractor.extract(row["text"], published="2025-03-14", nlp=nlp).mentions
    assert {mention.text: mention.iso3 for mention in mentions if mention.iso3} == row["wanted"]
