"""Words beside a number that make it a bound or an estimate: "more than", "at least", "some", "or so", "+"."""

from __future__ import annotations

from functools import cache

from extractor.knowledge.numbers import number_words
from extractor.knowledge.tables import read_rows
from extractor.measure.tokens import Token, adjacent, at
from extractor.records import Modifier

_FILLERS = frozenset({"a", "an", "the", "another", "that", "all", "of", "its", "only", "just", '"', "“"})
_GOING_ON = frozenset({"than", "to"})
_SPELLED = number_words("small").keys() | number_words("tens").keys()
_LONGEST = 5
_REACH_BEHIND = 3


@cache
def _cues(side: str) -> dict[tuple[str, ...], Modifier]:
    """Cues of one side by their words, and the modifier that each stands for: ``data/modifiers.csv``."""
    return {
        tuple(row["cue"].split()): row["modifier"]  # type: ignore[misc]
        for row in read_rows("modifiers.csv")
        if row["side"] == side
    }


@cache
def _words(side: str, place: int) -> frozenset[str]:
    return frozenset(cue[place] for cue in _cues(side))


def modifier_before(tokens: list[Token], index: int) -> tuple[Modifier, int] | None:
    """Read the cue that ends in front of the token; return the modifier and the index of the cue's first token.

    Of two cues in a row the outer one decides: "up to almost 4 billion" is an upper bound.
    """
    cues = _cues("before")
    place, found = index, None
    while True:
        while at(tokens, place - 1).lower in _FILLERS and found is None:
            if _ends_cue(tokens, place, cues):
                break
            place -= 1
            if index - place > 2:
                return found
        length = _ends_cue(tokens, place, cues)
        if not length:
            return found
        words = tuple(token.lower for token in tokens[place - length : place])
        place -= length
        found = (cues[words], place)


def _ends_cue(tokens: list[Token], index: int, cues: dict[tuple[str, ...], Modifier]) -> int:
    """Return the length of the longest cue that ends in front of the token, or 0."""
    if at(tokens, index - 1).lower not in _words("before", -1):
        return 0
    for length in range(min(_LONGEST, index), 0, -1):
        if tuple(token.lower for token in tokens[index - length : index]) in cues:
            return length
    return 0


def modifier_behind(tokens: list[Token], index: int) -> Modifier | None:
    """Read the cue that begins behind the figure, or a few words further on ("60 years or older", "500+")."""
    cues = _cues("after")
    for place in range(index, min(index + _REACH_BEHIND, len(tokens))):
        token = tokens[place]
        if token.lower in _words("after", 0):
            if token.text == "+" and not adjacent(at(tokens, place - 1), token):
                return None
            for length in range(_LONGEST, 0, -1):
                words = tuple(word.lower for word in tokens[place : place + length])
                further = at(tokens, place + length)  # "injured and over 500", "and more than 300": cues of the next
                ends_here = further.kind != "number" and further.lower not in _GOING_ON
                if words in cues and ends_here and (length > 1 or place == index):
                    return cues[words]
        if token.kind != "word" or token.lower in _SPELLED:
            return None
    return None
