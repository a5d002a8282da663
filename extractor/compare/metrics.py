"""What is measured, in whatever words: "crude imports", "imports of crude" and "crude oil import" are compared here."""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.knowledge.cues import word_class
from extractor.knowledge.nouns import singular

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PREPOSITIONS = frozenset(
    {"at", "between", "by", "for", "from", "in", "into", "of", "on", "per", "to", "with", "within"}
)
_NO_CONTENT = _PREPOSITIONS | frozenset({"and", "or", "as"})


@lru_cache(maxsize=65536)
def metric_words(metric: str) -> frozenset[str]:
    """Return the words that carry the meaning: in the singular and lower case, without articles and prepositions.

    >>> sorted(metric_words("The imports of crude"))
    ['crude', 'import']
    """
    words = (singular(word) for word in _words(metric))
    return frozenset(word for word in words if word not in _NO_CONTENT and word not in word_class("determiner"))


@lru_cache(maxsize=65536)
def metric_head(metric: str) -> str:
    """Return the noun that the others describe, in the singular; empty if there is none.

    >>> metric_head("crude oil imports"), metric_head("imports of crude"), metric_head("value of the imports")
    ('import', 'import', 'import')
    """
    phrase: list[str] = []
    for word in [*_words(metric), "of"]:
        if word not in _PREPOSITIONS:
            phrase.append(singular(word))
        elif phrase and phrase[-1] not in word_class("frame"):
            return phrase[-1]
    return phrase[-1] if phrase else ""


def _words(metric: str) -> list[str]:
    return [word.lower().replace("’", "'").removesuffix("'s") for word in _WORD.findall(metric)]
