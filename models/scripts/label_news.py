"""Step 2c: label raw news with the shipped pipeline, so that the next reader learns what the tables know.

usage: python -m scripts.label_news --data FOLDER [--articles 12000]        (in models/, after scripts.export)

FOLDER holds news/current-events-2010-2026.jsonl.gz and news/open-articles.jsonl.gz (see config.toml). The reader and
the resolver of the pipeline read them; a word of a mention has that mention's label as its only target, a word that
the reader is not sure about has all (``recipe/agreement.py``). Writes work/data/news.jsonl, one sentence a line.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path

from recipe.agreement import self_labelled

from extractor.pipeline import load
from scripts.train import WORK

SOURCES = ("news/current-events-2010-2026.jsonl.gz", "news/open-articles.jsonl.gz")
LONGEST = 6000
"""Characters of an article that are read: its first paragraphs hold most of its names."""


def texts(data: Path, articles: int | None) -> Iterator[tuple[str, str | None]]:
    """Text and date of a random choice of the items of both sources, full articles first; of all for None."""
    draw = random.Random(0)
    rows = []
    for source in reversed(SOURCES):
        with gzip.open(data / source, "rt", encoding="utf-8") as stream:
            lines = [json.loads(line) for line in stream]
        draw.shuffle(lines)
        rows += [(line["text"][:LONGEST], line.get("published") or line.get("date")) for line in lines]
    yield from rows[:articles]


def main() -> None:
    """Label and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=12_000)
    options = parser.parse_args()
    nlp = load()
    for name in ("extractor_quantities", "extractor_times", "extractor_claims"):
        nlp.disable_pipe(name)
    new = WORK / "data" / "news.new"
    with new.open("w", encoding="utf-8") as stream:
        for text, published in texts(options.data, options.articles):
            doc = nlp.make_doc(text)
            doc._.published = published
            for sentence in self_labelled(nlp(doc)):
                stream.write(json.dumps(sentence, ensure_ascii=False) + "\n")
    new.replace(new.with_suffix(".jsonl"))


if __name__ == "__main__":
    main()
