"""All time expressions of a text, resolved: the grammar's one entry point."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extractor.measure.time.anchors import Anchors, Sentences
from extractor.measure.time.fiscal import FiscalCalendars, FiscalLabel, split_year
from extractor.measure.time.grammar import Node
from extractor.measure.time.periods import Period, UnplacedError
from extractor.measure.time.resolving import NO_SUCH_DATE, Context, Direction, LeaningError
from extractor.measure.time.rules_bounds import BOUNDS, LEANING
from extractor.measure.time.rules_dates import DATES
from extractor.measure.time.rules_days import DAYS
from extractor.measure.time.rules_parts import PARTS
from extractor.measure.time.rules_relative import RELATIVE
from extractor.measure.time.rules_years import YEARS
from extractor.measure.time.tense import Surroundings, Words, read_direction, surface_words
from extractor.measure.time.tokens import runs

_LONGEST = 1000  # characters of a sentence to either side that are looked at
_WHOLE = frozenset(("ayear", "fyear", "yearly", "dayname", "period", "null"))
_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n\s*\n"
)
_NUMERIC_DATE = re.compile(r"\b(\d{1,2})([-/.])(\d{1,2})\2(?:\d{4}|\d\d)\b")


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: offsets in the text, its period, or why it has none."""

    start: int
    end: int
    period: Period | None
    unresolved: str | None


def find_expressions(
    text: str,
    published: date | None,
    sentences: list[int] | None = None,
    surroundings: Surroundings | None = None,
    countries: Sequence[tuple[int, str]] = (),
) -> list[Expression]:
    """Find and resolve the time expressions of a text, in order.

    ``published``: the publication date; ``sentences``: the offsets at which sentences start, else punctuation decides;
    ``surroundings``: the words around a place with their past forms as a tagger sees them, else their endings decide;
    ``countries``: offset and ISO3 code of the countries that the text mentions, for their fiscal years.
    """
    nodes = [node for run in runs(text) for node in _reduced(run)]
    if not nodes:
        return []
    starts = Sentences(sentences if sentences is not None else sentence_starts(text), len(text))
    return _Reader(text, published, starts, surroundings, countries).read(nodes)


def sentence_starts(text: str) -> list[int]:
    """The offsets at which sentences start, by punctuation."""
    return [0, *(match.end() for match in _SENTENCE_END.finditer(text))]


def _reduced(run: list[Node]) -> list[Node]:
    for grammar in (DATES, YEARS, LEANING, DAYS, RELATIVE, PARTS, BOUNDS):
        run = grammar.reduce(run)
    return [node for node in run if node.symbol in _WHOLE]


class _Reader:
    """Resolves the expressions of one text: first those that stand alone, then those that lean on another one."""

    def __init__(
        self,
        text: str,
        published: date | None,
        sentences: Sentences,
        surroundings: Surroundings | None,
        countries: Sequence[tuple[int, str]],
    ) -> None:
        self._text = text
        self._published = published
        self._sentences = sentences
        self._surroundings = surroundings or self._surface
        self._countries = countries
        self._calendars = FiscalCalendars(text)
        self._day_first = _day_first(text)
        self._anchors = Anchors(text, sentences)

    def read(self, nodes: list[Node]) -> list[Expression]:
        """Return the expressions in the order of their nodes."""
        found = {node.start: self._resolve(node, leaning=False) for node in nodes}
        waiting = [node for node in nodes if found[node.start] is None]
        found |= {node.start: self._resolve(node, leaning=True) for node in waiting}
        return [each for each in found.values() if each is not None]

    def _resolve(self, node: Node, leaning: bool) -> Expression | None:
        """Resolve a node; None if it leans on another one and may not yet."""
        period, reason = None, None
        try:
            period = node.value(self._context(node, leaning))
            self._anchors.add(node.start, node.end, period, leaning)
        except LeaningError:
            return None
        except UnplacedError as unplaced:
            reason = str(unplaced)
        except (ValueError, OverflowError):
            reason = NO_SUCH_DATE
        return Expression(node.start, node.end, period, reason)

    def _context(self, node: Node, leaning: bool) -> Context:
        def tense() -> Direction | None:
            possessive = self._text.startswith(("'s", "’s"), node.end)
            return read_direction(*self._surroundings(node.start, node.end), possessive)

        def fiscal(kind: str, label: int | None, split: bool) -> Period:
            start, end = self._sentence(node.start)
            countries = tuple(iso3 for offset, iso3 in self._countries if start <= offset < end)
            return self._calendars.year(
                self._text[start:end], countries, FiscalLabel(kind, label, split), self._published
            )

        def anchor(units: tuple[str, ...], chained: bool, behind: bool) -> Period:
            if not leaning:
                raise LeaningError
            return self._anchors.nearest(node.start, units, chained, behind)

        return Context(
            published=self._published,
            tense=tense,
            fiscal=fiscal,
            split=lambda first: split_year(self._text, self._text[slice(*self._sentence(node.start))], first),
            day_first=self._day_first,
            nearest=anchor,
        )

    def _sentence(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence, cut where it is too long to be one."""
        start, end = self._sentences.around(offset)
        return max(start, offset - _LONGEST), min(end, offset + _LONGEST)

    def _surface(self, start: int, end: int) -> tuple[Words, Words]:
        first, after = self._sentence(start)
        return surface_words(self._text, first, start), surface_words(self._text, end, max(end, after))


def _day_first(text: str) -> bool | None:
    """The order of day and month in the text's numeric dates, if one of them shows it."""
    for match in _NUMERIC_DATE.finditer(text):
        if int(match[1]) > 12 >= int(match[3]):
            return True
        if int(match[3]) > 12 >= int(match[1]):
            return False
    return None
