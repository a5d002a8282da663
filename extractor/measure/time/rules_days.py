"""Rules for days and weekdays as the publication date places them."""

from __future__ import annotations

from datetime import timedelta

from extractor.measure.time.grammar import Grammar
from extractor.measure.time.periods import ONE_DAY, Period, day, step, unit_of
from extractor.measure.time.resolving import Context, Recurring, Resolver, running, unit_from_today, weekday
from extractor.measure.time.rules_dates import CLASSES

DAYS = Grammar(CLASSES)
rule = DAYS.rule


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
    """A part of this day: this morning, tonight."""
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


@rule("dayname", "the weekend_unit(?! of)")
def weekend() -> Recurring:
    """Over the weekend."""
    return Recurring(lambda near: [unit_of(step(near, weeks, "week"), "weekend") for weeks in (-1, 0, 1)])


@rule("period", "overnight")
def overnight() -> Resolver:
    """From the day before to the publication date."""
    return running(-1, "day")


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
        return Period(start, last.following(start).end)

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
    """Friday in "this Friday": that of the week; by the tense the one before or after, if the week's does not fit."""

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
def weekdays_ago(count: int, weekdays: int) -> Resolver:
    """Two Sundays ago."""
    return lambda context: day(step(weekday(weekdays).over(context.today - ONE_DAY).start, 1 - count, "week"))
