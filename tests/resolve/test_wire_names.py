"""Sentences as agencies write them, with the country of every name that has one, read by the shipped model."""

import json
from pathlib import Path

import extractor

ROWS = [
    json.loads(line) for line in (Path(__file__).parent / "wire_names.jsonl").read_text(encoding="utf-8").splitlines()
]
AGREEING = 0.95
"""Share of the names that must have their country, and of the countries found that must be right.

A reader that is trained anew misses other names than the one before, so that no single sentence decides.
"""


def test_countries_of_names(nlp):
    wanted, found = set(), set()
    for row in ROWS:
        mentions = extractor.extract(row["text"], published="2025-03-14", nlp=nlp).mentions
        wanted.update((row["text"], name, iso3) for name, iso3 in row["wanted"].items())
        found.update((row["text"], mention.text, mention.iso3) for mention in mentions if mention.iso3)
    right = len(wanted & found)
    assert right >= AGREEING * len(wanted), sorted(wanted - found)
    assert right >= AGREEING * len(found), sorted(found - wanted)
