"""Figures of the same kind over time: facts that agree in metric, parties and unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from extractor.chart.choice import is_drawn
from extractor.compare import series_key
from extractor.report.rows import Row
from extractor.result.words import describe_figure, describe_parties, describe_period

FEWEST = 2
"""So many periods make a chart."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value for one period. day: the middle of the period, as a proleptic ordinal; label: all in words."""

    day: float
    value: float
    planned: bool
    source: str
    period: str
    label: str
    row: Row


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one metric between the same parties in one unit, in the order of time."""

    metric: str
    parties: str
    unit: str
    kind: str
    points: tuple[Point, ...]


def find_series(rows: Iterable[Row]) -> list[Series]:
    """Group the facts that have a metric, a unit and a period; those with most points first.

    A series has values for at least ``FEWEST`` periods. The same value for the same period by the same source is one
    point, however often it is reported; different values, and different sources, are points of their own.
    """
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        if row.fact.metric and row.fact.unit and is_drawn(row.fact):
            groups.setdefault((series_key(row.fact), row.fact.unit), []).append(row)
    series = [_make_series(group) for group in groups.values()]
    return sorted(
        (one for one in series if len({point.day for point in one.points}) >= FEWEST), key=lambda one: -len(one.points)
    )


def _make_series(rows: list[Row]) -> Series:
    fact = rows[0].fact
    points: dict[tuple[object, ...], Point] = {}
    for row in rows:
        point = _make_point(row)
        points.setdefault((point.day, point.value, point.source, point.planned), point)
    return Series(
        metric=fact.metric or "",
        parties=describe_parties(fact),
        unit=fact.unit or "",
        kind=fact.kind,
        points=tuple(sorted(points.values(), key=lambda point: (point.day, point.source, point.value))),
    )


def _make_point(row: Row) -> Point:
    fact = row.fact
    first, last = (date.fromisoformat(day or "").toordinal() for day in (fact.period_start, fact.period_end))
    period = describe_period(fact.period_start, fact.period_end)
    source = fact.source or "no source named"
    status = "" if fact.status == "actual" else f" ({fact.status})"
    return Point(
        day=(first + last) / 2,
        value=fact.value if fact.value_to is None else (fact.value + fact.value_to) / 2,
        planned=fact.status == "planned",
        source=source,
        period=period,
        label=f"{describe_figure(fact)}{status}, {period}, {source}",
        row=row,
    )
