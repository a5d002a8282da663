"""What a figure takes from the fact before it: whose it is in a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from extractor.records import Fact

LIKELY = 0.5
"""Least probability that the network gives to a shared value."""


def carry(fact: Fact, before: Fact, same: Mapping[str, float]) -> Fact:
    """The fact with the subject of the one before where it has none and the network says that they share it.

    same: by slot, the probability of that.
    """
    if fact.subject is not None or fact.subject_iso3 is not None or same.get("subject", 0.0) < LIKELY:
        return fact
    return replace(fact, subject=before.subject, subject_iso3=before.subject_iso3)
