"""Holidays and days known by a name, from ``data/holidays.csv``.

A row has a name, a kind and a date by that kind: ``fixed`` (month-day), ``weekday`` (month, weekday and which one of
the month, -1 the last), ``easter`` (days after Western Easter Sunday), ``thanksgiving`` (days after the fourth Thursday
of November), ``event`` (one date in history) or ``moon`` (set by sighting or a lunar calendar, so that no date can be
computed here).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from extractor.errors import KnowledgeError
from extractor.knowledge.tables import read_columns

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day and the rule by which it falls."""

    name: str
    kind: str
    rule: str

    def date_in(self, year: int) -> date | None:
        """The day in a year; None for those set by the moon."""
        if self.kind == "fixed":
            month, day = self.rule.split("-")
            return date(year, int(month), int(day))
        if self.kind == "weekday":
            return _nth_weekday(year, *self.rule.split())
        if self.kind == "thanksgiving":
            return _nth_weekday(year, "11", "thursday", "4") + timedelta(days=int(self.rule))
        if self.kind == "easter":
            return easter(year) + timedelta(days=int(self.rule))
        return date.fromisoformat(self.rule) if self.kind == "event" else None


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _nth_weekday(year: int, month: str, weekday: str, place: str) -> date:
    number, nth = _WEEKDAYS.index(weekday), int(place)
    if nth > 0:
        first = date(year, int(month), 1)
        return first + timedelta(days=(number - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year + int(month) // 12, int(month) % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - number) % 7 + 7 * (-nth - 1))


@cache
def holidays() -> dict[str, Holiday]:
    """Holidays by their names in lower case. Raises KnowledgeError for a row whose date does not fit its kind."""
    found = {}
    for name, kind, rule in read_columns("holidays.csv", ("name", "kind", "date")):
        holiday = Holiday(name, kind, rule)
        try:
            known = holiday.date_in(2024) is not None
        except (ValueError, TypeError) as error:
            raise KnowledgeError(f"holidays.csv: {name!r} has the date {rule!r}, which is no {kind} date") from error
        if known != (kind != "moon"):
            raise KnowledgeError(f"holidays.csv: {name!r} is of the kind {kind!r}; see the table's description")
        found[name.lower()] = holiday
    return found


@cache
def holiday_pattern() -> re.Pattern[str]:
    """Any holiday's name, the longest first, with either apostrophe."""
    names = sorted(holidays().values(), key=lambda holiday: -len(holiday.name))
    forms = "|".join(re.escape(holiday.name).replace("'", "['’]") for holiday in names)
    return re.compile(rf"(?:{forms})(?!\w)")


@cache
def holiday_first_words() -> frozenset[str]:
    """The first word of each holiday's name, as written."""
    return frozenset(re.split(r"[^\w/]", holiday.name, maxsplit=1)[0] for holiday in holidays().values())
