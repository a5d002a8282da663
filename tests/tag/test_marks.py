"""Tags of marks by the spaces around them."""

import numpy as np
import pytest

from extractor.tag.marks import Marks, standing

TAGS = ["HYPH", ":", "NN"]
SPACING = {"-": {"between": {"HYPH": 0.6, ":": -3.0}, "free": {"HYPH": -4.0, ":": 0.7}}}


def scored(words, joined):
    """The best tag of each word, where the network takes every mark for either, and a word for a noun."""
    scores = np.array([[1, 1.1, 0] if word == "-" else [0, 0, 2] for word in words], dtype=np.float32)
    Marks(TAGS, SPACING).add(scores, words, np.array(joined))
    return [TAGS[best] for best in scores.argmax(axis=1)]


CASES = [
    (["oil", "-", "rich"], [0, 1, 1], "HYPH", "joined on both sides"),
    (["oil", "-", "rich"], [0, 0, 0], ":", "free"),
]


@pytest.mark.parametrize(("words", "joined", "expected", "why"), CASES, ids=[case[-1] for case in CASES])
def test_a_mark_is_read_with_its_spaces(words, joined, expected, why):
    assert scored(words, joined) == ["NN", expected, "NN"]


def test_a_tag_that_a_mark_never_has_is_left_out():
    scores = np.array([[0, 0, 9]], dtype=np.float32)
    Marks(TAGS, SPACING).add(scores, ["-"], np.array([False]))
    assert TAGS[scores[0].argmax()] == ":"


def test_words_and_unknown_marks_stay_as_they_are():
    scores = np.ones((2, 3), dtype=np.float32)
    Marks(TAGS, SPACING).add(scores, ["oil", "~"], np.array([False, True]))
    assert (scores == 1).all()


def test_how_words_stand():
    joined = [False, False, True, True, False]
    assert [standing(joined, place) for place in range(5)] == ["free", "before", "between", "behind", "free"]


def test_no_words_have_no_marks():
    Marks(TAGS, SPACING).add(np.zeros((0, 3), dtype=np.float32), [], np.zeros(0, dtype=bool))
