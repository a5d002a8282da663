"""Losses: cross-entropy by head, and the partial-label loss of entities."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as fn

from recipe.labels import ENTITY
from recipe.windows import SKIP

BIT = torch.arange(len(ENTITY))


def entity_loss(logits: Tensor, allowed: Tensor, weight: Tensor) -> Tensor:
    """Mean negative log of the summed probability of the allowed targets.

    logits [B,W,L]; allowed [B,W] integers (bit i = target i, SKIP where unknown); weight [B], of each window.
    """
    known = allowed != SKIP
    choices = (allowed.clamp(min=0)[..., None] >> BIT) & 1
    within = logits.float().masked_fill((choices == 0) & known[..., None], -1e4).logsumexp(-1)
    loss = logits.float().logsumexp(-1) - within
    scale = known * weight[:, None]
    return (loss * scale).sum() / scale.sum().clamp(min=1)


def class_loss(logits: Tensor, target: Tensor) -> Tensor:
    """Mean cross-entropy over the words whose target is known."""
    return fn.cross_entropy(logits.float().flatten(0, 1), target.flatten(), ignore_index=SKIP)


def total(logits: dict[str, Tensor], batch: dict[str, Tensor], scales: dict[str, float]) -> dict[str, Tensor]:
    """The scaled losses of the heads that the batch annotates."""
    losses = {}
    for head, scale in scales.items():
        target = batch.get(f"to_{'head' if head == 'arc' else head}")
        if target is None or not (target != SKIP).any():
            continue
        if head == "entity":
            losses[head] = scale * entity_loss(logits[head], target, batch["weight"])
        else:
            losses[head] = scale * class_loss(logits[head], target)
    return losses
