"""What a figure measures by its unit and by the word behind it, though no noun of its sentence says so.

"Wheat traded at 120 dollars a tonne" gives a price, "a wall 3 metres high" a height, and "invested $5 million" an
investment: a metric is a noun phrase.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from extractor.claim.casualties import OTHERS, what_befell
from extractor.claim.tokens import tokens_of
from extractor.knowledge.cues import metric_nouns, word_class
from extractor.knowledge.nouns import singular
from extractor.records import Quantity

VERBS = {"money": "verb of money", "ratio": "verb of shares"}
"""Which verbs are read as nouns, by the dimension of the figure."""
MEASURES = ("price", "index", "area")
"""Dimensions that say by their name what is measured."""
GROWING = frozenset({"economy", "economies"})
"""What is measured in percent by its growth alone: "the *economy* expanded 3%"."""
PERSON = "person"


def verbs_as_nouns(doc: Doc, quantity: Quantity, tokens: Sequence[int]) -> dict[int, str]:
    """The nouns of those tokens of a metric that are verbs: "invested" becomes "investment".

    A participle behind a noun of the metric stays: "ransom *paid*".
    """
    nouns = metric_nouns(VERBS[quantity.dimension]) if quantity.dimension in VERBS else {}
    verbs = [doc[index] for index in tokens if doc[index].tag_.startswith("VB")]
    return {
        verb.i: nouns[verb.lemma_.lower()]
        for verb in verbs
        if verb.lemma_.lower() in nouns and not (verb.dep_ == "acl" and verb.head.i in tokens)
    }


def with_implied(doc: Doc, quantity: Quantity, metric: str | None) -> str | None:
    """The metric with what the unit or the adjective behind the figure says of it."""
    words = metric.split() if metric else []
    known = {singular(word.lower()) for word in words} | {word.lower() for word in words}
    adjective = _adjective_behind(doc, quantity)
    if adjective is not None:
        rest = " ".join(word for word in words if word.lower() != adjective)
        return _of(metric_nouns("adjective")[adjective], rest)
    suffered = what_befell(doc, quantity, words)
    if suffered is not None:
        return suffered
    if quantity.unit == PERSON and not known & {"people", PERSON}:
        return " ".join(["people", *(word for word in words if word.lower() not in OTHERS)])
    if quantity.unit == "%" and words[:1] and words[0].lower() in GROWING:
        return _of("growth", metric or "")
    if quantity.dimension in MEASURES and not known & word_class(quantity.dimension):
        return _of(quantity.dimension, metric or "")
    return metric


def _adjective_behind(doc: Doc, quantity: Quantity) -> str | None:
    """The adjective that a figure measures: "3 metres *high*", "a 40-year-*old* mine"."""
    behind = tokens_of(doc, quantity).stop
    if behind < len(doc) and doc[behind].text == "-":
        behind += 1
    word = doc[behind].lower_ if behind < len(doc) else ""
    measured = quantity.dimension in {"length", "time", "mass", "age"}
    return word if measured and word in metric_nouns("adjective") else None


def _of(measure: str, rest: str) -> str:
    return f"{measure} of {rest}" if rest else measure
