"""The articles of a report: each text with its marks, tied to the rows of the facts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.report.rows import Row
from extractor.report.slots import find_slots
from extractor.result import Result
from extractor.result.marks import Mark, mark_text, spans_of

BASIC_PLANE = "\uffff"
"""The last character that is one code unit in UTF-16, in which a browser counts."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where the mark of a figure is and leads to: the ids of its evidence and of its record.

    slots: the stretches of the text that fill the record, as "metric:120:135 period:140:147", in UTF-16 code units.
    """

    evidence: str
    record: str
    slots: str


@dataclass(frozen=True, slots=True)
class View:
    """An article on the page.

    evidence: for each row, by name, the id of the mark that shows it, or of the article if none does.
    """

    result: Result
    parts: tuple[str | Mark, ...]
    links: dict[tuple[int, int], Link]
    evidence: dict[str, str]

    def link(self, mark: Mark) -> Link:
        """The ids of a figure's mark."""
        return self.links[mark.start, mark.end]


def view_article(result: Result, rows: Sequence[Row]) -> View:
    """Cut the article's text, and tie its figures to the rows of its facts."""
    parts = mark_text(result.text, result.mentions, result.facts)
    row_of = {row.fact: row for row in rows}
    count = Utf16(result.text)
    links: dict[tuple[int, int], Link] = {}
    for mark in _figures(parts):
        assert mark.fact is not None
        row = row_of[mark.fact]
        slots = find_slots(result, mark.fact, (mark.start, mark.end))
        links[mark.start, mark.end] = Link(
            evidence=row.evidence(mark.mention),
            record=row.record,
            slots=" ".join(f"{slot.name}:{count(slot.start)}:{count(slot.end)}" for slot in slots),
        )
    return View(result, parts, links, {row.name: _find_evidence(row, links) for row in rows})


def _figures(parts: Sequence[str | Mark]) -> Iterator[Mark]:
    for part in parts:
        if isinstance(part, Mark):
            if part.fact is not None:
                yield part
            yield from _figures(part.parts)


def _find_evidence(row: Row, links: dict[tuple[int, int], Link]) -> str:
    spans = spans_of(row.fact)
    for number, span in enumerate(spans):
        if span in links and links[span].evidence == row.evidence(number):
            return row.evidence(number)
    for first, last in spans:
        for (start, end), link in links.items():
            if start < last and first < end:  # a figure that overlaps it is marked instead
                return link.evidence
    return f"article-{row.article}"


class Utf16:
    """Counts the UTF-16 code units before a character: some characters (emoji) are two."""

    def __init__(self, text: str) -> None:
        self.pairs = [index for index, character in enumerate(text) if character > BASIC_PLANE]

    def __call__(self, offset: int) -> int:
        """Return the offset in code units."""
        return offset + bisect_left(self.pairs, offset)
