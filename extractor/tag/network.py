"""Reads words with the network: windows in, one reading of the whole document out.

Each window is run by itself. The int8 network scales its numbers by the largest of the batch, so that a neighbour in
the batch would change the answer; alone, the same words give the same answer in any batch, order and process.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractor.tag.addresses import find_addresses
from extractor.tag.decode_entities import BioScheme, EntitySpan
from extractor.tag.decode_tags import TAG_HEADS, TagScheme
from extractor.tag.decode_tree import best_heads
from extractor.tag.marks import Marks
from extractor.tag.model_files import ModelFiles
from extractor.tag.names import agree, trim
from extractor.tag.session import Session
from extractor.tag.windows import Window, find_windows
from extractor.tag.wordpieces import WordPieces

INPUTS = frozenset({"pieces", "cases", "mask", "words"})
"""Names of the network's inputs."""

ROOT = "root"
"""Label of the relation that a sentence's root has to nothing."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network says about a row of words; heads that it lacks are left out.

    starts: whether a sentence starts at the word. entities: spans of words. labels: for every head that labels words
    the label's index a word ("upos", "xpos", "morph", "lemma", "relation"). heads: index of the word's head, its own
    for a root. states: vectors of the words from inside the encoder, in half precision.
    """

    starts: NDArray[np.bool_]
    entities: list[EntitySpan] = field(default_factory=list)
    labels: dict[str, NDArray[np.int64]] = field(default_factory=dict)
    heads: NDArray[np.int64] | None = None
    states: NDArray[np.float16] | None = None


class Network:
    """A reader's files at work. labels: the labels of every head, in the order of its logits."""

    def __init__(self, files: ModelFiles, threads: int = 1) -> None:
        self.config = files.config
        self.labels: dict[str, list[str]] = self.config["labels"]
        self._session = Session(files.files["model.onnx"], INPUTS, threads)
        self._pieces = WordPieces(files.files["tokenizer.json"])
        self._scheme = BioScheme(self.labels["entity"], self.config.get("transitions", 0.0))
        self._tags = TagScheme(self.config.get("together", ()))
        self._marks = Marks(self.labels.get("xpos", ()), self.config.get("spacing", {}))

    def read(self, words: list[str], sentences: NDArray[np.bool_], joined: NDArray[np.bool_] | None = None) -> Reading:
        """Read the words of a document.

        sentences: whether a sentence starts at the word by rule, as at the first. joined: whether no space parts the
        word from the one before; None where nobody knows.
        """
        if not words:
            return Reading(starts=sentences)
        encoded = self._pieces.encode(words)
        windows = find_windows(encoded.before, np.flatnonzero(sentences), self.config["max_pieces"] - 2)
        outputs: dict[str, list[NDArray[Any]]] = defaultdict(list)
        for window in windows:
            answers = self._session.run(self._pieces.window(encoded, window.start, window.end))
            if joined is not None and "xpos" in answers:
                own = slice(window.start, window.end)
                self._marks.add(answers["xpos"][0], words[own], joined[own])
            for head, logits in self._answers(window, answers, sentences).items():
                outputs[head].append(logits)
        # Parts are let go head by head: those of a long document would fill the memory twice over.
        found = {head: np.concatenate(outputs.pop(head)) for head in list(outputs)}
        self._write_addresses(words, found)
        return Reading(
            starts=found["sentence"],
            entities=self._names(words, found["entity"], found["sentence"]),
            labels={head: found[head] for head in (*TAG_HEADS, "relation") if head in found},
            heads=found.get("arc"),
            states=found.get("states"),
        )

    def _write_addresses(self, words: list[str], found: dict[str, NDArray[Any]]) -> None:
        """Put what the form of a word tells in place of what the network says of it."""
        for place, tags in find_addresses(words):
            for head, label in tags.items():
                if label not in self.labels.get(head, ()):
                    continue
                number = self.labels[head].index(label)
                if head == "entity":  # scores: nothing else is left possible
                    found[head][place] = np.where(np.arange(len(self.labels[head])) == number, 0.0, -100.0)
                else:
                    found[head][place] = number

    def _names(self, words: list[str], logits: NDArray[np.float32], starts: NDArray[np.bool_]) -> list[EntitySpan]:
        """Return the spans of the entity head, trimmed and made to agree over the document."""
        chances = self._scheme.chances(logits, self.config["temperature"])
        spans = [trim(span, words) for span in self._scheme.decode(logits, starts, chances)]
        return agree(spans, words, starts, chances, self._scheme.labels)

    def _answers(
        self,
        window: Window,
        answers: dict[str, NDArray[np.float32]],
        sentences: NDArray[np.bool_],
    ) -> dict[str, NDArray[Any]]:
        """Return what each head says about the words of a window that count, with sentences and trees decoded.

        Where windows overlap, what counts of each is a sentence of its own at most: no arc leads out of it.
        """
        begin, end = window.first - window.start, window.last - window.start
        own: dict[str, NDArray[Any]] = {head: logits[0, begin:end] for head, logits in answers.items()}
        own |= self._tags.decode(own)
        if "states" in own:
            own["states"] = own["states"].astype(np.float16)
        starts = sentences[window.first : window.last].copy()
        if "sentence" in own:  # what it adds to the rules: starts that no mark shows
            starts |= np.diff(own["sentence"], axis=1)[:, 0] > self.config["sentence_odds"]
        starts[0] = True
        own["sentence"] = starts
        if "arc" in own:
            edges = [*np.flatnonzero(starts).tolist(), end - begin]
            own["arc"] = np.concatenate(
                [_sentence_heads(answers["arc"][0], begin + first, begin + last) for first, last in pairwise(edges)]
            )
            own["relation"] = self._relations(own["relation"], own["arc"] == np.arange(begin, end))
            own["arc"] += window.start
        return own

    def _relations(self, logits: NDArray[np.float32], is_root: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Return the best relation of every word: the root's own for roots, another for all others."""
        root = self.labels["relation"].index(ROOT)
        logits = logits.copy()
        logits[:, root] = np.where(is_root, np.inf, -np.inf)
        return logits.argmax(axis=1)


def _sentence_heads(arcs: NDArray[np.float32], start: int, end: int) -> NDArray[np.int64]:
    """Return the head of each word of one sentence, as an index into the window; a root has its own."""
    columns = np.concatenate([[0], np.arange(start + 1, end + 1)])
    heads = best_heads(arcs[start:end, columns]) - 1
    return np.where(heads < 0, np.arange(end - start), heads) + start
