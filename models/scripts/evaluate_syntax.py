"""Step 4: score the exported model's tags, lemmas, trees and sentences on a treebank; writes metrics/syntax.json.

usage: python -m scripts.evaluate_syntax --data FOLDER [--model reader]        (in models/)

Tags, lemmas and trees on gold tokens and sentences, with the spaces between them, every word counted, punctuation too.
Sentences on raw text through the run-time pipeline, where a sentence is found if both its ends are, or by its start
alone.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from recipe import treebank
from recipe.scoring import GoldWords, f_score

from extractor.tag.lemmas import Lemmatizer, apply_script


def word_scores(reader: GoldWords, sentences: Iterable[dict]) -> dict[str, float | int]:
    """Accuracy of each head over all words."""
    right: Counter[str] = Counter()
    words = 0
    lemmatizer = Lemmatizer(reader.labels["lemma"], reader.network.config["lemmas"])
    for sentence in sentences:
        reading = reader(sentence["words"], joined=treebank.joined(sentence))
        words += len(sentence["words"])
        for head in ("upos", "xpos", "morph"):
            found = [reader.labels[head][index] for index in reading.labels[head]]
            right[head] += sum(map(str.__eq__, found, sentence[head]))
        tags = [reader.labels["upos"][index] for index in reading.labels["upos"]]
        for word, script, tag, gold in zip(
            sentence["words"], reading.labels["lemma"], tags, sentence["lemma"], strict=True
        ):
            right["lemma"] += gold == "_" or lemmatizer.lemma(word, script, tag) == apply_script(word, gold)
        heads = [0 if head == index else head + 1 for index, head in enumerate(reading.heads.tolist())]
        relations = [reader.labels["relation"][index] for index in reading.labels["relation"]]
        for head, relation, gold_head, gold in zip(
            heads, relations, sentence["head"], sentence["relation"], strict=True
        ):
            right["uas"] += head == gold_head
            right["las"] += head == gold_head and relation == gold
    return {head: round(count / words, 4) for head, count in right.items()} | {"words": words}


def sentence_scores(model: Path, path: Path) -> tuple[dict[str, float | int], dict[str, float | int]]:
    """F1 of sentences in raw text, where both their ends count, and of their starts alone.

    Paragraphs are given as blank lines, as an article's layout gives them.
    """
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("extractor_layout")
    nlp.add_pipe("extractor_reader", config={"model": str(model)})
    counts = {"both": Counter[str](), "starts": Counter[str]()}
    for text, gold in treebank.raw_documents(path):
        found = {(sent[0].idx, sent[-1].idx + len(sent[-1])) for sent in _trimmed(nlp(text))}
        for name, is_found, is_gold in (
            ("both", found, gold),
            ("starts", {start for start, _ in found}, {start for start, _ in gold}),
        ):
            counts[name].update(right=len(is_found & is_gold), predicted=len(is_found), gold=len(is_gold))
    both, starts = (f_score(count["right"], count["predicted"], count["gold"]) for count in counts.values())
    return both, starts


def _trimmed(doc) -> Iterable[list]:
    for sent in doc.sents:
        tokens = [token for token in sent if not token.is_space]
        if tokens:
            yield tokens


def main() -> None:
    """Score EWT dev and GUM dev (open genres)."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=Path("reader"))
    parser.add_argument("--output", type=Path, default=Path("metrics/syntax.json"))
    options = parser.parse_args()
    reader, bank = GoldWords(options.model), options.data / "ud"
    ewt = bank / "ewt/en_ewt-ud-dev.conllu.gz"
    gum = treebank.read_archive(bank / "gum-open-genres.tar.gz", "dev")
    both, starts = sentence_scores(options.model, ewt)
    made = {
        "EWT dev": word_scores(reader, treebank.read_gzip(ewt)),
        "GUM dev": word_scores(reader, gum),
        "EWT dev, both ends": both,
        "EWT dev, starts": starts,
    }
    options.output.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
