"""A chart of characters, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from extractor.chart.choice import Choice, Line, Point
from extractor.result.words import format_scaled

HEIGHT = 16
"""Lines of the chart."""

MARKS = "●■▲◆★○□△◇☆"
"""The marks of the lines of the chart, by which they are told apart."""

PATH = "·"

CELLS_A_DATE = 14
"""Cells between two dates on the axis at least."""

VALUES = 5
"""Values on the axis."""

MARGIN = 0.05
"""Share of the range that is left free above and below."""


def draw_text(choice: Choice, width: int) -> str:
    """Return the chart, and the key to the marks of its lines, as text of so many cells a line."""
    import plotext

    figure = plotext.figure  # the library's only one: it is left as it was found, empty
    figure.clear()
    try:
        figure.theme("colorless")
        figure.plot_size(width, HEIGHT)
        for line, mark in zip(choice.lines, MARKS, strict=False):
            _draw_line(figure, line, mark)
        points = [point for line in choice.lines for point in line.points]
        _label_days(figure, points, width)
        _label_values(figure, points)
        drawn = figure.build().string(colorless=True)
    finally:
        figure.clear()
    rows = [choice.unit, *drawn.splitlines()]
    rows += [f"{mark} {line.label}" for line, mark in zip(choice.lines, MARKS, strict=False)]
    return "".join(f"{row.rstrip()}\n" for row in rows)


def _draw_line(figure: Any, line: Line, mark: str) -> None:
    agreed = line.agreed
    if len(agreed) > 1:
        path = figure.signal(*_places(agreed), marker=PATH)
        path.lines()
        figure.draw(path)
    figure.draw(figure.signal(*_places(line.points), marker=mark))


def _places(points: Sequence[Point]) -> tuple[list[int], list[float]]:
    return [point.middle.toordinal() for point in points], [point.height for point in points]


def _label_days(figure: Any, points: Sequence[Point], width: int) -> None:
    """Write as many dates as there is room for, as exact as their distance asks for."""
    days, _ = _places(points)
    first, last = min(days), max(days)
    if first == last:
        first, last = first - 1, last + 1
    count = max(width // CELLS_A_DATE - 1, 1)
    places = [first + (last - first) * number // count for number in range(count + 1)]
    cut = 4 if last - first > count * 365 else 7 if last - first > count * 31 else 10
    figure.ruler("x").lim(first, last)
    figure.ruler("x").ticks(places, [date.fromordinal(place).isoformat()[:cut] for place in places])


def _label_values(figure: Any, points: Sequence[Point]) -> None:
    _, values = _places(points)
    low, high = min(values), max(values)
    margin = (high - low) * MARGIN or abs(high) * MARGIN or 1.0
    low, high = low - margin, high + margin
    step = (high - low) / (VALUES - 1)
    places = [low + step * number for number in range(VALUES)]
    figure.ruler("y").lim(low, high)
    figure.ruler("y").ticks(places, [format_scaled(float(f"{place:.3g}")) for place in places])
