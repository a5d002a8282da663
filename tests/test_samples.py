"""The sample articles against the records that an annotator expects of them."""

import pytest
from sample_records import EXACT, NAMES, SAMPLES, WORDED, agree, read_expected, read_found

FIRM = ("value", "value_to", "modifier", "unit")
"""Slots that have to agree in every record; the others have a floor in quality.json."""


@pytest.mark.parametrize("name", NAMES)
def test_expected_records_quote_their_text(name):
    text = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")

    assert {span: text[slice(*span)] for span in read_expected(name)} == {
        span: record["quote"] for span, record in read_expected(name).items()
    }
    assert all({*EXACT, *WORDED} <= record.keys() for record in read_expected(name).values())


@pytest.mark.parametrize("name", NAMES)
def test_the_figures_are_found_and_no_others(name):
    expected = {span: record["quote"] for span, record in read_expected(name).items()}
    found = {span: record["quote"] for span, record in read_found(name).items()}

    assert found == expected


@pytest.mark.parametrize(("name", "slot"), [(name, slot) for name in NAMES for slot in FIRM])
def test_firm_slots(name, slot):
    wrong = {
        record["quote"]: (record[slot], read_found(name)[span][slot])
        for span, record in read_expected(name).items()
        if span in read_found(name) and read_found(name)[span][slot] != record[slot]
    }

    assert wrong == {}


@pytest.mark.parametrize(
    ("slot", "expected", "found", "same"),
    [
        ("metric", "soybean exports", "exports of soybeans", True),
        ("metric", "soybean exports", "tariff", False),
        ("subject", "United States", "the United States of America", True),
        ("source", None, "Kpler", False),
        ("subject_iso3", "USA", "USA", True),
    ],
)
def test_agreement(slot, expected, found, same):
    assert agree(slot, expected, found) is same
