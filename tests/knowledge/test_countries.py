import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from extractor.knowledge.countries import (
    countries,
    country_names,
    find_code,
    find_country,
    lookalikes,
    name_of,
    weak_countries,
)
from extractor.knowledge.metonyms import buildings, capitals
from extractor.knowledge.tables import DATA_DIR, fold, read_rows

HERE = Path(__file__).parent


def rows(name):
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return [tuple(row.values()) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("iso3", "name", "adjective"), rows("un_members.csv"))
def test_every_member_of_the_united_nations_is_found_by_name_and_adjective(iso3, name, adjective):
    for surface in (name, adjective):
        assert iso3 in name_of(surface).iso3 + name_of(surface).rare


def test_all_members_of_the_united_nations_are_tested():
    assert len({iso3 for iso3, _, _ in rows("un_members.csv")}) == 193


@pytest.mark.parametrize(("name", "iso3"), rows("country_aliases.csv"))
def test_alias(name, iso3):
    assert find_country(name) == iso3


def test_enough_aliases_are_tested():
    assert len(rows("country_aliases.csv")) >= 150


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("us", "a pronoun, not the country"),
        ("turkey", "the bird"),
        ("china", "porcelain"),
        ("Jordan", "weak: a given name"),
        ("Chad", "weak: a given name"),
        ("Georgia", "weak: a state of the US"),
        ("Jordan Peterson", "a person"),
        ("Chad Smith", "a person"),
        ("New England", "a region"),
        ("New Mexico", "a state"),
        ("Niger Delta", "a region of Nigeria"),
        ("Paris Hilton", "a person"),
        ("Guinea pig", "an animal"),
        ("IS", "an armed group, or a verb in capitals"),
        ("", "nothing"),
    ],
)
def test_no_country(name, why):
    assert find_country(name) is None, why


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("Congo", {"COD"}),
        ("Korean", {"KOR"}),
        ("Dominican", {"DOM"}),
        ("Georgia", {"GEO"}),
        ("Turkey", {"TUR"}),
        ("Russia", set()),
    ],
)
def test_weak_names_are_kept_apart(name, candidates):
    assert set(weak_countries(name)) == candidates


def test_a_rare_reading_is_kept_beside_the_usual_one():
    assert name_of("Congo").rare == ("COG",)
    assert name_of("Korean").rare == ("PRK",)


def test_strong_names_have_one_country():
    owners = Counter()
    for row in read_rows("country_names.csv"):
        if row["strength"] == "strong":
            owners[fold(row["name"])] += 1
    assert [name for name, count in owners.items() if count > 1] == []


def test_codes_are_valid():
    codes = set(countries())
    assert {code for name in country_names().values() for code in name.iso3} <= codes | {"EU"}
    assert {seat.iso3 for seat in [*buildings().values(), *capitals().values()]} <= codes | {"EU"}
    for country in countries().values():
        assert re.fullmatch(r"[A-Z]{3}", country.iso3)
        assert re.fullmatch(r"[A-Z]{2}", country.iso2)
        assert re.fullmatch(r"Q\d+", country.qid)
        assert country.currency == "" or re.fullmatch(r"[A-Z]{3}", country.currency)
        assert country.parent is None or country.parent in codes
        assert set(country.claimed_by) <= codes
    assert countries()["XKX"].claimed_by == ("SRB",)
    assert countries()["TWN"].claimed_by == ("CHN",)


def test_lookalikes_are_no_countries():
    assert [name for name in lookalikes() if name_of(name)] == []


def test_enough_seats():
    assert len(list(read_rows("seats.csv"))) >= 80


TABLES = """acting_words cities countries country_names legal_forms lookalikes office_holders offices organisations
people place_demonyms places role_words seats"""


@pytest.mark.parametrize("name", TABLES.split())
def test_tables_are_sorted_and_say_their_source(name):
    with (DATA_DIR / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header = next(reader)
        body = [tuple(row) for row in reader]
    assert body == sorted(set(body))
    assert all(len(row) == len(header) for row in body)
    if name != "cities":  # one source for all, in SOURCES.md
        assert header[-1] == "source"
        assert all(row[-1] for row in body)


ASKED = [
    ("IND", "IND", "alpha-3"),
    ("ind", "IND", "in any case"),
    ("IN", "IND", "alpha-2"),
    (" India ", "IND", "name"),
    ("south korea", "KOR", "name in lower case"),
    ("UK", "GBR", "a name that looks like a code"),
    ("Georgia", "GEO", "who asks for a country means the country"),
    ("eu", "EU", "the European Union"),
    ("Korea", None, "one of two"),
    ("Atlantis", None, "none"),
    ("", None, "nothing"),
]


@pytest.mark.parametrize(("asked", "code", "why"), ASKED)
def test_find_code(asked, code, why):
    assert find_code(asked) == code, why
