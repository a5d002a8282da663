"""Passages: every figure stands in exactly one, with what leads to it, and positions point at the right words."""

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from extractor.annotations import Block, read_annotations, register_extensions, write_records
from extractor.claim.passages import LONGEST, arrays, read_passages
from extractor.records import Mention, Quantity, TimeExpression

SENTENCE = "Peru sold 7 tonnes of zinc to Chile in May ."


@pytest.fixture(scope="module")
def nlp():
    return spacy.blank("en")


def article(nlp, sentences, blocks=()):
    """A tokenised article of sentences, with every Peru, Chile, 7 and May annotated."""
    register_extensions()
    text = " ".join(sentences)
    doc = nlp(text)
    starts = {sum(len(sentence) + 1 for sentence in sentences[:index]) for index in range(len(sentences))}
    for token in doc:
        token.is_sent_start = token.idx in starts
    write_records(doc, "blocks", blocks or [Block(start=0, end=len(text))])
    quantities = [Quantity(start=t.idx, end=t.idx + 1, quote="7", value=7) for t in doc if t.text == "7"]
    mentions = [
        Mention(start=t.idx, end=t.idx + len(t), label="GPE", text=t.text, entity_id=t.text, name=t.text)
        for t in doc
        if t.text in {"Peru", "Chile"}
    ]
    times = [
        TimeExpression(start=t.idx, end=t.idx + 3, text="May", period_start="2024-05-01", period_end="2024-05-31")
        for t in doc
        if t.text == "May"
    ]
    write_records(doc, "quantities", quantities)
    write_records(doc, "mentions", mentions)
    write_records(doc, "times", times)
    doc.tensor = np.zeros((len(doc), 4), dtype=np.float32)
    return doc


def passages_of(doc):
    records = read_annotations(doc)
    return list(read_passages(doc, records, records.quantities))


@pytest.mark.parametrize("count", [1, 5, 60])
def test_every_quantity_stands_in_exactly_one_passage(nlp, count):
    doc = article(nlp, [SENTENCE] * count)
    passages = passages_of(doc)
    read = [quantity.start for passage in passages for _, _, quantity in passage.quantities]
    assert sorted(read) == [quantity.start for quantity in doc._.quantities]
    assert max(len(passage.tokens) for passage in passages) <= LONGEST


def test_positions_point_at_the_words_of_the_records(nlp):
    doc = article(nlp, [SENTENCE] * 60)
    for passage in passages_of(doc):
        for start, end, record in (*passage.quantities, *passage.mentions, *passage.times):
            assert end == start + 1
            assert doc[passage.tokens[start]].idx == record.start


def test_later_passages_are_led_by_the_first_sentence_and_three_more(nlp):
    doc = article(nlp, ["Zinc is dear .", *[SENTENCE] * 40])
    last = passages_of(doc)[-1]
    assert last.sentences[0] == 0
    assert len(set(last.sentences) - {0}) == 3 + len(last.quantities)


def test_a_sentence_longer_than_a_passage_is_cut_not_lost(nlp):
    doc = article(nlp, ["word " * 500 + "7 tonnes"])
    passages = passages_of(doc)
    assert [len(passage.quantities) for passage in passages] == [1]
    assert len(passages[0].tokens) <= LONGEST


@pytest.mark.parametrize("kind", ["debris", "dateline"])
def test_what_is_no_news_is_neither_read_nor_context(nlp, kind):
    sentences = ["Error 7 here", SENTENCE]
    blocks = [Block(start=0, end=12, kind=kind), Block(start=13, end=13 + len(SENTENCE))]
    doc = article(nlp, sentences, blocks)
    (passage,) = passages_of(doc)
    assert [doc[token].text for token in passage.tokens] == SENTENCE.split()
    assert len(passage.quantities) == 1


def test_arrays_have_one_column_for_each_candidate(nlp):
    doc = article(nlp, [SENTENCE])
    (passage,) = passages_of(doc)
    made = arrays(doc, passage)
    shapes = {name: values.shape for name, values in made.items()}
    assert shapes["states"] == (1, 11, 4)
    assert (shapes["quantities"], shapes["mentions"], shapes["times"]) == ((1, 1, 2), (1, 2, 2), (1, 1, 2))
    assert made["marks"].tolist() == [[4, 0, 1, 0, 0, 0, 0, 4, 0, 6, 0]]


@pytest.mark.parametrize(
    ("text", "parties", "why"),
    [
        ("Peru — Zinc sold for 7 in Chile .", ["Chile"], "a dash"),
        ("Peru (Reuters) - Zinc sold for 7 in Chile .", ["Chile"], "an agency"),
        ("Peru, March 3, 2022 -- Zinc sold for 7 in Chile .", ["Chile"], "a date"),
        ("Peru, March 3: Zinc sold for 7 in Chile .", ["Chile"], "a date and a colon"),
        ("Peru /ANDINA/. Zinc sold for 7 in Chile .", ["Chile"], "an agency between strokes"),
        ("Peru sold 7 to Chile .", ["Peru", "Chile"], "no dateline"),
    ],
)
def test_a_datelines_place_is_no_party(nlp, text, parties, why):
    doc = article(nlp, [text])
    places = [
        Mention.from_dict(mention.to_dict() | {"entity_id": f"place/{mention.text}"}) for mention in doc._.mentions
    ]
    write_records(doc, "mentions", places)
    (passage,) = passages_of(doc)
    assert [mention.text for _, _, mention in passage.mentions] == parties, why


@pytest.mark.parametrize(
    ("parsed", "parties", "why"),
    [
        (
            "Peru/PROPN/compound/1 traders/NOUN/nsubj/2 expected/VERB/root/2 7/NUM/obj/2 in/ADP/case/5 "
            "Chile/PROPN/obl/2",
            ["Chile"],
            "who forecasts",
        ),
        (
            "traders/NOUN/nsubj/4 in/ADP/case/2 Peru/PROPN/nmod/0 were/AUX/cop/4 sure/ADJ/root/4 of/ADP/case/6 "
            "7/NUM/obl/4",
            [],
            "who is sure",
        ),
        ("Peru/PROPN/compound/1 traders/NOUN/nsubj/2 bought/VERB/root/2 7/NUM/obj/2", ["Peru"], "who deals"),
        ("Peru/PROPN/compound/1 mines/NOUN/nsubj/2 expected/VERB/root/2 7/NUM/obj/2", ["Peru"], "no observers"),
    ],
    ids=["forecast", "no verb", "deal", "mines"],
)
def test_where_observers_work_is_no_party(nlp, parsed, parties, why):
    words, pos, deps, heads = zip(*(token.split("/") for token in parsed.split()), strict=True)
    heads = [int(head) for head in heads]
    doc = article(nlp, [" ".join(words)])
    parsed_doc = Doc(nlp.vocab, words=words, pos=pos, deps=deps, heads=heads)
    for token, made in zip(doc, parsed_doc, strict=True):
        token.pos, token.dep, token.head = made.pos, made.dep, doc[made.head.i]
    (passage,) = passages_of(doc)
    assert [mention.text for _, _, mention in passage.mentions] == parties, why
