"""Countries and territories: codes, names, adjectives and demonyms; and the names that only look like them.

Strong names ("Russia", "Iranian", "UK") name their country anywhere. Weak names ("Georgia", "Jordan", "Congo") name it
only with evidence of the document; some have a second, rare reading ("Congo" in an article about Brazzaville).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from extractor.knowledge.tables import fold, read_columns

COUNTRY_COLUMNS = (
    "iso3",
    "iso2",
    "name",
    "official_name",
    "capital",
    "currency",
    "parent",
    "claimed_by",
    "qid",
    "source",
)
NAME_COLUMNS = ("name", "iso3", "kind", "strength", "source")
SHORTEST_FROM_CAPITALS = 4
"""Letters from which a word in capitals ("IRAN") may be a name written in capitals; shorter ones are acronyms."""
EUROPEAN_UNION = "EU"
"""The code of what is no country, but acts like one."""
_SOLD_DOMAINS = frozenset({"ai", "am", "bz", "cc", "co", "fm", "io", "la", "ly", "me", "sh", "su", "to", "tv", "ws"})
_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gob", "gov", "net", "org"})


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory of ISO 3166-1, and Kosovo (XKX).

    capital, currency (ISO 4217): empty if there is none. parent: the state that a territory belongs to.
    claimed_by: other states that claim it. qid: Wikidata item.
    """

    iso3: str
    iso2: str
    name: str
    official_name: str
    capital: str
    currency: str
    parent: str | None
    claimed_by: tuple[str, ...]
    qid: str | None


@dataclass(frozen=True, slots=True)
class CountryName:
    """A name of one country, or a weak name of several. The European Union ("EU") has its names here, too.

    kind: name, official, former, informal, abbreviation, adjective or demonym. rare: countries that the name means
    only if the article speaks of them ("Korea" is North Korea in an article about North Korea).
    """

    name: str
    iso3: tuple[str, ...]
    kind: str
    strong: bool
    rare: tuple[str, ...] = ()

    @property
    def is_demonym(self) -> bool:
        """Whether it names the people, not the land: an adjective or a demonym."""
        return self.kind in ("adjective", "demonym")


@cache
def countries() -> dict[str, Country]:
    """Return all countries by ISO alpha-3 code."""
    return {
        iso3: Country(
            iso3, iso2, name, official, capital, currency, parent or None, tuple(claimed_by.split()), qid or None
        )
        for iso3, iso2, name, official, capital, currency, parent, claimed_by, qid, _ in read_columns(
            "countries.csv", COUNTRY_COLUMNS
        )
    }


@cache
def country_names() -> dict[str, CountryName]:
    """Return all names of countries by their folded form (:func:`extractor.knowledge.tables.fold`)."""
    names: dict[str, CountryName] = {}
    for name, iso3, kind, strength, _ in read_columns("country_names.csv", NAME_COLUMNS):
        key = fold(name)
        codes, rare = (names[key].iso3, names[key].rare) if key in names else ((), ())
        if strength == "rare":
            rare = (*rare, iso3)
        else:
            codes = (*codes, iso3)
        names[key] = CountryName(name, codes, kind, strength == "strong" and len(codes) == 1, rare)
    return names


def name_of(surface: str) -> CountryName | None:
    """Return what the table knows of a name, strong or weak; names in capitals ("IRAN") included."""
    key = fold(surface)
    found = country_names().get(key)
    if found is None and key[:4] in ("the ", "The "):
        found = country_names().get(key[4:])
    if found is None and len(key) >= SHORTEST_FROM_CAPITALS and key.isupper():
        found = _names_in_capitals().get(key)
    return found


def find_country(surface: str) -> str | None:
    """Return the ISO alpha-3 code of the country that a strong name, adjective or demonym names, else None.

    >>> find_country("Côte d’Ivoire"), find_country("U.S."), find_country("Iranians"), find_country("Georgia")
    ('CIV', 'USA', 'IRN', None)
    """
    found = name_of(surface)
    return found.iso3[0] if found is not None and found.strong else None


def states_called(noun: str) -> tuple[str, ...]:
    """Return the countries whose official name is the capitalised noun and "of": all kingdoms for "Kingdom".

    >>> "SAU" in states_called("Kingdom"), states_called("Sultanate"), states_called("Company")
    (True, ('OMN',), ())
    """
    return _states_by_noun().get(noun, ())


def find_code(asked: str) -> str | None:
    """Return the ISO alpha-3 code of a country that a person asks for: by code, in any case, or by any of its names.

    >>> find_code("IND"), find_code("in"), find_code("india"), find_code("Georgia"), find_code("UK"), find_code("Moon")
    ('IND', 'IND', 'IND', 'GEO', 'GBR', None)
    """
    asked = asked.strip()
    code = asked.upper()
    if code in countries() or code == EUROPEAN_UNION:
        return code
    if code in _iso3_by_iso2():
        return _iso3_by_iso2()[code]
    found = name_of(asked) or name_of(asked.title()) or name_of(code)
    return found.iso3[0] if found is not None and len(found.iso3) == 1 and not found.rare else None


def weak_countries(surface: str) -> tuple[str, ...]:
    """Return the codes of the countries that a weak name may mean, empty if it is no weak name.

    >>> weak_countries("Congo"), weak_countries("Russia")
    (('COD',), ())
    """
    found = name_of(surface)
    return found.iso3 if found is not None and not found.strong else ()


def country_of_address(url: str) -> str | None:
    """Return the country of a web address by its top-level domain, None if the domain is sold to all the world.

    >>> country_of_address("https://www.economist.com.na/1"), country_of_address("https://economist.com")
    ('NAM', None)
    >>> country_of_address("https://zoom.io"), country_of_address("https://bbc.co.uk/news")
    (None, 'GBR')
    """
    labels = (urlsplit(url).hostname or "").split(".")
    top = "gb" if labels[-1] == "uk" else labels[-1]
    if top in _SOLD_DOMAINS and (len(labels) < 3 or labels[-2] not in _SECOND_LEVEL):
        return None
    return _iso3_by_iso2().get(top.upper())


@cache
def _states_by_noun() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for country in countries().values():
        noun, of, _ = country.official_name.partition(" of ")
        noun = noun.rsplit(" ", 1)[-1]
        if of and noun != country.official_name:
            found[noun] = (*found.get(noun, ()), country.iso3)
    return found


@cache
def _iso3_by_iso2() -> dict[str, str]:
    return {country.iso2: country.iso3 for country in countries().values()}


@cache
def other_meanings() -> dict[str, frozenset[str]]:
    """Return for names of countries the words that show another meaning in their sentence (Turkey: "cranberry")."""
    found: dict[str, set[str]] = {}
    for name, word, _ in read_columns("other_meanings.csv", ("name", "word", "source")):
        found.setdefault(name, set()).add(word)
    return {name: frozenset(words) for name, words in found.items()}


@cache
def lookalikes() -> dict[str, str]:
    """Return the label of each phrase that contains a country's name, or names a part of the world, by folded form.

    "Niger Delta" is a LOC, "Latin American" a NORP; the label is empty for what is no name ("guinea pig").
    """
    return {fold(name): label for name, label, _ in read_columns("lookalikes.csv", ("name", "label", "source"))}


@cache
def _names_in_capitals() -> dict[str, CountryName]:
    return {key.upper(): name for key, name in country_names().items() if not name.is_demonym or name.strong}
