"""Which records a result gives out, by name, and the columns that they have."""

from __future__ import annotations

from dataclasses import fields

from extractor.records import Fact, Mention, Quantity, Record, TimeExpression

ROWS: dict[str, type[Record]] = {
    "facts": Fact,
    "entities": Mention,
    "quantities": Quantity,
    "times": TimeExpression,
}
"""What can be given out as rows, and the record that a row is: one line for each mention of an entity."""

EMITS = (*ROWS, "all")
"""Everything that can be asked for; "all" is one nested object for each article."""

FIELDS = {emit: tuple(field.name for field in fields(record)) for emit, record in ROWS.items()}  # type: ignore[arg-type]
"""The columns of each kind of row, in the order of the schema."""
