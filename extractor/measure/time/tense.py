"""Whether the words around an expression speak of the past or of the future."""

from __future__ import annotations

import re

from extractor.knowledge.time_words import tense_words
from extractor.measure.time.resolving import Direction

_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|[;:()“”\"]")

_IRREGULAR, _LIKE_BASE, _NO_PAST = tense_words("past"), tense_words("base as well"), tense_words("not past")
_REPORTING, _FUTURE, _MODAL, _HELPERS = map(tense_words, ("speech", "future", "modal", "helper"))
_ARRANGED, _TAKES_INFINITIVE = tense_words("arranged"), tense_words("takes infinitive")
_TIMETABLE = tense_words("timetable")
_BE = frozenset(("is", "are", "'s", "'re", "be", "being", "was", "were", "been"))


def direction(text: str, start: int, end: int, sentence: tuple[int, int]) -> Direction | None:
    """The direction that the verb nearest to ``text[start:end]`` in its sentence shows, or None."""
    left = _words(text, sentence[0], start)
    right = _words(text, end, sentence[1])
    after_noun = text.startswith(("'s", "’s"), end)
    before = None if after_noun else _leftward(left)
    if before is not None and not (before[1] and before[2] > 2):
        return before[0]
    ahead = _rightward(right)
    if ahead is not None:
        return ahead
    if before is not None:
        return before[0]
    found = _leftward(left)
    return found[0] if found else None


def _words(text: str, start: int, end: int) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text, start, end)]


def _is_past(word: str) -> bool:
    return word in _IRREGULAR or (word.endswith("ed") and len(word) > 4 and word not in _NO_PAST)


def _judge(words: list[str], place: int) -> Direction | None:
    """What a word says, with the helpers before it."""
    word = words[place]
    if word in _FUTURE or word.endswith("'ll"):
        return "future"
    if word == "to" and place and words[place - 1] in _TAKES_INFINITIVE:
        return "future"
    if word in _ARRANGED and place and words[place - 1] in _BE:
        return "future"
    if word == "due" and words[place + 1 : place + 2] != ["to"]:
        return "future"
    if _is_past(word):
        before = place - 1
        while before >= 0 and words[before] in _HELPERS:
            before -= 1
        helped = before < place - 1 or word in _LIKE_BASE
        return "future" if helped and before >= 0 and words[before] in _MODAL else "past"
    if word in ("has", "have"):
        return "future" if place and words[place - 1] in _MODAL else "past"
    return None


def _leftward(words: list[str]) -> tuple[Direction, bool, int] | None:
    """The nearest sign to the left: its direction, whether it reports speech, and how many words away it is."""
    for place in range(len(words) - 1, -1, -1):
        found = _judge(words, place)
        if found is None and words[place] in _TIMETABLE and place and words[place - 1] not in ("the", "a", "an", "to"):
            found = "future" if _is_scheduled(words, place) else None
        if found is not None:
            return found, words[place] in _REPORTING, len(words) - 1 - place
    return None


def _is_scheduled(words: list[str], place: int) -> bool:
    return words[place - 1] not in _MODAL and not any(_is_past(word) for word in words[max(0, place - 3) : place])


def _rightward(words: list[str]) -> Direction | None:
    for place in range(len(words)):
        found = _judge(words, place)
        if found is not None:
            return found
    return None
