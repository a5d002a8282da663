"""Step 2b: keep of a silver corpus what an exported model agrees with.

usage: python -m scripts.agree --corpus gmb --model work/first/reader        (in models/, after exporting that model)

Where the model's best target is among those that the silver annotation allows, the word keeps that one alone; where
they differ, both stay allowed, so that the word teaches neither. Writes work/data/<corpus>-agreed.jsonl.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from recipe.agreement import agreed
from recipe.scoring import GoldWords

from scripts.train import WORK, read_sentences


def main() -> None:
    """Write the agreed form of the corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--model", type=Path, required=True)
    options = parser.parse_args()
    reader = GoldWords(options.model)
    new = WORK / "data" / f"{options.corpus}-agreed.new"
    with new.open("w", encoding="utf-8") as stream:
        for sentence in read_sentences(options.corpus):
            sentence["entity"] = agreed(sentence["entity"], reader.logits(sentence["words"])["entity"])
            stream.write(json.dumps(sentence, ensure_ascii=False) + "\n")
    new.replace(new.with_suffix(".jsonl"))


if __name__ == "__main__":
    main()
