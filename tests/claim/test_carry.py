"""What a figure takes from the fact before it."""

from dataclasses import replace

import pytest

from extractor.claim.carry import carry
from extractor.claim.network import SAME, Reading
from extractor.records import Fact, Quantity

BEFORE = Fact(
    doc_id="a", start=0, end=1, quote="1", sentence="", value=1.0, metric="votes", subject="Peru", subject_iso3="PER",
    source="a poll", period_start="2024-05-01", period_end="2024-05-31",
)  # fmt: skip
FACT = Fact(doc_id="a", start=5, end=6, quote="2", sentence="", value=2.0, subject="Chile", subject_iso3="CHL")


def reading(same, scores):
    return Reading(
        quantity=Quantity(start=5, end=6, quote="2", value=2.0), in_scope=1.0, kind="level", direction=None,
        status="actual", metric=(), subject=None, subject_is_main=False, counterpart=None, source=None, credit=(),
        period=None, published=False, scores=dict.fromkeys(SAME, 0.0) | scores, same=dict.fromkeys(SAME, 0.0) | same,
    )  # fmt: skip


CASES = [
    ({}, {}, {}, "nothing is shared"),
    ({"metric": 0.9}, {}, {"metric": "votes"}, "the metric"),
    ({"metric": 0.4}, {}, {}, "not if it is unlikely"),
    ({"period": 0.9}, {}, {"period_start": "2024-05-01", "period_end": "2024-05-31"}, "both ends of the period"),
    ({"counterpart": 0.9}, {}, {}, "what the fact before lacks is not shared"),
    ({"subject": 0.7}, {"subject": 0.9}, {}, "its own subject is likelier"),
    ({"subject": 0.9}, {"subject": 0.6}, {"subject": "Peru", "subject_iso3": "PER"}, "the shared subject is likelier"),
]


@pytest.mark.parametrize(("same", "scores", "expected", "why"), CASES, ids=[case[-1] for case in CASES])
def test_carry(same, scores, expected, why):
    assert carry(FACT, BEFORE, reading(same, scores)) == replace(FACT, **expected), why
