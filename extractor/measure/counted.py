"""The noun that a bare number counts: "7,000 new jobs", "three of the five ministers", "a 27-nation bloc".

With a tagger's parts of speech on the ``Doc`` the noun phrase is read by them; without, by the forms of the words.
"""

from __future__ import annotations

from collections.abc import Callable

from extractor.knowledge.nouns import compounds, is_invariant, is_plural, singular, unit_of
from extractor.knowledge.words import word_list
from extractor.measure.figures import Figure
from extractor.measure.tokens import Token, adjacent, at

PartOfSpeech = Callable[[Token], str]
"""Gives the universal part of speech of a token, or "" if the document has none."""

_REACH = 8
_HYPHENS = frozenset({"-", "‐", "‑"})
_SKIPPED = frozenset(
    {"the", "its", "their", "his", "her", "our", "those", "these", "all", "more", "other", "such", "new"}
)
_CLOSED = word_list("counted closed")
_DEAD = word_list("counted dead")
_DESCRIBING = word_list("counted describing")
_NOUN = frozenset({"NOUN", "PROPN"})
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "ADV", "X"})


def counted_unit(tokens: list[Token], figure: Figure, part_of_speech: PartOfSpeech) -> str | None:
    """Return the singular noun that the figure counts, or None if none stands behind it."""
    index = figure.last
    hyphen = at(tokens, index).text in _HYPHENS and adjacent(tokens[index - 1], tokens[index])
    if hyphen:
        noun = at(tokens, index + 1)
        return unit_of(singular(noun.text)) if noun.kind == "word" and adjacent(tokens[index], noun) else None
    if at(tokens, index).lower == "of":
        index += 1
        while at(tokens, index).lower in _SKIPPED or at(tokens, index).kind == "number":
            index += 1
    run = _run(tokens, index)
    if not run:
        return None
    if run[0].lower in _DEAD and not (len(run) > 1 and is_plural(run[1].text)):
        return "person"
    head = _head(run, figure, part_of_speech)
    if head is None or run[head].lower == "others":
        return None
    return _unit(run, head)


def _run(tokens: list[Token], index: int) -> list[Token]:
    """Return the words behind the number up to the end of its noun phrase, hyphened words as their last part."""
    run: list[Token] = []
    while len(run) < _REACH:
        token = at(tokens, index)
        following = at(tokens, index + 1)
        if token.kind == "word" and len(token.text) == 1 and token.text.isupper() and following.text == ".":
            index += 2  # "U.S. soldiers"
            continue
        if token.text in _HYPHENS and run and adjacent(tokens[index - 1], token):
            run.pop()
            index += following.kind == "number"  # "COVID-19 cases"
        elif token.kind != "word":
            if token.text in ('"', "“", "”", "'") and not (run and is_plural(run[-1].text)):
                index += 1
                continue
            break
        elif token.lower in _CLOSED:
            if token.lower in ("and", "or") and run and not any(is_plural(word.text) for word in run):
                index += 1
                continue
            break
        else:
            run.append(token)
        index += 1
    return run


def _head(run: list[Token], figure: Figure, part_of_speech: PartOfSpeech) -> int | None:
    if part_of_speech(run[0]):
        return _tagged_head(run, part_of_speech)
    plural = [is_plural(word.text) for word in run]
    if figure.value == 1 and figure.modifier == "=" and not any(plural):
        return _singular_head(run)
    if not any(plural):
        return _singular_head(run) if figure.value <= 1 else None
    head = plural.index(True)
    while head + 1 < len(run) and _goes_on(run[head], plural[head + 1 :]):
        head += 1 + plural[head + 1 :].index(True)
    return head


def _goes_on(noun: Token, behind: list[bool]) -> bool:
    """Whether a plural only describes a later noun: "police officers", "sports cars", "Hamas training camps"."""
    if noun.lower in _DESCRIBING or is_invariant(noun.text):
        return any(behind[:2])
    return any(behind) and noun.text[0].isupper() and unit_of(singular(noun.text)) != "person"


def _singular_head(run: list[Token]) -> int | None:
    """Return the index of the noun of "one crew member" in a run without plurals: the last word before a verb."""
    head = 0
    while head + 1 < len(run) and not run[head + 1].lower.endswith(("ed", "ing", "s", "ly")):
        head += 1
        if head >= 3:
            break
    return head


def _tagged_head(run: list[Token], part_of_speech: PartOfSpeech) -> int | None:
    """Return the index of the last noun of the phrase that the words begin."""
    head = None
    for index, word in enumerate(run):
        tag = part_of_speech(word)
        if tag in _NOUN:
            head = index
        elif tag not in _INSIDE or (head is not None and tag in ("ADJ", "ADV", "DET", "NUM")):
            # "suspected", "armed" are verbs to some taggers, but stand before the noun.
            if head is None and tag == "VERB" and word.lower.endswith(("ed", "ing")):
                continue
            break
    return head


def _unit(run: list[Token], head: int) -> str:
    noun = singular(run[head].text)
    for width in (3, 2):
        if head + 1 >= width:
            words = [word.lower for word in run[head + 1 - width : head]] + [noun.lower()]
            if " ".join(words) in compounds():
                return " ".join(words)
    return unit_of(noun)
