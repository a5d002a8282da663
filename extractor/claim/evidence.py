"""Why a fact is as it is: for every slot its words, its probability, and the runner-up or the rule that decided."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractor.annotations import Annotations
from extractor.claim.network import Reading
from extractor.claim.period import period_of
from extractor.claim.rules import Decision
from extractor.claim.tokens import Located
from extractor.records import Evidence, Fact

SLOTS = ("kind", "direction", "status", "metric", "subject", "counterpart", "source", "period")
"""The slots that are explained, besides the value."""


class Places:
    """Where the names, times and words of an article stand."""

    def __init__(self, text: str, records: Annotations) -> None:
        self.text = text
        self.names: dict[str, list[tuple[int, int]]] = {}
        self.periods: dict[str, list[tuple[int, int]]] = {}
        for mention in sorted(records.mentions, key=_start):
            self.names.setdefault(mention.name, []).append((mention.start, mention.end))
        for time in sorted(records.times, key=_start):
            self.periods.setdefault(_interval(*period_of(time)) or "", []).append((time.start, time.end))

    def find(self, slot: str, value: str, offset: int) -> tuple[int, int] | None:
        """The words that fill a slot, nearest to a figure; None where they do not stand as they are in the text."""
        if slot == "period":
            return _nearest(self.periods.get(value, ()), offset)
        if value in self.names:
            return _nearest(self.names[value], offset)
        before, behind = self.text.rfind(value, 0, offset), self.text.find(value, offset)
        return _nearest([(start, start + len(value)) for start in (before, behind) if start >= 0], offset)


@dataclass(frozen=True, slots=True)
class Case:
    """A fact and how it came about: what the network read, its record, and what rules decided since."""

    fact: Fact
    reading: Reading
    first: Fact
    decisions: Mapping[str, Decision]

    def explain(self, places: Places) -> tuple[Evidence, ...]:
        """Why the fact states something at all, and why each of its slots is filled as it is."""
        other, rival = self.reading.others["scope"]
        value = Evidence(
            slot="value",
            value=f"{self.fact.value:g}",
            start=self.fact.start,
            end=self.fact.end,
            score=_rounded(self.reading.in_scope),
            other=other,
            other_score=_rounded(rival),
        )
        return value, *(self._slot(slot, places) for slot in SLOTS)

    def _slot(self, slot: str, places: Places) -> Evidence:
        own, read = slot_value(self.fact, slot), slot_value(self.first, slot)
        decision = self.decisions.get("period_start" if slot == "period" else slot)
        score = _rounded(self.reading.scores[slot])
        span = None
        if decision is not None and decision.start is not None:
            span = decision.start, decision.end
        elif own is not None and slot not in {"kind", "direction", "status"}:
            span = places.find(slot, own, self.fact.start)
        start, end = span or (None, None)
        if decision is not None and own != read:
            rule = decision.rule
            return Evidence(slot=slot, value=own, start=start, end=end, rule=rule, other=read, other_score=score)
        other, rival = self.reading.others.get(slot, (None, None))
        return Evidence(
            slot=slot, value=own, start=start, end=end, score=score, other=other, other_score=_rounded(rival)
        )


def slot_value(fact: Fact, slot: str) -> str | None:
    """What fills a slot of a fact; a period as "first/last day"."""
    return _interval(fact.period_start, fact.period_end) if slot == "period" else getattr(fact, slot)


def _interval(first: str | None, last: str | None) -> str | None:
    return f"{first}/{last}" if first and last else None


def _nearest(spans: Sequence[tuple[int, int]], offset: int) -> tuple[int, int] | None:
    """The one of the sorted spans that starts nearest to an offset."""
    behind = bisect_left(spans, (offset,))
    return min(spans[max(0, behind - 1) : behind + 1], key=lambda span: abs(span[0] - offset), default=None)


def _start(record: Located) -> int:
    return record.start


def _rounded(probability: float | None) -> float | None:
    return None if probability is None else round(probability, 4)
