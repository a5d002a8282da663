"""All time expressions of a text, resolved: the grammar's one entry point."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from extractor.measure.time.fiscal import fiscal_year, split_year
from extractor.measure.time.grammar import Node
from extractor.measure.time.periods import Period, Unplaced
from extractor.measure.time.resolving import NO_ANCHOR, NO_SUCH_DATE, Context, Direction, Leaning, Resolver
from extractor.measure.time.rules_bounds import BOUNDS, LEANING
from extractor.measure.time.rules_dates import DATES
from extractor.measure.time.rules_parts import PARTS
from extractor.measure.time.rules_relative import RELATIVE
from extractor.measure.time.rules_years import YEARS
from extractor.measure.time.tense import direction
from extractor.measure.time.tokens import runs

Tense = Callable[[int, int], Direction | None]
"""Reads the direction of the verb that governs ``text[start:end]``."""

_WHOLE = frozenset(("ayear", "fyear", "yearly", "dayname", "period", "null"))
_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n\s*\n"
)
_NUMERIC_DATE = re.compile(r"\b(\d{1,2})([-/.])(\d{1,2})\2(?:\d{4}|\d\d)\b")
_REPORTED = re.compile(
    r"\b(?:said|told|announced|reported|says|added|showed|released|published|according)\W+(?:\w+\W+){0,3}$"
)


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: offsets in the text, its period, or why it has none."""

    start: int
    end: int
    period: Period | None
    unresolved: str | None


def find_expressions(
    text: str, published: date | None, sentences: list[int] | None = None, tense: Tense | None = None
) -> list[Expression]:
    """Find and resolve the time expressions of a text, in order.

    ``published``: the publication date; ``sentences``: the offsets at which sentences start, if they are known;
    ``tense``: an oracle for the verb that governs a place in the text, else the words around it decide.
    """
    nodes = [node for run in runs(text) for node in _reduced(run)]
    if not nodes:
        return []
    starts = sentences if sentences is not None else sentence_starts(text)
    reader = _Reader(text, published, starts, tense)
    return reader.read(nodes)


def sentence_starts(text: str) -> list[int]:
    """The offsets at which sentences start, by punctuation."""
    return [0, *(match.end() for match in _SENTENCE_END.finditer(text))]


def _reduced(run: list[Node]) -> list[Node]:
    for grammar in (DATES, YEARS, LEANING, RELATIVE, PARTS, BOUNDS):
        run = grammar.reduce(run)
    return [node for node in run if node.symbol in _WHOLE]


class _Reader:
    def __init__(self, text: str, published: date | None, starts: list[int], tense: Tense | None) -> None:
        self._text = text
        self._published = published
        self._starts = starts
        self._tense = tense
        self._day_first = _day_first(text)
        self._placed: dict[int, Expression] = {}

    def read(self, nodes: list[Node]) -> list[Expression]:
        waiting: list[Node] = []
        for node in nodes:
            found = self._resolve(node, None)
            if found is None:
                waiting.append(node)
            else:
                self._placed[node.start] = found
        for node in waiting:
            leaning = {other.start for other in waiting}
            found = self._resolve(node, _Anchors(self._text, node, self._placed, leaning, self._sentence(node.start)))
            assert found is not None, node
            self._placed[node.start] = found
        return [self._placed[start] for start in sorted(self._placed)]

    def _resolve(self, node: Node, anchors: _Anchors | None) -> Expression | None:
        context = self._context(node, anchors)
        resolver: Resolver = node.value
        period, reason = None, None
        try:
            period = resolver(context)
        except Leaning:
            return None
        except Unplaced as unplaced:
            reason = str(unplaced)
        except (ValueError, OverflowError):
            reason = NO_SUCH_DATE
        return Expression(node.start, node.end, period, reason)

    def _sentence(self, offset: int) -> tuple[int, int]:
        place = bisect_right(self._starts, offset)
        return self._starts[place - 1] if place else 0, self._starts[place] if place < len(self._starts) else len(
            self._text
        )

    def _context(self, node: Node, anchors: _Anchors | None) -> Context:
        def tense() -> Direction | None:
            if self._tense is not None:
                return self._tense(node.start, node.end)
            return direction(self._text, node.start, node.end, self._sentence(node.start))

        def sentence() -> str:
            start, end = self._sentence(node.start)
            return self._text[start:end]

        def fiscal(kind: str, label: int | None, split: bool) -> Period:
            return fiscal_year(sentence(), self._text, kind, label, split, self._published)

        return Context(
            published=self._published,
            tense=tense,
            fiscal=fiscal,
            split=lambda first: split_year(sentence(), first),
            day_first=self._day_first,
            anchors=anchors,
        )


class _Anchors:
    """The resolved periods around a leaning expression."""

    def __init__(
        self, text: str, node: Node, placed: dict[int, Expression], leaning: set[int], sentence: tuple[int, int]
    ) -> None:
        self._leaning = leaning
        self._text = text
        self._node = node
        self._sentence = sentence
        self._placed = [placed[start] for start in sorted(placed) if placed[start].period is not None]

    def nearest(self, units: tuple[str, ...], chained: bool) -> Period:
        """The nearest period before it, in its sentence if there is one, else the first one after it there."""
        usable = [found for found in self._placed if self._fits(found, units)]
        if not chained:
            usable = [found for found in usable if found.start not in self._leaning]
        before = [found for found in usable if found.end <= self._node.start]
        start, end = self._sentence
        if before and before[-1].start >= start:
            return _period(before[-1])
        for found in usable:
            if self._node.end <= found.start < end:
                return _period(found)
        if before and self._text.count("\n\n", before[-1].end, self._node.start) == 0:
            return _period(before[-1])
        raise Unplaced(NO_ANCHOR)

    def _fits(self, found: Expression, units: tuple[str, ...]) -> bool:
        granularity = _period(found).granularity
        if granularity not in units:
            return False
        # The day of a statement ("said on Tuesday") is not what its figures are about.
        return (
            granularity != "day"
            or units[0] == "day"
            or _REPORTED.search(self._text, max(0, found.start - 40), found.start) is None
        )


def _period(found: Expression) -> Period:
    assert found.period is not None
    return found.period


def _day_first(text: str) -> bool | None:
    """The order of day and month in the text's numeric dates, if one of them shows it."""
    for match in _NUMERIC_DATE.finditer(text):
        if int(match[1]) > 12 >= int(match[3]):
            return True
        if int(match[3]) > 12 >= int(match[1]):
            return False
    return None
