"""Who a person is: by the words around the name, and by the table of offices at the article's date."""

import pytest

from extractor.resolve.resolver import Resolver
from tests.resolve.marked import read_marked

RESOLVER = Resolver()

BY_TEXT = [
    ("[[Kremlin|ORG]] spokesman [[Dmitry Peskov|PERSON]] spoke.", "RUS", "Kremlin spokesman"),
    ("[[Malaysian|NORP]] Finance Minister [[Lim Wei|PERSON]] spoke.", "MYS", "Finance Minister"),
    ("[[Lim Wei|PERSON]], [[Malaysia|GPE]]'s finance minister, spoke.", "MYS", "finance minister"),
    ("[[Malaysia|GPE]]'s finance minister, [[Lim Wei|PERSON]], spoke.", "MYS", "finance minister"),
    ("[[Lim Wei|PERSON]], the [[Malaysian|NORP]] deputy prime minister, spoke.", "MYS", "deputy prime minister"),
    (
        "[[Lim Wei|PERSON]], a spokeswoman for the [[Bank of Korea|ORG]], spoke.",
        "KOR",
        "spokeswoman for the Bank of Korea",
    ),
    ("Former [[French|NORP]] president [[Jean Petit|PERSON]] spoke.", "FRA", "Former French president"),
    ("[[Eni|ORG]] chief executive [[Ugo Neri|PERSON]] spoke.", "ITA", "Eni chief executive"),
    ("President of [[Armenia|GPE]] [[Ara Petrosyan|PERSON]] spoke.", "ARM", "President of Armenia"),
    ("President of [[Armenia Ara Petrosyan|PERSON]] spoke.", "ARM", "President of Armenia"),
    ("[[Ugo Neri|PERSON]], president of [[Italy|GPE]], spoke.", "ITA", "president of Italy"),
    ("The [[Eni|ORG]] chief [[Ugo Neri|PERSON]] spoke.", "ITA", "Eni chief"),
    ("A [[Filipina|NORP]] maid fled. The maid [[Ana Cruz|PERSON]] spoke.", "PHL", None),
    ("A [[Filipina|NORP]] maid fled. The judge [[Ana Cruz|PERSON]] spoke.", None, "judge"),
    ("[[Rosneft|ORG]]. The minister. [[Ugo Neri|PERSON]] spoke.", None, None),
    ("He told [[Ugo Neri|PERSON]] about the [[Italian|NORP]] president.", None, None),
    ("[[Ugo Neri|PERSON]], who met the [[French|NORP]] president on Monday, spoke.", None, None),
]


@pytest.mark.parametrize(("marked", "iso3", "role"), BY_TEXT)
def test_role_by_the_text(marked, iso3, role):
    doc, _ = read_marked(marked)
    person = next(mention for mention in RESOLVER.find(doc) if mention.label == "PERSON" and mention.tie != "title")
    assert (person.iso3, person.role) == (iso3, role)


def test_in_a_list_of_people_each_title_is_of_the_name_that_follows():
    doc, _ = read_marked("[[Ara Petrosyan|PERSON]], President of [[Italy|GPE]] [[Ugo Neri|PERSON]], and others spoke.")
    roles = {mention.name: mention.role for mention in RESOLVER.find(doc) if mention.label == "PERSON"}
    assert roles == {"Ara Petrosyan": None, "Ugo Neri": "President of Italy"}


@pytest.mark.parametrize(
    ("marked", "published", "name", "iso3", "role"),
    [
        ("[[Narendra Modi|PERSON]] spoke.", "2025-11-11", "Narendra Modi", "IND", "prime minister"),
        ("[[Donald Trump|PERSON]] spoke.", "2025-11-11", "Donald Trump", "USA", "president"),
        ("[[Donald Trump|PERSON]] spoke.", "2023-11-11", "Donald Trump", "USA", None),
        ("[[Donald Trump|PERSON]] spoke.", None, "Donald Trump", "USA", None),
        ("[[Putin|PERSON]] spoke in [[Russia|GPE]].", "2025-11-11", "Vladimir Putin", "RUS", "president"),
        ("[[Putin|PERSON]] spoke in [[Peru|GPE]].", "2025-11-11", "Putin", None, None),
        ("[[Christine Lagarde|PERSON]] spoke.", "2015-11-11", "Christine Lagarde", None, "managing director"),
        ("[[Christine Lagarde|PERSON]] spoke.", "2021-11-11", "Christine Lagarde", "EU", "central bank governor"),
    ],
)
def test_role_by_the_table(marked, published, name, iso3, role):
    doc, _ = read_marked(marked, published)
    person = next(mention for mention in RESOLVER.find(doc) if mention.label == "PERSON")
    assert (person.name, person.iso3, person.role) == (name, iso3, role)


@pytest.mark.parametrize(
    ("marked", "published", "title", "name"),
    [
        ("The [[US|GPE]] president left.", "2022-06-01", "US president", "Joe Biden"),
        ("The [[US|GPE]] president left.", "2025-06-01", "US president", "Donald Trump"),
        ("The [[US|GPE]] president left.", None, None, None),
        ("The [[Russian|NORP]] leader left.", "2025-06-01", "Russian leader", "Vladimir Putin"),
        ("[[India|GPE]]’s prime minister left.", "2024-06-20", "India’s prime minister", "Narendra Modi"),
        ("A former [[US|GPE]] president left.", "2025-06-01", None, None),
        ("[[US|GPE]] President [[Joe Biden|PERSON]] left.", "2022-06-01", None, None),
        ("The [[US|GPE]] presidential race.", "2022-06-01", None, None),
        (
            "[[Jo Li|PERSON]], the [[Fijian|NORP]] leader, said. The [[Fijian|NORP]] leader left.",
            None,
            "Fijian leader",
            "Jo Li",
        ),
    ],
)
def test_a_title_is_a_mention_only_if_it_resolves(marked, published, title, name):
    doc, _ = read_marked(marked, published)
    titles = [mention for mention in RESOLVER.find(doc) if mention.tie == "title"]
    found = titles[-1] if titles else None
    assert (found and found.text, found and found.name) == (title, name)
