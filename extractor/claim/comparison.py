"""Where a sentence names what a figure is compared with: "from 4% in May", "against 9 tonnes", "than in 2021".

A figure in there is the value before, and a time in there is that of the value before, not of what is compared.
"""

from __future__ import annotations

import re

from extractor.claim.context import CLAUSE_BREAKS, Comparison, Placed, SentenceView
from extractor.knowledge.cues import changes
from extractor.records import Quantity, TimeExpression

RELATIVE = frozenset({"%", "pp", "bp", "times"})
"""Units of change: "rose 5%" needs no "by"."""
OPENERS = {
    ("from",): 4, ("against",): 3, ("versus",): 4, ("vs",): 4, ("vs.",): 4, ("compared", "with"): 4,
    ("compared", "to"): 4, ("compares", "with"): 4, ("compared", "against"): 4, ("than",): 3,
    ("below", "the", "level"): 4, ("above", "the", "level"): 4, ("below", "the"): 1, ("above", "the"): 1, ("on",): 1,
    ("over",): 2, ("after", "a"): 4, ("after", "an"): 4, ("following", "a"): 4, ("following", "an"): 4,
    ("in", "contrast", "to"): 6,
}  # fmt: skip
"""Words that open a comparison, and within how many tokens behind them its figure or time must stand."""
NEED_CHANGE = frozenset({"from", "on", "over"})
"""Openers that compare with a time only behind a change: "rose 5% from May", not "applies from May"."""
SEQUELS = frozenset({"after", "following", "in"})
"""Openers of what came before, with a figure of its own: "a surplus of 2 billion *after one of 1 billion in May*"."""
BASIS = re.compile(r"(?:from |over |on )?(?:a|one|the) (?:year|month|week|quarter|decade)[ -](?:earlier|ago|before)")
"""A time that only a comparison names: "a 5% drop in sales *from a year earlier*"."""
ENDS = CLAUSE_BREAKS | {",", ";", ":", "(", ")", ".", "when", "which", "who", "as", "because", "after", "before"}
LENGTHS = ("over the past", "over the last", "over the next", "over past", "over last", "over several")
"""How an expression begins that names a stretch of time in which something moved, and no basis."""


def find_comparisons(view: SentenceView) -> list[Comparison]:
    """What the figures of the sentence are compared with, in the order of the text; found once and kept on the view."""
    if view.comparisons is None:
        view.comparisons = _find(view)
    return view.comparisons


def comparison_of(comparisons: list[Comparison], place: Placed[Quantity] | Placed[TimeExpression]) -> Comparison | None:
    """The comparison that a figure or a time stands in, or None."""
    return next((comparison for comparison in comparisons if comparison.holds(place)), None)


def _find(view: SentenceView) -> list[Comparison]:
    found: list[Comparison] = []
    for position in range(len(view.words)):
        if found and position < found[-1].end:
            continue
        for opener, reach in OPENERS.items():
            behind = position + len(opener)
            if tuple(view.words[position:behind]) == opener:
                comparison = _opened(view, position, behind, reach)
                if comparison is not None:
                    found.append(comparison)
                break
    return found


def _opened(view: SentenceView, position: int, behind: int, reach: int) -> Comparison | None:
    figure = min((place.start for place in view.quantities if place.start >= behind), default=len(view.words))
    time = min((place.start for place in view.times if place.end > behind), default=len(view.words))
    first = max(min(figure, time), behind)
    if first - behind >= reach or any(word in ENDS for word in view.words[behind:first]):
        return None
    if any(_moves(view, index) for index in range(behind, first)):
        return None  # "imports from Russia *rose* to 2 million tonnes"
    near = figure < min(first + 3, len(view.words))
    named = near and not any(word in ENDS or word == "to" for word in view.words[first:figure])
    word = view.words[position]
    if word in SEQUELS:
        return Comparison(position, _end(view, first, word), named=False) if figure == first else None
    if word == "than" and figure == behind:  # "more than 30" is one figure
        return None
    needs_change = word in NEED_CHANGE and not (named and word == "from") and not _names_basis(view, position)
    if needs_change and not _follows_change(view, position):
        return None
    if word in {"on", "over"} and (named or _is_length(view, position)):
        return None
    if word == "on" and _is_day(view, behind):  # "fell 5% on Tuesday"
        return None
    if word == "from" and named and not _is_value_before(view, position, figure):
        return None
    if word == "against" and not named:
        return None
    return Comparison(position, _end(view, first, word), named)


def _moves(view: SentenceView, index: int) -> bool:
    """Whether the token is a verb of change, and no noun of the same form ("a rise")."""
    verbs = [change for change in changes().get((view.words[index],), ()) if change.part == "verb"]
    return bool(verbs) and view.parts[index] not in {"NOUN", "ADJ"}


def _end(view: SentenceView, first: int, opener: str) -> int:
    """Behind the comparison: at a border, or at the "to" of "from A to B"."""
    starts = {place.start for place in view.quantities}
    for index in range(first, len(view.words)):
        if view.words[index] in ENDS and not _inside(view, index):
            return index
        if view.words[index] == "to" and opener == "from" and index > first and starts & {index + 1, index + 2}:
            return index
    return len(view.words)


def _inside(view: SentenceView, index: int) -> bool:
    """Whether a mark is part of a figure or a time: "February, 1986"."""
    places = [(place.start, place.end) for place in view.quantities]
    places += [(place.start, place.end) for place in view.times]
    return any(start < index < end for start, end in places)


def _names_basis(view: SentenceView, position: int) -> bool:
    """Whether a time stands there that nothing but a comparison names: "from a year earlier"."""
    return any(
        place.start <= position + 1 and position < place.end and BASIS.match(place.record.text.lower())
        for place in view.times
    )


def _follows_change(view: SentenceView, position: int) -> bool:
    """Whether a change stands right before: a figure in a unit of change, a word of change, or both."""
    if any(place.end == position and place.record.unit in RELATIVE for place in view.quantities):
        return True
    # "fell 0.6 to 117.3 from February": the verb stands before the figures.
    behind_figure = view.words[position] != "on" and any(place.end == position for place in view.quantities)
    before = view.words[max(0, position - (6 if behind_figure else 3)) : position]
    return any(changes().get((word,)) for word in before)


def _is_day(view: SentenceView, position: int) -> bool:
    return any(place.start <= position < place.end and place.record.granularity == "day" for place in view.times)


def _is_value_before(view: SentenceView, position: int, figure: int) -> bool:
    """Whether "from" tells a value before: with a word of change before it or "to" behind it, and no origin."""
    place = next(place for place in view.quantities if place.start == figure)
    if "to" in view.words[place.end : place.end + 3]:
        return True
    return any(_tells_change(view, index) for index in range(view.clause_start(position), position))


def _tells_change(view: SentenceView, index: int) -> bool:
    """Whether the token is a word of change, and no plural noun of the form of a verb: "signed 5 *contracts*"."""
    found = changes().get((view.words[index],), ())
    is_plural = view.tags[index : index + 1] == ["NNS"]
    return any(not (is_plural and change.part == "verb") for change in found)


def _is_length(view: SentenceView, position: int) -> bool:
    text = " ".join(view.words[position : position + 3])
    return text.startswith(LENGTHS)
