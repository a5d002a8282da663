import pytest
import spacy
from spacy.tokens import Doc

from extractor.tag.noun_chunks import noun_chunks

# word/pos/relation/head (index of the head in the sentence)
CASES = [
    (
        "The/DET/det/2 new/ADJ/amod/2 ministers/NOUN/nsubj/3 met/VERB/ROOT/3",
        ["The new ministers"],
        "determiner, adjective",
    ),
    (
        "Vladimir/PROPN/nsubj/2 Putin/PROPN/flat/0 left/VERB/ROOT/2",
        ["Vladimir Putin"],
        "a name hangs on its first word",
    ),
    (
        "President/NOUN/nmod:desc/1 Lee/PROPN/nsubj/2 left/VERB/ROOT/2",
        ["President Lee"],
        "a title belongs to the name",
    ),
    (
        "Russia/PROPN/nmod:poss/3 's/PART/case/0 oil/NOUN/compound/3 exports/NOUN/nsubj/4 rose/VERB/ROOT/4",
        ["Russia's oil exports"],
        "an owner is inside the chunk of what it owns",
    ),
    (
        "exports/NOUN/ROOT/0 of/ADP/case/3 crude/ADJ/amod/3 oil/NOUN/nmod/0 to/ADP/case/5 Chile/PROPN/nmod/0",
        ["exports", "crude oil", "Chile"],
        "prepositions stay outside, and what they bring is a chunk of its own",
    ),
    (
        "Peru/PROPN/nsubj/3 and/CCONJ/cc/2 Chile/PROPN/conj/0 agreed/VERB/ROOT/3",
        ["Peru", "Chile"],
        "both parts of a coordination",
    ),
    (
        "They/PRON/nsubj/1 sold/VERB/ROOT/1 it/PRON/obj/1",
        ["They", "it"],
        "pronouns",
    ),
    (
        "about/ADV/advmod/1 12/NUM/nummod/2 missiles/NOUN/obj/3 fired/VERB/ROOT/3",
        ["about 12 missiles"],
        "numbers and what modifies them",
    ),
    (
        "the/DET/det/1 man/NOUN/nsubj/5 who/PRON/nsubj/3 left/VERB/acl:relcl/1 ,/PUNCT/punct/3 died/VERB/ROOT/5",
        ["the man", "who"],
        "relative clauses stay outside",
    ),
    (
        'a/DET/det/4 "/PUNCT/punct/4 national/ADJ/amod/4 "/PUNCT/punct/4 interest/NOUN/ROOT/4',
        ['a "national" interest'],
        "quotation marks inside a chunk",
    ),
    ('"/PUNCT/punct/1 interest/NOUN/ROOT/1', ["interest"], "but not before it"),
    ("Article/NOUN/ROOT/0 5/NUM/nummod/0", ["Article 5"], "numbers after a noun"),
    ("in/ADP/case/1 July/PROPN/obl/3 8/NUM/nmod:unmarked/1 left/VERB/ROOT/3", ["July 8"], "the day of a month"),
    (
        "the/DET/det/4 Space/PROPN/compound/4 and/CCONJ/cc/3 Rocket/PROPN/conj/1 Center/PROPN/ROOT/4",
        ["the Space and Rocket Center"],
        "a coordination inside a chunk",
    ),
    ("left/VERB/ROOT/0", [], "none"),
]


@pytest.mark.parametrize(("rows", "expected", "why"), CASES, ids=[case[-1] for case in CASES])
def test_noun_chunks(rows, expected, why):
    words, parts, relations, heads = zip(*(row.rsplit("/", 3) for row in rows.split()), strict=True)
    doc = Doc(spacy.blank("en").vocab, words, pos=parts, deps=relations, heads=[int(head) for head in heads])
    found = [doc[start:end] for start, end, _ in noun_chunks(doc)]
    assert [span.text.replace(" 's", "'s").replace('" national "', '"national"') for span in found] == expected


def test_noun_chunks_need_a_tree():
    with pytest.raises(ValueError, match="need dependencies"):
        list(noun_chunks(spacy.blank("en")("Peru")))
