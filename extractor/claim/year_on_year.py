"""Periods that a comparison with the year before gives: one side of it is dated, and so is the other."""

from __future__ import annotations

import re
from datetime import date, timedelta

from extractor.claim.comparison import comparison_of, find_comparisons
from extractor.claim.context import Placed, SentenceView
from extractor.measure.time.periods import Period, UnplacedError, shifted
from extractor.records import Quantity, TimeExpression

PARTS = frozenset({"month", "quarter", "half"})
"""Granularities of a basis: parts of a year, of which the figures of two years are compared."""
YEAR = timedelta(days=365)
A_YEAR = re.compile(r"(?:from )?(?:a|one) year (?:ago|earlier|before)")
"""The time of a value before that is named by its distance alone."""


def year_after_basis(view: SentenceView, quantity: Placed[Quantity]) -> tuple[str, str] | None:
    """First and last day of what a figure is about that is compared with a part of last year, or None.

    "Rose 5% over the first quarter of 1986" is about the same quarter of 1987, if that is over by the publication date,
    and since less than a year.
    """
    if view.published is None or comparison_of(find_comparisons(view), quantity):
        return None
    end = view.clause_end(quantity.start)
    behind = next((each for each in find_comparisons(view) if quantity.end <= each.start < end), None)
    if behind is None:
        return None
    bases = [place.record for place in view.times if behind.holds(place) and place.record.granularity in PARTS]
    later = _moved(bases[0].period_start, bases[0].period_end, 1) if len(bases) == 1 else None
    today = date.fromisoformat(view.published[:10])
    return later if later and today - YEAR < date.fromisoformat(later[1]) <= today else None


def year_before(time: TimeExpression, start: str | None, end: str | None) -> tuple[str, str] | None:
    """The period of the value before that "a year ago" dates: that of the later value (start to end), a year back."""
    return _moved(start, end, -1) if A_YEAR.fullmatch(time.text.lower()) else None


def last_basis(view: SentenceView, quantity: Placed[Quantity], reach: int) -> TimeExpression | None:
    """The time that the article last compared something with before a figure: it holds for what is compared next.

    "Sales rose to 5 tonnes from 4 tonnes *a year earlier*. Imports fell to 3 tonnes from 6 tonnes". reach: sentences
    that are looked at, the figure's own among them.
    """
    sentence: SentenceView | None = view
    for _ in range(reach):
        if sentence is None:
            return None
        comparisons = find_comparisons(sentence)
        before = [time for time in sentence.times if sentence is not view or time.start < quantity.start]
        bases = [time.record for time in before if comparison_of(comparisons, time) is not None]
        if bases:
            return bases[-1]
        sentence = sentence.previous
    return None


def _moved(start: str | None, end: str | None, years: int) -> tuple[str, str] | None:
    if start is None or end is None:
        return None
    try:
        moved = shifted(Period(date.fromisoformat(start), date.fromisoformat(end)), years, "year")
    except (UnplacedError, ValueError, OverflowError):  # outside the calendar
        return None
    return moved.start.isoformat(), moved.end.isoformat()
