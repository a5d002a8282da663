"""From the scores of the entity head to spans: the best sequence of BIO tags that is well formed."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray


class EntitySpan(NamedTuple):
    """Words ``start`` to ``end`` (half-open) name something; score: how likely that is, 0 to 1."""

    start: int
    end: int
    label: str
    score: float


class BioScheme:
    """The tags of the entity head: "O", and "B-X" and "I-X" for every label X. labels: all X, sorted.

    transitions: tags x tags, how much each tag speaks for each as the next; nothing is known without them.
    """

    def __init__(self, tags: list[str], transitions: ArrayLike = 0.0) -> None:
        types = [tag[2:] for tag in tags]
        self.labels = sorted(set(types) - {""})
        self.begins = np.array([tag.startswith("B-") for tag in tags])
        self.continues = np.array([tag.startswith("I-") for tag in tags])
        same = np.array([[first == second for second in types] for first in types])
        self.allowed = ~self.continues[None, :] | (same & (self.begins | self.continues)[:, None])
        """Whether the tag of the row may be followed by the tag of the column."""
        self.moves = np.where(self.allowed, np.asarray(transitions, dtype=np.float32), -np.inf)
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
        """Return the well-formed tags of the highest sum of scores and transitions in each sentence (Viterbi 1967).

        The sentences are read side by side, from the longest to the shortest, a word of each at a time.
        """
        begins = np.flatnonzero(starts | (np.arange(len(starts)) == 0))
        lengths = np.diff(begins, append=len(starts))
        order = np.argsort(-lengths, kind="stable")
        begins, lengths = begins[order], lengths[order]
        at_places = [begins[: np.searchsorted(-lengths, -place)] + place for place in range(lengths.max(initial=0))]
        score = np.where(self.continues, -np.inf, logits[begins])
        back = np.zeros(logits.shape, dtype=np.int64)
        for at in at_places[1:]:
            paths = score[: len(at), :, None] + self.moves
            back[at] = paths.argmax(axis=1)
            score[: len(at)] = paths.max(axis=1) + logits[at]
        tags = np.zeros(len(starts), dtype=np.int64)
        tags[begins + lengths - 1] = score.argmax(axis=1)
        for at in reversed(at_places[1:]):
            tags[at - 1] = back[at, tags[at]]
        return tags
