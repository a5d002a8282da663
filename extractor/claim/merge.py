"""One claim, one fact: mentions of the same claim in an article become one record."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from extractor.records import Fact

IDENTITY = (
    "value",
    "value_to",
    "unit",
    "kind",
    "metric",
    "subject",
    "counterpart",
    "period_start",
    "period_end",
    "status",
)
"""Slots that make two mentions the same claim when all of them agree."""


def merge_facts(facts: Iterable[Fact]) -> list[Fact]:
    """Merge repeated claims into the first of them, which lists the offsets of all; order of first mention."""
    merged: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        key = tuple(_comparable(getattr(fact, slot)) for slot in IDENTITY)
        first = merged.get(key)
        own = fact.mentions or ((fact.start, fact.end),)
        merged[key] = replace(first or fact, mentions=(*first.mentions, *own) if first else own)
    return [replace(fact, fact_id=fact_id(fact)) for fact in merged.values()]


def fact_id(fact: Fact) -> str:
    """A stable name for the claim: 16 hex digits of the SHA-256 of the article's id and the claim."""
    claim = [fact.doc_id, *(getattr(fact, slot) for slot in IDENTITY)]
    return hashlib.sha256(repr(claim).encode()).hexdigest()[:16]


def _comparable(value: object) -> object:
    return value.casefold() if isinstance(value, str) else value
