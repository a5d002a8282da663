"""What a figure takes from the fact before it."""

from dataclasses import replace

import pytest

from extractor.claim.carry import carry
from extractor.records import Fact

BEFORE = Fact(
    doc_id="a", start=0, end=1, quote="1", sentence="", value=1.0, metric="votes", subject="Peru", subject_iso3="PER",
    source="a poll", period_start="2024-05-01", period_end="2024-05-31",
)  # fmt: skip
FACT = Fact(doc_id="a", start=5, end=6, quote="2", sentence="", value=2.0, subject="Chile", subject_iso3="CHL")


CASES = [
    (FACT, {}, {}, "nothing is shared"),
    (replace(FACT, subject=None, subject_iso3=None), {"subject": 0.4}, {}, "not if it is unlikely"),
    (FACT, {"subject": 0.9}, {}, "what the figure's own words say stands"),
    (replace(FACT, subject=None), {"subject": 0.9}, {}, "a country without a name is a subject"),
    (
        replace(FACT, subject=None, subject_iso3=None),
        {"subject": 0.9},
        {"subject": "Peru", "subject_iso3": "PER"},
        "the name with its country",
    ),
]


@pytest.mark.parametrize(("fact", "same", "expected", "why"), CASES, ids=[case[-1] for case in CASES])
def test_carry(fact, same, expected, why):
    assert carry(fact, BEFORE, same) == replace(fact, **expected), why
