"""What the words of a sentence correct. Figures stand in square brackets, names in angle brackets."""

from dataclasses import replace

import pytest
import spacy
from marked_text import unmarked

from extractor.annotations import read_annotations, register_extensions, write_records
from extractor.claim.context import read_sentences
from extractor.claim.listed import find_listed
from extractor.claim.respective import find_respective
from extractor.claim.rules import Corrected, apply_rules
from extractor.records import Fact, Mention, Quantity

COUNTRIES = {"Peru": "PER", "Chile": "CHL", "Peruvian": "PER", "Chilean": "CHL", "Bolivia": "BOL"}
NAMES = {"Peruvian": "Peru", "Chilean": "Chile"}
CASES = [
    (
        "<Peru> put a [25%] tariff on <Chile>.",
        {"subject": "Peru"},
        {"subject": "Peru", "counterpart": "Chile"},
        "whom it is put on",
    ),
    (
        "<Peru> counted [5] whales on <Chile>'s coast.",
        {"subject": "Peru"},
        {"subject": "Peru", "counterpart": None},
        "a place is no party",
    ),
    (
        "<Peru>'s <Chilean> copper imports reached [5 tonnes].",
        {"subject": "Peru", "metric": "copper imports"},
        {"subject": "Peru", "counterpart": "Chile"},
        "a nationality before the metric",
    ),
    (
        "<Peru> sold [5%] compared with <Chile>.",
        {"subject": "Peru", "counterpart": "Chile"},
        {"counterpart": None},
        "who is only compared with",
    ),
    (
        "Trade between <Peru> and <Chile> reached [5 tonnes].",
        {"subject": "Chile"},
        {"subject": "Peru", "counterpart": "Chile"},
        "who deal with each other",
    ),
    (
        "The road between <Peru> and <Chile> reached [5 tonnes].",
        {"subject": "Chile"},
        {"subject": "Chile", "counterpart": None},
        "no dealing",
    ),
    (
        "Trade between <Peru> and <Chile> reached [5 tonnes].",
        {"subject": "Bolivia"},
        {"subject": "Bolivia"},
        "somebody else's",
    ),
    ("<Peru> grew [5%].", {"subject": "Peru"}, {"kind": "change", "direction": "up", "counterpart": None}, "change"),
    ("Output fell to [5 tonnes].", {"kind": "change"}, {"kind": "level", "direction": "down"}, "level"),
]


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def annotated(nlp, marked):
    """The document of a marked text, with its figures and names annotated."""
    text, marks = unmarked(marked)
    quantities, mentions = [], []
    for kind, start, end, inner in marks:
        if kind == "[":
            unit = "%" if "%" in inner else "tonne"
            quantities.append(Quantity(start=start, end=end, quote=inner, value=5, unit=unit, dimension="ratio"))
        else:
            name, label = NAMES.get(inner, inner), "NORP" if inner in NAMES else "GPE"
            iso3 = COUNTRIES[inner]
            mentions.append(
                Mention(start=start, end=end, label=label, text=inner, entity_id=name, name=name, iso3=iso3)
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
    ("marked", "expected", "why"),
    [
        ("<Peru> and <Chile> mined [4%] and [5%] of it, respectively.", ["Peru", "Chile"], "pairs in order"),
        ("<Peru>, <Chile> and <Bolivia> had [4%], [5%] and [6%] respectively.", ["Peru", "Chile", "Bolivia"], "three"),
        ("<Peru> and <Chile> mined [4%], [5%] and [6%], respectively.", [], "other lists than two of a length"),
        ("<Peru> beat <Chile> by [4%] and [5%] respectively.", [], "no list of names"),
        ("<Peru> and <Chile> mined [4%] and [5%].", [], "nothing says so"),
        ("In <Bolivia> <Peru> and <Chile> mined [4%] and [5%], respectively.", ["Peru", "Chile"], "the nearest list"),
    ],
)
def test_respectively_pairs_names_and_figures(nlp, marked, expected, why):
    doc = annotated(nlp, marked)
    view = read_sentences(doc, read_annotations(doc))[0]
    pairs = find_respective(view)
    assert [pairs[place.record.start].name for place in view.quantities if place.record.start in pairs] == expected, why


@pytest.mark.parametrize(
    ("subject", "expected", "why"),
    [
        ("Peru", ["Peru", "Chile"], "one of the list"),
        (None, ["Peru", "Chile"], "nobody"),
        ("Bolivia", ["Bolivia", "Bolivia"], "another party acts on those of the list"),
    ],
)
def test_a_subject_outside_the_list_stays(nlp, subject, expected, why):
    doc = annotated(nlp, "<Bolivia> gave <Peru> and <Chile> [4%] and [5%] of it, respectively.")
    facts = {
        figure.start: Fact(
            start=figure.start, end=figure.end, quote=figure.quote, sentence=doc.text, value=5, unit="%",
            subject=subject, subject_iso3=COUNTRIES.get(subject), counterpart="Bolivia",
        )
        for figure in doc._.quantities
    }  # fmt: skip
    corrected = Corrected(facts)
    apply_rules(read_sentences(doc, read_annotations(doc))[0], corrected)
    assert [fact.subject for fact in corrected.facts.values()] == expected, why


@pytest.mark.parametrize(
    ("marked", "expected", "why"),
    [
        ("<Peru> won [4%], <Chile> [5%] and <Bolivia> [6%].", ["Chile", "Bolivia"], "each has a figure"),
        ("<Peru> led with [4%] while <Chile> followed closely at [5%].", ["Chile"], "words between name and figure"),
        ("Traders in <Peru> got [4%], in <Chile> [5%].", ["Chile"], "a place"),
        ("<Peru> won [4%] and [5%] of <Chile>.", [], "a name behind both"),
        ("<Peru> sold [4%] to <Chile>, [5%] to <Bolivia>.", [], "a name that belongs to the figure before it"),
        ("<Peru> sold [4%], and to <Chile> [5%].", [], "another party of the figure"),
        ("<Peru> won [4%] and the <Chilean> index [5%].", [], "a nationality"),
        ("<Peru> won [4%], <Chile> and <Bolivia> [5%].", [], "two names for a figure"),
    ],
)
def test_lists_in_which_each_has_a_figure(nlp, marked, expected, why):
    doc = annotated(nlp, marked)
    view = read_sentences(doc, read_annotations(doc))[0]
    assert [party.name for party in find_listed(view).values()] == expected, why


@pytest.mark.parametrize(
    ("counterpart", "expected"), [(None, ["Peru", "Chile"]), ("Chile", ["Peru", "Peru"])], ids=["own", "other party"]
)
def test_whose_a_listed_figure_is(nlp, counterpart, expected):
    doc = annotated(nlp, "<Peru> won [4%], <Chile> [5%].")
    facts = {
        figure.start: Fact(
            start=figure.start, end=figure.end, quote=figure.quote, sentence=doc.text, value=5, unit="%",
            subject="Peru", subject_iso3="PER", counterpart=counterpart,
        )
        for figure in doc._.quantities
    }  # fmt: skip
    corrected = Corrected(facts)
    apply_rules(read_sentences(doc, read_annotations(doc))[0], corrected)
    assert [fact.subject for fact in corrected.facts.values()] == expected


@pytest.mark.parametrize("counterpart", ["Bolivia", "Chile"], ids=["far", "near"])
def test_the_other_party_of_a_figure_is_the_one_tied_to_it(nlp, counterpart):
    doc = annotated(nlp, "<Peru> sold [4%] of its tin to <Chile> and [5%] of its zinc to <Bolivia>.")
    figure = doc._.quantities[0]
    fact = Fact(
        start=figure.start, end=figure.end, quote=figure.quote, sentence=doc.text, value=5, unit="%",
        subject="Peru", subject_iso3="PER", counterpart=counterpart,
    )  # fmt: skip
    corrected = Corrected({fact.start: fact})
    apply_rules(read_sentences(doc, read_annotations(doc))[0], corrected)
    assert corrected.facts[fact.start].counterpart == "Chile"
