"""Lemmas as edit scripts: what has to be done to a word to get its lemma.

A script is one of

- ``=be``: the lemma is "be", whatever the word (irregular forms, contractions);
- ``l3+y``: lower-case the word, cut three characters off its end, add "y" ("Countries" -> "country");
- ``k1+``: the same with the case kept ("Nations" -> "Nation").

Scripts of this kind cover English with a few hundred labels, so that a lemmatiser is a classifier of words
(after Chrupała et al. 2008, "Learning morphology with Morfette", with suffix edits only).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache


class Lemmatizer:
    """Gives words their lemmas: those of a table of known words, the rest by the script that the network chose.

    scripts: the labels of the lemma head. table: part of speech (UPOS) -> lower-cased word -> lemma, learned from the
    treebanks (``lemmas`` in the model's configuration): what is known for certain need not be guessed.
    """

    def __init__(self, scripts: Sequence[str], table: Mapping[str, Mapping[str, str]]) -> None:
        self._scripts = scripts
        self._table = table

    def lemma(self, word: str, script: int, upos: str) -> str:
        """Return the lemma of a word. script: index of its label; upos: its part of speech, "" if unknown."""
        return self._table.get(upos, {}).get(word.lower()) or apply_script(word, self._scripts[script])


@lru_cache(maxsize=65536)
def apply_script(word: str, script: str) -> str:
    """Return the lemma that the script makes of the word; a script that cuts too much leaves the word as it is."""
    if script[0] == "=":
        return script[1:]
    cut, _, ending = script[1:].partition("+")
    stem = word.lower() if script[0] == "l" else word
    kept = len(stem) - int(cut)
    return (stem[:kept] + ending if kept >= 0 else stem) or stem


def make_script(word: str, lemma: str) -> str:
    """Return the script that makes this lemma of this word."""
    kept, low = _shared(word, lemma), _shared(word.lower(), lemma)
    case, stem, shared = ("l", word.lower(), low) if low >= kept else ("k", word, kept)
    return f"{case}{len(stem) - shared}+{lemma[shared:]}" if shared else f"={lemma}"


def _shared(word: str, lemma: str) -> int:
    """Return how many characters the two begin with in common."""
    pairs = zip(word, lemma, strict=False)
    return next((place for place, (one, other) in enumerate(pairs) if one != other), min(len(word), len(lemma)))
