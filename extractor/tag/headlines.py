"""Headlines in capitals, in the case that the article itself gives their words.

In "FRENCH EXPORTS OF WHEAT TO USSR RISE" every word looks like a name. The reader sees the words as they stand in the
body: "French", "exports", "USSR"; one that the body lacks is a country's name if the tables say so, else lower-case.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from extractor.knowledge.countries import name_of

FEWEST = 3
"""Words of two letters or more in a paragraph for it to be a headline in capitals."""


def in_body_case(words: Sequence[str], blocks: NDArray[np.bool_], sentences: NDArray[np.bool_]) -> list[str]:
    """Return the words, those of paragraphs in capitals in the case that they have in the others.

    blocks, sentences: whether a paragraph, and a sentence, starts at the word.
    """
    edges = [*np.flatnonzero(blocks).tolist(), len(words)]
    shouted = [(start, end) for start, end in pairwise(edges) if _is_in_capitals(words[start:end])]
    made = list(words)
    if not shouted:
        return made
    capitals = {place for start, end in shouted for place in range(start, end)}
    if len(capitals) == len(words):
        return made
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for place, word in enumerate(words):
        if place not in capitals and not sentences[place]:
            forms[word.lower()][word] += 1
    for place in capitals:
        made[place] = _body_form(words[place], forms)
    return made


def _is_in_capitals(words: Sequence[str]) -> bool:
    letters = [word for word in words if any(map(str.isalpha, word))]
    return sum(len(word) > 1 for word in letters) >= FEWEST and all(map(str.isupper, letters))


def _body_form(word: str, forms: dict[str, Counter[str]]) -> str:
    known = forms.get(word.lower())
    if known:
        return known.most_common(1)[0][0]
    country = name_of(word.title())
    if country is not None and country.strong:
        return word.title()
    return word.lower() if word.isalpha() else word
