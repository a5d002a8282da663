import random

from recipe.swaps import swapped

WORDS = "Peru 's Chilean copper imports rose to 1,480.5 tonnes in 2022 , Peru said".split()


def test_countries_and_figures_change_and_nothing_else():
    made = swapped(WORDS, random.Random(5))
    changed = [place for place, (old, new) in enumerate(zip(WORDS, made, strict=True)) if old != new]
    assert changed == [0, 2, 7, 12], made


def test_one_name_stands_for_one_other():
    made = swapped(WORDS, random.Random(5))
    assert made[0] == made[12]


def test_a_figure_keeps_its_shape():
    assert [letter if not letter.isdigit() else "9" for letter in swapped(WORDS, random.Random(5))[7]] == list(
        "9,999.9"
    )
