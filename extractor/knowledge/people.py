"""People in office: who held which office of which country or body, and when; and whose country the news gives.

An office is read at the article's date. Dates are ISO; ``until`` is the day on which the holder left, so that the
successor may begin on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractor.knowledge.tables import fold, read_columns

OFFICE_COLUMNS = ("iso3", "organisation", "role", "since", "until", "person", "aliases", "leads", "as_of", "source")
PEOPLE_COLUMNS = ("person", "iso3", "role", "first_mention", "as_of", "source")

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "mp", "phd"})
"""Words after a surname that are no part of it."""


_HEADS = frozenset(
    {"president", "prime minister", "premier", "chancellor", "king", "queen", "emperor", "emir", "sultan"}
)
_FAMILY_NAME_FIRST = frozenset({"CHN", "HKG", "KHM", "KOR", "PRK", "SGP", "TWN", "VNM"})


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in one office. iso3: empty for international bodies. leads: whether it leads a state."""

    person: str
    iso3: str
    organisation: str
    role: str
    since: str
    until: str
    leads: bool

    def holds(self, date: str) -> bool:
        """Whether the person is in office on an ISO date."""
        return self.since <= date and (not self.until or date < self.until)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """What the tables know of a name: the country of all the offices held, and the terms."""

    name: str
    iso3: str | None
    role: str | None
    terms: tuple[Term, ...] = ()

    def term_at(self, date: str | None) -> Term | None:
        """Return the office held at a date, the latest begun if there are several; None without a date."""
        held = [term for term in self.terms if date is not None and term.holds(date)]
        return max(held, key=lambda term: term.since) if held else None


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: folded, lower case, without "Jr." and dots.

    >>> name_words("Joseph R. Biden Jr."), name_words("Shinzō Abe")
    (('joseph', 'r', 'biden'), ('shinzo', 'abe'))
    """
    words = [word.strip(".,'\"’“”") for word in fold(name).lower().replace("-", " ").split()]
    return tuple(word for word in words if word and word not in SUFFIXES)


@cache
def terms() -> tuple[Term, ...]:
    """Return all terms of office."""
    return tuple(term for term, _ in _terms_with_names())


@cache
def _terms_with_names() -> tuple[tuple[Term, tuple[str, ...]], ...]:
    return tuple(
        (
            Term(person, iso3, organisation, role, since, until, leads == "yes"),
            (person, *filter(None, aliases.split(";"))),
        )
        for iso3, organisation, role, since, until, person, aliases, leads, _, _ in read_columns(
            "office_holders.csv", OFFICE_COLUMNS
        )
    )


@cache
def people() -> dict[tuple[str, ...], KnownPerson]:
    """Return the known people by the words of each of their full names."""
    found: dict[tuple[str, ...], KnownPerson] = {}
    for person, code, role, _, _, _ in read_columns("people.csv", PEOPLE_COLUMNS):
        found[name_words(person)] = KnownPerson(person, code, role)
    by_person: dict[str, list[Term]] = {}
    names: dict[str, set[str]] = {}
    for term, its_names in _terms_with_names():
        by_person.setdefault(term.person, []).append(term)
        names.setdefault(term.person, set()).update(its_names)
    for person, held in by_person.items():
        codes = {term.iso3 for term in held}
        states = codes - {"", "EU"}
        iso3 = next(iter(states or codes)) or None if len(states or codes) == 1 else None
        known = KnownPerson(person, iso3, None, tuple(held))
        for name in names[person]:
            found[name_words(name)] = known
    return found


@cache
def leaders_by_surname() -> dict[str, tuple[Term, ...]]:
    """Return the terms of heads of state and government by their family names ("putin", "xi")."""
    found: dict[str, list[Term]] = {}
    for term in terms():
        if term.leads or (term.role in _HEADS and not term.organisation):
            words = name_words(term.person)
            found.setdefault(words[0 if term.iso3 in _FAMILY_NAME_FIRST else -1], []).append(term)
    return {word: tuple(held) for word, held in found.items()}


def holder(iso3: str, role: str, date: str | None) -> Term | None:
    """Return who holds a country's office at a date; None if the table does not know, or there is no date.

    ``role`` "leader" is the office that leads the state.
    """
    if date is None:
        return None
    held = [
        term
        for term in _terms_of().get(iso3, ())
        if term.holds(date) and not term.organisation and (term.leads if role == "leader" else term.role == role)
    ]
    return held[0] if len({term.person for term in held}) == 1 else None


@cache
def _terms_of() -> dict[str, tuple[Term, ...]]:
    found: dict[str, list[Term]] = {}
    for term in terms():
        found.setdefault(term.iso3, []).append(term)
    return {iso3: tuple(held) for iso3, held in found.items()}


@cache
def role_words(kind: str) -> frozenset[str]:
    """Return the words about roles of one kind, in lower case.

    "head": nouns that end a role ("minister"); "modifier": words that may stand before them ("prime"); "title": words
    that stand before a name and are no part of it ("Mr").
    """
    rows = read_columns("role_words.csv", ("word", "kind", "source"))
    return frozenset(word for word, row_kind, _ in rows if row_kind == kind)


@cache
def offices() -> dict[str, str]:
    """Return the role in the table of office holders by what the news calls it ("foreign secretary")."""
    return {noun: role for noun, role, _ in read_columns("offices.csv", ("noun", "role", "source"))}
