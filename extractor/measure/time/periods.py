"""Calendar intervals and the arithmetic on them: units, shifts, and parts such as "early" or "the first half of"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

UNIT_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
UNIT_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}

ONE_DAY = timedelta(days=1)

_BY_MONTHS = {1: "month", 3: "quarter", 6: "half", 12: "year"}


class UnplacedError(Exception):
    """An expression that names no interval that can be known; its message is the reason."""


@dataclass(frozen=True, slots=True)
class Period:
    """An interval of whole days, inclusive at both ends; raises UnplacedError if they are in the wrong order.

    granularity: day, week, month, quarter, half, season, year, decade or interval.
    """

    start: date
    end: date
    granularity: str = "interval"

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise UnplacedError("it would end before it starts")


def day(date_: date) -> Period:
    """The interval of a single day."""
    return Period(date_, date_, "day")


def step(from_: date, count: int, unit: str) -> date:
    """The date ``count`` units later (earlier if negative), clamped to the end of the month."""
    if unit in UNIT_DAYS:
        return from_ + timedelta(days=count * UNIT_DAYS[unit])
    if unit == "hour":
        whole_days = abs(count) // 24
        return from_ + timedelta(days=whole_days if count > 0 else -whole_days)
    months = from_.year * 12 + from_.month - 1 + count * UNIT_MONTHS[unit]
    year, month = divmod(months, 12)
    for last in (from_.day, 30, 29, 28):
        if last <= from_.day:
            try:
                return date(year, month + 1, last)
            except ValueError:
                continue
    raise UnplacedError("outside the calendar")


def unit_of(within: date, unit: str) -> Period:
    """The calendar unit that holds the date: its week (Monday to Sunday), month, quarter, half, year, decade."""
    if unit in ("day", "hour"):
        return day(within)
    if unit in ("week", "fortnight"):
        monday = within - timedelta(days=within.weekday())
        return Period(monday, monday + timedelta(days=UNIT_DAYS[unit] - 1), "week")
    if unit == "weekend":
        saturday = within + timedelta(days=5 - within.weekday())
        return Period(saturday, saturday + ONE_DAY)
    months = UNIT_MONTHS[unit]
    first = (within.year * 12 + within.month - 1) // months * months
    start = date(first // 12, first % 12 + 1, 1)
    return Period(start, step(start, 1, unit) - ONE_DAY, unit if unit != "century" else "interval")


def shifted(period: Period, count: int, unit: str) -> Period:
    """The period moved by whole units; it keeps its length, and whole months stay whole months."""
    after = period.end + ONE_DAY
    if after.day == 1:
        return Period(step(period.start, count, unit), step(after, count, unit) - ONE_DAY, period.granularity)
    return Period(step(period.start, count, unit), step(period.end, count, unit), period.granularity)


def months_from(start: date, count: int, granularity: str | None = None) -> Period:
    """The period of ``count`` months that begins on the date."""
    last = step(start, count, "month") - ONE_DAY
    return Period(start, last, granularity or _BY_MONTHS.get(count, "interval"))


def last_day(period: Period) -> Period:
    """The end of a period: its last day only."""
    return day(period.end)


def first_day(period: Period) -> Period:
    """The start of a period: its first day only."""
    return day(period.start)


_THIRDS = {
    # Months and years by the conventions of the trade; the others in three parts as equal as they come.
    "year": {"early": (0, 4), "mid": (4, 8), "late": (8, 12)},
    "half": {"early": (0, 2), "mid": (2, 4), "late": (4, 6)},
    "quarter": {"early": (0, 1), "mid": (1, 2), "late": (2, 3)},
    "season": {"early": (0, 1), "mid": (1, 2), "late": (2, 3)},
    "decade": {"early": (0, 48), "mid": (48, 84), "late": (84, 120)},
}
_MONTH_THIRDS = {"early": (0, 9), "mid": (10, 19), "late": (20, 30)}
_WEEK_THIRDS = {"early": (0, 2), "mid": (1, 4), "late": (3, 6)}


def third(period: Period, which: str) -> Period:
    """Early, mid or late in a period; of a day, the day itself; of months and years as the table above has it."""
    kind = period.granularity
    if kind == "day":
        return period
    if kind in ("month", "week"):
        first, last = (_MONTH_THIRDS if kind == "month" else _WEEK_THIRDS)[which]
        return Period(
            period.start + timedelta(days=first), min(period.start + timedelta(days=last), period.end), "interval"
        )
    if kind in _THIRDS:
        first, after = _THIRDS[kind][which]
        return Period(step(period.start, first, "month"), step(period.start, after, "month") - ONE_DAY)
    days = (period.end - period.start).days + 1
    cuts = [period.start + timedelta(days=days * n // 3) for n in range(4)]
    place = ("early", "mid", "late").index(which)
    return Period(cuts[place], cuts[place + 1] - ONE_DAY)


def months_in(period: Period) -> int:
    """Length in whole months, 0 if the period does not begin and end with months."""
    after = period.end + ONE_DAY
    if after.day != period.start.day:
        return 0
    return (after.year - period.start.year) * 12 + after.month - period.start.month


def section(period: Period, unit: str, place: int) -> Period:
    """The ``place``-th unit of a period, 1 the first and -1 the last: a quarter of a year, a week of a month, a day."""
    if unit == "half" and period.granularity == "month":
        middle = period.start + timedelta(days=14)
        return Period(period.start, middle) if place == 1 else Period(middle + ONE_DAY, period.end)
    if unit == "week":
        # A week belongs to the month or year that holds its Thursday, as in ISO 8601.
        if place > 0:
            thursday = period.start + timedelta(days=(3 - period.start.weekday()) % 7 + 7 * (place - 1))
        else:
            thursday = period.end - timedelta(days=(period.end.weekday() - 3) % 7 + 7 * (-place - 1))
        return unit_of(thursday, "week")
    if unit == "weekend":
        return unit_of(section(period, "week", place).start, "weekend")
    if unit == "day":
        return day(period.start + timedelta(days=place - 1) if place > 0 else period.end + timedelta(days=place + 1))
    whole = months_in(period)
    length = whole // 2 if unit == "half" else UNIT_MONTHS.get(unit, 0)
    if not length or whole % length or abs(place) * length > whole:
        raise UnplacedError("no such part")
    index = place - 1 if place > 0 else whole // length + place
    return months_from(step(period.start, index * length, "month"), length)


def stretch(period: Period, count: int, unit: str, from_end: bool) -> Period:
    """The first or last ``count`` units of a period: "the first nine months of 2021"."""
    if from_end:
        first, last = step(period.end + ONE_DAY, -count, unit), period.end
    else:
        first, last = period.start, step(period.start, count, unit) - ONE_DAY
    if first < period.start or last > period.end:
        raise UnplacedError("longer than the period it is part of")
    return _measured(first, last)


def ending(last: date, count: int, unit: str) -> Period:
    """The ``count`` units that end with the date: "the three months to September"."""
    return _measured(step(last + ONE_DAY, -count, unit), last)


def _measured(first: date, last: date) -> Period:
    """The period between two days, its granularity by its length in months."""
    period = Period(first, last)
    return Period(first, last, _BY_MONTHS.get(months_in(period), "interval"))
