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


class Parties:
    """The mentions of an article that can be a party or a source, in order.

    by_token: by every token that they stand on; by_name: by the name that they lead to. main: a mention of the country
    that the article speaks of most, or None.
    """

    def __init__(self, doc: Doc, mentions: Iterable[Mention], main: Mention | None = None) -> None:
        self.doc = doc
        self.main = main
        self.mentions = sorted((one for one in mentions if one.label in PARTIES), key=lambda one: one.start)
        self.by_token = {index: mention for mention in self.mentions for index in tokens_of(doc, mention)}
        self.by_name: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            self.by_name.setdefault(mention.name, []).append(mention)

    def inside(self, first: int, end: int) -> list[Mention]:
        """Those on the tokens from ``first`` up to ``end`` (exclusive), in order."""
        known = (self.by_token[index] for index in range(first, end) if index in self.by_token)
        return list({mention.start: mention for mention in known}.values())
