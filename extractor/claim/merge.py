"""One claim, one fact: mentions of the same claim in an article become one record.

Two mentions are the same claim if they have the same figure, kind and status, measure the same thing, and no slot of
one contradicts the other's: a headline often lacks the party or the period that the body gives.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from extractor.records import Evidence, Fact

FIGURE = ("value", "value_to", "unit", "kind", "status")
"""Slots that are the same in all mentions of a claim."""
DETAILS = (
    ("direction",), ("subject", "subject_iso3"), ("counterpart", "counterpart_iso3"), ("period_start", "period_end"),
    ("source",), ("previous_value", "previous_how"),
)  # fmt: skip
"""Slots that one mention may lack and another fill, together with those that belong to them."""
IDENTITY = (*FIGURE[:4], "metric", "subject", "counterpart", "period_start", "period_end", "status")
"""Slots that name a claim."""


def merge_facts(facts: Iterable[Fact]) -> list[Fact]:
    """Merge repeated claims, in the order of their first mention.

    The best mention is the record: the one with most details, then the surest, then the first. What it lacks it takes
    from the others. ``mentions`` lists the offsets of all, its own first.
    """
    claims: list[list[Fact]] = []
    alike: dict[tuple[object, ...], list[list[Fact]]] = {}
    for fact in facts:
        known = alike.setdefault(tuple(getattr(fact, slot) for slot in FIGURE), [])
        claim = next((claim for claim in known if all(is_same_claim(fact, other) for other in claim)), None)
        if claim is None:
            claim = []
            known.append(claim)
            claims.append(claim)
        claim.append(fact)
    return [_merged(claim) for claim in claims]


def is_same_claim(one: Fact, other: Fact) -> bool:
    """Whether two facts with the same figure state the same claim."""
    agree = all(
        getattr(one, slots[0]) is None
        or getattr(other, slots[0]) is None
        or all(_comparable(getattr(one, slot)) == _comparable(getattr(other, slot)) for slot in slots)
        for slots in DETAILS[:4]
    )
    agree = agree and ("=" in {one.modifier, other.modifier} or one.modifier == other.modifier)
    return agree and _same_metric(one.metric, other.metric)


def fact_id(fact: Fact) -> str:
    """A stable name for the claim: 16 hex digits of the SHA-256 of the article's id and the claim."""
    claim = [fact.doc_id, *(getattr(fact, slot) for slot in IDENTITY)]
    return hashlib.sha256(repr(claim).encode()).hexdigest()[:16]


def _merged(claim: list[Fact]) -> Fact:
    best = max(claim, key=lambda fact: (_details(fact), fact.confidence or 0.0, -fact.start))
    evidence = {one.slot: one for one in best.explain()}
    made = best
    for slots in DETAILS:
        giver = next((fact for fact in claim if getattr(fact, slots[0]) is not None), None)
        if getattr(made, slots[0]) is None and giver is not None:
            made = replace(made, **{slot: getattr(giver, slot) for slot in slots})
            evidence |= _given(giver, slots[0].removesuffix("_start"))
    places = chain(_places(best), *(_places(fact) for fact in claim if fact is not best))
    sure = max((fact.confidence for fact in claim if fact.confidence is not None), default=None)
    made = replace(made, mentions=tuple(dict.fromkeys(places)), confidence=sure)
    return replace(made, fact_id=fact_id(made)).with_evidence(tuple(evidence.values()))


def _given(giver: Fact, slot: str) -> dict[str, Evidence]:
    return {one.slot: replace(one, rule=one.rule or "another mention") for one in giver.explain() if one.slot == slot}


def _details(fact: Fact) -> int:
    return sum(getattr(fact, slots[0]) is not None for slots in DETAILS)


def _places(fact: Fact) -> tuple[tuple[int, int], ...]:
    return fact.mentions or ((fact.start, fact.end),)


def _same_metric(one: str | None, other: str | None) -> bool:
    """Whether two phrases name the same measure: alike, or one holds the words of the other ("tariff rate")."""
    left, right = _words(one), _words(other)
    return left == right or (bool(left) and bool(right) and (left <= right or right <= left))


def _words(phrase: str | None) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in re.findall(r"\w+", (phrase or "").casefold()))


def _comparable(value: object) -> object:
    return value.casefold() if isinstance(value, str) else value
