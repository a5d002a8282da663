import random

import pytest
from recipe.labels import bits
from recipe.mention_swaps import mentions, pool, swapped
from recipe.windows import Pieces, windows

PERSON, CITY = bits(["B-PERSON"]), bits(["B-GPE"])
SENTENCE = {"words": ["Ana", "Cruz", "of", "Peru", "spoke"], "entity": [PERSON, PERSON << 1, 1, CITY, 1]}


@pytest.mark.parametrize(
    ("masks", "expected", "why"),
    [
        (SENTENCE["entity"], [(0, 2), (3, 4)], "names of one and of two words"),
        ([PERSON, PERSON], [(0, 1), (1, 2)], "two names side by side"),
        ([bits(["B-GPE", "B-LOC"]), bits(["I-GPE", "I-LOC"])], [(0, 2)], "a place of either kind"),
        ([1 | PERSON, PERSON << 1], [], "what may be no name is none"),
        ([PERSON | CITY << 1, 1], [], "nor what may go on with another"),
    ],
)
def test_mentions(masks, expected, why):
    assert list(mentions(masks)) == expected, why


def test_names_change_with_their_annotation_and_nothing_else():
    names = {PERSON: [(["Lee"], [PERSON])], CITY: [(["Hong", "Kong"], [CITY, CITY << 1])]}
    made = [swapped(SENTENCE, names, random.Random(seed)) for seed in range(60)]
    assert SENTENCE in made, "some keep their names"
    assert all(len(row["words"]) == len(row["entity"]) for row in made)
    assert all(row["words"][-1] == "spoke" and "of" in row["words"] for row in made)
    assert {"words": ["Lee", "of", "Hong", "Kong", "spoke"], "entity": [PERSON, 1, CITY, CITY << 1, 1]} in made


def test_the_pool_holds_every_name_of_a_set():
    assert pool([SENTENCE]) == {PERSON: [(["Ana", "Cruz"], [PERSON, PERSON << 1])], CITY: [(["Peru"], [CITY])]}


def test_a_set_is_read_with_swaps_only_where_its_settings_say_so():
    pieces = Pieces.__new__(Pieces)
    pieces.encode = lambda word: [sum(map(ord, word)) % 1000 + 200]
    other = {"words": ["Lee", "left"], "entity": [PERSON, 1]}
    plain = {"ordered": True, "weight": 1.0}

    def read(settings):
        made = windows([SENTENCE, other] * 20, pieces, 64, settings, random.Random(1))
        return sum(len(window.words) for window in made)

    assert read(plain) == 20 * 7
    assert read(plain | {"swaps": 1.0}) != 20 * 7, "a name of one word for one of two"
