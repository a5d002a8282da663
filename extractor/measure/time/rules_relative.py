"""Rules for times relative to the publication date."""

from __future__ import annotations

from extractor.measure.time.grammar import Grammar
from extractor.measure.time.periods import ONE_DAY, Period, UnplacedError, unit_of
from extractor.measure.time.resolving import Context, Resolver, Yearly, running, unit_from_today, unplaced
from extractor.measure.time.rules_dates import CLASSES

RELATIVE = Grammar(CLASSES)
rule = RELATIVE.rule

VAGUE = "vague"
COMPARISON = "a basis of comparison"
RECURRING = "recurring"
LENGTH = "a length, not placed in time"

_ALONE = "(?! of the? (named|pointer|unit|ordinal|kind))"  # not a part of a longer period: "the last week of May"


# --- expressions that name no interval ------------------------------------------------------------------------------


@rule("null", "first=unit dash? on dash? second=unit", "first=unit dash? over dash? second=unit")
def comparison(first: str, second: str) -> Resolver | None:
    """Year-on-year."""
    return unplaced(COMPARISON) if first == second else None


@rule("null", "on_year")
def comparison_code() -> Resolver:
    """YoY."""
    return unplaced(COMPARISON)


@rule("null", "every (ordinal|last)? (unit|units|dayname|yearly|season|ayear)", "every (count|few) units",
      "on? weekdays (and weekdays)?")  # fmt: skip
def recurring() -> Resolver:
    """Every Friday; on Sundays."""
    return unplaced(RECURRING)


@rule("null", "(less|long) than count span (ago|from now)?")
def about_so_long() -> Resolver:
    """More than ten years ago."""
    return unplaced(VAGUE)


@rule("period", "count dash? span ago")
def units_ago(count: int, span: str) -> Resolver:
    """Two months ago: that calendar month; weeks or hours ago: that day; decades ago: that year."""
    if span in ("week", "fortnight"):
        return unit_from_today(-count * (7 if span == "week" else 14), "day")
    if span in ("decade", "century"):
        return unit_from_today(-count * (10 if span == "decade" else 100), "year")
    return unit_from_today(-count, span)


@rule(
    "null",
    "vague",
    "(in|over|for|within)? (the|these|this)? near? a? few dash? span ago?",
    "(the|these|this)? near? (a|the)? couple of? units ago?",
    "(in|over)? the? (coming|last|past|next|following) units",
    "in? the? units (ago|ahead|earlier|later)",
)
def vague() -> Resolver:
    """Recently; in the coming months; a few days ago; more than ten years ago."""
    return unplaced(VAGUE)


# --- weeks, months, quarters, years ---------------------------------------------------------------------------------


@rule("yearly", "holiday_name")
def holiday_alone(holiday_name: Resolver) -> Resolver | None:
    """Christmas Day, which takes a year."""
    return holiday_name if isinstance(holiday_name, Yearly) else None


@rule("period", "holiday_name")
def dated_holiday(holiday_name: Resolver) -> Resolver:
    """9/11, which is of one year; Ramadan, which is unplaced."""
    return holiday_name


@rule("period", "the? pointer yearly", "the? pointer yearly=season", "the? yearly pointer=past")
def pointed_part(pointer: int, yearly: Yearly) -> Resolver:
    """Last November; this autumn; next Christmas."""

    def resolve(context: Context) -> Period:
        if pointer < 0:
            return yearly.over(context.today - ONE_DAY)
        if pointer > 0:
            return yearly.coming(context.today + ONE_DAY)
        return yearly.place(unit_of(context.today, "year"))

    return resolve


@rule("period", f"earlier in? (this|the) unit{_ALONE}", "earlier this unit")
def earlier_in_unit(unit: str) -> Resolver:
    """Earlier this week: its start to the publication date."""
    return lambda context: Period(unit_of(context.today, unit).start, context.today)


@rule("period", f"later in? (this|the) unit{_ALONE}", "the? rest of (the|this) unit")
def later_in_unit(unit: str) -> Resolver:
    """Later this year: the publication date to its end."""
    return lambda context: Period(context.today, unit_of(context.today, unit).end)


@rule(
    "period",
    "so far (in|on)? (this|the) unit",
    "(this|the) unit so far",
    "unit dash? to dash? date",
    "this unit dash? to dash? date",
)
def unit_so_far(unit: str) -> Resolver:
    """So far this year; year-to-date."""
    return lambda context: Period(unit_of(context.today, unit).start, context.today)


@rule("period", "ytd")
def year_to_date() -> Resolver:
    """YTD."""
    return lambda context: Period(unit_of(context.today, "year").start, context.today)


@rule(
    "period",
    f"(the|these|this)? (past|last) count dash? span timespan?{_ALONE}",
)
def past_units(count: int, span: str) -> Resolver:
    """The past 24 hours; the last 12 months."""
    return running(-count, span)


@rule("period", "(the|these|this)? (next|coming) count dash? span timespan?", "within (the next)? count span",
      "within the coming count span")  # fmt: skip
def next_units(count: int, span: str) -> Resolver:
    """The next five years; within 30 days."""
    return running(count, span)


@rule(
    "period",
    "the? (past|last) part=half_unit dash? a? century_unit",
    "the? (past|last) part=quarter_unit dash? of? a? century_unit",
)
def past_part_of_century(part: str) -> Resolver:
    """The past half-century; the past quarter of a century."""
    return running(-50 if part == "half" else -25, "year")


@rule("period", f"(the|this) past unit{_ALONE}", "over past unit")
def past_unit(unit: str) -> Resolver:
    """Over the past week."""
    return unit_from_today(-1, unit) if unit in ("weekend", "quarter", "half") else running(-1, unit)


@rule("period", f"the last unit{_ALONE}")
def the_last_unit(unit: str) -> Resolver | None:
    """Over the last year; "the last quarter" is the calendar's."""
    return None if unit in ("weekend", "quarter", "half") else running(-1, unit)


@rule("period", f"the next unit{_ALONE}")
def the_next_unit(unit: str) -> Resolver | None:
    """Over the next year; "the next day" leans on another."""
    return None if unit in ("weekend", "quarter", "half", "day") else running(1, unit)


@rule("ayear", f"the? pointer calendar? year_unit{_ALONE}")
def pointed_year(pointer: int) -> Resolver:
    """Last year."""
    return unit_from_today(pointer, "year")


@rule("period", f"the? pointer unit{_ALONE}")
def pointed_unit(pointer: int, unit: str) -> Resolver | None:
    """Last week; this month; the current quarter."""
    return None if unit in ("day", "hour") and pointer else unit_from_today(pointer, unit)


@rule("period", "the? unit after (the? next)")
def after_next(unit: str) -> Resolver:
    """The week after next."""
    return unit_from_today(2, unit)


@rule("period", "the? unit before last")
def before_last(unit: str) -> Resolver:
    """The week before last."""
    return unit_from_today(-2, unit)


@rule("period", "count span (from (now|today)|hence)", "in count span apostrophe? s? time")
def units_on(count: int, span: str) -> Resolver:
    """Two weeks from now; in three months' time."""
    return unit_from_today(count, span)


@rule("period", "in count span(?! ends)")
def in_units(count: int, span: str) -> Resolver:
    """Will open in three weeks; with a verb of the past it is a length only."""

    def resolve(context: Context) -> Period:
        if span not in ("hour", "day", "week", "month") or context.tense() != "future":
            raise UnplacedError(LENGTH)
        return unit_from_today(count, span)(context)

    return resolve
