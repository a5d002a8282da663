"""Who a credited noun phrase is: by name where the article names him anywhere, else by its words.

"He", "the minister" and "the ministry" are the one who spoke before, or the one named with that title; a survey or
figures are credited to the organisation that made them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set
from itertools import islice
from typing import NamedTuple

from spacy.tokens import Token

from extractor.claim.passages import PLACES
from extractor.claim.speech import Credit
from extractor.claim.tokens import Parties
from extractor.knowledge.cues import word_class
from extractor.knowledge.people import role_words
from extractor.records import Mention

OWNED = frozenset({"its", "their", "his", "her"})
NAMED = frozenset({"flat", "appos", "nmod:desc", "compound"})
"""Relations of a name to the title before it: "the minister, *Morena Valdez*"."""
MADE_BY = frozenset({"nmod", "nmod:poss", "compound", "acl", "appos", "obl:agent", "flat", "amod", "nmod:desc"})
"""Relations on the way from a document to who made it: "a *Reuters* poll", "data compiled *by Kpler*"."""
BEFORE = frozenset({"amod", "compound", "nmod:poss", "nummod", "nmod:desc", "flat", "advmod"})
"""Relations of what stands before a noun and belongs to a generic credit: "*senior Chinese* officials"."""
BEHIND = frozenset({"nmod", "acl", "flat"})
"""Relations of what stands behind it: "spokesman *for the port*"."""
HE = frozenset({"he", "she"})
IT = frozenset({"it"})
THEY = frozenset({"they", "some", "both", "others"})
SPEECHLESS = frozenset({"i", "we", "you", "this", "that", "these", "those", "there", "one", "who", "which", "what"})
DEFINITE = frozenset({"the", "this", "that", "these", "its", "their", "his", "her"})
SPEAKERS = ("speaker", "document", "body")
"""Classes of words that can be credited without a name."""
LONGEST = 8
"""Words of a generic credit at most."""
MOST = 30
"""Earlier speakers, or mentions of one kind, that are looked at."""


class Speaker(NamedTuple):
    """Somebody who is credited: the name or the words, and what it is: a label of a mention, or "group"."""

    name: str
    label: str


class Speakers:
    """Those who are credited in an article.

    said: the index of every cue so far, and its speaker; :meth:`hear` adds to it in the order of the text.
    """

    def __init__(self, parties: Parties) -> None:
        self.doc = doc = parties.doc
        self.by_token = parties.by_token
        self.people: list[Mention] = []
        self.titled: dict[str, list[Mention]] = {}  # by the words of their titles
        self.organisations: dict[str, list[Mention]] = {}  # by the words of their names
        for mention in parties.mentions:
            if mention.label == "PERSON":
                self.people.append(mention)
                for word in set((mention.role or "").lower().split()):
                    self.titled.setdefault(word, []).append(mention)
            elif mention.label == "ORG":
                for word in set(mention.name.lower().split()):
                    self.organisations.setdefault(word, []).append(mention)
        self.made: dict[str, Speaker] = {}  # by the noun for the document
        for token in doc:
            maker = self._maker(token) if token.lower_ in word_class("document") else None
            if maker is not None:
                self.made.setdefault(token.lower_, Speaker(maker.name, maker.label))
        self.said: list[tuple[int, Speaker]] = []

    def hear(self, credits: Sequence[Credit]) -> None:
        """Note who speaks."""
        speaker = self.first(credits)
        if speaker is not None:
            self.said.append((credits[-1].cue.i, speaker))

    def first(self, credits: Iterable[Credit]) -> Speaker | None:
        """The first one of several credited phrases that is somebody."""
        return next((speaker for credit in credits if (speaker := self.name(credit)) is not None), None)

    def latest(self, end: int) -> tuple[int, Speaker] | None:
        """The cue and the speaker of the last credit before a token."""
        place = bisect_left(self.said, end, key=lambda one: one[0])
        return self.said[place - 1] if place else None

    def name(self, credit: Credit) -> Speaker | None:
        """Who a credited phrase is, or None where it is nobody."""
        token = credit.speaker
        word = token.lower_
        if word in SPEECHLESS:
            return None
        if word in HE or word in IT or word in THEY:
            return self._antecedent(token)
        named = self._named(token)
        if named is not None:
            return Speaker(named.name, named.label)
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or (credit.is_open and not can_speak(token.lower_)):
            return None
        if word in word_class("document") and any(child.lower_ in OWNED for child in token.children):
            return None
        label = "PERSON" if word in role_words("head") and not _is_definite(token) else "group"
        return self._known(token) or Speaker(_phrase(token), label)

    def _named(self, token: Token) -> Mention | None:
        """The mention that a noun phrase is: by its head, by a person named with it, or by who made the document."""
        own = self.by_token.get(token.i)
        if own is not None and own.label == "PERSON":
            return own
        person = self._person_with(token)
        if person is not None or own is not None:
            return person or own
        return self._maker(token) if token.lower_ in word_class("document") else None

    def _person_with(self, token: Token) -> Mention | None:
        """The person named behind a title: "the director of the bank (CB), *Ana Diaz*, ..."."""
        labels = (
            {"PERSON"} if self.by_token.get(token.i) or token.lower_ not in word_class("body") else {"PERSON", "ORG"}
        )
        for word in token.subtree:
            mention = self.by_token.get(word.i)
            if mention is not None and mention.label in labels and word.i > token.i and _is_named_with(word, token):
                return mention
        if token.lower_ not in role_words("head"):
            return None
        behind = token.right_edge.i + 1
        for place in (token.i + 1, behind, behind + 1):
            mention = self.by_token.get(place)
            if (
                mention is not None
                and mention.label == "PERSON"
                and all(word.text == "," for word in self.doc[behind:place])
            ):
                return mention
        return None

    def _maker(self, token: Token) -> Mention | None:
        """Who made a document: by the parse, or right before it, where a pile of nouns is often misread."""
        beside = self.by_token.get(token.i - 1)
        if beside is not None and beside.label == "ORG":
            return beside
        waiting = [token]
        while waiting:
            head = waiting.pop(0)
            for child in islice(head.children, MOST):
                if child.dep_ not in MADE_BY:
                    continue
                mention = self.by_token.get(child.i)
                if mention is not None and mention.label in {"ORG", "PERSON"}:
                    return mention
                waiting.append(child)
        return None

    def _antecedent(self, token: Token) -> Speaker | None:
        """Whom a pronoun stands for: who spoke last, or for "he" and "she" the person named last."""
        if token.lower_ not in HE:
            return self._last(token, PLACES | {"ORG", "group"})
        place = bisect_left(self.people, token.idx, key=lambda one: one.start)
        return self._last(token, {"PERSON"}) or (Speaker(self.people[place - 1].name, "PERSON") if place else None)

    def _last(self, token: Token, labels: Set[str]) -> Speaker | None:
        """The latest speaker of one of the labels before a token."""
        place = bisect_left(self.said, token.i, key=lambda one: one[0])
        earlier = (speaker for _, speaker in reversed(self.said[max(0, place - MOST) : place]))
        return next((speaker for speaker in earlier if speaker.label in labels), None)

    def _known(self, token: Token) -> Speaker | None:
        """Who a noun with "the" stands for."""
        word = token.lower_
        if not _is_definite(token):
            return None
        if word in role_words("head"):
            return self._titled(token)
        if word in word_class("document"):
            return self.made.get(word) or self._last(token, {"ORG"})
        return self._body(token) if word in word_class("body") else None

    def _titled(self, token: Token) -> Speaker | None:
        """The person with that title: the last one named before, the first one behind, else who spoke last."""
        before = [child for child in token.children if child.dep_ in BEFORE]
        places = {self.by_token[child.i].iso3 for child in before if child.i in self.by_token}
        title = {child.lower_ for child in before if child.i not in self.by_token} | {token.lower_}
        known = self.titled.get(token.lower_, [])
        place = bisect_left(known, token.idx, key=lambda one: one.start)
        near = [*reversed(known[max(0, place - MOST) : place]), *known[place : place + MOST]]
        fitting = (one for one in near if title <= set((one.role or "").lower().split()) and places <= {one.iso3})
        chosen = next(fitting, None)
        if chosen is not None:
            return Speaker(chosen.name, "PERSON")
        return None if before else self._last(token, {"PERSON"})

    def _body(self, token: Token) -> Speaker | None:
        """The last organisation named before whose name has the noun and what stands before it.

        A noun alone ("the ministry") is else the organisation that spoke last; "the oil ministry" is another one.
        """
        before = {child.lower_ for child in token.children if child.dep_ in BEFORE}
        known = self.organisations.get(token.lower_, [])
        place = bisect_left(known, token.idx, key=lambda one: one.start)
        near = reversed(known[max(0, place - MOST) : place])
        named = next((one for one in near if before <= set(one.name.lower().split())), None)
        if named is not None:
            return Speaker(named.name, "ORG")
        return None if before else self._last(token, {"ORG"})


def _is_named_with(word: Token, token: Token) -> bool:
    """Whether a name is tied to the noun before it as its name."""
    while word.i != token.i:
        if word.dep_ not in NAMED:
            return False
        word = word.head
    return True


def _is_definite(token: Token) -> bool:
    return any(child.lower_ in DEFINITE for child in token.children)


def can_speak(noun: str) -> bool:
    """Whether a noun in lower case stands for somebody, or for a document, that can be credited."""
    heads = role_words("head")
    return noun in heads or noun.removesuffix("s") in heads or any(noun in word_class(name) for name in SPEAKERS)


def _phrase(token: Token) -> str:
    """The words of a generic credit, without articles before it and clauses behind it."""
    first = last = token.i
    for child in token.children:
        if child.dep_ in BEFORE and child.i < token.i:
            first = min(first, child.left_edge.i)
    doc = token.doc
    while doc[first].dep_ in {"det", "punct"} and first < token.i:
        first += 1
    for child in token.children:
        if child.dep_ in BEHIND and child.i > token.i and child.right_edge.i - first < LONGEST:
            last = max(last, child.right_edge.i)
    return " ".join(doc[first : last + 1].text.split())
