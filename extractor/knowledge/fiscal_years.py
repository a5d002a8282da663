"""Fiscal and tax years of countries, from ``data/fiscal_years.csv``.

``start``: month and day of the first day; ``named_by``: whether a year is called by the calendar year of its ``start``
or of its ``end``; ``shown_by``: words that show in a text that the country is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractor.errors import KnowledgeError
from extractor.knowledge.tables import read_rows


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """The fiscal (or tax) year of a country."""

    iso3: str
    kind: str
    start_month: int
    start_day: int
    named_by: str
    shown_by: re.Pattern[str]


@cache
def fiscal_years() -> tuple[FiscalYear, ...]:
    """All calendars of the table. Raises KnowledgeError for a row that breaks its rules."""
    found = []
    for row in read_rows("fiscal_years.csv"):
        if row["kind"] not in ("fiscal", "tax") or row["named_by"] not in ("start", "end"):
            raise KnowledgeError(f"fiscal_years.csv: {row} has a kind or named_by that the table does not know")
        month, day = row["start"].split("-")
        words = "|".join(re.escape(word) for word in row["shown_by"].split("|"))
        found.append(
            FiscalYear(
                row["iso3"], row["kind"], int(month), int(day), row["named_by"], re.compile(rf"\b(?:{words})(?![\w$])")
            )
        )
    return tuple(found)
