"""What the meaning of a time expression is: a function from the context of the article to a calendar interval."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

from extractor.measure.time.periods import Period, UnplacedError, day, step, unit_of

Direction = Literal["past", "begun", "future"]
"""Which occurrence is meant: the latest that is over, the latest that has begun, or the next that is not over."""

NO_PUBLICATION = "no publication date"
NO_SUCH_DATE = "no such date"
NO_ANCHOR = "no period to lean on"


@dataclass(slots=True)
class Context:
    """What an expression is resolved against.

    published: the publication date; tense: reads the direction at the expression's place (None if the words show
    none); fiscal: the fiscal year that a kind, a label and its being split name there; split: the months of a season
    that begins in a year; day_first: the order of day and month in the text's numeric dates, if one of them shows it;
    nearest: the period to lean on, by its units, whether it may lean on another one and whether it may stand behind
    (LeaningError: not yet known).
    """

    published: date | None
    tense: Callable[[], Direction | None]
    fiscal: Callable[[str, int | None, bool], Period]
    split: Callable[[int], Period]
    nearest: Callable[[tuple[str, ...], bool, bool], Period]
    day_first: bool | None = None
    direction: Direction | None = field(default=None)

    @property
    def today(self) -> date:
        """The publication date; raises UnplacedError if there is none."""
        if self.published is None:
            raise UnplacedError(NO_PUBLICATION)
        return self.published

    def looking(self, direction: Direction) -> Context:
        """The same context with the direction settled, whatever the tense."""
        return replace(self, direction=direction)

    def shown_direction(self) -> Direction | None:
        """The direction that a bound or the tense shows."""
        return self.direction or self.tense()

    def anchor(self, *units: str, chained: bool = True, behind: bool = True) -> Period:
        """The period of the text that a leaning expression leans on; raises UnplacedError if there is none."""
        return self.nearest(units, chained, behind)

    def has_anchor(self, *units: str, behind: bool = True) -> bool:
        """Whether there is such a period."""
        try:
            self.anchor(*units, behind=behind)
        except UnplacedError:
            return False
        return True


class LeaningError(Exception):
    """The expression must wait until the other periods of the text are known."""


Resolver = Callable[[Context], Period]


class Recurring:
    """A period that comes back, such as a weekday or a month without its year: the tense says which one is meant."""

    def __init__(self, around: Callable[[date], list[Period]], default: Direction = "past") -> None:
        """``around``: the occurrences near a date, at least one whole one on either side.

        ``default``: which one is meant where the words around show no direction.
        """
        self.around = around
        self.default: Direction = default

    def __call__(self, context: Context) -> Period:
        """The occurrence that the bound or the tense shows."""
        return self.towards(context.shown_direction() or self.default, context.today)

    def towards(self, direction: Direction, today: date) -> Period:
        """The occurrence that lies in a direction from the publication date."""
        if direction == "future":
            return self.following(today)
        return self.begun(today) if direction == "begun" else self.over(today)

    def over(self, by: date) -> Period:
        """The latest occurrence that ends by the date."""
        return max((found for found in self.around(by) if found.end <= by), key=lambda found: found.end)

    def begun(self, by: date) -> Period:
        """The latest occurrence that starts by the date."""
        return max((found for found in self.around(by) if found.start <= by), key=lambda found: found.start)

    def following(self, since: date) -> Period:
        """The next occurrence that ends on or after the date."""
        return min((found for found in self.around(since) if found.end >= since), key=lambda found: found.end)

    def coming(self, since: date) -> Period:
        """The next occurrence that starts on or after the date."""
        return min((found for found in self.around(since) if found.start >= since), key=lambda found: found.start)

    def mapped(self, change: Callable[[Period], Period]) -> Recurring:
        """The part or neighbour of each occurrence, which comes back as well: "early May", "the end of June"."""
        return Recurring(lambda near: [change(found) for found in self.around(near)], self.default)


class Yearly(Recurring):
    """A part of a year, such as "May", "the third quarter" or "March 3", that a year in the text can settle."""

    def __init__(self, place: Callable[[Period], Period]) -> None:
        """``place``: where the part lies in a year; raises ValueError where that year has none (February 29)."""
        super().__init__(self._occurrences)
        self.place = place

    def __call__(self, context: Context) -> Period:
        """Likewise; a day or month that the words leave open, or put almost a year away, is the nearest one."""
        if context.direction is not None:
            return self.towards(context.direction, context.today)
        shown = context.tense()
        found = self.towards(shown or self.default, context.today)
        if found.granularity in ("quarter", "half", "season", "year"):
            return found
        other = self.begun(context.today) if shown == "future" else self.following(context.today)
        limit = 0 if found.granularity == "month" else 50
        # Newsrooms add the year to a date that is almost a year away, so a verb that says so was misread.
        far, near = _days_between(found, context.today), _days_between(other, context.today)
        return other if (near <= limit and far > 300) or (shown is None and near < far) else found

    def _occurrences(self, near: date) -> list[Period]:
        try:
            return [self.place(year(near.year + offset)) for offset in (-1, 0, 1)]
        except ValueError:
            return self._leap_occurrences(near)

    def _leap_occurrences(self, near: date) -> list[Period]:
        found = []
        for number in range(near.year - 8, near.year + 9):
            try:
                found.append(self.place(year(number)))
            except ValueError:
                continue
        if not found:
            raise UnplacedError(NO_SUCH_DATE)
        return found

    def mapped(self, change: Callable[[Period], Period]) -> Yearly:
        """Likewise; a year can still settle it."""
        return Yearly(lambda year: change(self.place(year)))


def _days_between(period: Period, date_: date) -> int:
    return max((period.start - date_).days, (date_ - period.end).days, 0)


def mapped(resolver: Resolver, change: Callable[[Period], Period]) -> Resolver:
    """The resolver of a part or neighbour of what another resolver gives."""
    if isinstance(resolver, Recurring):
        return resolver.mapped(change)
    return lambda context: change(resolver(context))


def month_of_year(month: int, day_: int | None = None) -> Yearly:
    """A month, or a day of it, in any year; in a fiscal year, the one that lies in it."""

    def place(year: Period) -> Period:
        number = year.start.year + (month < year.start.month)
        if day_ is None:
            return unit_of(date(number, month, 1), "month")
        return day(date(number, month, day_))

    return Yearly(place)


def weekday(number: int) -> Recurring:
    """A day of the week, Monday being 0."""

    def around(near: date) -> list[Period]:
        this = near + timedelta(days=number - near.weekday())
        return [day(this + timedelta(weeks=weeks)) for weeks in (-1, 0, 1)]

    return Recurring(around)


def absolute(period: Period) -> Resolver:
    """A period that needs no context."""
    return lambda context: period


def unplaced(reason: str) -> Resolver:
    """An expression that names no interval."""

    def resolve(context: Context) -> Period:
        raise UnplacedError(reason)

    return resolve


def year(number: int) -> Period:
    """A calendar year."""
    return unit_of(date(number, 1, 1), "year")


def spanning(first: Resolver, last: Resolver) -> Resolver:
    """From the first day of one to the last day of the other; an end without its year takes it from the other."""

    def resolve(context: Context) -> Period:
        if isinstance(first, Recurring) and isinstance(last, Recurring) and context.shown_direction() == "future":
            start = first.following(context.today)
            end = last.following(start.start)
        elif isinstance(first, Recurring):
            end = last(context)
            start = first.begun(end.end if end.granularity == "day" else end.start)
        else:
            start = first(context)
            end = last.following(start.start) if isinstance(last, Recurring) else last(context)
        return Period(start.start, end.end)

    return resolve


def unit_from_today(count: int, unit: str) -> Resolver:
    """The calendar unit so many units from the one of the publication date."""

    def resolve(context: Context) -> Period:
        return unit_of(step(context.today, count, unit), unit)

    return resolve


def running(count: int, unit: str) -> Resolver:
    """From so many units ago to the publication date, or from it to so many units on."""

    def resolve(context: Context) -> Period:
        other = step(context.today, count, unit)
        return Period(min(context.today, other), max(context.today, other))

    return resolve
