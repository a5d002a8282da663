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

from extractor.claim.passages import MOMENTS, SALIENCE
from extractor.claim.syntax import PARTS, PATHS, RELATIONS
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
    """Scores quantities against candidates.

    Bilinear in the quantity and the candidate, and in the quantity and the path through the parse between them; plus
    what the candidate alone, its kind, the path, the distance and the order say.
    """

    def __init__(self, left: int, right: int, kinds: int = 1) -> None:
        super().__init__()
        self.left = nn.Linear(left, INNER)
        self.right = nn.Linear(right, INNER)
        self.alone = nn.Linear(INNER, 1)
        self.distance = nn.Embedding(BUCKETS, 1)
        self.sentence = nn.Embedding(SENTENCES, 1)
        self.path = nn.Linear(INNER, PATHS)
        self.kind = nn.Embedding(kinds, INNER)
        for new in (self.distance, self.sentence, self.path, self.kind):
            nn.init.zeros_(new.weight)
        nn.init.zeros_(self.path.bias)

    def forward(self, left: Tensor, right: Tensor, kind: Tensor, way: tuple[Tensor, Tensor, Tensor]) -> Tensor:
        """Left [B,Q,L], right [B,N,R]; classes kind [B,N] and way: distance, sentence, path, each [B,Q,N].

        Returns [B,Q,N].
        """
        distance, sentence, path = way
        own, other = fn.gelu(self.left(left)), fn.gelu(self.right(right) + self.kind(kind))
        score = own @ other.transpose(1, 2) / INNER**0.5 + self.alone(other).transpose(1, 2)
        score = score + torch.gather(self.path(own), 2, path)
        return score + self.distance(distance).squeeze(-1) + self.sentence(sentence).squeeze(-1)


class Claims(nn.Module):
    """Two layers over the passage, then a scorer for every slot."""

    def __init__(self, layers: int = 2, dropout: float = 0.1) -> None:
        super().__init__()
        self.marks = nn.Embedding(MARKS, WIDTH)
        self.positions = nn.Embedding(LONGEST, WIDTH)
        self.dimensions = nn.Embedding(DIMENSIONS, WIDTH)
        self.parts = nn.Embedding(len(PARTS), WIDTH)
        self.relations = nn.Embedding(len(RELATIONS), WIDTH)
        nn.init.zeros_(self.parts.weight)
        nn.init.zeros_(self.relations.weight)
        nn.init.normal_(self.marks.weight, std=0.02)
        nn.init.normal_(self.positions.weight, std=0.02)
        nn.init.normal_(self.dimensions.weight, std=0.02)
        self.norm = nn.LayerNorm(WIDTH)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.dropout = nn.Dropout(dropout)
        self.quantity = nn.Sequential(nn.Linear(4 * WIDTH, WIDTH), nn.GELU(), nn.Dropout(dropout))
        self.classes = nn.ModuleDict({name: nn.Linear(WIDTH, size) for name, size in CLASSES.items()})
        self.parties = nn.ModuleDict({name: Pair(WIDTH, 4 * WIDTH, SALIENCE) for name in PARTIES})
        self.party_options = nn.ModuleDict({name: nn.Linear(WIDTH, size) for name, size in PARTIES.items()})
        self.words = nn.ModuleDict({name: Pair(WIDTH, WIDTH) for name in WORDS})
        self.period = Pair(WIDTH, 2 * WIDTH, MOMENTS)
        self.period_options = nn.Linear(WIDTH, PERIODS)

    def go_on_from(self, known: dict[str, Tensor]) -> None:
        """Take over the weights of a trained network; inputs and classifiers that it lacks start without effect."""
        own = self.state_dict()
        for name, value in known.items():
            if name in own and own[name].shape != value.shape:
                wider = torch.zeros_like(own[name])
                wider[:, : value.shape[1]] = value
                known = known | {name: wider}
        self.load_state_dict(known, strict=False)

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
        hidden = hidden + self.parts(inputs["parts"]) + self.relations(inputs["relations"])
        bias = torch.zeros_like(marks, dtype=states.dtype)[:, None, None, :]
        if "mask" in inputs:
            bias = ((1.0 - inputs["mask"]) * -10000.0)[:, None, None, :]
        hidden = self.dropout(self.norm(hidden))
        for layer in self.layers:
            hidden = layer(hidden, bias)

        def governor(position: Tensor) -> Tensor:
            return _at(hidden, torch.gather(inputs["heads"], 1, position))

        first, last = _at(hidden, quantities[..., 0]), _at(hidden, quantities[..., 1])
        dimension = self.dimensions(inputs["dimensions"])
        quantity = self.quantity(torch.cat([first, last, dimension, governor(quantities[..., 0])], -1))
        logits = {name: layer(quantity) for name, layer in self.classes.items()}
        own = torch.gather(sentences, 1, quantities[..., 0])

        def relation(position: Tensor) -> tuple[Tensor, Tensor, Tensor]:
            distance = bucket(position[:, None, :] - quantities[:, :, :1])
            gap = own[:, :, None] - torch.gather(sentences, 1, position)[:, None, :]
            path = torch.gather(inputs["paths"], 2, position[:, None].expand(-1, own.shape[1], -1))
            return distance, (gap + 1).clamp(0, SENTENCES - 1), path

        before = (mentions[..., 0] - 1).clamp(min=0)
        ends = _at(hidden, mentions[..., 0]), _at(hidden, mentions[..., 1])
        mention = torch.cat([*ends, _at(hidden, before), governor(mentions[..., 0])], -1)
        way = relation(mentions[..., 0])
        for name, scorer in self.parties.items():
            score = scorer(quantity, mention, inputs["salience"], way)
            logits[name] = torch.cat([score, self.party_options[name](quantity)], -1)
        time = torch.cat([_at(hidden, times[..., 0]), _at(hidden, times[..., 1])], -1)
        score = self.period(quantity, time, inputs["moments"], relation(times[..., 0]))
        logits["period"] = torch.cat([score, self.period_options(quantity)], -1)
        words = relation(places[None].expand(states.shape[0], -1))
        for name, scorer in self.words.items():
            logits[name] = scorer(quantity, hidden, torch.zeros_like(marks), words)
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
