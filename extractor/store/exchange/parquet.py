"""Tables as Parquet files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from extractor.errors import StoreError
from extractor.store.exchange.table import Row, Table

GROUP = 500
"""Rows that are held in memory."""


class ParquetFormat:
    """Parquet, by pyarrow: text, 64-bit integers and 64-bit floats, compressed."""

    suffix = ".parquet"

    def write(self, path: Path, table: Table, rows: Iterable[Row]) -> None:
        """Write the rows. Raises StoreError if pyarrow is not installed."""
        arrow, parquet = _load()
        types = {"TEXT": arrow.string(), "INTEGER": arrow.int64(), "REAL": arrow.float64()}
        schema = arrow.schema([(name, types[kind]) for name, kind in table.columns.items()])
        remaining = iter(rows)
        with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
            while group := list(islice(remaining, GROUP)):
                columns = zip(*group, strict=True)
                arrays = [arrow.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
                writer.write_batch(arrow.record_batch(arrays, schema=schema))

    def read(self, path: Path, table: Table) -> Iterator[Row]:
        """Yield the rows. Raises StoreError if pyarrow is not installed."""
        _, parquet = _load()
        with parquet.ParquetFile(path) as file:
            for group in file.iter_batches(batch_size=GROUP):
                for row in group.to_pylist():
                    yield tuple(row.get(name) for name in table.columns)


def _load() -> tuple[Any, Any]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise StoreError('Parquet needs pyarrow: pip install "geofact-extractor[parquet]"') from error
    return pyarrow, parquet
