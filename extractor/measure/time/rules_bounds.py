"""Rules for bounds and ranges, and for times that lean on another period of the text."""

from __future__ import annotations

from extractor.measure.time.grammar import Grammar
from extractor.measure.time.periods import ONE_DAY, Period, UnplacedError, day, ending, shifted, step, unit_of
from extractor.measure.time.resolving import Context, Recurring, Resolver, running, spanning
from extractor.measure.time.rules_dates import CLASSES

LEANING = Grammar(CLASSES)
BOUNDS = Grammar(CLASSES)

_ANY = ("month", "quarter", "half", "season", "year", "decade", "interval", "day", "week")
_FINER = {
    "hour": ("day",),
    "day": ("day",),
    "week": ("week", "day"),
    "weekend": ("week", "day"),
    "fortnight": ("week", "day"),
    "month": ("month", "day"),
    "quarter": ("quarter", "month"),
    "half": ("half", "quarter"),
    "year": ("year", "half", "quarter", "month", "day"),
    "decade": ("decade", "year"),
    "century": ("year",),
}


# --- leaning on another period --------------------------------------------------------------------------------------


def _moved(count: int, unit: str) -> Resolver:
    """The anchor moved, its length kept."""
    units = ("day", "week") if unit in ("day", "hour", "week") else _ANY

    def resolve(context: Context) -> Period:
        return shifted(context.anchor(*units, chained=count > 0), count, unit)

    return resolve


def _neighbour(count: int, unit: str) -> Resolver:
    """The calendar unit so many before or after the one that holds the anchor."""

    def resolve(context: Context) -> Period:
        if unit == "day" and count < 0 and not context.has_anchor("day"):
            return unit_of(step(context.today, count, unit), unit)
        anchor = context.anchor(*_FINER[unit])
        return unit_of(step(anchor.start, count, unit), unit)

    return resolve


@LEANING.rule("period", "the? same (timespan|unit|m|dayname|yearly) (of|in|from)? (the|a)? last year_unit",
              "the? same (timespan|unit|m|dayname) (of|in|from)? (the|a)? previous year_unit",
              "the? same (timespan|unit|time|m|dayname) (of|in)? (the|a|count) year_unit (ago|earlier|before)",
              "(the|a) year_unit dash? (ago|earlier|before) (timespan|unit|quarter_unit|month_unit)",
              "the? previous dash year_unit dash? (timespan|unit)")  # fmt: skip
def year_before() -> Resolver:
    """The same period last year; the year-earlier quarter."""
    return _moved(-1, "year")


@LEANING.rule("period", "(this|the? same) time (of|in|from)? (the|a)? (last|previous) year_unit")
def time_of_last_year() -> Resolver:
    """The same time last year: the period in the text a year before, else the publication date a year before."""

    def resolve(context: Context) -> Period:
        anchored = context.has_anchor(*_ANY)
        return shifted(context.anchor(*_ANY) if anchored else day(context.today), -1, "year")

    return resolve


@LEANING.rule(
    "period",
    "the? same (timespan|unit|time|m) (of|in|from)? the? anyyear",
    "the? same? anyyear (timespan|quarter_unit|half_unit|month_unit)",
)
def same_in_year(anyyear: Resolver) -> Resolver:
    """The same period of 2023."""

    def resolve(context: Context) -> Period:
        year = anyyear(context)
        if year.granularity != "year":
            raise UnplacedError("no such part")
        anchor = context.anchor(*_ANY)
        return shifted(anchor, year.start.year - anchor.start.year, "year")

    return resolve


@LEANING.rule("period", "count dash? span dash? beside (timespan|unit)?")
def units_apart(count: int, beside: int, span: str) -> Resolver | None:
    """A year earlier; two days later."""
    return _moved(count * beside, span)


@LEANING.rule("period", "the unit beside", "the part beside")
def unit_apart(beside: int, unit: str = "day") -> Resolver:
    """The year before; the night before."""
    return _neighbour(beside, unit)


@LEANING.rule("period", "the? previous calendar? unit", "the prior=following unit", "the prior=next unit=day_unit")
def neighbour(unit: str, prior: int = -1) -> Resolver:
    """The previous quarter; the following year; the next day."""
    return _neighbour(prior, unit)


@LEANING.rule("period", "the? previous count dash? units")
def preceding(count: int, units: str) -> Resolver:
    """The previous three months: those before the period in the text, else before the publication date."""

    def resolve(context: Context) -> Period:
        if not context.has_anchor(*_ANY[:-2]):
            return running(-count, units)(context)
        return ending(context.anchor(*_ANY[:-2]).start - ONE_DAY, count, units)

    return resolve


@LEANING.rule("period", "the? following count dash? units")
def succeeding(count: int, units: str) -> Resolver:
    """The following three months: those after the period in the text."""

    def resolve(context: Context) -> Period:
        start = context.anchor(*_ANY).end + ONE_DAY
        return Period(start, step(start, count, units) - ONE_DAY)

    return resolve


@LEANING.rule("period", "(that|the? same) unit(?! of)", "the? same part")
def same_unit(unit: str = "day") -> Resolver:
    """That year; the same day."""
    return _neighbour(0, unit)


@LEANING.rule(
    "period",
    "the? same timespan(?! of)(?! in)",
    "that timespan",
    "the? same time(?! of)(?! in)(?! as)",
)
def same_period() -> Resolver:
    """The same period."""
    return lambda context: context.anchor(*_ANY[:-2])


@LEANING.rule(
    "period",
    "(in|during|over) (the|this) timespan"
    "(?! of)(?! in)(?! from)(?! between)(?! since)(?! before)(?! after)(?! ended)(?! m)",
)
def the_period() -> Resolver:
    """In the period: the part of a year that was named before, else the year."""

    def resolve(context: Context) -> Period:
        parts = ("month", "quarter", "half", "interval")
        units = parts if context.has_anchor(*parts, behind=False) else _ANY[:-2]
        return context.anchor(*units, behind=False)

    return resolve


@LEANING.rule("period", "beside (in|on)? (that|the? same) unit")
def side_of_unit(beside: int, unit: str) -> Resolver:
    """Later that month: from the day in the text to its end."""

    def resolve(context: Context) -> Period:
        anchor = context.anchor(*_FINER[unit][1:])
        whole = unit_of(anchor.start, unit)
        return Period(whole.start, anchor.end) if beside < 0 else Period(anchor.start, whole.end)

    return resolve


@LEANING.rule("period", "the following dayname")
def following_weekday(dayname: Recurring) -> Resolver:
    """The following Monday."""
    return lambda context: dayname.following(step(context.anchor("day").end, 1, "day"))


@BOUNDS.rule("period", "count span apart named", "count span from named")
def units_from(count: int, named: Resolver, span: str, apart: int = 1) -> Resolver:
    """21 days after August 7; two days from tomorrow."""

    def resolve(context: Context) -> Period:
        return shifted(named(context), count * apart, span)

    return resolve


# --- ranges and bounds ----------------------------------------------------------------------------------------------


@BOUNDS.rule(
    "period",
    "(from|since) first=named comma? (joint|and)+ second=named",
    "between first=named comma? (and|dash) second=named",
    "first=named (to|through|until|dash) second=named",
    "first=named dash (to|through) dash second=named",
)
def range_(first: Resolver, second: Resolver) -> Resolver:
    """From 2009 until 2013; between May and July; 2019 through 2023."""
    return spanning(first, second)


@BOUNDS.rule("period", "first=yearly slash second=named")
def slashed_range(first: Resolver, second: Resolver) -> Resolver:
    """July 1/March 13; May/June 2024."""
    return spanning(first, second)


@BOUNDS.rule("period", "(from|between) named (joint|and) now")
def until_now(named: Resolver) -> Resolver:
    """Between Jan. 22 and now."""
    return since(named)


@BOUNDS.rule("period", "(from|between)? now (joint|and) named", "from today (joint|and) named")
def from_now(named: Resolver) -> Resolver:
    """Between now and 2030."""
    return until(named)


@BOUNDS.rule("period", "since (part on?)? named")
def since(named: Resolver) -> Resolver:
    """Since January: its first day to the publication date."""

    def resolve(context: Context) -> Period:
        today = context.today
        return Period(named(context.looking("begun")).start, today)

    return resolve


@BOUNDS.rule("period", "(until|through) (part on?)? named", "up to named")
def until(named: Resolver) -> Resolver:
    """Through 2027: the publication date to its last day; a time that is over, alone."""

    def resolve(context: Context) -> Period:
        found = named(context.looking("future"))
        return found if _is_over(found, context) else Period(context.today, found.end)

    return resolve


@BOUNDS.rule("period", "by (part on?)? named")
def by(named: Resolver) -> Resolver:
    """By 2030: the publication date to its last day; a time that is over, alone."""

    def resolve(context: Context) -> Period:
        found = named(context.looking("future"))
        return found if _is_over(found, context) else Period(context.today, found.end, found.granularity)

    return resolve


def _is_over(period: Period, context: Context) -> bool:
    """Whether the publication date can be no start of what lasts to the period's end: it is later, or not known."""
    return context.published is None or period.end < context.published


@BOUNDS.rule("period", "from named")
def from_(named: Resolver) -> Resolver:
    """From April 2: the onset alone."""
    return named
