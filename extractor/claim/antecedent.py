"""The figure before that says what a figure measures: "Of this, 3 million went to Chile", "The total is 9 million"."""

from __future__ import annotations

from collections.abc import Mapping

from extractor.claim.context import SentenceView
from extractor.claim.phrases import is_bare
from extractor.knowledge.cues import changes
from extractor.records import Fact

POINTING = frozenset({"this", "that", "these", "those"})
EQUATING = frozenset({"compares", "compared", "is", "was"})
"""Verbs by which a pointing word is set beside a figure: "That *compares* with 7 million a year ago"."""
JOINTS = frozenset({",", "(", "a", "an", "or", "of", "by"})
"""What stands, beside a word of change and times, between a figure and the change that it comes by."""


def find_antecedent(
    view: SentenceView, index: int, fact: Fact, latest: Fact | None, told: Mapping[str | None, Fact]
) -> Fact | None:
    """The fact before whose metric the ``index``-th figure has, or None if its own words say what it measures.

    A change has the metric of the level that it is added to: "sales of 9 million, *a rise of 4%*"; a part has that of
    the amount that its sentence points back to; a figure that is called a "total", a "rise" or nothing at all has that
    of the last one of its unit, or of any in the sentence pointed to: "That is *a rise of 4%*".

    fact: that of the figure. latest: the fact before it. told: the last fact of every unit whose words say what it
    measures.
    """
    if latest is not None and _is_added(view, index, fact, latest):
        return latest
    bare = is_bare(fact.metric)
    if _points_back(view) and view.quantities[index].record.dimension != "count":
        first = view.previous.start if view.previous is not None else view.start
        units = told if bare else [fact.unit]
        near = [told[unit] for unit in units if unit in told and told[unit].start >= first]
        return max(near, key=lambda other: other.start, default=None)
    return told.get(fact.unit) if bare else None


def _points_back(view: SentenceView) -> bool:
    """Whether a sentence is about the amount before it: "Out of this, ...", "That compares with ..."."""
    words = [word for word in view.words[:5] if word.isalpha()]
    words = words[1:] if words[:1] == ["out"] else words
    if len(words) < 2:
        return False
    return (words[0] == "of" and words[1] in POINTING) or (words[0] in POINTING and words[1] in EQUATING)


def _is_added(view: SentenceView, index: int, fact: Fact, level: Fact) -> bool:
    """Whether a figure is a change in percent, and right before it stands the level to which it is added."""
    before, place = view.quantities[index - 1], view.quantities[index]
    if index == 0 or level.start != before.record.start or level.unit == "%" or fact.unit != "%":
        return False
    times = {position for time in view.times for position in range(time.start, time.end)}
    words = [view.words[position] for position in range(before.end, place.start) if position not in times]
    moved = [word for word in words if (word,) in changes()]
    joined = words[:1] in ([","], ["("]) and all(word in JOINTS or word in moved for word in words)
    return joined and bool(moved or fact.kind == "change") and not is_bare(level.metric)
