"""Cities and first-order regions, and the countries that they are in (GeoNames, with regions added by hand).

One name may be a place in several countries; which of them an article means is decided by
:mod:`extractor.resolve.places`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractor.knowledge.tables import fold, read_columns

CITY_COLUMNS = ("name", "populations")
PLACE_COLUMNS = ("name", "iso3", "kind", "source")
REGION_WEIGHT = 1_000_000
"""People that a region counts for where it shares its name with a city: Punjab, Cordoba."""
KNOWN_WEIGHT = 10_000_000
"""The same for a place entered by hand, which is in the news."""

BIG_CITY = 1_000_000
"""People from which a city is one of the big ones."""

LONGEST_ACRONYM = 3
"""Letters up to which a word in capitals is an acronym; a longer one is a name in capitals ("TEHRAN")."""


@dataclass(frozen=True, slots=True)
class Place:
    """A city or region: the code of its country, and its weight in people, by which the better known one is found."""

    iso3: str
    weight: int


def find_places(name: str) -> tuple[Place, ...]:
    """Return the places of a name, one for a country, the weightiest first; empty if there is none."""
    key = fold(name)
    if key.isupper() and len(key) > LONGEST_ACRONYM:
        key = key.title()
    weights = dict(_listed().get(key, ()))
    populations = _cities().get(key)
    if populations:
        numbers = iter(populations.split())
        for iso3, people in zip(numbers, numbers, strict=True):
            weights[iso3] = max(int(people), weights.get(iso3, 0))
    return tuple(Place(iso3, weight) for iso3, weight in sorted(weights.items(), key=lambda item: -item[1]))


@cache
def big_cities() -> dict[str, str]:
    """Return the country of every city of a million people or more, by its name; of two cities, of the bigger one."""
    found: dict[str, str] = {}
    for name, populations in _cities().items():
        iso3, people = populations.split()[:2]
        if int(people) >= BIG_CITY:
            found[name] = iso3
    return found


@cache
def _cities() -> dict[str, str]:
    # Read as it is, and parsed only where a name is looked up: 30,000 names load in a few milliseconds.
    return dict(read_columns("cities.csv", CITY_COLUMNS))


@cache
def _listed() -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for name, iso3, _, source in read_columns("places.csv", PLACE_COLUMNS):
        weight = KNOWN_WEIGHT if source == "hand" else REGION_WEIGHT
        found.setdefault(name if name.isascii() else fold(name), {})[iso3] = weight
    return found


@cache
def place_demonyms() -> dict[str, tuple[str, str]]:
    """Return the code of the country and the name of the place by the folded name of its people ("Scottish")."""
    columns = ("name", "iso3", "place", "source")
    return {fold(name): (iso3, place) for name, iso3, place, _ in read_columns("place_demonyms.csv", columns)}
