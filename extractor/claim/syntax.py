"""What the parse says of a passage's words, as the claim network is told: parts of speech, relations and paths.

A path leads through the dependency tree from a quantity to a word: so many steps up, then so many down. A subject is
one step down from the verb above its figure, whatever stands between the two in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from spacy.strings import StringStore
from spacy.tokens import Doc

PARTS = (
    "X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB",
)  # fmt: skip
"""Universal parts of speech; the first stands for any other."""
RELATIONS = (
    "dep", "acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "case", "ccomp", "compound", "conj", "cop",
    "csubj", "det", "flat", "iobj", "list", "mark", "nmod", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:pass",
    "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "parataxis", "punct", "root", "xcomp",
)  # fmt: skip
"""Universal relations that tell slots apart; any other counts as the part before its colon, or as the first."""
STEPS = 4
"""Steps of a path that are told apart in each direction: 0, 1, 2, and more."""
ELSEWHERE = STEPS * STEPS
"""The path to a word of another sentence."""
PATHS = ELSEWHERE + 1

_PART = {name: index for index, name in enumerate(PARTS)}
_RELATION = {name.lower(): index for index, name in enumerate(RELATIONS)}


class Parse:
    """The parse of a document, read once: of every token the index of its head, its part of speech, its relation.

    parts, relations: places in PARTS and RELATIONS.
    """

    def __init__(self, doc: Doc) -> None:
        steps, tags, labels = doc.to_array(["HEAD", "POS", "DEP"]).astype(np.int64).T
        self.heads: list[int] = (np.arange(len(doc)) + steps).tolist()
        self.parts = _classes(tags, doc.vocab.strings, _part)
        self.relations = _classes(labels, doc.vocab.strings, _relation)

    def places_of_heads(self, tokens: Sequence[int]) -> np.ndarray:
        """The place [W] of every token's head among the tokens; its own where it has none, or none among them."""
        places = {token: place for place, token in enumerate(tokens)}
        heads = self.heads
        return np.array([places.get(heads[token], place) for place, token in enumerate(tokens)], np.int64)

    def root(self, tokens: Sequence[int]) -> int:
        """The token of a run whose head lies outside it; the first such."""
        heads = self.heads
        return next((token for token in tokens if heads[token] == token or heads[token] not in tokens), tokens[0])

    def paths(self, start: int, words: Sequence[int]) -> np.ndarray:
        """The class [W] of the path from the token ``start`` to every word; linear in the number of words.

        A class is steps up times STEPS plus steps down, each counted up to STEPS - 1.
        """
        heads = self.heads
        known = {start: 0}
        token, up = start, 0
        while heads[token] != token:
            token, up = heads[token], min(up + 1, STEPS - 1)
            known[token] = up * STEPS
        made = []
        for word in words:
            trail, token = [], word
            while token not in known and heads[token] != token:
                trail.append(token)
                token = heads[token]
            found = known.setdefault(token, ELSEWHERE)
            for token in reversed(trail):
                if found != ELSEWHERE and found % STEPS < STEPS - 1:
                    found += 1
                known[token] = found
            made.append(found)
        return np.array(made, np.int64)


def _classes(values: np.ndarray, strings: StringStore, place: Callable[[str], int]) -> np.ndarray:
    """Hashes of strings as classes, every string looked up once."""
    distinct, inverse = np.unique(values.astype(np.uint64), return_inverse=True)
    return np.array([place(strings[value]) for value in distinct.tolist()], np.int64)[inverse]


def _part(name: str) -> int:
    return _PART.get(name, 0)


def _relation(name: str) -> int:
    return _RELATION.get(name.lower(), _RELATION.get(name.lower().partition(":")[0], 0))
