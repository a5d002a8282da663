"""The claim network: for every quantity of a passage, what it measures, whose it is, when, who says so and how sure.

It reads the reader's word vectors after a lower layer, so that the encoder runs once for both; its own two layers
start as copies of the encoder's upper ones. The quantity is the predicate, the slots are its arguments: words for the
metric and an unnamed source, mentions for the parties and the source, time expressions for the period.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as fn

from recipe.claim_targets import CLASSES, PARTIES, PERIODS, WORDS
from recipe.network import WIDTH, Encoder, Layer

INNER = 192
BUCKETS = 32
LONGEST = 320
MARKS, SENTENCES, DIMENSIONS = 8, 6, 16


def bucket(distance: Tensor) -> Tensor:
    """Signed distance in words as one of BUCKETS classes: exact up to 6, then by powers of 1.6."""
    size = distance.abs().float()
    far = 6 + (torch.log(size.clamp(min=6) / 6) / 0.47).floor()
    steps = torch.where(size <= 6, size, far).clamp(max=BUCKETS // 2 - 1).long()
    return torch.where(distance < 0, BUCKETS // 2 - 1 - steps, BUCKETS // 2 + steps)


class Pair(nn.Module):
    """Scores quantities against candidates: bilinear, plus what the candidate alone, the distance and the order say."""

    def __init__(self, left: int, right: int) -> None:
        super().__init__()
        self.left = nn.Linear(left, INNER)
        self.right = nn.Linear(right, INNER)
        self.alone = nn.Linear(INNER, 1)
        self.distance = nn.Embedding(BUCKETS, 1)
        self.sentence = nn.Embedding(SENTENCES, 1)
        nn.init.zeros_(self.distance.weight)
        nn.init.zeros_(self.sentence.weight)

    def forward(self, left: Tensor, right: Tensor, distance: Tensor, sentence: Tensor) -> Tensor:
        """Left [B,Q,L], right [B,N,R], distance and sentence [B,Q,N] integers; returns [B,Q,N]."""
        own, other = fn.gelu(self.left(left)), fn.gelu(self.right(right))
        score = own @ other.transpose(1, 2) / INNER**0.5 + self.alone(other).transpose(1, 2)
        return score + self.distance(distance).squeeze(-1) + self.sentence(sentence).squeeze(-1)


class Claims(nn.Module):
    """Two layers over the passage, then a scorer for every slot."""

    def __init__(self, layers: int = 2, dropout: float = 0.1) -> None:
        super().__init__()
        self.marks = nn.Embedding(MARKS, WIDTH)
        self.positions = nn.Embedding(LONGEST, WIDTH)
        self.dimensions = nn.Embedding(DIMENSIONS, WIDTH)
        nn.init.normal_(self.marks.weight, std=0.02)
        nn.init.normal_(self.positions.weight, std=0.02)
        nn.init.normal_(self.dimensions.weight, std=0.02)
        self.norm = nn.LayerNorm(WIDTH)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.dropout = nn.Dropout(dropout)
        self.quantity = nn.Sequential(nn.Linear(3 * WIDTH, WIDTH), nn.GELU(), nn.Dropout(dropout))
        self.classes = nn.ModuleDict({name: nn.Linear(WIDTH, size) for name, size in CLASSES.items()})
        self.parties = nn.ModuleDict({name: Pair(WIDTH, 3 * WIDTH) for name in PARTIES})
        self.party_options = nn.ModuleDict({name: nn.Linear(WIDTH, size) for name, size in PARTIES.items()})
        self.words = nn.ModuleDict({name: Pair(WIDTH, WIDTH) for name in WORDS})
        self.period = Pair(WIDTH, 2 * WIDTH)
        self.period_options = nn.Linear(WIDTH, PERIODS)

    def start_from(self, encoder: dict[str, Tensor], first: int) -> None:
        """Copy the encoder's layers from ``first`` on (a state dictionary of recipe.network.Reader)."""
        for index, layer in enumerate(self.layers):
            prefix = f"encoder.layers.{first + index}."
            layer.load_state_dict(
                {name.removeprefix(prefix): value for name, value in encoder.items() if name.startswith(prefix)}
            )

    def forward(self, inputs: dict[str, Tensor]) -> dict[str, Tensor]:
        """Inputs as extractor.claim.passages.arrays makes them, and ``mask`` [B,W] for padded batches. Returns logits.

        Classifiers [B,Q,K]; subject, counterpart, source [B,Q,M+options]; period [B,Q,T+2]; metric, credit [B,Q,W].
        """
        states, marks, sentences = inputs["states"], inputs["marks"], inputs["sentences"]
        quantities, mentions, times = inputs["quantities"], inputs["mentions"], inputs["times"]
        places = torch.arange(states.shape[1], device=states.device)
        hidden = states + self.marks(marks) + self.positions(places)[None]
        bias = torch.zeros_like(marks, dtype=states.dtype)[:, None, None, :]
        if "mask" in inputs:
            bias = ((1.0 - inputs["mask"]) * -10000.0)[:, None, None, :]
        hidden = self.dropout(self.norm(hidden))
        for layer in self.layers:
            hidden = layer(hidden, bias)
        first, last = _at(hidden, quantities[..., 0]), _at(hidden, quantities[..., 1])
        quantity = self.quantity(torch.cat([first, last, self.dimensions(inputs["dimensions"])], -1))
        logits = {name: layer(quantity) for name, layer in self.classes.items()}
        own = torch.gather(sentences, 1, quantities[..., 0])

        def relation(position: Tensor) -> tuple[Tensor, Tensor]:
            distance = bucket(position[:, None, :] - quantities[:, :, :1])
            gap = own[:, :, None] - torch.gather(sentences, 1, position)[:, None, :]
            return distance, (gap + 1).clamp(0, SENTENCES - 1)

        before = (mentions[..., 0] - 1).clamp(min=0)
        mention = torch.cat([_at(hidden, mentions[..., 0]), _at(hidden, mentions[..., 1]), _at(hidden, before)], -1)
        near = relation(mentions[..., 0])
        for name, scorer in self.parties.items():
            logits[name] = torch.cat([scorer(quantity, mention, *near), self.party_options[name](quantity)], -1)
        time = torch.cat([_at(hidden, times[..., 0]), _at(hidden, times[..., 1])], -1)
        score = self.period(quantity, time, *relation(times[..., 0]))
        logits["period"] = torch.cat([score, self.period_options(quantity)], -1)
        words = relation(places[None].expand(states.shape[0], -1))
        for name, scorer in self.words.items():
            logits[name] = scorer(quantity, hidden, *words)
        return logits


def _at(hidden: Tensor, positions: Tensor) -> Tensor:
    return torch.gather(hidden, 1, positions[..., None].expand(-1, -1, hidden.shape[-1]))


def states(encoder: Encoder, batch: Sequence[list[dict]], words: int, layer: int) -> Tensor:
    """The vectors [B,words,C] after a layer of the encoder, of passages given as their windows."""
    flat = [(row, window) for row, windows in enumerate(batch) for window in windows]
    width = max(len(window["pieces"]) for _, window in flat)
    pieces, cases, mask = (np.zeros((len(flat), width), np.int64) for _ in range(3))
    for index, (_, window) in enumerate(flat):
        length = len(window["pieces"])
        pieces[index, :length], cases[index, :length], mask[index, :length] = window["pieces"], window["cases"], 1
    hidden = encoder(*map(torch.from_numpy, (pieces, cases, mask)), layers=layer)[layer]
    made = hidden.new_zeros(len(batch) * words, WIDTH)
    source = [index * width + place for index, (_, window) in enumerate(flat) for place in window["first"]]
    target = [row * words + place for row, window in flat for place in window["words"]]
    made = made.index_copy(0, torch.tensor(target), hidden.reshape(-1, WIDTH)[torch.tensor(source)])
    return made.view(len(batch), words, WIDTH)
