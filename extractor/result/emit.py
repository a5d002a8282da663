"""Which records a result gives out, by name, and the columns that they have."""

from __future__ import annotations

from typing import Literal, get_args

from extractor.records import Fact, Mention, Quantity, Record, TimeExpression

Emit = Literal["facts", "entities", "quantities", "times", "all"]
"""What a result can give out: one kind of record as rows, or "all" as one nested object for each article."""

EMITS: tuple[Emit, ...] = get_args(Emit)

ROWS: dict[Emit, type[Record]] = {
    "facts": Fact,
    "entities": Mention,
    "quantities": Quantity,
    "times": TimeExpression,
}
"""The record that a row is; the rows of entities are their mentions."""

FIELDS: dict[Emit, tuple[str, ...]] = {emit: tuple(record.__dataclass_fields__) for emit, record in ROWS.items()}
"""The columns of each kind of row, in the order of the schema."""


def row_of(emit: Emit) -> type[Record]:
    """Return the record that a row of this kind is; raises ValueError for "all" and for what is no kind."""
    if emit not in ROWS:
        raise ValueError(f"emit={emit!r} is unknown here; known are {', '.join(EMITS)} (all: in to_records only)")
    return ROWS[emit]
