"""Who acts on a figure, by syntax: "Trump levied a 25% tariff", "Germany imported 55% of its gas"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from extractor.claim.passages import PLACES
from extractor.claim.tokens import Parties, span_of
from extractor.knowledge.cues import speech_verbs
from extractor.records import Fact, Mention

INSIDE = frozenset(
    {"nummod", "amod", "compound", "nmod", "appos", "nmod:tmod", "nmod:npmod", "nmod:unmarked", "advmod"}
)
"""Relations by which a figure is part of a noun phrase."""
SAME_SUBJECT = frozenset({"conj", "xcomp"})
"""Relations of a verb to the one whose subject it shares."""
NAMED = frozenset({"flat", "appos", "compound", "nmod:desc"})
"""Relations of a name to the title before it: "President *Donald Trump*"."""
DEEPEST = 5
"""Arcs from a figure to its verb, and from that to the verb with the subject, at most."""


class Actors:
    """The parties of an article, to be found as subjects of verbs."""

    def __init__(self, parties: Parties) -> None:
        self.parties = parties

    def mend(self, fact: Fact) -> Fact:
        """The fact with the subject of the verb whose object holds its figure, if its own does not stand before it.

        Of the parties before the figure in its clause the network chooses better; one of another clause acts in that
        one, and one behind the figure is acted on: "Beijing answered with a 15% duty on *American* wheat".
        """
        span = span_of(self.parties.doc, fact)
        verb = _verb_over(span.root) if span is not None else None
        for _ in range(DEEPEST):
            if verb is None or (verb.lower_,) in speech_verbs():
                return fact
            subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
            if subject is not None:
                return self._with_actor(fact, subject, verb)
            passive = any(child.dep_ == "nsubj:pass" for child in verb.children)
            verb = verb.head if verb.dep_ in SAME_SUBJECT and not passive else None
        return fact

    def _with_actor(self, fact: Fact, subject: Token, verb: Token) -> Fact:
        named = self._named_by(subject)
        inside = self.parties.inside(verb.left_edge.i, verb.right_edge.i + 1)
        if named is None or fact.subject in {mention.name for mention in inside if mention.start < fact.start}:
            return fact
        changed = replace(fact, subject=named.name, subject_iso3=named.iso3)
        if fact.counterpart != named.name and not _stands_for(named, fact.counterpart_iso3):
            return changed
        other = next((mention for mention in inside if mention.name == fact.subject), None)
        if other is None:
            return replace(changed, counterpart=None, counterpart_iso3=None)
        return replace(changed, counterpart=other.name, counterpart_iso3=other.iso3)

    def _named_by(self, subject: Token) -> Mention | None:
        """The mention that a subject is, by itself or by the name behind its title."""
        tokens = [subject, *(child for child in subject.children if child.dep_ in NAMED)]
        known = (self.parties.by_token.get(token.i) for token in tokens)
        return next((mention for mention in known if mention is not None), None)


def _stands_for(place: Mention, country: str | None) -> bool:
    """Whether a place or nationality stands for a country: "*Beijing* answered with a duty"."""
    return place.label in PLACES and country is not None and place.iso3 == country


def _verb_over(token: Token) -> Token | None:
    """The verb whose object the token belongs to, or what it is done with: "answered *with a 15% duty*"."""
    for _ in range(DEEPEST):
        if token.dep_ == "obj" or (token.dep_ == "obl" and _is_instrument(token)):
            return token.head if token.head.pos_ == "VERB" else None
        if token.dep_ not in INSIDE:
            return None
        token = token.head
    return None


def _is_instrument(token: Token) -> bool:
    return any(child.dep_ == "case" and child.lower_ == "with" for child in token.children)
