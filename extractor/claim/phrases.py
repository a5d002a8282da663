"""What is added to the words chosen for a metric, so that they read as one noun phrase."""

from __future__ import annotations

from collections.abc import Set
from itertools import pairwise

from spacy.tokens import Doc

from extractor.knowledge.cues import changes, word_class

INTRODUCED = frozenset({"of", "for", "in", "on", "to", "from", "with", "by"})
"""Prepositions of a complement."""
LINKS = frozenset({"ADP", "DET"})
EMPTY = INTRODUCED | {"at", "per", "the", "a", "an"}
"""Links that tell nothing, and may be taken from among words that are left out."""
LINKED = 4
"""Words between two parts of a phrase at most, for what links them to be taken along."""
LONGEST = 6
"""Words in a completed phrase at most."""
SHARES = frozenset({"share", "stake", "proportion", "portion", "fraction", "percentage", "majority"})
"""Nouns of a part of a whole."""


def with_complement(doc: Doc, tokens: tuple[int, ...], blocked: Set[int]) -> tuple[int, ...]:
    """The tokens of a phrase that is one bare noun, with the complement that the parse hangs on it.

    "investment" alone says little: "investment in roads". A complement that holds a name, a figure or a time is none
    (blocked: their tokens).
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

    A name between is left out: "tariff on Chinese goods" becomes "tariff on goods". A link that tells something is
    taken only where nothing is left out: "delays *during* repairs", but not of "delays of ships during repairs".
    """
    linked = list(tokens)
    for first, second in pairwise(tokens):
        between = range(first + 1, second)
        if len(between) > LINKED or any(doc[index].is_punct for index in between):
            continue
        links = [index for index in between if doc[index].pos_ in LINKS]
        whole = len(links) == len(between)
        linked += [index for index in links if whole or doc[index].lower_ in EMPTY]
    return tuple(sorted(linked))


def is_part(doc: Doc, unit: str | None, figure: range) -> bool:
    """Whether a figure, by its unit and its tokens, is a part of a whole that the text names: "40% *of* the vote"."""
    return unit == "%" and figure.stop < len(doc) and doc[figure.stop].lower_ == "of"


def as_share(metric: str) -> str:
    """The metric of a part of a whole: "the vote" becomes "share of the vote"; one that says so already stays."""
    words = {word.removesuffix("s") for word in metric.lower().split()}
    return metric if words & SHARES else f"share of {metric}"


def is_bare(metric: str | None) -> bool:
    """Whether a metric says nothing of what is measured: none, or a "total", a "level", a "rise"."""
    words = (metric or "").lower().split()
    return all(word in word_class("frame") | word_class("bare") or (word,) in changes() for word in words)
