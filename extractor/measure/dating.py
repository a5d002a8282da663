"""The days in which an article without a date was published, where its address or its words leave no doubt.

Newspapers add the weekday to a date of the weeks around: "he said on Monday, July 18, 2022" (in all nine articles whose
date is known it is of their year). A full date without its weekday is as often of years ago, and so are bare years.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from extractor.measure.time.expressions import Expression
from extractor.measure.time.periods import Period, unit_of
from extractor.measure.time.tense import Surroundings, read_direction

_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)(?:/(0?[1-9]|1[0-2]))?/(?!\d)")
_WEEKDAY = re.compile(r"(?:[Oo]n )?(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b")
_AHEAD = ("by ", "until ", "till ", "through ")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_AROUND = timedelta(days=7)


def publication_days(
    text: str, url: str | None, found: Iterable[Expression], surroundings: Surroundings
) -> Period | None:
    """First and last day on which an undated article can have been published, or None where nothing tells.

    The month or year in the path of the address ("/2022/07/"), else the week before and behind the latest past day
    that the text names with its weekday and year. found: the text's times, resolved without a publication date.
    """
    return (_in_address(url) if url else None) or _week_told(text, found, surroundings)


def agreed(undated: Sequence[Expression], *dated: Sequence[Expression]) -> list[Expression]:
    """The expressions resolved without a publication date, and of the others those that all readings resolve alike.

    dated: the same expressions, each time resolved against another publication date.
    """
    merged = []
    for own, *others in zip(undated, *dated, strict=True):
        same = all(other.period == others[0].period for other in others)
        merged.append(others[0] if own.period is None and same else own)
    return merged


def _in_address(url: str) -> Period | None:
    match = _IN_ADDRESS.search(url)
    if match is None:
        return None
    return unit_of(date(int(match[1]), int(match[2] or 1), 1), "month" if match[2] else "year")


def _week_told(text: str, found: Iterable[Expression], surroundings: Surroundings) -> Period | None:
    past = [
        each
        for each in found
        if each.period is not None
        and not text.startswith(_AHEAD, each.start)
        and read_direction(*surroundings(each.start, each.end), text.startswith(("'s", "’s"), each.end)) == "past"
    ]
    days = [each.period.start for each in past if each.period and _is_of_the_week(text[each.start : each.end], each)]
    if not days or any(each.period and each.period.start > max(days) + _AROUND for each in past):
        return None
    return Period(max(days) - _AROUND, max(days) + _AROUND)


def _is_of_the_week(quote: str, each: Expression) -> bool:
    """Whether a date stands with its own weekday and its year: "Monday, July 18, 2022"."""
    weekday = _WEEKDAY.match(quote)
    if weekday is None or each.period is None or each.period.start != each.period.end:
        return False
    day = each.period.start
    return str(day.year) in quote and _WEEKDAYS[day.weekday()] == weekday[1]
