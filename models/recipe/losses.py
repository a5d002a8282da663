"""Losses: cross-entropy by head, and the partial-label losses of entities, by word and by chain of words."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as fn

from recipe.labels import ENTITY
from recipe.windows import SKIP

BIT = torch.arange(len(ENTITY))
TARGETS = {"arc": "head", "chain": "entity"}
"""What the losses learn from that do not bear its name."""
ILL_FORMED = torch.tensor(
    [[-1e4 if tag.startswith("I-") and before[2:] != tag[2:] else 0.0 for tag in ENTITY] for before in ENTITY]
)
"""What speaks against a tag (column) after another (row): a name goes on only with its own label."""


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


def chain_loss(logits: Tensor, allowed: Tensor, weight: Tensor, transitions: Tensor, present: Tensor) -> Tensor:
    """Mean negative log, a word, of the summed probability of the allowed well-formed tag sequences.

    A linear-chain conditional random field (Lafferty et al. 2001), with several tags allowed at a word as in
    :func:`entity_loss`. transitions [L,L], from tag to tag; present [B,W], whether there is a word.
    """
    logits = logits.float()
    known = (allowed != SKIP) & present
    choices = ((allowed.clamp(min=0)[..., None] >> BIT) & 1).bool() | ~known[..., None]
    both = torch.stack([logits, logits.masked_fill(~choices, -1e4)])  # all sequences, and the allowed ones
    moves = transitions.float() + ILL_FORMED
    total = both[:, :, 0] + ILL_FORMED[0]  # the first tag follows nothing, as it may follow O
    for place in range(1, logits.shape[1]):
        longer = (total[..., None] + moves).logsumexp(2) + both[:, :, place]
        total = torch.where(present[:, place, None], longer, total)
    every, within = total.logsumexp(-1)
    return ((every - within) * weight).sum() / (known.sum(1) * weight).sum().clamp(min=1)


def class_loss(logits: Tensor, target: Tensor) -> Tensor:
    """Mean cross-entropy over the words whose target is known."""
    return fn.cross_entropy(logits.float().flatten(0, 1), target.flatten(), ignore_index=SKIP)


def total(
    logits: dict[str, Tensor], transitions: Tensor, batch: dict[str, Tensor], scales: dict[str, float]
) -> dict[str, Tensor]:
    """The scaled losses of the heads that the batch annotates; "chain" is the second loss of the entity head."""
    losses = {}
    for head, scale in scales.items():
        target = batch.get(f"to_{TARGETS.get(head, head)}")
        if target is None or not (target != SKIP).any():
            continue
        if head == "entity":
            losses[head] = scale * entity_loss(logits[head], target, batch["weight"])
        elif head == "chain":
            present = batch["words"] > 0
            losses[head] = scale * chain_loss(logits["entity"], target, batch["weight"], transitions, present)
        else:
            losses[head] = scale * class_loss(logits[head], target)
    return losses
