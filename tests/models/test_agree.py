import numpy as np
import pytest
from recipe.agreement import agreed, decide, self_labelled
from recipe.labels import ANYTHING, ENTITY, OUTSIDE

from extractor.pipeline import load


@pytest.mark.parametrize(
    ("allowed", "best", "probability", "expected", "why"),
    [
        (0b0110, 1, 0.9, 0b0010, "a sure model decides what the annotation leaves open"),
        (0b0110, 1, 0.5, 0b0110, "an unsure one does not"),
        (0b0001, 2, 0.9, 0b0101, "where they differ, both stay allowed"),
    ],
)
def test_decide(allowed, best, probability, expected, why):
    assert decide(allowed, best, probability) == expected, why


def test_words_that_were_not_read_keep_their_targets():
    logits = np.array([[9.0, 0.0, 0.0]])
    assert agreed([0b011, 0b100], logits) == [0b001, 0b100]


def test_what_the_pipeline_says_of_a_text_becomes_targets():
    nlp = load()
    doc = nlp("Russian exports to India rose, said Alexander Novak in Moscow on Monday.")
    lines = list(self_labelled(doc))
    named = {
        word: ENTITY[mask.bit_length() - 1]
        for line in lines
        for word, mask in zip(line["words"], line["entity"], strict=True)
        if mask.bit_count() == 1 and mask != OUTSIDE
    }
    assert named == {
        "Russian": "B-NORP",
        "India": "B-GPE",
        "Alexander": "B-PERSON",
        "Novak": "I-PERSON",
        "Moscow": "B-GPE",
    }
    words, masks = lines[0]["words"], lines[0]["entity"]
    assert masks[words.index("Monday")] == ANYTHING, "a proper noun in no mention teaches nothing"
    assert masks[words.index("exports")] == OUTSIDE
