"""Times that stand near a figure and date something else: the words, a record, an event, the next figure."""

from __future__ import annotations

from extractor.claim.context import Placed, SentenceView
from extractor.knowledge.cues import speech_verbs
from extractor.records import Quantity, TimeExpression

RECORDS = frozenset({"first", "record", "best", "worst", "most", "least"})
RECORD_REACH = 5
"""Words of superlatives besides those in -est, and how far behind them "since" still belongs to them."""
LINKS = frozenset({",", "and", "in", "on", "for", "during"})
LINK_REACH = 3
"""Words before a time that begins the next of a list, and how far behind it its figure stands."""
ORDER, ARTICLES = frozenset({"before", "after"}), frozenset({"the", "a", "an", "its", "their"})
EVENT_REACH = 5
"""Words that open what came before or after, and how far behind them its time stands."""


def is_of_speech(view: SentenceView, time: Placed[TimeExpression]) -> bool:
    """Whether a day is that of the words, not of what they tell: "said on Monday"."""
    if time.record.granularity != "day":
        return False
    if view.words[time.end : time.end + 1] == ["'s"]:  # "forecast today's exports"
        return False
    before = [word for word in view.words[max(0, time.start - 3) : time.start] if word not in {"on", "late", "early"}]
    after = view.words[time.end : time.end + 1]
    return any((word,) in speech_verbs() for word in (*before[-1:], *after))


def is_of_record(view: SentenceView, time: Placed[TimeExpression]) -> bool:
    """Whether a time only says how long nothing was like it: "the lowest level since 1994"."""
    if not time.record.text.lower().startswith("since "):
        return False
    before = view.words[max(0, time.start - RECORD_REACH) : time.start]
    return any(word in RECORDS or (word.endswith("est") and len(word) > 4) for word in before)


def begins_another(view: SentenceView, time: Placed[TimeExpression], quantity: Placed[Quantity]) -> bool:
    """Whether a time behind "and" dates the figure behind it: "was 4 in May and *last month* 5"."""
    between = view.words[quantity.end : time.start]
    next_figure = any(time.end <= other.start < time.end + LINK_REACH for other in view.quantities)
    return next_figure and "and" in between and LINKS.issuperset(between)


def is_of_event(view: SentenceView, time: Placed[TimeExpression]) -> bool:
    """Whether a time dates what something came before or after: "before the recession *of 1981*"."""
    before = view.words[max(0, time.start - EVENT_REACH) : time.start]
    opened = next((at for at in range(len(before) - 2) if before[at] in ORDER and before[at + 1] in ARTICLES), None)
    return opened is not None and before[-1] in {"of", "in"} and "," not in before[opened:]
