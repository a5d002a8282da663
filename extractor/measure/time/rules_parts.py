"""Rules for parts of periods, for periods with the year they lie in, and for fiscal and split years."""

from __future__ import annotations

from datetime import date

from extractor.measure.time.grammar import Grammar
from extractor.measure.time.periods import (
    ONE_DAY,
    Period,
    UnplacedError,
    day,
    ending,
    first_day,
    last_day,
    section,
    step,
    stretch,
    third,
    unit_of,
)
from extractor.measure.time.resolving import Context, Recurring, Resolver, Yearly, mapped
from extractor.measure.time.rules_dates import CLASSES

PARTS = Grammar(CLASSES)
rule = PARTS.rule


# --- the year that a part of a year lies in -------------------------------------------------------------------------


@rule(
    "yearly",
    "the? ordinal dash? quarter_unit(?! of)(?! ended)",
)
def quarter(ordinal: int) -> Yearly | None:
    """The third quarter."""
    return Yearly(lambda within: section(within, "quarter", ordinal)) if ordinal <= 4 else None


@rule("yearly", "the? ordinal dash? half_unit(?! of)(?! ended)")
def half(ordinal: int) -> Yearly | None:
    """The first half."""
    return Yearly(lambda within: section(within, "half", ordinal)) if ordinal <= 2 else None


@rule(
    "yearly", "the? (last|final) dash? quarter_unit(?= of anyyear)", "the? (last|final) dash? quarter_unit(?= anyyear)"
)
def last_quarter() -> Yearly:
    """The last quarter of 2024."""
    return Yearly(lambda within: section(within, "quarter", -1))


@rule("yearly", "the? ordinal count dash? span")
def first_months(ordinal: int, count: int, span: str) -> Yearly | None:
    """The first nine months, of a year."""
    if ordinal != 1 or span != "month" or count > 12:
        return None
    return Yearly(lambda within: stretch(within, count, "month", False))


@rule("yearly", "the? (last|final) count dash? units(?= of anyyear)")
def last_months(count: int, units: str) -> Yearly | None:
    """The last three months of 2024."""
    return Yearly(lambda within: stretch(within, count, "month", True)) if units == "month" else None


@rule(
    "yearly", "the? year_unit dash end", "end dash of dash year_unit", "the? year_unit (apostrophe s)? end", "year_end"
)
def year_end() -> Yearly:
    """Year-end."""
    return Yearly(last_day)


def _in_year(part: Yearly, of: Resolver) -> Resolver:
    def resolve(context: Context) -> Period:
        whole = of(context)
        if whole.granularity != "year":
            raise UnplacedError("no such part")
        return part.place(whole)

    return resolve


@rule(
    "period",
    "(between|from)? the? first=yearly (dash|to|and) last=yearly (timespan|quarter_unit)? (of|in)? the? anyyear",
)
def parts_in_year(first: Yearly, last: Yearly, anyyear: Resolver) -> Resolver:
    """The April-June quarter of FY25; November to March 2024, which begins in the year before."""

    def resolve(context: Context) -> Period:
        start, end = _in_year(first, anyyear)(context), _in_year(last, anyyear)(context)
        return Period(start.start if start.start <= end.end else step(start.start, -1, "year"), end.end)

    return resolve


@rule(
    "period",
    "yearly (comma|of|in|dash)? the? anyyear",
    "yearly of the? anyyear",
    "anyyear (apostrophe s?)? comma? the? yearly",
)
def part_in_year(yearly: Yearly, anyyear: Resolver) -> Resolver:
    """May 2024; the first quarter of fiscal 2025; last year's third quarter."""
    return _in_year(yearly, anyyear)


@rule("period", "(between|from)? the? first=ordinal (and|to|dash) last=ordinal units (of|in)? the? anyyear")
def quarters_in_year(first: int, last: int, units: str, anyyear: Resolver) -> Resolver | None:
    """Between the first and third quarters of 2024."""
    if units not in ("quarter", "half"):
        return None

    def place(whole: Period) -> Period:
        return Period(section(whole, units, first).start, section(whole, units, last).end)

    return mapped(anyyear, place)


@rule("period", "the? season (of|in|comma)? the? ayear", "the? ayear (apostrophe s?)? season")
def season_in_year(season: Yearly, ayear: Resolver) -> Resolver:
    """Summer 2024; the spring of last year."""
    return _in_year(season, ayear)


@rule(
    "yearly", "the season", "(?<=in)season", "(?<=since)season", "(?<=by)season", "(?<=early)season", "(?<=late)season"
)
def season_alone(season: Yearly) -> Yearly:
    """In spring; the winter."""
    return season


# --- lengths with an end, which must be read before "the year" alone ------------------------------------------------


def _ending_with(count: int, unit: str, last: Resolver) -> Resolver:
    return mapped(last, lambda period: ending(period.end, count, unit))


@rule(
    "period",
    "for count dash? span (from|starts) on? dated",
    "the? count dash? span starts on? from? dated",
)
def units_starting(count: int, span: str, dated: Resolver) -> Resolver:
    """For four weeks from March 3."""
    return mapped(dated, lambda found: Period(found.start, step(found.start, count, span) - ONE_DAY))


# --- parts of any period ----------------------------------------------------------------------------------------------


class UnitNow(Recurring):
    """The unit that "the year" or "the month" means inside a longer expression."""


@rule("unit_now", "(of|dash|in) the unit(?! of)(?! starts)(?! ends)", "(of|in) unit(?! of)(?! starts)(?! ends)")
def unit_now(unit: str) -> Recurring:
    """The unit of "the end of the year": the one that the tense shows."""

    def around(near: date) -> list[Period]:
        return [unit_of(step(near, offset, unit), unit) for offset in (-1, 0, 1)]

    return UnitNow(around)


@rule("period", "the? which dash? unit (of|in)? the? whole")
def unit_within(which: int, unit: str, whole: Resolver) -> Resolver:
    """The first week of May; the last day of 2024; the first half of the 2024-25 season."""
    return mapped(whole, lambda period: section(period, unit, which))


@rule(
    "period",
    "the? week_unit of the? whole",
    "the? week_unit starts on? from? the? whole",
    "the? weekend_unit of the? whole=yearly",
)
def week_of(whole: Resolver) -> Resolver:
    """The week of March 3."""
    return mapped(whole, lambda period: unit_of(period.start, "week"))


@rule("period", "the? which dayname (of|in)? the? whole")
def weekday_within(which: int, dayname: Recurring, whole: Resolver) -> Resolver:
    """The first Friday of July."""

    def place(period: Period) -> Period:
        if which > 0:
            return day(step(dayname.following(period.start).start, which - 1, "week"))
        return dayname.over(period.end)

    return mapped(whole, place)


@rule(
    "period",
    "the? which count dash? span (of|in) the? whole",
    "the? which count dash? span whole=unit_now",
)
def units_within(which: int, count: int, whole: Resolver, span: str) -> Resolver | None:
    """The first nine months of 2021; the last two weeks of May."""
    if which not in (1, -1):
        return None
    return mapped(whole, lambda period: stretch(period, count, span, which < 0))


@rule("period", "(from|between)? the? first=dd (joint|and) the? last=dd (of|in)? period")
def days_within(first: int, last: int, period: Resolver) -> Resolver:
    """From the 4th to the 22nd of this month."""

    def place(within: Period) -> Period:
        if within.granularity != "month":
            raise UnplacedError("no such part")
        return Period(within.start.replace(day=first), within.start.replace(day=last))

    return mapped(period, place)


@rule("period", "the? ordinal of the? period")
def day_within(ordinal: int, period: Resolver) -> Resolver:
    """The 20th of next month."""

    def place(within: Period) -> Period:
        if within.granularity != "month":
            raise UnplacedError("no such part")
        return day(within.start.replace(day=ordinal))

    return mapped(period, place)


@rule("period", "the? phase (on|in|dash|of|the)* whole")
def phase_of(phase: str, whole: Resolver) -> Resolver:
    """Early 2024; mid-March; late in the third quarter."""
    return mapped(whole, lambda period: third(period, phase))


@rule("period", "the? end (dash|of|the)* whole")
def end_of(whole: Resolver) -> Resolver:
    """The end of June; end-March."""
    if isinstance(whole, UnitNow):
        return Recurring(whole.mapped(last_day).around, "future")
    return mapped(whole, last_day)


@rule("period", "the? begin (of|the)* whole", "the? beginning of the? whole", "the? beginning whole=unit_now")
def beginning_of(whole: Resolver) -> Resolver:
    """The start of the year."""
    return mapped(whole, first_day)


@rule(
    "period",
    "the? full? count=several dash? span timespan? (of kind year_unit)? ends on? the? whole",
    "the full? kind? span=unit timespan? ends on? the? whole",
    "(the? ordinal)? kind? span=unit timespan? ended on? the? whole",
)
def units_ending(whole: Resolver, span: str, count: int = 1) -> Resolver | None:
    """The three months to September; the fiscal year ended June 30; the week to March 3."""
    return None if span in ("hour", "day") and count == 1 else _ending_with(count, span, whole)


@rule("period", "fyear comma? ends on? the? dated")
def year_with_its_end(dated: Resolver) -> Resolver:
    """Fiscal 2024 ended June 30, 2024."""
    return _ending_with(1, "year", dated)


@rule("period", "earlier in? the? whole", "so far in? the? whole")
def earlier_in(whole: Resolver) -> Resolver:
    """So far in 2024: its start to the publication date."""
    return lambda context: _until_today(whole(context.looking("begun")), context)


def _until_today(period: Period, context: Context) -> Period:
    return Period(period.start, min(period.end, context.today))


@rule("period", "later in? the? whole", "the? rest of the? whole")
def later_in(whole: Resolver) -> Resolver:
    """The rest of 2024: the publication date to its end."""

    def resolve(context: Context) -> Period:
        period = whole(context)
        return Period(context.today if period.start <= context.today <= period.end else period.start, period.end)

    return resolve


@rule("yearly", "the? month_unit of yearly")
def month_of(yearly: Yearly) -> Yearly:
    """The month of May."""
    return yearly
