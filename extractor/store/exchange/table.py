"""A table of the store, as the formats need to know it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

TABLES = ("documents", "facts", "entities", "mentions", "runs", "visits")
"""The tables that are exchanged, each behind those that it refers to."""

Value = str | int | float | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, and its columns with their types (TEXT, INTEGER or REAL)."""

    name: str
    columns: dict[str, str]

    @classmethod
    def of(cls, connection: sqlite3.Connection, name: str) -> Table:
        """Describe a table of a store."""
        return cls(name, {row["name"]: row["type"] for row in connection.execute(f"PRAGMA table_info({name})")})


class FileFormat(Protocol):
    """How the rows of a table are written into a folder or file, and read from there."""

    suffix: str

    def write(self, path: Path, table: Table, rows: Iterable[Row]) -> None:
        """Write all rows of a table. path: of its own file, or of the one of all tables."""

    def read(self, path: Path, table: Table) -> Iterator[Row]:
        """Yield its rows, with their values in the order of the table's columns; None for a column that is missing."""
