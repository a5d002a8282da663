"""Whose a figure is that names nobody: "the estate" was named before, "the Andean nation" is the main country."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Span, Token

from extractor.claim.status import SUBJECTS
from extractor.claim.tokens import Parties, span_of
from extractor.records import Fact, Mention

DESCRIBING = frozenset({"amod", "compound", "nmod", "nmod:poss", "acl", "acl:relcl"})
"""Relations of what tells a thing from others of its kind; "the state-run estate" may be another one."""
HIGHEST = 6
"""Arcs from a figure to its verb at most."""
COUNTRIES = frozenset({"country", "nation", "state", "republic", "kingdom"})
"""Nouns for a country."""


class NamedBefore:
    """The parties of an article, to be found before the nouns of what they name."""

    def __init__(self, parties: Parties) -> None:
        self.parties = parties
        self.named: dict[str, list[tuple[int, Mention]]] = {}  # by the noun behind the name
        doc, by_token = parties.doc, parties.by_token
        for index, mention in by_token.items():
            if index + 1 < len(doc) and index + 1 not in by_token and _names(doc[index + 1], mention):
                self.named.setdefault(doc[index + 1].lemma_.lower(), []).append((index + 1, mention))

    def mend(self, fact: Fact) -> Fact:
        """The fact with the named thing that the subject of its verb goes back to.

        A subject of the figure's own sentence stays: the network chooses well among names that it sees. But a part of
        the world stands for the article's main country in "the *Andean* nation".
        """
        span = span_of(self.parties.doc, fact)
        if span is None or fact.subject is None:
            return fact
        inside = self.parties.inside(span.sent.start, span.sent.end)
        own = [mention for mention in inside if mention.name == fact.subject]
        named, main = own or self.parties.by_name.get(fact.subject, []), self.parties.main
        if named and main is not None and all(self._describes_country(mention) for mention in named):
            return replace(fact, subject=main.name, subject_iso3=main.iso3)
        if own:
            return fact
        noun = _subject_over(span)
        if noun is None or noun.i in self.parties.by_token or not _is_bare(noun):
            return fact
        before = [mention for index, mention in self.named.get(noun.lemma_.lower(), ()) if index < noun.i]
        return replace(fact, subject=before[-1].name, subject_iso3=before[-1].iso3) if before else fact

    def _describes_country(self, mention: Mention) -> bool:
        """Whether the adjective of a part of the world stands before a noun for a country that is known already."""
        doc = self.parties.doc
        span = span_of(doc, mention)
        if span is None or mention.iso3 is not None or span.end >= len(doc):
            return False
        noun = doc[span.end]
        return noun.lower_ in COUNTRIES and any(
            child.dep_ == "det" and child.lower_ == "the" for child in noun.children
        )


def _names(noun: Token, mention: Mention) -> bool:
    """Whether a noun behind a name says what is named; behind a country it says what the country has."""
    told = noun.pos_ in {"NOUN", "PROPN"} and not mention.entity_id.startswith("country/")
    return told and mention.label not in {"NORP", "PERSON"}


def _subject_over(span: Span) -> Token | None:
    """The subject of the verb that a figure belongs to, within its clause."""
    token = span.root
    for _ in range(HIGHEST):
        subjects = [child for child in token.children if child.dep_ in SUBJECTS and child not in span]
        if subjects or token.dep_ == "ccomp" or token.head.i == token.i:
            return subjects[0] if subjects else None
        token = token.head
    return None


def _is_bare(noun: Token) -> bool:
    """Whether a noun goes back to something told before: "the" or "this", and no word that describes it."""
    determined = any(child.dep_ == "det" and child.lower_ in {"the", "this"} for child in noun.children)
    return noun.pos_ == "NOUN" and determined and not any(child.dep_ in DESCRIBING for child in noun.children)
