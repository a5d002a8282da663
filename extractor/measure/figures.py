"""A figure while it is being read: the number, its unit and all that is still open about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from extractor.records import Direction, Modifier

Piece = tuple[str, int, int]
"""A part of a figure: its role ("currency", "number", "scale", "unit", "modifier") and its offsets."""


@dataclass(slots=True)
class Figure:
    """A number of the text with its unit, from token ``first`` to ``last`` (exclusive).

    value: fully scaled; raw: before scaling; scale: the factor between; value_to: upper bound of a range.
    unit: canonical, None if none is written; dimension: "count" as long as there is none.
    codes: currencies that a shared word or symbol may stand for ("pesos"); marked_before: the currency stands in
    front; minor: it is counted in cents, or has cents already. sign: "+", "-" or nothing. spelled: in words. part: a share ("half"). vague: "tens of thousands".
    counted: index of the token of the noun counted, behind the figure. excluded: why it can make no fact.
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
