"""Step 5: write the score tables of README.md from metrics/, between their marker comments.

usage: python -m scripts.card        (in models/, after the evaluations)
"""

from __future__ import annotations

import json
import re
from pathlib import Path

METRICS = Path("metrics")
CARD = Path("README.md")


def table(header: list[str], rows: list[list[str]]) -> str:
    """A Markdown table."""
    return "\n".join("| " + " | ".join(row) + " |" for row in [header, ["---"] * len(header), *rows])


def entities(scores: dict) -> str:
    """Precision, recall and F1 by set and label."""
    rows = [
        [name, label, *(f"{values[key]:.3f}" for key in ("precision", "recall", "f1")), f"{values['gold']:,}"]
        for name, labels in scores.items()
        for label, values in labels.items()
    ]
    return table(["set", "label", "precision", "recall", "F1", "gold spans"], rows)


def syntax(scores: dict) -> str:
    """Accuracies by treebank, and F1 of sentences."""
    heads = ("upos", "xpos", "morph", "lemma", "uas", "las")
    rows = [
        [name, *(f"{values[head]:.3f}" for head in heads), f"{values['words']:,}"]
        for name, values in scores.items()
        if "words" in values
    ]
    words = table(["treebank", "UPOS", "XPOS", "morphology", "lemma", "UAS", "LAS", "words"], rows)
    rows = [
        [name, *(f"{values[key]:.3f}" for key in ("precision", "recall", "f1")), f"{values['gold']:,}"]
        for name, values in scores.items()
        if "f1" in values
    ]
    return words + "\n\n" + table(["sentences in raw text", "precision", "recall", "F1", "gold sentences"], rows)


WRITERS = {"entities": entities, "syntax": syntax}


def fill(card: str, name: str, content: str) -> str:
    r"""The card with new content between ``<!-- name -->`` and ``<!-- /name -->``.

    >>> fill("a <!-- x -->old<!-- /x --> b", "x", "new")
    'a <!-- x -->\nnew\n<!-- /x --> b'
    """
    pattern = re.compile(f"(<!-- {name} -->).*?(<!-- /{name} -->)", re.DOTALL)
    return pattern.sub(lambda found: f"{found[1]}\n{content}\n{found[2]}", card)


def main() -> None:
    """Fill every table whose metrics exist."""
    card = CARD.read_text(encoding="utf-8")
    for name, write in WRITERS.items():
        path = METRICS / f"{name}.json"
        if path.exists():
            card = fill(card, name, write(json.loads(path.read_text(encoding="utf-8"))))
    CARD.write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
