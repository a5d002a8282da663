"""Step 1: turn the corpora into one line of JSON a sentence, under work/data.

usage: python -m scripts.convert --data FOLDER        (in models/)

FOLDER holds ner/, ud/, knowledge/ and news/ as config.toml lists them with their public addresses. A line holds
``words`` and what is annotated: ``entity`` (allowed targets as integers, see recipe/labels.py); of the treebanks
``upos``, ``xpos``, ``morph``, ``lemma``, ``relation`` (label numbers of labels.json), ``head`` (0 = root) and ``first``
(opens a document). Sentences of EWT that UNER annotates too hold both.
"""

from __future__ import annotations

import argparse
import json
import logging
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from recipe import gazetteer, treebank
from recipe.agreement import mark_name, sentence_lines
from recipe.annotations import annotated_names, written_names
from recipe.corpora import names_only, read_iob2, retokenize
from recipe.labels import OUTSIDE, allowed
from recipe.mentions import entity_masks
from recipe.silver import repair

WORK = Path("work/data")
log = logging.getLogger("convert")


def entity_sentences(path: Path, family: str, names: gazetteer.Gazetteer) -> Iterator[dict]:
    """The sentences of one entity corpus with the targets that every word may have."""
    for sentence in read_iob2(path):
        words, tags = retokenize(*sentence)
        if family == "gmb":
            tags = repair(words, tags, names)
        elif family in ("re3d", "grobid"):
            tags = names_only(words, tags)
        yield {"words": words, "entity": allowed(words, tags, family, names)}


def treebank_sentences(data: Path, names: gazetteer.Gazetteer) -> dict[str, list[dict]]:
    """Training sentences of EWT, with UNER's entities, and of GUM, with its own; labels as names."""
    ewt = list(treebank.read_gzip(data / "ud/ewt/en_ewt-ud-train.conllu.gz"))
    marked = {"".join(words): (words, tags) for words, tags in read_iob2(data / "ner/train/uner_ewt-train.iob2.gz")}
    for sentence in ewt:
        words, tags = marked.get("".join(sentence["words"]), ([], []))
        moved = treebank.transfer(words, tags, sentence["words"])
        if moved is not None:
            sentence["entity"] = allowed(sentence["words"], moved, "uner", names)
    gum = list(treebank.read_archive(data / "ud/gum-open-genres.tar.gz", "train"))
    for sentence in gum:
        sentence["entity"] = entity_masks(sentence, sentence["misc"], names)
    return {"ewt": ewt, "gum": gum}


def own_sentences(texts: Iterable[tuple[str, list[tuple[int, int, str]]]]) -> Iterator[dict]:
    """The sentences of our own annotation; a name that does not end with its words teaches nothing."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    for text, names in texts:
        doc = nlp(text)
        for token in doc[:-1]:
            if "\n" in token.text:
                token.nbor().is_sent_start = True
        masks = [OUTSIDE] * len(doc)
        for start, end, labels in names:
            span = doc.char_span(start, end)
            mark_name(masks, span or doc.char_span(start, end, alignment_mode="expand"), labels if span else None)
        yield from sentence_lines(doc, masks)


def write(name: str, sentences: Iterator[dict]) -> None:
    """Write sentences as lines of JSON."""
    WORK.mkdir(parents=True, exist_ok=True)
    count = 0
    with (WORK / f"{name}.jsonl").open("w", encoding="utf-8") as stream:
        for sentence in sentences:
            stream.write(json.dumps(sentence, ensure_ascii=False) + "\n")
            count += 1
    log.info("%s: %d sentences", name, count)


def main() -> None:
    """Convert every set of config.toml."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with ner/, ud/, knowledge/ and news/")
    data = parser.parse_args().data
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    config = tomllib.loads(Path("config.toml").read_text(encoding="utf-8"))
    names = gazetteer.load(data)
    banks = treebank_sentences(data, names)
    labels = treebank.label_lists(sentence for bank in banks.values() for sentence in bank)
    lemmas = treebank.lemma_table(sentence for bank in banks.values() for sentence in bank)
    spacing = treebank.spacing_table(banks["ewt"])
    positions: dict[str, dict[str, int]] = {}
    banks = {
        name: [treebank.numbered(sentence, labels, positions) for sentence in bank] for name, bank in banks.items()
    }
    banks["gum"] = [treebank.without_marks(sentence) for sentence in banks["gum"]]
    for name, bank in banks.items():
        write(name, iter(bank))
    together = treebank.seen_together(sentence for bank in banks.values() for sentence in bank)
    for name, content in (
        ("labels", labels),
        ("lemmas", lemmas),
        ("together", together),
        ("spacing", spacing),
    ):
        (WORK / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    for part in config["corpora"]:
        if "files" not in part:
            continue
        paths = [path for pattern in part["files"] for path in sorted((data / "ner/train").glob(pattern))]
        paths = [path for path in paths if path.name not in part.get("without", ())]
        write(part["name"], (row for path in paths for row in entity_sentences(path, part["family"], names)))
    write("own", own_sentences(annotated_names(data)))
    write("written", own_sentences(written_names()))


if __name__ == "__main__":
    main()
