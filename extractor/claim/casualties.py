"""What befell those whom a figure counts: "shells killed nine" counts people killed."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from extractor.claim.tokens import tokens_of
from extractor.knowledge.nouns import singular
from extractor.records import Quantity

HARMED = {"kill": "killed", "injure": "injured", "wound": "wounded"}
"""Verbs of harm, and what is said of their objects."""
TOLD = ("kill", "injur", "wound", "dead", "death", "die", "casualt", "fatal", "toll", "execut", "shot")
"""How words begin that say by themselves what befell people."""
OTHERS = frozenset({"other", "others"})
"""Words that stand for people named before: "five dead and *70 others* wounded"."""


def what_befell(doc: Doc, quantity: Quantity, words: Sequence[str]) -> str | None:
    """Those whom a figure counts and what they suffered, if it is the object of a verb of harm; None for all others.

    words: those of its metric, which stays if they tell of harm themselves.
    """
    counted = _counted(doc, quantity)
    suffered = HARMED.get(counted.head.lemma_.lower()) if counted is not None else None
    if counted is None or suffered is None or any(word.lower().startswith(TOLD) for word in words):
        return None
    if counted.pos_ == "NOUN" and counted.lower_ not in OTHERS:
        return f"{counted.text} {suffered}"
    whom = next((word for word in words if singular(word.lower()) == quantity.unit), "people")
    return f"{whom} {suffered}"


def _counted(doc: Doc, quantity: Quantity) -> Token | None:
    """The noun of those whom a figure counts, or the number that stands for them, if it is the object of a verb."""
    tokens = tokens_of(doc, quantity)
    if not tokens or quantity.dimension != "count":
        return None
    number = doc[tokens[-1]]
    noun = number.head if number.head.i >= tokens.stop and number.head.pos_ in {"NOUN", "PROPN"} else number
    return noun if noun.dep_ in {"obj", "dobj"} else None
