"""Which mentions of organisations are one organisation, and which country it belongs to.

Abbreviations in brackets are matched to the name before them as Schwartz & Hearst do (A simple algorithm for
identifying abbreviation definitions in biomedical text, PSB 2003). Later mentions join by abbreviation, by short form
("Indian Oil" for "Indian Oil Corporation"), or by the same name without its legal form ("PJSC Gazprom").
"""

from __future__ import annotations

import re

from extractor.knowledge.countries import name_of
from extractor.knowledge.organisations import Organisation, legal_forms, organisations
from extractor.knowledge.tables import fold
from extractor.records import Tie
from extractor.resolve.drafts import Article, Draft, slug
from extractor.resolve.gazetteer import WORD

_BRACKET = re.compile(r"\s*\(\s*[\"“']?([A-Z][\w.&+-]{1,9})[\"”']?\s*[,;)]")
_MINISTRY = re.compile(
    r"\b(?:ministry|ministries|department|cabinet|parliament|government|army|navy|police)$", re.IGNORECASE
)
_PREMODIFIED = re.compile(r"(?:['’]s?)?(?:\s+[a-z][\w-]*){0,4}\s+")
_COORDINATED = re.compile(r"\s*(?:,|and|&|, and)\s*")
_GENERIC = frozenset({"bank", "central", "city", "general", "group", "international", "national", "royal", "state"})


def resolve_organisations(article: Article) -> None:
    """Settle every ORG mention: a name, its abbreviation and short forms are one entity, with a country if known."""
    drafts = list(article.labelled("ORG"))
    abbreviations = _abbreviations(article, drafts)
    names: dict[str, str] = {}
    for draft in drafts:
        names.setdefault(_core(draft.text), draft.text)
    for draft in drafts:
        name, tie = _full_name(draft.text, names, abbreviations)
        known = organisations().get(fold(name)) or organisations().get(_core(name))
        iso3 = known.iso3 if known else None
        if known is None:
            iso3 = _country_inside(name) or _country_before(article, draft)
        if known is not None:
            tie = _table_tie(known, draft.text) if tie == "name" else tie
            name = name if " " in name or len(name) >= len(known.name) else known.name
        draft.settle(slug("organisation", known.name if known else name), name, iso3, tie, 0.9 if known else 0.7)
        draft.specific = iso3 is not None
    _share_countries(drafts)


def _abbreviations(article: Article, drafts: list[Draft]) -> dict[str, str]:
    """Return the full names by the abbreviations that the article gives in brackets after them."""
    found: dict[str, str] = {}
    for draft in drafts:
        match = _BRACKET.match(article.text, draft.end)
        if match and is_abbreviation(match[1], draft.text):
            found[fold(match[1])] = draft.text
    return found


def is_abbreviation(short: str, full: str) -> bool:
    """Whether the letters of the short form stand in order in the full one, the first at the start of a word.

    >>> is_abbreviation("CITC", "Communications and Information Technology Commission")
    True
    """
    letters = [letter.lower() for letter in short if letter.isalnum()]
    text, position = full.lower(), len(full)
    for index in range(len(letters) - 1, -1, -1):
        position = text.rfind(letters[index], 0, position)
        while index == 0 and position > 0 and text[position - 1].isalnum():
            position = text.rfind(letters[0], 0, position)
        if position < 0:
            return False
    return len(letters) < len(full)


def _full_name(text: str, names: dict[str, str], abbreviations: dict[str, str]) -> tuple[str, Tie]:
    """Return the most complete form of a name in the article, and how the mention is tied to it."""
    if full := abbreviations.get(fold(text)):
        return full, "abbreviation"
    core = _core(text)
    if text.isupper() and " " not in text and len(text) > 2:
        initials = [name for name in names.values() if _initials(name) == text]
        if len(initials) == 1:
            return initials[0], "abbreviation"
    longer = [name for other, name in names.items() if _is_short_form(core, other)]
    if len(longer) == 1:
        return longer[0], "alias"
    return names[core] if len(names[core]) > len(text) else text, "name"


def _core(text: str) -> str:
    """Return a name without its legal forms, folded."""
    words = fold(text).replace(",", " ").split()
    while len(words) > 1 and words[-1].lower().strip(".") in legal_forms():
        words.pop()
    while len(words) > 1 and words[0].lower().strip(".") in legal_forms() and words[0].isupper():
        words.pop(0)
    return " ".join(words)


def _is_short_form(core: str, other: str) -> bool:
    """Whether a name is the beginning of a longer one, and says more than a nationality or a common word."""
    return other.startswith(core + " ") and core.lower() not in _GENERIC and name_of(core) is None


def _initials(name: str) -> str:
    return "".join(word[0] for word in WORD.findall(name) if word[0].isupper())


def _country_inside(name: str) -> str | None:
    """Return the one country that a name contains ("Reserve Bank of India", "Russian Foreign Ministry")."""
    words = [(match.start(), match.end()) for match in WORD.finditer(name)]
    found: set[str] = set()
    index = 0
    while index < len(words):
        for last in range(min(len(words), index + 4), index, -1):
            country = name_of(name[words[index][0] : words[last - 1][1]])
            if country and country.strong:
                found.add(country.iso3[0])
                index = last - 1
                break
        index += 1
    return found.pop() if len(found) == 1 else None


def _country_before(article: Article, draft: Draft) -> str | None:
    """Return the country of a nationality before the name ("Russian energy giants Rosneft and Lukoil")."""
    index = article.drafts.index(draft)
    for previous in reversed(article.drafts[max(0, index - 3) : index]):
        between = article.text[previous.end : draft.start]
        if previous.label in ("NORP", "GPE") and previous.entity_id.startswith("country/"):
            possessive = between[:1] in ("'", "’")
            if _PREMODIFIED.fullmatch(between) and (
                possessive or previous.label == "NORP" or _MINISTRY.search(draft.text)
            ):
                return previous.iso3
            return None
        if previous.label == "ORG" and _COORDINATED.fullmatch(between):
            draft = previous
            continue
        return None
    return None


def _table_tie(known: Organisation, text: str) -> Tie:
    if fold(text) == fold(known.name):
        return "name"
    return "abbreviation" if text.isupper() and len(text) < len(known.name) else "alias"


def _share_countries(drafts: list[Draft]) -> None:
    """Give all mentions of one organisation the country that one of them has."""
    countries: dict[str, str] = {}
    for draft in drafts:
        if draft.iso3:
            countries.setdefault(draft.entity_id, draft.iso3)
    for draft in drafts:
        draft.iso3 = draft.iso3 or countries.get(draft.entity_id)
