"""What the words around a figure say happened: kind, direction and the value before.

"rose to 1.48 million" is a level that went up; "rose by 5%" is a change; "from 1.44 million" is the earlier level, with
no direction of its own; "doubled to $31.3 million" implies the level before.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.claim.comparison import RELATIVE, comparison_of, find_comparisons
from extractor.claim.context import Placed, SentenceView
from extractor.knowledge.cues import Change, changes, word_class
from extractor.records import Direction, Kind, PreviousHow, Quantity

REACH = 14
"""Tokens between a word of change and its figure: "climbed, the ministry said on Monday, to 3 million"."""

ADVERBS = word_class("degree")
REACHING = frozenset({"reach", "hit", "stand", "total", "reaching", "hitting", "totalling", "totaling"})
"""Verbs between "to" and a level: "rose to *hit* 7%"."""
ENDING = frozenset({"ADP", "CCONJ", "SCONJ", "PART", "VERB", "AUX"})
"""Parts of speech behind a figure that end its phrase: "5 tonnes *for* expansion", but not "a 5% yearly expansion"."""
LOSSES = frozenset({"lose", "loses", "losing", "lost", "loss", "losses"})
"""Words of change for shares and indexes ("lost 3%") that otherwise state an amount ("lost $5 million")."""
COUNTING = frozenset({"more", "less", "fewer"})
"""Words that count things, if no basis follows: "killed 4 *more* people"."""
STATING = frozenset({"reached", "reaches", "total", "totaled", "totalled", "totals"})
"""Verbs that say how high a figure is, and nothing of a move."""
LEADING = frozenset({"up", "down"})
"""Words that lead from a level to what it moved from or by, at any distance: "90 tonnes of gas, *up* from 80"."""
STRETCH = 6
"""Words between a level and the change behind it: "90 tonnes, *up 4%*"."""
FAR_STRETCH = 12
"""Words between a level and the words that compare it: "1.3 billion in the quarter that ended *versus 700 million*"."""


@dataclass(frozen=True, slots=True)
class Movement:
    """Reading of one figure.

    word: the word of change that it hangs on, and at: the position of that; earlier: it is the value before;
    signed: "(+8%)"; stated: a verb says that it was reached, and of no move.
    """

    kind: Kind = "level"
    direction: Direction | None = None
    word: Change | None = None
    earlier: bool = False
    signed: bool = False
    at: int | None = None
    stated: bool = False


def read_movement(view: SentenceView, quantity: Placed[Quantity]) -> Movement:
    """Read kind and direction of a figure from the words of its clause."""
    if quantity.record.quote.lstrip("(").startswith(("+", "-", "−", "–")):
        rising = quantity.record.quote.lstrip("(").startswith("+")
        return Movement("change", "up" if rising else "down", signed=True)
    named = _after(view, quantity)
    if named is None and _is_earlier(view, quantity):
        return Movement(earlier=True)
    return named or _before(view, quantity) or Movement(stated=_is_stated(view, quantity))


def _is_stated(view: SentenceView, quantity: Placed[Quantity]) -> bool:
    position = quantity.start
    while position > 0 and view.words[position - 1] in ADVERBS:
        position -= 1
    return position > 0 and view.words[position - 1] in STATING


def coordinate(view: SentenceView, movements: dict[int, Movement]) -> None:
    """Hand the movement of a figure on to those listed behind it, in place: "cut 400 jobs in France, *300* in Spain".

    movements: the movement of every figure of the sentence, by the figure's start offset.
    """
    for first, second in zip(view.quantities, view.quantities[1:], strict=False):
        one, other = movements[first.record.start], movements[second.record.start]
        alike = first.record.unit == second.record.unit or {first.record.unit, second.record.unit} <= {None, "job"}
        if one.word is None or other.word is not None or other.earlier or other.signed or not alike:
            continue
        between = view.words[first.end : second.start]
        listed = {",", "and", "or"} & set(between) and not {"(", ";", "from", "than"} & set(between)
        if listed and not {"VERB", "AUX"} & set(view.parts[first.end : second.start]):
            movements[second.record.start] = one


def compared_direction(view: SentenceView, quantity: Placed[Quantity]) -> Direction | None:
    """Where a level went, by what stands behind it: "1.3 billion *versus 700 million*", "90 tonnes, *up 4%*"."""
    behind = [other for other in view.quantities if other.start >= quantity.end]
    if not behind:
        return None
    near = behind[0]
    between = view.words[quantity.end : near.start]
    comparison = next((one for one in find_comparisons(view) if quantity.end <= one.start), None)
    inside = [other for other in behind if comparison is not None and comparison.holds(other)]
    if comparison is not None and comparison.named and inside:
        levels = [other for other in view.quantities if other.start < comparison.start]
        alike = [other for other in levels if other.record.unit == inside[0].record.unit]
        if view.words[comparison.start - 1] in LEADING and alike[-1:] == [quantity]:
            return "up" if view.words[comparison.start - 1] == "up" else "down"
        skipped = [other for other in levels if other.start >= quantity.end and other.record.unit not in RELATIVE]
        is_near = comparison.start - quantity.end <= FAR_STRETCH
        is_of_another = any(comparison.holds(mention) for mention in view.mentions)  # "against *Peru's* 4%"
        if is_near and not skipped and not is_of_another and _alike(quantity, inside[0]):
            return _sign(quantity.record, inside[0].record.value)
    is_led = between[-2:] in [[",", word] for word in LEADING]
    if near.record.unit in RELATIVE and (is_led or (len(between) <= STRETCH and {",", "("} & set(between))):
        movement = _after(view, near) or _before(view, near)
        return _direction(movement.word) if movement and movement.word and movement.kind == "change" else None
    return None


def _alike(one: Placed[Quantity], other: Placed[Quantity]) -> bool:
    return one.record.unit == other.record.unit or other.record.unit is None


def _sign(later: Quantity, earlier: float) -> Direction | None:
    """Where a level went from an earlier value; None for a range around that."""
    moves = {_step(value - earlier) for value in (later.value, later.value_to) if value is not None}
    return moves.pop() if len(moves) == 1 else None


def _step(difference: float) -> Direction:
    return "same" if difference == 0 else "up" if difference > 0 else "down"


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
        if other.record.unit == quantity.record.unit and find_later(view, other, movements) is quantity:
            return other.record.value, "stated"
    implied = implied_previous(movement, quantity.record.value)
    return (implied, "implied") if implied is not None else None


def find_later(
    view: SentenceView, quantity: Placed[Quantity], movements: dict[int, Movement]
) -> Placed[Quantity] | None:
    """The figure that a value before belongs to: its neighbour in the same unit, or the change before it."""
    if not movements[quantity.record.start].earlier:
        return None
    others = [
        other
        for other in _neighbours(view, quantity)
        if not movements[other.record.start].earlier
        and (other.end <= quantity.start or _leads_to(view, quantity, other))
    ]
    alike = [other for other in others if other.record.unit == quantity.record.unit]
    changed = [other for other in others if other.end <= quantity.start and other.record.unit in RELATIVE]
    return next(iter(alike or changed), None)


def _leads_to(view: SentenceView, earlier: Placed[Quantity], later: Placed[Quantity]) -> bool:
    """Whether "to" and no verb ties two figures: "from 4% in May *to 6%*", but not "from 4%, while it *fell to 6%*"."""
    between = slice(earlier.end, later.start)
    return "to" in view.words[between] and not {"VERB", "AUX"} & set(view.parts[between])


def _neighbours(view: SentenceView, quantity: Placed[Quantity]) -> list[Placed[Quantity]]:
    """The figures next to one: behind it, then before it."""
    index = view.quantities.index(quantity)
    return view.quantities[index + 1 : index + 2] + view.quantities[max(0, index - 1) : index]


def _is_earlier(view: SentenceView, quantity: Placed[Quantity]) -> bool:
    """Whether the figure is the value before: "from 4", "compared with 4 in May and 5 in June"."""
    comparison = comparison_of(find_comparisons(view), quantity)
    if comparison is None or not comparison.named:
        return False
    inside = [other for other in view.quantities if comparison.holds(other) and other.end <= quantity.start]
    return not inside or "and" in view.words[inside[-1].end : quantity.start]


def _after(view: SentenceView, quantity: Placed[Quantity]) -> Movement | None:
    """A word of change right behind the figure: "a 5% rise in", "5% higher than", "a 5% year-on-year increase"."""
    for position in range(quantity.end, min(quantity.end + 3, len(view.words))):
        ends = view.words[position] in {",", ".", "and", "of", "in", "to", "(", ")"} or view.parts[position] in ENDING
        if ends and view.words[position] not in {"below", "down"}:
            return None
        for change in changes().get((view.words[position],), ()):
            if change.word in LOSSES and not _moves(quantity.record):
                continue
            counts = change.word in COUNTING and view.words[position + 1 : position + 2] != ["than"]
            if counts and not _moves(quantity.record):
                continue
            if change.part == "noun" or (change.part == "comparative" and change.word not in {"up", "above"}):
                return Movement("change", _direction(change), change, at=position)
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
            if change.word in LOSSES and not _moves(quantity.record):
                continue
            between = words[position + 1 : quantity.start]
            reading = _reading(change, between, quantity.record)
            if reading:
                return Movement(reading, _direction(change), change, at=position)
    return None


def _reading(change: Change, between: list[str], quantity: Quantity) -> Kind | None:
    """How a figure hangs on a word of change before it, from the words between them."""
    last = [word for word in between if word == "to" or (word not in ADVERBS and word.isalnum())]
    if change.direction == "same" and between[-1:] == ["at"]:
        return "level"
    if "to" in between:
        tail = between[len(between) - 1 - between[::-1].index("to") + 1 :]
        direct = change.part != "comparative" or (change.word == "down" and between[0] == "to")
        if direct and all(word in ADVERBS or word in REACHING or not word.isalnum() for word in tail):
            return "level"
        return None
    if _ends_with_by(between):
        return "change" if change.part != "comparative" else None
    if change.part == "comparative":
        return "change" if not between and change.word in {"up", "down"} else None
    if change.part == "noun":
        return "change" if "of" in between and not [word for word in last if word not in {"of"}] else None
    return "change" if not last and (_moves(quantity) or not between) else None


def _ends_with_by(between: list[str]) -> bool:
    """Whether "by" leads to the figure: "cut its spending *by* about"."""
    for word in reversed(between):
        if word == "by":
            return True
        if word not in ADVERBS and word.isalnum():
            return False
    return False


def _moves(quantity: Quantity) -> bool:
    return quantity.unit in RELATIVE or (quantity.unit or "").endswith("point")


def _direction(change: Change) -> Direction:
    return change.direction  # type: ignore[return-value]
