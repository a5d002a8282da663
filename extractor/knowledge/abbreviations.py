"""Abbreviations that are written with a full stop, and what the full stop says about the end of a sentence."""

from __future__ import annotations

from functools import cache
from typing import Literal, get_args

from extractor.errors import KnowledgeError
from extractor.knowledge.tables import read_columns

AbbreviationKind = Literal["title", "before name", "before number", "may end"]
"""``title``: of a person, never ends a sentence ("Gen. Smith"). ``before name``: nor does this ("St. Petersburg",
"cf. Smith"). ``before number``: does not end one if a number follows
("No. 5", "Nov. 5"). ``may end``: ends one if a word follows that begins sentences ("Inc. The …")."""


@cache
def abbreviations() -> dict[str, AbbreviationKind]:
    """Abbreviations without their last full stop. Raises KnowledgeError at a row of unknown kind."""
    found: dict[str, AbbreviationKind] = {}
    for abbreviation, kind in read_columns("abbreviations.csv", ("abbreviation", "kind")):
        if kind not in get_args(AbbreviationKind):
            raise KnowledgeError(f"abbreviations.csv: unknown kind {kind!r} of {abbreviation!r}")
        found[abbreviation] = kind  # type: ignore[assignment]
    return found


@cache
def sentence_openers() -> frozenset[str]:
    """Words, in lower case, that with a capital letter begin a sentence rather than a name."""
    return frozenset(word for (word,) in read_columns("sentence_openers.csv", ("word",)))
