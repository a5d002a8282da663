"""Scores of spans, and reading gold words with an exported model through the run-time component's own network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from extractor.tag.model_files import ModelFiles
from extractor.tag.network import INPUTS, Network, Reading
from extractor.tag.session import Session
from extractor.tag.wordpieces import WordPieces

Span = tuple[int, int, str]


class GoldWords:
    """Reads sentences whose words are given."""

    def __init__(self, folder: Path) -> None:
        files = ModelFiles.read(folder)
        self.network = Network(files)
        self.network.config["sentence_odds"] = np.inf  # the sentences are given, too
        self.pieces = WordPieces(files.files["tokenizer.json"])
        self.session = Session(files.files["model.onnx"], INPUTS)
        self.labels = self.network.labels

    def __call__(
        self, words: Sequence[str], starts: Sequence[int] = (0,), joined: Sequence[bool] | None = None
    ) -> Reading:
        """What the network says about one sentence, or about the sentences that start at these words.

        joined: whether no space parts the word from the one before, where that is known.
        """
        spaces = None if joined is None else np.array(joined)
        return self.network.read(list(words), np.isin(np.arange(len(words)), starts), spaces)

    def logits(self, words: Sequence[str]) -> dict[str, np.ndarray]:
        """Logits [words, labels] by head of one sentence; words past the longest window are left off."""
        encoded = self.pieces.encode(list(words))
        room = self.network.config["max_pieces"] - 2
        end = int(np.searchsorted(encoded.before, room, side="right")) - 1
        outputs = self.session.run(self.pieces.window(encoded, 0, end))
        return {head: values[0] for head, values in outputs.items()}

    def entities(self, words: Sequence[str], starts: Sequence[int] = (0,)) -> set[Span]:
        """Entity spans in words, with GPE, LOC and FAC merged."""
        return {(span.start, span.end, merged(span.label)) for span in self(words, starts).entities}


def merged(label: str) -> str:
    """The label as the scores count it: GPE, LOC and FAC are one."""
    return "PLACE" if label in ("GPE", "LOC", "FAC") else label


def span_scores(
    pairs: Iterable[tuple[set[Span], set[Span]]], labels: tuple[str, ...]
) -> dict[str, dict[str, float | int]]:
    """Precision, recall and F1 by label and over all labels, from (gold, predicted) pairs of span sets."""
    count: Counter[tuple[str, str]] = Counter()
    for gold, predicted in pairs:
        for kind, found in (("gold", gold), ("predicted", predicted), ("right", gold & predicted)):
            for _, _, label in found:
                if label in labels:
                    count[label, kind] += 1
                    count["all", kind] += 1
    return {
        label: f_score(*(count[label, kind] for kind in ("right", "predicted", "gold"))) for label in (*labels, "all")
    }


def f_score(right: int, predicted: int, gold: int) -> dict[str, float | int]:
    """Precision, recall, F1 (rounded to 4 places) and the number of gold items."""
    precision, recall = right / max(predicted, 1), right / max(gold, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4), "gold": gold}
