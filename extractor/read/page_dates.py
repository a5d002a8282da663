"""The publication date of a page, only if the page states it as one."""

from __future__ import annotations

import re
from datetime import date

LONGEST_LINE = 120
"""Characters of a line that can be a byline or a date line."""

_SENTENCE_END = re.compile(r"(?<![ap]\.m)[.!?…][\"'”’)]*$")
_RIGHTS = re.compile(r"©|\(c\)|copyright|rights reserved", re.IGNORECASE)


def stated_date(found: str | None, *, values: list[str], lines: list[str], url: str | None) -> str | None:
    """Return the publication date (YYYY-MM-DD) of a page, or None if it states none.

    A date in the page's address comes first. Otherwise it is what the library ``found``, which may be a guess, such
    as the day of an event or the year in a copyright notice: it counts if one of the ``values`` of the page's markup
    holds it (metadata, structured data, times), or one of its short ``lines`` that is no sentence, where the order of
    day and month is clear. lines: the visible text to the end of the article.
    """
    from extractor.measure.publication import find_published

    from_address = find_published("", url) if url else None
    if from_address or found is None:
        return from_address
    try:
        day = date.fromisoformat(found)
    except ValueError:
        return None
    written = _written(day)
    in_markup = any(written.search(value) for value in values if found[:4] in value)
    return found if in_markup or any(written.search(line) for line in lines if _is_date_line(line)) else None


def _is_date_line(line: str) -> bool:
    return len(line) <= LONGEST_LINE and not _SENTENCE_END.search(line) and not _RIGHTS.search(line)


def _written(day: date) -> re.Pattern[str]:
    """A pattern of the ways to write a day that leave no doubt about it; months are words of any language."""
    year, month, number = day.year, day.month, day.day
    name = r"[^\W\d_]{3,}\.?"
    ways = [
        rf"(?<!\d){year}(?P<sign>[-/.]?)0?{month}(?P=sign)0?{number}(?!\d)",
        rf"(?<!\d)0?{number}\.\s?0?{month}\.\s?{year}",
        rf"(?<!\d)0?{number}(?:st|nd|rd|th|\.)?[\s,-]+(?:of |de )?{name},?[\s-]+(?:de )?{year}",
        rf"{name}[\s-]+0?{number}(?:st|nd|rd|th)?,?[\s-]+{year}",
    ]
    if number > 12 or number == month:
        ways += [rf"(?<!\d){number}/0?{month}/{year}", rf"(?<!\d)0?{month}/{number}/{year}"]
    return re.compile("|".join(ways), re.IGNORECASE)
