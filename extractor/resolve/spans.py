"""Where the mentions are: the reader's entities with clean edges, and the names of the tables that it missed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from extractor.knowledge.countries import find_country, name_of
from extractor.knowledge.organisations import organisations
from extractor.knowledge.tables import fold
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
_COMMON_END = re.compile(
    r"(?:\s+(?:(?!administration\b)[a-z][a-z-]*|['’]s))+$|-(?:led|backed|based|born|made|run|style|controlled|owned|held)$"
)
_DATELINE = re.compile(r"([A-Z][A-Z.]+(?: [A-Z][A-Z.]+)*),? ?[-–—]+ (?=[A-Z][a-z])")
_PREFIX = re.compile(r"(?<![\w-])[a-z]{2,}-$")
_WITH_ABBREVIATION = re.compile(r"(.*\S)\s*\(([A-Z][\w.&-]*[A-Z])\)?$", re.DOTALL)
_AMOUNT = re.compile(r"\$(?:\d|$)")  # "HK$14", "S$"
_NAMED_BY_WORDS = frozenset({"EVENT", "LAW", "PRODUCT"})
"""Labels whose names may end in common words ("Paris climate accord")."""


def find_spans(doc: Doc, gazetteer: Gazetteer) -> list[Draft]:
    """Return the drafts of a document in the order of the text; none overlaps another."""
    text = doc.text
    ents = ((ent.start_char, ent.end_char, ent.label_) for ent in doc.ents if ent.label_ in LABELS)
    spans = list(_joined(text, ents))
    found = list(gazetteer.find(text, [(start, end) for start, end, _ in spans], doc._.published))
    drafts = [draft for draft in found if draft.label]
    position = 0
    for start, end, label in spans:
        while position < len(found) and found[position].end <= start:
            position += 1
        swallowed = position < len(found) and found[position].start < end
        if not swallowed:
            drafts.extend(clean(text, start, end, label))
    return sorted(drafts, key=lambda draft: draft.start)


def clean(text: str, start: int, end: int, label: str) -> Iterator[Draft]:
    """Yield a draft without quotes, article, possessive and common words at its edges; none if nothing is left.

    A name with its abbreviation in brackets is two drafts: "International Criminal Court (ICC)".
    """
    both = _WITH_ABBREVIATION.fullmatch(text, start, end)
    if both is not None:
        yield from clean(text, both.start(1), both.end(1), label)
        yield Draft(both.start(2), both.end(2), label, both[2])
        return
    if dateline := _DATELINE.match(text, start, end):
        yield from clean(text, start, dateline.end(1), "GPE")
        yield from clean(text, dateline.end(), end, label)
        return
    if (
        label == "PERSON"
        and text[max(0, start - 3) : start] == "of "
        and (country := _leading_country(text, start, end))
    ):
        yield from clean(text, start, country, "GPE")
        yield from clean(text, country + 1, end, label)
        return
    surface = text[start:end]
    start += len(surface) - len(surface.lstrip(_EDGE))
    surface = surface.strip(_EDGE)
    if article := _ARTICLE.match(surface):
        start += article.end()
        surface = surface[article.end() :]
    if fold(surface) not in organisations():  # "McDonald's", "Standard & Poor's"
        surface = _POSSESSIVE.sub("", surface).rstrip(_EDGE)
        if label not in _NAMED_BY_WORDS:
            surface = _COMMON_END.sub("", surface)
    if surface.endswith(")") and "(" not in surface:
        surface = surface[:-1]
    if label == "NORP" and name_of(surface) is None and (prefix := _PREFIX.search(text, max(0, start - 12), start)):
        start, surface = prefix.start(), prefix[0] + surface
    if _is_name(surface, label):
        yield Draft(start, start + len(surface), label, surface)


def _leading_country(text: str, start: int, end: int) -> int | None:
    """Return where the country ends in "Armenia Serzh Sargsyan", which the reader took for one name."""
    words = text[start:end].split(" ")
    for count in range(len(words) - 2, 0, -1):
        country = " ".join(words[:count])
        if find_country(country):
            return start + len(country)
    return None


def _joined(text: str, spans: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Join the pieces of a person's name that the reader tagged one by one ("Da", "Silva")."""
    before: tuple[int, int, str] | None = None
    for start, end, label in spans:
        if before is not None and before[2] == label == "PERSON" and text[before[1] : start] == " ":
            before = (before[0], end, label)
            continue
        if before is not None:
            yield before
        before = (start, end, label)
    if before is not None:
        yield before


def _is_name(surface: str, label: str) -> bool:
    """Whether a surface can be a name: it has a capital or a digit, is no pronoun and no amount of money."""
    if not surface or _AMOUNT.search(surface):
        return False
    if label != "NORP" and surface.islower():
        return False
    return surface.lower() not in _PRONOUNS or (surface.isupper() and len(surface) > 1)
