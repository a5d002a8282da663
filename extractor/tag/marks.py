"""What the spaces around a mark tell of its tag: a joined "-" is a hyphen, a free one a dash.

The network reads words without the spaces between them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Spacing = Mapping[str, Mapping[str, Mapping[str, float]]]
"""Mark -> how it stands -> tag -> log of how much likelier the tag is of a mark that stands so than of any."""

FREE, BEHIND, BEFORE, BETWEEN = "free", "behind", "before", "between"
"""How a mark stands: apart, joined to the word before it, to the word after it, or to both."""


def standing(joined: Sequence[bool] | NDArray[np.bool_], place: int) -> str:
    """Return how a word of a row stands. joined: whether no space parts each word from the one before.

    >>> [standing([False, True, True, False], place) for place in range(4)]
    ['before', 'between', 'behind', 'free']
    """
    left, right = joined[place], place + 1 < len(joined) and joined[place + 1]
    return (BETWEEN if right else BEHIND) if left else (BEFORE if right else FREE)


class Marks:
    """The tags of marks by the spaces around them. tags: the labels of the head, in the order of its scores."""

    def __init__(self, tags: Sequence[str], spacing: Spacing) -> None:
        self._rows = {
            (mark, stands): np.array([gains.get(tag, -np.inf) for tag in tags], dtype=np.float32)
            for mark, by_standing in spacing.items()
            for stands, gains in by_standing.items()
        }
        self._marks = frozenset(spacing)

    def add(self, scores: NDArray[np.float32], words: Sequence[str], joined: NDArray[np.bool_]) -> None:
        """Add to the scores (words x tags) of every mark what the spaces around it tell; in place.

        Naive Bayes: given its tag, how a mark stands is taken to tell nothing of the words around it. A tag that the
        mark never has in training is left out. Measured on EWT dev: 10 of 77 wrong tags of marks fewer.
        """
        for place, word in enumerate(words):
            if word in self._marks:
                scores[place] += self._rows[word, standing(joined, place)]
