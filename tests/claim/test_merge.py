"""Repeated claims become one fact with all its mentions; a conversion in brackets has its original's slots."""

from dataclasses import replace

import pytest

from extractor.annotations import Block
from extractor.claim.inheritance import INHERITED, inherit
from extractor.claim.merge import merge_facts
from extractor.claim.repeats import Repeats
from extractor.records import Evidence, Fact

TEXT = "Exports rose 5%.\nImports fell.\nExports rose 5%.\nExports  rose 5%."
FIRST = Fact(doc_id="a", start=13, end=15, quote="5%", sentence="Exports rose 5%.", value=5, unit="%", metric="exports")
BLOCKS = [
    Block(start=0, end=16),
    Block(start=17, end=30),
    Block(start=31, end=47, repeats=0),
    Block(start=48, end=65, repeats=0),
]


def test_a_repeated_block_adds_mentions_where_its_text_agrees():
    copied = Repeats(BLOCKS, TEXT).with_copies(FIRST)
    assert copied.mentions == ((13, 15), (44, 46))
    assert {TEXT[start:end] for start, end in copied.mentions} == {"5%"}


@pytest.mark.parametrize(("offset", "first"), [(13, True), (20, True), (44, False), (62, False), (30, True)])
def test_only_the_first_of_equal_blocks_is_read(offset, first):
    assert Repeats(BLOCKS, TEXT).is_first(offset) is first


@pytest.mark.parametrize(
    ("kind", "first"), [("text", True), ("headline", True), ("dateline", False), ("debris", False)]
)
def test_what_is_no_news_is_not_read(kind, first):
    assert Repeats([Block(start=0, end=16, kind=kind)], TEXT).is_first(13) is first


def test_the_same_claim_is_one_fact():
    again = replace(FIRST, start=44, end=46)
    other = replace(FIRST, start=70, end=72, metric="imports")
    merged = merge_facts([FIRST, again, other])
    assert [fact.mentions for fact in merged] == [((13, 15), (44, 46)), ((70, 72),)]


@pytest.mark.parametrize(
    "change",
    [
        {"value": 6},
        {"unit": "pp"},
        {"subject": "India"},
        {"status": "planned"},
        {"kind": "change"},
        {"metric": "imports"},
        {"metric": None},
        {"period_start": "2024-01-01", "period_end": "2024-01-31"},
    ],
)
def test_another_claim_is_another_fact_with_another_id(change):
    known = replace(FIRST, subject="Peru", period_start="2024-02-01", period_end="2024-02-29")
    one, other = merge_facts([known, replace(known, **change)])
    assert one.fact_id != other.fact_id


@pytest.mark.parametrize(
    ("one", "other", "count"), [("=", "~", 1), (">", ">", 1), (">", "<", 2), (">", ">=", 2), ("<=", "=", 1)]
)
def test_bounds_that_contradict_are_two_facts(one, other, count):
    facts = [replace(FIRST, modifier=one), replace(FIRST, modifier=other, start=44, end=46)]
    assert len(merge_facts(facts)) == count


def test_the_headline_takes_the_details_of_the_body():
    headline = replace(FIRST, confidence=0.3, source="Kpler")
    body = replace(
        FIRST, start=44, end=46, metric="crude exports", subject="Peru", period_start="2024-01-01",
        period_end="2024-01-31", confidence=0.6,
    )  # fmt: skip
    (fact,) = merge_facts([headline, body])
    assert (fact.start, fact.metric, fact.subject, fact.source) == (44, "crude exports", "Peru", "Kpler")
    assert (fact.mentions, fact.confidence) == (((44, 46), (13, 15)), 0.6)


def test_a_slot_taken_from_another_mention_is_explained_by_it():
    headline = FIRST.with_evidence((Evidence(slot="source", value="Kpler", start=1, end=6, score=0.9),))
    headline = replace(headline, source="Kpler").with_evidence(headline.explain())
    body = replace(FIRST, start=44, end=46, subject="Peru", direction="up")
    (fact,) = merge_facts([headline, body.with_evidence((Evidence(slot="source"),))])
    assert [(one.value, one.start, one.rule) for one in fact.explain()] == [("Kpler", 1, "another mention")]


def test_the_id_is_stable():
    assert merge_facts([FIRST])[0].fact_id == merge_facts([FIRST, replace(FIRST, start=44, end=46)])[0].fact_id


def test_a_conversion_keeps_its_own_figure_only():
    original = replace(FIRST, modifier="~", period_start="2024-01-01", status="planned")
    converted = inherit(replace(FIRST, start=20, end=25, value=7, unit="USD", metric="brackets"), original)
    assert (converted.start, converted.value, converted.unit) == (20, 7, "USD")
    assert {slot: getattr(converted, slot) for slot in INHERITED} == {
        slot: getattr(original, slot) for slot in INHERITED
    }
