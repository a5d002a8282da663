"""What an entity is called: the fullest form of its name in the article."""

import pytest

from extractor.resolve.resolver import Resolver
from tests.resolve.marked import read_marked

CASES = [
    ("Prices in the [[U.S.|GPE]] rose. [[American|NORP]] growers sold less.", ["U.S."] * 2, "only an abbreviation"),
    ("[[Britain|GPE]] sold gas. [[British|NORP]] firms bought it.", ["Britain"] * 2, "only a short form"),
    ("The [[UK|GPE]] sold gas. [[Britain|GPE]] bought oil.", ["UK"] * 2, "a short form beside an abbreviation"),
    ("The [[United States|GPE]] bought it. The [[US|GPE]] paid.", ["United States"] * 2, "the name wins"),
    ("[[American|NORP]] growers sold less.", ["United States"], "an adjective alone: the table's name"),
    (
        "The [[European Community|ORG]] ([[EC|ORG]]) met. [[EC|ORG]] stocks fell.",
        ["European Community"] * 3,
        "a body of the table with its abbreviation in brackets",
    ),
    (
        "[[Saudi Arabia|GPE]] grew. The [[Kingdom|GPE]] leads.",
        ["Saudi Arabia"] * 2,
        "the article's kingdom",
    ),
    ("[[Peru|GPE]] grew. The [[Kingdom|GPE]] leads.", ["Peru", "Kingdom"], "no kingdom in the article"),
    (
        "The [[Centre for Roads of Lima|ORG]] ([[RCL|ORG]]) said so. [[RCL|ORG]] roads are bad.",
        ["Centre for Roads of Lima"] * 3,
        "initials in the order of another language",
    ),
    (
        "[[Road Directorate|ORG]] men came. The [[RD|ORG]] paid.",
        ["Road Directorate"] * 2,
        "initials that are never put in brackets",
    ),
    (
        "Deputy President [[Tom Banda|PERSON]] won. [[DP Banda|PERSON]] spoke.",
        ["Tom Banda"] * 2,
        "an office in capitals before a known surname",
    ),
    (
        "[[John David Vale|PERSON]] won. [[JD Vale|PERSON]] spoke.",
        ["John David Vale", "JD Vale"],
        "a person's own initials are no office",
    ),
]


@pytest.mark.parametrize(("marked", "names", "why"), CASES, ids=[case[-1] for case in CASES])
def test_naming(marked, names, why):
    doc, _ = read_marked(marked)
    assert [mention.name for mention in Resolver().find(doc)] == names, why
