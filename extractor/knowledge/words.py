"""Closed lists of words that the readers of figures look for: ``data/figure_words.csv``.

A list is named by the module that reads it and what it holds there ("scope framing before"); a word may be added to
the table without touching code.
"""

from __future__ import annotations

from functools import cache

from extractor.errors import KnowledgeError
from extractor.knowledge.tables import read_rows


def word_list(name: str) -> frozenset[str]:
    """Return the words of a list, in lower case.

    Raises KnowledgeError if the table has no list of this name.
    """
    try:
        return _lists()[name]
    except KeyError as error:
        raise KnowledgeError(f"figure_words.csv has no list {name!r}; its lists are {', '.join(_lists())}") from error


@cache
def _lists() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in read_rows("figure_words.csv"):
        found.setdefault(row["list"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in found.items()}
