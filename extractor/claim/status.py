"""How far a figure is asserted: actual, planned, hypothetical or denied, by the words that govern it in the parse.

A cue (``knowledge/data/status_cues.csv``) acts on what stands in its scope: a verb on its object and the clause that it
governs, an auxiliary on the arguments of its verb, a noun on the figures of its own phrase. From the figure upwards the
first cue counts, but for a refusal above it, up to the border of a clause that is told for itself: in "ships that sank
with 7 tonnes *will* return" the tonnes have sunk. The idea of cue and scope is that of ConText (Harkema et al. 2009).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from spacy.tokens import Span, Token

from extractor.knowledge.cues import status_cues, word_class
from extractor.records import Status

PHRASE = frozenset(
    {"nummod", "compound", "amod", "appos", "flat", "nmod:unmarked", "advmod", "det", "nmod", "nmod:poss"}
)
"""Relations by which a figure is part of a noun phrase."""
ARGUMENTS = frozenset({"obj", "xcomp", "ccomp", "nsubj", "nsubj:pass", "obl", "obl:unmarked", "conj", "dep"})
"""Relations of what an auxiliary or a verb of planning acts on, besides clauses of purpose."""
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
OBJECTS = frozenset({"obj", "ccomp", "xcomp", "nsubj:pass"})
CONTENT = frozenset({"ccomp", "xcomp", "acl", "advcl"})
"""Relations of a clause to what says how far it holds: "accused *of taking 7 cars*", "allegations *that* ..."."""
GOVERNED = frozenset({"xcomp", "ccomp", "advcl", "acl", "conj", "obj", "obl"})
"""Relations of a clause to the word that may say how far it holds."""
APART = frozenset({"advcl", "acl", "conj"})
"""Of these, relations of a clause that is told for itself where its verb is finite."""
CLAUSE_WORDS = frozenset({"cop", "aux", "aux:pass"})
VERBS = frozenset({"VERB", "AUX"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
FINITE_AUXILIARIES = frozenset({"was", "were", "is", "are", "has", "have", "had", "does", "did", "'s", "'re"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
HIGHEST = 25
"""Arcs that are climbed from a figure."""


class Cue(NamedTuple):
    """A word that acts on a figure: what it makes of it, the word, and its part ("auxiliary", "verb", "noun" ...)."""

    status: Status
    word: Token
    part: str


def find_cue(figure: Span) -> Cue | None:
    """The cue that acts on a figure, or None. figure: its words."""
    phrase = [figure.root]
    while _is_inside(phrase[-1]):
        phrase.append(phrase[-1].head)
    cue = _heading(figure) or _naming(phrase) or _governing(phrase)
    return None if cue is not None and cue.part == "auxiliary" and _is_given(figure.root) else cue


def _is_given(number: Token) -> bool:
    """Whether a number counts things that are taken for granted: "they will free *the* 7 men", "*Peru's* 7 ports"."""
    if number.dep_ != "nummod":
        return False
    return any(child.dep_ == "nmod:poss" or child.lower_ in DEFINITE for child in number.head.children)


def _heading(figure: Span) -> Cue | None:
    """The noun that heads a figure, behind a colon: "*Forecast*: 90 percent"."""
    before = figure.doc[max(0, figure.start - 2) : figure.start]
    is_heading = len(before) == 2 and before[1].lower_ == ":" and before[0].pos_ in {"NOUN", "PROPN"}
    return _cue(before[0], before[0].lower_, "noun") if is_heading else None


def _naming(phrase: list[Token]) -> Cue | None:
    """The cue among the nouns of a phrase, and those that it is said of: "the *target* is 7 tonnes"."""
    verb = phrase[-1] if _is_clause(phrase[-1]) else phrase[-1].head
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS and child not in phrase]
    for token in (*phrase, *subjects):
        counted = token.tag_ == "NNS" and phrase[0].dep_ == "nummod" and phrase[0].head == token
        if token.pos_ == "NOUN" and not counted and (cue := _cue(token, token.lemma_.lower(), "noun")):
            return cue
    behind = (child for token in phrase for child in token.children if child.dep_ == "acl" and child.tag_ == "VBN")
    demanded = (_cue(child, child.lemma_.lower(), "demand") for child in behind if child not in phrase)
    return next((cue for cue in demanded if cue is not None), None)


def _is_inside(token: Token) -> bool:
    """Whether a token is part of the noun phrase of its head."""
    return token.dep_ in PHRASE and token.pos_ not in VERBS and token.head != token


def _governing(phrase: list[Token]) -> Cue | None:
    """The nearest cue of the clauses that hold a noun phrase, or a refusal above it: "*denied* that it will sell"."""
    below, is_own, nearest = phrase[-1], True, None
    held = frozenset(token.lemma_.lower() for token in phrase)
    for node in islice(_clauses(below), HIGHEST):
        found = _acting(node, below, held, is_own)
        if found is not None and (nearest is None or found.part == "refusal"):
            nearest = found
        if _is_clause(node):
            is_own = False
            if _stands_alone(node):
                return nearest or _charge(node)
        held |= {node.lemma_.lower()}
        below = node
    return nearest


def _clauses(top: Token) -> Iterator[Token]:
    """The words over a noun phrase, itself the first if it is what its clause says: "the debt will be *7 tonnes*"."""
    if _is_clause(top):
        yield top
    yield from top.ancestors


def _is_clause(token: Token) -> bool:
    """Whether a token heads a clause: a verb, or what "be" says of a subject."""
    return token.pos_ in VERBS or any(child.dep_ in CLAUSE_WORDS or child.dep_ == "nsubj" for child in token.children)


def _acting(node: Token, below: Token, held: frozenset[str], is_own: bool) -> Cue | None:
    """The cue at a word that acts on the part of its clause that ``below`` heads.

    held: the lemmas between; is_own: whether it is the clause of the figure itself.
    """
    lemma = node.lemma_.lower()
    argument = node == below or below.dep_ in ARGUMENTS or _is_purpose(below)
    for child in (child for child in node.children if child != below):
        alleged = is_own and argument and child.dep_ == "advmod"
        found = _cue(child, child.lower_, "adverb") if alleged else None
        found = found or (_cue(child, child.lower_, "auxiliary") if argument and child.dep_ == "aux" else None)
        found = found or (_cue(child, child.lower_, "conjunction") if child.dep_ == "mark" else None)
        if found is not None and found.part == "auxiliary":
            return _condition(node, below) or found
        if found is not None:
            return found
    if node == below:
        return None
    if cue := _charge(below):
        return cue
    if argument and (cue := _cue(node, lemma, "verb" if node.pos_ == "VERB" else "adjective")):
        return cue
    if below.dep_ in OBJECTS and node.pos_ == "VERB" and (cue := _cue(node, lemma, "demand")):
        return cue
    if below.dep_ == "obl" and _has_case(below, "for") and (cue := _cue(node, lemma, "demand for")):
        return cue
    refused = below.dep_ == "ccomp" or (below.dep_ == "obj" and held & word_class("offer"))
    return _cue(node, lemma, "refusal") if refused and node.pos_ == "VERB" else None


def _charge(clause: Token) -> Cue | None:
    """The charge whose content a clause is: "*accused* of taking 7 cars", "*allegations* that they took 7 cars"."""
    return _cue(clause.head, clause.head.lemma_.lower(), "content") if clause.dep_ in CONTENT else None


def _condition(verb: Token, below: Token) -> Cue | None:
    """The condition that a clause depends on: "*if* it rains, they will lose 7 tonnes"."""
    clauses = [child for child in verb.children if child.dep_ == "advcl" and child != below]
    marks = (child for clause in clauses for child in clause.children if child.dep_ == "mark")
    return next((cue for mark in marks if (cue := _cue(mark, mark.lower_, "conjunction"))), None)


def _cue(token: Token, word: str, part: str) -> Cue | None:
    status = status_cues().get((word, part))
    return Cue(status, token, part) if status is not None else None  # type: ignore[arg-type]


def _is_purpose(clause: Token) -> bool:
    """Whether a clause is one of purpose: "it will borrow *to build 7 schools*", "a plan *to build 7 schools*"."""
    return clause.dep_ in {"advcl", "acl"} and any(child.lower_ == "to" for child in clause.children)


def _has_case(token: Token, word: str) -> bool:
    return any(child.dep_ == "case" and child.lower_ == word for child in token.children)


def _stands_alone(verb: Token) -> bool:
    """Whether no word above a verb says how far its clause holds."""
    if verb.dep_ not in GOVERNED:
        return True
    finite = verb.tag_ in FINITE or any(
        child.dep_ in CLAUSE_WORDS and child.lower_ in FINITE_AUXILIARIES for child in verb.children
    )
    shares = any(child.dep_.startswith("nsubj") for child in verb.children)
    return (verb.dep_ in APART and finite) or (verb.dep_ == "conj" and shares)
