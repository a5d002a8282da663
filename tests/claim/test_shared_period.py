"""The periods that figures share: in a list, and where a paragraph goes on telling."""

import pytest
import spacy
from spacy.tokens import Doc

from extractor.annotations import read_annotations, register_extensions, write_records
from extractor.claim.context import read_sentences
from extractor.claim.rules import Corrected, apply_rules
from extractor.records import Fact, Quantity, TimeExpression

# Words with their tags; figures stand in square brackets, times in angle brackets. The last figure is asked for.
CASES = [
    ("Peru/NNP bought/VBD [5]/CD in/IN <May>/NNP ./. Chile/NNP bought/VBD [4]/CD ./.", "<May>", "told on"),
    ("Peru/NNP bought/VBD [5]/CD in/IN <May>/NNP ./. Chile/NNP has/VBZ [4]/CD ./.", None, "of now"),
    ("Peru/NNP bought/VBD [5]/CD in/IN <May>/NNP ./. Chile/NNP would/MD buy/VB [4]/CD ./.", None, "of what may come"),
    ("Peru/NNP bought/VBD [5]/CD ./. Chile/NNP bought/VBD [4]/CD ./.", None, "no time before"),
    ("Peru/NNP bought/VBD [5]/CD in/IN <May>/NNP ./. ¶ Chile/NNP bought/VBD [4]/CD ./.", None, "another paragraph"),
    (
        "Peru/NNP bought/VBD [5]/CD in/IN <May>/NNP ./. Chile/NNP bought/VBD [4]/CD in/IN <June>/NNP ./.",
        "<June>",
        "own",
    ),
    (
        "Peru/NNP bought/VBD [5]/CD in/IN <May>/NNP ./. It/PRP sold/VBD [4]/CD against/IN [3]/CD in/IN <June>/NNP ./.",
        "<June>",
        "the value before has its own",
    ),
    (
        "Peru/NNP bought/VBD [5]/CD in/IN <May>/NNP ./. It/PRP sold/VBD more/JJR than/IN <June>/NNP ,/, [4]/CD ./.",
        "<May>",
        "the time of a comparison is another's",
    ),
    (
        "Peru/NNP bought/VBD [5]/CD in/IN <May>/NNP ./. Chile/NNP bought/VBD [4]/CD against/IN [3]/CD ./.",
        None,
        "before",
    ),
    (
        "Peru/NNP bought/VBD [5]/CD against/IN [3]/CD in/IN <June>/NNP ./. Chile/NNP bought/VBD [4]/CD ./.",
        None,
        "only the value before had one",
    ),
]
LISTS = [
    ("Peru/NNP has/VBZ [5]/CD ,/, Chile/NNP [4]/CD ./.", "<May>", "no verb between"),
    ("Peru/NNP has/VBZ [5]/CD ,/, Chile/NNP has/VBZ [4]/CD ./.", None, "a verb of its own"),
    ("Peru/NNP has/VBZ [5]/CD for/IN [4]/CD ./.", None, "no list"),
    ("Peru/NNP has/VBZ [5]/CD ,/, up/RB from/IN [4]/CD ./.", None, "the value before"),
    ("Peru/NNP has/VBZ [5]/CD ,/, Chile/NNP [4]/CD in/IN <June>/NNP ./.", "<June>", "a time of its own"),
]
PERIODS = {"<May>": ("2024-05-01", "2024-05-31"), "<June>": ("2024-06-01", "2024-06-30"), None: (None, None)}
PARTS = {
    "VBD": "VERB",
    "VBZ": "AUX",
    "MD": "AUX",
    "VB": "VERB",
    "CD": "NUM",
    "NNP": "PROPN",
    "PRP": "PRON",
    "IN": "ADP",
}


def read(marked, first=None, undated=False):
    """The last fact of a marked text after the rules; first: the period that the network gives the first figure."""
    register_extensions()
    pairs = [word.rsplit("/", 1) if "/" in word else (word, "_SP") for word in marked.split()]
    words = ["\n\n" if word == "¶" else word.strip("[]<>") for word, _ in pairs]
    doc = Doc(
        spacy.blank("en").vocab,
        words=words,
        tags=[tag for _, tag in pairs],
        pos=[
            PARTS.get(tag, "PUNCT") if word != "\n\n" else "SPACE" for word, (_, tag) in zip(words, pairs, strict=True)
        ],
        sent_starts=[index == 0 or words[index - 1] == "." for index in range(len(words))],
    )
    quantities, times = [], []
    for token, (word, _) in zip(doc, pairs, strict=True):
        span = {"start": token.idx, "end": token.idx + len(token)}
        if word.startswith("["):
            quantities.append(Quantity(**span, quote=token.text, value=float(token.text), unit="tonne"))
        elif word.startswith("<"):
            start, end = PERIODS[word]
            time = TimeExpression(**span, text=token.text, period_start=start, period_end=end, granularity="month")
            times.append(time)
    for name, records in (("blocks", []), ("mentions", []), ("quantities", quantities), ("times", times)):
        write_records(doc, name, records)
    start, end = PERIODS[first]
    facts = {
        each.start: Fact(
            doc_id="",
            start=each.start,
            end=each.end,
            quote=each.quote,
            sentence="",
            value=each.value,
            unit=each.unit,
            kind="level",
            period_start=start if each is quantities[0] else None,
            period_end=end if each is quantities[0] else None,
            status="actual",
        )
        for each in quantities
    }
    corrected = Corrected(facts, undated={quantities[-1].start} if undated else set())
    for view in read_sentences(doc, read_annotations(doc)):
        apply_rules(view, corrected)
    return corrected.facts[quantities[-1].start]


@pytest.mark.parametrize(("marked", "expected", "why"), CASES)
def test_shared_period(marked, expected, why):
    fact = read(marked)
    assert (fact.period_start, fact.period_end) == PERIODS[expected], why


def test_what_surely_has_no_period_gets_none():
    fact = read("Peru/NNP bought/VBD [5]/CD in/IN <May>/NNP ./. Chile/NNP bought/VBD [4]/CD ./.", undated=True)
    assert fact.period_start is None
    assert read("Chile/NNP bought/VBD [4]/CD in/IN <June>/NNP ./.", undated=True).period_start is None


@pytest.mark.parametrize(("marked", "expected", "why"), LISTS)
def test_list(marked, expected, why):
    fact = read(marked, first="<May>")
    assert (fact.period_start, fact.period_end) == PERIODS[expected], why
