"""Compounds of a metric stand whole or not at all."""

import pytest
import spacy

from extractor.claim.compounds import whole_compounds

CASES = [
    ("Non-food inflation eased", {"inflation", "food"}, "", "Non-food inflation", "its last word is there"),
    ("Food inflation fell while non-oil trade grew", {"inflation", "non"}, "", "inflation", "its last word is not"),
    ("Year-on-year growth", {"growth", "year"}, "", "Year-on-year growth", "three words"),
    ("The US-China trade gap", {"gap", "trade", "China"}, "US", "China trade gap", "a name stays as it is"),
    ("Exports - oil above all - fell", {"Exports"}, "", "Exports", "a dash joins nothing"),
    ("Pre-war", {"Pre"}, "", "Pre", "nothing else is left"),
]


@pytest.fixture(scope="module")
def nlp():
    return spacy.blank("en")


@pytest.mark.parametrize(("text", "chosen", "names", "expected", "why"), CASES, ids=[case[-1] for case in CASES])
def test_whole_compounds(nlp, text, chosen, names, expected, why):
    doc = nlp(text)
    last = {token.text: token.i for token in doc}
    taken = frozenset(last[name] for name in names.split())
    found = whole_compounds(doc, tuple(sorted(last[word] for word in chosen)), taken)
    assert "".join(doc[index].text_with_ws for index in found).strip() == expected, why
