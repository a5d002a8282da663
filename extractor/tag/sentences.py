"""Sentence boundaries by rule: where a full stop, an exclamation or a question mark ends a sentence.

Blocks (paragraphs, headlines) always end sentences. Inside them a stop ends a sentence unless it belongs to an
abbreviation, an initial or a number, or what follows goes on in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from extractor.annotations import Block
from extractor.knowledge.abbreviations import abbreviations, sentence_openers

_STOP = re.compile(
    r"(?P<mark>[.!?…]+)(?P<close>[\"'”’»)\]]*)(?:\s+(?=\S)|(?<=[a-z][a-z][.!?\"”])(?=[“\"]?[A-Z][a-z])|(?<=[.!?]”)(?=\w))"
)
_LAST_WORD = re.compile(r"[^\s(\[{\"'“‘«/—–-]*$")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")
_OPENING = "\"'“‘«([{—–- "
_FIRST_WORD = re.compile(r"\w+")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})")
_LONGEST_WORD = 24
"""Characters before a stop that are looked at."""


def sentence_starts(text: str, blocks: Iterable[Block]) -> list[int]:
    """Return the offset of the first character of every sentence of the blocks, in order."""
    starts: list[int] = []
    for block in blocks:
        starts.append(block.start)
        if block.kind == "debris":
            continue
        starts += [
            found.end() for found in _STOP.finditer(text, block.start, block.end) if _ends(found, text, block.start)
        ]
    return starts


def _ends(found: re.Match[str], text: str, block_start: int) -> bool:
    """Whether the stop that was found ends a sentence. The general cases come first."""
    following = text[found.end() : found.end() + _LONGEST_WORD].lstrip(_OPENING)
    if following[:1].islower():
        return False
    mark, close = found["mark"], found["close"]
    if mark != ".":
        # "Is it?" (a question in a name or heading) goes on with what follows only in lower case, as above.
        return True
    before = text[max(block_start, found.start() - _LONGEST_WORD) : found.start()]
    word = _LAST_WORD.search(before)[0]  # type: ignore[index]
    if close:
        return bool(word)
    if found.start() - len(word) == block_start and _LIST_NUMBER.fullmatch(word):
        return False
    kind = abbreviations().get(word)
    if kind is None and not (_INITIALS.fullmatch(word) and word != "I"):
        return True
    if kind in ("title", "before name"):
        return False
    if kind == "before number":
        return not following[:1].isdigit()
    begins = _FIRST_WORD.match(following)
    return begins is not None and begins[0][0].isupper() and begins[0].lower() in sentence_openers()


def token_starts(doc: Doc, offsets: list[int]) -> NDArray[np.bool_]:
    """Return for every token whether one of the offsets is its first character; those inside tokens are passed over."""
    places = doc.to_array("IDX").astype(np.int64)
    found = np.searchsorted(places, offsets)
    aligned = (found < len(doc)) & (places[np.minimum(found, len(doc) - 1)] == offsets)
    starts = np.zeros(len(doc), dtype=bool)
    starts[found[aligned]] = True
    return starts


def sentence_column(starts: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """Return spaCy's ``SENT_START`` of every token.

    White space before the first sentence belongs to it, other white space to the sentence that it follows.
    """
    starts = starts.copy()
    starts[np.argmax(starts)] = False
    starts[0] = True
    return np.where(starts, 1, -1).astype(np.int64).astype(np.uint64)


class Sentences:
    """The component ``extractor_sentences``: for pipelines that have tags or entities but no sentences."""

    def find(self, doc: Doc) -> NDArray[np.bool_]:
        """Return for every token whether it starts a sentence."""
        return token_starts(doc, sentence_starts(doc.text, doc._.blocks))

    def __call__(self, doc: Doc) -> Doc:
        """Find the sentences and write them on the document."""
        if len(doc):
            doc.from_array([SENT_START], sentence_column(self.find(doc))[:, None])  # type: ignore[arg-type]
        return doc


@Language.factory("extractor_sentences", assigns=["token.is_sent_start", "doc.sents"], requires=["doc._.blocks"])
def make_sentences(nlp: Language, name: str) -> Sentences:
    """Build the component; it has no settings."""
    return Sentences()
