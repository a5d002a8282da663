"""A whole store to files, and from files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args

from extractor.errors import StoreError
from extractor.store.exchange.duckdb import DuckdbFormat
from extractor.store.exchange.parquet import ParquetFormat
from extractor.store.exchange.table import TABLES, FileFormat, Row, Table
from extractor.store.exchange.text_formats import CsvFormat, JsonlFormat
from extractor.store.store import Store
from extractor.store.writer import Writer

Format = Literal["parquet", "csv", "jsonl", "duckdb"]
FORMATS: tuple[Format, ...] = get_args(Format)
WRITERS: dict[Format, FileFormat] = {
    "parquet": ParquetFormat(),
    "csv": CsvFormat(),
    "jsonl": JsonlFormat(),
    "duckdb": DuckdbFormat(),
}


def export_store(store: Store, path: Path, format: Format) -> dict[str, int]:
    """Write all tables into a folder, or with DuckDB into a file, and return how many rows each has.

    They show the store at one moment, and appear when all are written. Raises StoreError if the path exists, and if a
    library that the format needs is missing.
    """
    if path.exists():
        raise StoreError(f"{str(path)!r} exists already: name another place, or remove it.")
    if not path.absolute().parent.is_dir():
        raise StoreError(f"The folder of {str(path)!r} does not exist: make it first.")
    part = path.with_name(f".{path.name}.part")
    _remove(part)
    counts = {}
    try:
        if format != "duckdb":
            part.mkdir()
        store.connection.execute("BEGIN")
        for name in TABLES:
            table = Table.of(store.connection, name)
            rows = _Counted(_rows(store, table))
            WRITERS[format].write(_file(part, name, format), table, rows)
            counts[name] = rows.count
        part.replace(path)
    except OSError as error:
        raise StoreError(f"{str(path)!r} cannot be written: {error.strerror or error}.") from error
    finally:
        if store.connection.in_transaction:
            store.connection.execute("ROLLBACK")
        _remove(part)
    return counts


def import_store(path: Path, store: Writer) -> dict[str, int]:
    """Read what :func:`export_store` wrote into an empty store, all or nothing, and return the rows of each table.

    Raises StoreError if the store holds documents, and if there is no table of documents in the folder or file.
    """
    if next(store.documents(), None) is not None:
        raise StoreError("The store holds documents already: import into a new one.")
    format = _format_of(path)
    counts = {}
    with store.writing():
        for name in TABLES:
            table = Table.of(store.connection, name)
            file = _file(path, name, format)
            if not file.is_file():
                continue
            rows = _Counted(_read(file, table, format))
            columns = ", ".join(f'"{column}"' for column in table.columns)
            marks = ", ".join("?" * len(table.columns))
            store.connection.executemany(f"INSERT INTO {name} ({columns}) VALUES ({marks})", rows)
            counts[name] = rows.count
    return counts


def _rows(store: Store, table: Table) -> Iterator[Row]:
    return (tuple(row) for row in store.query(f"SELECT * FROM {table.name} ORDER BY 1"))


def _read(file: Path, table: Table, format: Format) -> Iterator[Row]:
    try:
        yield from WRITERS[format].read(file, table)
    except StoreError:
        raise
    except Exception as error:  # the libraries of the formats raise what they like
        raise StoreError(f"{str(file)!r} cannot be read: {error}. Export the store again.") from error


def _file(path: Path, table: str, format: Format) -> Path:
    return path if format == "duckdb" else path / f"{table}{WRITERS[format].suffix}"


def _format_of(path: Path) -> Format:
    for name in FORMATS:
        file = _file(path, "documents", name)
        if file.is_file() and file.suffix == WRITERS[name].suffix:
            return name
    raise StoreError(
        f"{str(path)!r} is no export of a store: name the folder that holds documents.parquet, .csv or .jsonl, or the "
        "file *.duckdb."
    )


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


class _Counted:
    """Rows that are counted as they go by."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.count += 1
            yield row
