"""Our own annotation (annotations/): of open texts, which lie in the data folder, and of texts written for it.

An open text is named by its id among the open articles (news/open-articles), as "gmb-all/" and the number of the first
of eight sentences (ner/train/gmb-all), as "current-events/" and the number of its line (news/current-events), or as
"factbook/" and its file (news/factbook-prose). Of an article its first 6,000 characters are annotated with facts
(facts.csv), and with names (names.csv) as far as the row reaches that has the label "TEXT". The texts of written/ hold
their names in themselves: [[Oslo|GPE]], or [[Dave's|ORG/FAC]] for a name that may be either.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from extractor import Article
from recipe.corpora import read_iob2

FOLDER = Path("annotations")
LONGEST = 6000
"""Characters of an article that are annotated."""
PASSAGE = 8
"""Sentences of a passage of the Groningen Meaning Bank, which has no articles."""
AGENCY, EVENTS, FACTBOOK = "gmb-all/", "current-events/", "factbook/"
PROSE, NAMED = 25, 0.02
"""Spaces, and share of capitals, above which a section of a country's profile is prose with names."""
NAME = re.compile(r"\[\[(.+?)\|([A-Z/]+)\]\]")
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


def written_names() -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """The texts written for training with their names: first character, the one behind the last, labels with "/"."""
    for path in sorted((FOLDER / "written").glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            yield unmarked(block.strip("\n"))


def unmarked(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """A text without the marks of its names, and the names.

    >>> unmarked("[[Ann|PERSON]] left [[Oslo|GPE]].")
    ('Ann left Oslo.', [(0, 3, 'PERSON'), (9, 13, 'GPE')])
    """
    text, names, position = "", [], 0
    for match in NAME.finditer(marked):
        text += marked[position : match.start()]
        names.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        position = match.end()
    return text + marked[position:], names


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
    for article in _open_texts(data):
        if article.doc_id in missing:
            missing.discard(article.doc_id)
            yield article
        if not missing:
            return
    raise SystemExit(f"{data} lacks {len(missing)} of the annotated texts: {sorted(missing)[0]!r} ...")


def _open_texts(data: Path) -> Iterator[Article]:
    """All texts that the tables may name."""
    for row in _lines(data / "news/open-articles.jsonl.gz"):
        yield Article(text=row["text"][:LONGEST], doc_id=row["doc_id"], published=row.get("published"))
    sentences = [as_written(words) for words, _ in read_iob2(data / "ner/train/gmb-all.iob2.gz")]
    for first in range(0, len(sentences), PASSAGE):
        yield Article(text=" ".join(sentences[first : first + PASSAGE]), doc_id=f"{AGENCY}{first}")
    for number, row in enumerate(_lines(data / "news/current-events-2010-2026.jsonl.gz")):
        yield Article(text=row["text"], doc_id=f"{EVENTS}{number}")
    for row in _lines(data / "news/factbook-prose.jsonl.gz"):
        prose = "\n".join(text for text in (section["text"] for section in row["sections"]) if _is_prose(text))
        yield Article(text=prose[:LONGEST], doc_id=FACTBOOK + row["file"])


def _lines(path: Path) -> Iterator[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def _is_prose(text: str) -> bool:
    return text.count(" ") > PROSE and sum(map(str.isupper, text)) > NAMED * len(text)
