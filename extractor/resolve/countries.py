"""Mentions of countries: by name, adjective, demonym, seat of state, or by their acting capital."""

from __future__ import annotations

from collections import defaultdict

from extractor.knowledge.countries import countries, lookalikes, name_of, states_called
from extractor.knowledge.metonyms import buildings, capitals
from extractor.knowledge.places import KNOWN_WEIGHT, find_places
from extractor.knowledge.tables import fold
from extractor.records import Tie
from extractor.resolve.drafts import PLACE_LABELS, Article, Draft, make_id
from extractor.resolve.places import settle_place
from extractor.resolve.syntax import acts, means_another, stands_alone

EUROPEAN_UNION = ("EU", "European Union", "Q458")


def resolve_strong(article: Article) -> None:
    """Settle the mentions that name a country, a seat of state or the European Union wherever they stand."""
    persons = {word for draft in article.labelled("PERSON") for word in draft.text.split() if " " in draft.text}
    for draft in article.drafts:
        if draft.entity_id:
            continue
        key = fold(draft.text)
        if lookalikes().get(key) == "PERSON":  # "London Breed" is no city
            draft.label = "PERSON"
        elif key in lookalikes() and draft.text not in persons:
            _settle_lookalike(draft, lookalikes()[key])
        elif seat := buildings().get(key):
            draft.settle(make_id("ORG", seat.name), seat.name, seat.iso3, "metonym", 0.95)
            draft.role = seat.office
            draft.label = "FAC" if draft.label == "FAC" else "ORG"
        elif (
            (found := name_of(draft.text)) and found.strong and not (draft.label == "PERSON" and draft.text in persons)
        ):
            settle_country(draft, found.iso3[0], _tie(found.kind))
            draft.label = _country_label(draft, found.is_demonym)


def resolve_weak(article: Article) -> None:
    """Settle the weak names of countries ("Georgia", "Jordan", "Congo") for which the article gives evidence."""
    evidence, specific = article.evidence(), article.specific_evidence()
    persons = {word for draft in article.drafts if draft.label == "PERSON" for word in draft.text.split()}
    labelled = {draft.text for draft in article.drafts if draft.from_model and draft.label in PLACE_LABELS}
    for draft in article.drafts:
        found = None if draft.entity_id else name_of(draft.text)
        if found is None or draft.label in ("PERSON", "PRODUCT", "EVENT", "LAW"):
            continue
        known = [iso3 for iso3 in (*found.iso3, *found.rare) if evidence[iso3]]
        if not known and means_another(article.text, draft):
            draft.settle(make_id("PRODUCT", draft.text), draft.text, None, "name", 0.5)
            continue
        if not draft.from_model and not (
            draft.text not in persons and stands_alone(article.text, draft) and (known or draft.text in labelled)
        ):
            continue
        rivals = [
            place.iso3 for place in find_places(draft.text) if place.iso3 not in found.iso3 and specific[place.iso3]
        ]
        if rivals and not known:
            settle_place(draft, draft.text, rivals[0], 0.8)
        elif len(known or found.iso3) == 1:
            settle_country(draft, (known or found.iso3)[0], _tie(found.kind), 0.8)
            draft.label = _country_label(draft, found.is_demonym)


def resolve_acting_capitals(article: Article) -> None:
    """Let a capital that acts in its sentence stand for its country's government ("Moscow denied")."""
    for draft in article.drafts:
        if draft.label not in ("GPE", "LOC", "ORG"):
            continue
        seat = capitals().get(fold(draft.text))
        if seat and (draft.iso3 in (None, seat.iso3) or seat.iso3 == "EU") and acts(article, draft):
            settle_country(draft, seat.iso3, "metonym")


def resolve_common_nouns(article: Article) -> None:
    """Let "the Kingdom" stand for the article's kingdom: the country that most mentions lead to, if it is called so."""
    evidence = article.evidence()
    for draft in article.drafts:
        if draft.label not in PLACE_LABELS or draft.entity_id.startswith("country/"):
            continue
        called = [iso3 for iso3 in states_called(fold(draft.text)) if evidence[iso3]]
        if called:
            settle_country(draft, max(called, key=evidence.__getitem__), "alias", 0.8)
            draft.label = "GPE"


def name_countries(article: Article) -> None:
    """Call every country as the article does in full: by the table's name if that is there, else by the fullest form.

    An article that writes only "U.S.", "Britain" or "European Community" names that; one that has only adjectives and
    capitals gets the table's name.
    """
    forms: dict[str, list[Draft]] = defaultdict(list)
    for draft in article.drafts:
        if draft.entity_id.startswith("country/") and draft.label != "NORP" and _fullness(draft):
            forms[draft.entity_id].append(draft)
    called = {entity: max(drafts, key=lambda draft: _fullness(draft) or (0, 0)) for entity, drafts in forms.items()}
    for draft in article.drafts:
        chosen = called.get(draft.entity_id)
        if chosen is not None and chosen.tie != "name":
            draft.name = chosen.text


def _fullness(draft: Draft) -> tuple[int, int] | None:
    """How full a form of a country's name is: the name, an alias of several words, an abbreviation, one of one word.

    None for other forms, and for a common noun: "the Kingdom".
    """
    if draft.tie == "alias" and " " not in draft.text:
        return (0, len(draft.text)) if name_of(draft.text) else None
    rank = {"name": 3, "alias": 2, "abbreviation": 1}.get(draft.tie)
    return None if rank is None else (rank, len(draft.text))


def _settle_lookalike(draft: Draft, label: str) -> None:
    """Give a phrase that is no country an entity of its own, with a country if it is inside one ("New Mexico")."""
    draft.label = label or draft.label
    places = find_places(draft.text)
    if places and places[0].weight >= KNOWN_WEIGHT:
        settle_place(draft, draft.text, places[0].iso3, 0.9)
    else:
        draft.settle(make_id(draft.label, draft.text), draft.text, None)


def settle_country(draft: Draft, iso3: str, tie: Tie, confidence: float = 0.98) -> None:
    """Give the mention a country as its entity; "EU" is the European Union."""
    if iso3 == "EU":
        name, qid = EUROPEAN_UNION[1:]
    else:
        country = countries()[iso3]
        name, qid = country.name, country.qid or ""
    draft.settle(f"country/{iso3}", name, iso3, tie, confidence)
    draft.qid = qid or None


def _tie(kind: str) -> Tie:
    if kind in ("adjective", "demonym"):
        return "demonym"
    if kind == "abbreviation":
        return "abbreviation"
    return "name" if kind == "name" else "alias"


def _country_label(draft: Draft, is_demonym: bool) -> str:
    if is_demonym:
        return "NORP"
    if draft.iso3 == "EU":
        return "ORG"
    return draft.label if draft.label in PLACE_LABELS else "GPE"
