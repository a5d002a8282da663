"""The article that the project was born from: four facts, each with two mentions, and who is who."""

from pathlib import Path

import pytest
import spacy

import extractor

ARTICLE = Path(__file__).parents[2] / "shared" / "data" / "seed" / "article.txt"
pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason="../shared is not there")

SLOTS = ("value", "unit", "kind", "direction", "metric", "subject", "subject_iso3", "counterpart", "counterpart_iso3")
FACTS = [
    (25, "%", "level", None, "tariff", "Donald Trump", "USA", "India", "IND"),
    (1_480_000, "barrel/day", "level", "up", "crude imports", "India", "IND", "Russia", "RUS"),
    (1_440_000, "barrel/day", "level", None, "crude imports", "India", "IND", "Russia", "RUS"),
    (31_300_000, "USD", "level", "up", "diamond exports", "Russia", "RUS", "India", "IND"),
]
NAMES = {
    "Putin": ("Vladimir Putin", "RUS"),
    "Peskov": ("Dmitry Peskov", "RUS"),
    "Narendra Modi": ("Narendra Modi", "IND"),
    "Donald Trump": ("Donald Trump", "USA"),
    "Kremlin": ("Kremlin", "RUS"),
    "Indian": ("India", "IND"),
}
ORGANISATIONS = {"Rosneft", "Lukoil", "Indian Oil Corporation", "Kpler"}


@pytest.fixture(scope="module")
def text():
    with ARTICLE.open(encoding="utf-8", newline="") as file:
        return file.read()


@pytest.fixture(scope="module")
def result(text):
    return extractor.extract(text)


def test_exactly_four_facts(result):
    assert [tuple(getattr(fact, slot) for slot in SLOTS) for fact in result.facts] == FACTS
    assert {fact.status for fact in result.facts} == {"actual"}


def test_each_has_two_mentions_that_read_as_quoted(result, text):
    for fact in result.facts:
        assert len(fact.mentions) == 2
        assert {text[start:end] for start, end in fact.mentions} == {fact.quote}


def test_periods_sources_and_values_before(result):
    _, october, september, diamonds = result.facts
    assert (october.period_start, october.period_end, october.source) == ("2025-10-01", "2025-10-31", "Kpler")
    assert (september.period_start, september.period_end, september.source) == ("2025-09-01", "2025-09-30", "Kpler")
    assert (october.previous_value, october.previous_how) == (1_440_000, "stated")
    assert (diamonds.previous_value, diamonds.previous_how) == (15_650_000, "implied")


def test_who_is_who(result):
    found = {mention.text: (mention.name, mention.iso3) for mention in result.mentions}
    assert {name: found[name] for name in NAMES} == NAMES
    assert {mention.iso3 for mention in result.mentions if mention.text == "New Delhi"} == {"IND"}
    assert {mention.text for mention in result.mentions if mention.label == "ORG"} >= ORGANISATIONS


def test_the_same_from_disk_and_in_worker_processes(result, text, tmp_path):
    extractor.load().to_disk(tmp_path)
    nlp = spacy.load(tmp_path)
    docs = [nlp.make_doc(text) for _ in range(3)]
    for doc in docs:
        doc._.published = "2025-11-11"
    for doc in nlp.pipe(docs, n_process=2):
        assert doc._.facts == list(result.facts)
