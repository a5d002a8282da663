"""The reader with the model that ships."""

import gzip
import json
from itertools import islice
from pathlib import Path

import pytest
import spacy

from extractor.tag.model_files import ModelFiles

NEWS = Path(__file__).parents[3] / "shared" / "data" / "news" / "current-events-2010-2026.jsonl.gz"


@pytest.fixture(scope="module")
def reader():
    nlp = spacy.blank("en")
    nlp.add_pipe("extractor_layout")
    nlp.add_pipe("extractor_reader")
    return nlp


def state(doc):
    """Everything that the reader writes, to the last digit of the scores."""
    tokens = doc.to_array(["TAG", "POS", "LEMMA", "DEP", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE"])
    return tokens.tolist(), doc.spans["entities"].attrs["scores"], doc.tensor.tobytes()


NAMES = [
    ("Peru's president Ana Cruz flew to Chile on Monday.", {"Peru": "GPE", "Ana Cruz": "PERSON", "Chile": "GPE"}),
    ("The World Bank lent Kenya $2 million, said Reuters.", {"World Bank": "ORG", "Kenya": "GPE", "Reuters": "ORG"}),
    ("French and German officials met in Brussels.", {"French": "NORP", "German": "NORP", "Brussels": "GPE"}),
    ("INDIA SIGNS OIL DEAL WITH RUSSIA", {"INDIA": "GPE", "RUSSIA": "GPE"}),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_shipped_reader_finds_plain_names(reader, text, expected):
    assert {ent.text: ent.label_ for ent in reader(text).ents} == expected


@pytest.mark.parametrize(
    "text", ["", "Oil", "😀 👍🏽", "oil prices fell in peru", "OIL PRICES FALL IN PERU", "\u200b\ufeff"]
)
def test_shipped_reader_reads_anything(reader, text):
    doc = reader(text)
    assert "".join(sent.text_with_ws for sent in doc.sents) == text


@pytest.mark.slow
def test_shipped_reader_leaves_nothing_out_of_a_long_line(reader):
    """300 kB without a full stop: names are found from the first word to the last."""
    text = "Ana Cruz of Peru met Juan Silva of Chile and " * 6700 + "left for Kenya"
    doc = reader(text)
    assert len(text) > 300_000
    assert sum(ent.text in ("Peru", "Chile") for ent in doc.ents) > 0.95 * 2 * 6700
    assert doc.ents[-1].end == len(doc)
    assert "".join(sent.text_with_ws for sent in doc.sents) == text


@pytest.mark.slow
@pytest.mark.skipif(not NEWS.exists(), reason="needs ../shared")
def test_shipped_reader_gives_the_same_in_any_batch_order_and_process(reader):
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, 200)]
    alone = [state(reader(text)) for text in texts]
    assert alone == [state(doc) for doc in reader.pipe(reversed(texts), batch_size=7)][::-1]
    assert alone == [state(doc) for doc in reader.pipe(texts, n_process=2)]


def test_shipped_model_is_small_and_says_what_it_is():
    files = ModelFiles.read()
    assert sum(map(len, files.files.values())) < 30_000_000
    assert {"name", "version", "license", "labels", "max_pieces", "temperature"} <= files.config.keys()
