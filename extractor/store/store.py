"""Opening a store and reading it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from extractor.errors import StoreError
from extractor.records import Entity, Fact, Mention, Record
from extractor.result import Facts, Result
from extractor.store.opening import connect
from extractor.store.records import Document

Row = TypeVar("Row", bound=Record)

LISTS = ("mentions", "ties", "inputs")
"""Columns that hold a JSON array."""


class Store:
    """A store that is open; see the package for what is in it. Closed by ``with``, or by :meth:`close`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    @classmethod
    def open(cls, path: str | Path) -> Self:
        """Open the file to read it. Raises StoreError if there is none, or none of ours and of this version."""
        return cls(connect(Path(path), write=False))

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def query(self, sql: str, values: Iterable[Any] = ()) -> Iterator[sqlite3.Row]:
        """Yield the rows of an SQL query, whose columns go by name. Raises StoreError for what SQLite refuses."""
        try:
            yield from self.connection.execute(sql, tuple(values))
        except sqlite3.Error as error:
            raise StoreError(f"The store cannot answer {sql!r}: {error}.") from error

    def documents(self, **conditions: Any) -> Iterator[Document]:
        """Yield the manifest in the order of reading; conditions: values that columns must have (None: null)."""
        return self._records(Document, "documents", conditions)

    def facts(self, **conditions: Any) -> Iterator[Fact]:
        """Yield the facts, document after document; conditions as in :meth:`documents`."""
        return self._records(Fact, "facts", conditions)

    def entities(self, **conditions: Any) -> Iterator[Entity]:
        """Yield the entities, document after document; conditions as in :meth:`documents`."""
        return self._records(Entity, "entities", conditions)

    def mentions(self, **conditions: Any) -> Iterator[Mention]:
        """Yield the mentions, document after document; conditions as in :meth:`documents`."""
        return self._records(Mention, "mentions", conditions)

    def document(self, doc_id: str) -> Document | None:
        """Return one line of the manifest, or None if there is none."""
        return next(self.documents(doc_id=doc_id), None)

    def line(self, doc_id: str) -> Document | None:
        """Return one line of the manifest as :meth:`document`, but without the text, which may be long."""
        columns = ", ".join(name for name in Document.__dataclass_fields__ if name != "text")
        rows = self.query(f"SELECT {columns} FROM documents WHERE doc_id = ?", (doc_id,))
        return next((to_record(Document, row) for row in rows), None)

    def result(self, doc_id: str) -> Result:
        """Return what was found in a document; quantities and times are not kept. Raises StoreError if unknown."""
        document = self.document(doc_id)
        if document is None:
            raise StoreError(f"The store has no document {doc_id!r}: look for it in the table documents.")
        return Result(
            article=document.article,
            facts=Facts(self.facts(doc_id=doc_id)),
            mentions=tuple(self.mentions(doc_id=doc_id)),
        )

    def search(self, words: str) -> Iterator[Fact]:
        """Yield the facts in whose sentence, metric or parties all the words occur in any form, the best first."""
        quoted = " ".join('"{}"'.format(word.replace('"', '""')) for word in words.split())
        sql = (
            "SELECT facts.* FROM facts_search JOIN facts ON facts.id = facts_search.rowid "
            "WHERE facts_search MATCH ? ORDER BY facts_search.rank, facts.id"
        )
        return (to_record(Fact, row) for row in self.query(sql, (quoted,))) if quoted else iter(())

    def _records(self, kind: type[Row], table: str, conditions: dict[str, Any]) -> Iterator[Row]:
        tests = " AND ".join(f'"{column}" IS ?' for column in conditions) or "TRUE"
        for row in self.query(f"SELECT * FROM {table} WHERE {tests} ORDER BY id", conditions.values()):
            yield to_record(kind, row)


def to_record(kind: type[Row], row: sqlite3.Row) -> Row:
    """Return the record that a row of its table, or of a query with all of its columns, holds."""
    values = dict(row)
    for column in LISTS:
        if isinstance(values.get(column), str):
            values[column] = json.loads(values[column])
    return kind.from_dict(values)
