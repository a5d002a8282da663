"""Figures of lasting states, which the day of publication does not date."""

import pytest
import spacy
from parsed_text import parsed_doc
from spacy.tokens import Doc

from extractor.claim.standing import is_standing
from extractor.records import Quantity, TimeExpression

# word/tag/relation/head (index of the head in the sentence); the figure is 7
CASES = [
    ("Peru/NNP/nsubj/1 has/VBZ/root/1 7/CD/nummod/3 ports/NNS/obj/1", True, "a state"),
    ("Peru/NNP/nsubj/2 is/VBZ/aux/2 leading/VBG/root/2 with/IN/case/4 7/CD/obl/2", True, "a state that goes on"),
    (
        "Peru/NNP/nsubj/1 leads/VBZ/root/1 with/IN/case/3 9/CD/obl/1 ,/,/punct/5 Chile/NNP/conj/1 7/CD/dep/5",
        True,
        "both",
    ),
    ("Peru/NNP/nsubj/2 now/RB/advmod/2 has/VBZ/root/2 7/CD/nummod/4 ports/NNS/obj/2", False, "as of today"),
    ("Peru/NNP/nsubj/1 had/VBD/root/1 7/CD/nummod/3 ports/NNS/obj/1", False, "the past"),
    ("Peru/NNP/nsubj/2 has/VBZ/aux/2 built/VBN/root/2 7/CD/nummod/4 ports/NNS/obj/2", False, "an event"),
    ("Peru/NNP/nsubj/1 opens/VBZ/root/1 7/CD/nummod/3 ports/NNS/obj/1", False, "news of the day"),
    ("Peru/NNP/nsubj/2 may/MD/aux/2 have/VBP/root/2 7/CD/nummod/4 ports/NNS/obj/2", False, "perhaps"),
    ("with/IN/case/1 Chile/NNP/obl/1 trailing/VBG/acl/1 at/IN/case/4 7/CD/obl/2", False, "no tense"),
    ("7/CD/nummod/1 ports/NNS/root/1", False, "no verb"),
]
PARTS = {"CD": "NUM", "VBZ": "VERB", "VBP": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "MD": "AUX"}


@pytest.mark.parametrize(("parsed", "expected", "why"), CASES, ids=[case[-1] for case in CASES])
def test_is_standing(parsed, expected, why):
    doc = parsed_doc(spacy.blank("en").vocab, parsed, ("words", "tags", "deps", "heads"))
    for token in doc:
        token.pos_ = "AUX" if token.dep_ == "aux" else PARTS.get(token.tag_, "X")
    start = doc.text.index("7")
    assert is_standing(doc, Quantity(start=start, end=start + 1, quote="7", value=7)) is expected, why


def test_a_time_of_its_own_sentence_may_date_a_state():
    words = ["Peru", "has", "7", "ports", "in", "May"]
    doc = Doc(
        spacy.blank("en").vocab,
        words=words,
        tags=["NNP", "VBZ", "CD", "NNS", "IN", "NNP"],
        pos=["PROPN", "VERB", "NUM", "NOUN", "ADP", "PROPN"],
        deps=["nsubj", "root", "nummod", "obj", "case", "obl"],
        heads=[1, 1, 3, 1, 5, 1],
    )
    figure = Quantity(start=9, end=10, quote="7", value=7)
    near, far = (TimeExpression(start=start, end=start + 3, text="May") for start in (20, 90))
    assert doc.text[near.start : near.end] == "May"
    assert not is_standing(doc, figure, near)
    assert is_standing(doc, figure, far)
