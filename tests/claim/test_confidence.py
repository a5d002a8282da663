"""How sure a record is, and why its slots are filled as they are."""

import math
import pickle
from dataclasses import replace

import pytest

import extractor
from extractor.claim.confidence import LEAST, RULED, SCORED, confidence, features
from extractor.records import Evidence, Fact

FACT = Fact(start=0, end=2, quote="5%", sentence="5%", value=5, unit="%", metric="tax", subject_iso3="PER")
EVIDENCE = tuple(Evidence(slot=slot, score=0.5) for slot in SCORED)
TEXT = "Peru raised its tariff on Chile to 25% in May 2024, the ministry said."


def test_a_rule_and_a_probability_count_each_by_itself():
    ruled = [replace(one, score=None, rule="a sign") if one.slot == "kind" else one for one in EVIDENCE]
    found = features(FACT, ruled)
    assert (found["log kind"], found["rule kind"]) == (0, 1)
    assert (found["log status"], found["rule status"]) == (pytest.approx(math.log(0.5)), 0)
    assert (found["no subject"], found["no period"]) == (0, 1)
    assert {name for name in found if name.startswith("rule")} == {f"rule {slot}" for slot in RULED}


def test_a_probability_of_nothing_is_not_infinitely_bad():
    assert features(FACT, [replace(one, score=0.0) for one in EVIDENCE])["log kind"] == math.log(LEAST)


@pytest.mark.parametrize(
    ("weights", "expected"),
    [({}, 0.5), ({"intercept": 100}, 1.0), ({"intercept": -100}, 0.0), ({"log kind": 1.0}, 1 / 3)],
)
def test_confidence_is_logistic(weights, expected):
    assert confidence(FACT, EVIDENCE, weights) == pytest.approx(expected, abs=1e-4)


def test_the_shipped_weights_are_of_known_features():
    claims = extractor.load().get_pipe("extractor_claims")
    assert set(claims.settings["confidence"]) <= {"intercept", *features(FACT, EVIDENCE)}


@pytest.fixture(scope="module")
def result():
    return extractor.extract(TEXT, published="2024-06-01")


def test_every_slot_is_explained(result):
    (fact,) = result.facts
    why = {one.slot: one for one in fact.explain()}
    assert set(why) == {"value", "kind", "direction", "status", "metric", "subject", "counterpart", "source", "period"}
    assert TEXT[why["value"].start : why["value"].end] == fact.quote == "25%"
    assert TEXT[why["period"].start : why["period"].end] == "May 2024"
    assert why["direction"].value == "up"
    assert why["direction"].rule is None or TEXT[why["direction"].start : why["direction"].end] == "raised"
    for one in why.values():
        assert (one.rule is None) == (one.score is not None)
        assert one.score is None or 0 <= one.score <= 1
    assert 0 < fact.confidence < 1


def test_the_explanation_is_no_part_of_the_row_but_goes_where_the_fact_goes(result):
    (fact,) = result.facts
    assert "evidence" not in fact.to_dict()
    assert pickle.loads(pickle.dumps(fact)).explain() == fact.explain() != ()
    assert pickle.loads(pickle.dumps(fact)) == fact
    assert Fact.from_dict(fact.to_dict()).explain() == ()
    assert Fact.from_dict(fact.to_row()).explain() == fact.explain()


def test_less_sure_facts_are_left_out(result):
    (fact,) = result.facts
    assert result.above(fact.confidence).facts == (fact,)
    assert result.above(min(1.0, fact.confidence + 0.01)).facts == ()
    assert result.at(fact.start) == (fact,)
    assert result.at(fact.end) == ()
