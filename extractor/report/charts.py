"""From a series to the coordinates of a small chart, drawn by the template as SVG.

A plotting library's SVG would bring style attributes, which the page's security policy forbids, and no links to the
evidence; what is drawn here is a few lines and marks.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.report.series import Point, Series
from extractor.result.words import format_scaled

WIDTH, HEIGHT = 400, 220
LEFT, RIGHT, TOP, BOTTOM = 96, 30, 14, 34
"""The margins that hold the labels of the axes."""

STYLES = 5
"""Sources have so many looks, colour and shape; more of them share the last."""

TICKS = 4
"""Steps between the values on the axis, about."""

EXACT = 9
"""Decimals of a number of steps that are no rounding error of its division."""

LABEL = 70
"""The room that the label of a period needs."""

LONGEST = 10
"""Letters of a label on the axis: a day."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of the series at its place in the drawing."""

    x: float
    y: float
    point: Point


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch between two points of one source; dashed where it leads to or from a planned value."""

    start: Dot
    end: Dot

    @property
    def dashed(self) -> bool:
        """Whether either end is planned."""
        return self.start.point.planned or self.end.point.planned


@dataclass(frozen=True, slots=True)
class Source:
    """What one source says: the number of its look, its dots, and the lines between those of periods with one value."""

    name: str
    style: int
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A label at its place along an axis."""

    place: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A series drawn on ``WIDTH`` times ``HEIGHT``."""

    series: Series
    sources: tuple[Source, ...]
    values: tuple[Tick, ...]
    periods: tuple[Tick, ...]


def draw_chart(series: Series) -> Chart:
    """Return where everything goes."""
    points = series.points
    ticks = value_ticks(min(point.value for point in points), max(point.value for point in points))
    first, last = points[0].day, points[-1].day

    def across(point: Point) -> float:
        return LEFT + (point.day - first) / (last - first) * (WIDTH - LEFT - RIGHT)

    def up(value: float) -> float:
        return HEIGHT - BOTTOM - (value - ticks[0]) / (ticks[-1] - ticks[0]) * (HEIGHT - TOP - BOTTOM)

    dots = [Dot(round(across(point), 1), round(up(point.value), 1), point) for point in points]
    return Chart(
        series=series,
        sources=_by_source(dots),
        values=tuple(Tick(round(up(value), 1), format_scaled(value)) for value in ticks),
        periods=_period_ticks(dots),
    )


def value_ticks(low: float, high: float) -> list[float]:
    """Return round values, evenly apart by 1, 2 or 5 times a power of ten, that enclose both ends.

    >>> value_ticks(5.1, 5.4)
    [5.1, 5.2, 5.3, 5.4]
    """
    reach = high - low or abs(high) or 1.0
    power = 10.0 ** math.floor(math.log10(reach / TICKS))
    step = next(power * digit for digit in (1, 2, 5, 10) if power * digit * TICKS >= reach)
    below = math.floor(round(low / step, EXACT))
    above = max(math.ceil(round(high / step, EXACT)), below + 1)
    decimals = max(0, -math.floor(math.log10(step)))
    return [round(number * step, decimals) for number in range(below, above + 1)]


def _by_source(dots: Sequence[Dot]) -> tuple[Source, ...]:
    groups: dict[str, list[Dot]] = {}
    for dot in dots:
        groups.setdefault(dot.point.source, []).append(dot)
    return tuple(
        Source(
            name=name,
            style=min(number, STYLES - 1),
            dots=tuple(group),
            lines=tuple(Line(start, end) for start, end in pairwise(_alone(group))),
        )
        for number, (name, group) in enumerate(groups.items())
    )


def _alone(dots: Sequence[Dot]) -> list[Dot]:
    counts = Counter(dot.point.day for dot in dots)
    return [dot for dot in dots if counts[dot.point.day] == 1]


def _period_ticks(dots: Sequence[Dot]) -> tuple[Tick, ...]:
    ticks: list[Tick] = []
    for dot in dots:
        fact = dot.point.row.fact
        label = dot.point.period if len(dot.point.period) <= LONGEST else fact.period_start or ""
        if not ticks or dot.x - ticks[-1].place >= LABEL:
            ticks.append(Tick(dot.x, label))
    return tuple(ticks)
