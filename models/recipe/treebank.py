"""Reading CoNLL-U treebanks: the columns that the heads learn, and entities laid over the same text."""

from __future__ import annotations

import gzip
import io
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log
from pathlib import Path

from spacy.lang.lex_attrs import like_url

from extractor.tag.decode_tags import JOINT
from extractor.tag.lemmas import apply_script, make_script
from extractor.tag.marks import BEFORE, BEHIND, BETWEEN, FREE, standing
from recipe.labels import spans
from recipe.windows import SKIP

RARE = {"upos": 1, "xpos": 1, "morph": 2, "lemma": 3, "relation": 2}
"""Fewest words that a label must stand on to be learned; words of rarer ones are left out of that head's loss."""


KNOWN, CONSTANT = 2, 0.9
"""A word's lemma is taken from the table if training has it this often, and this share of it with one lemma."""


COMMON, PRIOR = 10, 5
"""Fewest times that a mark stands in training for its spaces to tell something, and weight of what they tell at all."""
STANDINGS = (FREE, BEHIND, BEFORE, BETWEEN)


def parse(lines: Iterable[str]) -> Iterator[dict]:
    """Sentences of a CoNLL-U file: a list for each column by name (``words``, ``upos`` ...), lemmas as edit scripts.

    Syntactic words only: "don't" is "do" and "n't", as the run-time tokenizer splits it. ``first`` marks the first
    sentence of a document.
    """
    rows: list[list[str]] = []
    first = False
    for line in lines:
        if line.startswith("# newdoc"):
            first = True
        columns = line.rstrip("\n").split("\t")
        if columns[0].isdigit():
            rows.append(columns)
        elif not line.strip() and rows:
            yield _sentence(rows, first)
            rows, first = [], False
    if rows:
        yield _sentence(rows, first)


def _sentence(rows: Sequence[Sequence[str]], first: bool) -> dict:
    sentence: dict = {"words": [row[1] for row in rows]}
    for head, column in (("upos", 3), ("xpos", 4), ("morph", 5), ("relation", 7)):
        sentence[head] = [row[column] for row in rows]
    sentence["lemma"] = [make_script(row[1], row[2]) if row[2] != "_" else "_" for row in rows]
    sentence["head"] = [int(row[6]) for row in rows]
    sentence["misc"] = [row[9] for row in rows]
    if first:
        sentence["first"] = True
    return sentence


def read_gzip(path: Path) -> Iterator[dict]:
    """Sentences of a ``.conllu.gz`` file."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        yield from parse(stream)


def read_archive(path: Path, part: str) -> Iterator[dict]:
    """Sentences of the documents of one part (train, dev, test) of an archive with a ``splits.md``."""
    with tarfile.open(path) as archive:
        members = {Path(member.name).stem: member for member in archive.getmembers() if member.isfile()}
        for name in documents(archive.extractfile(members["splits"]).read().decode("utf-8"), part):  # type: ignore[union-attr]
            if name in members:
                yield from parse(io.TextIOWrapper(archive.extractfile(members[name]), encoding="utf-8"))  # type: ignore[arg-type]


def documents(splits: str, part: str) -> list[str]:
    r"""Names listed under the heading of a part in GUM's ``splits.md``.

    >>> documents("## dev\n\n  * GUM_bio_byron\n\n## test\n\n  * GUM_bio_dvorak\n", "test")
    ['GUM_bio_dvorak']
    """
    section = splits.split(f"## {part}\n", 1)[1].split("\n## ", 1)[0]
    return [line.strip(" *") for line in section.splitlines() if line.strip().startswith("*")]


def raw_documents(path: Path) -> Iterator[tuple[str, set[tuple[int, int]]]]:
    """Text of every document of a ``.conllu.gz`` file, a blank line between paragraphs, and its sentences' offsets."""
    text, sentences = "", set()
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            if line.startswith("# newdoc") and text:
                yield text, sentences
                text, sentences = "", set()
            elif line.startswith("# newpar") and text:
                text = text.rstrip() + "\n\n"
            elif line.startswith("# text = "):
                sentence = line[len("# text = ") :].strip()
                sentences.add((len(text), len(text) + len(sentence)))
                text += sentence + " "
    yield text, sentences


def transfer(words: Sequence[str], tags: Sequence[str], onto: Sequence[str]) -> list[str] | None:
    """BIO tags of ``words`` laid over another split of the same characters; None if the characters differ.

    >>> transfer(["SS-N-22", "flew"], ["B-OTH", "O"], ["SS", "-", "N-22", "flew"])
    ['B-OTH', 'I-OTH', 'I-OTH', 'O']
    """
    if "".join(words) != "".join(onto):
        return None
    labels: list[str] = []
    for start, end, label in _filled(words, tags):
        labels += [label] * sum(map(len, words[start:end]))
    moved, position, before = [], 0, ""
    for word in onto:
        label = labels[position]
        position += len(word)
        moved.append("O" if label == "O" else ("I-" if label == before else "B-") + label.split("#")[0])
        before = label
    return moved


def _filled(words: Sequence[str], tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """All words as (start, end, label) runs: entities with a number of their own ("LOC#2"), single words as "O"."""
    position = 0
    for number, (start, end, label) in enumerate(spans(tags)):
        yield from ((index, index + 1, "O") for index in range(position, start))
        yield start, end, f"{label}#{number}"
        position = end
    yield from ((index, index + 1, "O") for index in range(position, len(words)))


def label_lists(sentences: Iterable[dict]) -> dict[str, list[str]]:
    """The labels of each head that are not rare, in alphabetical order."""
    counts: dict[str, Counter[str]] = {head: Counter() for head in RARE}
    for sentence in sentences:
        for head in RARE:
            counts[head].update(sentence[head])
    labels = {
        head: sorted(
            label for label, count in found.items() if count >= RARE[head] and (head != "lemma" or label != "_")
        )
        for head, found in counts.items()
    }
    return labels | {"sentence": ["inside", "start"]}


def lemma_table(sentences: Iterable[dict]) -> dict[str, dict[str, str]]:
    """Lemmas of the words that nearly always have the same one: part of speech -> lower-cased word -> lemma.

    Names are left out: what they are is not in their form. ``sentences`` have labels as names.
    """
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word, upos, script in zip(sentence["words"], sentence["upos"], sentence["lemma"], strict=True):
            if upos != "PROPN" and script != "_":
                counts[upos, word.lower()][apply_script(word, script)] += 1
    table: dict[str, dict[str, str]] = defaultdict(dict)
    for (upos, word), lemmas in sorted(counts.items()):
        lemma, most = lemmas.most_common(1)[0]
        if lemmas.total() >= KNOWN and most >= CONSTANT * lemmas.total():
            table[upos][word] = lemma
    return dict(table)


def joined(sentence: dict) -> list[bool]:
    """Whether no space parts each word from the one before, by the last column."""
    return [False, *("SpaceAfter=No" in column for column in sentence["misc"][:-1])]


def spacing_table(sentences: Iterable[dict]) -> dict[str, dict[str, dict[str, float]]]:
    """What the spaces around a mark tell of its tag (``extractor/tag/marks.py``), of the marks that are not rare.

    ``sentences`` have labels as names. Counts of a standing are smoothed by ``PRIOR`` marks that stand anyhow.
    """
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: {name: Counter() for name in STANDINGS})
    for sentence in sentences:
        spaces = joined(sentence)
        for place, (word, tag) in enumerate(zip(sentence["words"], sentence["xpos"], strict=True)):
            if not any(map(str.isalnum, word)):
                counts[word][standing(spaces, place)][tag] += 1
    table: dict[str, dict[str, dict[str, float]]] = {}
    for mark, by_standing in sorted(counts.items()):
        every = sum(by_standing.values(), Counter())
        if every.total() >= COMMON:
            shares = {tag: count / every.total() for tag, count in sorted(every.items())}
            table[mark] = {
                stands: {
                    tag: round(log((found[tag] / share + PRIOR) / (found.total() + PRIOR)), 3)
                    for tag, share in shares.items()
                }
                for stands, found in by_standing.items()
            }
    return table


def seen_together(sentences: Iterable[dict]) -> list[list[int]]:
    """The label numbers of ``JOINT`` that at least two words have together, sorted. ``sentences``: with numbers."""
    counts: Counter[tuple[int, ...]] = Counter()
    for sentence in sentences:
        counts.update(zip(*(sentence[head] for head in JOINT), strict=True))
    return sorted(list(row) for row, count in counts.items() if count >= KNOWN and SKIP not in row)


def without_marks(sentence: dict) -> dict:
    """The sentence with label numbers, less the tags of marks and addresses: treebanks differ in them.

    EWT has ``,`` for a semicolon where GUM has ``:``, and ``ADD`` for an address where GUM has ``NNP``.
    """
    made = sentence | {head: list(sentence[head]) for head in ("xpos", "morph")}
    for index, word in enumerate(sentence["words"]):
        address = "@" in word[1:] or like_url(word)
        if address or not any(map(str.isalnum, word)):
            made["xpos"][index] = SKIP
        if address:
            made["morph"][index] = SKIP
    return made


def numbered(sentence: dict, labels: dict[str, list[str]], positions: dict[str, dict[str, int]]) -> dict:
    """The sentence with label numbers in place of labels; ``positions`` is filled from ``labels`` as needed."""
    made = {head: values for head, values in sentence.items() if head != "misc"}
    for head in RARE:
        known = positions.setdefault(head, {label: index for index, label in enumerate(labels[head])})
        made[head] = [known.get(label, SKIP) for label in sentence[head]]
    return made
