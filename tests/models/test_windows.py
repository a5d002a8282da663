import random
from pathlib import Path

import numpy as np
import pytest
from recipe.corpora import names_only, retokenize
from recipe.windows import SKIP, Pieces, arrays, batches, recased, window, windows
from tokenizers import Tokenizer

from extractor.tag.casing import case_class

TOKENIZER = Path(__file__).parents[2] / "models/reader/tokenizer.json"


@pytest.fixture(scope="module")
def pieces():
    return Pieces(Tokenizer.from_file(str(TOKENIZER)))


SYNTAX = {"words": ["Dogs", "bark"], "head": [2, 0], "relation": [5, 7], "upos": [1, 2]}
PLAIN = {"words": ["Unquestionably"], "entity": [1]}


def test_pieces_are_never_padded():
    tokenizer = Tokenizer.from_file(str(TOKENIZER))
    tokenizer.enable_padding(length=8)
    assert [len(ids) for ids in Pieces(tokenizer)(["oil", "\u200b"])] == [1, 1], "an invisible word is [UNK]"


def test_a_window_points_at_every_words_first_piece(pieces):
    made = window([SYNTAX, PLAIN], pieces, 1.0)
    assert made.words == [1, 2, 3]
    assert made.size == len(made.pieces) == len(made.cases) > 5, "the long word has several pieces"
    assert made.cases[0] == made.cases[-1] == 0
    assert made.cases[1:3] == [case_class("Dogs"), case_class("bark")]


def test_heads_that_a_sentence_lacks_are_skipped(pieces):
    made = window([PLAIN, SYNTAX], pieces, 1.0)
    assert made.targets["entity"] == [1, SKIP, SKIP]
    assert made.targets["upos"] == [SKIP, 1, 2]
    assert made.targets["head"] == [SKIP, 3, 0], "arcs point into the window; the root stays 0"
    assert made.targets["sentence"] == [1, 1, 0]
    assert "upos" not in window([PLAIN], pieces, 1.0).targets


def test_every_sentence_is_read_once_and_documents_stay_apart(pieces):
    corpus = [{"words": [f"w{number}"], "entity": [1]} for number in range(40)]
    corpus[20]["first"] = True
    made = list(windows(corpus, pieces, 64, {"ordered": True, "weight": 1.0}, random.Random(1)))
    assert sum(len(item.words) for item in made) == 40
    boundary = np.cumsum([len(item.words) for item in made])
    assert 20 in boundary


def test_batches_hold_their_size(pieces):
    pool = [window([{"words": ["word"] * count, "entity": [1] * count}], pieces, 1.0) for count in range(1, 30)]
    made = list(batches(pool, 64, random.Random(0)))
    assert sum(map(len, made)) == 29
    assert all(len(batch) * max(item.size for item in batch) <= 64 for batch in made)


def test_padding_is_masked_and_skipped(pieces):
    made = arrays([window([SYNTAX], pieces, 1.0), window([PLAIN], pieces, 0.5)])
    assert made["mask"].sum(1).tolist() == [4, window([PLAIN], pieces, 1.0).size]
    assert made["words"].tolist() == [[1, 2], [1, 0]]
    assert made["to_entity"].tolist() == [[SKIP, SKIP], [1, SKIP]]
    assert made["weight"].tolist() == [1.0, 0.5]


@pytest.mark.parametrize(
    ("casing", "words"),
    [("upper", ["OIL", "RISES"]), ("title", ["Oil", "Rises"]), ("lower", ["oil", "rises"]), ("asis", ["Oil", "rises"])],
)
def test_headline_casing(casing, words):
    assert recased(["Oil", "rises"], casing) == words


@pytest.mark.parametrize(
    ("words", "tags", "expected", "why"),
    [
        (["pro-Western"], ["O"], (["pro", "-", "Western"], ["O"] * 3), "hyphens between letters are split"),
        (["Al-Qaida"], ["B-org"], (["Al", "-", "Qaida"], ["B-org", "I-org", "I-org"]), "a split name goes on"),
        (["Iraq's"], ["B-geo"], (["Iraq", "'s"], ["B-geo", "O"]), "a possessive ending is no part of a name"),
        (["U.S."], ["B-geo"], (["U.S."], ["B-geo"]), "abbreviations stay whole"),
    ],
)
def test_retokenize(words, tags, expected, why):
    assert retokenize(words, tags) == expected, why


def test_names_only_drops_common_nouns_and_articles():
    words = ["The", "Syrian", "Army", "and", "the", "victims", "of", "Iraqi", "forces"]
    tags = ["B-Org", "I-Org", "I-Org", "O", "B-Org", "I-Org", "O", "B-Org", "I-Org"]
    assert names_only(words, tags) == ["O", "B-Org", "I-Org", "O", "O", "O", "O", "B-UNDECIDED", "I-UNDECIDED"]


def test_names_only_leaves_open_what_runs_over_brackets():
    words = ["National", "Archives", "(", "Belgium"]
    assert names_only(words, ["B-Org", "I-Org", "I-Org", "I-Org"]) == ["B-UNDECIDED", *["I-UNDECIDED"] * 3]
