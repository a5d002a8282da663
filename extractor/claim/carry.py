"""What a figure shares with the fact before it: "Ruto has 53.7 percent, Odinga 38.1" measures one thing twice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from extractor.claim.network import SAME, Reading
from extractor.records import Fact

LIKELY = 0.5
"""Least probability that the network gives to a shared value."""
FIELDS = {
    "metric": ("metric",),
    "subject": ("subject", "subject_iso3"),
    "counterpart": ("counterpart", "counterpart_iso3"),
    "source": ("source",),
    "period": ("period_start", "period_end"),
}
"""Slot of the network and the fields of the record that hold it."""


def carry(fact: Fact, before: Fact, reading: Reading) -> Fact:
    """The fact with the slots that it shares with the one before, as the network says.

    A slot is shared if that is likelier than the filler found in the passage; one that the fact before lacks is not.
    """
    shared: dict[str, Any] = {}
    for slot in SAME:
        fields = FIELDS[slot]
        given = any(getattr(before, field) is not None for field in fields)
        own = reading.scores[slot] if getattr(fact, fields[0]) is not None else 0.0
        if given and reading.same[slot] >= max(LIKELY, own):
            shared |= {field: getattr(before, field) for field in fields}
    return replace(fact, **shared)
