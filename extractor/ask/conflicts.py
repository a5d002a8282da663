"""Where sources disagree: other values for the same metric of the same parties in the same period."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from extractor.ask.answer import Answer
from extractor.compare import metric_words
from extractor.compare.claims import party
from extractor.knowledge.cues import word_class
from extractor.knowledge.units import dimension_of
from extractor.records import Fact
from extractor.result.words import DIGITS, SCALES

ASSERTED = ("actual", "planned")
"""The statuses of a figure that somebody stands for."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Facts that cannot all be right, the newest article's first; none of them is dropped."""

    answers: tuple[Answer, ...]

    @property
    def newest(self) -> Answer | None:
        """The fact of the newest article, if there is one that is newer than the others."""
        first, second = self.answers[:2]
        return first if first.published and (second.published or "") < first.published else None


def find_conflicts(answers: Iterable[Answer]) -> Iterator[Conflict]:
    """Yield the conflicts among the answers.

    Compared are facts with the same words in their metric, the same parties, period, kind, status and dimension, of
    different articles, or of different sources in one. A rounded value agrees with an exact one, a bound with what
    lies within it.
    """
    groups: dict[tuple[object, ...], list[Answer]] = {}
    for answer in answers:
        key = _key(answer.fact)
        if key is not None:
            groups.setdefault(key, []).append(answer)
    for group in groups.values():
        disagreeing = {
            index
            for (first, one), (second, other) in combinations(enumerate(group), 2)
            if _are_two(one.fact, other.fact) and not agree(one.fact, other.fact)
            for index in (first, second)
        }
        if disagreeing:
            chosen = [group[index] for index in sorted(disagreeing)]
            yield Conflict(tuple(sorted(chosen, key=lambda answer: answer.published or "", reverse=True)))


def _key(fact: Fact) -> tuple[object, ...] | None:
    """Return what facts have in common that can contradict one another; None for one that says too little."""
    metric = metric_words(fact.metric or "") - word_class("frame")
    subject = party(fact.subject, fact.subject_iso3)
    if not metric or not subject or fact.period_start is None or fact.status not in ASSERTED:
        return None
    dimension = dimension_of(fact.unit or "")
    return (
        metric,
        subject,
        party(fact.counterpart, fact.counterpart_iso3),
        fact.period_start,
        fact.period_end,
        fact.kind,
        fact.status,
        fact.unit if dimension in (None, "money", "price") else dimension,
    )


def _are_two(fact: Fact, other: Fact) -> bool:
    """Whether they are statements of two: of two articles, or of two sources in one."""
    return fact.doc_id != other.doc_id or (bool(fact.source) and bool(other.source) and fact.source != other.source)


def agree(fact: Fact, other: Fact) -> bool:
    """Whether both values can be right: one is the other rounded, or lies within the other's bounds."""
    (low, high), (other_low, other_high) = _bounds(fact), _bounds(other)
    if fact.unit != other.unit:
        scale, other_scale = _si_scale(fact), _si_scale(other)
        low, high, other_low, other_high = low * scale, high * scale, other_low * other_scale, other_high * other_scale
    return low < other_high and other_low < high


def _bounds(fact: Fact) -> tuple[float, float]:
    """Return between which values the true one lies if the fact is right, both exclusive."""
    lower, upper = sorted((fact.value, fact.value if fact.value_to is None else fact.value_to))
    about = fact.modifier == "~"
    low = -math.inf if fact.modifier in ("<", "<=") else lower - _rounding(lower, about=about)
    high = math.inf if fact.modifier in (">", ">=") else upper + _rounding(upper, about=about)
    return low, high


def _rounding(value: float, *, about: bool) -> float:
    """Return half a unit of the last digit: 1.5 million lies between 1.45 and 1.55 million, 40 between 39.5 and 40.5.

    about: zeros at the end are no digits, so that about 40 lies between 35 and 45.
    """
    scale = next((scale for scale, _ in SCALES if abs(value) >= scale and _is_short(value / scale)), 1.0)
    digits = Decimal(repr(value / scale)).normalize().as_tuple()
    exponent = int(digits.exponent)
    return 0.5 * scale * 10.0 ** (exponent if about else min(exponent, 0))


def _is_short(scaled: float) -> bool:
    return round(scaled, DIGITS) == scaled


def _si_scale(fact: Fact) -> float:
    return fact.si_value / fact.value if fact.si_value is not None and fact.value else 1.0
