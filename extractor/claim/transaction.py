"""Who is dealt with, by syntax: behind "exports to", "a tariff on" or "sold to" stands the other party, no subject."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from extractor.claim.tokens import Parties, span_of
from extractor.knowledge.cues import transactions
from extractor.records import Fact, Mention

PARTS = {"NOUN": "noun", "PROPN": "noun", "VERB": "verb"}
"""The part of a word of a transaction, by its universal part of speech."""
BEFORE_NOUN = frozenset({"amod", "compound", "nmod:poss", "flat", "appos", "nmod:desc"})
"""Relations of a name to the noun that has the preposition: "to *Chilean* mills"."""
INSIDE = frozenset({"nmod", "conj", "compound"})
"""Relations of a noun to the one around it: "sales of *zinc* to Chile", where the parse ties "Chile" to "zinc"."""
FARTHEST = 3
"""Arcs from a name to its preposition, and from there to the word of the transaction, at most."""


class Transactions:
    """The parties of an article, to be found behind words of dealing."""

    def __init__(self, parties: Parties) -> None:
        self.parties = parties

    def mend(self, fact: Fact, before: Fact | None) -> Fact:
        """The fact with its subject as the counterpart, where that is named only as whom the subject deals with.

        The subject is then that of the fact before, who goes on dealing ("*Exports to China* rose 4%"), or else the
        article's main country.
        """
        span = span_of(self.parties.doc, fact)
        if span is None or fact.subject is None:
            return fact
        inside = self.parties.inside(span.sent.start, span.sent.end)
        own = [mention for mention in inside if mention.name == fact.subject]
        if not own or not all(self._is_dealt_with(mention, span.root) for mention in own):
            return fact
        other = own[0]
        dealing = [(before.subject, before.subject_iso3)] if before is not None else []
        if self.parties.main is not None:
            dealing.append((self.parties.main.name, self.parties.main.iso3))
        for name, country in dealing:
            if name is not None and name != other.name and country != other.iso3:
                return replace(
                    fact, subject=name, subject_iso3=country, counterpart=other.name, counterpart_iso3=other.iso3
                )
        return fact

    def _is_dealt_with(self, mention: Mention, figure: Token) -> bool:
        """Whether the preposition of another party ties a name to a word of dealing in the clause of the figure."""
        span = span_of(self.parties.doc, mention)
        if span is None:
            return False
        token, case = span.root, _preposition(span.root)
        for _ in range(FARTHEST):
            if case is not None or token.dep_ not in BEFORE_NOUN:
                break
            token = token.head
            case = _preposition(token)
        word = token.head
        for _ in range(FARTHEST):
            if case in transactions().get((word.lower_, PARTS.get(word.pos_, "")), ()):
                return _clause(word) == _clause(figure) or (word.pos_ != "VERB" and word.is_ancestor(figure))
            if word.dep_ not in INSIDE:
                return False
            word = word.head
        return False


def _preposition(token: Token) -> str | None:
    return next((child.lower_ for child in token.children if child.dep_ == "case"), None)


def _clause(token: Token) -> int:
    """The index of the verb that a word belongs to, or of the root."""
    while token.pos_ != "VERB" and token.head.i != token.i:
        token = token.head
    return token.i
