"""Makes ``cities.csv`` and ``places.csv`` from GeoNames: cities over 15,000 people and first-order regions.

``python -m extractor.knowledge.sources.places --data DATA/knowledge`` rewrites the rows that come from GeoNames and
keeps the places whose source is ``hand``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

from extractor.knowledge.places import CITY_COLUMNS, PLACE_COLUMNS
from extractor.knowledge.tables import DATA_DIR, fold, read_rows, write_rows

GENERIC = re.compile(
    r"^(?:Autonomous )?(?:Province|Region|District|State|Governorate|County|Department|Municipality|Prefecture|Oblast)"
    r" (?:of |de |del )?|(?:'s)? (?:Province|Region|District|State|Governorate|County|Department|Municipality|Oblast|"
    r"Voivodeship|Prefecture|Krai|Raion|Canton|Parish|Municipio|Department|Division)$"
)
"""What a region is, beside its name: "Idlib Governorate" is "Idlib" in the news."""

UNTELLING = re.compile(
    r"(?:(?:North|South|East|West|Northern|Southern|Eastern|Western|Central|Centre|Center|Upper|Lower|Capital|Coast|"
    r"Coastal|Delta|Federal|Islands?|Metropolitan|National|Littoral|City|Plateau|River|Lake|Highlands?|Bay)[ -]?)+"
)
"""Names of regions and towns that say nothing outside their country ("North West", "Central")."""


def main() -> None:
    """Rewrite the two tables in the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with geonames")
    data = parser.parse_args().data / "geonames"
    iso3_of = dict(_codes(data))
    write_rows(DATA_DIR / "cities.csv", CITY_COLUMNS, _cities(data, iso3_of))
    places = [row for row in read_rows("places.csv") if row["source"] == "hand"]
    taken = {(fold(row["name"]), row["iso3"]) for row in places}
    places += [row for row in _regions(data, iso3_of) if (fold(row["name"]), row["iso3"]) not in taken]
    write_rows(DATA_DIR / "places.csv", PLACE_COLUMNS, places)


def _codes(data: Path) -> Iterator[tuple[str, str]]:
    for line in (data / "countryInfo.txt").read_text(encoding="utf-8").splitlines():
        iso2, iso3, *_ = line.split("\t")
        yield iso2, iso3


def _cities(data: Path, iso3_of: dict[str, str]) -> Iterator[dict[str, str]]:
    with gzip.open(data / "cities15000.json.gz", "rt", encoding="utf-8") as file:
        cities = json.load(file).values()
    biggest: dict[str, dict[str, int]] = {}
    for city in cities:
        iso3, people = iso3_of.get(city["countrycode"]), int(city["population"])
        name = fold(city["name"])
        if iso3 is None or "," in name or UNTELLING.fullmatch(name):
            continue
        for form in {name, name.removesuffix(" City"), name.replace("Saint ", "St ")}:
            if len(form) > 2:
                known = biggest.setdefault(form, {})
                known[iso3] = max(people, known.get(iso3, 0))
    for form, known in biggest.items():
        heaviest_first = sorted(known.items(), key=lambda item: -item[1])
        yield {"name": form, "populations": " ".join(f"{iso3} {people}" for iso3, people in heaviest_first)}


def _regions(data: Path, iso3_of: dict[str, str]) -> Iterator[dict[str, str]]:
    for line in (data / "admin1CodesASCII.txt").read_text(encoding="utf-8").splitlines():
        code, name, _, _ = line.split("\t")
        iso3 = iso3_of.get(code.split(".")[0])
        short = GENERIC.sub("", name.replace("’", "'")).strip()
        if (
            iso3
            and len(short) > 2
            and "," not in short
            and not re.search(r"\d", short)
            and not UNTELLING.fullmatch(short)
        ):
            yield {"name": short, "iso3": iso3, "kind": "region", "source": "geonames"}


if __name__ == "__main__":
    main()
