"""Titles that stand for a person: "the Russian leader", "the US president", "India's prime minister".

A title is a mention only if it resolves: to the article's own person of that country and office, else to the office's
holder at the article's date. Without a date nobody is meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from extractor.knowledge.people import Term, holder, offices
from extractor.resolve.drafts import Article, Draft, make_id
from extractor.resolve.persons import Person
from extractor.resolve.syntax import previous_word

_GOES_ON = re.compile(r"\s+(?:[A-Z]|of\b|for\b|in-waiting)")
"""Behind a title that stands for nobody by itself: the name follows, or what else it is the title of."""
_NOT_IN_OFFICE = ("former", "ex", "then", "late", "next", "future", "previous", "would-be")


def find_titles(article: Article, persons: list[Person]) -> list[Draft]:
    """Return a draft for each title that resolves; it overlaps the name of the country in it."""
    found = []
    by_country: dict[str | None, list[Person]] = defaultdict(list)
    for person in persons:
        by_country[person.iso3].append(person)
    for draft in article.drafts:
        if draft.label not in ("NORP", "GPE") or not draft.entity_id.startswith("country/") or draft.tie == "metonym":
            continue
        match = _office().match(article.text, draft.end)
        if match is None or previous_word(article.text, draft.start).lower() in _NOT_IN_OFFICE:
            continue
        if _GOES_ON.match(article.text, match.end()):
            continue
        role = offices()[match[1].lower()]
        title = Draft(draft.start, match.end(), "PERSON", article.text[draft.start : match.end()], from_model=False)
        if own := _holder(by_country[draft.iso3], role):
            title.settle(own.mentions[0].entity_id, own.name, draft.iso3, "title", 0.9)
            title.role = own.role
        elif term := _in_table(draft.iso3 or "", role, article.published):
            title.settle(make_id("PERSON", term.person), term.person, draft.iso3, "title", 0.8)
            title.role = term.role
        if title.entity_id:
            found.append(title)
    return found


def _holder(persons: list[Person], role: str) -> Person | None:
    """Return the one person of a country who holds the office by the article's own words."""
    fitting = [person for person in persons if _fits(person.role, role)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(role: str | None, wanted: str) -> bool:
    role = (role or "").lower()
    if role.startswith(_NOT_IN_OFFICE):
        return False
    if wanted == "leader":
        return role in (
            "president",
            "prime minister",
            "premier",
            "chancellor",
            "leader",
            "supreme leader",
            "king",
            "emir",
        )
    return offices().get(role) == wanted


def _in_table(iso3: str, role: str, published: str | None) -> Term | None:
    return holder(iso3, role, published) or (
        holder(iso3, "leader", published) if role in ("president", "prime minister") else None
    )


@cache
def _office() -> re.Pattern[str]:
    nouns = "|".join(re.escape(noun) for noun in sorted(offices(), key=len, reverse=True))
    return re.compile(rf"(?:['’]s)?\s+({nouns})(?![\w-])(?!['’]s?\s+(?:office|spokes))", re.IGNORECASE)
