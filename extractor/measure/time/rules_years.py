"""Rules for years: fiscal, split and calendar ones, decades and centuries."""

from __future__ import annotations

from datetime import date

from extractor.measure.time.grammar import Grammar
from extractor.measure.time.periods import ONE_DAY, Period, section, shifted, step, stretch, unit_of
from extractor.measure.time.resolving import Context, Recurring, Resolver, Yearly, absolute, year
from extractor.measure.time.rules_dates import CLASSES

_year = year

YEARS = Grammar(CLASSES)
rule = YEARS.rule


@rule(
    "period",
    "the? (ordinal kind|kind ordinal) dash? quarter_unit (of? (kind year_unit?)? y)?",
    "kind ordinal=quarter_code (of? y)?",
)
def fiscal_quarter(kind: str, ordinal: int, y: int = 0) -> Resolver:
    """The fiscal third quarter, of a year or as the tense shows."""

    def resolve(context: Context) -> Period:
        if y:
            return section(context.fiscal(kind, y, False), "quarter", ordinal)
        running = section(context.fiscal(kind, None, False), "quarter", ordinal)
        return Recurring(lambda near: [shifted(running, years, "year") for years in (-1, 0, 1)])(context)

    return resolve


@rule("fyear", "the? kind year_unit? (open fiscal close)? y", "the? y kind year_unit")
def fiscal_year(kind: str, y: int) -> Resolver:
    """Fiscal year 2026."""
    return lambda context: context.fiscal(kind, y, False)


@rule("fyear", "the? kind year_unit? split", "the? split kind year_unit")
def split_fiscal_year(kind: str, split: int) -> Resolver:
    """Financial year 2024-25."""
    return lambda context: context.fiscal(kind, split + 1, True)


@rule("fyear", "the? (kind year_unit)? fiscal_code (kind year_unit)?")
def fiscal_code(fiscal_code: tuple[int, bool], kind: str = "fiscal") -> Resolver:
    """FY2024-25; FY25."""
    label, is_split = fiscal_code
    return lambda context: context.fiscal(kind, label + is_split, is_split)


@rule(
    "fyear",
    "the? pointer kind year_unit",
    "the? pointer=past kind year_unit",
    "the? pointer=previous kind year_unit",
    "the? kind=fiscal year_unit",
)
def pointed_fiscal_year(kind: str, pointer: int = 0) -> Resolver:
    """The next fiscal year."""

    def resolve(context: Context) -> Period:
        running = context.fiscal(kind, None, False)
        start = step(running.start, pointer, "year")
        return Period(start, step(start, 1, "year") - ONE_DAY, "year")

    return resolve


@rule("period", "fiscal_part")
def fiscal_part(fiscal_part: tuple[str, int, int, bool]) -> Resolver:
    """Q3FY25."""
    kind, number, label, is_split = fiscal_part

    def resolve(context: Context) -> Period:
        whole = context.fiscal("fiscal", label + is_split, is_split)
        if kind == "M":
            return stretch(whole, number, "month", False)
        return section(whole, "quarter" if kind == "Q" else "half", number)

    return resolve


@rule(
    "period",
    "the? split crops? (season_word|year_unit)",
    "the? (season_word|crops year_unit?) split",
    "the? season of? split",
    "split",
)
def split_year(split: int, season: Yearly | None = None) -> Resolver:
    """The 2023-24 season: the months that the text states, else both calendar years; winter 2023-24."""
    if season is not None:
        return absolute(season.place(year(split)))
    return lambda context: context.split(split)


@rule("period", "the? apostrophe? decade", "the decade=y apostrophe s", "the decade=number apostrophe s")
def decade(decade: int) -> Resolver | None:
    """The 1990s, 90s; two digits are of the century before where they are not yet over."""
    if decade % 10 or 0 < decade < 20:
        return None
    start = decade if decade >= 1000 else 1900 + decade if decade > 20 else 2000 + decade
    return absolute(unit_of(date(start, 1, 1), "decade"))


@rule("period", "the dash? decade_name")
def decade_name(decade_name: int) -> Resolver | None:
    """The nineties."""
    return decade(decade_name)


@rule("period", "the? ordinal dash? century_unit")
def century(ordinal: int) -> Resolver | None:
    """The 20th century: the hundred years that share their first digits."""
    return absolute(unit_of(date(ordinal * 100 - 100, 1, 1), "century")) if 2 <= ordinal <= 30 else None


@rule(
    "ayear",
    "the? calendar? year_unit y",
    "the? (calendar|full) dash? (year_unit dash?)? y",
    "the? y calendar year_unit",
    "year",
)
def named_year(y: int = 0, year: int = 0) -> Resolver:
    """2024; the year 2024; full-year 2024."""
    return absolute(_year(y or year))
