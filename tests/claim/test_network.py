"""The answers that are read from the claim network's scores."""

from dataclasses import replace

import numpy as np
import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.claim.network import SAME, Decoding, read_scores
from extractor.claim.passages import Passage
from extractor.claim.syntax import Parse
from extractor.records import Mention, Quantity, TimeExpression

#        0    1      2   3       4   5      6   7        8  9     10 11
WORDS = "Peru sold 7 tonnes of zinc to Chile . Peru said so".split()
QUANTITY = Quantity(start=10, end=18, quote="7 tonnes", value=7, unit="tonne")


def mention(word, entity):
    return (word, word + 1, Mention(start=word, end=word + 1, label="GPE", text=entity, entity_id=entity, name=entity))


MENTIONS = [mention(0, "Peru"), mention(7, "Chile"), mention(9, "Peru")]
TIME = TimeExpression(start=0, end=1, text="May", period_start="2024-05-01", period_end="2024-05-31")
OTHER = TimeExpression(start=2, end=3, text="2023", period_start="2023-01-01", period_end="2023-12-31")
PASSAGE = Passage(
    Parse(Doc(Vocab(), words=WORDS)),
    tokens=[100 + index for index in range(len(WORDS))],
    sentences=[0] * 9 + [1] * 3,
    quantities=[(2, 4, QUANTITY)],
    mentions=MENTIONS,
    times=[(1, 2, TIME), (10, 11, OTHER)],
)


def scores(**changed):
    """Scores by which nothing is known, and those given."""
    logits = {
        "scope": [0, 5],
        "kind": [3, 0],
        "direction": [3, 0, 0, 0],
        "status": [3, 0, 0, 0],
        "subject": [0, 0, 0, 5, 0],
        "counterpart": [0, 0, 0, 5],
        "source": [0, 0, 0, 5, 0],
        "period": [0, 0, 5, 0],
        "metric": [-5] * 5 + [5] + [-5] * 6,
        "credit": [-5] * 12,
    }
    logits |= {f"same_{slot}": [3, 0] for slot in SAME}
    return {name: np.array(values, np.float32) for name, values in (logits | changed).items()}


def read(**changed):
    return read_scores(PASSAGE, 0, scores(**changed), Decoding())


def test_nothing_is_filled_where_none_scores_best():
    reading = read()
    assert (reading.subject, reading.counterpart, reading.source, reading.period) == (None, None, None, None)
    assert (reading.kind, reading.direction, reading.status) == ("level", None, "actual")
    assert reading.in_scope == pytest.approx(1 / (1 + np.exp(-5)), rel=1e-4)


def test_mentions_of_one_entity_add_up():
    """Chile is the likeliest mention, but Peru is named twice."""
    assert read(subject=[2, 2.5, 2, 0, 0]).subject.name == "Peru"


def test_expressions_of_one_period_add_up():
    """2023 is the likeliest expression, but May is named twice."""
    again = replace(TIME, start=4, end=5)
    passage = replace(PASSAGE, times=[(1, 2, TIME), (4, 5, again), (6, 7, OTHER)])
    reading = read_scores(passage, 0, scores(period=[4, 4, 4.5, 0, 0]), Decoding())
    assert reading.period.text == "May"


@pytest.mark.parametrize(
    ("slot", "logits", "attribute"),
    [("subject", [0, 0, 0, 0, 5], "subject_is_main"), ("period", [0, 0, 0, 5], "published")],
)
def test_options_that_are_no_records(slot, logits, attribute):
    assert getattr(read(**{slot: logits}), attribute)
    assert not getattr(read(), attribute)


def test_the_period_is_a_time_expression_of_its_own_sentence_first():
    assert read(period=[5, 0, 0, 0]).period == TIME
    assert read(period=[4, 5, 0, 0]).period == TIME
    assert read(period=[1, 5, 0, 0]).period != TIME


def test_the_source_is_named_in_its_own_sentence_first():
    assert read(source=[0, 5, 0, 1, 0]).source.name == "Chile"
    assert read(source=[0, 0, 1.5, 1, 0]).source is None
    assert read(source=[0, 0, 5, 1, 0]).source.name == "Peru"


@pytest.mark.parametrize(
    ("entity", "iso3", "label", "is_one", "why"),
    [
        ("place/santiago-chl", "CHL", "GPE", True, "a capital stands for its country"),
        ("place/lima-per", "PER", "GPE", False, "a place of another country"),
        ("org/codelco", "CHL", "ORG", False, "no place"),
    ],
)
def test_a_capital_and_its_country_are_one_party(entity, iso3, label, is_one, why):
    """The first mention is the likeliest subject, Chile the likeliest counterpart, and "none" the next."""
    first = replace(MENTIONS[0][2], entity_id=entity, iso3=iso3, label=label)
    second = replace(MENTIONS[1][2], entity_id="country/CHL", iso3="CHL")
    passage = replace(PASSAGE, mentions=[(0, 1, first), (7, 8, second)])
    logits = scores(subject=[5, 0, 0, 0], counterpart=[0, 5, 4], source=[0, 0, 5, 0])
    reading = read_scores(passage, 0, logits, Decoding())
    assert reading.subject == first
    assert (reading.counterpart is None) == is_one, why


def test_the_two_parties_differ():
    """Chile is the best of both slots, but as a counterpart it has the lesser rival."""
    reading = read(subject=[2, 3, 2, 0, 0], counterpart=[0, 5, 0, 0])
    assert (reading.subject.name, reading.counterpart.name) == ("Peru", "Chile")


@pytest.mark.parametrize(
    ("high", "expected", "why"),
    [
        ([5], [105], "a word"),
        ([5, 7], [105, 106, 107], "a short gap is filled"),
        ([1, 4], [101, 104], "no figure is taken along"),
        ([5, 10], [105], "no word of another sentence"),
        ([], [106], "the best word where none is likely"),
    ],
)
def test_words_of_a_credit(high, expected, why):
    credit = [-5.0] * 12
    credit[6] = -1
    for word in high:
        credit[word] = 5
    if high:
        credit[6] = -5
    assert list(read(source=[0, 0, 0, 0, 5], credit=credit).credit) == expected, why


def test_words_of_the_sentence_are_scored_for_the_metric():
    words = read(metric=list(range(12))).words
    assert words == {100 + word: word for word in (0, 1, 4, 5, 6, 7, 8)}, "but not those of figures"


def test_an_unnamed_source_is_words():
    credit = [-5.0] * 12
    credit[1] = 5
    assert read(source=[0, 0, 0, 0, 5], credit=credit).credit == (101,)
    assert read(credit=credit).credit == ()
