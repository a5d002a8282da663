"""Which facts a chart shows: those that are asked for, in one unit, as lines of the same claim over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from extractor.compare import in_unit, metric_words, series_key
from extractor.errors import ChartError
from extractor.knowledge.countries import find_code
from extractor.records import Fact
from extractor.result.words import describe_parties

SHOWN = ("actual", "planned")
"""The statuses of values that are points of a line; what is denied or merely possible is none."""

MOST_LINES = 10
"""More lines than this have no colours left that can be told apart."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value, in the chart's unit, for one period (inclusive dates). value_to: the upper bound of a range."""

    start: date
    end: date
    value: float
    value_to: float | None
    planned: bool
    source: str | None

    @property
    def middle(self) -> date:
        """The day in the middle of the period, where its mark stands."""
        return self.start + (self.end - self.start) / 2

    @property
    def height(self) -> float:
        """The value at which the mark stands: of a range, its middle."""
        return self.value if self.value_to is None else (self.value + self.value_to) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """What is said about one metric of the same parties, in the order of time."""

    label: str
    points: tuple[Point, ...]

    @property
    def agreed(self) -> tuple[Point, ...]:
        """The points whose period has one value only."""
        periods: dict[tuple[date, date], list[Point]] = {}
        for point in self.points:
            periods.setdefault((point.start, point.end), []).append(point)
        return tuple(
            points[0] for points in periods.values() if len({(point.value, point.value_to) for point in points}) == 1
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """What a chart shows. left_out: how many of the facts asked for it cannot show, by the reason."""

    unit: str
    lines: tuple[Line, ...]
    left_out: dict[str, int]


def choose(
    facts: Iterable[Fact], *, metric: str | None, country: str | None, counterpart: str | None, unit: str | None
) -> Choice:
    """Return the lines of a chart; the arguments are those of :func:`extractor.plot`, and so are the errors."""
    subject_iso3, counterpart_iso3 = _find_code(country), _find_code(counterpart)
    asked = [
        fact
        for fact in facts
        if metric_words(metric or "") <= metric_words(fact.metric or "")
        and subject_iso3 in (None, fact.subject_iso3)
        and counterpart_iso3 in (None, fact.counterpart_iso3)
    ]
    left_out: Counter[str] = Counter()
    dated = []
    for fact in asked:
        if fact.status not in SHOWN:
            left_out["denied or hypothetical"] += 1
        elif fact.period_start is None or fact.period_end is None:
            left_out["without a period"] += 1
        else:
            dated.append(fact)
    units = Counter(fact.unit for fact in dated if fact.unit is not None)
    unit = unit or next((name for name, _ in units.most_common(1)), None)
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in dated:
        converted = in_unit(fact, unit) if unit else None
        if converted is None:
            left_out["in another unit"] += 1
        else:
            groups.setdefault(series_key(fact), []).append(converted)
    if unit is None or not groups:
        raise ChartError(_explain_nothing(len(asked), left_out, unit, units))
    lines = sorted((_make_line(group) for group in groups.values()), key=lambda line: -len(line.points))
    left_out["in further lines"] = sum(len(line.points) for line in lines[MOST_LINES:])
    return Choice(unit, tuple(lines[:MOST_LINES]), {reason: count for reason, count in left_out.items() if count})


def is_drawn(fact: Fact) -> bool:
    """Whether the fact is a point of a line: it has a period and somebody stands for it."""
    return fact.status in SHOWN and fact.period_start is not None and fact.period_end is not None


def _find_code(country: str | None) -> str | None:
    if country is None:
        return None
    code = find_code(country)
    if code is None:
        raise ChartError(
            f"The country {country!r} is unknown, or names more than one: give its ISO 3166-1 alpha-3 code, as IND."
        )
    return code


def _make_line(facts: list[Fact]) -> Line:
    first = facts[0]
    change = " (change)" if first.kind == "change" else ""
    label = ", ".join(part for part in ((first.metric or "?") + change, describe_parties(first)) if part)
    points = dict.fromkeys(
        Point(
            start=date.fromisoformat(fact.period_start or ""),
            end=date.fromisoformat(fact.period_end or ""),
            value=fact.value,
            value_to=fact.value_to,
            planned=fact.status == "planned",
            source=fact.source,
        )
        for fact in facts
    )
    return Line(label, tuple(sorted(points, key=lambda point: (point.middle, point.end))))


def _explain_nothing(asked: int, left_out: Counter[str], unit: str | None, units: Counter[str]) -> str:
    if not asked:
        return "No fact has this metric, country and counterpart: ask for less, or look into facts.to_frame()."
    reasons = ", ".join(f"{count} {reason}" for reason, count in left_out.items())
    hint = f" There are {', '.join(units)}: give one of them as unit." if unit and units else ""
    return f"None of {asked} facts can be drawn: {reasons}.{hint}"
