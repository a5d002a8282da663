"""Capitals that act, and capitals that are places; by the parse where there is one, else by the words beside them."""

import pytest
from spacy.tokens import Doc, Span

from extractor.resolve.resolver import Resolver
from tests.resolve.marked import NLP, read_marked

RESOLVER = Resolver()

CASES = [
    ("[[Moscow|GPE]] denied the report.", "RUS", True, "subject of a doing word"),
    ("[[Moscow|GPE]] said on Monday that it would reply.", "RUS", True, "speaker"),
    ("[[Beijing|GPE]] will retaliate.", "CHN", True, "auxiliary"),
    ("Talks between [[Moscow|GPE]] and [[Kyiv|GPE]] failed.", "RUS", True, "party of talks"),
    ("They maintain relations with [[Moscow|GPE]].", "RUS", True, "party of relations"),
    ("[[Brussels|GPE]] rejected the offer.", "EU", True, "seat of the European Union"),
    ("[[Moscow|GPE]] on Monday denied the report.", "RUS", True, "a day before the verb"),
    ("[[Moscow|GPE]] angrily denied the report.", "RUS", True, "an adverb before the verb"),
    ("The tariffs imposed by [[Washington|GPE]] hurt.", "USA", True, "agent of a passive"),
    ("[[Tehran|GPE]]'s nuclear programme grew.", "IRN", True, "owner of a policy"),
    ("[[Tehran|GPE]]'s streets were empty.", "IRN", False, "owner of what a city has"),
    ("He stood by [[Moscow|GPE]] station.", "RUS", False, "no agent"),
    ("[[Tokyo|GPE]] has 14 million residents.", "JPN", False, "a city has residents"),
    ("He lives in [[Moscow|GPE]].", "RUS", False, "a place"),
    ("He flew to [[Moscow|GPE]].", "RUS", False, "a place"),
    ("Police in [[Moscow|GPE]] said so.", "RUS", False, "a place before a doing word"),
    ("The mayor of [[Brussels|GPE]] resigned.", "BEL", False, "the city"),
    ("A [[Moscow|GPE]] court agreed.", "RUS", False, "modifier"),
    ("[[Chicago|GPE]] denied the report.", "USA", False, "no capital"),
]


@pytest.mark.parametrize(("marked", "iso3", "acts", "why"), CASES)
def test_a_capital_acts_or_is_a_place(marked, iso3, acts, why):
    doc, _ = read_marked(marked)
    mention = RESOLVER.find(doc)[0]
    assert mention.iso3 == iso3, why
    assert (mention.tie == "metonym") is acts, why
    assert mention.entity_id.startswith("country/") is acts, why


PARSED = [
    (
        "Moscow/PROPN/nsubj/4 on/ADP/case/2 Monday/PROPN/obl/4 hotly/ADV/advmod/4 denied/VERB/ROOT/4 it/PRON/obj/4",
        True,
        "subject far from its verb",
    ),
    (
        "Near/ADP/case/1 Moscow/PROPN/obl/4 denied/VERB/amod/3 entry/NOUN/nsubj/4 hurts/VERB/ROOT/4",
        False,
        "no subject, though a doing word follows",
    ),
    (
        "Moscow/PROPN/nsubj/1 lies/VERB/ROOT/1 on/ADP/case/4 a/DET/det/4 river/NOUN/obl/1",
        False,
        "subject of a verb of place",
    ),
    (
        "Moscow/PROPN/nsubj/3 soon/ADV/advmod/3 will/AUX/aux/3 retaliate/VERB/ROOT/3",
        True,
        "subject of a verb with a modal",
    ),
]


@pytest.mark.parametrize(("parse", "acts", "why"), PARSED)
def test_the_parse_decides_where_there_is_one(parse, acts, why):
    words, pos, deps, heads = zip(*(token.split("/") for token in parse.split()), strict=True)
    doc = Doc(NLP.vocab, words=words, pos=pos, deps=deps, heads=[int(head) for head in heads], lemmas=words)
    place = words.index("Moscow")
    doc.set_ents([Span(doc, place, place + 1, "GPE")])
    assert (RESOLVER.find(doc)[0].tie == "metonym") is acts, why
