import pytest
from recipe.claim_windows import LONGEST, passage_windows
from recipe.windows import CLS, SEP


def one_piece_each(words):
    return [[1000 + index] * (3 if word == "long" else 1) for index, word in enumerate(words)]


def test_whole_sentences_stay_together():
    words = ["a"] * 100 + ["b"] * 100
    made = passage_windows(words, [0] * 100 + [1] * 100, one_piece_each)
    assert [window["words"] for window in made] == [list(range(100)), list(range(100, 200))]


def test_short_sentences_share_a_window():
    made = passage_windows(["a", "b", "c"], [0, 0, 1], one_piece_each)
    assert [window["pieces"] for window in made] == [[CLS, 1000, 1001, 1002, SEP]]


def test_every_word_is_found_at_its_first_piece():
    made = passage_windows(["a", "long", "b"], [0, 0, 0], one_piece_each)
    assert made[0]["first"] == [1, 2, 5]
    assert len(made[0]["pieces"]) == len(made[0]["cases"]) == 7


@pytest.mark.parametrize("count", [LONGEST, LONGEST + 1, 3 * LONGEST])
def test_a_long_sentence_is_cut_and_no_word_lost(count):
    made = passage_windows(["a"] * count, [0] * count, one_piece_each)
    assert [word for window in made for word in window["words"]] == list(range(count))
    assert max(len(window["pieces"]) for window in made) <= LONGEST + 2
