"""Writes what the network says about words into the tokens of a spaCy document, all attributes in one go."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, SENT_START, TAG
from spacy.parts_of_speech import IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.tag.lemmas import Lemmatizer
from extractor.tag.network import ROOT, Reading
from extractor.tag.sentences import sentence_column

SPACE_TAG = "_SP"
"""spaCy's own tag of white space."""

UNREAD_RELATION = "dep"
"""Relation of a token that is not read (white space, debris) to the token before it."""


class TokenWriter:
    """Knows the numbers under which the vocabulary keeps the labels of every head."""

    def __init__(self, vocab: Vocab, labels: dict[str, list[str]], lemmas: dict[str, dict[str, str]]) -> None:
        """labels: of every head, in the order of its logits. lemmas: the model's table of lemmas, empty without one."""
        self._vocab = vocab
        self._upos = labels.get("upos", [])
        self._lemmatizer = Lemmatizer(labels.get("lemma", []), lemmas)
        add = vocab.strings.add
        self._numbers = {
            TAG: _numbers([add(tag) for tag in labels.get("xpos", [])]),
            POS: _numbers([IDS[pos] for pos in labels.get("upos", [])]),
            MORPH: _numbers([vocab.morphology.add(features) for features in labels.get("morph", [])]),
            # spaCy writes the root's relation in capitals whatever the scheme, and so does whatever reads its trees.
            DEP: _numbers([add("ROOT" if name == ROOT else name) for name in labels.get("relation", [])]),
        }
        self._space = {TAG: add(SPACE_TAG), POS: IDS["SPACE"]}
        self._unread = np.uint64(add(UNREAD_RELATION))
        self._root = np.uint64(add("ROOT"))

    def write(
        self, doc: Doc, tokens: NDArray[np.int64], starts: NDArray[np.bool_], words: list[str], reading: Reading
    ) -> None:
        """Set sentences, tags, lemmas and dependencies of the document as far as the reading has them.

        tokens: index of the token of every word of the reading. starts: whether a sentence starts at the token. words:
        in the case that they were read in.
        """
        spaces = doc.to_array("IS_SPACE") == 1
        columns: dict[int, NDArray[np.uint64]] = {}
        for attribute, head in ((TAG, "xpos"), (POS, "upos"), (MORPH, "morph")):
            if head in reading.labels:
                column = np.zeros(len(doc), dtype=np.uint64)
                column[tokens] = self._numbers[attribute][reading.labels[head]]
                column[spaces] = self._space.get(attribute, 0)
                columns[attribute] = column
        if "lemma" in reading.labels:
            columns[LEMMA] = self._lemmas(doc, tokens, words, reading)
        if reading.heads is None:
            columns[SENT_START] = sentence_column(starts)
        else:
            columns[HEAD], columns[DEP] = self._tree(tokens, reading, sentence_column(starts) == 1)
        doc.from_array(list(columns), np.stack(list(columns.values()), axis=1))  # type: ignore[arg-type]

    def _lemmas(self, doc: Doc, tokens: NDArray[np.int64], words: list[str], reading: Reading) -> NDArray[np.uint64]:
        column = doc.to_array("ORTH").astype(np.uint64)
        add, lemma, scripts = self._vocab.strings.add, self._lemmatizer.lemma, reading.labels["lemma"].tolist()
        tags = [self._upos[tag] for tag in reading.labels["upos"].tolist()] if self._upos else [""] * len(scripts)
        column[tokens] = [add(lemma(word, script, tag)) for word, script, tag in zip(words, scripts, tags, strict=True)]
        return column

    def _tree(
        self, tokens: NDArray[np.int64], reading: Reading, starts: NDArray[np.bool_]
    ) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
        """Return the offset of every token's head, and its relation to it.

        A token that is not read hangs on the one before it, so that no arc crosses another for its sake; white space
        at the very beginning, on the one behind it.
        """
        places = np.arange(len(starts))
        heads = np.where(starts, places, places - 1)
        relations = np.where(starts, self._root, self._unread).astype(np.uint64)
        if not starts[1 : tokens[0] + 1].any():
            heads[: tokens[0]] = places[: tokens[0]] + 1
            relations[: tokens[0]] = self._unread
        heads[tokens] = tokens[reading.heads]
        relations[tokens] = self._numbers[DEP][reading.labels["relation"]]
        return (heads - places).astype(np.uint64), relations


def _numbers(values: list[int]) -> NDArray[np.uint64]:
    return np.array(values, dtype=np.uint64)
