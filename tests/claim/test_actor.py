"""The subject of the verb whose object holds a figure."""

import pytest
import spacy
from parsed_text import parsed_doc

from extractor.annotations import register_extensions, write_records
from extractor.claim.actor import Actors
from extractor.claim.tokens import Parties
from extractor.records import Fact, Mention

# word/part of speech/relation/head (index of the head in the sentence)
PLAIN = "Peru/PROPN/nsubj/1 taxed/VERB/root/1 7/NUM/nummod/3 firms/NOUN/obj/1 ./PUNCT/punct/1"
TITLE = (
    "Chile/PROPN/nsubj/1 watched/VERB/root/1 while/SCONJ/mark/6 President/PROPN/nsubj/6 Ana/PROPN/flat/3 "
    "Diaz/PROPN/flat/3 taxed/VERB/advcl/1 7/NUM/nummod/8 firms/NOUN/obj/6 in/ADP/case/10 Bolivia/PROPN/obl/6"
)
SHARED = "Peru/PROPN/nsubj/1 plans/VERB/root/1 to/PART/mark/3 tax/VERB/xcomp/1 7/NUM/nummod/5 firms/NOUN/obj/3"
PASSIVE = "Peru/PROPN/nsubj:pass/2 was/AUX/aux:pass/2 given/VERB/root/2 7/NUM/nummod/4 tonnes/NOUN/obj/2"
ADVERBIAL = "Peru/PROPN/nsubj/1 grew/VERB/root/1 7/NUM/nummod/3 percent/NOUN/obl/1"
INSTRUMENT = "Peru/PROPN/nsubj/1 answered/VERB/root/1 with/ADP/case/4 7/NUM/nummod/4 duties/NOUN/obl/1"
BEHIND = "Peru/PROPN/nsubj/1 taxed/VERB/root/1 7/NUM/nummod/3 firms/NOUN/obj/1 from/ADP/case/5 Chile/PROPN/nmod/3"
BEFORE = "In/ADP/case/1 Bolivia/PROPN/obl/3 Peru/PROPN/nsubj/3 taxed/VERB/root/3 7/NUM/nummod/5 firms/NOUN/obj/3"
CASES = [
    (PLAIN, "Chile", "Peru", "a subject of another sentence gives way"),
    (PLAIN, None, "Peru", "and so does none"),
    (TITLE, "Chile", "Diaz", "a party of the clause around gives way to the name behind the title"),
    (BEFORE, "Bolivia", "Bolivia", "a party before the figure in the same clause stays"),
    (SHARED, "Chile", "Peru", "the subject of the verb before"),
    (PASSIVE, "Chile", "Chile", "who is given does not act"),
    (INSTRUMENT, "Chile", "Peru", "what is done with the figure"),
    (BEHIND, "Chile", "Peru", "who stands behind the figure is acted on"),
    (ADVERBIAL, "Chile", "Chile", "no object"),
]
NAMES = {"Peru", "Chile", "Bolivia", "Diaz"}


@pytest.fixture(scope="module")
def vocab():
    register_extensions()
    return spacy.blank("en").vocab


def doc_with_names(vocab, parsed):
    doc = parsed_doc(vocab, parsed)
    mentions = [
        Mention(
            start=token.idx,
            end=token.idx + len(token),
            label="GPE",
            text=token.text,
            entity_id=token.text,
            name=token.text,
        )
        for token in doc
        if token.text in NAMES
    ]
    write_records(doc, "mentions", mentions)
    return doc


@pytest.mark.parametrize(("parsed", "subject", "expected", "why"), CASES, ids=[case[-1] for case in CASES])
def test_actor(vocab, parsed, subject, expected, why):
    doc = doc_with_names(vocab, parsed)
    start = doc.text.index("7")
    fact = Fact(doc_id="a", start=start, end=start + 1, quote="7", sentence=doc.text, value=7.0, subject=subject)
    assert Actors(Parties(doc, doc._.mentions)).mend(fact).subject == expected, why


def test_parties_that_were_taken_for_each_other_change_places(vocab):
    doc = doc_with_names(vocab, BEHIND)
    start = doc.text.index("7")
    fact = Fact(
        doc_id="a",
        start=start,
        end=start + 1,
        quote="7",
        sentence=doc.text,
        value=7.0,
        subject="Chile",
        counterpart="Peru",
    )
    mended = Actors(Parties(doc, doc._.mentions)).mend(fact)
    assert (mended.subject, mended.counterpart) == ("Peru", "Chile")


def test_a_place_and_the_country_that_it_stands_for_are_one_party(vocab):
    """ "Lima answered with 7 duties on Chile", read with Peru as the other party."""
    doc = doc_with_names(
        vocab,
        "Lima/PROPN/nsubj/1 answered/VERB/root/1 with/ADP/case/4 7/NUM/nummod/4 duties/NOUN/obl/1 on/ADP/case/6 "
        "Chile/PROPN/nmod/4",
    )
    lima, chile = (
        Mention(start=t.idx, end=t.idx + len(t), label="GPE", text=t.text, entity_id=t.text, name=t.text, iso3=iso3)
        for t, iso3 in ((doc[0], "PER"), (doc[6], "CHL"))
    )
    start = doc.text.index("7")
    fact = Fact(
        start=start, end=start + 1, quote="7", sentence=doc.text, value=7.0,
        subject="Chile", subject_iso3="CHL", counterpart="Peru", counterpart_iso3="PER",
    )  # fmt: skip
    mended = Actors(Parties(doc, [lima, chile])).mend(fact)
    assert (mended.subject, mended.counterpart, mended.counterpart_iso3) == ("Lima", "Chile", "CHL")
