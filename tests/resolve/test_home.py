"""What the article's own country is, and what is taken to be of it."""

import pytest

from extractor.resolve.resolver import Resolver
from tests.resolve.marked import read_marked

RESOLVER = Resolver()
HOME = "[[Mongolia|GPE]] and [[Mongolian|NORP]] officials met. "

CASES = [
    ("The [[Cabinet|ORG]] agreed.", "MNG", "an office of state"),
    ("[[Bat Erdene|PERSON]] spoke.", "MNG", "a person"),
    ("The [[Khangai Road|FAC]] is open.", "MNG", "a road"),
    ("[[Northland Copper Ltd|ORG]] grew.", "MNG", "a company that no table has"),
    ("[[World Press Forum|ORG]] praised it.", None, "a body of the world"),
    ("[[OPEC|ORG]] agreed.", None, "an international body"),
    ("It rained in [[Asia|LOC]].", None, "a part of the world"),
    ("[[Gobi cashmere|PRODUCT]] sells.", None, "a product"),
    ("[[Buddhist|NORP]] monks prayed.", None, "a religion"),
]


@pytest.mark.parametrize(("text", "iso3", "why"), CASES)
def test_what_is_of_the_articles_country(text, iso3, why):
    doc, _ = read_marked(HOME + text)
    last = RESOLVER.find(doc)[-1]
    assert (last.iso3, last.confidence <= 0.7) == (iso3, iso3 is not None or last.confidence <= 0.7), why


@pytest.mark.parametrize(
    ("url", "iso3"),
    [
        ("https://www.example.com.na/news", "NAM"),
        ("https://www.example.co.uk/news", "GBR"),
        ("https://www.bangkokpost.com/business/1", "THA"),
        ("https://justice.gov/opa", "USA"),
        ("https://example.io/news", None),
        ("https://www.example.com/news", None),
        ("not an address", None),
    ],
)
def test_the_address_of_the_article_counts(url, iso3):
    doc, _ = read_marked("The [[Cabinet|ORG]] agreed.")
    doc._.url = url
    assert RESOLVER.find(doc)[0].iso3 == iso3


def test_the_country_of_the_publisher_wins_over_the_country_in_the_news():
    doc, _ = read_marked(
        "[[Thai|NORP]] mills fear [[Myanmar|GPE]]. [[Thailand|GPE]] sells to [[Myanmar|GPE]] and [[Myanmar|GPE]] pays"
        " late, [[Millcon|ORG]] said."
    )
    doc._.url = "https://www.bangkokpost.com/business/1"
    assert RESOLVER.find(doc)[-1].iso3 == "THA"


@pytest.mark.parametrize(
    ("marked", "why"),
    [
        ("[[Mongolia|GPE]] spoke. The [[Cabinet|ORG]] agreed.", "one mention is too few"),
        (
            "[[Mongolia|GPE]], [[Peru|GPE]], [[Mongolian|NORP]], [[Chile|GPE]], [[Fiji|GPE]]. The [[Cabinet|ORG]].",
            "no majority",
        ),
        ("The [[EU|ORG]] and the [[EU|ORG]]. The [[Cabinet|ORG]] agreed.", "the European Union is no country"),
        ("The [[Cabinet|ORG]] agreed.", "no country at all"),
    ],
)
def test_no_country_is_the_articles_own(marked, why):
    doc, _ = read_marked(marked)
    assert RESOLVER.find(doc)[-1].iso3 is None, why
