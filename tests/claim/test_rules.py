"""What the words of a sentence correct. Figures stand in square brackets, names in angle brackets."""

import re
from dataclasses import replace

import pytest
import spacy
from spacy.tokens import Doc

from extractor.annotations import read_annotations, register_extensions, write_records
from extractor.claim.context import read_sentences
from extractor.claim.phrases import complete_phrase, link_phrase, trim_phrase, with_complement
from extractor.claim.rules import Corrected, apply_rules
from extractor.records import Fact, Mention, Quantity

COUNTRIES = {"Peru": "PER", "Chile": "CHL", "Peruvian": "PER", "Chilean": "CHL", "Bolivia": "BOL"}
NAMES = {"Peruvian": "Peru", "Chilean": "Chile"}
CASES = [
    (
        "<Peru> put a [25%] tariff on <Chile>.",
        {"subject": "Chile"},
        {"subject": "Peru", "counterpart": "Chile"},
        "swap",
    ),
    ("<Peru> sold [5 tonnes] to <Chile>.", {"subject": "Peru"}, {"subject": "Peru", "counterpart": "Chile"}, "'to'"),
    (
        "<Peru>'s <Chilean> copper imports reached [5 tonnes].",
        {"subject": "Peru", "metric": "copper imports"},
        {"subject": "Peru", "counterpart": "Chile"},
        "a nationality before the metric",
    ),
    ("<Peru> grew [5%].", {"subject": "Peru"}, {"kind": "change", "direction": "up", "counterpart": None}, "change"),
    ("Output fell to [5 tonnes].", {"kind": "change"}, {"kind": "level", "direction": "down"}, "level"),
    ("<Peru> said exports were [5 tonnes].", {}, {"source": "Peru"}, "a country that speaks"),
    ("It will buy [5 tonnes].", {}, {"status": "planned"}, "will"),
    ("It denied that it will buy [5 tonnes].", {}, {"status": "denied"}, "a verb outranks the plan that it governs"),
    ("It denied that it sold [5 tonnes].", {"status": "planned"}, {"status": "denied"}, "a denial stands"),
    ("It did not say that it will buy [5 tonnes].", {"status": "denied"}, {"status": "denied"}, "the network's stands"),
]


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def annotated(nlp, marked):
    """The document of a marked text, with its figures and names annotated."""
    text, quantities, mentions = "", [], []
    for part in re.split(r"(\[[^\]]+\]|<[^>]+>)", marked):
        start, inner = len(text), part[1:-1] if part[:1] in {"[", "<"} else part
        text += inner
        if part.startswith("["):
            unit = "%" if "%" in inner else "tonne"
            quantities.append(Quantity(start=start, end=len(text), quote=inner, value=5, unit=unit, dimension="ratio"))
        elif part.startswith("<"):
            name = NAMES.get(inner, inner)
            label = "NORP" if inner in NAMES else "GPE"
            mentions.append(
                Mention(
                    start=start,
                    end=len(text),
                    label=label,
                    text=inner,
                    entity_id=name,
                    name=name,
                    iso3=COUNTRIES[inner],
                )
            )
    register_extensions()
    doc = nlp(text)
    write_records(doc, "quantities", quantities)
    write_records(doc, "mentions", mentions)
    return doc


@pytest.mark.parametrize(("marked", "read", "expected", "why"), CASES, ids=[case[0] for case in CASES])
def test_corrections(nlp, marked, read, expected, why):
    doc = annotated(nlp, marked)
    (quantity,) = doc._.quantities
    fact = Fact(start=quantity.start, end=quantity.end, quote=quantity.quote, sentence=doc.text, value=5, unit="tonne")
    read = dict(read)
    if "subject" in read:
        read["subject_iso3"] = COUNTRIES[read["subject"]]
    corrected = Corrected({fact.start: replace(fact, **read)})
    apply_rules(read_sentences(doc, read_annotations(doc))[0], corrected)
    assert {slot: getattr(corrected.facts[fact.start], slot) for slot in expected} == expected, why
    decided = corrected.decisions[fact.start]
    assert {slot for slot in expected if expected[slot] != getattr(replace(fact, **read), slot)} <= set(decided)


@pytest.mark.parametrize(
    ("text", "chosen", "blocked", "expected", "why"),
    [
        ("Russian crude imports climbed", [1], {0}, [1, 2], "to the verb, without the name"),
        ("doubling diamond exports to India", [2], {4}, [1, 2], "between verb and preposition"),
        ("a sharp rise in food prices .", [4], set(), [4, 5], "to the mark"),
        ("prices in shops", [0], set(), [0], "not across a preposition"),
        ("prices", [], set(), [], "nothing to complete"),
    ],
)
def test_phrases_are_completed(nlp, text, chosen, blocked, expected, why):
    assert list(complete_phrase(nlp(text), tuple(chosen), blocked)) == expected, why


@pytest.mark.parametrize(
    ("tagged", "expected", "why"),
    [
        ("of/ADP/IN zinc/NOUN/NN", "zinc", "no leading preposition"),
        ("Sales/NOUN/NNS rose/VERB/VBD", "Sales", "no finite verb at the end"),
        ("people/NOUN/NNS killed/VERB/VBN", "people killed", "a participle stays"),
        ("the/DET/DT share/NOUN/NN of/ADP/IN exports/NOUN/NNS ,/PUNCT/,", "share of exports", "what is inside stays"),
        ("was/AUX/VBD", "", "nothing is left"),
    ],
)
def test_phrases_are_trimmed(nlp, tagged, expected, why):
    words, pos, tags = zip(*(token.split("/") for token in tagged.split()), strict=True)
    doc = Doc(nlp.vocab, words=list(words), pos=list(pos), tags=list(tags))
    kept = trim_phrase(doc, tuple(range(len(doc))))
    assert " ".join(doc[index].text for index in kept) == expected, why


@pytest.mark.parametrize(
    ("metric", "blocked", "expected", "why"),
    [
        ([0], set(), "Investment in rural roads", "a bare noun takes its complement"),
        ([0], {3}, "Investment", "a complement with a name in it is none"),
        ([2, 3], set(), "rural roads", "a phrase of two words stands"),
    ],
)
def test_a_bare_noun_takes_its_complement(nlp, metric, blocked, expected, why):
    #       0           1   2      3     4
    words = "Investment in rural roads rose".split()
    pos = ["NOUN", "ADP", "ADJ", "NOUN", "VERB"]
    doc = Doc(nlp.vocab, words=words, pos=pos, heads=[4, 3, 3, 0, 4], deps=["nsubj", "case", "amod", "nmod", "ROOT"])
    kept = with_complement(doc, tuple(metric), blocked)
    assert " ".join(doc[index].text for index in kept) == expected, why


@pytest.mark.parametrize(
    ("tagged", "chosen", "expected", "why"),
    [
        ("value/NOUN of/ADP the/DET shipments/NOUN", [0, 3], [0, 1, 2, 3], "what links two parts"),
        ("tariff/NOUN on/ADP Chinese/PROPN goods/NOUN", [0, 3], [0, 1, 3], "no name between"),
        ("wheat/NOUN ,/PUNCT corn/NOUN", [0, 2], [0, 2], "not over a mark"),
    ],
)
def test_parts_of_a_phrase_are_linked(nlp, tagged, chosen, expected, why):
    words, parts = zip(*(word.split("/") for word in tagged.split()), strict=True)
    doc = Doc(nlp.vocab, words=words, pos=parts)
    assert list(link_phrase(doc, tuple(chosen))) == expected, why
