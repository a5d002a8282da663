"""Step 4: score the exported model's entities; writes metrics/entities.json.

usage: python -m scripts.evaluate_entities --data FOLDER [--model reader]        (in models/)

worldwide: exact spans over raw articles through the run-time pipeline. CrossNER politics and UNER-EWT: exact spans on
gold tokens; labels that map to one target are counted, GPE, LOC and FAC as one.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from recipe.corpora import read_iob2, retokenize
from recipe.labels import MAPPING, spans
from recipe.scoring import GoldWords, Span, merged, span_scores

Pairs = Iterator[tuple[set[Span], set[Span]]]


def worldwide(model: Path, folder: Path) -> Pairs:
    """Gold and predicted character spans of every article."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("extractor_layout")
    nlp.add_pipe("extractor_reader", config={"model": str(model)})
    gold: dict[str, set[Span]] = {}
    with gzip.open(folder / "worldwide.entities.jsonl.gz", "rt", encoding="utf-8") as stream:
        for row in map(json.loads, stream):
            gold.setdefault(row["doc_id"], set()).add((row["start"], row["end"], merged(row["label"])))
    with gzip.open(folder / "worldwide.articles.jsonl.gz", "rt", encoding="utf-8") as stream:
        for article in map(json.loads, stream):
            found = nlp(article["text"]).ents
            yield gold.get(article["doc_id"], set()), {(e.start_char, e.end_char, merged(e.label_)) for e in found}


def on_gold_tokens(reader: GoldWords, path: Path, family: str) -> Pairs:
    """Gold and predicted word spans of every sentence of a set."""
    mapping = {label: {merged(target) for target in targets} for label, targets in MAPPING[family].items()}
    for sentence in read_iob2(path):
        words, tags = retokenize(*sentence)
        gold = {(start, end, *mapping[label]) for start, end, label in spans(tags) if len(mapping.get(label, ())) == 1}
        yield gold, reader.entities(words)  # type: ignore[misc]


def main() -> None:
    """Score the three sets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=Path("reader"))
    parser.add_argument("--output", type=Path, default=Path("metrics/entities.json"))
    options = parser.parse_args()
    reader, ner = GoldWords(options.model), options.data / "ner"
    named = ("PERSON", "ORG", "PLACE")
    politics = on_gold_tokens(reader, ner / "train/crossner-politics-dev.iob2.gz", "crossner")
    uner = on_gold_tokens(reader, ner / "train/uner_ewt-dev.iob2.gz", "uner")
    made = {
        "worldwide dev": span_scores(worldwide(options.model, ner / "dev"), (*named, "NORP")),
        "CrossNER politics dev": span_scores(politics, (*named, "EVENT")),
        "UNER-EWT dev": span_scores(uner, named),
    }
    options.output.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
