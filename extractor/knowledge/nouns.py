"""Nouns that are counted: irregular plurals, lexical compounds, and words that stand for persons.

``data/counted_nouns.csv``; kinds: "irregular" (plural and singular), "invariant", "name" (a name that ends
in s and is no plural), "synonym" (noun and the unit that
it counts: "troop" counts soldiers), "compound" ("police officer", one unit and not an officer).
"""

from __future__ import annotations

from functools import cache

from extractor.knowledge.countries import country_names
from extractor.knowledge.tables import fold, read_rows
from extractor.knowledge.words import word_list

_NO_NOUNS = word_list("nouns none in s")


@cache
def _nouns(kind: str) -> dict[str, str]:
    return {
        row["noun"]: row["unit"] or row["singular"] for row in read_rows("counted_nouns.csv") if row["kind"] == kind
    }


def compounds() -> dict[str, str]:
    """Lexical compounds in the singular: "police officer", "cruise missile"."""
    return _nouns("compound")


def is_plural(word: str) -> bool:
    """Whether a word has the form of a plural noun ("jobs", "people", "aircraft", "Iraqis")."""
    lower = word.lower()
    if lower in _nouns("irregular") or lower in _nouns("invariant"):
        return True
    if lower in _nouns("name"):
        return False
    if word[0].isupper() and is_country(word):
        return False
    if not lower.endswith("s") or len(lower) < 3 or lower in _NO_NOUNS or lower.endswith(("'s", "’s", "ss")):
        return False
    # Adjectives ("various") and Greek singulars ("virus", "crisis") end so; names of peoples do not ("Israelis").
    return word[0].isupper() or not lower.endswith(("ous", "us", "is"))


def is_country(name: str) -> bool:
    """Whether the name is a country's, and no name of its people ("United States", not "Cubans")."""
    country = country_names().get(fold(name))
    return country is not None and country.kind not in ("demonym", "adjective")


def is_invariant(word: str) -> bool:
    """Whether a noun has one form for singular and plural ("aircraft")."""
    return word.lower() in _nouns("invariant")


def singular(word: str) -> str:
    """Return the singular of a noun by table, else by the rules of English spelling; case stays ("MPs" -> "MP")."""
    lower = word.lower()
    known = _nouns("irregular").get(lower) or _nouns("invariant").get(lower)
    if known is not None:
        return known
    if not is_plural(word):
        return word
    if lower.endswith("ies") and len(lower) > 4:
        return word[:-3] + "y"
    if lower.endswith(("sses", "shes", "xes", "zzes", "ches")):
        return word[:-2]
    if lower.endswith("oes"):
        return word[:-2]
    return word[:-1]


def unit_of(noun: str) -> str:
    """Return the unit that a singular noun counts: "person" for "Iraqi" and "other", "soldier" for "troop"."""
    synonym = _nouns("synonym").get(noun.lower())
    if synonym is not None:
        return synonym
    if noun[:1].isupper():
        name = country_names().get(fold(noun))
        if name is not None and name.kind in ("demonym", "adjective"):
            return "person"
    return noun if noun.isupper() or noun[:1].isupper() else noun.lower()
