"""Seats that stand for an office of a country: the Kremlin, the White House; and capitals that stand for a government.

A building of state always names its office. A capital names the government only where the sentence lets it act
("Moscow denied"), which :mod:`extractor.resolve` decides; elsewhere it is a place.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractor.knowledge.countries import countries
from extractor.knowledge.tables import fold, read_columns

COLUMNS = ("name", "kind", "iso3", "office", "source")


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat and the office behind it. iso3: the country of the office ("EU" for the European Union)."""

    name: str
    iso3: str
    office: str


@cache
def buildings() -> dict[str, Seat]:
    """Return the buildings and quarters of state, parliaments included, by folded name."""
    return _seats("building")


@cache
def capitals() -> dict[str, Seat]:
    """Return the capitals of sovereign states, and other seats of their governments, by folded name.

    "Brussels" and "Strasbourg" stand for the European Union, not for Belgium and France.
    """
    official = {
        fold(row.capital): Seat(row.capital, row.iso3, "Government")
        for row in countries().values()
        if row.capital and not row.parent
    }
    return official | _seats("capital")


@cache
def acting_words(kind: str) -> frozenset[str]:
    """Return the words that tell an acting capital from a place, by what they say.

    "acts": verbs after it ("denied"); "owned": what a government has ("Tehran's policy"); "locates": prepositions
    before it that make it a place ("in").
    """
    rows = read_columns("acting_words.csv", ("word", "kind", "source"))
    return frozenset(word for word, row_kind, _ in rows if row_kind == kind)


def _seats(kind: str) -> dict[str, Seat]:
    rows = read_columns("seats.csv", COLUMNS)
    return {fold(name): Seat(name, iso3, office) for name, row_kind, iso3, office, _ in rows if row_kind == kind}
