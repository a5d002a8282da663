from dataclasses import replace

import pytest
from made_articles import OIL, make_fact, make_mention, oil_article

from extractor.records import Article
from extractor.report.slots import find_slots
from extractor.result import Result


def _slots(result, fact, figure=None):
    found = find_slots(result, fact, figure or (fact.start, fact.end))
    return [(slot.name, result.text[slot.start : slot.end]) for slot in found]


def test_every_slot_is_found_in_its_sentence():
    result = oil_article()

    assert _slots(result, result.facts[0]) == [
        ("source", "Kpler"),
        ("subject", "India"),
        ("metric", "crude imports"),
        ("counterpart", "Russia"),
        ("period", "October"),
    ]


@pytest.mark.parametrize(
    ("metric", "found"),
    [
        pytest.param("CRUDE Imports", ["crude imports"], id="in another case"),
        pytest.param("crude from Russia", ["crude", "from", "Russia"], id="in pieces"),
        pytest.param("ports", [], id="no part of a word"),
        pytest.param("wheat imports", [], id="not all words are there"),
        pytest.param(None, [], id="no metric"),
    ],
)
def test_metric(metric, found):
    result = oil_article(metric=metric)

    assert [words for name, words in _slots(result, result.facts[0]) if name == "metric"] == found


def test_a_name_is_found_where_a_mention_says_it_in_other_words():
    text = "Moscow's sales rose to 12 tonnes, Lobo said. Russia was pleased."
    fact = make_fact(text, "12", sentence=text[:44], subject="Russia", subject_iso3="RUS", source="Paulo Nunes Lobo")
    result = Result(
        article=Article(text=text),
        facts=(fact,),
        mentions=(
            make_mention(text, "Moscow", "Russia", iso3="RUS"),
            make_mention(text, "Lobo", "Paulo Nunes Lobo", label="PERSON"),
            make_mention(text, "Russia", iso3="RUS"),
        ),
    )

    assert _slots(result, fact) == [("subject", "Moscow"), ("source", "Lobo")]


def test_the_nearest_of_two():
    text = "India sold rice, and in May India bought 12 tonnes."
    fact = make_fact(text, "12 tonnes", subject="India")

    found = find_slots(Result(article=Article(text=text), facts=(fact,)), fact, (fact.start, fact.end))

    assert [slot.start for slot in found] == [28]


def test_a_repeated_sentence_has_its_own_slots():
    result = oil_article(text=f"{OIL}\n{OIL}", sentence=OIL)
    fact = result.facts[0]
    shift = len(OIL) + 1

    found = find_slots(result, fact, (fact.start + shift, fact.end + shift))

    assert ("metric", OIL.index("crude") + shift) in [(slot.name, slot.start) for slot in found]
    assert all(slot.start >= shift for slot in found)


@pytest.mark.parametrize("sentence", ["", "Another sentence."])
def test_nothing_is_found_without_the_sentence(sentence):
    result = oil_article()

    assert _slots(result, replace(result.facts[0], sentence=sentence)) == []
