"""What the slot readers look at: a sentence with the quantities, mentions and times that stand in it.

Every reader of a slot is a pure function of a :class:`SentenceView` and a quantity in it. Token positions count from
the start of the sentence; character offsets are those of the article.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from spacy.tokens import Doc

from extractor.annotations import Annotations
from extractor.records import Mention, Quantity, TimeExpression

Annotation = TypeVar("Annotation", Mention, Quantity, TimeExpression)


@dataclass(frozen=True, slots=True)
class Placed(Generic[Annotation]):
    """A record with the half-open token range that it covers in its sentence."""

    start: int
    end: int
    record: Annotation


@dataclass(frozen=True, slots=True)
class Comparison:
    """The half-open token range of what a figure is compared with. named: it begins with a figure, not a time."""

    start: int
    end: int
    named: bool

    def holds(self, place: Placed[Quantity] | Placed[TimeExpression] | Placed[Mention]) -> bool:
        """Whether a figure, a time or a name stands in it."""
        return self.start <= place.start < self.end


@dataclass(slots=True)
class SentenceView:
    """One sentence of an article, as the slot readers see it.

    text: the sentence without surrounding white space; start, end: its character offsets in the article.
    words: its tokens, lower-cased; parts: their universal parts of speech; tags: their tags of the Penn Treebank;
    offsets: where each starts in the article. published: the article's date. quantities,
    mentions, times: the records in it. previous: the sentence before it in the same run of text, or None at the start
    of the article. opens: whether it begins a paragraph.
    comparisons: what its figures are compared with, or None until ``find_comparisons`` has looked for it; its records
    must stay as they are from then on.
    """

    text: str
    start: int
    end: int
    words: list[str]
    offsets: list[int]
    parts: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    published: str | None = None
    quantities: list[Placed[Quantity]] = field(default_factory=list)
    mentions: list[Placed[Mention]] = field(default_factory=list)
    times: list[Placed[TimeExpression]] = field(default_factory=list)
    previous: SentenceView | None = None
    opens: bool = True
    comparisons: list[Comparison] | None = None

    def clause_start(self, position: int) -> int:
        """The first token of the clause that holds ``position``: after the last semicolon, dash or bare "but"."""
        for index in range(position - 1, -1, -1):
            if self.words[index] in CLAUSE_BREAKS or self._stops(index):
                return index + 1
        return 0

    def clause_end(self, position: int) -> int:
        """The end (exclusive) of the clause that holds ``position``."""
        for index in range(position, len(self.words)):
            if self.words[index] in CLAUSE_BREAKS:
                return index
            if self._stops(index):
                return index + 1
        return len(self.words)

    def _stops(self, index: int) -> bool:
        """Whether a figure ends a sentence that was not parted there: "rose to 5 mln. Exports fell"."""
        following = index + 1
        return (
            self.words[index].endswith(".")
            and following < len(self.words)
            and self.text[self.offsets[following] - self.start :][:1].isupper()
            and any(place.end in {index, following} for place in self.quantities)
        )

    def span(self, first: int, end: int) -> tuple[int, int]:
        """The character offsets in the article of the tokens from ``first`` up to ``end`` (exclusive)."""
        return self.offsets[first], self.offsets[end - 1] + len(self.words[end - 1])

    def place(self, record: Annotation) -> Placed[Annotation]:
        """The token range of a record that stands in this sentence."""
        first = max(0, bisect_left(self.offsets, record.start + 1) - 1)
        last = bisect_left(self.offsets, record.end)
        return Placed(first, max(last, first + 1), record)


CLAUSE_BREAKS = frozenset({";", "—", "–", "--", "but", "while", "whereas", "although"})
"""Words and marks after which another statement begins."""


def read_sentences(doc: Doc, records: Annotations) -> list[SentenceView]:
    """The sentences of the article with their records, in order.

    All records are handed out in one sweep over the sorted offsets, so the cost is linear in the text.
    """
    views = []
    previous = None
    text = doc.text  # made anew at every access
    quantities = _Queue(records.quantities)
    mentions = _Queue(records.mentions)
    times = _Queue(records.times)
    for span in doc.sents:
        tokens = [token for token in span if not token.is_space]
        if not tokens:
            continue
        start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
        view = SentenceView(
            text=text[start:end],
            start=start,
            end=end,
            words=[token.lower_.replace("’", "'") for token in tokens],
            offsets=[token.idx for token in tokens],
            parts=[token.pos_ for token in tokens],
            tags=[token.tag_ for token in tokens],
            published=doc._.published,
            previous=previous,
            opens=previous is None or "\n" in text[previous.end : start],
        )
        view.quantities = [view.place(record) for record in quantities.until(end)]
        view.mentions = [view.place(record) for record in mentions.until(end)]
        view.times = [view.place(record) for record in times.until(end)]
        views.append(view)
        previous = view
    return views


class _Queue(Generic[Annotation]):
    """Hands out records in the order of the text."""

    def __init__(self, records: Sequence[Annotation]) -> None:
        self.records: list[Annotation] = sorted(records, key=lambda record: record.start)
        self.position = 0

    def until(self, end: int) -> list[Annotation]:
        first = self.position
        while self.position < len(self.records) and self.records[self.position].start < end:
            self.position += 1
        return self.records[first : self.position]
