"""Which time a figure is about: the nearest resolved time expression of its clause."""

from __future__ import annotations

from datetime import date

from extractor.claim.aside import begins_another, is_of_event, is_of_record, is_of_speech
from extractor.claim.comparison import comparison_of, find_comparisons
from extractor.claim.context import CLAUSE_BREAKS, Placed, SentenceView
from extractor.measure.time.resolving import NO_ANCHOR, NO_PUBLICATION
from extractor.records import Quantity, TimeExpression

BEFORE, MARK, FIGURE = 3, 4, 12
"""Tokens that count as more distance: for a time before its figure, a comma or colon between, and a figure between."""
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
"""Calendar units and their months."""
UNITS = frozenset({"year", "quarter", "half", "month", "months", "week", "season"})
"""Words of times that say what a figure is about; a bare weekday is often that of the words."""
CLAUSE_MARKS = frozenset({",", ":", "and", "to", "from"})
"""Words between a figure and a time that is not what it is for."""
NOW = frozenset({"current", "currently"})
SINCE_REACH = 8
"""How far behind "since" the time may stand that it belongs to."""


def read_period(view: SentenceView, quantity: Placed[Quantity]) -> TimeExpression | None:
    """The time expression that governs a figure, or None where its clause gives none.

    It may be one that nobody can resolve without a publication date ("this year"): then the figure has no period.
    What a figure is compared with has its own time: "rose to 6 from 4 *in May*", "5% more than *in 2021*".
    """
    told = _time_told_about(view, quantity)
    if told is not None:
        return told
    first, last = view.clause_start(quantity.start), view.clause_end(quantity.start)
    comparisons = find_comparisons(view)
    own = comparison_of(comparisons, quantity)
    times = [
        place
        for place in view.times
        if (place.record.period_start is not None or _is_open(place.record))
        and first <= place.start < last
        and not _overlaps(place, quantity)
        and comparison_of(comparisons, place) == own
        and not is_of_speech(view, place)
        and not is_of_record(view, place)
        and not begins_another(view, place, quantity)
        and not is_of_event(view, place)
    ]
    if not times:
        return None
    spans = [place for place in times if is_purpose(view, place, quantity)]
    return min(spans or times, key=lambda place: _distance(view, place, quantity)).record


def _time_told_about(view: SentenceView, quantity: Placed[Quantity]) -> TimeExpression | None:
    """The time that a relative clause with the figure tells about: "in 1986/87, *when* the crop was 5 tonnes"."""
    first = view.clause_start(quantity.start)
    position = next((at for at in range(quantity.start - 1, first, -1) if view.words[at] == "when"), None)
    resolved = [place for place in view.times if place.record.period_start]
    if position is None or any(position < place.start < quantity.end for place in resolved):
        return None
    before = position - (view.words[position - 1] == ",")
    return next((place.record for place in resolved if place.end == before), None)


def is_of_another(view: SentenceView, quantity: Placed[Quantity], start: str, end: str | None) -> bool:
    """Whether the sentence gives a period only to what the figure is compared with, or to a record."""
    comparisons = find_comparisons(view)
    own = comparison_of(comparisons, quantity)
    same = [place for place in view.times if period_of(place.record) == (start, end)]
    return bool(same) and all(
        comparison_of(comparisons, place) not in {None, own} or is_of_record(view, place) for place in same
    )


def is_of_now(view: SentenceView, quantity: Placed[Quantity], reach: int | None = None) -> bool:
    """Whether "current" or "currently" before a figure makes it one of the publication date: "from a current 8.5%".

    reach: how many words before the figure it may stand; None: all of its clause.
    """
    floor = view.clause_start(quantity.start) if reach is None else max(0, quantity.start - reach)
    for at in range(quantity.start - 1, floor - 1, -1):
        if view.words[at] in NOW:
            return UNITS.isdisjoint(view.words[at + 1 : at + 3])
        if view.words[at] == "," or any(place.start == at for place in view.quantities):
            return False
    return False


def period_in(view: SentenceView, time: TimeExpression) -> tuple[str | None, str | None]:
    """First and last day of what a figure of the sentence is about that the time governs.

    "Since the series started last June" reaches from then to the publication date, as "since last June" does.
    """
    first, last = period_of(time)
    published = view.published[:10] if view.published else None
    if first and published and first <= published and _begins_since(view, view.place(time)):
        return first, published
    return first, last


def _begins_since(view: SentenceView, time: Placed[TimeExpression]) -> bool:
    """Whether a time dates what "since" names: "since its debut in 2003", but not "since 2003, when"."""
    floor = max(0, time.start - SINCE_REACH)
    since = next((at for at in range(time.start - 2, floor - 1, -1) if view.words[at] == "since"), None)
    if since is None or "when" in view.words[time.end : time.end + 3]:
        return False
    between = view.words[since + 1 : time.start]
    return "," not in between and CLAUSE_BREAKS.isdisjoint(between)


def period_of(time: TimeExpression) -> tuple[str | None, str | None]:
    """First and last day that the figure is about.

    "by 2030" names a span from the publication on, but a value that shall be reached by 2030 is the value of 2030;
    "by the end of June" is that day's. Everything else is its own span.
    """
    if time.period_end is None or not time.text.lower().startswith("by "):
        return time.period_start, time.period_end
    last = date.fromisoformat(time.period_end)
    months = MONTHS.get(time.granularity or "")
    if time.granularity == "day":
        return time.period_end, time.period_end
    if months is None:
        return time.period_start, time.period_end
    first = last.replace(month=(last.month - 1) // months * months + 1, day=1)
    return first.isoformat(), time.period_end


def is_purpose(view: SentenceView, time: Placed[TimeExpression], quantity: Placed[Quantity]) -> bool:
    """Whether a span behind a figure says what it is for, whenever it was told: "a 7 million budget *for 2026*"."""
    between = view.words[quantity.end : time.start + 1]  # "for" may be part of the time
    return time.record.granularity != "day" and "for" in between[-2:] and CLAUSE_MARKS.isdisjoint(between)


def _is_open(time: TimeExpression) -> bool:
    """Whether a time names a part of the calendar that only the publication date could place."""
    return time.unresolved in {NO_PUBLICATION, NO_ANCHOR} and not UNITS.isdisjoint(time.text.lower().split())


def _overlaps(time: Placed[TimeExpression], quantity: Placed[Quantity]) -> bool:
    return time.record.start < quantity.record.end and quantity.record.start < time.record.end


def _distance(view: SentenceView, time: Placed[TimeExpression], quantity: Placed[Quantity]) -> int:
    """How far a time stands from a figure, in tokens, and in what makes it seem farther."""
    low, high = (quantity.end, time.start) if time.start >= quantity.end else (time.end, quantity.start)
    between = sum(low <= other.start < high for other in view.quantities)
    before = 0 if time.start >= quantity.end else BEFORE
    marks = sum(word in {",", ":"} for word in view.words[low:high])
    return max(high - low, 0) + before + FIGURE * between + MARK * marks
