"""Reading the annotated corpora: IOB2 and CoNLL-U files, and their words as the run-time tokenizer gives them."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from recipe.labels import spans

Tagged = tuple[list[str], list[str]]

BREAKS = frozenset('(),;:“”"')
"""Words over which no name goes on for certain."""


def read_iob2(path: Path) -> Iterator[Tagged]:
    """Sentences of a ``.iob2.gz`` file (token TAB tag, blank line between sentences) as words and tags."""
    words: list[str] = []
    tags: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            word, tab, tag = line.rstrip("\n").partition("\t")
            if tab and not word.startswith("# "):
                words.append(word)
                tags.append(tag.split("\t")[0])
            elif words and not tab:
                yield words, tags
                words, tags = [], []
    if words:
        yield words, tags


@cache
def _tokenizer():
    import spacy

    return spacy.blank("en").tokenizer


@cache
def pieces_of(word: str) -> tuple[str, ...]:
    """The tokens that spaCy's English tokenizer makes of one word; the word itself if it gives none.

    >>> pieces_of("pro-Western")
    ('pro', '-', 'Western')
    """
    return tuple(token.text for token in _tokenizer()(word) if not token.is_space) or (word,)


def retokenize(words: Sequence[str], tags: Sequence[str]) -> Tagged:
    """Split words as the run-time tokenizer does. A split entity word goes on with I-; a possessive ending leaves it.

    >>> retokenize(["Iraq's", "pro-Western"], ["B-geo", "O"])
    (['Iraq', "'s", 'pro', '-', 'Western'], ['B-geo', 'O', 'O', 'O', 'O'])
    """
    new_words: list[str] = []
    new_tags: list[str] = []
    for word, tag in zip(words, tags, strict=True):
        for index, piece in enumerate(pieces_of(word)):
            new_words.append(piece)
            new_tags.append(tag if index == 0 or tag == "O" else "I-" + tag[2:])
            if index and piece.lower() in ("'s", "’s", "'", "’"):
                new_tags[-1] = "O"
    return new_words, new_tags


def names_only(words: Sequence[str], tags: Sequence[str]) -> list[str]:
    """Tags less common-noun mentions: "the victims' families" is no name, "the Iraqi army" is undecided.

    For sets that mark descriptions as well as names, or let spans run on over brackets and commas.
    """
    kept = ["O"] * len(words)
    for start, end, label in spans(tags):
        inside = list(range(start, end))
        while inside and words[inside[0]].lower() in ("the", "a", "an", "this", "these", "its", "their", "our"):
            del inside[0]
        capitals = [words[index][:1].isupper() for index in inside]
        if not any(capitals):
            continue
        whole = capitals[0] and capitals[-1] and not BREAKS.intersection(words[inside[0] : inside[-1]])
        kind = label if whole else "UNDECIDED"
        for index in inside:
            kept[index] = f"{'B' if index == inside[0] else 'I'}-{kind}"
    return kept
