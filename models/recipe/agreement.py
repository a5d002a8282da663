"""What silver annotation and a model's reading of the same words leave allowed together."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from spacy.tokens import Doc, Span

from extractor.tag.reader import SPANS
from recipe.labels import ANYTHING, KINDS, OUTSIDE, bits

SURE = 0.7
"""Least probability of the model's target for it to decide what the silver annotation leaves open."""


def decide(allowed: int, best: int, probability: float) -> int:
    """The allowed targets (bits) of a word after the model's best target has been heard.

    >>> decide(0b0110, 1, 0.9), decide(0b0110, 1, 0.5), decide(0b0001, 2, 0.9)
    (2, 6, 5)
    """
    if allowed >> best & 1:
        return 1 << best if probability >= SURE else allowed
    return allowed | 1 << best


def agreed(masks: list[int], logits: np.ndarray) -> list[int]:
    """The allowed targets of a sentence's words; words that the model has not read keep theirs."""
    odds = np.exp(logits - logits.max(1, keepdims=True))
    best = logits.argmax(1)
    probability = 1 / odds.sum(1)
    read = [decide(*word) for word in zip(masks, best.tolist(), probability.tolist(), strict=False)]
    return read + masks[len(read) :]


def self_labelled(doc: Doc) -> Iterator[dict]:
    """The sentences of a text that the pipeline has read, as lines of scripts/convert.py.

    A word of a mention has the mention's label as its only target, so that what the resolver's tables know is learned
    too. All targets stay allowed for a name that the reader itself is not sure of, and for a proper noun in no mention.
    """
    masks = [ANYTHING if token.pos_ == "PROPN" else OUTSIDE for token in doc]
    read = doc.spans[SPANS]
    unsure = {token.i for span, score in zip(read, read.attrs["scores"], strict=True) if score < SURE for token in span}
    for mention in doc._.mentions:
        span = doc.char_span(mention.start, mention.end)
        if mention.tie == "title" or span is None or mention.label not in KINDS:
            continue
        mark_name(masks, span, None if unsure & {token.i for token in span} else mention.label)
    yield from sentence_lines(doc, masks)


def mark_name(masks: list[int], span: Span, labels: str | None) -> None:
    """Make labels ("ORG", "ORG/FAC") the only targets of a name's words in ``masks``, or leave all allowed for None."""
    for token in span:
        mark = "B" if token.i == span.start else "I"
        masks[token.i] = ANYTHING if labels is None else bits(f"{mark}-{label}" for label in labels.split("/"))


def sentence_lines(doc: Doc, masks: list[int]) -> Iterator[dict]:
    """The sentences of a text with the allowed targets of its tokens, as lines of scripts/convert.py."""
    for number, sentence in enumerate(doc.sents):
        words = [token for token in sentence if not token.is_space]
        if words:
            line = {"words": [token.text for token in words], "entity": [masks[token.i] for token in words]}
            yield line | ({"first": True} if number == 0 else {})
