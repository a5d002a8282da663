"""Rules for times relative to the publication date."""

from __future__ import annotations

from datetime import timedelta

from extractor.measure.time.grammar import Grammar
from extractor.measure.time.periods import ONE_DAY, Period, Unplaced, day, interval, step, unit_of
from extractor.measure.time.resolving import Context, Recurring, Resolver, Yearly, unplaced
from extractor.measure.time.rules_dates import CLASSES

RELATIVE = Grammar(CLASSES)
rule = RELATIVE.rule

VAGUE = "vague"
COMPARISON = "a basis of comparison"
RECURRING = "recurring"
LENGTH = "a length, not placed in time"


def unit_from_today(count: int, unit: str) -> Resolver:
    """The calendar unit so many units from the one of the publication date."""

    def resolve(context: Context) -> Period:
        if unit == "weekend":
            return unit_of(step(context.today, 7 * count, "day"), "weekend")
        return unit_of(step(context.today, count, unit), unit)

    return resolve


def running(count: int, unit: str) -> Resolver:
    """From so many units ago to the publication date, or from it to so many units on."""

    def resolve(context: Context) -> Period:
        other = step(context.today, count, unit)
        return interval(min(context.today, other), max(context.today, other))

    return resolve


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


# --- days -----------------------------------------------------------------------------------------------------------


@rule("period", "the? day_unit before yesterday")
def day_before_yesterday() -> Resolver:
    """The day before yesterday."""
    return unit_from_today(-2, "day")


@rule("period", "the? day_unit after tomorrow")
def day_after_tomorrow() -> Resolver:
    """The day after tomorrow."""
    return unit_from_today(2, "day")


@rule(
    "period",
    "(early|late)? shown=today part?",
    "(early|late)? shown=yesterday part?",
    "(early|late)? shown=tomorrow part?",
)
def near_day(shown: int) -> Resolver:
    """Today; yesterday evening."""
    return unit_from_today(shown, "day")


@rule("period", "(early|late|earlier|later)? this part", "(early|late|later)? tonight")
def part_of_today() -> Resolver:
    """This morning; tonight."""
    return unit_from_today(0, "day")


@rule("period", "(early|late)? last part")
def last_night() -> Resolver:
    """Last night: the day before."""
    return unit_from_today(-1, "day")


@rule(
    "dayname",
    "overnight (on|into)? dayname",
    "dayname dash? (part|overnight)",
    "(early|late|mid) on? dayname",
    "part (of|on) dayname",
)
def part_of_weekday(dayname: Recurring) -> Recurring:
    """Tuesday night; late on Wednesday."""
    return dayname


@rule("dayname", "the? weekend_unit(?! of)")
def weekend() -> Recurring:
    """Over the weekend."""
    return Recurring(lambda near: [unit_of(step(near, weeks, "week"), "weekend") for weeks in (-1, 0, 1)])


@rule("period", "overnight")
def overnight() -> Resolver:
    """From the day before to the publication date."""
    return running(-1, "day")


# --- weekdays -------------------------------------------------------------------------------------------------------


def _in_week(dayname: Recurring, weeks: int) -> Resolver:
    def resolve(context: Context) -> Period:
        monday = unit_of(context.today, "week").start
        return dayname.following(monday + timedelta(weeks=weeks))

    return resolve


@rule("period", "dayname (of|in)? pointer week_unit", "dayname (of|in)? the? pointer week_unit",
      "pointer week_unit apostrophe? s? (on|dash)? dayname")  # fmt: skip
def weekday_in_week(dayname: Recurring, pointer: int) -> Resolver:
    """Wednesday next week; last week on Friday."""
    return _in_week(dayname, pointer)


@rule("period", "pointer week_unit (from|between) first=dayname (joint|and) last=dayname")
def weekdays_in_week(pointer: int, first: Recurring, last: Recurring) -> Resolver:
    """Next week between Wednesday and Friday."""

    def resolve(context: Context) -> Period:
        start = _in_week(first, pointer)(context).start
        return interval(start, last.following(start).end)

    return resolve


@rule("period", "a week_unit (on|from) dayname", "dayname week_unit")
def week_after_weekday(dayname: Recurring) -> Resolver:
    """A week on Monday: the coming one and seven days."""
    return lambda context: day(dayname.following(context.today).start + timedelta(weeks=1))


@rule("period", "count (week_unit|units) ago (on|this)? dayname", "count dash? week_unit (before|ago) last dayname")
def week_before_weekday(count: int, dayname: Recurring) -> Resolver:
    """A week ago on Friday."""
    return lambda context: day(dayname.over(context.today).start - timedelta(weeks=count))


@rule("period", "(last|past) dayname", "this past dayname", "the? dayname (just)? past")
def last_weekday(dayname: Recurring) -> Resolver:
    """Last Friday: the latest before the publication date."""
    return lambda context: dayname.over(context.today - ONE_DAY)


@rule("period", "(next|coming) dayname", "this coming dayname")
def next_weekday(dayname: Recurring) -> Resolver:
    """Next Tuesday: the first after the publication date."""
    return lambda context: dayname.following(context.today + ONE_DAY)


@rule("period", "(this|current) dayname")
def this_weekday(dayname: Recurring) -> Resolver:
    """This Friday: that of the week; by the tense the one before or after, if the week's does not fit."""

    def resolve(context: Context) -> Period:
        found = _in_week(dayname, 0)(context)
        direction = context.shown_direction()
        if direction == "future" and found.end < context.today:
            return dayname.following(context.today)
        if direction == "past" and found.start > context.today:
            return dayname.over(context.today)
        return found

    return resolve


@rule("period", "count weekdays ago")
def weekdays_ago(count: int, weekdays: int = 0) -> Resolver | None:
    """Two Sundays ago is rare enough to be left open."""
    return unplaced(VAGUE)


@rule("null", "(less|long) than count (units|unit) (ago|from now)?")
def about_so_long() -> Resolver:
    """More than ten years ago."""
    return unplaced(VAGUE)


@rule("period", "count dash? (units|unit) ago")
def units_ago(count: int, units: str = "", unit: str = "") -> Resolver:
    """Two months ago: that calendar month; hours ago: that day; decades ago: that year."""
    name = units or unit
    if name in ("decade", "century"):
        return unit_from_today(-count * (10 if name == "decade" else 100), "year")
    return unit_from_today(-count, name)


@rule("null", "vague", "(in|over|for|within)? (the|these|this)? (last|past|previous|next|coming|following)? a? few (units|dash? unit) (ago|apart)?",
      "(the|these|this)? (last|past|next|coming|following|previous)? (a|the)? couple of? units (ago|apart)?",
      "(in|over)? the? (coming|last|past|next|following) units", "in? the? units (ago|ahead|earlier|later)")  # fmt: skip
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


@rule("period", "earlier in? (this|the) unit(?! of the? (any|pointer|unit|ordinal|kind))", "earlier this unit")
def earlier_in_unit(unit: str) -> Resolver:
    """Earlier this week: its start to the publication date."""
    return lambda context: interval(unit_of(context.today, unit).start, context.today)


@rule("period", "later in? (this|the) unit(?! of the? (any|pointer|unit|ordinal|kind))", "the? rest of (the|this) unit")
def later_in_unit(unit: str) -> Resolver:
    """Later this year: the publication date to its end."""
    return lambda context: interval(context.today, unit_of(context.today, unit).end)


@rule(
    "period",
    "so far (in|on)? (this|the) unit",
    "(this|the) unit so far",
    "unit dash? to dash? date",
    "this unit dash? to dash? date",
)
def unit_so_far(unit: str) -> Resolver:
    """So far this year; year-to-date."""
    return lambda context: interval(unit_of(context.today, unit).start, context.today)


@rule("period", "ytd")
def year_to_date() -> Resolver:
    """YTD."""
    return lambda context: interval(unit_of(context.today, "year").start, context.today)


@rule(
    "period",
    "(the|these|this)? (past|last) count dash? (units|unit) timespan?(?! of the? (any|pointer|unit|ordinal|kind))",
)
def past_units(count: int, units: str = "", unit: str = "") -> Resolver:
    """The past 24 hours; the last 12 months."""
    return running(-count, units or unit)


@rule("period", "(the|these|this)? (next|coming) count dash? (units|unit) timespan?", "within (the next)? count (units|unit)",
      "within the coming count (units|unit)")  # fmt: skip
def next_units(count: int, units: str = "", unit: str = "") -> Resolver:
    """The next five years; within 30 days."""
    return running(count, units or unit)


@rule("period", "the? (past|last) half dash? a? (century_unit|decade=decade_unit)")
def past_half(half: None = None, decade: str = "") -> Resolver:
    """The past half-century."""
    return running(-5 if decade else -50, "year")


@rule("period", "(the|this) past unit(?! of the? (any|pointer|unit|ordinal|kind))", "over past unit")
def past_unit(unit: str) -> Resolver:
    """Over the past week."""
    return unit_from_today(-1, unit) if unit in ("weekend", "quarter", "half") else running(-1, unit)


@rule("period", "the last unit(?! of the? (any|pointer|unit|ordinal|kind))")
def the_last_unit(unit: str) -> Resolver | None:
    """Over the last year; "the last quarter" is the calendar's."""
    return None if unit in ("weekend", "quarter", "half") else running(-1, unit)


@rule("period", "the next unit(?! of the? (any|pointer|unit|ordinal|kind))")
def the_next_unit(unit: str) -> Resolver | None:
    """Over the next year; "the next day" leans on another."""
    return None if unit in ("weekend", "quarter", "half", "day") else running(1, unit)


@rule(
    "ayear",
    "(the? (last|previous))? pointer calendar? year_unit(?! of the? (any|pointer|unit|ordinal|kind))",
    "the (current|coming) calendar? year_unit(?! of the? (any|pointer|unit|ordinal|kind))",
)
def pointed_year(pointer: int = 0) -> Resolver:
    """Last year."""
    return unit_from_today(pointer, "year")


@rule(
    "period",
    "pointer unit(?! of the? (any|pointer|unit|ordinal|kind))",
    "the pointer unit(?! of the? (any|pointer|unit|ordinal|kind))",
)
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


@rule("period", "count (units|unit) (from (now|today)|hence)", "in count (units|unit) apostrophe? s? time")
def units_on(count: int, units: str = "", unit: str = "") -> Resolver:
    """Two weeks from now; in three months' time."""
    return unit_from_today(count, units or unit)


@rule("period", "in count (units|unit)")
def in_units(count: int, units: str = "", unit: str = "") -> Resolver:
    """Will open in three weeks; with a verb of the past it is a length only."""

    def resolve(context: Context) -> Period:
        if context.tense() != "future":
            raise Unplaced(LENGTH)
        return unit_from_today(count, units or unit)(context)

    return resolve
