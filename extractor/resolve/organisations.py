"""Which mentions of organisations and other named things are one, and which country they belong to.

Abbreviations in brackets are matched to the name before them as Schwartz & Hearst do (A simple algorithm for
identifying abbreviation definitions in biomedical text, PSB 2003). Later mentions join by abbreviation, by short form
("Indian Oil" for "Indian Oil Corporation"), or by the same name without its legal form ("PJSC Gazprom").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from extractor.knowledge.countries import lookalikes, name_of
from extractor.knowledge.organisations import Organisation, find_organisation, legal_forms
from extractor.knowledge.places import find_places
from extractor.knowledge.tables import fold
from extractor.records import Tie
from extractor.resolve.drafts import Article, Draft, make_id
from extractor.resolve.gazetteer import WORD

_LABELS = ("ORG", "FAC", "LOC", "GPE", "EVENT", "LAW", "PRODUCT")
_BRACKET = re.compile(r"\s*\(\s*[\"“']?([A-Z][\w.&+-]{1,9})[\"”']?\s*[,;)]")
_STATE_BODY = re.compile(
    r"\b(?:ministry|commission|department|cabinet|parliament|senate|congress|government|army|navy|air force|police|"
    r"central bank|treasury|supreme court|embassy|coast guard)$",
    re.IGNORECASE,
)
_PREMODIFIED = re.compile(r"(['’]s?)?(?: +[a-z][\w-]*){0,4} +")
_COORDINATED = re.compile(r"\s*(?:,|and|&|, and)\s*")
_TOO_COMMON = frozenset({"bank", "central", "city", "general", "group", "international", "national", "royal", "state"})
_LONGEST_COUNTRY = 7
_BIG_CITY = 1_000_001  # above the weight of a region that only GeoNames lists
_TOWN = 50_000


def resolve_organisations(article: Article) -> None:
    """Settle every mention of an organisation, facility, event, law or product, and the places that no table has."""
    names = _Names(article)
    evidence = article.evidence()
    groups: dict[str, list[Draft]] = defaultdict(list)
    for index, draft in enumerate(article.drafts):
        if draft.entity_id or draft.label not in _LABELS:
            continue
        if spelled := names.defined.get(fold(draft.text)):
            draft.settle(spelled.entity_id, spelled.name, spelled.iso3, "abbreviation")
            continue
        name, tie = names.complete(draft.text)
        known = names.in_table(draft, draft.text) or names.in_table(draft, name)
        if known is not None and known.is_generic and not evidence[known.iso3 or ""] and not names.is_acronym(draft):
            known = None
        if known is not None:
            name, tie, iso3 = known.name, _table_tie(known, draft.text) if tie == "name" else tie, known.iso3
        else:
            iso3 = country_inside(name, evidence) or _country_before(article, index)
        draft.settle(make_id(draft.label, name), name, iso3, tie, 0.9 if known or iso3 else 0.7)
        draft.specific = iso3 is not None
        groups[draft.entity_id].append(draft)
    for drafts in groups.values():
        complete = max((draft.text for draft in drafts if draft.tie != "abbreviation"), key=len, default="")
        iso3 = next((draft.iso3 for draft in drafts if draft.iso3), None)
        for draft in drafts:
            draft.name, draft.iso3 = complete or draft.text, iso3


class _Names:
    """The names of organisations in one article, by abbreviation, initials and first word.

    defined: by its abbreviation, a country or body that has its entity already ("European Community (EC)").
    """

    def __init__(self, article: Article) -> None:
        self.defined: dict[str, Draft] = {}
        self._abbreviations: dict[str, str] = {}
        self._by_core: dict[str, str] = {}
        self._by_initials: dict[str, set[str]] = defaultdict(set)
        self._by_first_word: dict[str, set[str]] = defaultdict(set)
        for draft in article.drafts:
            bracket = _BRACKET.match(article.text, draft.end) if draft.label in _LABELS else None
            if bracket and is_abbreviation(bracket[1], draft.text):
                if draft.entity_id:
                    self.defined[fold(bracket[1])] = draft
                else:
                    self._abbreviations[fold(bracket[1])] = draft.text
        for draft in article.labelled(*_LABELS):
            core = core_name(draft.text)
            if core not in self._by_core:
                self._by_core[core] = draft.text
                for form in (core, draft.text):
                    self._by_initials["".join(word[0] for word in WORD.findall(form) if word[0].isupper())].add(core)
                self._by_first_word[core.split(" ", 1)[0]].add(core)

    def complete(self, text: str) -> tuple[str, Tie]:
        """Return the most complete form of a name in the article, and how the mention is tied to it."""
        if full := self._abbreviations.get(fold(text)):
            return full, "abbreviation"
        core = core_name(text)
        if text.isupper() and len(text) > 1:
            spelled = self._by_initials[fold(text)] - {core}
            if len(spelled) == 1:
                return self._by_core[min(spelled)], "abbreviation"
        if core.lower() not in _TOO_COMMON and name_of(core) is None:
            longer = [other for other in self._by_first_word[core.split(" ", 1)[0]] if other.startswith(core + " ")]
            if len(longer) == 1:
                return self._by_core[longer[0]], "alias"
        return self._by_core[core], "name"

    def is_acronym(self, draft: Draft) -> bool:
        """Whether the mention is an acronym that the article itself does not explain ("FBI")."""
        return draft.text.isupper() and fold(draft.text) not in self._abbreviations

    def in_table(self, draft: Draft, name: str) -> Organisation | None:
        """Return the table's row, for organisations only: other names may be the same words and mean something else."""
        if draft.label != "ORG":
            return None
        return find_organisation(name) or find_organisation(core_name(name))


def is_abbreviation(short: str, full: str) -> bool:
    """Whether the letters of the short form stand in order in the full one, the first at the start of a word.

    Three capitals or more may also be the initials in another order, as of a translated name.

    >>> is_abbreviation("CITC", "Communications and Information Technology Commission")
    True
    >>> is_abbreviation("CGO", "Gastronomic Center of Oaxaca")
    True
    """
    letters = [letter.lower() for letter in short if letter.isalnum()]
    initials = [word[0].lower() for word in WORD.findall(full) if word[0].isupper()]
    if short.isupper() and len(letters) > 2 and sorted(letters) == sorted(initials):
        return True
    text, position = full.lower(), len(full)
    for index in range(len(letters) - 1, -1, -1):
        position = text.rfind(letters[index], 0, position)
        while index == 0 and position > 0 and text[position - 1].isalnum():
            position = text.rfind(letters[0], 0, position)
        if position < 0:
            return False
    return len(letters) < len(full)


def core_name(text: str) -> str:
    """Return a name without the legal forms at its ends, folded.

    >>> core_name("PJSC Gazprom"), core_name("Sony Group Corp.")
    ('Gazprom', 'Sony')
    """
    words = fold(text).replace(",", " ").split()
    while len(words) > 1 and words[-1].lower().strip(".") in legal_forms():
        words.pop()
    while len(words) > 1 and words[0].lower().strip(".") in legal_forms() and words[0].isupper():
        words.pop(0)
    return " ".join(words)


def country_inside(name: str, evidence: Mapping[str, int]) -> str | None:
    """Return the one country that a name contains, or the one of a city in it; None if there is none or several.

    A city counts if it is big, or a town if its country is in the article's ``evidence`` (mentions by country)
    more than once.

    >>> country_inside("Reserve Bank of India", {}), country_inside("Tehran Stock Exchange", {})
    ('IND', 'IRN')
    >>> country_inside("US-China Business Council", {})
    """
    words = [(match.start(), match.end()) for match in WORD.finditer(name)]
    found: set[str] = set()
    places: set[str] = set()
    index = 0
    while index < len(words):
        for last in range(min(len(words), index + _LONGEST_COUNTRY) - 1, index - 1, -1):
            part = name[words[index][0] : words[last][1]]
            country = name_of(part)
            if country is not None and country.strong:
                found.update(country.iso3)
            elif place := _telling_place(part, evidence):
                places.add(place)
            elif fold(part) not in lookalikes():
                continue
            index = last
            break
        index += 1
    decisive = found or places
    return decisive.pop() if len(decisive) == 1 else None


def _telling_place(name: str, evidence: Mapping[str, int]) -> str | None:
    """Return the country of a place inside a longer name, if it is the article's or the place is big."""
    if not name[0].isupper():
        return None
    places = find_places(name)
    supported = [place for place in places if evidence.get(place.iso3, 0) > 1]
    chosen = next(iter(supported or places), None)
    return chosen.iso3 if chosen and chosen.weight >= (_TOWN if supported else _BIG_CITY) else None


def _country_before(article: Article, index: int) -> str | None:
    """Return the country of a nationality before the name ("Russian energy giants Rosneft and Lukoil").

    A country's bare name counts before a body of state only ("the US Justice Department").
    """
    draft = article.drafts[index]
    for previous in reversed(article.drafts[max(0, index - 3) : index]):
        between = article.text[previous.end : draft.start]
        if previous.entity_id.startswith("country/"):
            premodified = _PREMODIFIED.fullmatch(between)
            if premodified and (premodified[1] or previous.label == "NORP" or _STATE_BODY.search(draft.text)):
                return previous.iso3
            return None
        if previous.label != "ORG" or not _COORDINATED.fullmatch(between):
            return None
        draft = previous
    return None


def _table_tie(known: Organisation, text: str) -> Tie:
    if fold(text) == fold(known.name):
        return "name"
    return "abbreviation" if text.isupper() and len(text) < len(known.name) else "alias"
