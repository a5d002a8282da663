"""Names of countries, cities, regions and peoples by which the recipe repairs annotation. Lower-cased throughout."""

from __future__ import annotations

import csv
import gzip
import json
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Gazetteer:
    """countries, cities, regions, groups, bodies: lower-cased names; the rest: single words."""

    countries: frozenset[str]
    cities: frozenset[str]
    regions: frozenset[str]
    groups: frozenset[str]
    bodies: frozenset[str]
    titles: frozenset[str]
    loc_words: frozenset[str]
    fac_words: frozenset[str]
    law_words: frozenset[str]
    event_words: frozenset[str]

    def place(self, name: str) -> str:
        """GPE, LOC or FAC for the name of a place, or PLACE where the tables do not tell."""
        name = name.lower().removeprefix("the ")
        words = set(name.split())
        if name in self.countries:
            return "GPE"
        if name in self.regions or words & self.loc_words:
            return "LOC"
        if words & self.fac_words:
            return "FAC"
        return "GPE" if name in self.cities else "PLACE"


def rules() -> dict[str, list[str]]:
    """The hand-written word lists."""
    return tomllib.loads((Path(__file__).parent / "rules.toml").read_text(encoding="utf-8"))


@cache
def load(data: Path) -> Gazetteer:
    """Read the tables under ``data/knowledge`` (geonames, factbook; see config.toml for their public addresses)."""
    words = rules()
    geonames = data / "knowledge" / "geonames"
    countries = set(words["countries"])
    for line in (geonames / "countryInfo.txt").read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if not line.startswith(("#", "ISO\t")) and len(fields) > 5:
            countries.add(fields[4].lower())
    with gzip.open(geonames / "cities15000.json.gz", "rt", encoding="utf-8") as stream:
        cities = {city["name"].lower() for city in json.load(stream).values() if city["population"] >= 50_000}
    with (geonames / "admin1CodesASCII.txt").open(encoding="utf-8") as stream:
        cities |= {row[1].lower() for row in csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)}
    groups = set(words["groups"])
    with (data / "knowledge" / "factbook" / "country_facts.jsonl").open(encoding="utf-8") as stream:
        for line in stream:
            groups |= demonyms(json.loads(line).get("nationality") or {})
    return Gazetteer(
        countries=frozenset(countries),
        cities=frozenset(cities),
        groups=frozenset(groups - countries - {"none", "na"}),
        **{
            name: frozenset(words[name])
            for name in ("regions", "bodies", "titles", "loc_words", "fac_words", "law_words", "event_words")
        },
    )


def demonyms(nationality: dict[str, str]) -> set[str]:
    """Lower-cased demonyms of a factbook entry such as {"noun": "Algerian(s)", "adjective": "Algerian"}.

    >>> sorted(demonyms({"noun": "Briton(s), British (collective plural)", "adjective": "British"}))
    ['british', 'briton', 'britons']
    """
    found = set()
    for text in nationality.values():
        for part in re.split(r",|;| or |/", re.sub(r"\((?!e?s\))[^)]*\)|note.*", "", text or "")):
            name = part.strip().lower()
            plural = re.search(r"\((e?s)\)$", name)
            name = re.sub(r"\(e?s\)", "", name).strip()
            if name and len(name.split()) <= 3:
                found |= {name, name + plural[1]} if plural else {name}
    return found
