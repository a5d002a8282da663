"""What a figure takes from the fact before it: whose it is in a list, and who says so where a speaker goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from extractor.records import Fact

LIKELY = 0.5
"""Least probability that the network gives to a shared value."""
FIELDS = {"subject": ("subject", "subject_iso3"), "source": ("source",)}
"""Slot of the network and the fields of the record that hold it."""


def carry(fact: Fact, before: Fact, same: Mapping[str, float]) -> Fact:
    """The fact with its empty slots filled from the one before, where the network says that they share a value.

    same: by slot, the probability of that.
    """
    shared: dict[str, Any] = {}
    for slot, fields in FIELDS.items():
        empty = all(getattr(fact, field) is None for field in fields)
        if empty and same.get(slot, 0.0) >= LIKELY:
            shared |= {field: getattr(before, field) for field in fields}
    return replace(fact, **shared)
