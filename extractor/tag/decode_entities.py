"""From the scores of the entity head to spans: the best sequence of BIO tags that is well formed."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class EntitySpan(NamedTuple):
    """Words ``start`` to ``end`` (half-open) name something; score: probability, 0 to 1, of its least sure word."""

    start: int
    end: int
    label: str
    score: float


class BioScheme:
    """The tags of the entity head: "O", and "B-X" and "I-X" for every label X."""

    def __init__(self, tags: list[str]) -> None:
        prefixes = [tag[:2] for tag in tags]
        self.types = [tag[2:] for tag in tags]
        self.begins = np.array([prefix == "B-" for prefix in prefixes])
        self.continues = np.array([prefix == "I-" for prefix in prefixes])
        same = np.array([[first == second for second in self.types] for first in self.types])
        self.allowed = ~self.continues[None, :] | (same & (self.begins | self.continues)[:, None])
        """Whether the tag of the row may be followed by the tag of the column."""

    def decode(self, logits: NDArray[np.float32], starts: NDArray[np.bool_], temperature: float) -> list[EntitySpan]:
        """Return the spans of the best well-formed tag sequence, in order.

        logits: words x tags. starts: whether no span can go on from the word before to this one.
        temperature: divides the logits before they become probabilities, so that these match how often they are right.
        """
        tags = self._best_tags(logits, starts)
        scaled = logits / temperature
        scaled -= scaled.max(axis=1, keepdims=True)
        odds = np.exp(scaled)
        sure = odds[np.arange(len(tags)), tags] / odds.sum(axis=1)
        begins = np.flatnonzero(self.begins[tags])
        outside = np.append(np.flatnonzero(~self.continues[tags]), len(tags))
        ends = outside[np.searchsorted(outside, begins, side="right")]
        return [
            EntitySpan(start, end, self.types[tags[start]], float(sure[start:end].min()))
            for start, end in zip(begins.tolist(), ends.tolist(), strict=True)
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
