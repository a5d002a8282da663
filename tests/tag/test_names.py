import numpy as np
import pytest

from extractor.tag.decode_entities import EntitySpan
from extractor.tag.names import agree, trim

LABELS = ["GPE", "ORG", "PERSON"]

TRIMMED = [
    ("the Congo", "GPE", "Congo", "an article"),
    ("The Hague", "GPE", "The Hague", "a capital belongs to the name"),
    ("Mr. Lee", "PERSON", "Lee", "a title"),
    ("Gen Ana Cruz", "PERSON", "Ana Cruz", "a title without its stop"),
    ("Mr. Price Ltd", "ORG", "Mr. Price Ltd", "a title in the name of a company"),
    ("St. Lucia", "GPE", "St. Lucia", "an abbreviation that is no title"),
    ("Peru 's", "GPE", "Peru", "a possessive"),
    ("Peru ’s", "GPE", "Peru", "a typographic one"),
    ("UUP ,", "ORG", "UUP", "a mark with which no name ends"),
    ("Ana Cruz (", "PERSON", "Ana Cruz", "not a person's either"),
    ("Front for the", "ORG", "Front", "words with which no name ends"),
    ("Moon Jae - in", "PERSON", "Moon Jae - in", "but a person's"),
    ("the", "ORG", "the", "never nothing"),
]


@pytest.mark.parametrize(("text", "label", "expected", "why"), TRIMMED, ids=[case[-1] for case in TRIMMED])
def test_trim(text, label, expected, why):
    words = ["x", *text.split(), "y"]
    span = trim(EntitySpan(1, len(words) - 1, label, 0.5), words)
    assert " ".join(words[span.start : span.end]) == expected


def read(text):
    """Agree on a text in which each word may be followed by its chances: "Cruz/PERSON=0.6,GPE=0.3".

    The likeliest label of a word is what it has been taken for; neighbours with "+" before them go on with the name.
    """
    words, chances, spans = [], [], []
    for token in text.split():
        word, _, given = token.lstrip("+").partition("/")
        row = dict.fromkeys(LABELS, 0.0) | {
            name: float(chance) for name, _, chance in (part.partition("=") for part in given.split(",") if part)
        }
        chances.append([1 - sum(row.values()), *row.values()])
        best = int(np.argmax(chances[-1]))
        if best and token.startswith("+"):
            spans[-1] = spans[-1]._replace(end=len(words) + 1)
        elif best:
            spans.append(EntitySpan(len(words), len(words) + 1, LABELS[best - 1], chances[-1][best]))
        words.append(word)
    starts = np.array([place == 0 or words[place - 1] == "." for place in range(len(words))])
    found = agree(spans, words, starts, np.array(chances, dtype=np.float32), LABELS)
    return [(" ".join(words[span.start : span.end]), span.label, round(span.score, 2)) for span in found]


AGREED = [
    ("nobody came", [], "no names"),
    ("Peru/GPE=0.9 won", [("Peru", "GPE", 0.9)], "a name alone stays what it is"),
    (
        "Cruz/PERSON=0.9 left . Cruz/GPE=0.6,PERSON=0.3 left",
        [("Cruz", "PERSON", 0.6)] * 2,
        "the surer mention wins",
    ),
    ("Cruz/PERSON=0.9 left . Cruz/PERSON=0.4 left", [("Cruz", "PERSON", 0.65)] * 2, "a mention that was missed"),
    (
        "Bill/PERSON=0.6 paid . Bill was Bill was Bill",
        [("Bill", "PERSON", 0.15)],
        "most mentions are no name: none is added",
    ),
    (
        "Ana/PERSON=0.9 +Cruz/PERSON=0.9 left . Cruz/GPE=0.6,PERSON=0.3 fell",
        [("Ana Cruz", "PERSON", 0.9), ("Cruz", "PERSON", 0.6)],
        "a part of a person's name votes for the person",
    ),
    (
        "Bank/ORG=0.9 +Peru/ORG=0.9 lent . Peru/GPE=0.6,ORG=0.3 borrowed",
        [("Bank Peru", "ORG", 0.9), ("Peru", "GPE", 0.6)],
        "a part of another name does not",
    ),
    (
        "Costa/GPE=0.9 +Rica/GPE=0.9 won . Costa/GPE=0.4 Rica/GPE=0.6 won",
        [("Costa Rica", "GPE", 0.65)] * 2,
        "a mention of which a part was missed",
    ),
    (
        "Ana/PERSON=0.9 . Cruz/PERSON=0.9 . Ana/PERSON=0.9 +Cruz/PERSON=0.9",
        [("Ana", "PERSON", 0.9), ("Cruz", "PERSON", 0.9), ("Ana Cruz", "PERSON", 0.9)],
        "no name crosses a sentence",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), AGREED, ids=[case[-1] for case in AGREED])
def test_agree(text, expected, why):
    assert read(text) == expected
