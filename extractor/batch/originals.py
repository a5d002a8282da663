"""Which articles were read already, under another name: exact and near copies."""

from __future__ import annotations

import sqlite3

from extractor.compare import Sketches
from extractor.records import Article
from extractor.store import Writer


class Originals:
    """The articles of a store that were read, and those that are on their way into it.

    keys: the sketch of the article, here and below.
    """

    def __init__(self, store: Writer) -> None:
        self._store = store
        self._sketches = Sketches(store.connection, self._read)
        self._coming: dict[int, Article] = {}
        self._sketches_coming = Sketches(sqlite3.connect(":memory:"), self._coming.__getitem__)

    def find(self, article: Article, keys: list[int]) -> str | None:
        """Return the ``doc_id`` of the article in the store that this one is a copy of, or None."""
        number = self._sketches.find(article, keys)
        if number is None:
            return None
        doc_id = self._read(number).doc_id
        return doc_id if doc_id != article.doc_id else None

    def add(self, number: int, article: Article, keys: list[int]) -> None:
        """Let copies of an article be found that was read; number: its document's id."""
        with self._store.writing():
            self._sketches.add(number, article, keys)

    def forget(self, doc_id: str) -> None:
        """Let no copy of a document be found any more, and have those that were found looked at again next time."""
        for row in self._store.query("SELECT id FROM documents WHERE doc_id = ?", (doc_id,)):
            with self._store.writing():
                self._sketches.remove(row["id"], self._read(row["id"]))
                self._store.reconsider_copies(doc_id)

    def rebuild(self) -> None:
        """Make the sketches of all articles that were read, for a store that has lost them."""
        with self._store.writing():
            for document in self._store.query("SELECT id FROM documents WHERE status = 'done' ORDER BY id"):
                self._sketches.add(document["id"], self._read(document["id"]))

    def is_likely_copy(self, article: Article, keys: list[int]) -> bool:
        """Whether it is a copy as things stand: of one in the store, or of one on its way, if that can be read."""
        coming = self._sketches_coming.find(article, keys)
        return coming is not None or self.find(article, keys) is not None

    def expect(self, ticket: int, article: Article, keys: list[int]) -> None:
        """Note that an article is on its way into the store, by a number of its own."""
        self._coming[ticket] = article
        self._sketches_coming.add(ticket, article, keys)

    def settle(self, ticket: int, article: Article, keys: list[int]) -> None:
        """Note that it is on its way no more."""
        del self._coming[ticket]
        self._sketches_coming.remove(ticket, article, keys)

    def _read(self, number: int) -> Article:
        row = next(self._store.query("SELECT text, doc_id, published FROM documents WHERE id = ?", (number,)))
        return Article(text=row["text"] or "", doc_id=row["doc_id"], published=row["published"])
