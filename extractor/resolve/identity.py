"""Who the persons of an article are: role and country, from the text first, then from the table of offices."""

from __future__ import annotations

import re

from extractor.knowledge.people import Term, leaders_by_surname, name_words, people
from extractor.knowledge.user import UserKnowledge
from extractor.resolve.drafts import CERTAIN, Article
from extractor.resolve.persons import Person
from extractor.resolve.roles import country_described, read_role

_ADMINISTRATION = re.compile(r"(.+) (?:administration|government|regime|cabinet)", re.IGNORECASE)


def identify(article: Article, persons: list[Person], knowledge: UserKnowledge) -> None:
    """Give each person a role and a country, and the full name to a leader whom the article calls by surname alone.

    The user's own rows come first, then the text, then the tables.
    """
    starts = [draft.start for draft in article.drafts]
    evidence = article.evidence()
    for person in persons:
        _take_row(person, knowledge, article.published)
        for draft in person.mentions:
            role = read_role(article, starts, draft)
            if role is not None:
                person.role = person.role or role.title
                person.iso3 = person.iso3 or role.iso3
            person.iso3 = person.iso3 or country_described(article, draft)
        known = people().get(person.words) if len(person.words) > 1 else None
        if known is not None:
            term = known.term_at(article.published)
            person.iso3 = person.iso3 or (term.iso3 if term and term.iso3 else known.iso3)
            person.role = person.role or (term.role if term else known.role)
            person.confidence = max(person.confidence, 0.9)
        elif len(person.words) == 1 and (term := _leader(person.words[0], article.published)) and evidence[term.iso3]:
            person.name, person.iso3, person.role = term.person, term.iso3, person.role or term.role
            person.confidence = 0.8
    _place_administrations(article, persons)


def _take_row(person: Person, knowledge: UserKnowledge, published: str | None) -> None:
    """Fill a person from the user's row for one of the names in the article."""
    for draft in person.mentions:
        row = knowledge.find(draft.text, published)
        if row is not None and row.label == "PERSON":
            person.name, person.iso3, person.role, person.qid = row.name, row.iso3, row.role, row.qid
            person.confidence = CERTAIN
            return


def _place_administrations(article: Article, persons: list[Person]) -> None:
    """Give "the Biden administration" the country of the person, of the article or of the leader at its date."""
    by_surname = {person.words[-1]: person.iso3 for person in persons if person.words}
    for draft in article.drafts:
        if draft.label == "ORG" and not draft.iso3 and (named := _ADMINISTRATION.fullmatch(draft.text)):
            for surname in name_words(named[1]):
                term = _leader(surname, article.published)
                draft.iso3 = draft.iso3 or by_surname.get(surname) or (term.iso3 if term else None)


def _leader(surname: str, published: str | None) -> Term | None:
    """Return the one leader of that surname at a date; without a date, the one who ever was."""
    terms = [term for term in leaders_by_surname().get(surname, ()) if published is None or term.holds(published)]
    return terms[-1] if len({term.person for term in terms}) == 1 else None
