import re
from collections import defaultdict

import pytest

from extractor.knowledge.countries import countries
from extractor.knowledge.people import holder, leaders_by_surname, name_words, offices, people, terms
from extractor.knowledge.tables import read_rows


@pytest.mark.parametrize(
    ("iso3", "role", "date", "person"),
    [
        ("USA", "president", "2016-06-01", "Barack Obama"),
        ("USA", "president", "2022-03-09", "Joe Biden"),
        ("USA", "president", "2025-11-11", "Donald Trump"),
        ("USA", "president", "2025-01-20", "Donald Trump"),
        ("USA", "president", "2025-01-19", "Joe Biden"),
        ("USA", "treasury secretary", "2023-05-05", "Janet Yellen"),
        ("RUS", "leader", "2025-11-11", "Vladimir Putin"),
        ("RUS", "foreign minister", "2019-01-01", "Sergey Lavrov"),
        ("GBR", "prime minister", "2022-09-30", "Liz Truss"),
        ("GBR", "finance minister", "2022-10-01", "Kwasi Kwarteng"),
        ("FRA", "leader", "2024-02-01", "Emmanuel Macron"),
        ("FRA", "prime minister", "2024-02-01", "Gabriel Attal"),
        ("DEU", "leader", "2015-06-01", "Angela Merkel"),
        ("IND", "prime minister", "2025-11-11", "Narendra Modi"),
        ("IND", "prime minister", None, None),
        ("JPN", "prime minister", "2016-01-01", "Shinzō Abe"),
        ("ATA", "president", "2020-01-01", None),
    ],
)
def test_who_holds_an_office_on_a_day(iso3, role, date, person):
    term = holder(iso3, role, date)
    assert (term and term.person) == person


def test_terms_of_one_office_do_not_overlap():
    held = defaultdict(list)
    for term in terms():
        held[term.iso3, term.organisation, term.role].append((term.since, term.until or "9999", term.person))
    overlaps = [
        (office, earlier, later)
        for office, rows in held.items()
        for earlier, later in zip(sorted(rows), sorted(rows)[1:], strict=False)
        if later[0] < earlier[1]
    ]
    assert overlaps == []


def test_dates_and_codes_are_valid():
    day = re.compile(r"\d{4}-\d{2}-\d{2}")
    for row in read_rows("office_holders.csv"):
        assert day.fullmatch(row["since"])
        assert row["until"] == "" or (day.fullmatch(row["until"]) and row["until"] > row["since"])
        assert day.fullmatch(row["as_of"])
        assert row["iso3"] in countries() or row["iso3"] == "EU" or (row["iso3"] == "" and row["organisation"])
    for row in read_rows("people.csv"):
        assert row["iso3"] in countries() or row["iso3"] == "EU"


def test_at_least_150_offices_were_entered_by_hand():
    assert sum(row["source"] == "hand" for row in read_rows("office_holders.csv")) >= 150


@pytest.mark.parametrize(
    ("name", "iso3"),
    [
        ("Volodymyr Zelensky", "UKR"),
        ("Volodymyr Zelenskiy", "UKR"),
        ("Recep Tayyip Erdogan", "TUR"),
        ("Kim Jong-un", "PRK"),
        ("Donald J. Trump", "USA"),
        ("Pervez Musharraf", "PAK"),
        ("Christine Lagarde", None),  # of international bodies and of the European Union
    ],
)
def test_country_of_a_person(name, iso3):
    assert people()[name_words(name)].iso3 == iso3


def test_a_surname_leads_to_all_its_leaders():
    assert {term.person for term in leaders_by_surname()["trump"]} == {"Donald Trump"}
    assert {term.person for term in leaders_by_surname()["xi"]} == {"Xi Jinping"}


def test_every_office_in_the_news_is_in_the_table_or_leads():
    known = {term.role for term in terms()} | {"leader"}
    assert {role for role in offices().values() if role not in known} == set()
