"""From text to the runs of tokens that may be time expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from extractor.knowledge.holidays import holiday_first_words, holiday_pattern, holidays
from extractor.knowledge.time_words import abbreviations, month_pattern, time_words
from extractor.measure.time.grammar import Node
from extractor.measure.time.periods import day, interval, unit_of
from extractor.measure.time.resolving import NO_SUCH_DATE, absolute, unplaced, year

Entry = tuple[str, Any]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TOKEN = re.compile(r"[^\W\d_]+(?!\w)|\d\w*(?:[-–/.:,]\d\w*)*|\w+(?:[-–/]\d\w*)*|[^\w\s]")

# Symbols that can make an expression; a run of tokens without one is none.
_TRIGGERS = _words(
    "month weak_month weekday weak_weekday weekdays year decade decade_name split date period slashed "
    "quarter_code half_code months_code dated_part fiscal_code fiscal_part season_name fall holiday today "
    "yesterday tomorrow tonight overnight ytd vague on_year units day_unit week_unit weekend_unit "
    "fortnight_unit month_unit quarter_unit half_unit year_unit decade_unit century_unit day_range ago part"
)

_BEFORE_YEAR = _words(
    "in during throughout since by until till from through before after between of for early late mid "
    "middle year over to and or than circa around about as versus vs against on years fiscal"
)
_TAKES_YEAR = _words(
    "month weak_month quarter_unit half_unit quarter_code half_code months_code season_name fall holiday "
    "fiscal year_unit"
)
_DETERMINERS = _words("the a an its his her their our this that whose s")
_COUNTED = re.compile(
    r"[ -]?(?:%|(?:million|billion|trillion|thousand|hundred|per ?cent|pct|people|persons|men|women|troops|soldiers|"
    r"times|points|miles|met(?:re|er)s?|k?m|kg|tonn?es?|tons?|barrels|hectares|acres|feet|dollars|euros|pounds|yen|"
    r"yuan|cases|deaths|jobs|homes|houses|families|votes|seats|kilomet\w+)\b)"
)
_PART_OF_YEAR = re.compile(
    rf",? ?(?:{month_pattern()}|Q[1-4]|H[12]|(?:the )?(?:first|second|third|fourth|fiscal|financial|tax)[ -](?:quarter|half|year))\b"
)
_NEXT_WORD = re.compile(r"[ \n-]([^\W\d_]+)")
_BEFORE_MONTH = _words(
    "in during throughout since by until till from through before after between of for early late mid "
    "middle last next this to and or than end each every past coming previous following on s as ending "
    "ended through beginning starting - –"
)
_MONTH_GOES_ON = re.compile(r"\.?(?:['’]s\b|,? \d|[-–/]| (?:of|this|last|next|through|to|until) )")

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]\d\d:\d\d\S*)?$")
_SLASHED = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)$")
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


def runs(text: str) -> Iterator[list[Node]]:
    """Yield each run of adjacent tokens that are all words of time expressions, one of them a sure sign of time."""
    run: list[Node] = []
    triggered = False
    previous = ""
    done = 0
    words, shortened = time_words(), abbreviations()
    first_words, names = holiday_first_words(), holiday_pattern()
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < done:
            continue
        word = match.group()
        entry = words.get(word)
        if word in first_words and (holiday := names.match(text, start)):
            entry, end = ("holiday", holidays()[holiday.group().lower().replace("’", "'")]), holiday.end()
            done = end
        elif entry is None:
            entry = _read_digits(text, word, start, end, previous, run) if not word.isalpha() else None
        else:
            entry = _settle(entry, text, word, end, previous)
            if word in shortened and text.startswith(".", end):
                end += 1
                done = end
        previous = word
        if run and "\n" in text[run[-1].end : start] and "\n\n" in text[run[-1].end : start]:
            if triggered:
                yield run
            run, triggered = [], False
        if entry is None:
            if run:
                if triggered:
                    yield run
                run, triggered = [], False
            continue
        run.append(Node(entry[0], start, end, entry[1]))
        triggered = triggered or entry[0] in _TRIGGERS
    if triggered:
        yield run


def _settle(entry: Entry, text: str, word: str, end: int, previous: str) -> Entry:
    """Settle words that are names or verbs as well by their neighbours."""
    if entry[0] == "weak_month" and (
        previous.lower() in _BEFORE_MONTH or word in ("April", "June") or _MONTH_GOES_ON.match(text, end)
    ):
        return "month", entry[1]
    return entry


def _read_digits(text: str, word: str, start: int, end: int, previous: str, run: list[Node]) -> Entry | None:
    if word.isdigit():
        if len(word) == 4 and run and run[-1].symbol in _TAKES_YEAR and run[-1].end >= start - 2:
            return "year", int(word)
        return _read_number(text, word, start, end, previous)
    if match := _ORDINAL.match(word):
        return "ordinal", int(match[1])
    if match := _DECADE.match(word):
        return "decade", int(match[1])
    try:
        return _read_code(word) or _read_numeric_date(text, word, end)
    except (ValueError, OverflowError):
        return "period", unplaced(NO_SUCH_DATE)


def _read_number(text: str, word: str, start: int, end: int, previous: str) -> Entry | None:
    number = int(word)
    if len(word) == 4:
        if not 1000 <= number <= 2199 or text[start - 1 : start] in tuple("$€£¥.#"):
            return None
        return ("year" if _stands_for_year(text, number, start, end, previous) else "yearlike"), number
    if len(word) > 3 or _COUNTED.match(text, end):
        return ("number", number) if len(word) <= 3 else None
    return ("day" if 1 <= number <= 31 else "number"), number


def _stands_for_year(text: str, number: int, start: int, end: int, previous: str) -> bool:
    if _COUNTED.match(text, end):
        return False
    if _PART_OF_YEAR.match(text, end):
        return True
    following = _NEXT_WORD.match(text, end)
    next_word = following[1] if following else ""
    plural = next_word.endswith("s") and next_word.islower() and len(next_word) > 4
    before = previous.lower()
    if before in ("in", "since", "during", "year", "until", "early", "late", "mid", "between"):
        return True
    if not 1800 <= number <= 2100:
        return False
    if before in _BEFORE_YEAR or before in _DETERMINERS:
        return not (plural and number % 100 == 0)
    return before in ("(", "") or previous.isdigit() or (previous in (",", "–", "-", "/", ".", ":", "|") and not plural)


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
    if kind != "Q" and kind != "M" and number > 2:
        return None
    symbol = {"Q": "quarter_code", "H": "half_code", "S": "half_code", "M": "months_code"}[kind]
    if year_ is None:
        return symbol, number
    return "dated_part", (symbol, number, _full_year(year_))


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _read_numeric_date(text: str, word: str, end: int) -> Entry | None:
    if match := _ISO.match(word):
        return "period", absolute(day(date(int(match[1]), int(match[3]), int(match[4]))))
    if match := _SLASHED.match(word):
        return "slashed", (int(match[1]), int(match[3]), _two_digit(match[4]))
    if match := _YEAR_PAIR.match(word):
        return _read_year_pair(match)
    if match := _YEAR_MONTH.match(word):
        return "period", absolute(unit_of(date(int(match[1]), int(match[2]), 1), "month"))
    if match := _MONTH_YEAR.match(word):
        if not 1800 <= int(match[2]) <= 2100 or not 1 <= int(match[1]) <= 12:
            return None
        return "period", absolute(unit_of(date(int(match[2]), int(match[1]), 1), "month"))
    if (match := _DAY_RANGE.match(word)) and 1 <= int(match[1]) < int(match[2]) <= 31 and not _COUNTED.match(text, end):
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
        return "period", absolute(interval(year(first).start, year(second).end))
    if len(last) == 2 and 1 <= int(last) <= 12:
        return "period", absolute(unit_of(date(first, int(last), 1), "month"))
    return None
