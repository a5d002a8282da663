"""Step 4: score the exported model's entities; writes metrics/entities.json.

usage: python -m scripts.evaluate_entities --data FOLDER [--model reader]        (in models/)

worldwide: exact spans over raw articles through the run-time pipeline. CrossNER politics and UNER-EWT: exact spans on
gold tokens; labels that map to one target are counted, GPE, LOC and FAC as one. A span whose label may stand for
several is left out on both sides: it is not looked for, and finding it as one of them is no error. UNER-EWT is read
in its documents, as the run time reads articles, and sentence by sentence; CrossNER's sentences stand alone.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from recipe import treebank
from recipe.corpora import Tagged, read_iob2, retokenize
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


Row = tuple[list[str], list[str], bool]
"""Words and tags of a gold sentence, and whether it opens a document."""


def alone(path: Path) -> Iterator[Row]:
    """Every sentence of a set, each a document of its own."""
    return ((*sentence, True) for sentence in read_iob2(path))


def in_documents(path: Path, bank: Path) -> Iterator[Row]:
    """Every sentence of a set in the order of a treebank of the same sentences, which has their documents."""
    tagged: dict[str, list[Tagged]] = defaultdict(list)
    for words, tags in read_iob2(path):
        tagged["".join(words)].append((words, tags))
    for sentence in treebank.read_gzip(bank):
        yield *tagged["".join(sentence["words"])].pop(0), sentence.get("first", False)


def on_gold_tokens(reader: GoldWords, rows: Iterable[Row], family: str) -> Pairs:
    """Gold and predicted word spans of every document of a set."""
    mapping = {label: {merged(target) for target in targets} for label, targets in MAPPING[family].items()}
    for document in documents(rows):
        words: list[str] = []
        starts: list[int] = []
        gold: set[Span] = set()
        open_spans: set[Span] = set()
        for sentence_words, sentence_tags, _ in document:
            new_words, tags = retokenize(sentence_words, sentence_tags)
            for start, end, label in spans(tags):
                targets = mapping.get(label, set())
                found = {(len(words) + start, len(words) + end, target) for target in targets}
                (gold if len(targets) == 1 else open_spans).update(found)
            starts.append(len(words))
            words += new_words
        yield gold, reader.entities(words, starts) - open_spans


def documents(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The sentences of each document."""
    document: list[Row] = []
    for row in rows:
        if row[2] and document:
            yield document
            document = []
        document.append(row)
    if document:
        yield document


def main() -> None:
    """Score the three sets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=Path("reader"))
    parser.add_argument("--output", type=Path, default=Path("metrics/entities.json"))
    options = parser.parse_args()
    reader, ner = GoldWords(options.model), options.data / "ner"
    named = ("PERSON", "ORG", "PLACE")
    uner, treebank_dev = ner / "train/uner_ewt-dev.iob2.gz", options.data / "ud/ewt/en_ewt-ud-dev.conllu.gz"
    politics = on_gold_tokens(reader, alone(ner / "train/crossner-politics-dev.iob2.gz"), "crossner")
    uner_documents = on_gold_tokens(reader, in_documents(uner, treebank_dev), "uner")
    uner_sentences = on_gold_tokens(reader, alone(uner), "uner")
    made = {
        "worldwide dev": span_scores(worldwide(options.model, ner / "dev"), (*named, "NORP")),
        "CrossNER politics dev": span_scores(politics, (*named, "EVENT")),
        "UNER-EWT dev": span_scores(uner_documents, named),
        "UNER-EWT dev, single sentences": span_scores(uner_sentences, named),
    }
    options.output.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
