"""The reader in a pipeline, with a network that is made here; see tiny_reader.py for what it knows."""

import pickle

import numpy as np
import pytest
import spacy
from tiny_reader import MAX_PIECES, pipeline

from extractor.errors import ModelError

STORY = "Anna Smith visited three cities in Peru.\n\nAnna left for Chile."


def state(doc):
    """Everything that the reader writes, as plain values."""
    return {
        "ents": [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents],
        "scores": doc.spans["entities"].attrs["scores"] if len(doc) else [],
        "tokens": [
            (token.tag_, token.pos_, str(token.morph), token.lemma_, token.head.i, token.dep_, token.is_sent_start)
            for token in doc
        ],
    }


def test_reader_finds_entities_and_their_scores(entity_nlp):
    doc = entity_nlp(STORY)
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("Anna Smith", "PERSON"),
        ("Peru", "GPE"),
        ("Anna", "PERSON"),
        ("Chile", "GPE"),
    ]
    spans = doc.spans["entities"]
    assert [span.text for span in spans] == [ent.text for ent in doc.ents]
    assert len(spans.attrs["scores"]) == len(spans)
    assert all(0 < score < 1 for score in spans.attrs["scores"])


def test_reader_without_other_heads_sets_sentences_only(entity_nlp):
    doc = entity_nlp(STORY)
    assert [sent.text.strip() for sent in doc.sents] == STORY.split("\n\n")
    assert not doc.has_annotation("TAG")
    assert not doc.has_annotation("DEP")


def test_reader_writes_tags_lemmas_and_trees(full_nlp):
    doc = full_nlp(STORY)
    token = doc[4]
    assert (token.text, token.pos_, token.tag_, token.lemma_) == ("cities", "NOUN", "NNS", "city")
    assert str(token.morph) == "Number=Plur"
    assert [(sent.root.text, sent.root.dep_) for sent in doc.sents] == [("visited", "ROOT"), ("left", "ROOT")]
    assert (doc[0].head.text, doc[0].dep_) == ("visited", "nsubj")
    assert [chunk.text for chunk in doc.noun_chunks][-2:] == ["Anna", "Chile"]


def test_reader_marks_white_space_as_spacy_does(full_nlp):
    doc = full_nlp("  Anna  left.\n")
    assert [(token.pos_, token.tag_) for token in doc if token.is_space] == [("SPACE", "_SP")] * 3
    assert len(list(doc.sents)) == 1
    assert doc[0].head.text == "Anna"


def test_reader_passes_over_debris(full_nlp):
    doc = full_nlp("404 Not Found\nAnna left.\nLegal disclaimer:\nAnna Smith visited Peru.")
    assert [ent.text for ent in doc.ents] == ["Anna"]
    assert [sent.text.strip() for sent in doc.sents] == doc.text.split("\n")
    assert doc[0].tag_ == ""


def test_reader_keeps_the_words_vectors(full_nlp):
    doc = full_nlp("Anna left. \nPeru")
    assert doc.tensor.shape == (len(doc), 8)
    assert doc.tensor.dtype == np.float16
    assert (doc.tensor[3] == 0).all(), "white space has no vector"
    assert (doc.tensor[[0, 1, 2, 4]] != 0).any(axis=1).all()


EDGES = [
    ("", "empty"),
    (" \n\t ", "white space only"),
    ("Peru", "one word"),
    ("😀😀 👍🏽", "emoji"),
    ("ANNA SMITH VISITED PERU", "headline in capitals"),
    ("anna smith visited peru.", "lower case"),
    ("An\u200bna \u200b \ufeff vis\u00adited Peru.", "zero-width characters"),
    ("Anna left.\r\n\r\nAnna Smith left Peru.\r\n", "line ends of Windows"),
    ("403\nSorry!!", "nothing but debris"),
    ("北京 Peru北京" * 20, "another script"),
    ("Peru" * 5000, "one word of 20 kB"),
]


@pytest.mark.parametrize("nlp_name", ["entity_nlp", "full_nlp"])
@pytest.mark.parametrize(("text", "why"), EDGES, ids=[case[-1] for case in EDGES])
def test_reader_reads_anything(text, why, nlp_name, request):
    doc = request.getfixturevalue(nlp_name)(text)
    assert doc.text == text
    assert "".join(sent.text_with_ws for sent in doc.sents) == text


@pytest.mark.parametrize("nlp_name", ["entity_nlp", "full_nlp"])
def test_reader_leaves_nothing_out_of_a_long_text_without_a_full_stop(nlp_name, request):
    """300 kB in one sentence: every name is found, to the last word."""
    text = "Anna Smith visited three cities for " * 8400 + "Peru"
    doc = request.getfixturevalue(nlp_name)(text)
    assert len(text) > 300_000
    assert len(doc.ents) >= 8401
    assert doc.ents[-1].text == "Peru"
    assert "".join(sent.text_with_ws for sent in doc.sents) == text


def test_reader_reads_long_sentences_like_short_ones(full_nlp):
    """Words of overlapping windows have the tags that they have alone."""
    words = ["Anna", "left", "Peru", "for", "Chile"] * MAX_PIECES
    doc = full_nlp(" ".join(words))
    assert [token.tag_ for token in doc] == ["NNP", "VBD", "NNP", "IN", "NNP"] * MAX_PIECES


def test_reader_gives_the_same_in_any_batch_order_and_process(full_nlp):
    texts = [f"{STORY} {'Anna left. ' * (number % 7)}{number}" for number in range(60)]
    alone = [state(full_nlp(text)) for text in texts]
    batched = [state(doc) for doc in full_nlp.pipe(texts, batch_size=16)]
    backwards = [state(doc) for doc in full_nlp.pipe(reversed(texts))][::-1]
    apart = [state(doc) for doc in full_nlp.pipe(texts, n_process=2)]
    assert alone == batched == backwards == apart


def test_reader_goes_to_disk_and_back(full_nlp, tmp_path):
    full_nlp.to_disk(tmp_path)
    assert state(spacy.load(tmp_path)(STORY)) == state(full_nlp(STORY))


def test_reader_goes_to_bytes_and_back(full_nlp, entity_reader):
    other = pipeline(entity_reader)
    assert not other(STORY).has_annotation("TAG")
    other.from_bytes(full_nlp.to_bytes())
    assert state(other(STORY)) == state(full_nlp(STORY))


def test_reader_and_its_documents_can_be_pickled(full_nlp):
    doc = full_nlp(STORY)
    copy = pickle.loads(pickle.dumps(doc))
    assert state(copy) == state(doc)
    assert [chunk.text for chunk in copy.noun_chunks] == [chunk.text for chunk in doc.noun_chunks]
    reader = pickle.loads(pickle.dumps(full_nlp.get_pipe("extractor_reader")))
    assert reader.find(doc).reading.entities == full_nlp.get_pipe("extractor_reader").find(doc).reading.entities


def test_reader_says_what_a_model_folder_lacks(full_nlp, tmp_path):
    with pytest.raises(ModelError, match=r"lacks config\.json, model\.onnx, tokenizer\.json"):
        pipeline(tmp_path)(STORY)


def test_reader_refuses_another_kind_of_network(full_reader, tmp_path):
    from onnx import load_model, save_model

    for file in full_reader.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    model = load_model(tmp_path / "model.onnx")
    model.graph.input[0].name = model.graph.node[0].input[0] = "input_ids"
    save_model(model, tmp_path / "model.onnx")
    with pytest.raises(ModelError, match="input_ids"):
        pipeline(tmp_path)(STORY)


def test_reader_names_its_model(full_nlp):
    assert full_nlp.get_pipe("extractor_reader").version == "tiny-0"
