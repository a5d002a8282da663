"""The network: MiniLM encoder with case classes, and a head for every annotation.

The encoder is BERT's (6 layers of 384) written out plainly, so that the exported graph holds what is needed and no
more. Case classes go through the token-type embedding, enlarged; every class starts as the pretrained type 0.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as fn

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
LEXICON, POSITIONS = 30522, 512


class Layer(nn.Module):
    """Self-attention and feed-forward, each with residual and post-norm."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.project = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm_attention = nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """Hidden [B,T,C]; bias [B,1,1,T], a large negative number at padding."""
        batch, length, _ = hidden.shape
        split = self.project(hidden).view(batch, length, 3, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS)
        query, key, value = split.permute(2, 0, 3, 1, 4).unbind(0)
        scores = query @ key.transpose(-1, -2) / math.sqrt(WIDTH // ATTENTION_HEADS) + bias
        mixed = self.dropout(scores.softmax(-1)) @ value
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        hidden = self.norm_attention(hidden + self.dropout(self.out(mixed)))
        return self.norm(hidden + self.dropout(self.narrow(fn.gelu(self.widen(hidden)))))


class Encoder(nn.Module):
    """Word pieces and case classes in, contextual vectors out."""

    def __init__(self, case_classes: int, layers: int = LAYERS, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(LEXICON, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.cases = nn.Embedding(case_classes, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.fixed: list[nn.Module] = []

    def freeze(self, layers: int) -> None:
        """Train neither the embeddings nor the first ``layers`` any more: their vectors stay what they are."""
        self.fixed = [self.pieces, self.positions, self.cases, self.norm, self.dropout, *self.layers[:layers]]
        for part in self.fixed:
            part.requires_grad_(requires_grad=False)

    def train(self, mode: bool = True) -> Encoder:
        """Switch to training or evaluation; what is frozen is always evaluated."""
        super().train(mode)
        for part in self.fixed:
            part.eval()
        return self

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor, layers: int | None = None) -> list[Tensor]:
        """[B,T] integers each; returns [B,T,C] of the embedding and of every layer, or of the first ``layers``."""
        positions = self.positions.weight[: pieces.shape[1]]
        hidden = self.dropout(self.norm(self.pieces(pieces) + positions + self.cases(cases)))
        bias = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -10000.0
        states = [hidden]
        for layer in self.layers[:layers]:
            states.append(layer(states[-1], bias))
        return states

    def load_pretrained(self, path: Path) -> None:
        """Read the safetensors file of a BERT encoder of this size."""
        source = load_file(path)
        source = {name.removeprefix("bert."): value for name, value in source.items()}
        state = {
            "pieces.weight": source["embeddings.word_embeddings.weight"],
            "positions.weight": source["embeddings.position_embeddings.weight"],
            "cases.weight": source["embeddings.token_type_embeddings.weight"][:1].repeat(self.cases.num_embeddings, 1),
            "norm.weight": source["embeddings.LayerNorm.weight"],
            "norm.bias": source["embeddings.LayerNorm.bias"],
        }
        for index in range(len(self.layers)):
            start = f"encoder.layer.{index}."
            for kind in ("weight", "bias"):
                parts = [source[f"{start}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
                state |= {
                    f"layers.{index}.project.{kind}": torch.cat(parts),
                    f"layers.{index}.out.{kind}": source[f"{start}attention.output.dense.{kind}"],
                    f"layers.{index}.norm_attention.{kind}": source[f"{start}attention.output.LayerNorm.{kind}"],
                    f"layers.{index}.widen.{kind}": source[f"{start}intermediate.dense.{kind}"],
                    f"layers.{index}.narrow.{kind}": source[f"{start}output.dense.{kind}"],
                    f"layers.{index}.norm.{kind}": source[f"{start}output.LayerNorm.{kind}"],
                }
        self.load_state_dict(state)


class Parser(nn.Module):
    """Biaffine arcs, and the relation of every word to its best head."""

    def __init__(self, relations: int, arc_width: int = 256, relation_width: int = 96, dropout: float = 0.2) -> None:
        super().__init__()
        self.arc_word = nn.Linear(WIDTH, arc_width)
        self.arc_head = nn.Linear(WIDTH, arc_width)
        self.arc_pair = nn.Linear(arc_width, arc_width, bias=False)
        self.arc_prior = nn.Linear(arc_width, 1)
        self.root = nn.Parameter(torch.zeros(WIDTH))
        self.relation_word = nn.Linear(WIDTH, relation_width)
        self.relation_head = nn.Linear(WIDTH, relation_width)
        self.relation_pair = nn.Linear(relation_width, relations * relation_width, bias=False)
        self.relation_sum = nn.Linear(2 * relation_width, relations)
        self.relations = relations
        self.dropout = nn.Dropout(dropout)

    def forward(self, words: Tensor, present: Tensor, heads: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Words [B,W,C], present [B,W] (1 for real words); returns arc [B,W,W+1] and relation [B,W,R] logits.

        heads [B,W]: the heads to label, in training; without them the best-scoring ones.
        """
        root = self.root.expand(words.shape[0], 1, WIDTH)
        candidates = torch.cat([root, words], 1)
        word = self.dropout(fn.gelu(self.arc_word(words)))
        head = self.dropout(fn.gelu(self.arc_head(candidates)))
        arc = self.arc_pair(word) @ head.transpose(1, 2) + self.arc_prior(head).transpose(1, 2)
        outside = torch.cat([torch.zeros_like(present[:, :1]), 1.0 - present], 1)
        arc = arc - outside[:, None, :] * 10000.0
        if heads is None:
            heads = arc.argmax(-1)
        word = self.dropout(fn.gelu(self.relation_word(words)))
        head = self.dropout(fn.gelu(self.relation_head(candidates)))
        chosen = head.gather(1, heads[:, :, None].expand(-1, -1, head.shape[-1]))
        pair = self.relation_pair(word).view(*word.shape[:2], self.relations, word.shape[-1])
        relation = (pair @ chosen[..., None]).squeeze(-1) + self.relation_sum(torch.cat([word, chosen], -1))
        return arc, relation


class Reader(nn.Module):
    """Encoder and heads. sizes: number of labels by head; "relation" brings the parser with it.

    ``transitions``, entity tags x entity tags: how much each tag speaks for each as the next word's.
    """

    def __init__(self, sizes: dict[str, int], case_classes: int, layers: int = LAYERS, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(case_classes, layers, dropout)
        self.dropout = nn.Dropout(dropout)
        self.heads = nn.ModuleDict({head: nn.Linear(WIDTH, size) for head, size in sizes.items() if head != "relation"})
        self.parser = Parser(sizes["relation"]) if "relation" in sizes else None
        self.transitions = nn.Parameter(torch.zeros(sizes["entity"], sizes["entity"]))

    def forward(
        self, pieces: Tensor, cases: Tensor, mask: Tensor, words: Tensor, heads: Tensor | None = None
    ) -> dict[str, Tensor]:
        """[B,T] pieces, cases, mask; words [B,W] with 0 at padding. Returns logits by head."""
        return self.decode(first_pieces(self.encoder(pieces, cases, mask)[-1], words), words, heads)

    def decode(self, vectors: Tensor, words: Tensor, heads: Tensor | None = None) -> dict[str, Tensor]:
        """Logits by head from the words' vectors [B,W,C]."""
        vectors = self.dropout(vectors)
        logits = {head: layer(vectors) for head, layer in self.heads.items()}
        if self.parser is not None:
            logits["arc"], logits["relation"] = self.parser(vectors, (words > 0).to(vectors.dtype), heads)
        return logits


def first_pieces(hidden: Tensor, words: Tensor) -> Tensor:
    """The vectors [B,W,C] of every word's first piece."""
    return hidden.gather(1, words[:, :, None].expand(-1, -1, WIDTH))
