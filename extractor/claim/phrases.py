"""Noun phrases by their borders: function words, marks, verbs of change and of speech end one."""

from __future__ import annotations

from collections.abc import Set
from itertools import pairwise

from spacy.tokens import Doc

from extractor.knowledge.cues import changes, speech_verbs, word_class

BORDERS = word_class("border") | word_class("determiner")
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
"""Tags of verbs that are no part of a noun phrase; a participle can be one: "people killed"."""
LOOSE = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "PUNCT", "SCONJ"})
"""Parts of speech that neither begin nor end one."""
INTRODUCED = frozenset({"of", "for", "in", "on", "to", "from", "with", "by"})
"""Prepositions of a complement."""
LINKS = frozenset({"ADP", "DET"})
LINKED = 4
"""Words between two parts of a phrase at most, for what links them to be taken along."""
LONGEST = 6
"""Words in a completed phrase at most."""


def trim_phrase(doc: Doc, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """The tokens of a phrase without the function words and finite verbs at its ends: "sales rose" becomes "sales"."""
    first, last = 0, len(tokens)
    while first < last and _is_loose(doc, tokens[first]):
        first += 1
    while first < last and _is_loose(doc, tokens[last - 1]):
        last -= 1
    return tokens[first:last]


def complete_phrase(doc: Doc, tokens: tuple[int, ...], blocked: Set[int]) -> tuple[int, ...]:
    """The tokens of a phrase, completed to the borders of the noun phrase that the last run of them stands in.

    "crude" becomes "crude imports". blocked: tokens of names, figures and times, which are no part of it.
    """
    if not tokens:
        return tokens
    first = last = tokens[-1]
    while first - 1 in tokens:
        first -= 1
    inside = set(tokens)
    while last + 1 < len(doc) and len(inside) < LONGEST and _continues(doc, last + 1, blocked):
        last += 1
        inside.add(last)
    while first > 0 and len(inside) < LONGEST and _continues(doc, first - 1, blocked):
        first -= 1
        inside.add(first)
    return tuple(sorted(inside))


def with_complement(doc: Doc, tokens: tuple[int, ...], blocked: Set[int]) -> tuple[int, ...]:
    """The tokens of a phrase that is one bare noun, with the complement that the parse hangs on it.

    "investment" alone says little: "investment in roads". A complement that holds a name, a figure or a time is none.
    """
    if len(tokens) != 1 or doc[tokens[0]].pos_ != "NOUN":
        return tokens
    for child in doc[tokens[0]].rights:
        if child.dep_.startswith("nmod") and child.left_edge.lower_ in INTRODUCED:
            complement = range(child.left_edge.i, child.i + 1)
            near = complement[0] == tokens[0] + 1 and len(complement) < LONGEST
            if near and blocked.isdisjoint(complement):
                return (*tokens, *complement)
    return tokens


def link_phrase(doc: Doc, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """The tokens of a phrase with the prepositions and articles between its parts: "value *of the* shipments".

    A name between is left out: "tariff on Chinese goods" becomes "tariff on goods".
    """
    linked = list(tokens)
    for first, second in pairwise(tokens):
        between = range(first + 1, second)
        if len(between) <= LINKED and not any(doc[index].is_punct for index in between):
            linked += [index for index in between if doc[index].pos_ in LINKS]
    return tuple(sorted(linked))


def _is_loose(doc: Doc, index: int) -> bool:
    token = doc[index]
    return token.tag_ in FINITE or token.pos_ in LOOSE or token.lower_ == "of" or not any(map(str.isalnum, token.text))


def _continues(doc: Doc, index: int, blocked: Set[int]) -> bool:
    token = doc[index]
    word = token.lower_
    if index in blocked or word in BORDERS or not token.is_alpha or token.is_sent_start:
        return False
    if (word,) in speech_verbs() and not word.endswith("s"):
        return False
    return not any(change.part == "verb" and word.endswith(("ed", "ing")) for change in changes().get((word,), ()))
