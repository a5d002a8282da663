"""How far a figure is asserted: what governs it in the parse, and what that makes of the network's answer."""

import pytest
import spacy
from parsed_text import parsed_doc
from spacy.tokens import Doc

from extractor.annotations import read_annotations, register_extensions, write_records
from extractor.claim.context import read_sentences
from extractor.claim.rules import Corrected, apply_rules
from extractor.claim.status import Cue, find_cue
from extractor.records import Fact, Quantity

# word/part of speech/tag/relation/head (index in the sentence)/lemma; the figure is the token "7"
WILL = "Peru/PROPN/NNP/nsubj/2/Peru will/AUX/MD/aux/2/will sell/VERB/VB/root/2/sell 7/NUM/CD/obj/2/7"
GIVEN = (
    "They/PRON/PRP/nsubj/2/they will/AUX/MD/aux/2/will free/VERB/VB/root/2/free the/DET/DT/det/5/the "
    "7/NUM/CD/nummod/5/7 men/NOUN/NNS/obj/2/man"
)
COULD = "Peru/PROPN/NNP/nsubj/2/Peru could/AUX/MD/aux/2/can sell/VERB/VB/root/2/sell 7/NUM/CD/obj/2/7"
ATTRIBUTE = (
    "Sales/NOUN/NNS/nsubj/4/sale would/AUX/MD/aux/4/would be/AUX/VB/cop/4/be about/ADV/RB/advmod/4/about "
    "7/NUM/CD/root/4/7"
)
CLAUSE = (
    "It/PRON/PRP/nsubj/1/it expects/VERB/VBZ/root/1/expect sales/NOUN/NNS/nsubj/4/sale to/PART/TO/mark/4/to "
    "reach/VERB/VB/xcomp/1/reach 7/NUM/CD/obj/4/7"
)
PURPOSE = (
    "It/PRON/PRP/nsubj/2/it will/AUX/MD/aux/2/will borrow/VERB/VB/root/2/borrow to/PART/TO/mark/4/to "
    "build/VERB/VB/advcl/2/build 7/NUM/CD/obj/4/7"
)
TOLD = (
    "Ships/NOUN/NNS/nsubj/5/ship that/PRON/WDT/nsubj/2/that sank/VERB/VBD/acl:relcl/0/sink 7/NUM/CD/obj/2/7 "
    "will/AUX/MD/aux/5/will return/VERB/VB/root/5/return"
)
WHILE_TOLD = (
    "It/PRON/PRP/nsubj/2/it will/AUX/MD/aux/2/will close/VERB/VB/root/2/close after/SCONJ/IN/mark/4/after "
    "losing/VERB/VBG/advcl/2/lose 7/NUM/CD/obj/4/7"
)
MEMBERS = (
    "Peru/PROPN/NNP/nsubj/7/Peru which/PRON/WDT/nsubj/4/which is/AUX/VBZ/cop/4/be a/DET/DT/det/4/a "
    "member/NOUN/NN/acl:relcl/0/member of/ADP/IN/case/6/of 7/NUM/CD/nmod/4/7 expects/VERB/VBZ/root/7/expect"
)
TARGET = "Its/PRON/PRP$/nmod:poss/2/its 7/NUM/CD/nummod/2/7 target/NOUN/NN/nsubj/3/target stands/VERB/VBZ/root/3/stand"
TARGET_SET = (
    "The/DET/DT/det/1/the target/NOUN/NN/nsubj:pass/3/target was/AUX/VBD/aux:pass/3/be set/VERB/VBN/root/3/set "
    "at/ADP/IN/case/5/at 7/NUM/CD/obl/3/7"
)
TARGETS = "It/PRON/PRP/nsubj/1/it hit/VERB/VBD/root/1/hit 7/NUM/CD/nummod/3/7 targets/NOUN/NNS/obj/1/target"
HEADED = "Forecast/NOUN/NN/root/0/forecast :/PUNCT/:/punct/0/: 7/NUM/CD/nummod/3/7 percent/NOUN/NN/appos/0/percent"
LIMIT = (
    "a/DET/DT/det/2/a 7/NUM/CD/nummod/2/7 limit/NOUN/NN/nsubj/6/limit proposed/VERB/VBN/acl/2/propose "
    "by/ADP/IN/case/5/by them/PRON/PRP/obl:agent/3/they failed/VERB/VBD/root/6/fail"
)
DEPENDS = (
    "If/SCONJ/IN/mark/1/if prices/NOUN/NNS/advcl/4/price it/PRON/PRP/nsubj/4/it will/AUX/MD/aux/4/will "
    "lose/VERB/VB/root/4/lose 7/NUM/CD/obj/4/7"
)
TARGETING = (
    "A/DET/DT/det/1/a raid/NOUN/NN/nsubj/4/raid targeting/VERB/VBG/acl/1/target camps/NOUN/NNS/obj/2/camp "
    "killed/VERB/VBD/root/4/kill 7/NUM/CD/obj/4/7"
)
DEMAND = "They/PRON/PRP/nsubj/1/they demanded/VERB/VBD/root/1/demand 7/NUM/CD/obj/1/7"
DEMANDERS = (
    "Those/PRON/DT/nsubj/1/that demanding/VERB/VBG/acl/0/demand peace/NOUN/NN/obj/1/peace "
    "are/AUX/VBP/cop/4/be 7/NUM/CD/root/4/7"
)
APPEAL = "It/PRON/PRP/nsubj/1/it appealed/VERB/VBD/root/1/appeal for/ADP/IN/case/3/for 7/NUM/CD/obl/1/7"
CALL = "It/PRON/PRP/nsubj/1/it called/VERB/VBD/root/1/call on/ADP/IN/case/3/on 7/NUM/CD/obl/1/7"
ACCUSED = (
    "She/PRON/PRP/nsubj:pass/2/she was/AUX/VBD/aux:pass/2/be accused/VERB/VBN/root/2/accuse of/SCONJ/IN/mark/4/of "
    "taking/VERB/VBG/advcl/2/take 7/NUM/CD/obj/4/7"
)
ALLEGED = (
    "She/PRON/PRP/nsubj:pass/2/she is/AUX/VBZ/aux:pass/2/be alleged/VERB/VBN/root/2/allege to/PART/TO/mark/5/to "
    "have/AUX/VB/aux/5/have taken/VERB/VBN/xcomp/2/take 7/NUM/CD/obj/5/7"
)
ALLEGATIONS = (
    "It/PRON/PRP/nsubj/2/it will/AUX/MD/aux/2/will publish/VERB/VB/root/2/publish "
    "allegations/NOUN/NNS/obj/2/allegation that/SCONJ/IN/mark/6/that she/PRON/PRP/nsubj/6/she "
    "took/VERB/VBD/acl/3/take 7/NUM/CD/obj/6/7"
)
PROOF = ALLEGATIONS.replace("allegations", "proof").replace("/allegation", "/proof")
ALLEGEDLY = "She/PRON/PRP/nsubj/2/she allegedly/ADV/RB/advmod/2/allegedly took/VERB/VBD/root/2/take 7/NUM/CD/obj/2/7"
CONDITION = (
    "If/SCONJ/IN/mark/2/if sales/NOUN/NNS/nsubj/2/sale reach/VERB/VBP/advcl/6/reach 7/NUM/CD/obj/2/7 "
    "it/PRON/PRP/nsubj/6/it will/AUX/MD/aux/6/will close/VERB/VB/root/6/close"
)
OFFER = (
    "It/PRON/PRP/nsubj/1/it rejected/VERB/VBD/root/1/reject a/DET/DT/det/4/a 7/NUM/CD/nummod/4/7 "
    "offer/NOUN/NN/obj/1/offer"
)
PEOPLE = "It/PRON/PRP/nsubj/1/it rejected/VERB/VBD/root/1/reject 7/NUM/CD/nummod/3/7 men/NOUN/NNS/obj/1/man"
DENIED = (
    "It/PRON/PRP/nsubj/1/it denied/VERB/VBD/root/1/deny it/PRON/PRP/nsubj/4/it will/AUX/MD/aux/4/will "
    "sell/VERB/VB/ccomp/1/sell 7/NUM/CD/obj/4/7"
)
SCOPES = [
    (WILL, ("planned", "will"), "an auxiliary of its verb"),
    (GIVEN, None, "what is taken for granted"),
    (COULD, ("hypothetical", "could"), "another"),
    (ATTRIBUTE, ("planned", "would"), "what the clause says"),
    (CLAUSE, ("planned", "expects"), "a verb over the clause"),
    (PURPOSE, ("planned", "will"), "what a plan is for"),
    (TOLD, None, "a relative clause is told for itself"),
    (WHILE_TOLD, None, "and so is what came before"),
    (MEMBERS, None, "so is what somebody is"),
    (TARGET, ("planned", "target"), "a noun of its phrase"),
    (TARGET_SET, ("planned", "target"), "a noun that it is said of"),
    (TARGETS, None, "not one that it counts"),
    (HEADED, ("planned", "Forecast"), "a heading"),
    (LIMIT, ("hypothetical", "proposed"), "a participle behind its noun"),
    (DEPENDS, ("hypothetical", "If"), "what follows from a condition"),
    (TARGETING, None, "a verb that does not govern it"),
    (DEMAND, ("hypothetical", "demanded"), "an object"),
    (DEMANDERS, None, "no object"),
    (APPEAL, ("hypothetical", "appealed"), "what is called for"),
    (CALL, None, "who is called on"),
    (ACCUSED, ("hypothetical", "accused"), "a charge"),
    (ALLEGED, ("hypothetical", "alleged"), "another"),
    (ALLEGATIONS, ("hypothetical", "allegations"), "a third"),
    (PROOF, None, "what is told as true"),
    (ALLEGEDLY, ("hypothetical", "allegedly"), "a fourth"),
    (CONDITION, ("hypothetical", "If"), "a condition"),
    (OFFER, ("denied", "rejected"), "an offer"),
    (PEOPLE, None, "people are rejected, and are there"),
    (DENIED, ("denied", "denied"), "a refusal of a plan"),
]


COLUMNS = ("words", "pos", "tags", "deps", "heads", "lemmas")


@pytest.fixture(scope="module")
def vocab():
    register_extensions()
    return spacy.blank("en").vocab


@pytest.mark.parametrize(("parsed", "expected", "why"), SCOPES, ids=[case[2] for case in SCOPES])
def test_scope_of_cues(vocab, parsed, expected, why):
    doc = parsed_doc(vocab, parsed, COLUMNS)
    figure = next(token.i for token in doc if token.text == "7")
    cue = find_cue(doc[figure : figure + 1])
    assert (cue and (cue.status, cue.word.text)) == expected, why


@pytest.mark.parametrize(
    ("parsed", "read", "is_sure", "expected", "why"),
    [
        (WILL, "actual", False, "planned", "an auxiliary makes a plan"),
        (WILL, "actual", True, "actual", "but not of what is surely there"),
        (WILL, "hypothetical", False, "hypothetical", "nor of what is less than a plan"),
        (COULD, "planned", False, "hypothetical", "less than a plan"),
        (CLAUSE, "actual", True, "planned", "a verb of planning says it outright"),
        (CLAUSE, "denied", False, "denied", "what is denied is denied"),
        (DEMAND, "planned", False, "hypothetical", "a demand is no plan"),
        (OFFER, "actual", True, "denied", "a rejection"),
    ],
)
def test_cues_outweigh_the_network(vocab, parsed, read, is_sure, expected, why):
    assert settled(parsed_doc(vocab, parsed, COLUMNS), read, is_sure) == expected, why


@pytest.mark.parametrize(
    ("words", "read", "expected", "why"),
    [
        ("Sales will rise from 7", "planned", "actual", "a value before has come about"),
        ("Sales will rise to 5 from 7", "planned", "actual", "also behind the new one"),
        ("Sales will rise to 5 , against 7 in May", "actual", "actual", "no cue acts on what is compared with"),
        ("Sales will rise to 7", "planned", "planned", "the new value"),
    ],
)
def test_values_before_are_actual(vocab, words, read, expected, why):
    doc = Doc(vocab, words=words.split(), sent_starts=[index == 0 for index in range(len(words.split()))])
    assert settled(doc, read, False, Cue("planned", doc[1], "verb")) == expected, why


def settled(doc, read, is_sure, cue=None):
    """The status of the figure 7 behind the rules."""
    figures = [token for token in doc if token.text.isdigit()]
    quantities = [
        Quantity(start=token.idx, end=token.idx + 1, quote=token.text, value=float(token.text), unit="tonne")
        for token in figures
    ]
    write_records(doc, "quantities", quantities)
    token = next(token for token in figures if token.text == "7")
    fact = Fact(start=token.idx, end=token.idx + 1, quote="7", sentence=doc.text, value=7, unit="tonne", status=read)
    cue = cue or find_cue(doc[token.i : token.i + 1])
    done = frozenset({fact.start} if is_sure else ())
    corrected = Corrected({fact.start: fact}, done=done, cues={fact.start: cue} if cue else {})
    apply_rules(read_sentences(doc, read_annotations(doc))[0], corrected)
    return corrected.facts[fact.start].status
