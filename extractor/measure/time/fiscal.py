"""Which twelve months a fiscal year, season or crop year covers: stated by the text, else by its country's calendar."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property
from typing import NamedTuple

from extractor.knowledge.fiscal_years import FiscalYear, fiscal_years
from extractor.knowledge.time_words import month_numbers, month_pattern
from extractor.measure.time.periods import ONE_DAY, Period, UnplacedError, months_from, step
from extractor.measure.time.resolving import NO_PUBLICATION, year

NOT_STATED = "fiscal year not stated"

_MONTH, _NUMBERS = month_pattern(), month_numbers()
_DAY = rf"(?:(\d{{1,2}}) )?({_MONTH})\b\.?(?: (\d{{1,2}})\b)?"
_STATED_END = re.compile(
    r"\b(?:books? (?:that )?(?:closes?|closed)"
    r"|(?:fiscal|financial|business|accounting|its|whose|the) year(?:[- ]end)?,? (?:which |that )?"
    r"(?:ends?|ended|ending|closes?|closed|runs? (?:to|through))"
    r"|year[- ]end (?:is|of|on)|year to(?: end-)?)"
    rf" (?:(?:on|in|at) )?(?:the (?:end|last day) of )?{_DAY}"
    rf"|\b(?:fiscal|financial) (?:year )?(?:19|20)\d\d,? (?:which )?(?:ends?|ended|ending) (?:on |in )?{_DAY}"
)
_SPLIT_END = re.compile(
    r"\b(?:19|20)\d\d[/–-]\d\d(?:\d\d)?\b(?: [a-z]+){0,3},? (?:(?:which |that )?(?:ends?|ended|ending)|to)"
    rf" (?:on |in |at )?(?:end-|the end of )?{_DAY}"
)
_STATED_START = re.compile(
    r"\byear,? (?:which |that )?(?:starts?|started|starting|begins?|began|beginning|runs? from)"
    rf" (?:(?:on|in) )?{_DAY}"
)
_SPAN = re.compile(rf"\b({_MONTH})\b\.?(?: ?(?:to|through|until|till|-|–|and) ?)({_MONTH})\b")
_BEGINS = re.compile(
    rf"\b(?:starts?|started|starting|begins?|began|beginning|commenc\w+) (?:on |in |from )?(?:\d{{1,2}} )?({_MONTH})\b"
)
_COMPANY = re.compile(
    r"\b(?:company|group|firm|\w*makers?|retailer|grocer|airline|carrier|bank|lender|brewer|miner|insurer|supermarket|"
    r"chain|operator|Inc|Corp|Ltd|PLC|plc|Co|profits?|earnings|revenue forecast|net income|per share|shareholders?|"
    r"producer|conglomerate|manufacturer|giant|start-?up|studio|publisher|developer|distributor|grower|broadcaster|"
    r"provider)\b"
)


class _Calendar(NamedTuple):
    """The first day of a fiscal year, and whether the year is named by its start or its end."""

    month: int
    day: int
    named_by: str


class FiscalLabel(NamedTuple):
    """How a text names a fiscal year.

    kind: fiscal or tax; year: the year named ("fiscal 2026", the second one of "FY2024-25"), or None for the one that
    runs on the publication date; split: whether two years are named.
    """

    kind: str
    year: int | None
    split: bool


class FiscalCalendars:
    """The fiscal years of one article: as it states them, else as its countries have them.

    A company has the year end that the text states, or none.
    """

    def __init__(self, article: str) -> None:
        self._article = article

    def year(self, sentence: str, countries: tuple[str, ...], label: FiscalLabel, today: date | None) -> Period:
        """The fiscal year that is named in a sentence; ``countries``: those that it mentions (ISO3), in order.

        Raises UnplacedError where neither the text nor its country says when the year starts.
        """
        calendar = self._calendar(sentence, countries, label.kind)
        if label.year is None:
            if today is None:
                raise UnplacedError(NO_PUBLICATION)
            start = date(today.year, calendar.month, calendar.day)
            return _twelve_months(start if start <= today else step(start, -1, "year"))
        named_by_end = calendar.named_by == "end" and (calendar.month, calendar.day) != (1, 1)
        first = label.year - 1 if label.split or named_by_end else label.year
        return _twelve_months(date(first, calendar.month, calendar.day))

    def _calendar(self, sentence: str, countries: tuple[str, ...], kind: str) -> _Calendar:
        stated = _stated(sentence) or self._stated_in_article
        if stated is not None:
            return stated
        found = None
        if not _COMPANY.search(sentence):
            found = _of_countries(countries, kind) or _shown(sentence, kind)
            if found is None and not countries:
                found = self._shown_in_article.get(kind)
        if found is None:
            raise UnplacedError(NOT_STATED)
        return _Calendar(found.start_month, found.start_day, found.named_by)

    @cached_property
    def _stated_in_article(self) -> _Calendar | None:
        return _stated(self._article)

    @cached_property
    def _shown_in_article(self) -> dict[str, FiscalYear]:
        return {kind: found for kind in ("fiscal", "tax") if (found := _shown(self._article, kind))}


def split_year(article: str, sentence: str, first: int) -> Period:
    """A season or crop year over two calendar years: the months that the text states, else both years whole.

    Months count where they stand in the sentence, or anywhere with such a year: "the 2021/22 coffee year ends in
    September".
    """
    for span in _SPAN.finditer(sentence):
        start, end = _NUMBERS[span[1]], _NUMBERS[span[2]]
        if end < start:
            return Period(date(first, start, 1), step(date(first + 1, end, 1), 1, "month") - ONE_DAY, "year")
    if (match := _BEGINS.search(sentence)) and (month := _NUMBERS[match[1]]) > 1:
        return _twelve_months(date(first, month, 1))
    if match := _SPLIT_END.search(sentence) or _SPLIT_END.search(article):
        month, day_of_month = _day_after(match)
        return _twelve_months(date(first, month, day_of_month))
    return Period(year(first).start, year(first + 1).end)


def _twelve_months(start: date) -> Period:
    return months_from(start, 12, "year")


def _stated(text: str) -> _Calendar | None:
    """The calendar that a text states: "whose books close on June 30", "its fiscal year begins in April"."""
    if match := _STATED_END.search(text):
        return _Calendar(*_day_after(match), "end")
    if match := _STATED_START.search(text):
        return _Calendar(_NUMBERS[match[2]], int(match[1] or match[3] or 1), "end")
    return None


def _day_after(match: re.Match[str]) -> tuple[int, int]:
    """Month and day after the one that a pattern with ``_DAY`` has found."""
    before, name, behind = next(group for group in _triples(match) if group[1])
    month, day = _NUMBERS[name], before or behind
    after = date(2023, month, int(day)) + ONE_DAY if day else step(date(2023, month, 1), 1, "month")
    return after.month, after.day


def _triples(match: re.Match[str]) -> list[tuple[str, str, str]]:
    groups = match.groups(default="")
    return [(groups[index], groups[index + 1], groups[index + 2]) for index in range(0, len(groups), 3)]


def _of_countries(countries: tuple[str, ...], kind: str) -> FiscalYear | None:
    """The calendar of the first of the countries that has one in the table."""
    known = {each.iso3: each for each in fiscal_years() if each.kind == kind}
    return next((known[country] for country in countries if country in known), None)


def _shown(text: str, kind: str) -> FiscalYear | None:
    """The calendar of the country that a text shows first by its words."""
    calendars = [each for each in fiscal_years() if each.kind == kind]
    shown = [(match.start(), calendar) for calendar in calendars if (match := calendar.shown_by.search(text))]
    return min(shown, key=lambda place: place[0])[1] if shown else None
