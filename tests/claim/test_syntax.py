"""What the claim network is told of the parse: relations, heads, and the paths between a quantity and a word."""

import pytest
import spacy
from spacy.tokens import Doc

from extractor.claim.syntax import ELSEWHERE, PARTS, RELATIONS, STEPS, Parse

#         0      1     2   3        4    5      6    7       8      9    10     11  12
WORDS = ["Peru", "'s", "sales", "of", "zinc", "rose", "to", "7", "tonnes", ".", "Chile", "said", "so"]
HEADS = [2, 0, 5, 4, 2, 5, 8, 8, 5, 5, 11, 11, 11]
RELATION = [
    "nmod:poss", "case", "nsubj", "case", "nmod", "ROOT", "case", "nummod", "obl", "punct", "nsubj", "ROOT", "advmod",
]  # fmt: skip
PART = ["PROPN", "PART", "NOUN", "ADP", "NOUN", "VERB", "ADP", "NUM", "NOUN", "PUNCT", "PROPN", "VERB", "ADV"]


@pytest.fixture(scope="module")
def doc():
    return Doc(spacy.blank("en").vocab, words=WORDS, heads=HEADS, deps=RELATION, pos=PART)


def path(up, down):
    return up * STEPS + down


@pytest.mark.parametrize(
    ("word", "expected", "why"),
    [
        ("7", path(0, 0), "itself"),
        ("tonnes", path(1, 0), "its head"),
        ("to", path(1, 1), "beside it"),
        ("rose", path(2, 0), "the verb"),
        ("sales", path(2, 1), "the verb's subject"),
        ("zinc", path(2, 2), "what the subject is of"),
        ("'s", path(2, 3), "three steps down"),
        ("said", ELSEWHERE, "another sentence's verb"),
        ("Chile", ELSEWHERE, "another sentence's subject"),
    ],
)
def test_path_from_the_quantity(doc, word, expected, why):
    made = Parse(doc).paths(WORDS.index("7"), range(len(WORDS)))
    assert made[WORDS.index(word)] == expected, why


def test_paths_of_a_part_are_those_of_the_whole(doc):
    whole, part = Parse(doc).paths(7, range(len(WORDS))), Parse(doc).paths(7, [0, 4, 12])
    assert part.tolist() == whole[[0, 4, 12]].tolist()


def test_long_paths_count_as_the_longest():
    words = [f"w{index}" for index in range(12)]
    chain = Doc(spacy.blank("en").vocab, words=words, heads=[0, *range(11)], deps=["ROOT", *["dep"] * 11])
    assert Parse(chain).paths(0, range(12)).tolist() == [0, 1, 2] + [STEPS - 1] * 9
    assert Parse(chain).paths(11, range(12)).tolist()[:9] == [path(STEPS - 1, 0)] * 9


def test_heads_are_places_in_the_passage(doc):
    made = Parse(doc).places_of_heads([0, 2, 5, 7])
    assert made.tolist() == [1, 2, 2, 3], "7's head is left out, and the verb has none"


def test_relations_and_parts_are_known_by_their_places(doc):
    names = [RELATIONS[place] for place in Parse(doc).relations[:6]]
    assert names == ["nmod:poss", "case", "nsubj", "case", "nmod", "root"]
    assert [PARTS[place] for place in Parse(doc).parts[:6]] == PART[:6]


def test_a_relation_that_is_not_told_apart_counts_as_its_family():
    doc = Doc(spacy.blank("en").vocab, words=["as", "set", "out"], heads=[1, 1, 1], deps=["strange", "ROOT", "flat:x"])
    assert [RELATIONS[place] for place in Parse(doc).relations] == ["dep", "root", "flat"]


def test_root_of_a_run_is_the_word_whose_head_lies_outside(doc):
    assert Parse(doc).root([3, 4]) == 4
    assert Parse(doc).root([7, 8]) == 8
    assert Parse(doc).root(range(5, 9)) == 5


def test_a_document_without_a_parse_has_no_paths():
    doc = Doc(spacy.blank("en").vocab, words=["Peru", "sold", "7"])
    assert Parse(doc).paths(2, range(3)).tolist() == [ELSEWHERE, ELSEWHERE, 0]
    assert Parse(doc).places_of_heads(range(3)).tolist() == [0, 1, 2]
