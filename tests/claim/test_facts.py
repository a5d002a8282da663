"""The country that an article speaks of most."""

import pytest

from extractor.claim.facts import main_country
from extractor.records import Mention

LIMA, PERU, CHILE = ("GPE", "place/lima-per", "PER"), ("NORP", "country/PER", "PER"), ("GPE", "country/CHL", "CHL")
MINISTER = ("PERSON", "person/ana-diaz", "PER")
CASES = [
    ([LIMA, MINISTER, PERU, CHILE], "country/PER", "the country itself, though its capital is named first"),
    ([MINISTER, LIMA, CHILE], "place/lima-per", "a place in it, where it is not named itself"),
    ([MINISTER, MINISTER, CHILE], "person/ana-diaz", "whoever leads to it"),
    ([CHILE, PERU], "country/CHL", "of two alike the one named first"),
    ([("ORG", "organisation/un", None)], None, "none"),
]


@pytest.mark.parametrize(("named", "expected", "why"), CASES, ids=[case[-1] for case in CASES])
def test_main_country(named, expected, why):
    mentions = [
        Mention(start=index, end=index + 1, label=label, text=entity, entity_id=entity, name=entity, iso3=iso3)
        for index, (label, entity, iso3) in enumerate(named)
    ]
    main = main_country(mentions)
    assert (main and main.entity_id) == expected, why
