"""Kind, direction and the value before, from the words around a figure. Figures stand in square brackets."""

import re
from dataclasses import replace

import pytest
import spacy
from marked_text import unmarked

from extractor.annotations import read_annotations, register_extensions, write_records
from extractor.claim.change import compared_direction, coordinate, find_later, find_previous, read_movement
from extractor.claim.context import read_sentences
from extractor.records import Mention, Quantity

PARTS = {"killed": "VERB", "eased": "VERB", "separates": "VERB", "for": "ADP", "after": "ADP"}
MOVEMENTS = [
    ("Exports climbed to [1.48 million].", [("level", "up")], "a verb of change and 'to' make a level"),
    ("Exports rose by [5%].", [("change", "up")], "'by' makes a change"),
    ("Exports rose [5%].", [("change", "up")], "a bare percentage behind the verb is a change"),
    ("The bank posted a [12%] drop in profit.", [("change", "down")], "a noun of change behind the figure"),
    ("It was an increase of [300,000] on the year.", [("change", "up")], "a noun of change with 'of'"),
    ("Output fell to [3 million] from [4 million].", [("level", "down"), ("level", None)], "the value before is bare"),
    ("Output rose from [3%] to [4%].", [("level", None), ("level", "up")], "from A to B"),
    ("Imports from Russia rose to [2 million].", [("level", "up")], "'from' names a party, not the value before"),
    ("It spent [5 tonnes] for expansion.", [("level", None)], "a word of change in another phrase"),
    ("A reading of [5%] separates growth and decline.", [("level", None)], "and behind a verb"),
    ("Exports rose [5%] after a decline.", [("change", "up")], "what came before"),
    ("Sales were [(+8%)] in May.", [("change", "up")], "the sign says it"),
    ("Sales reached [8 million].", [("level", None)], "'reached' alone is no direction"),
    ("The price was [4%] higher than in May.", [("change", "up")], "a comparative behind the figure"),
    ("The state cut its spending on roads by about [40 tonnes].", [("change", "down")], "'by' reaches back"),
    ("Rates will rise to hit [7%].", [("level", "up")], "a verb of reaching behind 'to'"),
    ("The index ticked down to [98 tonnes].", [("level", "down")], "a comparative with 'to'"),
    ("The deficit remained unchanged in May at [33 tonnes].", [("level", "same")], "no move"),
    ("The mine lost [5 tonnes].", [("level", None)], "an amount lost is no change"),
    ("The share lost [5%].", [("change", "down")], "a share price that lost"),
    ("Police found [5 tonnes] more in a barn.", [("level", None)], "more of them is no change"),
    ("Sales were [5 tonnes] more than in May.", [("change", "up")], "more than a basis"),
    ("Prices rose [2%] in May and [3%] in June.", [("change", "up"), ("change", "up")], "listed figures move alike"),
    ("Prices rose [2%] and killed [3%].", [("change", "up"), ("level", None)], "another verb between"),
    ("Stocks were [6 tonnes] against [5 tonnes] in May and [4 tonnes] in April.",
     [("level", None), ("level", None), ("level", None)], "two values before"),
]  # fmt: skip
DIRECTIONS = [
    ("Trade totalled [9 tonnes] versus [7 tonnes] in May.", "up", "by the sign"),
    ("Trade totalled [7 tonnes] compared with [9 tonnes] in May.", "down", "by the sign"),
    ("Trade totalled [9 tonnes], up [4%] from May.", "up", "by the change behind"),
    ("Trade totalled [9 tonnes], a [4%] drop on May.", "down", "by the change behind"),
    ("Trade totalled [9 tonnes] against [4%] in May.", None, "other units compare nothing"),
    ("Trade was [9 tonnes] of gas and of oil to it in all of June, up [4%].", "up", "at any distance"),
    (
        "Trade was [9 tonnes] (it said) of gas and oil to it in all of the year to June, up from [8 tonnes].",
        "up",
        "or from",
    ),
    ("Trade was [9 tonnes] of gas and of oil to it in all of June, not [4%].", None, "too far"),
    ("Trade totalled [9 tonnes] compared with Peru's [7 tonnes].", None, "another party's"),
    ("Trade totalled [9 tonnes].", None, "nothing to compare"),
]
PREVIOUS = [
    ("Output fell to [3 million] from [4 million].", (4e6, "stated"), "the value before stands behind"),
    ("Output rose from [3%] to [4%].", (3, "stated"), "the value before stands ahead"),
    ("Exports doubled to [30 million].", (15e6, "implied"), "half of it"),
    ("The fund tripled to [9 million].", (3e6, "implied"), "a third of it"),
    ("The number halved to [50].", (100, "implied"), "twice of it"),
    ("Exports rose to [30 million].", None, "nothing tells"),
    (
        "Output fell to [11 million] from [14 million], while stocks eased to [8 million].",
        (14e6, "stated"),
        "the value before is that of one figure alone",
    ),
]


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def read(nlp, marked):
    """The only sentence of a text whose figures stand in square brackets."""
    text, marks = unmarked(marked)
    quantities = [
        Quantity(
            start=mark.start,
            end=mark.end,
            quote=mark.text,
            value=float(re.sub(r"[^\d.]", "", mark.text)) * (1e6 if "million" in mark.text else 1),
            unit="%" if "%" in mark.text else "tonne",
            dimension="ratio" if "%" in mark.text else "mass",
        )
        for mark in marks
    ]
    register_extensions()
    doc = nlp(text)
    for token in doc:
        token.pos_ = PARTS.get(token.text, "X")
    write_records(doc, "quantities", quantities)
    starts = [match.start() for match in re.finditer("Peru", text)]
    names = [
        Mention(start=start, end=start + 4, label="GPE", text="Peru", entity_id="country/PER", name="Peru")
        for start in starts
    ]
    write_records(doc, "mentions", names)
    return read_sentences(doc, read_annotations(doc))[0]


@pytest.mark.parametrize(("marked", "expected", "why"), MOVEMENTS, ids=[case[0] for case in MOVEMENTS])
def test_movement(nlp, marked, expected, why):
    view = read(nlp, marked)
    movements = {place.record.start: read_movement(view, place) for place in view.quantities}
    coordinate(view, movements)
    assert [(movement.kind, movement.direction) for movement in movements.values()] == expected, why


@pytest.mark.parametrize(("marked", "expected", "why"), DIRECTIONS, ids=[case[0] for case in DIRECTIONS])
def test_a_level_moved_where_it_is_compared(nlp, marked, expected, why):
    view = read(nlp, marked)
    assert compared_direction(view, view.quantities[0]) == expected, why


@pytest.mark.parametrize(("marked", "expected", "why"), PREVIOUS, ids=[case[0] for case in PREVIOUS])
def test_previous_value_of_the_level_that_moved(nlp, marked, expected, why):
    view = read(nlp, marked)
    movements = {place.record.start: read_movement(view, place) for place in view.quantities}
    found = [find_previous(view, place, movements) for place in view.quantities]
    assert [value for value in found if value is not None] == ([expected] if expected else []), why


@pytest.mark.parametrize(
    ("marked", "expected", "why"),
    [
        ("Output rose from [3 tonnes] to [4 tonnes].", ["4 tonnes", None], "behind it, where 'to' leads there"),
        (
            "Output fell to [11 tonnes] from [14 tonnes], while stocks eased to [8 tonnes].",
            [None, "11 tonnes", None],
            "before it, where a verb stands before 'to'",
        ),
        ("Sales were [9 tonnes] against [8 tonnes], and stocks [2 tonnes].", [None, "9 tonnes", None], "before it"),
    ],
)
def test_the_value_before_belongs_to_another(nlp, marked, expected, why):
    view = read(nlp, marked)
    movements = {place.record.start: read_movement(view, place) for place in view.quantities}
    found = [find_later(view, place, movements) for place in view.quantities]
    assert [place and place.record.quote for place in found] == expected, why


@pytest.mark.parametrize(("upper", "expected"), [(12, "up"), (9, None), (None, "up")])
def test_a_range_moved_if_both_its_ends_did(nlp, upper, expected):
    view = read(nlp, "Trade was [8 tonnes] or so, against [7 tonnes] in May.")
    first, second = view.quantities
    low = replace(first.record, value=8 if expected else 6, value_to=upper)
    view.quantities = [replace(first, record=low), second]
    assert compared_direction(view, view.quantities[0]) == expected
