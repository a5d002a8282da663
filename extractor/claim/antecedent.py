"""The figure before that says what a figure measures: "Of this, 3 million went to Chile", "The total is 9 million"."""

from __future__ import annotations

from collections.abc import Mapping

from extractor.claim.context import Placed, SentenceView
from extractor.knowledge.cues import changes, word_class
from extractor.records import Fact, Quantity

POINTING = frozenset({"this", "that", "these", "those"})
JOINTS = frozenset({",", "(", "a", "an", "or", "of", "by"})
"""What stands, beside a word of change and times, between a figure and the change that it comes by."""


def find_antecedent(view: SentenceView, place: Placed[Quantity], facts: Mapping[int, Fact]) -> Fact | None:
    """The fact before whose metric a figure has, or None if its own words say what it measures.

    A change has the metric of the level that it is added to: "sales of 9 million, *a rise of 4%*"; a part has that of
    the amount that its sentence points back to; a figure that is called a "total", a "rise" or nothing at all has that
    of the last one of its unit. facts: those of the article, by start offset.
    """
    added = _added_to(view, place, facts)
    if added is not None:
        return added
    part = _is_part(view) and place.record.dimension != "count"
    if not part and not is_bare(facts[place.record.start].metric):
        return None
    end = view.start if part else place.record.start
    alike = [fact for start, fact in facts.items() if start < end and fact.unit == place.record.unit]
    told = [fact for fact in alike if not is_bare(fact.metric)]
    return max(told, key=lambda fact: fact.start, default=None)


def is_bare(metric: str | None) -> bool:
    """Whether a metric says nothing of what is measured: none, or a "total", a "level", a "rise"."""
    words = (metric or "").lower().split()
    return all(word in word_class("frame") | word_class("bare") or (word,) in changes() for word in words)


def _is_part(view: SentenceView) -> bool:
    """Whether a sentence is about parts of an amount of the sentence before: "Out of this, ..."."""
    words = [word for word in view.words[:5] if word.isalpha()]
    words = words[1:] if words[:1] == ["out"] else words
    return len(words) > 1 and words[0] == "of" and words[1] in POINTING


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
