from collections import Counter

import pytest

from extractor.knowledge.countries import countries
from extractor.knowledge.organisations import legal_forms, organisations
from extractor.knowledge.tables import fold, read_rows


@pytest.mark.parametrize(
    ("name", "canonical", "iso3"),
    [
        ("Rosneft", "Rosneft", "RUS"),
        ("OPEC", "Organization of the Petroleum Exporting Countries", None),
        ("ECB", "European Central Bank", "EU"),
        ("Fed", "Federal Reserve", "USA"),
        ("Petróleos de Venezuela", "Petroleos de Venezuela", "VEN"),
        ("TSMC", "TSMC", "TWN"),
        ("RBI", "Reserve Bank of India", "IND"),
        ("Hezbollah", "Hezbollah", "LBN"),
    ],
)
def test_organisation(name, canonical, iso3):
    found = organisations()[fold(name)]
    assert (found.name, found.iso3) == (canonical, iso3)


def test_names_are_unique():
    owners = Counter()
    for row in read_rows("organisations.csv"):
        owners.update({fold(name) for name in (row["name"], *row["aliases"].split(";")) if name})
    assert [name for name, count in owners.items() if count > 1] == []


def test_codes_are_valid():
    assert {row.iso3 for row in organisations().values()} <= set(countries()) | {"EU", None}


def test_enough_companies_are_known():
    assert sum(row["kind"] == "company" for row in read_rows("organisations.csv")) >= 120


def test_legal_forms_are_plain():
    assert all(form.isalpha() and form.islower() for form in legal_forms())
