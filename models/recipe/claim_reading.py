"""Articles as the claim component gets them, and the passages that the claim network learns from."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from extractor import Article
from extractor.claim.passages import Passage, arrays
from extractor.pipeline.reading import make_doc


def gold_facts(folder: Path) -> Iterator[tuple[Article, list[dict]]]:
    """The annotated articles of a folder with their facts."""
    facts = defaultdict(list)
    for line in (folder / "train.facts.jsonl").open(encoding="utf-8"):
        fact = json.loads(line)
        facts[fact["doc_id"]].append(fact)
    for line in (folder / "train.articles.jsonl").open(encoding="utf-8"):
        article = Article.from_dict(json.loads(line))
        yield article, facts[article.doc_id or ""]


def read_unclaimed(nlp: Language, article: Article) -> Doc:
    """The article behind all components but the one that reads claims."""
    doc = make_doc(nlp, article)
    for name, component in nlp.pipeline:
        doc = doc if name == "extractor_claims" else component(doc)
    return doc


def words_of(doc: Doc, passage: Passage) -> list[str]:
    """The words of a passage."""
    return [doc[token].text for token in passage.tokens]


def example(doc: Doc, passage: Passage, targets: dict[str, np.ndarray]) -> dict:
    """A passage to learn from: its words, its inputs with the vectors at half their precision, and its targets."""
    inputs = arrays(doc, passage)
    inputs["states"] = inputs["states"].astype("float16")
    return {"doc_id": doc._.doc_id, "inputs": inputs, "targets": targets, "words": words_of(doc, passage)}
