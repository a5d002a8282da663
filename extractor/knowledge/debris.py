"""What web pages leave around a copied article: error lines, share buttons, cookie notices, legal notices.

``data/debris.csv`` holds one regular expression a row, matched against a whole block in lower case with single
spaces and straight quotes (see :func:`plain`), with the scope of what it finds and an example:

- ``block``: the block itself;
- ``list``: the block, which is a heading, and the headlines that follow it ("Most read");
- ``tail``: the block and everything after it, once the article's own text has begun ("Legal disclaimer").
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple, get_args

from extractor.errors import KnowledgeError
from extractor.knowledge.tables import read_rows

Scope = Literal["block", "list", "tail"]

LONGEST = 600
"""Characters: a longer block is a paragraph of its own right and is not looked at."""

_STRAIGHT = str.maketrans("‘’“”–—", "''\"\"--")


class DebrisPattern(NamedTuple):
    """One row of the table."""

    pattern: str
    scope: Scope
    example: str


@cache
def debris_patterns() -> tuple[DebrisPattern, ...]:
    """Return the rows of the table. Raises KnowledgeError at a row whose scope is unknown."""
    rows = tuple(DebrisPattern(**row) for row in read_rows("debris.csv"))  # type: ignore[arg-type]
    for row in rows:
        if row.scope not in get_args(Scope):
            raise KnowledgeError(f"debris.csv: unknown scope {row.scope!r} of {row.pattern!r}: use {get_args(Scope)}")
    return rows


def debris_scope(block: str) -> Scope | None:
    """Return how far the debris reaches that begins with this block, or None if the block is none."""
    if len(block) > LONGEST:
        return None
    text = plain(block)
    return next((scope for scope, pattern in _compiled() if pattern.fullmatch(text)), None)


def plain(block: str) -> str:
    """Return the block as the patterns see it: lower case, single spaces, straight quotes and dashes."""
    return " ".join(block.split()).lower().translate(_STRAIGHT)


@cache
def _compiled() -> tuple[tuple[Scope, re.Pattern[str]], ...]:
    rows = debris_patterns()
    return tuple(
        (scope, re.compile("|".join(f"(?:{row.pattern})" for row in rows if row.scope == scope)))
        for scope in get_args(Scope)
    )
