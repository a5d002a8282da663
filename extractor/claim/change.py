"""What the words around a figure say happened: kind, direction and the value before.

"rose to 1.48 million" is a level that went up; "rose by 5%" is a change; "from 1.44 million" is the earlier level, with
no direction of its own; "doubled to $31.3 million" implies the level before.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.claim.context import Placed, SentenceView
from extractor.knowledge.cues import Change, changes, word_class
from extractor.records import Direction, Kind, PreviousHow, Quantity

REACH = 14
"""Tokens between a word of change and its figure: "climbed, the ministry said on Monday, to 3 million"."""

RELATIVE = frozenset({"%", "pp", "bp", "times"})
"""Units of change: "rose 5%" needs no "by"."""
ADVERBS = word_class("degree")
COMPARED = (("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from"), ("against",), ("than",))


@dataclass(frozen=True, slots=True)
class Movement:
    """Reading of one figure.

    word: the word of change that it hangs on; earlier: it is the value before; signed: "(+8%)".
    """

    kind: Kind = "level"
    direction: Direction | None = None
    word: Change | None = None
    earlier: bool = False
    signed: bool = False


def read_movement(view: SentenceView, quantity: Placed[Quantity]) -> Movement:
    """Read kind and direction of a figure from the words of its clause."""
    if quantity.record.quote.lstrip("(").startswith(("+", "-", "−", "–")):
        rising = quantity.record.quote.lstrip("(").startswith("+")
        return Movement("change", "up" if rising else "down", signed=True)
    if _is_earlier(view, quantity):
        return Movement(earlier=True)
    return _after(view, quantity) or _before(view, quantity) or Movement()


def implied_previous(movement: Movement, value: float) -> float | None:
    """The value before that a factor implies: "doubled to 30" came from 15."""
    factor = movement.word.factor if movement.word else None
    return value / factor if factor and movement.kind == "level" and movement.direction else None


def find_previous(
    view: SentenceView, quantity: Placed[Quantity], movements: dict[int, Movement]
) -> tuple[float, PreviousHow] | None:
    """The earlier value of a level that moved: stated beside it ("to 6 from 4"), or implied ("doubled to 6").

    movements: the movement of every figure of the sentence, by the figure's start offset.
    """
    movement = movements[quantity.record.start]
    if movement.kind != "level" or movement.earlier:
        return None
    for other in _neighbours(view, quantity):
        if movements[other.record.start].earlier and other.record.unit == quantity.record.unit:
            return other.record.value, "stated"
    implied = implied_previous(movement, quantity.record.value)
    return (implied, "implied") if implied is not None else None


def find_later(
    view: SentenceView, quantity: Placed[Quantity], movements: dict[int, Movement]
) -> Placed[Quantity] | None:
    """The figure that a value before belongs to: its neighbour in the same unit, or the change before it."""
    if not movements[quantity.record.start].earlier:
        return None
    others = [other for other in _neighbours(view, quantity) if not movements[other.record.start].earlier]
    alike = [other for other in others if other.record.unit == quantity.record.unit]
    changed = [other for other in others if other.end <= quantity.start and other.record.unit in RELATIVE]
    return next(iter(alike or changed), None)


def _neighbours(view: SentenceView, quantity: Placed[Quantity]) -> list[Placed[Quantity]]:
    """The figures next to one: behind it, then before it."""
    index = view.quantities.index(quantity)
    return view.quantities[index + 1 : index + 2] + view.quantities[max(0, index - 1) : index]


def _is_earlier(view: SentenceView, quantity: Placed[Quantity]) -> bool:
    """Whether the figure is the value before: "from 4", "compared with 4", "up from 4"."""
    first = _skip_adverbs_left(view, quantity.start, keep=("from", "with", "to", "against", "than"))
    words = view.words
    if first > 0 and words[first - 1] == "from":
        return True
    return first > 1 and (words[first - 2], words[first - 1]) in COMPARED


def _skip_adverbs_left(view: SentenceView, position: int, keep: tuple[str, ...]) -> int:
    while position > 0 and view.words[position - 1] in ADVERBS and view.words[position - 1] not in keep:
        position -= 1
    return position


def _after(view: SentenceView, quantity: Placed[Quantity]) -> Movement | None:
    """A word of change right behind the figure: "a 5% rise in", "5% higher than", "a 5% year-on-year increase"."""
    for position in range(quantity.end, min(quantity.end + 3, len(view.words))):
        if view.words[position] in {",", ".", "and", "of", "in", "to", "(", ")"}:
            return None
        for change in changes().get((view.words[position],), ()):
            if change.part == "noun" or (change.part == "comparative" and change.word not in {"up", "down", "above"}):
                return Movement("change", _direction(change), change)
    return None


def _before(view: SentenceView, quantity: Placed[Quantity]) -> Movement | None:
    """The nearest word of change before the figure in its clause, if no other figure stands between."""
    words = view.words
    floor = max(view.clause_start(quantity.start), quantity.start - REACH)
    for other in view.quantities:
        if other.end <= quantity.start:
            linked = "from" in words[other.end : quantity.start] or "to" in words[other.end : quantity.start]
            floor = floor if linked else max(floor, other.end)
    for position in range(quantity.start - 1, floor - 1, -1):
        for change in changes().get((words[position],), ()):
            between = words[position + 1 : quantity.start]
            reading = _reading(change, between, quantity.record)
            if reading:
                return Movement(reading, _direction(change), change)
    return None


def _reading(change: Change, between: list[str], quantity: Quantity) -> Kind | None:
    """How a figure hangs on a word of change before it, from the words between them."""
    last = [word for word in between if word == "to" or word not in ADVERBS]
    if "to" in between:
        tail = between[len(between) - 1 - between[::-1].index("to") + 1 :]
        if change.part != "comparative" and all(word in ADVERBS for word in tail):
            return "level"
        return None
    if change.part == "comparative":
        return "change" if not between and change.word in {"up", "down"} else None
    if change.part == "noun":
        return "change" if "of" in between and not [word for word in last if word not in {"of"}] else None
    return "change" if not last and (quantity.unit in RELATIVE or "by" in between or not between) else None


def _direction(change: Change) -> Direction:
    return change.direction  # type: ignore[return-value]
