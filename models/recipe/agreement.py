"""What silver annotation and a model's reading of the same words leave allowed together."""

from __future__ import annotations

import numpy as np

SURE = 0.7
"""Least probability of the model's target for it to decide what the silver annotation leaves open."""


def decide(allowed: int, best: int, probability: float) -> int:
    """The allowed targets (bits) of a word after the model's best target has been heard.

    >>> decide(0b0110, 1, 0.9), decide(0b0110, 1, 0.5), decide(0b0001, 2, 0.9)
    (2, 6, 5)
    """
    if allowed >> best & 1:
        return 1 << best if probability >= SURE else allowed
    return allowed | 1 << best


def agreed(masks: list[int], logits: np.ndarray) -> list[int]:
    """The allowed targets of a sentence's words; words that the model has not read keep theirs."""
    odds = np.exp(logits - logits.max(1, keepdims=True))
    best = logits.argmax(1)
    probability = 1 / odds.sum(1)
    read = [decide(*word) for word in zip(masks, best.tolist(), probability.tolist(), strict=False)]
    return read + masks[len(read) :]
