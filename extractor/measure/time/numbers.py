"""Tokens with digits: days, years, split years, codes of quarters, halves and fiscal years, numeric dates."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from extractor.measure.time.periods import Period, day, unit_of
from extractor.measure.time.resolving import NO_SUCH_DATE, absolute, unplaced, year

Entry = tuple[str, Any]
"""Symbol and value of a token."""

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]\d\d:\d\d\S*)?$")
_SLASHED = re.compile(r"(\d{1,2})(?:([-/])(\d{1,2})\2(\d{4}|\d\d)|\.(\d{1,2})\.(\d{4}))$")
_YEAR_PAIR = re.compile(r"(\d{4})([-–/])(\d{4}|\d\d)$")
_YEAR_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})$")
_MONTH_YEAR = re.compile(r"(\d{1,2})/(\d{4})$")
_DAY_RANGE = re.compile(r"(\d{1,2})[-–/](\d{1,2})$")
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)$")
_DECADE = re.compile(r"(\d{2}|\d{4})s$")
_PART_CODE = re.compile(r"(?:([QHSqh])([1-4])|([1-4])([QHqh])|(9)(M))(?:(?:[-/]|CY)?['’]?(\d{4}|\d\d))?$")
_YEAR_PART = re.compile(r"(\d{4})-?([QHqh])([1-4])$")
_FISCAL = re.compile(
    r"(?:([QH])([1-4])|([1-4])([QH])|(9)(M))?FY['’]?(\d{4}|\d\d)(?:[-–/](\d{4}|\d\d))?$", re.IGNORECASE
)


def read_composite(word: str) -> Entry | None:
    """Read a token of more than digits: an ordinal, a decade, a code, a numeric date; None if it is no time."""
    if match := _ORDINAL.match(word):
        return "ordinal", int(match[1])
    if match := _DECADE.match(word):
        return "decade", int(match[1])
    try:
        return _read_code(word) or _read_numeric_date(word)
    except (ValueError, OverflowError):
        return "period", unplaced(NO_SUCH_DATE)


def _read_code(word: str) -> Entry | None:
    if match := _PART_CODE.match(word):
        kind = (match[1] or match[4] or match[6]).upper()
        number = int(match[2] or match[3] or match[5])
        return _part(kind, number, match[7])
    if match := _YEAR_PART.match(word):
        return _part(match[2].upper(), int(match[3]), match[1])
    if match := _FISCAL.match(word):
        kind = match[1] or match[4] or match[6]
        number = int(match[2] or match[3] or match[5] or 0)
        label = _full_year(match[7])
        split = match[8] is not None
        if kind:
            return "fiscal_part", (kind.upper(), number, label, split)
        return "fiscal_code", (label, split)
    return None


def _part(kind: str, number: int, year_: str | None) -> Entry | None:
    if kind not in ("Q", "M") and number > 2:
        return None
    symbol = {"Q": "quarter_code", "H": "half_code", "S": "half_code", "M": "months_code"}[kind]
    if year_ is None:
        return symbol, number
    return "dated_part", (symbol, number, _full_year(year_))


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _read_numeric_date(word: str) -> Entry | None:
    if match := _ISO.match(word):
        return "period", absolute(day(date(int(match[1]), int(match[3]), int(match[4]))))
    if match := _SLASHED.match(word):
        return "slashed", (int(match[1]), int(match[3] or match[5]), _two_digit(match[4] or match[6]))
    if match := _YEAR_PAIR.match(word):
        return _read_year_pair(match)
    if match := _YEAR_MONTH.match(word):
        return "period", absolute(unit_of(date(int(match[1]), int(match[2]), 1), "month"))
    if match := _MONTH_YEAR.match(word):
        if not 1800 <= int(match[2]) <= 2100 or not 1 <= int(match[1]) <= 12:
            return None
        return "period", absolute(unit_of(date(int(match[2]), int(match[1]), 1), "month"))
    if (match := _DAY_RANGE.match(word)) and 1 <= int(match[1]) < int(match[2]) <= 31:
        return "day_range", (int(match[1]), int(match[2]))
    return None


def _two_digit(digits: str) -> int:
    number = int(digits)
    return number if len(digits) == 4 else number + (2000 if number < 50 else 1900)


def _read_year_pair(match: re.Match[str]) -> Entry | None:
    first, last = int(match[1]), match[3]
    if not 1000 <= first <= 2199:
        return None
    second = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if second < first and len(last) == 2 and int(last) == (first + 1) % 100:
        second += 100
    if second == first + 1:
        return "split", first
    if second > first and match[2] != "/":
        return "period", absolute(Period(year(first).start, year(second).end))
    if len(last) == 2 and 1 <= int(last) <= 12:
        return "period", absolute(unit_of(date(first, int(last), 1), "month"))
    return None
