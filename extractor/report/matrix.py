"""Who with whom: how many facts tie two countries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from extractor.report.rows import Row

SHADES = 4
"""Steps of shading, from one fact to the most that two countries share."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Counts of facts by the countries (ISO alpha-3) of subject and counterpart, those with most facts first."""

    subjects: tuple[str, ...]
    counterparts: tuple[str, ...]
    counts: dict[tuple[str, str], int]

    def shade(self, subject: str, counterpart: str) -> int:
        """Return the step of shading of a pair, 1 to ``SHADES``."""
        return -(-self.counts[subject, counterpart] * SHADES // max(self.counts.values()))


def count_pairs(rows: Iterable[Row]) -> Matrix:
    """Count the facts that name a country on both sides."""
    pairs = Counter(
        (row.fact.subject_iso3, row.fact.counterpart_iso3)
        for row in rows
        if row.fact.subject_iso3 and row.fact.counterpart_iso3
    )
    counts = {(subject, counterpart): count for (subject, counterpart), count in pairs.items()}
    return Matrix(
        subjects=_by_weight(counts, side=0),
        counterparts=_by_weight(counts, side=1),
        counts=counts,
    )


def _by_weight(counts: dict[tuple[str, str], int], side: int) -> tuple[str, ...]:
    weights: Counter[str] = Counter()
    for pair, count in counts.items():
        weights[pair[side]] += count
    return tuple(sorted(weights, key=lambda iso3: (-weights[iso3], iso3)))
