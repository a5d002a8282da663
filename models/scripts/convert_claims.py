"""Claims, step 1: read the annotated articles with the shipped reader, and write the passages with their targets.

usage: python -m scripts.convert_claims --data FOLDER       (in models/, with the package installed)

FOLDER holds gold/train.articles.jsonl and gold/train.facts.jsonl, and the texts of our own annotation (see README.md).
The pipeline's own mentions, times and quantities are what the network will see at run time, so they are what it learns
from. Writes work/claims/train.pkl, and work/claims/own.pkl, which teaches no metrics: ours are shorter than the others.
"""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from recipe.annotations import annotated_facts
from recipe.claim_reading import example, gold_facts, read_unclaimed, words_of
from recipe.claim_targets import SKIP, targets
from spacy.language import Language

from extractor import Article
from extractor.annotations import read_annotations
from extractor.claim.facts import main_country
from extractor.claim.passages import read_passages
from extractor.pipeline import load
from scripts.train_claims import WORK


def passages(nlp: Language, article: Article, facts: list[dict]) -> Iterator[dict]:
    """The passages of an article with their targets."""
    doc = read_unclaimed(nlp, article)
    records = read_annotations(doc)
    home = main_country(records.mentions)
    for passage in read_passages(doc, records, records.quantities):
        known = facts, doc._.published, home.iso3 if home else None
        yield example(doc, passage, targets(passage, words_of(doc, passage), *known))


def main() -> None:
    """Convert."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../../shared/data"))
    parser.add_argument("--model", help="folder of the reader, else the shipped one")
    options = parser.parse_args()
    nlp = load(options.model)
    made = {"train": [], "own": []}
    for article, facts in gold_facts(options.data / "gold"):
        made["train"] += passages(nlp, article, facts)
    for article, facts in annotated_facts(options.data):
        made["own"] += passages(nlp, replace(article, doc_id=f"own/{article.doc_id}"), facts)
    for row in made["own"]:
        row["targets"]["metric"][:] = SKIP
    WORK.mkdir(parents=True, exist_ok=True)
    for name, examples in made.items():
        with (WORK / f"{name}.pkl").open("wb") as stream:
            pickle.dump(examples, stream)


if __name__ == "__main__":
    main()
