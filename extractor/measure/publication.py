"""Finds an article's own publication date in its address or in its head, and nowhere else."""

from __future__ import annotations

import re
from datetime import date

from extractor.knowledge.time_words import month_numbers, month_pattern
from extractor.measure.time.expressions import Expression, find_expressions

_HEAD = 300
_LINES = 5

_IN_URL = re.compile(
    rf"/((?:19|20)\d\d)[/-]?(\d\d|{month_pattern().lower()})[/-]?(\d\d)(?=[/-]|$)|"
    r"[/_-]((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)"
)
# What may stand on a date line besides the date: labels, a clock time with its zone, a small number (a counter).
_BESIDE = re.compile(
    r"(?:\W|\b(?:date|dated|published|publication|posted|updated|last|first|modified|issued|released|created|on|at|of|the|"
    r"time|am|pm|a\.m\.|p\.m\.|gmt|utc|ist|est|edt|cet|cest|bst|pst|pdt|hrs?|local|online|print|edition)\b|"
    r"\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]m)?\b|\b\d{4}\s?(?:gmt|hrs|utc)\b|\b\d{1,3}\b)*",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"[Bb]y [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){0,3}\W*")
_UPDATED = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)
_SEGMENT = re.compile(r"\s*[|•·]\s*|\s{3,}")
_DATELINE_END = re.compile(r"\s(?:--|[-–—])\s|\s?—|\s--")
_DATELINE = re.compile(r"[A-Z][A-Z .'’/-]+(?:,[A-Za-z .]*)?\W*(?:\([A-Za-z. ]+\)|/[A-Za-z -]+/)?\W*")
# "CAIRO - 25 July 2022: The minister said"
_DATED_PLACE = re.compile(r"[A-Z][A-Z .'’/-]*[A-Z](?:,[A-Za-z .]*)?\s*[-–—]{1,2}\s*([^:\n]{6,30}):\s")


def find_published(text: str, url: str | None = None) -> str | None:
    """Return the date (YYYY-MM-DD) that the article gives for itself, or None.

    It is taken from a date in the path of the address, or from a line in the head of the text (the first five lines
    within 300 characters) that is nothing but a date with its label, time or byline, or a dateline with its year. A
    date in a sentence is about an event and never counts; neither does one whose order of day and month is unclear.
    """
    return (_from_url(url) if url else None) or _from_head(text)


def _from_url(url: str) -> str | None:
    for match in _IN_URL.finditer(url):
        year, month, day = match[1] or match[4], match[2] or match[5], match[3] or match[6]
        try:
            number = int(month) if month.isdigit() else month_numbers()[month.capitalize()]
            return date(int(year), number, int(day)).isoformat()
        except ValueError:
            continue
    return None


def _from_head(text: str) -> str | None:
    head = text[: _HEAD + 1]
    lines = [line.strip() for line in head.splitlines() if line.strip()]
    if len(head) > _HEAD:
        lines[-1:] = _DATELINE_END.split(lines[-1], maxsplit=1)[:1] if _DATELINE_END.search(lines[-1]) else []
    opened = [_DATED_PLACE.match(line + " ") for line in head.splitlines() if line.strip()]
    dated = next((found for match in opened[:_LINES] if match and (found := _date_of(match[1]))), None)
    if dated:
        return dated
    updated = None
    for line in lines[:_LINES]:
        for segment in _SEGMENT.split(line):
            found = _date_of(segment) or _date_of_dateline(segment)
            if found and not _UPDATED.search(segment):
                return found
            updated = updated or found
    return updated


def _date_of(segment: str) -> str | None:
    """The date of a line that says nothing else."""
    found = _only_day(segment)
    if found is None:
        return None
    beside = segment[: found.start] + " " + segment[found.end :]
    if _BESIDE.fullmatch(beside) or _BYLINE.fullmatch(beside.strip()):
        return _iso(found)
    return None


def _date_of_dateline(line: str) -> str | None:
    """The date of "BEIJING, March 3, 2022 (Xinhua) -- ..."."""
    end = _DATELINE_END.search(line)
    if end is None:
        return None
    opening = line[: end.start()]
    found = _only_day(opening)
    if found and _DATELINE.fullmatch(opening[: found.start] + opening[found.end :]):
        return _iso(found)
    return None


def _only_day(segment: str) -> Expression | None:
    """The time expression of a short text if it has exactly one and that names a day."""
    if len(segment) > 100 or not any(letter.isdigit() for letter in segment):
        return None
    found = [each for each in find_expressions(segment, None) if each.unresolved != "vague"]
    if len(found) != 1 or found[0].period is None or found[0].period.granularity != "day":
        return None
    return found[0]


def _iso(found: Expression) -> str | None:
    assert found.period is not None
    return found.period.start.isoformat() if 1900 <= found.period.start.year <= 2100 else None
