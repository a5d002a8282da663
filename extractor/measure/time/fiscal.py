"""Which twelve months a fiscal year, season or crop year covers: stated by the text, else by its country's calendar."""

from __future__ import annotations

import re
from datetime import date

from extractor.knowledge.fiscal_years import FiscalYear, fiscal_years
from extractor.knowledge.time_words import month_numbers, month_pattern
from extractor.measure.time.periods import ONE_DAY, Period, Unplaced, step
from extractor.measure.time.resolving import year

NOT_STATED = "fiscal year not stated"

_MONTH, _MONTHS = month_pattern(), month_numbers()

_STATED_END = re.compile(
    rf"\b(?:books? (?:that )?(?:close|closes|closed)|(?:fiscal|financial|business|accounting|its|whose|the) year(?:[- ]end)?,? "
    rf"(?:which |that )?(?:ends?|ended|ending|closes?|closed|runs? (?:to|through))|year[- ]end (?:is|of|on)|year to(?: end-)?)"
    rf" (?:(?:on|in|at) )?(?:the end of )?(?:the last day of )?(?:(\d{{1,2}}) )?({_MONTH})\b\.?(?: (\d{{1,2}})\b)?"
)
_STATED_START = re.compile(
    rf"\byear,? (?:which |that )?(?:starts?|started|starting|begins?|began|beginning|runs? from)"
    rf" (?:(?:on|in) )?(?:(\d{{1,2}}) )?({_MONTH})\b\.?(?: (\d{{1,2}})\b)?"
)
_SPAN = re.compile(rf"\b({_MONTH})\b\.?(?: ?(?:to|through|until|till|-|–|and) ?)({_MONTH})\b")
_BEGINS = re.compile(
    rf"\b(?:starts?|started|starting|begins?|began|beginning|commenc\w+) (?:on |in |from )?(?:\d{{1,2}} )?({_MONTH})\b"
)
_COMPANY = re.compile(
    r"\b(?:company|group|firm|makers?|carmaker|chipmaker|retailer|grocer|airline|carrier|bank|lender|brewer|miner|insurer|"
    r"supermarket|chain|operator|Inc|Corp|Ltd|PLC|plc|Co|profits?|earnings|revenue forecast|net income|per share|"
    r"shareholders?|\w+maker|producer|conglomerate|manufacturer|giant|start-?up|studio|publisher|developer|distributor|"
    r"grower|broadcaster|provider)\b"
)


def fiscal_year(sentence: str, article: str, kind: str, label: int | None, split: bool, today: date | None,
                countries: tuple[str, ...] = ()) -> Period:  # fmt: skip
    """The fiscal year that a label names in a sentence.

    ``label``: the year named ("fiscal 2026"; the second one of "FY2024-25", with ``split``); None: the one running
    today. Raises Unplaced where neither the text nor its country says when the year starts.
    """
    start_month, start_day, named_by = _calendar(sentence, article, kind, countries)
    if label is None:
        if today is None:
            raise Unplaced("no publication date")
        start = date(today.year, start_month, start_day)
        return _twelve(start if start <= today else step(start, -1, "year"))
    first_year = label - 1 if split or (named_by == "end" and (start_month, start_day) != (1, 1)) else label
    return _twelve(date(first_year, start_month, start_day))


def _twelve(start: date) -> Period:
    return Period(start, step(start, 1, "year") - ONE_DAY, "year")


def _calendar(sentence: str, article: str, kind: str, countries: tuple[str, ...]) -> tuple[int, int, str]:
    for text in (sentence, article):
        if match := _STATED_END.search(text):
            return (*_day_after(match), "end")
        if match := _STATED_START.search(text):
            return _MONTHS[match[2]], int(match[1] or match[3] or 1), "end"
    if not _COMPANY.search(sentence):
        for text in (sentence, article):
            found = _shown(text, kind, countries)
            if found is not None:
                return found.start_month, found.start_day, found.named_by
    raise Unplaced(NOT_STATED)


def _day_after(match: re.Match[str]) -> tuple[int, int]:
    month, day_ = _MONTHS[match[2]], match[1] or match[3]
    after = date(2023, month, int(day_)) + ONE_DAY if day_ else step(date(2023, month, 1), 1, "month")
    return after.month, after.day


def _shown(text: str, kind: str, countries: tuple[str, ...]) -> FiscalYear | None:
    """The calendar of the country that the text shows: the only one, or the one that is named first."""
    places = [(match.start(), calendar) for calendar in fiscal_years() if calendar.kind == kind
              and (match := calendar.shown_by.search(text))]  # fmt: skip
    return min(places, key=lambda place: place[0])[1] if places else None


def split_year(sentence: str, first: int) -> Period:
    """A season or crop year over two calendar years: the months that the sentence states, else both years whole."""
    for match in _SPAN.finditer(sentence):
        start, end = _MONTHS[match[1]], _MONTHS[match[2]]
        if end < start:
            return Period(date(first, start, 1), step(date(first + 1, end, 1), 1, "month") - ONE_DAY, "year")
    if (match := _BEGINS.search(sentence)) and (month := _MONTHS[match[1]]) > 1:
        return _twelve(date(first, month, 1))
    return Period(year(first).start, year(first + 1).end, "interval")
