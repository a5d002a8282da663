"""Claims, step 1: read the annotated articles with the shipped reader, and write the passages with their targets.

usage: python -m scripts.convert_claims --data FOLDER       (in models/, with the package installed)

FOLDER holds gold/train.articles.jsonl and gold/train.facts.jsonl (see README.md). The pipeline's own mentions, times
and quantities are what the network will see at run time, so they are what it learns from.
Writes work/claims/train.pkl.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections import defaultdict
from pathlib import Path

from recipe.claim_reading import example, read_unclaimed, words_of
from recipe.claim_targets import targets

from extractor import Article
from extractor.annotations import read_annotations
from extractor.claim.facts import main_country
from extractor.claim.passages import read_passages
from extractor.pipeline import load


def main() -> None:
    """Convert."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../../shared/data"))
    parser.add_argument("--set", default="train")
    parser.add_argument("--model", help="folder of the reader, else the shipped one")
    options = parser.parse_args()
    gold = options.data / "gold"
    facts = defaultdict(list)
    for line in (gold / f"{options.set}.facts.jsonl").open(encoding="utf-8"):
        fact = json.loads(line)
        facts[fact["doc_id"]].append(fact)
    nlp = load(options.model)
    examples = []
    for line in (gold / f"{options.set}.articles.jsonl").open(encoding="utf-8"):
        doc = read_unclaimed(nlp, Article.from_dict(json.loads(line)))
        records = read_annotations(doc)
        home = main_country(records.mentions)
        for passage in read_passages(doc, records, records.quantities):
            known = facts[doc._.doc_id], doc._.published, home.iso3 if home else None
            examples.append(example(doc, passage, targets(passage, words_of(doc, passage), *known)))
    folder = Path("work/claims")
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{options.set}.pkl").open("wb") as stream:
        pickle.dump(examples, stream)


if __name__ == "__main__":
    main()
