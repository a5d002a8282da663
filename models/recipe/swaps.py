"""Passages with other countries and other figures, so that the claim network learns the words around them."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from functools import cache

from extractor.knowledge.countries import country_names

SWAPPED = 0.5
"""Share of passages whose countries and figures are exchanged."""
_YEAR = re.compile(r"(?:19|20)\d\d")


@cache
def _pools() -> tuple[dict[str, list[str]], dict[str, str]]:
    """The strong names of one word by kind, and the kind of every one of them."""
    pools: dict[str, list[str]] = {"name": [], "adjective": []}
    for name in country_names().values():
        if name.strong and name.kind in pools and name.name.isalpha():
            pools[name.kind].append(name.name)
    return pools, {name: kind for kind, names in pools.items() for name in names}


def swapped(words: Sequence[str], draw: random.Random) -> list[str]:
    """The words with every country's name and adjective exchanged for another one's, and the digits of figures.

    One word stands for one other in the whole passage; years stay, and so does the number of words.
    """
    pools, kinds = _pools()
    exchange: dict[str, str] = {}
    made = []
    for word in words:
        if word in kinds:
            made.append(exchange.setdefault(word, draw.choice(pools[kinds[word]])))
        elif any(map(str.isdigit, word)) and not _YEAR.fullmatch(word):
            made.append("".join(draw.choice("123456789") if letter in "123456789" else letter for letter in word))
        else:
            made.append(word)
    return made
