"""From the scores of the entity head to spans: the best sequence of BIO tags that is well formed."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class EntitySpan(NamedTuple):
    """Words ``start`` to ``end`` (half-open) name something; score: how likely that is, 0 to 1."""

    start: int
    end: int
    label: str
    score: float


class BioScheme:
    """The tags of the entity head: "O", and "B-X" and "I-X" for every label X. labels: all X, sorted."""

    def __init__(self, tags: list[str]) -> None:
        types = [tag[2:] for tag in tags]
        self.labels = sorted(set(types) - {""})
        self.begins = np.array([tag.startswith("B-") for tag in tags])
        self.continues = np.array([tag.startswith("I-") for tag in tags])
        same = np.array([[first == second for second in types] for first in types])
        self.allowed = ~self.continues[None, :] | (same & (self.begins | self.continues)[:, None])
        """Whether the tag of the row may be followed by the tag of the column."""
        self._kinds = np.array([["", *self.labels].index(name) for name in types])

    def chances(self, logits: NDArray[np.float32], temperature: float) -> NDArray[np.float32]:
        """Return words x (1 + labels): how likely a word is no part of a name, and how likely part of one a label.

        temperature: divides the logits before they become probabilities, so that these match how often they are right.
        """
        odds = np.exp((logits - logits.max(axis=1, keepdims=True)) / temperature)
        odds /= odds.sum(axis=1, keepdims=True)
        return odds @ np.eye(1 + len(self.labels), dtype=odds.dtype)[self._kinds]

    def decode(
        self, logits: NDArray[np.float32], starts: NDArray[np.bool_], chances: NDArray[np.float32]
    ) -> list[EntitySpan]:
        """Return the spans of the best well-formed tag sequence, in order; scored by their least sure word.

        logits: words x tags. starts: whether no span can go on from the word before to this one.
        """
        tags = self._best_tags(logits, starts)
        begins = np.flatnonzero(self.begins[tags])
        outside = np.append(np.flatnonzero(~self.continues[tags]), len(tags))
        ends = outside[np.searchsorted(outside, begins, side="right")]
        kinds = self._kinds[tags[begins]]
        return [
            EntitySpan(start, end, self.labels[kind - 1], float(chances[start:end, kind].min()))
            for start, end, kind in zip(begins.tolist(), ends.tolist(), kinds.tolist(), strict=True)
        ]

    def _best_tags(self, logits: NDArray[np.float32], starts: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Return the best tag of every word where this is well formed, else the best well-formed sequence."""
        tags = logits.argmax(axis=1)
        broken = self.continues[tags]
        broken[1:] &= starts[1:] | ~self.allowed[tags[:-1], tags[1:]]
        if broken.any():
            edges = np.append(np.flatnonzero(starts | (np.arange(len(tags)) == 0)), len(tags))
            for stretch in np.unique(np.searchsorted(edges, np.flatnonzero(broken), side="right")):
                start, end = edges[stretch - 1], edges[stretch]
                tags[start:end] = self._viterbi(logits[start:end])
        return tags

    def _viterbi(self, logits: NDArray[np.float32]) -> NDArray[np.int64]:
        """Return the well-formed tag sequence of the highest sum of scores (Viterbi 1967)."""
        barred = np.where(self.allowed, 0.0, -np.inf).T
        score = np.where(self.continues, -np.inf, logits[0])
        back = np.zeros(logits.shape, dtype=np.int64)
        for place in range(1, len(logits)):
            paths = score + barred
            back[place] = paths.argmax(axis=1)
            score = paths.max(axis=1) + logits[place]
        tags = np.empty(len(logits), dtype=np.int64)
        tags[-1] = score.argmax()
        for place in range(len(logits) - 1, 0, -1):
            tags[place - 1] = back[place, tags[place]]
        return tags
