import sqlite3

import pytest

from extractor.compare import Sketches
from extractor.compare.sketch import BANDS, sketch
from extractor.compare.words import split_words
from extractor.records import Article

STORIES = [
    "Chile exported 40,000 tonnes of copper to Japan in May, customs data showed on Tuesday.",
    "The parliament of Norway approved a budget of 12 billion crowns for its railways.",
    "At least nine people died when a ferry sank off the coast of Samar in the Philippines.",
]


@pytest.fixture
def articles():
    return [Article(text=text, published="2025-06-03") for text in STORIES]


@pytest.fixture
def index(articles):
    index = Sketches(sqlite3.connect(":memory:"), articles.__getitem__)
    for number, article in enumerate(articles):
        index.add(number, article)
    return index


def test_finds_the_article_that_a_text_is_a_copy_of(index):
    for number, text in enumerate(STORIES):
        assert index.find(Article(text=f"MORNING BULLETIN\n\n{text}")) == number
    assert index.find(Article(text=STORIES[0].replace("40,000", "41,000"))) is None
    assert index.find(Article(text="")) is None


TIMES = [
    ("2025-06-10", 0, "a week later"),
    ("2025-05-27", 0, "a week before"),
    ("2025-06-11", None, "later than that, it is said of another Tuesday"),
    (None, 0, "no date"),
]


@pytest.mark.parametrize(("published", "expected", "why"), TIMES)
def test_the_same_words_at_another_time_are_another_story(index, published, expected, why):
    assert index.find(Article(text=STORIES[0], published=published)) == expected, why


def test_adding_again_changes_nothing(index, articles):
    before = index.connection.execute("SELECT count(*) FROM sketches").fetchone()
    index.add(0, articles[0])
    assert index.connection.execute("SELECT count(*) FROM sketches").fetchone() == before == (len(STORIES) * BANDS,)


def test_the_index_is_in_the_database(index, articles):
    again = Sketches(index.connection, articles.__getitem__)
    assert again.find(Article(text=STORIES[1])) == 1


def test_boilerplate_costs_no_more_with_more_articles():
    read = []
    notice = "This bulletin of the Velos port office is sent to all members of the chamber every morning."
    articles = [Article(text=f"{notice} Ship {number} of the line has left for Arica.") for number in range(300)]
    index = Sketches(sqlite3.connect(":memory:"), lambda number: read.append(number) or articles[number])
    for number, article in enumerate(articles):
        index.add(number, article)

    assert index.find(Article(text=f"{notice} Ship 999 of the line has left for Arica.")) is None
    assert len(read) <= 10


def test_keys_are_the_same_on_every_machine_and_in_every_version():
    # A key is kept in stores: if the library's hash changes, copies of what a store already holds are not found.
    assert sketch(split_words(STORIES[0]))[:2] == [-806744118865721244, -8508158232285604584]
    assert sketch([]) == []
