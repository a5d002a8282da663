"""Tables as CSV and as JSON lines."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from extractor.store.exchange.table import Row, Table, Value
from extractor.store.store import LISTS
from extractor.write.csv import defuse, restore

EMPTY = "'"
"""An empty text in CSV, whose empty cells are null: the spreadsheets' mark for text, and no text."""


class CsvFormat:
    """CSV as in RFC 4180, in UTF-8, with a header; formulas are defused, empty cells are null."""

    suffix = ".csv"

    def write(self, path: Path, table: Table, rows: Iterable[Row]) -> None:
        """Write the rows."""
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(table.columns)
            writer.writerows([_to_cell(value) for value in row] for row in rows)

    def read(self, path: Path, table: Table) -> Iterator[Row]:
        """Yield the rows."""
        with path.open(encoding="utf-8", newline="") as stream, _long_cells():
            for row in csv.DictReader(stream):
                yield tuple(_from_cell(row.get(name) or "", kind) for name, kind in table.columns.items())


class JsonlFormat:
    """A JSON object a line. arrays: whether the lists of mentions are arrays, or the texts that the store has."""

    suffix = ".jsonl"

    def __init__(self, *, arrays: bool = True) -> None:
        self._lists = LISTS if arrays else ()

    def write(self, path: Path, table: Table, rows: Iterable[Row]) -> None:
        """Write the rows."""
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            for row in rows:
                stream.write(json.dumps(self._to_object(table, row), ensure_ascii=False) + "\n")

    def read(self, path: Path, table: Table) -> Iterator[Row]:
        """Yield the rows."""
        with path.open(encoding="utf-8", newline="\n") as stream:
            for line in stream:
                found = json.loads(line)
                yield tuple(_plain(found.get(name)) for name in table.columns)

    def _to_object(self, table: Table, row: Row) -> dict[str, Any]:
        values: dict[str, Any] = dict(zip(table.columns, row, strict=True))
        arrays = {name: json.loads(values[name]) for name in self._lists if values.get(name) is not None}
        return values | arrays


def _to_cell(value: Value) -> Value:
    if not isinstance(value, str):
        return value
    return EMPTY + value if not value.strip(EMPTY) else defuse(value)


def _from_cell(cell: str, kind: str) -> Value:
    if not cell:
        return None
    if kind != "TEXT":
        return int(cell) if kind == "INTEGER" else float(cell)
    return cell[1:] if not cell.strip(EMPTY) else restore(cell)


@contextmanager
def _long_cells() -> Iterator[None]:
    """Let cells be as long as articles are meanwhile: the limit of the library is for all that use it."""
    limit = csv.field_size_limit(sys.maxsize)
    try:
        yield
    finally:
        csv.field_size_limit(limit)


def _plain(value: Any) -> Value:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
