"""Tables in one file of DuckDB."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from extractor.errors import StoreError
from extractor.store.exchange.table import Row, Table
from extractor.store.exchange.text_formats import JsonlFormat

GROUP = 500
"""Rows that are held in memory."""
LONGEST = 256 * 1024**2
"""Bytes of a row: many times those of the longest text that is read."""
TYPES = {"TEXT": "VARCHAR", "INTEGER": "BIGINT", "REAL": "DOUBLE"}


class DuckdbFormat:
    """A database of DuckDB, which has all tables in one file."""

    suffix = ".duckdb"

    def write(self, path: Path, table: Table, rows: Iterable[Row]) -> None:
        """Add a table with its rows. Raises StoreError if duckdb is not installed."""
        columns = ", ".join(f'"{name}" {TYPES[kind]}' for name, kind in table.columns.items())
        with _connect(path) as database, TemporaryDirectory(dir=path.parent) as folder:
            database.execute(f"CREATE TABLE {table.name} ({columns})")
            # Its bulk loader reads files; row by row it is a hundred times slower.
            file = Path(folder) / f"{table.name}.jsonl"
            JsonlFormat(arrays=False).write(file, table, rows)
            options = f"FORMAT json, ARRAY false, MAXIMUM_OBJECT_SIZE {LONGEST}"
            database.execute(f"COPY {table.name} FROM '{str(file).replace(chr(39), chr(39) * 2)}' ({options})")

    def read(self, path: Path, table: Table) -> Iterator[Row]:
        """Yield the rows. Raises StoreError if duckdb is not installed."""
        with _connect(path, read_only=True) as database:
            known = {row[0] for row in database.execute(f"DESCRIBE {table.name}").fetchall()}
            columns = ", ".join(f'"{name}"' if name in known else "NULL" for name in table.columns)
            rows = database.execute(f"SELECT {columns} FROM {table.name} ORDER BY 1")
            while group := rows.fetchmany(GROUP):
                yield from group


def _connect(path: Path, **options: Any) -> Any:
    try:
        import duckdb
    except ImportError as error:
        raise StoreError('DuckDB is not installed: pip install "geofact-extractor[duckdb]"') from error
    return duckdb.connect(str(path), **options)
