"""Which words are chosen for a metric."""

import pytest
import spacy
from spacy.tokens import Doc

from extractor.annotations import read_annotations, register_extensions, write_records
from extractor.claim.network import Reading
from extractor.claim.wording import MOST, Wording, most_shared
from extractor.records import Mention, Quantity

#        0    1  2       3        4    5       6 7    8
WORDS = "Peru 's copper exports , exports of 7 tonnes".split()
PARTS = ["PROPN", "PART", "NOUN", "NOUN", "PUNCT", "NOUN", "ADP", "NUM", "NOUN"]
LEMMAS = ["Peru", "'s", "copper", "export", ",", "export", "of", "7", "tonne"]


@pytest.fixture(scope="module")
def doc():
    register_extensions()
    nlp = spacy.blank("en")
    doc = Doc(nlp.vocab, words=WORDS, pos=PARTS, lemmas=LEMMAS)
    start = doc[7].idx
    figure = Quantity(start=start, end=len(doc.text.rstrip()), quote="7 tonnes", value=7, unit="tonne")
    write_records(doc, "quantities", [figure])
    write_records(doc, "mentions", [Mention(start=0, end=4, label="GPE", text="Peru", entity_id="PER", name="Peru")])
    return doc


def reading(doc, **changed):
    """The reading of the figure, with scores of the words by position."""
    (quantity,) = doc._.quantities
    words = dict.fromkeys(range(7), -4.0) | {int(name[1:]): value for name, value in changed.items()}
    return Reading(
        quantity=quantity, in_scope=1, kind="level", direction=None, status="actual", words=words, subject=None,
        subject_is_main=False, counterpart=None, source=None, credit=(), period=None, published=False, scores={},
        same={}, others={},
    )  # fmt: skip


def choose(doc, weights, **changed):
    wording = Wording(doc, read_annotations(doc), {"intercept": 0.0} | weights)
    return wording.choose(reading(doc, **changed))


def test_the_words_of_high_scores_are_chosen(doc):
    chosen = choose(doc, {"score": 1.0}, w2=4.0, w3=5.0)
    assert chosen.metric == (2, 3)
    assert chosen.scores["metric"] == pytest.approx((1 / (1 + 2.718282**-4) + 1 / (1 + 2.718282**-5)) / 2, abs=1e-4)


def test_odds_make_phrases_longer(doc):
    words = read_annotations(doc)
    shorter, longer = (Wording(doc, words, {"intercept": 0.0, "score": 1.0}, odds) for odds in (0.0, 4.0))
    marked = reading(doc, w2=-1.0, w3=3.0)
    assert (shorter.choose(marked).metric, longer.choose(marked).metric) == ((3,), (2, 3))


def test_of_a_word_that_comes_twice_the_likelier_is_chosen(doc):
    assert choose(doc, {"score": 1.0}, w3=3.0, w5=4.0).metric == (5,)


def test_what_stands_beside_the_score_counts(doc):
    assert choose(doc, {"score": 1.0, "taken": -9.0}, w0=5.0, w2=4.0).metric == (2,), "a name"
    assert choose(doc, {"score": 1.0, "marks": -9.0}, w3=5.0, w5=4.0).metric == (5,), "a mark between"
    assert choose(doc, {"score": 1.0, "part NOUN": 9.0}, w0=-3.0).metric == (2, 5), "a part of speech"


def test_what_is_known_of_a_word(doc):
    wording = Wording(doc, read_annotations(doc), {})
    found = wording.features(reading(doc, w5=2.0))
    assert set(found) == {0, 2, 3, 5}, "no function words, no marks, no figure"
    known = {name: value for name, value in found[5].items() if value and name not in {"probability", "log before"}}
    left = right = pytest.approx(1 / (1 + 2.718282**4), abs=1e-4)
    assert known == {
        "score": 2.0, "rank 0": 1.0, "before": 1.0, "left": left, "right": right, "part NOUN": 1.0,
    }  # fmt: skip
    assert (found[0]["taken"], found[0]["capital"], found[0]["marks"], found[0]["below best"]) == (1, 1, 1, -6)


@pytest.mark.parametrize(
    ("probabilities", "expected", "why"),
    [
        ([], 0, "no words, no phrase"),
        ([0.9], 1, "a sure word"),
        ([0.2], 1, "the best word where none is likely"),
        ([0.9, 0.8, 0.1], 2, "an unlikely word is left out"),
        ([0.5, 0.4, 0.4], 3, "several words of which none is sure"),
        ([0.9] * 9, MOST, "a phrase is short"),
    ],
)
def test_the_most_shared_words(probabilities, expected, why):
    chosen = most_shared([(probability, index) for index, probability in enumerate(probabilities)])
    assert len(chosen) == expected, why


#            0     1   2     3    4    5        6    7       8  9
CLAUSE = "Trade has grown with Peru doubling zinc exports to 7".split()


@pytest.mark.parametrize(
    ("subject", "scores", "expected", "why"),
    [
        ("nsubj", {"w0": 3.0, "w6": 4.0, "w7": 5.0}, (6, 7), "a clause with a subject says what it measures"),
        ("nsubj", {"w0": 5.0, "w7": 4.0}, (0, 7), "unless the best word stands outside"),
        ("nsubj", {"w0": 3.0, "w5": 4.0}, (0, 5), "nor if a word of change is all that it says"),
        ("obl", {"w0": 3.0, "w7": 4.0}, (0, 7), "a clause without a subject has that of its verb"),
    ],
)
def test_words_of_a_clause_of_its_own(subject, scores, expected, why):
    relations = ["nsubj", "aux", "ROOT", "mark", subject, "advcl", "compound", "obj", "case", "obl"]
    doc = Doc(
        spacy.blank("en").vocab, words=CLAUSE, heads=[2, 2, 2, 5, 5, 2, 7, 5, 9, 5], deps=relations, lemmas=CLAUSE
    )
    figure = Quantity(start=doc[9].idx, end=doc[9].idx + 1, quote="7", value=7)
    write_records(doc, "quantities", [figure])
    assert choose(doc, {"score": 1.0}, **scores).metric == expected, why
