"""Whom a figure's subject deals with is no subject."""

import pytest
import spacy
from parsed_text import parsed_doc

from extractor.claim.tokens import Parties
from extractor.claim.transaction import Transactions
from extractor.knowledge.cues import transactions
from extractor.records import Fact, Mention

# word/part of speech/relation/head (index of the head in the sentence)
SALES = (
    "Sales/NOUN/nsubj/5 of/ADP/case/2 zinc/NOUN/nmod/0 to/ADP/case/4 Chile/PROPN/nmod/2 reached/VERB/root/5 "
    "7/NUM/nummod/7 tonnes/NOUN/obj/5"
)
VERB = (
    "7/NUM/nummod/1 tonnes/NOUN/nsubj:pass/3 were/AUX/aux:pass/3 sold/VERB/root/3 to/ADP/case/6 "
    "Chilean/ADJ/amod/6 mills/NOUN/obl/3"
)
CONTRACT = (
    "It/PRON/nsubj/1 signed/VERB/root/1 a/DET/det/3 contract/NOUN/obj/1 with/ADP/case/5 Chile/PROPN/nmod/3 "
    "to/PART/mark/7 buy/VERB/acl/3 7/NUM/nummod/9 tonnes/NOUN/obj/7"
)
PLACE = "7/NUM/nummod/1 mines/NOUN/nsubj/2 opened/VERB/root/2 in/ADP/case/4 Chile/PROPN/obl/2"
WAY = "7/NUM/nummod/1 people/NOUN/nsubj/2 travelled/VERB/root/2 to/ADP/case/4 Chile/PROPN/obl/2"
TWICE = (
    "Chile/PROPN/nsubj/1 said/VERB/root/1 sales/NOUN/nsubj/5 to/ADP/case/4 Chile/PROPN/nmod/2 reached/VERB/ccomp/1 "
    "7/NUM/nummod/7 tonnes/NOUN/obj/5"
)
ELSEWHERE = (
    "7/NUM/nummod/1 tonnes/NOUN/nsubj/2 burned/VERB/root/2 while/SCONJ/mark/5 sales/NOUN/nsubj/5 rose/VERB/advcl/2 "
    "to/ADP/case/7 Chile/PROPN/nmod/4"
)
CASES = [
    (SALES, True, "a noun, with what is sold between"),
    (VERB, True, "a verb, and a nationality before a noun"),
    (CONTRACT, True, "what a deal is about"),
    (PLACE, False, "where it happened"),
    (WAY, False, "no dealing"),
    (TWICE, False, "named otherwise too"),
    (ELSEWHERE, False, "another clause"),
]
NAMES = {"Chile": "Chile", "Chilean": "Chile"}
PERU = Mention(start=0, end=4, label="GPE", text="Peru", entity_id="country/PER", name="Peru", iso3="PER")


@pytest.fixture(scope="module")
def vocab():
    return spacy.blank("en").vocab


def mended(vocab, parsed, before, main):
    """The fact of the 7 in a parsed sentence, read with Chile as its subject."""
    doc = parsed_doc(vocab, parsed)
    mentions = [
        Mention(
            start=token.idx, end=token.idx + len(token), label="GPE", text=token.text, entity_id="country/CHL",
            name="Chile", iso3="CHL",
        )
        for token in doc
        if token.text in NAMES
    ]  # fmt: skip
    start = doc.text.index("7")
    fact = Fact(
        start=start, end=start + 1, quote="7", sentence=doc.text, value=7.0, subject="Chile", subject_iso3="CHL"
    )
    return Transactions(Parties(doc, mentions, main)).mend(fact, before)


@pytest.mark.parametrize(("parsed", "turns", "why"), CASES, ids=[case[-1] for case in CASES])
def test_whom_is_dealt_with(vocab, parsed, turns, why):
    fact = mended(vocab, parsed, None, PERU)
    assert (fact.subject, fact.counterpart) == (("Peru", "Chile") if turns else ("Chile", None)), why


@pytest.mark.parametrize(
    ("before", "main", "subject"),
    [("Bolivia", PERU, "Bolivia"), ("Chile", PERU, "Peru"), ("Chile", None, "Chile")],
    ids=["who dealt before", "the main country", "nobody else"],
)
def test_who_deals(vocab, before, main, subject):
    fact = Fact(start=0, end=1, quote="5", sentence="5", value=5.0, subject=before)
    assert mended(vocab, SALES, fact, main).subject == subject


def test_the_table_names_every_form_with_a_preposition():
    prepositions = {word for words in transactions().values() for word in words}
    assert prepositions == {"to", "from", "on", "against", "with"}
