"""The figure before that says what a figure measures: "Of this, 3 million went to Chile", "The total is 9 million"."""

from __future__ import annotations

from collections.abc import Mapping

from extractor.claim.context import Placed, SentenceView
from extractor.claim.phrases import is_bare
from extractor.knowledge.cues import changes
from extractor.records import Fact, Quantity

POINTING = frozenset({"this", "that", "these", "those"})
EQUATING = frozenset({"compares", "compared", "is", "was"})
"""Verbs by which a pointing word is set beside a figure: "That *compares* with 7 million a year ago"."""
JOINTS = frozenset({",", "(", "a", "an", "or", "of", "by"})
"""What stands, beside a word of change and times, between a figure and the change that it comes by."""


def find_antecedent(view: SentenceView, place: Placed[Quantity], facts: Mapping[int, Fact]) -> Fact | None:
    """The fact before whose metric a figure has, or None if its own words say what it measures.

    A change has the metric of the level that it is added to: "sales of 9 million, *a rise of 4%*"; a part has that of
    the amount that its sentence points back to; a figure that is called a "total", a "rise" or nothing at all has that
    of the last one of its unit, or of any in the sentence pointed to: "That is *a rise of 4%*". facts: those of the
    article, by start offset.
    """
    added = _added_to(view, place, facts)
    if added is not None:
        return added
    points, bare = _points_back(view) and place.record.dimension != "count", is_bare(facts[place.record.start].metric)
    if not points and not bare:
        return None
    first, end = 0, place.record.start
    if points:
        first, end = (view.previous.start if view.previous else view.start), view.start
    told = [fact for start, fact in facts.items() if first <= start < end and not is_bare(fact.metric)]
    alike = [fact for fact in told if fact.unit == place.record.unit or (points and bare)]
    return max(alike, key=lambda fact: fact.start, default=None)


def _points_back(view: SentenceView) -> bool:
    """Whether a sentence is about the amount before it: "Out of this, ...", "That compares with ..."."""
    words = [word for word in view.words[:5] if word.isalpha()]
    words = words[1:] if words[:1] == ["out"] else words
    if len(words) < 2:
        return False
    return (words[0] == "of" and words[1] in POINTING) or (words[0] in POINTING and words[1] in EQUATING)


def _added_to(view: SentenceView, place: Placed[Quantity], facts: Mapping[int, Fact]) -> Fact | None:
    """The level to which a change in percent is added, right behind it."""
    before = max((other for other in view.quantities if other.end <= place.start), key=_end, default=None)
    level = facts.get(before.record.start) if before is not None else None
    if before is None or level is None or level.unit == "%" or place.record.unit != "%" or is_bare(level.metric):
        return None
    times = {index for time in view.times for index in range(time.start, time.end)}
    words = [view.words[index] for index in range(before.end, place.start) if index not in times]
    moved = [word for word in words if (word,) in changes()]
    joined = words[:1] in ([","], ["("]) and all(word in JOINTS or word in moved for word in words)
    return level if joined and (moved or facts[place.record.start].kind == "change") else None


def _end(place: Placed[Quantity]) -> int:
    return place.end
