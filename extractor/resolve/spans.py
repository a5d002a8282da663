"""Where the mentions are: the reader's entities with clean edges, and the names of the tables that it missed."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extractor.resolve.drafts import Draft
from extractor.resolve.gazetteer import Gazetteer

LABELS = frozenset({"PERSON", "NORP", "GPE", "LOC", "ORG", "FAC", "EVENT", "LAW", "PRODUCT"})

_PRONOUNS = frozenset(
    {"he", "her", "hers", "him", "his", "i", "it", "its", "me", "my", "our", "she", "their", "them", "they", "this",
     "us", "we", "you", "your"}
)  # fmt: skip
_EDGE = " \t\n\r\"'“”‘’«»,;:-–—([{"
_ARTICLE = re.compile(r"(?:the|a|an)\s+(?=\S)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")


def find_spans(doc: Doc, gazetteer: Gazetteer) -> list[Draft]:
    """Return the drafts of a document in the order of the text; none overlaps another."""
    text = doc.text
    spans = [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents if ent.label_ in LABELS]
    found = list(gazetteer.find(text, [(start, end) for start, end, _ in spans], doc._.published))
    drafts = list(found)
    position = 0
    for start, end, label in spans:
        while position < len(found) and found[position].end <= start:
            position += 1
        swallowed = position < len(found) and found[position].start < end
        if not swallowed and (draft := clean(text, start, end, label)):
            drafts.append(draft)
    return sorted(drafts, key=lambda draft: draft.start)


def clean(text: str, start: int, end: int, label: str) -> Draft | None:
    """Take quotes, a leading article and the possessive off a span; None if nothing is left."""
    surface = text[start:end]
    start += len(surface) - len(surface.lstrip(_EDGE))
    surface = surface.strip(_EDGE)
    if article := _ARTICLE.match(surface):
        start += article.end()
        surface = surface[article.end() :]
    surface = _POSSESSIVE.sub("", surface).rstrip(_EDGE)
    if surface.endswith(")") and "(" not in surface:
        surface = surface[:-1]
    return Draft(start, start + len(surface), label, surface) if _is_name(surface, label) else None


def _is_name(surface: str, label: str) -> bool:
    """Whether a surface can be a name: it has a capital or a digit, is no pronoun and no currency sign."""
    if not surface or surface.endswith("$"):
        return False
    if label != "NORP" and surface.islower():
        return False
    return surface.lower() not in _PRONOUNS or (surface.isupper() and len(surface) > 1)
