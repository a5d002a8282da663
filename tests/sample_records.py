"""The sample articles, the records that an annotator expects of them, and how well found records agree with these."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import extractor

SAMPLES = Path(__file__).parents[1] / "samples"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.txt"))

EXACT = (
    "value",
    "value_to",
    "modifier",
    "unit",
    "kind",
    "direction",
    "subject_iso3",
    "counterpart_iso3",
    "period_start",
    "period_end",
    "status",
    "previous_value",
)
WORDED = {"metric": 1 / 3, "subject": 1 / 2, "counterpart": 1 / 2, "source": 1 / 2}
"""Slots in words, and the share of their words (intersection over union) that two readers' choices have in common."""


@cache
def read_expected(name: str) -> dict[tuple[int, int], dict[str, Any]]:
    """The annotator's records of a sample, by offsets; a figure that comes twice is a record each time."""
    records = json.loads((SAMPLES / "expected" / f"{name}.json").read_text(encoding="utf-8"))
    return {(record["start"], record["end"]): record for record in records}


@cache
def read_found(name: str) -> dict[tuple[int, int], dict[str, Any]]:
    """The facts that are found in a sample, by the offsets of each of their mentions."""
    text = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    result = extractor.extract(text, doc_id=f"samples/{name}.txt")
    return {mention: fact.to_dict() for fact in result.facts for mention in fact.mentions}


def agree(slot: str, expected: Any, found: Any) -> bool:
    """Whether two readings of a slot mean the same."""
    if slot in WORDED and expected and found:
        first, second = _words(expected), _words(found)
        return first <= second or second <= first or len(first & second) / len(first | second) >= WORDED[slot]
    return expected == found


def _words(text: str) -> set[str]:
    return {word.removesuffix("s") for word in re.findall(r"\w+", text.lower())} - {"the", "of", "in", "a", "on", "for"}


def measure_agreement() -> dict[str, float]:
    """The share of all expected records in which each slot is found as expected, and of those found at all."""
    records = [(read_found(name).get(span), record) for name in NAMES for span, record in read_expected(name).items()]
    shares = {"found": sum(found is not None for found, _ in records) / len(records)}
    for slot in (*EXACT, *WORDED):
        right = sum(found is not None and agree(slot, record[slot], found[slot]) for found, record in records)
        shares[slot] = right / len(records)
    return {slot: round(share, 3) for slot, share in shares.items()}
