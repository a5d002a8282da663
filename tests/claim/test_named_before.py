"""Whose a figure is whose subject has no name in its sentence."""

import pytest
import spacy
from parsed_text import parsed_doc

from extractor.claim.named_before import NamedBefore
from extractor.claim.tokens import Parties
from extractor.records import Fact, Mention

# word/part of speech/relation/head (index of the head in the text); sentences end with a full stop
TOLD = "The/DET/det/2 Paracas/PROPN/compound/2 estate/NOUN/nsubj/3 grows/VERB/root/3 dates/NOUN/obj/3 ./PUNCT/punct/3 "
ESTATE = "The/DET/det/7 estate/NOUN/nsubj/8 has/VERB/root/8 7/NUM/nummod/10 trees/NOUN/obj/8"
OTHER = "The/DET/det/8 old/ADJ/amod/8 estate/NOUN/nsubj/9 has/VERB/root/9 7/NUM/nummod/11 trees/NOUN/obj/9"
ANY = "An/DET/det/7 estate/NOUN/nsubj/8 has/VERB/root/8 7/NUM/nummod/10 trees/NOUN/obj/8"
WELL = "The/DET/det/7 well/NOUN/nsubj/8 has/VERB/root/8 7/NUM/nummod/10 pumps/NOUN/obj/8"
HERE = (
    "The/DET/det/7 estate/NOUN/nsubj/8 has/VERB/root/8 7/NUM/nummod/10 trees/NOUN/obj/8 in/ADP/case/12 "
    "Chile/PROPN/obl/8"
)
NATION = "The/DET/det/2 Andean/ADJ/amod/2 nation/NOUN/nsubj/3 sold/VERB/root/3 7/NUM/nummod/5 tonnes/NOUN/obj/3"
STATES = "Andean/ADJ/amod/1 states/NOUN/nsubj/2 sold/VERB/root/2 7/NUM/nummod/4 tonnes/NOUN/obj/2"
CASES = [
    (TOLD + ESTATE, "Chile", "Paracas", "the one named before"),
    (TOLD + OTHER, "Chile", "Chile", "another one"),
    (TOLD + ANY, "Chile", "Chile", "any"),
    (TOLD + WELL, "Chile", "Chile", "another thing"),
    (TOLD + HERE, "Chile", "Chile", "a subject of the same sentence stays"),
    (ESTATE.replace("/7", "/1").replace("/8", "/2").replace("/10", "/4"), "Chile", "Chile", "none was named"),
    (NATION, "Andean", "Peru", "the country in a part of the world"),
    (STATES, "Andean", "Andean", "several"),
]
PERU = Mention(start=0, end=4, label="GPE", text="Peru", entity_id="country/PER", name="Peru", iso3="PER")
LABELS = {"Paracas": "LOC", "Chile": "GPE", "Andean": "NORP"}


@pytest.fixture(scope="module")
def vocab():
    return spacy.blank("en").vocab


@pytest.mark.parametrize(("parsed", "subject", "expected", "why"), CASES, ids=[case[-1] for case in CASES])
def test_named_before(vocab, parsed, subject, expected, why):
    words = [token.split("/")[0] for token in parsed.split()]
    starts = [index == 0 or words[index - 1] == "." for index in range(len(words))]
    doc = parsed_doc(vocab, parsed, lemmas=words, sent_starts=starts)
    mentions = [
        Mention(
            start=token.idx, end=token.idx + len(token), label=LABELS[token.text], text=token.text,
            entity_id=token.text, name=token.text,
        )
        for token in doc
        if token.text in LABELS
    ]  # fmt: skip
    start = doc.text.index("7")
    fact = Fact(start=start, end=start + 1, quote="7", sentence=doc.text, value=7.0, subject=subject)
    assert NamedBefore(Parties(doc, mentions, PERU)).mend(fact).subject == expected, why
