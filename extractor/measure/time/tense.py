"""Whether the words around an expression speak of the past or of the future."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from extractor.knowledge.time_words import tense_words
from extractor.measure.time.resolving import Direction

_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|[;:()“”\"]")

_PAST, _LIKE_BASE, _NO_PAST = tense_words("past"), tense_words("base as well"), tense_words("not past")
_SPEECH, _FUTURE, _MODAL, _HELPERS = map(tense_words, ("speech", "future", "modal", "helper"))
_ARRANGED, _TAKES_INFINITIVE, _TIMETABLE = map(tense_words, ("arranged", "takes infinitive", "timetable"))
_BE = frozenset(("is", "are", "'s", "'re", "be", "being", "was", "were", "been"))
_DETERMINERS = frozenset(("the", "a", "an", "its", "their", "his", "her"))
_PRESENT_BE = frozenset(("is", "are", "'s", "'re"))
_PREPOSITIONS = frozenset(("on", "in", "from", "for", "at"))
_ONSET = frozenset(("starting", "beginning", "effective", "commencing"))


class Words(NamedTuple):
    """The words on one side of an expression in its sentence, in lower case, and which of them are past forms."""

    words: list[str]
    past: list[bool]


Surroundings = Callable[[int, int], tuple[Words, Words]]
"""Gives the words before and behind ``text[start:end]`` in its sentence."""


class _Sign(NamedTuple):
    direction: Direction
    speech: bool
    distance: int


def surface_words(text: str, start: int, end: int) -> Words:
    """The words of ``text[start:end]``; past forms by a list of the irregular ones and the ending -ed."""
    # "May" is a month or a name; only the modal is written small.
    words = [word if word == "May" else word.lower().replace("’", "'") for word in _WORD.findall(text, start, end)]
    return Words(words, [_is_past_form(word) for word in words])


def _is_past_form(word: str) -> bool:
    """Whether a word in lower case looks like the past tense or past participle of a verb."""
    return word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in _NO_PAST)


def read_direction(left: Words, right: Words, possessive: bool) -> Direction | None:
    """The direction that the verb nearest to the expression shows, or None.

    The verb before it counts, unless it only reports speech from further away ("said the vote on Monday will") or the
    expression is possessive ("Monday's vote will"); then the verb behind it does.
    """
    if _announces(left.words):
        return "future"
    before = _leftward(left)
    if before and not possessive and not (before.speech and before.distance > 2):
        return before.direction
    return _rightward(right) or (before.direction if before else None)


def _announces(words: list[str]) -> bool:
    """Words right before an expression that put it ahead: "starting", "ahead of", "the deadline is"."""
    nearest = words[-2] if words[-1:] and words[-1] in _PREPOSITIONS and len(words) > 1 else "".join(words[-1:])
    return nearest in _ONSET or nearest in _PRESENT_BE or words[-2:] == ["ahead", "of"]


def _judge(side: Words, place: int) -> Direction | None:
    """What the word at a place says, with its helpers before it."""
    words, word = side.words, side.words[place]
    previous = words[place - 1] if place else ""
    following = words[place + 1] if place + 1 < len(words) else ""
    if word in _FUTURE or word.endswith("'ll"):
        return "future"
    if word == "to":
        return "future" if previous in _TAKES_INFINITIVE and following not in _DETERMINERS else None
    if (word in _ARRANGED and previous in _BE) or (word == "due" and following != "to"):
        return "future"
    if side.past[place]:
        return _past_or_modal(words, place)
    if word in ("has", "have"):
        return "future" if previous in _MODAL else "past"
    return None


def _past_or_modal(words: list[str], place: int) -> Direction:
    """A participle behind a modal is no past: "will be held", "to be opened"."""
    before = place - 1
    while before >= 0 and words[before] in _HELPERS:
        before -= 1
    helped = before < place - 1 or words[place] in _LIKE_BASE
    return "future" if helped and before >= 0 and words[before] in _MODAL else "past"


def _leftward(side: Words) -> _Sign | None:
    """The nearest sign to the left: its direction, whether it reports speech, and how many words away it is."""
    for place in range(len(side.words) - 1, -1, -1):
        found = _judge(side, place) or ("future" if _is_timetable(side, place) else None)
        if found is not None:
            return _Sign(found, side.words[place] in _SPEECH, len(side.words) - 1 - place)
    return None


def _is_timetable(side: Words, place: int) -> bool:
    """A present tense that announces: "voters go to the polls on Sunday", "they are meeting on Friday"."""
    word, previous = side.words[place], side.words[place - 1] if place else ""
    if word.endswith("ing"):
        return previous in _PRESENT_BE and (word[:-3] in _TIMETABLE or word[:-3] + "e" in _TIMETABLE)
    if word not in _TIMETABLE or place == 0:
        return False
    return previous not in _MODAL and previous not in _DETERMINERS and not any(side.past[max(0, place - 3) : place])


def _rightward(side: Words) -> Direction | None:
    for place in range(len(side.words)):
        found = _judge(side, place)
        if found is not None:
            return found
    return None
