"""The losses of the claim network: against annotated answers, and against the answers of its teachers."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as fn

from recipe.claim_targets import CLASSES, PARTIES, SKIP, WORDS

RARE = 6.0
"""Weight of a right word against a wrong one: few of a passage's words belong to a phrase."""
UNNAMED = 0.3
"""Probability of unnamed words as a source above which teachers say which words they are."""


def losses(logits: dict[str, Tensor], answers: dict[str, Tensor]) -> dict[str, Tensor]:
    """Cross-entropy of every slot; several right candidates share their probability."""
    made = {}
    for name in CLASSES:
        known = answers[name] != SKIP
        if known.any():
            made[name] = fn.cross_entropy(logits[name].float()[known], answers[name][known])
    for name in (*PARTIES, "period"):
        right = answers[name] > 0
        known = right.any(-1)
        scores = logits[name].float().log_softmax(-1).masked_fill(~right, -1e9)
        if known.any():
            made[name] = -scores.logsumexp(-1)[known].mean()
    for name in WORDS:
        known = answers[name] != SKIP
        if not known.any():
            continue
        scores = logits[name].float()[known]
        wanted = answers[name][known].float()
        made[name] = RARE * fn.binary_cross_entropy_with_logits(scores, wanted, pos_weight=torch.tensor(RARE))
    return made


def taught_losses(
    logits: dict[str, Tensor], taught: dict[str, Tensor], there: Tensor, words: Tensor
) -> dict[str, Tensor]:
    """Cross-entropy of every slot against the teachers' probabilities (Hinton et al. 2015, at temperature 1).

    taught: their logits. there: [B,Q] whether a quantity is no padding; words: [B,W] whether a word is none. Of a
    quantity that is no fact to the teachers, that alone is learned.
    """
    inside = there & (taught["scope"].softmax(-1)[..., 1] > 0.5)
    unnamed = inside & (taught["source"].softmax(-1)[..., -1] > UNNAMED)
    made = {}
    for name, scores in logits.items():
        known = {"scope": there, "credit": unnamed}.get(name, inside)
        if not known.any():
            continue
        own, goal = scores.float()[known], taught[name].float()[known]
        if name in WORDS:
            mask = words[:, None].expand(-1, known.shape[1], -1)[known]
            loss = fn.binary_cross_entropy_with_logits(own, goal.sigmoid(), reduction="none")
            made[name] = 2 * RARE * (loss * mask).sum() / mask.sum()
        else:
            made[name] = -(goal.softmax(-1) * own.log_softmax(-1)).sum(-1).mean()
    return made
