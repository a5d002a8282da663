"""Casing, lemma scripts, word pieces and windows: what happens to single words before and after the network."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny_reader import tokenizer

from extractor.errors import ModelError
from extractor.tag.casing import CAPITAL, DIGITS, LOWER, MIXED, OTHER, PUNCTUATION, TITLE, UPPER, case_class
from extractor.tag.lemmas import Lemmatizer, apply_script, make_script
from extractor.tag.windows import find_windows
from extractor.tag.wordpieces import LONGEST_WORD, WordPieces

CASINGS = [
    ("word", LOWER),
    ("don't", LOWER),
    ("'s", LOWER),
    ("Word", TITLE),
    ("O'Brien", TITLE),
    ("Saint-Denis", TITLE),
    ("WORD", UPPER),
    ("U.S.", UPPER),
    ("I", CAPITAL),
    ("J.", CAPITAL),
    ("iPhone", MIXED),
    ("McDonald", MIXED),
    ("4th", DIGITS),
    ("1.48", DIGITS),
    ("F-16", DIGITS),
    ("$", PUNCTUATION),
    ("--", PUNCTUATION),
    ("😀", PUNCTUATION),
    ("北京", OTHER),
]


@pytest.mark.parametrize(("word", "expected"), CASINGS)
def test_case_class(word, expected):
    assert case_class(word) == expected


LEMMAS = [
    ("Countries", "country", "l3+y"),
    ("Nations", "Nation", "k1+"),
    ("was", "be", "=be"),
    ("said", "say", "l2+y"),
    ("NATO", "NATO", "k0+"),
    ("oil", "oil", "l0+"),
]


@pytest.mark.parametrize(("word", "lemma", "script"), LEMMAS)
def test_lemma_scripts(word, lemma, script):
    assert make_script(word, lemma) == script
    assert apply_script(word, script) == lemma


@pytest.mark.parametrize(
    ("word", "upos", "lemma", "why"),
    [
        ("Left", "VERB", "leave", "a known word has its lemma whatever the script says"),
        ("left", "ADJ", "lef", "as another part of speech it is not known"),
        ("shot", "VERB", "sho", "an unknown word goes by its script"),
        ("left", "", "lef", "so does every word of a model without parts of speech"),
    ],
)
def test_known_words_have_their_lemma(word, upos, lemma, why):
    lemmatizer = Lemmatizer(["l1+"], {"VERB": {"left": "leave"}})
    assert lemmatizer.lemma(word, 0, upos) == lemma, why


@given(st.text(min_size=1), st.text(min_size=1))
def test_every_lemma_has_a_script(word, lemma):
    assert apply_script(word, make_script(word, lemma)) == lemma


def test_a_script_that_cuts_too_much_leaves_the_word():
    assert apply_script("Is", "l5+y") == "is"
    assert apply_script("ies", "l3+") == "ies"


@pytest.fixture(scope="module")
def pieces():
    return WordPieces(tokenizer().to_str().encode())


def test_every_word_has_a_piece(pieces):
    words = ["Anna", "\u200b", "ab", "北京", "x" * 90]
    encoded = pieces.encode(words)
    assert np.diff(encoded.before).tolist() == [1, 1, 2, 2, LONGEST_WORD]


def test_window_points_at_the_first_pieces(pieces):
    encoded = pieces.encode(["ab", "Anna", "Chile"])
    window = pieces.window(encoded, 1, 3)
    assert {name: values.shape for name, values in window.items()} == {
        "pieces": (1, 4),
        "cases": (1, 4),
        "mask": (1, 4),
        "words": (1, 2),
    }
    assert window["words"].tolist() == [[1, 2]]
    assert window["cases"].tolist() == [[OTHER, TITLE, TITLE, OTHER]]


def test_words_are_read_alike_when_their_memory_was_emptied(pieces, monkeypatch):
    before = pieces.encode(["Anna", "left"])
    monkeypatch.setattr("extractor.tag.wordpieces.CACHED_WORDS", 1)
    after = pieces.encode(["Anna", "left"])
    assert after.pieces.tolist() == before.pieces.tolist()


def test_a_tokenizer_without_special_pieces_is_refused():
    other = tokenizer().to_str().replace("[CLS]", "[GO]")
    with pytest.raises(ModelError, match=r"no piece \[CLS\]"):
        WordPieces(other.encode())


@given(st.lists(st.lists(st.integers(1, 16), min_size=1, max_size=60), min_size=1, max_size=12))
def test_windows_use_every_word_once_and_fit(sentences):
    limit = 40
    counts = [count for sentence in sentences for count in sentence]
    before = np.concatenate([[0], np.cumsum(counts)])
    starts = np.cumsum([0, *map(len, sentences[:-1])])
    windows = find_windows(before, starts, limit)
    assert [word for window in windows for word in range(window.first, window.last)] == list(range(len(counts)))
    for window in windows:
        assert window.start <= window.first < window.last <= window.end
        assert before[window.end] - before[window.start] <= limit


def test_windows_overlap_only_inside_long_sentences():
    before = np.arange(101)
    windows = find_windows(before, np.array([0, 10, 90]), 40)
    assert windows[0] == (0, 10, 0, 10)
    assert windows[-1] == (90, 100, 90, 100)
    assert all(later.start < earlier.end for earlier, later in pairwise(windows[1:-1]))
