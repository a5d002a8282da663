"""The tokens that records stand on: mentions, quantities, times and facts, which know their places as offsets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from spacy.tokens import Doc, Span

from extractor.annotations import Annotations
from extractor.claim.passages import PARTIES
from extractor.records import Mention


class Located(Protocol):
    """Anything with a half-open range of character offsets."""

    @property
    def start(self) -> int:
        """The first character."""

    @property
    def end(self) -> int:
        """The character behind the last."""


def span_of(doc: Doc, record: Located) -> Span | None:
    """The tokens that a record touches, or None if it lies outside the text."""
    return doc.char_span(record.start, record.end, alignment_mode="expand")


def tokens_of(doc: Doc, record: Located) -> range:
    """The indexes of the tokens that a record touches."""
    span = span_of(doc, record)
    return range(0) if span is None else range(span.start, span.end)


def taken_tokens(doc: Doc, records: Annotations) -> frozenset[int]:
    """The tokens of names, figures and times, which belong to no metric."""
    found: tuple[Located, ...] = (*records.mentions, *records.quantities, *records.times)
    return frozenset(index for record in found for index in tokens_of(doc, record))


def parties_by_token(doc: Doc, mentions: Iterable[Mention]) -> dict[int, Mention]:
    """The mentions that can be a party or a source, by every token that they stand on."""
    return {index: mention for mention in mentions if mention.label in PARTIES for index in tokens_of(doc, mention)}
