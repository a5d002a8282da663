"""Rules for what the calendar itself names: days, weekdays, months, quarters, halves, years, decades, holidays."""

from __future__ import annotations

from datetime import date

from extractor.knowledge.holidays import Holiday
from extractor.measure.time.grammar import Grammar
from extractor.measure.time.periods import Period, UnplacedError, day, months_from, section, step, unit_of
from extractor.measure.time.resolving import (
    NO_SUCH_DATE,
    Context,
    Recurring,
    Resolver,
    Yearly,
    absolute,
    month_of_year,
    spanning,
    unplaced,
    weekday,
    year,
)

UNITS = ("hour", "day", "week", "weekend", "fortnight", "month", "quarter", "half", "year", "decade", "century")

CLASSES: dict[str, tuple[str, ...]] = {
    "m": ("month", "weak_month"),
    "w": ("weekday", "weak_weekday"),
    "y": ("year", "yearlike"),
    "dd": ("day", "ordinal"),
    "count": ("cardinal", "day", "number", "a"),
    "several": ("cardinal", "day", "number"),
    "unit": tuple(unit + "_unit" for unit in UNITS),
    "span": ("units", *(unit + "_unit" for unit in UNITS)),
    "dated": ("yearly", "period", "dayname"),
    "named": ("ayear", "fyear", "yearly", "dayname", "period"),
    "which": ("ordinal", "last", "final"),
    "joint": ("to", "until", "through", "dash"),
    "anyyear": ("ayear", "fyear"),
    "pointer": ("last", "this", "current", "next", "coming"),
    "near": ("last", "past", "previous", "next", "coming", "following"),
    "phase": ("early", "mid", "late"),
    "starts": ("started", "beginning"),
    "begins": ("begin", "beginning"),
    "beside": ("earlier", "later"),
    "apart": ("earlier", "before", "later", "after"),
    "kind": ("fiscal", "tax"),
    "crops": ("crop", "school"),
    "ends": ("ended", "to", "through", "until"),
    "whole": ("ayear", "fyear", "yearly", "dayname", "period", "unit_now"),
}

DATES = Grammar(CLASSES)
rule = DATES.rule


@rule("ordinal", "tens=cardinal dash? ones=ordinal")
def compound_ordinal(tens: int, ones: int) -> int | None:
    """Twenty-first."""
    return tens + ones if tens in (20, 30) and ones < 10 else None


@rule("cardinal", "tens=cardinal dash? ones=cardinal")
def compound_cardinal(tens: int, ones: int) -> int | None:
    """Twenty-four."""
    return tens + ones if tens >= 20 and tens % 10 == 0 and ones < 10 else None


def _day(month: int, day_: int, year_: int) -> Resolver:
    try:
        return absolute(day(date(year_, month, day_)))
    except ValueError:
        return unplaced(NO_SUCH_DATE)


@rule("period", "from? m first=dd (joint|and) last=dd comma? y", "from? first=dd (joint|and) last=dd of? m comma? y",
      "between m? first=dd (dash|and) last=dd m? comma? y")  # fmt: skip
def days_with_year(m: int, first: int, last: int, y: int) -> Resolver | None:
    """March 3 to 5, 2024; 3 and 4 March 2024."""
    if not first < last <= 31:
        return None
    return spanning(_day(m, first, y), _day(m, last, y))


@rule(
    "period",
    "(w comma? the?)? m the? dd comma? y",
    "(w comma?)? the? dd dash? of? m dash? comma? y",
    "(w comma?)? year (m|dash m dash) dd",
)
def full_date(m: int, dd: int, y: int = 0, year: int = 0, w: int | None = None) -> Resolver | None:
    """November 12, 2024; the 1st of July 2020; Monday 3 March 2025; 2024 November 12."""
    return _day(m, dd, y or year) if dd <= 31 else None


@rule("period", "(from|between)? m day_range comma? y", "(from|between)? day_range of? m comma? y")
def day_range_with_year(m: int, day_range: tuple[int, int], y: int) -> Resolver:
    """March 3-5, 2024; 3-5 March 2024."""
    return spanning(_day(m, day_range[0], y), _day(m, day_range[1], y))


def _days(month: int, first: int, last: int) -> Yearly:
    def place(within: Period) -> Period:
        number = within.start.year + (month < within.start.month)
        return Period(date(number, month, first), date(number, month, last))

    return Yearly(place)


@rule("yearly", "(from|between)? m day_range", "(from|between)? day_range of? m")
def day_range_of_month(m: int, day_range: tuple[int, int]) -> Yearly:
    """March 3-5; 19-20 November."""
    return _days(m, *day_range)


@rule("yearly", "(from|between)? m first=dd (joint|and) last=dd", "(from|between)? first=dd (joint|and) last=dd of? m")
def days_of_month(m: int, first: int, last: int) -> Yearly | None:
    """March 3 to 5; between 3 and 12 September."""
    return _days(m, first, last) if first < last <= 31 else None


@rule("yearly", "(w comma? the?)? m dash? the? dd", "(w comma?)? the? dd dash? of? m", "w open m dd close")
def day_of_month(m: int, dd: int, w: int | None = None) -> Yearly | None:
    """Nov. 4; the 14th of February; Monday, March 3; Monday (March 3)."""
    return month_of_year(m, dd) if dd <= 31 else None


@rule("period", "w the? ordinal")
def weekday_of_month(w: int, ordinal: int) -> Recurring | None:
    """Friday the 13th: the nearest such day that is that weekday."""
    if not 1 <= ordinal <= 31:
        return None

    def around(near: date) -> list[Period]:
        firsts = [step(near.replace(day=1), months, "month") for months in range(-15, 16)]
        days = [step(first, ordinal - 1, "day") for first in firsts]
        return [day(found) for found in days if found.weekday() == w and found.day == ordinal]

    return Recurring(around)


@rule("period", "slashed")
def numeric_date(slashed: tuple[int, int, int]) -> Resolver:
    """21/04/2016; null where the order of day and month is not shown."""
    first, second, year_ = slashed

    def resolve(context: Context) -> Period:
        day_first = True if first > 12 else False if second > 12 else context.day_first
        if day_first is None and first != second:
            raise UnplacedError("order of day and month unclear")
        return day(date(year_, second, first) if day_first else date(year_, first, second))

    return resolve


@rule("period", "m comma? of? y")
def month_with_year(m: int, y: int) -> Resolver:
    """Dec 2024."""
    return absolute(unit_of(date(y, m, 1), "month"))


@rule("yearly", "month")
def month_alone(month: int) -> Yearly:
    """In May."""
    return month_of_year(month)


def _part_of_year(symbol: str, number: int) -> Yearly:
    if symbol == "months_code":
        return Yearly(lambda within: months_from(within.start, number))
    unit = "quarter" if symbol == "quarter_code" else "half"
    return Yearly(lambda within: section(within, unit, number))


@rule("yearly", "quarter_code")
def quarter_code(quarter_code: int) -> Yearly:
    """Q3."""
    return _part_of_year("quarter_code", quarter_code)


@rule("yearly", "half_code")
def half_code(half_code: int) -> Yearly:
    """H1."""
    return _part_of_year("half_code", half_code)


@rule("yearly", "months_code")
def months_code(months_code: int) -> Yearly:
    """9M."""
    return _part_of_year("months_code", months_code)


@rule("period", "dated_part")
def dated_part(dated_part: tuple[str, int, int]) -> Resolver:
    """3Q25; 2H26; 2024Q1."""
    symbol, number, year_ = dated_part
    return absolute(_part_of_year(symbol, number).place(year(year_)))


_weekday = weekday  # a rule's parameters are named as the symbols of the grammar are


@rule("dayname", "weekday")
def weekday_alone(weekday: int) -> Recurring:
    """Monday."""
    return _weekday(weekday)


@rule("season", "season_name")
def season_name(season_name: int) -> Yearly:
    """Spring, summer, autumn, winter of the northern hemisphere, by whole months; winter begins in December."""

    def place(within: Period) -> Period:
        return months_from(date(within.start.year, season_name, 1), 3, "season")

    return Yearly(place)


@rule("season", "fall(?=of? y)", "(?<=pointer)fall", "(?<=in the)fall", "(?<=by the)fall", "(?<=since the)fall")
def fall(fall: int) -> Yearly:
    """Fall, where a sign of time beside it shows that it is no verb."""
    return season_name(fall)


def holiday_resolver(holiday: Holiday) -> Resolver:
    """The resolver of a holiday or named day."""
    if holiday.kind == "moon":
        return unplaced("set by the moon")
    if holiday.kind == "event":
        return absolute(day(date.fromisoformat(holiday.rule)))

    def place(within: Period) -> Period:
        found = holiday.date_in(within.start.year)
        assert found is not None, holiday
        return day(found)

    return Yearly(place)


@rule("holiday_name", "holiday")
def holiday(holiday: Holiday) -> Resolver:
    """Christmas Day."""
    return holiday_resolver(holiday)
