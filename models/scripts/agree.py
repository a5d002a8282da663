"""Step 2b: keep of the silver corpora what a model trained on the hand-annotated ones agrees with.

usage: python -m scripts.agree --stage hand --corpora gmb        (in models/, after training that stage)

Where the model's best target is among those that the silver annotation allows, the word keeps that one alone; where
they differ, both stay allowed, so that the word teaches neither. Writes work/data/<corpus>-agreed.jsonl.
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from collections.abc import Iterator
from pathlib import Path

import torch
from recipe.network import Reader
from recipe.windows import Pieces, arrays, batches, window
from tokenizers import Tokenizer

from scripts.train import WORK, pretrained, read_sentences, sizes_of

SURE = 0.7
"""Least probability of the model's target for it to decide what the silver annotation leaves open."""


def decide(allowed: int, best: int, probability: float) -> int:
    """The allowed targets (bits) of a word after the model's best target has been heard.

    >>> decide(0b0110, 1, 0.9), decide(0b0110, 1, 0.5), decide(0b0001, 2, 0.9)
    (2, 6, 5)
    """
    if allowed >> best & 1:
        return 1 << best if probability >= SURE else allowed
    return allowed | 1 << best


def predictions(model: Reader, sentences: list[dict], pieces: Pieces, size: int) -> Iterator[tuple[int, list, list]]:
    """Index, best target and its probability of every word, sentence by sentence."""
    pool = [window([row], pieces, weight=index) for index, row in enumerate(sentences)]
    for batch in batches(pool, size, random.Random(0)):
        inputs = {name: torch.from_numpy(values) for name, values in arrays(batch).items()}
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(*(inputs[name] for name in ("pieces", "cases", "mask", "words")))["entity"]
        probability, best = logits.float().softmax(-1).max(-1)
        for row, item in enumerate(batch):
            count = len(item.words)
            yield int(item.weight), best[row, :count].tolist(), probability[row, :count].tolist()


def main() -> None:
    """Write the agreed form of each corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stage", required=True)
    parser.add_argument("--corpora", nargs="+", required=True)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    recipe = tomllib.loads(Path("config.toml").read_text(encoding="utf-8"))
    encoder = recipe["encoder"]
    pieces = Pieces(Tokenizer.from_file(str(pretrained(encoder["package"]) / "tokenizer.json")))
    model = Reader(sizes_of(recipe["stages"][options.stage]), encoder["case_classes"]).eval()
    model.load_state_dict(torch.load(WORK / options.stage / "model.pt", map_location="cpu"))
    for name in options.corpora:
        sentences = read_sentences(name)
        for index, best, probability in predictions(model, sentences, pieces, 2000):
            masks = sentences[index]["entity"]
            sentences[index]["entity"] = [decide(*word) for word in zip(masks, best, probability, strict=True)]
        with (WORK / "data" / f"{name}-agreed.jsonl").open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(sentence, ensure_ascii=False) + "\n" for sentence in sentences)


if __name__ == "__main__":
    main()
