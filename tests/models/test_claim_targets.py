"""The answers that the claim network learns, from annotated records."""

import numpy as np
import pytest
from recipe.claim_targets import SKIP, content, same_name, targets, unanswered
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.claim.passages import Passage
from extractor.claim.syntax import Parse
from extractor.records import Mention, Quantity, TimeExpression

WORDS = "Peru said zinc exports to Chile rose to 7 tonnes in May .".split()
FACT = {
    "start": 40,
    "end": 48,
    "kind": "level",
    "direction": "up",
    "metric": "exports of zinc",
    "subject": "Peru",
    "subject_iso3": "PER",
    "counterpart": "Republic of Chile",
    "counterpart_iso3": "CHL",
    "period_start": "2024-05-01",
    "period_end": "2024-05-31",
    "source": "Peru",
    "status": "actual",
}


def passage():
    def mention(word, name, iso3):
        return word, word + 1, Mention(start=0, end=4, label="GPE", text=name, entity_id=name, name=name, iso3=iso3)

    time = TimeExpression(start=52, end=55, text="May", period_start="2024-05-01", period_end="2024-05-31")
    return Passage(
        Parse(Doc(Vocab(), words=WORDS)),
        tokens=list(range(len(WORDS))),
        sentences=[0] * len(WORDS),
        quantities=[(8, 10, Quantity(start=40, end=48, quote="7 tonnes", value=7, unit="tonne"))],
        mentions=[mention(0, "Peru", "PER"), mention(5, "Chile", "CHL")],
        times=[(11, 12, time)],
    )


def learn(published="2024-06-03", main=None, **changed):
    return targets(passage(), WORDS, [FACT | changed], published, main)


def test_every_slot_of_a_record():
    made = learn()
    assert {slot: made[slot].tolist() for slot in ("scope", "kind", "direction", "status")} == {
        "scope": [1],
        "kind": [0],
        "direction": [1],
        "status": [0],
    }
    assert made["subject"].tolist() == [[1, 0, 0, 0]]
    assert made["counterpart"].tolist() == [[0, 1, 0]]
    assert made["source"].tolist() == [[1, 0, 0, 0]]
    assert made["period"].tolist() == [[1, 0, 0]]
    assert np.flatnonzero(made["metric"][0] == 1).tolist() == [2, 3]


@pytest.mark.parametrize(
    ("changed", "slot", "expected", "why"),
    [
        ({"subject": None, "subject_iso3": None}, "subject", [0, 0, 1, 0], "none"),
        ({"subject": "Andes", "subject_iso3": "ARG"}, "subject", [0, 0, 0, 0], "no candidate fits: not learned"),
        ({"subject": "Andes", "subject_iso3": "ARG", "main": "ARG"}, "subject", [0, 0, 0, 1], "the main country"),
        ({"subject": "Lima", "subject_iso3": "PER"}, "subject", [1, 0, 0, 0], "by its country"),
        ({"source": "officials"}, "source", [0, 0, 0, 1], "words, no mention"),
        ({"period_start": None, "period_end": None}, "period", [0, 1, 0], "none"),
        ({"period_start": "2024-06-03", "period_end": "2024-06-03"}, "period", [0, 0, 1], "the publication day"),
    ],
)
def test_options(changed, slot, expected, why):
    assert learn(**changed)[slot].tolist() == [expected], why


def test_a_quantity_without_a_record_is_out_of_scope_and_teaches_nothing_else():
    made = targets(passage(), WORDS, [], "2024-06-03", None)
    assert made["scope"].tolist() == [0]
    assert made["kind"].tolist() == [SKIP]
    assert not made["subject"].any()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Putin", "Vladimir Putin", True), ("the Bank of Spain", "Bank of England", False), ("Imports", "import", True)],
)
def test_same_name(one, other, same):
    assert same_name(one, other) is same


def test_content_words():
    assert content("the exports of two Companies") == {"export", "two", "company"}


@pytest.mark.parametrize(
    ("slot", "before", "expected"),
    [
        ("subject", {"subject": "Republic of Peru"}, 1),
        ("subject", {"subject": "Chile"}, 0),
        ("source", {}, 1),
        ("source", {"source": None}, SKIP),
    ],
)
def test_what_a_record_shares_with_the_one_before(slot, before, expected):
    facts = [FACT, FACT | {"start": 3, "end": 4} | before]
    assert targets(passage(), WORDS, facts, "2024-06-03", None)[f"same_{slot}"].tolist() == [expected]


def test_the_first_record_shares_nothing():
    assert learn()["same_source"].tolist() == [SKIP]


def test_nothing_is_known_of_a_passage_without_annotation():
    made = unanswered(passage())
    for name, values in targets(passage(), WORDS, [FACT], "2024-06-03", None).items():
        assert made[name].shape == values.shape
        assert not (made[name] > 0).any()


def test_a_figure_that_nobody_can_tell_teaches_nothing():
    made = learn(kind=None)
    assert made["scope"].tolist() == [SKIP]
    assert not made["subject"].any()
    assert not made["period"].any()
    assert (made["metric"] == SKIP).all()
