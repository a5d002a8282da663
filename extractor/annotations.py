"""What the components write on a spaCy ``Doc``, and how it is read back.

A ``Doc`` crosses processes and disks as msgpack, so records are kept in ``doc.user_data`` as rows of plain values
and become records again when they are read: ``doc._.facts``, ``doc._.quantities``, ``doc._.times``,
``doc._.mentions``, ``doc._.blocks``. Spans are never stored, only offsets.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from spacy.tokens import Doc

from extractor.records import Fact, Mention, Quantity, Record, TimeExpression

BlockKind = Literal["text", "headline", "dateline", "debris"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Record):
    """One paragraph or line of the article, without the white space around it.

    kind: ``text``; ``headline`` (a title or heading); ``dateline`` (a line with nothing but the article's date);
    ``debris`` (remains of the web page: error lines, share buttons, legal notices), which is no news.
    repeats: index of the first block with the same words, if this one repeats it, else None.
    """

    start: int
    end: int
    kind: BlockKind = "text"
    repeats: int | None = None


class NoNews:
    """The blocks of an article that tell nothing: debris and datelines. ``offset in`` it: whether one stands there."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self.ranges = sorted((block.start, block.end) for block in blocks if block.kind in {"debris", "dateline"})

    def __contains__(self, offset: int) -> bool:
        position = bisect_right(self.ranges, (offset, float("inf"))) - 1
        return position >= 0 and offset < self.ranges[position][1]


RECORDS: dict[str, type[Record]] = {
    "blocks": Block,
    "mentions": Mention,
    "quantities": Quantity,
    "times": TimeExpression,
    "facts": Fact,
}
"""Name of the ``doc._`` attribute and the record class that it lists."""

PLAIN = ("doc_id", "published", "title", "url")
"""Attributes of the article itself, set before the pipeline runs; None when unknown."""


def register_extensions() -> None:
    """Add the ``doc._`` attributes, once; calling it again changes nothing."""
    for name in RECORDS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=_reader(name))
    for name in PLAIN:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)


class Annotations(NamedTuple):
    """The records that a claim is read from. Each ``doc._`` attribute decodes its rows at every access."""

    blocks: list[Block]
    mentions: list[Mention]
    quantities: list[Quantity]
    times: list[TimeExpression]


def read_annotations(doc: Doc) -> Annotations:
    """Decode the records of the article, once for all who need them."""
    return Annotations(doc._.blocks, doc._.mentions, doc._.quantities, doc._.times)


def write_records(doc: Doc, name: str, records: Iterable[Record]) -> None:
    """Store the records under ``doc._.<name>``, in place of what was there."""
    doc.user_data[_key(name)] = [record.to_row() for record in records]


def _reader(name: str) -> Any:
    def read(doc: Doc) -> list[Record]:
        return [RECORDS[name].from_dict(row) for row in doc.user_data.get(_key(name), ())]

    return read


def _key(name: str) -> str:
    return f"extractor.{name}"
