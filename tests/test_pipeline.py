"""Loading the pipeline: our own reader, or another spaCy pipeline in its place."""

import pytest
import spacy

from extractor.errors import ModelError
from extractor.pipeline import load

FINDERS = ["extractor_resolver", "extractor_quantities", "extractor_times", "extractor_claims"]
STORY = "Peru sold 4 tonnes of copper to Chile in May 2024. Chile paid $3 million."


@pytest.fixture
def other(tmp_path):
    """Folder of a tiny pipeline of another maker: entities by a list, no sentences."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": name} for name in ("Peru", "Chile")])
    nlp.to_disk(tmp_path / "other")
    return tmp_path / "other"


def test_load_gives_our_components_in_order(tmp_path):
    assert load().pipe_names == ["extractor_layout", "extractor_reader", *FINDERS]


def test_load_puts_ours_behind_another_pipeline(other):
    nlp = load(other)
    assert nlp.pipe_names == ["extractor_layout", "extractor_sentences", "entity_ruler", "extractor_reader", *FINDERS]
    doc = nlp(STORY)
    assert [ent.text for ent in doc.ents] == ["Peru", "Chile", "Chile"]
    assert len(list(doc.sents)) == 2
    assert doc.tensor.shape[0] == len(doc)
    assert [quantity.quote for quantity in doc._.quantities] == ["4 tonnes", "$3 million"]


def test_load_leaves_the_sentences_of_another_pipeline(other, tmp_path):
    nlp = spacy.load(other)
    nlp.add_pipe("sentencizer", config={"punct_chars": ["!"]})
    nlp.to_disk(tmp_path / "sentences")
    doc = load(str(tmp_path / "sentences"))(STORY)
    assert len(list(doc.sents)) == 1


def test_load_reads_what_it_has_written(other, tmp_path):
    load(other).to_disk(tmp_path / "all")
    nlp = load(tmp_path / "all")
    assert nlp.pipe_names == load(other).pipe_names
    assert [fact.quote for fact in nlp(STORY)._.facts] == [fact.quote for fact in load(other)(STORY)._.facts]


@pytest.mark.parametrize("model", ["no_such_pipeline", "no/such/folder"])
def test_load_names_a_model_that_is_missing(model):
    with pytest.raises(ModelError, match=f"{model}.*installed spaCy pipeline"):
        load(model)
