"""Step 3b: the temperature that makes entity probabilities match how often they are right; exported with the model.

usage: python -m scripts.calibrate --data FOLDER --stage NAME        (in models/, after scripts.export; export again)

Fitted on the dev parts of the open sets (UNER-EWT, CrossNER politics), by the negative log of the summed probability of
the allowed targets, on the exported model's own logits.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from recipe import gazetteer
from recipe.corpora import read_iob2, retokenize
from recipe.labels import ENTITY, allowed
from recipe.scoring import GoldWords

from scripts.train import WORK

DEV = (("uner_ewt-dev.iob2.gz", "uner"), ("crossner-politics-dev.iob2.gz", "crossner"))
GRID = np.arange(0.6, 3.01, 0.05)


def loss(logits: np.ndarray, choices: np.ndarray, temperature: float) -> float:
    """Mean negative log-probability of the allowed targets at a temperature."""
    scaled = logits / temperature
    scaled = scaled - scaled.max(1, keepdims=True)
    odds = np.exp(scaled)
    return float(-np.log((odds * choices).sum(1) / odds.sum(1)).mean())


def main() -> None:
    """Fit and write work/<stage>/temperature.json."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--stage", required=True)
    parser.add_argument("--model", type=Path, default=Path("reader"))
    options = parser.parse_args()
    reader, names = GoldWords(options.model), gazetteer.load(options.data)
    logits, masks = [], []
    for file, family in DEV:
        for sentence in read_iob2(options.data / "ner/train" / file):
            words, tags = retokenize(*sentence)
            found = reader.logits(words)["entity"]
            logits.append(found)
            masks += allowed(words, tags, family, names)[: len(found)]
    choices = (np.array(masks)[:, None] >> np.arange(len(ENTITY))) & 1
    stacked = np.concatenate(logits)
    best = min(GRID, key=lambda temperature: loss(stacked, choices, temperature))
    (WORK / options.stage / "temperature.json").write_text(json.dumps(round(float(best), 2)))


if __name__ == "__main__":
    main()
