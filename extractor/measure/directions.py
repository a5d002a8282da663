"""What the words beside a number say happened to it: "rose 5%", "down by 3 million", "fell to 10", "(+8%)"."""

from __future__ import annotations

from extractor.knowledge.cues import changes
from extractor.knowledge.words import word_list
from extractor.measure.figures import Figure
from extractor.measure.tokens import Token, at
from extractor.measure.units import describes_noun
from extractor.records import Direction

_BETWEEN = word_list("directions between")
_REACH = 5
_REACH_OVER_WORDS = 6
_PHRASAL = word_list("directions phrasal")
_CONNECTING = frozenset({",", "or", "(", "to", "at"})
_SIGNED = frozenset({"%", "pp", "bp", "points"})


def direction_of(tokens: list[Token], figure: Figure, before: Figure | None) -> Direction | None:
    """Return what the change word next to the figure says, with nothing but "by", "to" and modifiers between.

    before: the figure in front of this one, whose direction it shares in "lost 190 points, or 0.6%, to 17,280".
    """
    if figure.sign and figure.unit in _SIGNED:
        return "up" if figure.sign == "+" else "down"
    if describes_noun(tokens, figure):
        return None
    for place in range(figure.begin - 1, figure.begin - 1 - _REACH, -1):
        token, following = at(tokens, place), at(tokens, place + 1)
        if token.lower in ("up", "down"):
            phrasal = at(tokens, place - 1).lower in _PHRASAL
            leads = following.lower == "from" or (following.lower == "to" and token.lower == "up")
            return None if phrasal or leads else _direction(token.lower)
        found = _verb(token)
        if found is not None and following.lower != "than":  # "lower than 5%" is a bound
            return found
        if token.lower not in _BETWEEN and found is None:
            break
    if at(tokens, figure.begin - 1).lower in ("by", "to"):
        begin = figure.begin - 1
        if before is not None and begin == before.last and at(tokens, before.begin - 1).lower == "from":
            begin = before.begin - 1  # "rose from A to B"
        found = _verb_before(tokens, begin)
        if found is not None:
            return found
    return before.direction if before is not None and _continues(tokens, before, figure) else None


def _verb_before(tokens: list[Token], index: int) -> Direction | None:
    """Return the direction of the nearest verb of change a few words before: "cut its forecast for the year to"."""
    for place in range(index - 1, index - 1 - _REACH_OVER_WORDS, -1):
        found = _verb(at(tokens, place))
        if found is not None or at(tokens, place).kind != "word":
            return found
    return None


def _verb(token: Token) -> Direction | None:
    found = [change for change in changes().get((token.lower,), ()) if change.part == "verb"]
    return found[0].direction if found else None  # type: ignore[return-value]


def _direction(word: str) -> Direction:
    return "up" if word == "up" else "down"


def _continues(tokens: list[Token], before: Figure, figure: Figure) -> bool:
    """Whether the figure says the same move again: "125,600 jobs or 2.2%", "190 points (0.6%) to 17,280"."""
    between = [token.lower for token in tokens[before.last : figure.first]]
    if between[-1:] == ["from"] or len(between) > 3:
        return False
    ties = [word for word in between if word in _CONNECTING]
    others = [word for word in between if word not in _CONNECTING]
    return bool(ties) and len(others) <= ("or" in ties or "(" in ties or "to" in ties) and between[-1] in _CONNECTING
