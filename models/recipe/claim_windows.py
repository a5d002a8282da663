"""The windows of word pieces that a claim passage is read in, to train the encoder and the claim network together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.tag.casing import case_class
from recipe.windows import CLS, SEP, Pieces

LONGEST = 126
"""Word pieces of a window besides [CLS] and [SEP], as at run time."""


def passage_windows(words: Sequence[str], sentences: Sequence[int], pieces: Pieces) -> list[dict]:
    """Whole sentences together while they fit; a longer one is cut.

    sentences: number of every word's sentence. Returns ``pieces`` and ``cases`` with [CLS] and [SEP], ``first`` (the
    place of every word's first piece) and ``words`` (the words' places in the passage).
    """
    encoded = pieces(words)
    made: list[dict] = []
    room = 0
    for start, end in _runs(sentences):
        if not made or sum(len(ids) for ids in encoded[start:end]) > room:
            made.append(_empty())
            room = LONGEST
        for index in range(start, end):
            ids = encoded[index]
            if len(ids) > room:
                made.append(_empty())
                room = LONGEST
            current = made[-1]
            current["words"].append(index)
            current["first"].append(len(current["pieces"]))
            current["pieces"] += ids
            current["cases"] += [case_class(words[index])] * len(ids)
            room -= len(ids)
    for window in made:
        window["pieces"].append(SEP)
        window["cases"].append(0)
    return made


def _empty() -> dict:
    return {"pieces": [CLS], "cases": [0], "first": [], "words": []}


def _runs(values: Sequence[int]) -> list[tuple[int, int]]:
    edges = [0, *(index for index in range(1, len(values)) if values[index] != values[index - 1]), len(values)]
    return list(pairwise(edges))
