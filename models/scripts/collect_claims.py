"""Claims, step 1b: read raw news with the shipped reader, for a claim network to learn from its teachers' answers.

usage: python -m scripts.collect_claims --data FOLDER [--items 2000]        (in models/, after scripts.convert_claims)

FOLDER holds news/current-events-2010-2026.jsonl.gz and news/open-articles.jsonl.gz (see config.toml), and
gold/train.articles.jsonl, whose articles are left out. All articles are taken, and so many of the longer items with
figures. Writes work/claims/raw.pkl: passages as those of scripts.convert_claims, without answers.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Iterator
from pathlib import Path

from recipe.claim_reading import example, read_unclaimed
from recipe.claim_targets import unanswered

from extractor import Article
from extractor.annotations import read_annotations
from extractor.claim.passages import read_passages
from extractor.pipeline import load
from scripts.label_news import texts
from scripts.train_claims import WORK

SHORTEST, DIGITS = 250, 4
"""Characters of an item at least, and digits in it."""
HEAD = 200
"""Characters by which an article is known again."""


def raw_articles(data: Path, items: int) -> Iterator[tuple[str, str | None]]:
    """Text and date of the articles and items that are not annotated."""
    with (data / "gold/train.articles.jsonl").open(encoding="utf-8") as stream:
        known = {json.loads(line)["text"].strip()[:HEAD] for line in stream}
    for text, published in texts(data, None):
        item = len(text) < 4 * SHORTEST
        if text.strip()[:HEAD] in known or len(text) < SHORTEST or sum(map(str.isdigit, text)) < DIGITS:
            continue
        if item:
            items -= 1
        if items < 0:
            return
        yield text, published


def main() -> None:
    """Read and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../../shared/data"))
    parser.add_argument("--items", type=int, default=2000)
    options = parser.parse_args()
    nlp = load()
    examples = []
    for number, (text, published) in enumerate(raw_articles(options.data, options.items)):
        doc = read_unclaimed(nlp, Article(text=text, doc_id=f"raw/{number}", published=published))
        records = read_annotations(doc)
        for passage in read_passages(doc, records, records.quantities):
            examples.append(example(doc, passage, unanswered(passage)))
    WORK.mkdir(parents=True, exist_ok=True)
    with (WORK / "raw.pkl").open("wb") as stream:
        pickle.dump(examples, stream)


if __name__ == "__main__":
    main()
