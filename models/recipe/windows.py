"""Windows: runs of sentences as the arrays that the network reads."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from tokenizers import Tokenizer

from extractor.tag.casing import case_class
from extractor.tag.wordpieces import LONGEST_WORD
from recipe.mention_swaps import pool, swapped

CLS, SEP, UNKNOWN = 101, 102, 100
SKIP = -100
"""Target of a word that a head must not learn from."""
WORD_HEADS = ("upos", "xpos", "morph", "lemma")
CASINGS = (("asis", 0.92), ("upper", 0.03), ("title", 0.03), ("lower", 0.02))
"""How headlines write: share of windows read with the casing of their words changed."""
LENGTHS = {1: 0.3, 2: 0.2, 3: 0.15, 4: 0.1, 5: 0.1, 12: 0.15}
"""Most sentences of a window, and share of such windows. At run time a window is filled with as many as fit."""


class Pieces:
    """Word pieces of words, encoded one word at a time and remembered."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self.encode = cache(
            lambda word: tokenizer.encode(word, add_special_tokens=False).ids[:LONGEST_WORD] or [UNKNOWN]
        )

    def __call__(self, words: Sequence[str]) -> list[list[int]]:
        """The ids of every word's pieces; a word that gives none is [UNK]."""
        return [self.encode(word) for word in words]


@dataclass
class Window:
    """One window: pieces with [CLS] and [SEP], their case classes, each word's first piece, targets by head."""

    pieces: list[int]
    cases: list[int]
    words: list[int]
    targets: dict[str, list[int]]
    weight: float
    size: int = field(init=False)

    def __post_init__(self) -> None:
        self.size = len(self.pieces)


def recased(words: Sequence[str], casing: str) -> list[str]:
    """The words as a headline may write them: "asis", "upper", "title" or "lower"."""
    if casing == "asis":
        return list(words)
    return [word[:1].upper() + word[1:] if casing == "title" else getattr(word, casing)() for word in words]


def window(sentences: Sequence[dict], pieces: Pieces, weight: float, casing: str = "asis") -> Window:
    """Join sentences (lines of scripts/convert.py) to one window; a head that none of them annotates has no targets."""
    made = Window([CLS], [0], [], {}, weight)
    heads = {head for sentence in sentences for head in sentence if head in ("entity", "head", *WORD_HEADS)}
    targets: dict[str, list[int]] = {head: [] for head in heads}
    if "head" in heads:
        targets |= {"relation": [], "sentence": []}
    for sentence in sentences:
        offset = len(made.words)
        count = len(sentence["words"])
        for ids, word in zip(pieces(sentence["words"]), recased(sentence["words"], casing), strict=True):
            made.words.append(len(made.pieces))
            made.pieces += ids
            made.cases += [case_class(word)] * len(ids)
        for head in heads - {"head"}:
            targets[head] += sentence.get(head, [SKIP] * count)
        if "head" in heads:
            arcs = sentence.get("head", [SKIP] * count)
            targets["head"] += [arc if arc <= 0 else arc + offset for arc in arcs]
            targets["relation"] += sentence.get("relation", [SKIP] * count)
            targets["sentence"] += [1] + [0] * (count - 1)
    made.pieces.append(SEP)
    made.cases.append(0)
    made.targets = targets
    made.size = len(made.pieces)
    return made


def windows(
    sentences: Sequence[dict], pieces: Pieces, longest: int, corpus: dict, draw: random.Random
) -> Iterator[Window]:
    """Cut a corpus into random runs of sentences of at most ``longest`` pieces, each sentence once.

    corpus: its settings: ``ordered`` (whether neighbours belong together), ``weight``, and ``swaps`` (share of its
    sentences in which names are exchanged). A sentence that is too long for a window by itself is left out.
    """
    if corpus.get("swaps"):
        names = pool(sentences)
        sentences = [
            swapped(sentence, names, draw) if draw.random() < corpus["swaps"] else sentence for sentence in sentences
        ]
    order = list(range(len(sentences)))
    if not corpus["ordered"]:
        draw.shuffle(order)
    index = 0
    while index < len(order):
        wanted = draw.choices(list(LENGTHS), list(LENGTHS.values()))[0]
        run: list[dict] = []
        room = longest - 2
        while index < len(order) and len(run) < wanted:
            sentence = sentences[order[index]]
            size = sum(map(len, pieces(sentence["words"])))
            if size > room or (run and corpus["ordered"] and sentence.get("first")):
                break
            run.append(sentence)
            room -= size
            index += 1
        if not run:
            index += 1
            continue
        casing = draw.choices([name for name, _ in CASINGS], [share for _, share in CASINGS])[0]
        yield window(run, pieces, corpus["weight"], casing)


def batches(pool: list[Window], size: int, draw: random.Random) -> Iterator[list[Window]]:
    """Batches of windows of like length, of at most ``size`` pieces with padding, in random order."""
    pool = sorted(pool, key=lambda item: item.size + draw.random() * 8)
    groups: list[list[Window]] = []
    group: list[Window] = []
    for item in pool:
        longest = max([item.size, *(member.size for member in group)])
        if group and longest * (len(group) + 1) > size:
            groups.append(group)
            group = []
        group.append(item)
    if group:
        groups.append(group)
    draw.shuffle(groups)
    yield from groups


def arrays(batch: Sequence[Window]) -> dict[str, np.ndarray]:
    """Pad a batch: inputs ``pieces``, ``cases``, ``mask``, ``words`` and targets by head (``SKIP`` where unknown)."""
    width = max(item.size for item in batch)
    count = max(len(item.words) for item in batch)
    made = {name: np.zeros((len(batch), width), np.int64) for name in ("pieces", "cases", "mask")}
    made["words"] = np.zeros((len(batch), count), np.int64)
    heads = {head for item in batch for head in item.targets}
    targets = {head: np.full((len(batch), count), SKIP, np.int64) for head in heads}
    for row, item in enumerate(batch):
        made["pieces"][row, : item.size] = item.pieces
        made["cases"][row, : item.size] = item.cases
        made["mask"][row, : item.size] = 1
        made["words"][row, : len(item.words)] = item.words
        for head, values in item.targets.items():
            targets[head][row, : len(values)] = values
    made |= {f"to_{head}": values for head, values in targets.items()}
    made["weight"] = np.array([item.weight for item in batch], np.float32)
    return made
