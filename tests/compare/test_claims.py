from dataclasses import replace

import pytest

from extractor.compare import claim_id, metric_head, metric_words, same_claim
from extractor.records import Fact

FACT = Fact(
    doc_id="a",
    start=0,
    end=9,
    quote="2 tonnes",
    sentence="India bought 2 tonnes of crude from Russia in May.",
    value=2.0,
    unit="tonne",
    metric="crude imports",
    subject="India",
    subject_iso3="IND",
    counterpart="Russia",
    counterpart_iso3="RUS",
    period_start="2025-05-01",
    period_end="2025-05-31",
)

CASES = [
    ({"doc_id": "b", "start": 40, "end": 49, "sentence": "Said again."}, True, "in another article"),
    ({"value": 2000.0, "unit": "kilogram"}, True, "in another unit"),
    ({"value": 2000.0}, False, "another value"),
    ({"value_to": 3.0}, False, "a range"),
    ({"modifier": "~"}, True, "one paper says about"),
    ({"modifier": ">"}, False, "more than"),
    ({"unit": "ton"}, False, "another unit"),
    ({"metric": "imports of crude oil"}, True, "the metric in other words"),
    ({"metric": "crude exports"}, False, "another metric"),
    ({"subject": "New Delhi"}, False, "the country's name is not stated"),
    ({"subject": "The Republic of India"}, True, "another name of the country"),
    ({"subject": "Bharat Petroleum"}, False, "a company of the country"),
    ({"counterpart": None, "counterpart_iso3": None}, False, "one says from whom"),
    ({"period_start": "2025-04-01"}, False, "another period"),
    ({"status": "planned"}, False, "only planned"),
    ({"kind": "change"}, False, "the change, not the level"),
    ({"source": "Kpler", "direction": "up"}, True, "more is said about it"),
]


@pytest.mark.parametrize(("changes", "expected", "why"), CASES)
def test_same_claim(changes, expected, why):
    assert same_claim(FACT, replace(FACT, **changes)) is expected, why


@pytest.mark.parametrize("missing", ["metric", "subject"])
def test_what_does_not_say_what_and_whose_is_no_claim(missing):
    vague = replace(FACT, **{missing: None, "subject_iso3": None})
    assert claim_id(vague) is None
    assert not same_claim(vague, vague)


def test_money_has_one_unit_a_currency():
    dollars = replace(FACT, unit="USD", metric="fine")
    assert same_claim(dollars, replace(dollars, doc_id="b"))
    assert not same_claim(dollars, replace(dollars, unit="EUR"))


HEADS = [
    ("crude imports", "import"),
    ("Imports of crude", "import"),
    ("the value of the shipments", "shipment"),
    ("number of people killed", "killed"),
    ("share of total investment flows", "share"),
    ("GDP", "gdp"),
    ("value", "value"),
    ("in", ""),
    ("", ""),
]


@pytest.mark.parametrize(("metric", "head"), HEADS)
def test_head_of_a_metric(metric, head):
    assert metric_head(metric) == head


def test_words_of_a_metric():
    assert metric_words("The country's imports of crude oil") == {"country", "import", "crude", "oil"}
    assert metric_words("imports") <= metric_words("crude import")
