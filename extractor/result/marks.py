"""The text of an article cut at what is marked in it, for every view that shows the article as a page."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace

from extractor.records import Fact, Mention
from extractor.result.entities import COUNTRY
from extractor.result.words import describe_figure

KINDS = {
    "PERSON": "person",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "place",
    "ORG": "organisation",
}
"""The look of a mention by its label; a country looks like "country" whatever its label, the rest like "other"."""

UNSURE = 0.1
"""A fact with less confidence than this is shown as unsure: a fifth of the development sets' records is, of which 4%
are right as a whole, against 26% of the others (models/metrics/claims.json)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marked stretch ``text[start:end]``, and its text as ``parts``: plain strings, and the marks within it.

    kind: "figure", or the look of a mention. note: what it is, in a few words. fact: of a figure, the record;
    mention: the number of the figure among the record's mentions.
    """

    start: int
    end: int
    kind: str
    note: str
    fact: Fact | None = None
    mention: int = 0
    parts: tuple[str | Mark, ...] = ()


def mark_text(text: str, mentions: Iterable[Mention], facts: Iterable[Fact]) -> tuple[str | Mark, ...]:
    """Cut the text into plain strings and marks, which joined are the text again.

    No figure is hidden by a mention: marks lie apart or within each other, and where a mention and a figure overlap
    in part, the mention gives way. Of two figures, or two mentions, that overlap, the first is marked.
    """
    figures = _apart(
        Mark(start=start, end=end, kind="figure", note=describe_figure(fact), fact=fact, mention=number)
        for fact in facts
        for number, (start, end) in enumerate(spans_of(fact))
    )
    named = _apart(
        Mark(start=mention.start, end=mention.end, kind=_kind(mention), note=_describe(mention)) for mention in mentions
    )
    marks = figures + [mark for mark in _give_way(named, figures) if mark.start < mark.end]
    marks.sort(key=lambda mark: (mark.start, -mark.end, mark.kind != "figure"))
    return _cut(text, deque(marks), 0, len(text))


def spans_of(fact: Fact) -> tuple[tuple[int, int], ...]:
    """Return start and end of every mention of the fact, its own first."""
    return fact.mentions or ((fact.start, fact.end),)


def is_unsure(fact: Fact) -> bool:
    """Whether the fact's confidence is low; one that was not estimated is not."""
    return fact.confidence is not None and fact.confidence < UNSURE


def _kind(mention: Mention) -> str:
    return "country" if mention.entity_id.startswith(COUNTRY) else KINDS.get(mention.label, "other")


def _describe(mention: Mention) -> str:
    return ", ".join(part for part in (mention.name, mention.role, mention.iso3, mention.label) if part)


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _give_way(named: Iterable[Mark], figures: list[Mark]) -> Iterable[Mark]:
    starts = [figure.start for figure in figures]
    for mark in named:
        start, end = mark.start, mark.end
        before = figures[index] if (index := bisect_right(starts, start) - 1) >= 0 else None
        last = figures[index] if (index := bisect_right(starts, end - 1) - 1) >= 0 else None
        if before and before.start < start < before.end < end:
            start = before.end
        if last and start < last.start < end < last.end:
            end = last.start
        yield replace(mark, start=start, end=end)


def _cut(text: str, marks: deque[Mark], start: int, end: int) -> tuple[str | Mark, ...]:
    parts: list[str | Mark] = []
    while marks and marks[0].start < end:
        mark = marks.popleft()
        parts += [text[start : mark.start], replace(mark, parts=_cut(text, marks, mark.start, mark.end))]
        start = mark.end
    parts.append(text[start:end])
    return tuple(part for part in parts if part)
