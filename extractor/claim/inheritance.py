"""Figures that lean on another one: a conversion in brackets has all its slots, the value before has its parties."""

from __future__ import annotations

from dataclasses import replace

from extractor.claim.context import SentenceView
from extractor.records import Fact, Quantity

INHERITED = (
    "modifier", "kind", "direction", "metric", "subject", "subject_iso3", "counterpart", "counterpart_iso3",
    "period_start", "period_end", "source", "status",
)  # fmt: skip
"""Slots that a conversion has from the figure that it converts."""
SHARED = ("metric", "subject", "subject_iso3", "counterpart", "counterpart_iso3", "source")
"""Slots that the value before shares with the figure that it is compared with."""


def converted_from(view: SentenceView, index: int) -> Quantity | None:
    """The figure that the ``index``-th figure of the sentence converts, or None.

    A conversion stands in brackets (or after "or") right behind another figure of the same dimension and another unit.
    """
    if index == 0:
        return None
    first, second = view.quantities[index - 1], view.quantities[index]
    same_kind = first.record.dimension == second.record.dimension != "count" and first.record.unit != second.record.unit
    between = view.words[first.end : second.start]
    opened = bool(between) and between[0] in {"(", "or", "["} and len(between) <= 3
    return first.record if same_kind and opened else None


def inherit(fact: Fact, original: Fact, slots: tuple[str, ...] = INHERITED) -> Fact:
    """The fact with the slots of the one that it leans on."""
    return replace(fact, **{slot: getattr(original, slot) for slot in slots})
