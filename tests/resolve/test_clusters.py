"""Which mentions are one person, and which are one organisation."""

import pytest

from extractor.resolve.organisations import core_name, country_inside, is_abbreviation
from extractor.resolve.resolver import Resolver
from tests.resolve.marked import read_marked

RESOLVER = Resolver()

ONE = [
    ("[[Vladimir Putin|PERSON]] left. [[Putin|PERSON]] smiled. Mr [[Putin|PERSON]] waved.", "surname"),
    ("[[Putin|PERSON]] left, the spokesman for [[Vladimir Putin|PERSON]] said.", "surname in the headline"),
    ("[[President Joe Biden|PERSON]] met [[Joseph R. Biden|PERSON]]'s aides. [[Mr. Biden|PERSON]] left.", "titles"),
    ("[[Xi Jinping|PERSON]] spoke. [[Xi|PERSON]] left.", "family name first"),
    ("[[Andrés Manuel López Obrador|PERSON]] spoke. [[López Obrador|PERSON]] left.", "two surnames"),
    ("[[Shinzō Abe|PERSON]] spoke. [[Abe|PERSON]] and [[Shinzo Abe|PERSON]].", "diacritics"),
    ("[[Donald J. Trump|PERSON]] won. [[Donald Trump|PERSON]] spoke.", "middle initial"),
    ("The [[Communications Commission|ORG]] ([[CC|ORG]]) said. The [[CC|ORG]] agreed.", "abbreviation in brackets"),
    ("[[Northern Grid Corporation|ORG]] fell. [[Northern Grid|ORG]] and [[NGC|ORG]] rose.", "short form and initials"),
    ("[[Volgostal PJSC|ORG]] fell. [[PJSC Volgostal|ORG]] and [[Volgostal|ORG]] rose.", "legal form"),
    ("[[International Monetary Fund|ORG]] data. The [[IMF|ORG]] said so.", "abbreviation in the table"),
    ("[[World Food Programme (WFP)|ORG]] staff. The [[WFP|ORG]] left.", "abbreviation inside the reader's span"),
    ("[[Kennedy Space Center|FAC]] ([[KSC|FAC]]) shut. [[KSC|FAC]] opens today.", "a facility"),
    ("[[Da|PERSON]] [[Silva|PERSON]] spoke, and [[Da Silva|PERSON]] left.", "a name that the reader cut in two"),
]

TWO = [
    ("[[Donald Trump|PERSON]] and [[Melania Trump|PERSON]] left.", "a surname in common"),
    ("[[George Bush|PERSON]] and [[Kate Bush|PERSON]] met.", "a surname in common"),
    ("[[Kim Jong Un|PERSON]] met [[Kim Yo Jong|PERSON]].", "a family name in common"),
    ("[[Bank of England|ORG]] and [[Bank of Japan|ORG]] met.", "a first word in common"),
    ("[[Northern Grid|ORG]] and [[Southern Grid|ORG]] merged.", "a last word in common"),
    ("[[Amazon|ORG]] cut jobs; rain fell on the [[Amazon|LOC]].", "a company and a river"),
]


def entities(marked):
    doc, _ = read_marked(marked, "2025-06-01")
    return [mention.entity_id for mention in RESOLVER.find(doc) if mention.label != "GPE"]


@pytest.mark.parametrize(("marked", "why"), ONE)
def test_one_entity(marked, why):
    assert len(set(entities(marked))) == 1, why


@pytest.mark.parametrize(("marked", "why"), TWO)
def test_two_entities(marked, why):
    assert len(set(entities(marked))) == 2, why


def test_the_bare_surname_goes_to_the_protagonist():
    marked = "[[Ann Ames|PERSON]] sued. [[Bob Ames|PERSON]] left. [[Ann Ames|PERSON]] won. [[Ames|PERSON]] smiled."
    assert entities(marked)[-1] == "person/ann-ames"


@pytest.mark.parametrize(
    ("marked", "iso3", "why"),
    [
        ("[[Russian|NORP]] energy giants [[Uralneft|ORG]] and [[Volganeft|ORG]] fell.", "RUS", "nationality before"),
        ("[[Malaysia|GPE]]'s [[Palmtrade|ORG]] rose.", "MYS", "possessive before"),
        ("The [[US|GPE]] [[Justice Ministry|ORG]] sued.", "USA", "a country before a body of state"),
        ("The [[Ministry of Finance of Japan|ORG]] said so.", "JPN", "a country inside"),
        ("The [[Russian Foreign Ministry|ORG]] said so.", "RUS", "a nationality inside"),
        ("[[US-China Business Council|ORG]] members met.", None, "two countries inside"),
        ("[[China|GPE]] [[Palmtrade|ORG]] rose.", None, "a bare country before a company"),
        ("[[OPEC|ORG]] met.", None, "an international body"),
        ("[[European Commission|ORG]] officials met.", "EU", "a body of the European Union"),
        ("The [[Trump administration|ORG]] sued.", "USA", "a leader's government"),
    ],
)
def test_country_of_an_organisation(marked, iso3, why):
    doc, _ = read_marked(marked, "2025-06-01")
    assert {mention.iso3 for mention in RESOLVER.find(doc) if mention.label == "ORG"} == {iso3}, why


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("CITC", "Communications and Information Technology Commission", True),
        ("IDF", "Israel Defense Forces", True),
        ("UNHCR", "United Nations High Commissioner for Refugees", True),
        ("IDF", "Ministry of Defense", False),
        ("NATO", "European Commission", False),
        ("Council", "Council", False),
    ],
)
def test_abbreviation(short, full, expected):
    assert is_abbreviation(short, full) is expected


def test_legal_forms_are_no_part_of_a_name():
    assert core_name("Sony Group Corp.") == "Sony"
    assert core_name("PJSC Gazprom") == "Gazprom"
    assert core_name("PT Pertamina") == "Pertamina"
    assert core_name("Group") == "Group"


@pytest.mark.parametrize(
    ("name", "evidence", "iso3", "why"),
    [
        ("Reserve Bank of India", {}, "IND", "a country"),
        ("Bank of New Zealand", {}, "NZL", "two words"),
        ("Tehran Stock Exchange", {}, "IRN", "a big city"),
        ("San Jose Elementary School", {"PHL": 2}, "PHL", "a city of the article's country"),
        ("San Jose Elementary School", {}, None, "towns of many countries"),
        ("Federal Emergency Management Agency", {"BRA": 1}, None, "no place, but a word in the name of a region"),
        ("Gulf of Mexico Foundation", {}, None, "a sea"),
        ("Palmtrade", {}, None, "nothing"),
    ],
)
def test_country_inside_a_name(name, evidence, iso3, why):
    assert country_inside(name, evidence) == iso3, why
