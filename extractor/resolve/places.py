"""Cities, provinces and states: the country that a place is in."""

from __future__ import annotations

import re

from extractor.knowledge.countries import lookalikes, name_of
from extractor.knowledge.places import KNOWN_WEIGHT, Place, find_places, place_demonyms
from extractor.knowledge.tables import fold
from extractor.resolve.drafts import Article, Draft, make_id

_LABELS = frozenset({"GPE", "LOC", "FAC", "NORP"})
_KIND = re.compile(
    r"\s+(?:Province|province|Region|region|State|state|City|city|District|district|Governorate|governorate|County|"
    r"county|Prefecture|prefecture|Oblast|oblast|Valley|Airport|International Airport|port|Port)$"
)
_INSIDE = re.compile(r"\s*(?:,|\()\s*$")


def resolve_places(article: Article) -> None:
    """Settle the places: by a name that follows ("Paris, Texas"), by the article's countries, else by weight.

    A name that a country bears too ("Georgia") is left to :func:`extractor.resolve.countries.resolve_weak`.
    """
    drafts = article.drafts
    ambiguous: list[tuple[Draft, tuple[Place, ...]]] = []
    for index, draft in enumerate(drafts):
        if draft.entity_id or draft.label not in _LABELS or name_of(draft.text):
            continue
        if draft.label == "NORP":
            if found := place_demonyms().get(fold(draft.text)):
                settle_place(draft, found[1], found[0], 0.9)
                draft.tie = "demonym"
            continue
        candidates = find_places(draft.text) or find_places(_KIND.sub("", draft.text))
        if not candidates or (candidates[0].weight < KNOWN_WEIGHT and fold(draft.text) in lookalikes()):
            continue
        following = drafts[index + 1] if index + 1 < len(drafts) else None
        if following and _INSIDE.fullmatch(article.text[draft.end : following.start]):
            around = {following.iso3} if following.iso3 else {place.iso3 for place in find_places(following.text)}
            if inside := [place for place in candidates if place.iso3 in around]:
                settle_place(draft, draft.text, inside[0].iso3, 0.95)
                continue
        if len(candidates) == 1:
            settle_place(draft, draft.text, candidates[0].iso3, 0.95)
        else:
            ambiguous.append((draft, candidates))
    evidence = article.evidence()
    for draft, candidates in ambiguous:
        # The best known place wins unless the article speaks of another one's country and not of this one's.
        supported = [place for place in candidates if evidence[place.iso3]]
        chosen = (supported or candidates)[0]
        settle_place(draft, draft.text, chosen.iso3, 0.85 if chosen is candidates[0] else 0.7)


def settle_place(draft: Draft, name: str, iso3: str, confidence: float) -> None:
    """Give the mention a place in a country as its entity."""
    draft.settle(make_id("GPE", name, iso3), name, iso3, "name", confidence)
    draft.specific = True
