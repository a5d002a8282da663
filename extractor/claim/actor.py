"""Who acts on a figure by the syntax of its sentence: "Trump levied a 25% tariff", "Germany imported 55% of its gas"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from extractor.knowledge.cues import speech_verbs
from extractor.records import Mention, Quantity

INSIDE = frozenset({"nummod", "amod", "compound", "nmod", "appos", "nmod:tmod", "nmod:npmod", "nmod:unmarked", "advmod"})
"""Relations by which a figure is part of a noun phrase."""
SAME_SUBJECT = frozenset({"conj", "xcomp"})
"""Relations of a verb to the one whose subject it shares."""
NAMED = frozenset({"flat", "appos", "compound", "nmod:desc"})
"""Relations of a name to the title before it: "President *Donald Trump*"."""
DEEPEST = 5


class Actor(NamedTuple):
    """A mention that acts, and the character offsets of the clause that it acts in."""

    mention: Mention
    start: int
    end: int


def find_actor(doc: Doc, quantity: Quantity, mentions: Sequence[Mention]) -> Actor | None:
    """The mention that is the subject of the verb whose object holds the figure, or None.

    mentions: those of the figure's sentence.
    """
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    verb = _verb_over(span.root) if span is not None else None
    for _ in range(DEEPEST):
        if verb is None or (verb.lower_,) in speech_verbs():
            return None
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if subject is not None:
            named = _named_by(subject, mentions)
            return named and Actor(named, verb.left_edge.idx, verb.right_edge.idx + len(verb.right_edge))
        if any(child.dep_ == "nsubj:pass" for child in verb.children) or verb.dep_ not in SAME_SUBJECT:
            return None
        verb = verb.head
    return None


def _verb_over(token: Token) -> Token | None:
    """The verb whose object the token belongs to."""
    for _ in range(DEEPEST):
        if token.dep_ == "obj":
            return token.head if token.head.pos_ == "VERB" else None
        if token.dep_ not in INSIDE:
            return None
        token = token.head
    return None


def _named_by(subject: Token, mentions: Sequence[Mention]) -> Mention | None:
    """The mention that a subject is, by itself or by the name behind its title."""
    tokens = [subject, *(child for child in subject.children if child.dep_ in NAMED)]
    for token in tokens:
        for mention in mentions:
            if mention.start <= token.idx < mention.end:
                return mention
    return None
