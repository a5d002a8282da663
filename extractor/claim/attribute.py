"""Whose a figure is by what stands before the noun that it measures: "*world* prices", "*national* output"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Span, Token

from extractor.claim.passages import PLACES
from extractor.claim.tokens import Parties, span_of
from extractor.records import Fact, Mention

WORLDWIDE = frozenset({"world", "global", "worldwide"})
NATIONWIDE = frozenset({"national", "nationwide", "domestic"})
FORECASTING = frozenset({"estimate", "expect", "forecast", "predict", "project", "put", "see"})
"""Lemmas of the verbs of those who only foresee a figure."""
DESCRIBING = frozenset({"amod", "compound"})
"""Relations of what stands before a noun and describes it."""
OWNER = "nmod:poss"
"""Relation of whom it belongs to."""
BEFORE = DESCRIBING | {OWNER}


class Attributes:
    """The parties of an article, to be found before the nouns of metrics."""

    def __init__(self, parties: Parties) -> None:
        self.doc = parties.doc
        self.by_token = parties.by_token
        self.main = parties.main

    def mend(self, fact: Fact) -> Fact:
        """The fact with the subject that an attribute of its metric tells.

        The world's figures have no subject, and those of a nation that nobody names have the article's main country;
        who only foresees a figure gives way to the country before the noun: "the bank forecast *Peruvian* exports".
        """
        span = span_of(self.doc, fact)
        if span is None or not fact.metric or fact.metric.startswith("share of"):  # a share is somebody's
            return fact
        for noun in self._measured(span, set(fact.metric.lower().split())):
            named = [child.i for child in noun.children if child.dep_ in BEFORE and child.i in self.by_token]
            words = {child.lower_ for child in noun.children if child.dep_ in DESCRIBING and child.i not in named}
            owned = any(child.dep_ == OWNER for child in noun.children)
            unnamed = not owned and not any(word.i in self.by_token for word in noun.lefts)
            if unnamed and words & WORLDWIDE and noun.dep_ != "obj":  # "to raise the global tariff" is somebody's
                return replace(fact, subject=None, subject_iso3=None)
            if unnamed and words & NATIONWIDE and fact.subject is None and self.main is not None:
                return replace(fact, subject=self.main.name, subject_iso3=self.main.iso3)
            if fact.subject is not None and fact.subject == fact.source and noun.head.lemma_.lower() in FORECASTING:
                owners = [self.by_token[index] for index in named]
                owner = next((one for one in owners if one.label in PLACES and one.name != fact.subject), None)
                if owner is not None:
                    return _owned(fact, owner)
        return fact

    def _measured(self, span: Span, metric: set[str]) -> list[Token]:
        """The nouns of a metric before the figure in its sentence, the nearest first."""
        before = span.doc[span.sent.start : span.start]
        return [token for token in reversed(before) if token.pos_ == "NOUN" and token.lower_ in metric]


def _owned(fact: Fact, owner: Mention) -> Fact:
    """The fact as that of a named country, who is then no counterpart."""
    owned = replace(fact, subject=owner.name, subject_iso3=owner.iso3)
    return owned if fact.counterpart != owner.name else replace(owned, counterpart=None, counterpart_iso3=None)
