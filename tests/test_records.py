"""Records: rows and back, and values in other units."""

import pytest

from extractor.errors import UnitError
from extractor.records import Fact, Quantity

FACT = Fact(
    start=0,
    end=3,
    quote="1.5",
    sentence="1.5",
    value=1.5,
    unit="barrel/day",
    mentions=((0, 3), (8, 11)),
    metric="output",
)


def test_a_record_comes_back_from_its_row():
    row = FACT.to_dict()
    assert row["mentions"] == [[0, 3], [8, 11]]
    assert Fact.from_dict(row | {"of another version": 1}) == FACT


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        (1.48e6, "barrel/day", "barrel/year", 1.48e6 * 365.25),
        (3, "tonne", "kilogram", 3000),
        (65, "USD/barrel", "USD/barrel", 65),
        (25, "degree Celsius", "degree Fahrenheit", 77),
    ],
)
def test_a_value_in_another_unit(value, unit, to, expected):
    quantity = Quantity(start=0, end=1, quote="x", value=value, unit=unit)
    assert quantity.to(to) == pytest.approx(expected, rel=1e-3)


@pytest.mark.parametrize(("unit", "to"), [("tonne", "kilometre"), ("USD", "EUR"), ("job", "tonne"), (None, "tonne")])
def test_what_cannot_be_converted_is_named(unit, to):
    with pytest.raises(UnitError, match=to):
        Quantity(start=0, end=1, quote="x", value=2, unit=unit).to(to)
