"""The component in a pipeline: the user's knowledge, serialisation, spans, cost."""

import time

import pytest
import spacy

from extractor.errors import KnowledgeError
from extractor.knowledge.user import KnownEntity, UserKnowledge
from extractor.resolve.resolver import Resolver
from tests.resolve.marked import NLP, read_marked

ROWS = [
    {"name": "Acme Grid", "aliases": ["AG Networks"], "label": "ORG", "iso3": "DEU", "role": "utility", "qid": "Q1"},
    {"name": "Jordan", "label": "PERSON", "iso3": "USA"},
]


@pytest.fixture
def nlp():
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "Kenya"}, {"label": "PERSON", "pattern": "Jordan"}])
    nlp.add_pipe("extractor_resolver", config={"knowledge": ROWS})
    return nlp


def found(doc):
    return [(m.text, m.label, m.name, m.iso3, m.role, m.qid, m.tie) for m in doc._.mentions]


EXPECTED = [
    ("AG Networks", "ORG", "Acme Grid", "DEU", "utility", "Q1", "alias"),
    ("Jordan", "PERSON", "Jordan", "USA", None, None, "name"),
    ("Kenya", "GPE", "Kenya", "KEN", None, "Q114", "name"),
]


def test_the_users_rows_win_and_are_found_untagged(nlp):
    assert found(nlp("AG Networks and Jordan went to Kenya.")) == EXPECTED


def test_a_surname_joins_the_users_person():
    row = KnownEntity(name="Ana Torres", label="PERSON", iso3="ESP", role="envoy")
    doc, _ = read_marked("Ana Torres spoke. [[Torres|PERSON]] left.")
    mentions = Resolver(UserKnowledge((row,))).find(doc)
    assert [(m.name, m.iso3, m.role, m.tie) for m in mentions] == [
        ("Ana Torres", "ESP", "envoy", "name"),
        ("Ana Torres", "ESP", "envoy", "alias"),
    ]


def test_the_users_rows_travel_with_the_pipeline(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert found(again("AG Networks and Jordan went to Kenya.")) == EXPECTED
    doc = next(iter(nlp.pipe(["AG Networks and Jordan went to Kenya."], n_process=1)))
    assert found(type(doc)(nlp.vocab).from_bytes(doc.to_bytes())) == EXPECTED


def test_a_bad_row_is_refused():
    with pytest.raises(KnowledgeError, match="no ISO 3166-1"):
        spacy.blank("en").add_pipe("extractor_resolver", config={"knowledge": [{"name": "A", "iso3": "GER"}]})


@pytest.mark.parametrize(
    ("marked", "text", "why"),
    [
        ("[[The Hague|GPE]]", "Hague", "a leading article"),
        ("[[Russia's|GPE]] army", "Russia", "the possessive"),
        ("[[the Philippines’|GPE]] army", "Philippines", "the possessive of a plural"),
        ("“[[“Acme”|ORG]]", "Acme", "quotes"),
        ("[[President Joe Biden|PERSON]]", "Joe Biden", "a title"),
        ("[[McDonald's|ORG]]", "McDonald's", "a possessive that is part of the name stays"),
        ("[[Chris Hani cabal|PERSON]]", "Chris Hani", "common words at the end"),
        ("[[U.S.-backed|GPE]] forces", "U.S.", "a participle at the end"),
        ("[[Jung Hae-in|PERSON]]", "Jung Hae-in", "a hyphen inside a name stays"),
        ("ultra-[[Orthodox|NORP]] voters", "ultra-Orthodox", "a prefix of a people that is no nationality"),
        ("anti-[[Russian|NORP]] voters", "Russian", "a prefix of a nationality"),
        ("[[Costa|GPE]] [[Ricans|NORP]]", "Costa Ricans", "pieces of a name of the tables"),
        ("[[Central|LOC]] [[American|NORP]] states", "Central American", "pieces of a phrase of the tables"),
    ],
)
def test_edges_of_mentions(marked, text, why):
    doc, _ = read_marked(marked)
    assert [mention.text for mention in Resolver().find(doc)] == [text], why


@pytest.mark.parametrize("surface", ["us", "We", "His", "army", "US$"])
def test_what_is_no_name_is_no_mention(surface):
    doc, _ = read_marked(f"They told [[{surface}|ORG]] so.")
    assert Resolver().find(doc) == []


def test_no_entities_and_no_text():
    assert Resolver().find(NLP("")) == []
    assert Resolver().find(NLP("nothing here\n\n")) == []


def test_time_grows_with_the_text_only():
    marked = "".join(
        f"[[Ann Person{number}|PERSON]] of [[Firm{number} Works|ORG]] left [[Paris|GPE]]. "
        f"[[Person{number}|PERSON]] won. "
        for number in range(400)
    )
    resolver = Resolver()
    small, _ = read_marked(marked[: len(marked) // 8])
    large, _ = read_marked(marked)
    resolver.find(small)

    def seconds(doc):
        times = []
        for _ in range(3):
            started = time.process_time()
            resolver.find(doc)
            times.append(time.process_time() - started)
        return min(times)

    assert seconds(large) < 16 * seconds(small)
