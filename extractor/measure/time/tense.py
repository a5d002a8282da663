"""Whether the words around an expression speak of the past or of the future."""

from __future__ import annotations

import re

from extractor.measure.time.lexicon import words
from extractor.measure.time.resolving import Direction

_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|[;:()“”\"]")

_IRREGULAR = words(
    "was were had did said told went came took made gave got saw knew found left lost won held met ran "
    "rose fell grew began became broke brought bought built burnt caught chose cost cut dealt drew drove "
    "ate fled flew forgot froze fought hit hung heard hid kept knew laid led lent let lay lit meant paid "
    "put quit read rode rang sank sang sat sold sent set shook shot shut slept slid spent spoke spread "
    "stood stole struck swam swore swept taught tore thought threw understood woke wore withdrew wrote "
    "shrank slipped overtook undertook arose beat bit blew bled dug fed felt shone shrunk sped split spun "
    "stuck stung swung wound born gone been done seen taken given known written spoken chosen broken "
    "fallen risen grown thrown driven forbidden hidden stolen sworn torn worn proven drawn flown "
    "withdrawn overthrown"
)
_NO_PAST = words(
    "hundred need indeed speed seed feed proceed exceed red bed shed united unprecedented agreed-upon "
    "sacred"
)
_REPORTING = words("said told announced reported added stated confirmed warned claimed according wrote tweeted showed")
_FUTURE = words("will 'll won't shall would going upcoming ahead forthcoming")
_MODAL = words("will won't shall would may might could can should must to")
_HELPERS = words("be been being have has had also now only not then soon likely")
_PRESENT_BE = frozenset(["is", "are", "'s", "'re", "be", "being"])
_AHEAD = words("scheduled expected due planned slated set forecast predicted projected poised tipped destined timed")
_WANTING = words(
    "plan plans planned planning set due expected scheduled slated agreed agree agrees hope hopes hoped "
    "hoping aim aims aimed aiming is are was were told ordered vowed vows about want wants wanted intend "
    "intends intended ready likely prepare prepares prepared preparing pledged pledges promised promises "
    "propose proposes proposed decided try tries trying tried need needs needed ask asked asks urged "
    "urges voted expects expect meant looking seeking seeks threatened threatens refuse refused able "
    "forced invited wait waiting bid bids deadline"
)
_SCHEDULED = words(
    "go goes meet meets open opens start starts begin begins close closes end ends fly flies travel "
    "travels visit visits vote votes expire expires leave leaves arrive arrives resume resumes play plays "
    "head heads face faces take takes come comes enter enters host hosts hold holds kick kicks fall falls "
    "run runs"
)


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
    if word == "to" and place and words[place - 1] in _WANTING:
        return "future"
    if word in _AHEAD and place and (words[place - 1] in _PRESENT_BE or words[place - 1] in ("was", "were", "been")):
        return "future"
    if word == "due":
        return "future"
    if _is_past(word):
        before = place - 1
        while before >= 0 and words[before] in _HELPERS:
            before -= 1
        if before >= 0 and words[before] in _MODAL:
            return "future"
        return "past"
    if word in ("has", "have"):
        return "past"
    return None


def _leftward(words: list[str]) -> tuple[Direction, bool, int] | None:
    """The nearest sign to the left: its direction, whether it reports speech, and how many words away it is."""
    for place in range(len(words) - 1, -1, -1):
        found = _judge(words, place)
        if found is None and words[place] in _SCHEDULED and place and words[place - 1] not in ("the", "a", "an", "to"):
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
