"""The period that a figure shares with a figure before it: in a list, and where a paragraph goes on telling."""

from __future__ import annotations

from extractor.claim.aside import is_of_event
from extractor.claim.comparison import comparison_of, find_comparisons
from extractor.claim.context import Placed, SentenceView
from extractor.claim.period import read_period
from extractor.records import Fact, Quantity

PAST, NOT_PAST = "VBD", frozenset({"VBZ", "VBP", "MD"})
"""Tags of finite verbs: the simple past that tells on, and those that speak of now or of what may come."""


def lists_on(view: SentenceView, place: Placed[Quantity]) -> bool:
    """Whether a figure goes on a list with the one before it, so that both have one period.

    They have one unit, and a mark or "and" but neither verb nor time stands between them: "Peru bought 5 tonnes, Chile
    4". A time behind it may date it alone.
    """
    index = view.quantities.index(place)
    if index == 0 or read_period(view, place) is not None:
        return False
    before = view.quantities[index - 1]
    between = range(before.end, place.start)
    comparisons = find_comparisons(view)
    return (
        before.record.unit == place.record.unit
        and any(view.words[at] in {",", "and"} for at in between)
        and not any(view.parts[at] in {"VERB", "AUX"} for at in between)
        and not any(before.end <= time.start < place.start for time in view.times)
        and comparison_of(comparisons, before) == comparison_of(comparisons, place)
    )


def tells_on(view: SentenceView, place: Placed[Quantity]) -> bool:
    """Whether a figure goes on telling what the sentence before began: in the past tense, and without a time.

    What figures are compared with is told of another time.
    """
    comparisons = find_comparisons(view)
    if view.opens or comparison_of(comparisons, place) is not None:
        return False
    timeless = all(comparison_of(comparisons, time) is not None or is_of_event(view, time) for time in view.times)
    return timeless and PAST in view.tags and NOT_PAST.isdisjoint(view.tags)


def dated_before(view: SentenceView, facts: dict[int, Fact]) -> Fact | None:
    """The last fact of the sentence before that has a period, or None; values before do not count."""
    if view.previous is None:
        return None
    comparisons = find_comparisons(view.previous)
    told = [place for place in reversed(view.previous.quantities) if comparison_of(comparisons, place) is None]
    starts = [place.record.start for place in told if place.record.start in facts]
    return next((facts[start] for start in starts if facts[start].period_start), None)
