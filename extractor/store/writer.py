"""Writing into a store: one line of the manifest after the other, with what was found, many of them at a time."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Any, Self

from extractor.errors import StoreError
from extractor.records import Entity, Fact, Mention, Record
from extractor.result import Result
from extractor.store.opening import connect
from extractor.store.records import Document, Run, Visit
from extractor.store.store import Store

COMMIT_EVERY = 1.0
"""Seconds after which what was written is made to last; a kill costs as much work."""

SURROGATES = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no file can hold."""


class Writer(Store):
    """A store that is written: only one at a time, which SQLite sees to.

    claim: gives the ``claim_id`` of a fact. What is written lasts from the next :meth:`commit` on; a call that fails
    raises StoreError, and the store stays as it was at the last commit.
    """

    def __init__(self, connection: sqlite3.Connection, claim: Callable[[Fact], str | None] = lambda _: None) -> None:
        super().__init__(connection)
        self._claim = claim
        self._committed = monotonic()

    @classmethod
    def create(cls, path: str | Path, claim: Callable[[Fact], str | None] = lambda _: None) -> Self:
        """Open the file to write, and make it if it does not exist; raises StoreError as :meth:`Store.open`."""
        return cls(connect(Path(path), write=True), claim)

    def put(self, document: Document, result: Result | None = None) -> int:
        """Write a document's line in place of an earlier one, and what was found in place of that; return its id."""
        row = document.to_dict()
        with self.writing():
            known = self.connection.execute("SELECT id FROM documents WHERE doc_id = ?", (document.doc_id,)).fetchone()
            if known:
                for table in ("facts", "entities", "mentions"):
                    self.connection.execute(f"DELETE FROM {table} WHERE doc_id = ?", (document.doc_id,))
                self._update("documents", "doc_id", row)
            number = known["id"] if known else self._insert("documents", row)
            if result is not None:
                for fact in result.facts:
                    self._insert("facts", fact.to_dict() | {"claim_id": self._claim(fact)})
                for table, records in (("entities", result.entities), ("mentions", result.mentions)):
                    self._insert_all(table, records)
        return number

    def put_failure(self, document: Document) -> None:
        """Write that a document could not be fetched or opened; what an earlier run has found in it is kept.

        The document will be read again as soon as it can be, even if it has not changed.
        """
        known = self.document(document.doc_id)
        if known is None:
            self.put(document)
        else:
            row = document.to_dict() | {"fingerprint": None}
            row = {column: row[column] for column in ("doc_id", "status", "reason", "origin", "fingerprint")}
            with self.writing():
                self._update("documents", "doc_id", row)

    def forget_failures(self, origin: str, failing: Iterable[str]) -> None:
        """Remove the lines of an input that tell of nothing but a failure, except those of what still fails."""
        sql = "SELECT doc_id FROM documents WHERE origin = ? AND status = 'failed' AND text IS NULL"
        gone = {row["doc_id"] for row in self.query(sql, (origin,))} - set(failing)
        with self.writing():
            self.connection.executemany("DELETE FROM documents WHERE doc_id = ?", [(name,) for name in sorted(gone)])

    def reconsider_copies(self, doc_id: str) -> None:
        """Have the documents that were taken for copies of this one looked at again when they come again."""
        with self.writing():
            self.connection.execute("UPDATE documents SET fingerprint = NULL WHERE duplicate_of = ?", (doc_id,))

    def put_run(self, run: Run) -> int:
        """Write the line of a run, a new one if it has no id yet, and return its id."""
        row = run.to_dict()
        with self.writing():
            if run.id is None:
                return self._insert("runs", row)
            self._update("runs", "id", row)
        return run.id

    def visit(self, address: str) -> Visit | None:
        """Return what is known of an address from the last time."""
        row = next(self.query("SELECT * FROM visits WHERE address = ?", (address,)), None)
        return Visit.from_dict(dict(row)) if row else None

    def put_visit(self, visit: Visit) -> None:
        """Keep what an address said, in place of what it said before."""
        with self.writing():
            self.connection.execute(
                "INSERT OR REPLACE INTO visits VALUES (:address, :etag, :last_modified, :visited)", visit.to_dict()
            )

    def commit(self, *, now: bool = True) -> bool:
        """Make what was written last; now: False to wait until it is worth it. Return whether it was done."""
        if not self.connection.in_transaction or not (now or monotonic() - self._committed > COMMIT_EVERY):
            return False
        try:
            self.connection.execute("COMMIT")
        except sqlite3.Error as error:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise _explained(error) from error
        self._committed = monotonic()
        return True

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write all of what is written meanwhile, or nothing of it if an error or an interrupt comes."""
        try:
            if not self.connection.in_transaction:
                self.connection.execute("BEGIN IMMEDIATE")
            self.connection.execute("SAVEPOINT step")
            yield
            self.connection.execute("RELEASE step")
        except BaseException as error:
            if self.connection.in_transaction:  # a full disk may have ended it
                self.connection.execute("ROLLBACK TO step")
                self.connection.execute("RELEASE step")
            if isinstance(error, sqlite3.Error):
                raise _explained(error) from error
            raise

    def _update(self, table: str, key: str, row: dict[str, Any]) -> None:
        changes = ", ".join(f"{column} = :{column}" for column in row if column != key)
        values = {column: _cell(value) for column, value in row.items()}
        self.connection.execute(f"UPDATE {table} SET {changes} WHERE {key} = :{key}", values)

    def _insert(self, table: str, row: dict[str, Any]) -> int:
        cursor = self.connection.execute(_insertion(table, row), [_cell(value) for value in row.values()])
        return cursor.lastrowid or 0

    def _insert_all(self, table: str, records: tuple[Entity, ...] | tuple[Mention, ...]) -> None:
        rows = [record.to_dict() for record in records]
        if rows:
            self.connection.executemany(_insertion(table, rows[0]), [[*map(_cell, row.values())] for row in rows])


def _explained(error: sqlite3.Error) -> StoreError:
    return StoreError(
        f"The store cannot be written: {error}. It holds what was written until then, and the same command goes on "
        "from there."
    )


def now() -> str:
    """Return the time in UTC, as it is written in the store."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def storable(record: Record) -> Any:
    """Return the record with a mark in place of every half of a character in its texts."""
    texts = {name: getattr(record, name) for name in record.__dataclass_fields__}
    mended = {name: SURROGATES.sub("\ufffd", text) for name, text in texts.items() if isinstance(text, str)}
    return replace(record, **mended)


def _insertion(table: str, row: dict[str, Any]) -> str:
    columns = ", ".join(f'"{column}"' for column in row)
    return f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))})"


def _cell(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
