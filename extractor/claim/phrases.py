"""Noun phrases by their borders: the words that can stand inside one, and those that end it.

No tags are needed: a phrase is the longest run of tokens that are neither function words, marks, verbs of change or of
speech, nor figures.
"""

from __future__ import annotations

from extractor.claim.context import SentenceView
from extractor.knowledge.cues import changes, speech_verbs, word_class

DETERMINERS = word_class("determiner")
BORDERS = word_class("border")
MARKS = frozenset(",.;:()[]\"“”'’‘—–-/…!?") | {"''", "``", "--", "..."}


def is_inside(view: SentenceView, position: int) -> bool:
    """Whether the token can stand inside a noun phrase."""
    word = view.words[position]
    if word in BORDERS or word in MARKS or not any(letter.isalpha() for letter in word):
        return False
    if (word,) in speech_verbs() and (word,) not in changes() and not word.endswith("s"):
        return False
    return not any(change.part == "verb" and word.endswith(("ed", "ing")) for change in changes().get((word,), ()))


def phrase_after(view: SentenceView, start: int, limit: int = 8) -> tuple[int, int]:
    """The phrase that begins at ``start`` (a determiner before it is skipped), as a half-open token range."""
    while start < len(view.words) and view.words[start] in DETERMINERS | {"of"}:
        start += 1
    end = start
    while end < len(view.words) and end - start < limit and is_inside(view, end) and not _figure(view, end):
        if view.words[end] in DETERMINERS and end > start and view.words[end - 1] != "of":
            break
        end += 1
    while end > start and view.words[end - 1] in {"of"} | DETERMINERS:
        end -= 1
    return start, end


def phrase_before(view: SentenceView, end: int, limit: int = 8) -> tuple[int, int]:
    """The phrase that ends right before ``end``, as a half-open token range without a leading determiner."""
    start = end
    while start > 0 and end - start < limit and is_inside(view, start - 1) and not _figure(view, start - 1):
        start -= 1
    while start < end and view.words[start] in DETERMINERS | {"of", "'s", "s'"}:
        start += 1
    return start, end


def phrase_text(view: SentenceView, start: int, end: int) -> str:
    """The text of a token range, as it stands in the article."""
    if start >= end:
        return ""
    last = view.offsets[end - 1] + len(view.surface[end - 1])
    return " ".join(view.text[view.offsets[start] - view.start : last - view.start].split())


def _figure(view: SentenceView, position: int) -> bool:
    return any(place.start <= position < place.end for place in view.quantities)
