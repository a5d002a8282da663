"""Makes ``countries.csv`` and ``country_names.csv`` from ISO and UN names, rigour, the World Factbook and GeoNames.

``python -m extractor.knowledge.sources.countries --data DATA/knowledge`` rewrites the rows that come from the sources
and keeps those whose source is ``hand``, which also win over a generated row of the same name.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.knowledge.countries import COUNTRY_COLUMNS, NAME_COLUMNS
from extractor.knowledge.tables import DATA_DIR, fold, read_rows, write_rows

COMMON_NAMES = {
    "CIV": "Ivory Coast",
    "COG": "Republic of the Congo",
    "HKG": "Hong Kong",
    "MAC": "Macau",
    "NRU": "Nauru",
    "TUR": "Turkey",
    "UMI": "United States Minor Outlying Islands",
    "VAT": "Vatican City",
}
"""Names of the news where rigour's label is a formal one."""

PARENTS = {"ALA": "FIN", "GGY": "GBR", "IMN": "GBR", "JEY": "GBR", "AIA": "GBR", "BMU": "GBR", "CYM": "GBR",
           "FLK": "GBR", "GIB": "GBR", "MSR": "GBR", "PCN": "GBR", "SGS": "GBR", "SHN": "GBR", "TCA": "GBR",
           "VGB": "GBR", "COK": "NZL", "NIU": "NZL", "NFK": "AUS", "VIR": "USA"}  # fmt: skip
"""Territories whose parent rigour leaves out."""

CURRENCIES = {"BGR": "EUR", "CUW": "XCG", "HRV": "EUR", "SLE": "SLE", "SXM": "XCG", "XKX": "EUR", "ZWE": "ZWG",
              "MRT": "MRU", "STP": "STN", "VEN": "VES", "BLR": "BYN", "PSE": "ILS", "TWN": "TWD", "CUB": "CUP",
              "BTN": "BTN", "CHE": "CHF", "CHL": "CLP", "BOL": "BOB", "COL": "COP", "HTI": "HTG", "LSO": "LSL",
              "MEX": "MXN", "NAM": "NAD", "PAN": "PAB", "SLV": "USD", "SWZ": "SZL", "URY": "UYU", "USA": "USD",
              "ATA": "", "ANT": ""}  # fmt: skip
"""Currencies of 2026 where the ISO list is older, or names several."""

PEOPLE = re.compile(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*(?:\(s\))?")


def main() -> None:
    """Rewrite the two tables in the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with country_codes, factbook, geonames, rigour"
    )
    data = parser.parse_args().data
    facts = {row["iso2"]: row for row in _jsonl(data / "factbook/country_facts.jsonl") if row["iso2"]}
    facts["RS"] = next(row for row in _jsonl(data / "factbook/country_facts.jsonl") if row["file"].endswith("/ri.json"))
    countries = list(_countries(data))
    historic = [row for row in read_rows("countries.csv") if row["source"] == "hand"]
    write_rows(DATA_DIR / "countries.csv", COUNTRY_COLUMNS, countries + historic)
    names = [row for row in read_rows("country_names.csv") if row["source"] == "hand"]
    taken = {fold(row["name"]) for row in names}
    for row in _names(data, countries, facts):
        if fold(row["name"]) not in taken:
            taken.add(fold(row["name"]))
            names.append(row)
    write_rows(DATA_DIR / "country_names.csv", NAME_COLUMNS, names)


def _countries(data: Path) -> Iterator[dict[str, str]]:
    codes = {row["ISO3166-1-Alpha-2"]: row for row in _csv(data / "country_codes/country-codes.csv")}
    geonames = {row[0]: row for row in _tsv(data / "geonames/countryInfo.txt")}
    territories = _territories(data / "rigour.tar.gz")
    iso3_of = {iso2: geonames[iso2][1] for iso2 in geonames}
    for iso2, row in geonames.items():
        territory = territories.get(iso2.lower())
        if territory is None or iso2 in ("AN", "CS"):
            continue
        iso3, code = row[1], codes.get(iso2, {})
        yield {
            "iso3": iso3,
            "iso2": iso2,
            "name": COMMON_NAMES.get(iso3, territory["name"][0]),
            "official_name": territory["full_name"][0],
            "capital": row[5].strip(),
            "currency": CURRENCIES.get(iso3, code.get("ISO4217-currency_alphabetic_code", "") or row[10]),
            "parent": PARENTS.get(iso3) or _iso3(territory.get("parent", []), iso3_of),
            "claimed_by": _iso3(territory.get("claims", []), iso3_of),
            "qid": territory["qid"][0],
            "source": "country_codes; rigour; geonames",
        }


def _names(data: Path, countries: list[dict[str, str]], facts: dict[str, dict]) -> Iterator[dict[str, str]]:
    codes = {row["ISO3166-1-Alpha-3"]: row for row in _csv(data / "country_codes/country-codes.csv")}
    for country in countries:
        iso3, code, fact = country["iso3"], codes.get(country["iso3"], {}), facts.get(country["iso2"], {})
        names, nationality = fact.get("names", {}), fact.get("nationality") or {}
        for kind, source, candidates in (
            ("name", "rigour", [country["name"]]),
            ("official", "rigour", [country["official_name"]]),
            ("name", "country_codes", [code.get("CLDR display name"), code.get("UNTERM English Short")]),
            ("official", "country_codes", [code.get("UNTERM English Formal"), code.get("official_name_en")]),
            ("official", "factbook", [names.get("conventional long form"), names.get("conventional short form")]),
            ("adjective", "factbook", _nationalities(nationality.get("adjective"))),
            ("demonym", "factbook", _nationalities(nationality.get("noun"))),
        ):
            for candidate in filter(None, candidates):
                name = re.sub(r"^[Tt]he ", "", candidate.replace("’", "'").replace("St. ", "Saint ")).strip(" *")
                if re.fullmatch(r"[^\W\d_][^\d()\[\],;/]{2,}", name) and name.lower() not in (
                    "none",
                    "china",
                    "northern",
                ):
                    yield {"name": name, "iso3": iso3, "kind": kind, "strength": "strong", "source": source}


def _nationalities(text: str | None) -> Iterator[str]:
    """Read the Factbook's "Irishman(men), Irish (collective plural)": each form, and the plural of "Angolan(s)"."""
    for part in re.split(r",|;| or ", re.sub(r"\([^)]{2,}\)|note.*", "", text or "")):
        form = part.strip()
        if PEOPLE.fullmatch(form) and form not in ("NA", "None"):
            yield form.removesuffix("(s)")
            if form.endswith("(s)"):
                yield form.replace("(s)", "s")


def _territories(archive: Path) -> dict[str, dict[str, list[str]]]:
    """Read the plain fields of rigour's YAML files: a value, or a list of two-letter codes."""
    found = {}
    with tarfile.open(archive) as tar:
        for member in tar.getmembers():
            path = Path(member.name)
            if path.parent.name == "territories" and len(path.stem) == 2 and (file := tar.extractfile(member)):
                text = file.read().decode("utf-8")
                found[path.stem] = {
                    key: [item.strip(" \"'-") for item in value.strip().split("\n")]
                    for key, value in re.findall(r"^(name|full_name|qid|parent|claims):((?:\n  - .*)+|.*)", text, re.M)
                }
    return found


def _iso3(codes: Iterable[str], iso3_of: dict[str, str]) -> str:
    return " ".join(sorted(iso3_of[code.upper()] for code in codes if code.upper() in iso3_of))


def _csv(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _tsv(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as file:
        yield from (line.rstrip("\n").split("\t") for line in file if not line.startswith(("#", "ISO\t")))


def _jsonl(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file)


if __name__ == "__main__":
    main()
