"""Our own annotation of open texts (annotations/), which lie beside it: news/open-articles and ner/train/gmb-all.

A text is named by its id among the open articles, or as "gmb-all/" and the number of the first of eight sentences. Of
an article its first 6,000 characters are annotated with facts (facts.csv), and with names (names.csv) as far as the row
reaches that has the label "TEXT".
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from extractor import Article
from recipe.corpora import read_iob2

FOLDER = Path("annotations")
LONGEST = 6000
"""Characters of an article that are annotated."""
PASSAGE = 8
"""Sentences of a passage of the Groningen Meaning Bank, which has no articles."""
AGENCY = "gmb-all/"
_SPACES = (
    (re.compile(r"`` "), '"'),
    (re.compile(r" ''"), '"'),
    (re.compile(r" ([,.;:?!%)])"), r"\1"),
    (re.compile(r" ('s|'|n't|'re|'ve|'ll|'d)\b"), r"\1"),
    (re.compile(r"([$(]) "), r"\1"),
)
"""What is written without the spaces between words, in turn."""


def annotated_facts(data: Path) -> Iterator[tuple[Article, list[dict]]]:
    """The annotated articles with their facts (fields of the fact record; "kind" is None where nobody can tell).

    data: the folder that holds news/ and ner/. Raises SystemExit if a text is not there.
    """
    facts: dict[str, list[dict]] = defaultdict(list)
    with (FOLDER / "facts.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            places = {"start": int(row["start"]), "end": int(row["end"])}
            facts[row["doc_id"]].append({name: value or None for name, value in row.items()} | places)
    for article in _texts(data, set(facts)):
        yield article, facts[article.doc_id or ""]


def annotated_names(data: Path) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """The texts with their names: first character, the one behind the last, label.

    data: the folder that holds news/ and ner/. Raises SystemExit if a text is not there.
    """
    names: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    with (FOLDER / "names.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            names[row["doc_id"]].append((int(row["start"]), int(row["end"]), row["label"]))
    for article in _texts(data, set(names)):
        rows = names[article.doc_id or ""]
        end = next(end for _, end, label in rows if label == "TEXT")
        yield article.text[:end], [row for row in rows if row[2] != "TEXT"]


def as_written(words: list[str]) -> str:
    """A tokenized sentence as a newspaper prints it.

    >>> as_written(["It", "cost", "$", "5", ",", "he", "said", "."])
    'It cost $5, he said.'
    """
    text = " ".join(words)
    for pattern, replacement in _SPACES:
        text = pattern.sub(replacement, text)
    return text


def _texts(data: Path, wanted: set[str]) -> Iterator[Article]:
    missing = set(wanted)
    with gzip.open(data / "news/open-articles.jsonl.gz", "rt", encoding="utf-8") as stream:
        for row in map(json.loads, stream):
            if row["doc_id"] in missing:
                missing.discard(row["doc_id"])
                yield Article(text=row["text"][:LONGEST], doc_id=row["doc_id"], published=row.get("published"))
    sentences = [words for words, _ in read_iob2(data / "ner/train/gmb-all.iob2.gz")]
    for name in sorted(name for name in missing if name.startswith(AGENCY)):
        first = int(name.removeprefix(AGENCY))
        missing.discard(name)
        yield Article(text=" ".join(map(as_written, islice(sentences, first, first + PASSAGE))), doc_id=name)
    if missing:
        raise SystemExit(f"{data} lacks {len(missing)} of the annotated texts: {sorted(missing)[0]!r} ...")
