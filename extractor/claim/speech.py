"""Which words credit somebody with a figure, by syntax: "X said that ...", "..., said X", "according to X".

A verb of speech credits its subject with what stands in its clause; which verbs credit with a thing as well ("reported
a *loss*") is told by ``knowledge/data/speech_verbs.csv``. "According to X" and a verb set in ("..., X said") credit
with the clause that they hang on.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from spacy.tokens import Doc, Token

from extractor.knowledge.cues import speech_content, speech_verbs

RELATIVE = frozenset({"who", "which", "that"})
CITING = frozenset({"citing", "quoting"})
QUOTING = frozenset({"quote", "cite"})
"""Verbs that credit their object: "the paper *quoted* the minister as saying"."""
SUBJECTLESS = frozenset({"conj", "advcl", "xcomp", "parataxis", "dep"})
"""Relations of a verb to the one whose subject it shares: "X said ..., *adding* that ..."."""
CLAUSES = frozenset({"ccomp", "parataxis"})
THINGS = frozenset({"obj", "conj"})
BESIDE_SPEECH = frozenset({"nsubj", "csubj", "advcl", "acl", "acl:relcl", "conj", "nsubj:pass", "csubj:pass"})
"""Relations of clauses that a verb of speech does not say; any other may be the parser's mistake for one it says."""
NOUNS = frozenset({"appos", "compound", "nmod", "obl", "dep", "obj"})
"""Relations that the parser gives the subject right before its verb by mistake."""
HIGHEST = 25
"""Arcs that are climbed from a figure."""
MARKS = frozenset({",", '"', "”", "»", "''", "’"})
ANYTHING = frozenset({"obj", "conj", "obl", "dep", "xcomp", "nmod"})
"""Relations, without subtypes, of what "say" credits with: its clause, in whatever way it is tied to the verb."""
CONTRAST = frozenset({"while", "whereas", "although", "though"})
"""Words before a clause with a speaker of its own: "X said ..., *while* the government forecast ..."."""


class Credit(NamedTuple):
    """speaker: the head of the noun phrase that is credited; cue: the verb, or "according".

    is_open: the phrase may also be no speaker at all, as in "trade *showed* a surplus" or "*citing* high prices".
    """

    speaker: Token
    cue: Token
    is_open: bool = False


class Speech:
    """The credits of an article: by the verb of speech (or "according") that gives them, and by what they hang on.

    credits: by the index of the cue, in the order of the text; none where the cue names nobody.
    """

    def __init__(self, doc: Doc) -> None:
        self.credits: dict[int, list[Credit]] = {}
        self.asides: dict[int, list[Token]] = {}
        self.contrasted: set[int] = set()
        for token in doc:
            if token.dep_ == "mark" and token.lower_ in CONTRAST:
                self.contrasted.add(token.head.i)
            if token.lower_ == "according":
                self.credits[token.i] = [Credit(token.head, token)]
                self.asides.setdefault(token.head.head.i, []).append(token)
            elif token.lower_ in CITING:
                cited = _child(token, "obj")
                self.credits[token.i] = [Credit(cited, token, True)] if cited is not None else []
                self.asides.setdefault(token.head.i, []).append(token)
            elif is_speech(token):
                speaker = _subject(token)
                self.credits[token.i] = [Credit(speaker, token)] if speaker is not None else []
                if _is_aside(token):
                    self.asides.setdefault(token.head.i, []).append(token)

    def over(self, token: Token) -> Iterator[list[Credit]]:
        """The credits that hold for a token, by cue, the nearest first. token: the head of a figure."""
        below = token
        for node in (token, *islice(token.ancestors, HIGHEST)):
            for cue in self.asides.get(node.i, ()):
                hanging = cue.head if cue.lower_ == "according" else cue
                if hanging.i != below.i and (cue.i > below.i or hanging is not cue):
                    yield self.credits[cue.i]
            if node.i != token.i and _contains(node, below):
                yield self._inside(node, below)
                if node.i in self.contrasted:
                    return
            below = node

    def _inside(self, verb: Token, below: Token) -> list[Credit]:
        is_open = below.dep_ in THINGS and speech_content()[_verb(verb) or ""] != "any"
        return [credit._replace(is_open=credit.is_open or is_open) for credit in self.credits[verb.i]]


def is_speech(token: Token) -> bool:
    """Whether a token is a verb of speech."""
    return token.pos_ == "VERB" and _verb(token) is not None


def _verb(token: Token) -> str | None:
    known = speech_verbs()
    if (token.lower_,) in known:
        return known[token.lower_,]
    particle = next((child.lower_ for child in token.children if child.dep_ == "compound:prt"), "")
    return known.get((token.lower_, particle))


def _is_aside(verb: Token) -> bool:
    """Whether a verb of speech with its subject is set in: behind a comma or a quotation, with nothing said in it.

    The parser often mistakes the relation of ", X said" to its clause, so that this is not asked for.
    """
    if _child(verb, "nsubj") is None or any(child.dep_ in {*CLAUSES, "obj", "mark", "cc"} for child in verb.children):
        return False
    return verb.dep_ == "parataxis" or (not verb.dep_.startswith("acl") and _opens_behind_mark(verb))


def _opens_behind_mark(verb: Token) -> bool:
    first = verb.left_edge
    return first.text in MARKS or (first.i > 0 and first.doc[first.i - 1].text in MARKS)


def _contains(verb: Token, below: Token) -> bool:
    """Whether a verb of speech credits its speaker with the part of its clause that ``below`` heads."""
    if not is_speech(verb):
        return False
    content = speech_content()[_verb(verb) or ""]
    return (
        below.dep_ in CLAUSES
        or (below.dep_ not in BESIDE_SPEECH and any(child.dep_.startswith("nsubj") for child in below.children))
        or (content != "clause" and below.dep_ in THINGS)
        or (content == "any" and below.dep_.split(":")[0] in ANYTHING and below.dep_ != "obl:agent")
    )


def _subject(verb: Token) -> Token | None:
    subject = _child(verb, "nsubj")
    if subject is not None:
        return verb.head if subject.lower_ in RELATIVE and verb.dep_ == "acl:relcl" else subject
    if _child(verb, "nsubj:pass") is not None or _child(verb, "expl") is not None:
        return _child(verb, "obl:agent")
    if verb.dep_ == "acl":
        return verb.head
    if verb.dep_ not in SUBJECTLESS:
        before = [child for child in verb.children if child.dep_ in NOUNS and child.right_edge.i == verb.i - 1]
        return before[0] if before else None
    head = verb.head
    if head.lemma_.lower() in QUOTING and any(child.lower_ == "as" for child in verb.children):
        behind = [child for child in head.children if child.dep_ in {"obj", "nsubj"} and child.i > head.i]
        return behind[0] if behind else _child(head, "nsubj:pass")
    speaking = next((above for above in verb.ancestors if is_speech(above) and _child(above, "nsubj")), head)
    subject = _child(speaking, "nsubj")
    return subject if subject is None or subject.lower_ not in RELATIVE else speaking.head


def _child(token: Token, relation: str) -> Token | None:
    """The child of a relation; of several, the one nearest to the token."""
    found = [child for child in token.children if child.dep_ == relation]
    return min(found, key=lambda child: abs(child.i - token.i), default=None)
