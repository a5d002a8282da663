"""The index in which copies of known articles are found: one table of SQLite, its cost linear in the articles."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import lru_cache

from extractor.compare.copies import repeats
from extractor.compare.sketch import sketch
from extractor.compare.words import Word, split_words
from extractor.records import Article

TABLE = """
CREATE TABLE IF NOT EXISTS sketches (
  key INTEGER NOT NULL,
  document INTEGER NOT NULL,
  PRIMARY KEY (key, document)
) WITHOUT ROWID
"""

PER_KEY = 50
"""Documents, the newest, that a key leads to: boilerplate that more of them share tells nothing."""
CANDIDATES = 10
"""Documents that are compared word by word, those with most keys in common first."""
SHORT = 10_000
"""Characters of a text whose words are kept for a while: those of all that are kept take some ten megabytes."""
SAME_NEWS = timedelta(days=7)
"""Days that a story travels: the same words much later ("Oil fell 1% on Monday.") are another story."""


class Sketches:
    """The articles that were read, by their sketches.

    connection: an SQLite database, which gets the table ``sketches`` if it has none; writing and committing are left
    to its owner. read: gives back a document that was added, by its number.
    """

    def __init__(self, connection: sqlite3.Connection, read: Callable[[int], Article]) -> None:
        self.connection = connection
        self._read = read
        connection.execute(TABLE)

    def add(self, document: int, article: Article, keys: list[int] | None = None) -> None:
        """Let later copies of the article be found; adding a document again changes nothing.

        keys: its sketch, if it was made already.
        """
        rows = [(key, document) for key in (sketch_of(article) if keys is None else keys)]
        self.connection.executemany("INSERT OR IGNORE INTO sketches VALUES (?, ?)", rows)

    def remove(self, document: int, article: Article, keys: list[int] | None = None) -> None:
        """Let no copy of a document be found any more. article, keys: as it was added."""
        rows = [(key, document) for key in (sketch_of(article) if keys is None else keys)]
        self.connection.executemany("DELETE FROM sketches WHERE key = ? AND document = ?", rows)

    def find(self, article: Article, keys: list[int] | None = None) -> int | None:
        """Return the document that the article is a copy of, published within a week of it, or None.

        An article without publication date is compared with those of all dates. keys: as for :meth:`add`.
        """
        for document in self._candidates(sketch_of(article) if keys is None else keys):
            known = self._read(document)
            if _same_time(article.published, known.published) and repeats(_words(article.text), _words(known.text)):
                return document
        return None

    def _candidates(self, keys: list[int]) -> list[int]:
        if not keys:
            return []
        # One statement for all keys, compiled once, instead of one for each: this is on the way of every article.
        each = f"SELECT * FROM (SELECT document FROM sketches WHERE key = ? ORDER BY document DESC LIMIT {PER_KEY})"
        query = (
            f"SELECT document FROM ({' UNION ALL '.join([each] * len(keys))}) "
            f"GROUP BY document ORDER BY count(*) DESC, document LIMIT {CANDIDATES}"
        )
        return [document for (document,) in self.connection.execute(query, keys)]


def sketch_of(article: Article) -> list[int]:
    """Return the keys of an article's sketch."""
    return sketch(_words(article.text))


def _words(text: str) -> Sequence[Word]:
    """Return the words of a text. An article is compared several times within a short time, with its like."""
    return _split_short(text) if len(text) <= SHORT else split_words(text)


@lru_cache(maxsize=256)
def _split_short(text: str) -> Sequence[Word]:
    return split_words(text)


def _same_time(first: str | None, second: str | None) -> bool:
    if first is None or second is None:
        return True
    return abs(date.fromisoformat(first) - date.fromisoformat(second)) <= SAME_NEWS
