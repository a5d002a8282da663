"""What a unit, an adjective or a verb says of what is measured."""

import pytest
import spacy
from spacy.tokens import Doc

from extractor.claim.implied import verbs_as_nouns, with_implied
from extractor.records import Quantity


def figure(doc, quote, unit, dimension):
    start = doc.text.index(quote)
    return Quantity(start=start, end=start + len(quote), quote=quote, value=1, unit=unit, dimension=dimension)


@pytest.mark.parametrize(
    ("text", "quote", "unit", "dimension", "metric", "expected", "why"),
    [
        ("Zinc traded at $9 a tonne", "$9 a tonne", "USD/tonne", "price", "Zinc", "price of Zinc", "a price"),
        ("Zinc traded at $9 a tonne", "$9 a tonne", "USD/tonne", "price", None, "price", "a price and no more"),
        ("The duty is $9 a tonne", "$9 a tonne", "USD/tonne", "price", "duty", "duty", "it says which price"),
        ("Taxes of $9 a tonne", "$9 a tonne", "USD/tonne", "price", "Taxes", "Taxes", "it says so in the plural"),
        ("Maize on 7 hectares", "7 hectares", "hectare", "area", "Maize", "area of Maize", "an area"),
        ("It lost 7 points", "7 points", "point", "index", None, "index", "points of an index"),
        ("A wall 3 metres high", "3 metres", "metre", "length", "wall high", "height of wall", "an adjective"),
        ("A 40-year-old mine", "40-year", "year", "time", "mine", "age of mine", "joined by a hyphen"),
        ("A wall of 3 metres", "3 metres", "metre", "length", "wall", "wall", "no adjective: any measure of it"),
        ("Two high walls", "Two", "wall", "count", "high walls", "high walls", "not what is counted"),
        ("Floods hurt 70 others", "70", "person", "count", "hurt others", "people hurt", "others are people"),
        ("Floods hurt 70 people", "70", "person", "count", "people hurt", "people hurt", "it says people"),
        ("Floods hurt 70 nurses", "70", "nurse", "count", "nurses hurt", "nurses hurt", "another noun is counted"),
        ("The economy grew 9%", "9%", "%", "ratio", "economy", "growth of economy", "an economy's percentage"),
        ("Debt rose to 9% of it", "9%", "%", "ratio", "Debt economy", "Debt economy", "another thing's percentage"),
        ("Peru paid $9", "$9", "USD", "money", None, None, "money may be anything"),
    ],
)  # fmt: skip
def test_the_unit_says_what_is_measured(text, quote, unit, dimension, metric, expected, why):
    doc = spacy.blank("en")(text)
    assert with_implied(doc, figure(doc, quote, unit, dimension), metric) == expected, why


#        0    1        2  3 4       5    6
WORDS = "Peru invested $9 , ransom paid by".split()
VERBS = ["PROPN", "VERB", "NUM", "PUNCT", "NOUN", "VERB", "ADP"]
LEMMAS = ["Peru", "invest", "$9", ",", "ransom", "pay", "by"]


@pytest.mark.parametrize(
    ("tokens", "dimension", "expected", "why"),
    [
        ((1,), "money", {1: "investment"}, "a verb of money"),
        ((1,), "count", {}, "what is counted has a noun of its own"),
        ((4, 5), "money", {}, "a participle behind its noun"),
        ((5,), "money", {5: "payment"}, "a participle without its noun"),
    ],
)
def test_verbs_of_money_become_nouns(tokens, dimension, expected, why):
    doc = Doc(
        spacy.blank("en").vocab, words=WORDS, pos=VERBS, lemmas=LEMMAS,
        tags=["NNP", "VBD", "CD", ",", "NN", "VBN", "IN"], heads=[1, 1, 1, 1, 1, 4, 5],
        deps=["nsubj", "ROOT", "obj", "punct", "conj", "acl", "case"],
    )  # fmt: skip
    assert verbs_as_nouns(doc, figure(doc, "$9", "USD", dimension), tokens) == expected, why
