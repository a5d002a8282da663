"""A figure while it is being read: the number, its unit and all that is still open about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from extractor.measure.tokens import Token
from extractor.records import Direction, Modifier

Piece = tuple[str, int, int]
"""A part of a figure: its role ("currency", "number", "scale", "unit", "modifier") and its offsets."""


@dataclass(slots=True)
class Figure:
    """A number of the text with its unit, from token ``first`` to ``last`` (exclusive).

    value: fully scaled; raw: before scaling; scale: the factor between; value_to: upper bound of a range.
    unit: canonical, None if none is written; dimension: "count" as long as there is none.
    codes: currencies that a shared word or symbol may stand for ("pesos"); marked_before: the currency stands in
    front; minor: it is counted in cents, or has cents already. sign: "+", "-" or nothing. spelled: in words.
    part: a share ("half"). vague: "tens of thousands". modified_from: index of the modifier's first token.
    excluded: why it can make no fact.
    """

    first: int
    last: int
    start: int
    end: int
    value: Decimal
    raw: Decimal
    scale: Decimal = Decimal(1)
    value_to: Decimal | None = None
    unit: str | None = None
    dimension: str = "count"
    codes: tuple[str, ...] = ()
    marked_before: bool = False
    minor: bool = False
    sign: str = ""
    modifier: Modifier = "="
    modified_from: int | None = None
    spelled: bool = False
    part: bool = False
    vague: bool = False
    direction: Direction | None = None
    excluded: str | None = None
    pieces: list[Piece] = field(default_factory=list)

    @property
    def begin(self) -> int:
        """Index of the first token of the figure with its modifier."""
        return self.first if self.modified_from is None else self.modified_from


def new_figure(tokens: list[Token], first: int, last: int, value: Decimal) -> Figure:
    """Return a bare figure over the tokens from ``first`` to ``last`` (exclusive)."""
    start, end = tokens[first].start, tokens[last - 1].end
    return Figure(first, last, start, end, value, value, pieces=[("number", start, end)])
