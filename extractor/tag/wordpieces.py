"""Words to the numbers that the encoder reads: the ids of a word's pieces and its case class."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from extractor.errors import ModelError
from extractor.tag.casing import OTHER, case_class

LONGEST_WORD = 16
"""Pieces: what is left of a longer word (an address, a line of characters) says no more about it."""

CACHED_WORDS = 100_000
"""Words whose pieces are remembered. News repeats its words, so that nearly all of them are found here."""


class Encoded(NamedTuple):
    """The words of a document: the pieces of word ``i`` are ``pieces[before[i] : before[i + 1]]``, likewise cases."""

    pieces: NDArray[np.int64]
    cases: NDArray[np.int64]
    before: NDArray[np.int64]


class WordPieces:
    """Splits words by the encoder's own vocabulary (``tokenizer.json``)."""

    def __init__(self, tokenizer: bytes) -> None:
        self._tokenizer = Tokenizer.from_str(tokenizer.decode("utf-8"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._start, self._end, self._unknown = map(self._special, ("[CLS]", "[SEP]", "[UNK]"))
        self._known: dict[str, tuple[list[int], int]] = {}

    def encode(self, words: list[str]) -> Encoded:
        """Return the pieces of the words; every word has at least one."""
        known = self._known
        new = {word for word in words if word not in known}
        if len(known) + len(new) > CACHED_WORDS:
            known.clear()
            new = set(words)
        self._learn(new)
        found = [known[word] for word in words]
        counts = np.fromiter((len(ids) for ids, _ in found), np.int64, len(found))
        pieces = np.fromiter(chain.from_iterable(ids for ids, _ in found), np.int64, int(counts.sum()))
        cases = np.repeat(np.fromiter((case for _, case in found), np.int64, len(found)), counts)
        return Encoded(pieces, cases, np.concatenate([[0], np.cumsum(counts)]))

    def window(self, encoded: Encoded, start: int, end: int) -> dict[str, NDArray[np.int64]]:
        """Return the encoder's inputs for the words ``start`` to ``end``, as a batch of one."""
        before = encoded.before[start : end + 1]
        span = slice(before[0], before[-1])
        pieces = np.concatenate([[self._start], encoded.pieces[span], [self._end]])
        cases = np.concatenate([[OTHER], encoded.cases[span], [OTHER]])
        return {
            "pieces": pieces[None],
            "cases": cases[None],
            "mask": np.ones_like(pieces)[None],
            "words": (before[:-1] - before[0] + 1)[None],
        }

    def _special(self, piece: str) -> int:
        number = self._tokenizer.token_to_id(piece)
        if number is None:
            raise ModelError(f"The model's tokenizer.json has no piece {piece}: export it with its special pieces.")
        return number

    def _learn(self, words: Iterable[str]) -> None:
        for word in words:
            # One word at a time: a batch would start threads, which a forked process cannot use.
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids
            self._known[word] = (ids[:LONGEST_WORD] or [self._unknown], case_class(word))
