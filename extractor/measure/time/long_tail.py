"""Rare forms of absolute dates, read by dateparser: one expression at a time, never a search in the text."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

from extractor.knowledge.time_words import month_pattern


@cache
def long_tail_pattern() -> re.Pattern[str]:
    """Dates with a month's name that the grammar has no rule for: stamps of machines, odd separators, short years."""
    month = rf"(?:{month_pattern()}|{month_pattern().lower()})"
    return re.compile(
        rf"(?:[A-Z][a-z]{{2,8}},? )?{month}\.? \d{{1,2}},? \d\d?:\d\d(?::\d\d)?"
        rf"(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{{2,4}})?,? \d{{4}}\b"
        rf"|\d{{1,2}}\. ?{month}\.? ?\d{{4}}\b"
        rf"|\d{{4}}[-/.]{month}[-/.]\d{{1,2}}\b"
        rf"|\d{{1,2}}[-/.]{month}[-/.](?:\d{{4}}|\d\d)\b"
        rf"|\d{{1,2}}{month}\d{{4}}\b"
    )


@lru_cache(maxsize=1024)
def read_long_tail(quote: str) -> date | None:
    """The date that the quote names, or None if dateparser is not sure of its day, month and year."""
    import dateparser

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True, "TIMEZONE": "UTC"}
    found = dateparser.parse(quote, languages=["en"], settings=settings)
    return found.date() if found else None
