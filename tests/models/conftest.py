"""The training recipe is no part of the package: tests find it in ``models/``."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "models"))


@pytest.fixture(scope="session")
def names():
    """A small gazetteer with the hand-written word lists."""
    from recipe.gazetteer import Gazetteer, rules

    words = rules()
    return Gazetteer(
        countries=frozenset({*words["countries"], "iraq", "nepal", "sri lanka", "afghanistan"}),
        cities=frozenset({"baghdad", "tehran"}),
        groups=frozenset({*words["groups"], "iraqi", "south korean", "nepalese"}),
        **{
            name: frozenset(words[name])
            for name in ("regions", "bodies", "titles", "loc_words", "fac_words", "law_words", "event_words")
        },
    )
