"""Sentences with other names in their names' places, so that the network learns the words around them.

Mention replacement (Dai and Adel 2020): what one sentence of a set names may be named in any other, as long as the
set annotates both alike.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from recipe.labels import ENTITY, KINDS

Mention = tuple[list[str], list[int]]
"""The words of a name, and the targets that each of them may have."""

SWAPPED = 0.5
"""Share of the names that are exchanged in a sentence."""
_BEGINS = sum(1 << ENTITY.index(f"B-{kind}") for kind in KINDS)


def mentions(masks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Start and end of every name that is one for certain; masks: the targets that each word may have.

    >>> person, inside = 1 << ENTITY.index("B-PERSON"), 1 << ENTITY.index("I-PERSON")
    >>> list(mentions([1, person, inside, person, 1 | person]))
    [(1, 3), (3, 4)]
    """
    end = 0
    for start, mask in enumerate(masks):
        if start < end or not mask or mask & ~_BEGINS:
            continue
        end = start + 1
        while end < len(masks) and masks[end] == mask << 1:  # in ENTITY the I- of a kind follows its B-
            end += 1
        yield start, end


def pool(sentences: Iterable[dict]) -> dict[int, list[Mention]]:
    """All names of a set by the targets of their first word."""
    found: dict[int, list[Mention]] = defaultdict(list)
    for sentence in sentences:
        words, masks = sentence["words"], sentence["entity"]
        for start, end in mentions(masks):
            found[masks[start]].append((words[start:end], masks[start:end]))
    return found


def swapped(sentence: dict, names: dict[int, list[Mention]], draw: random.Random) -> dict:
    """The sentence with some of its names exchanged for others; it must have no annotation but entities."""
    words: list[str] = []
    masks: list[int] = []
    position = 0
    for start, end in mentions(sentence["entity"]):
        if draw.random() < SWAPPED:
            new_words, new_masks = draw.choice(names[sentence["entity"][start]])
            words += sentence["words"][position:start] + new_words
            masks += sentence["entity"][position:start] + new_masks
            position = end
    return sentence | {
        "words": words + sentence["words"][position:],
        "entity": masks + sentence["entity"][position:],
    }
