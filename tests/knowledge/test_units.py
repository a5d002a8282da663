"""The tables of units and currencies keep their own rules, and convert."""

import csv

import pytest

from extractor.errors import UnitError
from extractor.knowledge.currencies import currencies, currencies_of, currency_names, currency_symbols, currency_words
from extractor.knowledge.tables import DATA_DIR
from extractor.knowledge.units import convert, dimension_of, si_value, unit_names, unit_symbols, units

TABLES = ["units.csv", "trade_units.csv", "currencies.csv", "currency_words.csv", "counted_nouns.csv", "modifiers.csv"]

SI_UNITS = {
    "length": "metre", "area": "square metre", "volume": "cubic metre", "mass": "kilogram", "energy": "joule",
    "power": "watt", "pressure": "pascal", "speed": "metre/second", "time": "second", "temperature": "kelvin",
    "voltage": "volt", "frequency": "hertz", "force": None,
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_sorted_and_single(name):
    with (DATA_DIR / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    assert rows == sorted(rows)
    assert len({tuple(row) for row in rows}) == len(rows)


def test_the_si_unit_of_each_dimension_has_factor_one():
    for dimension, name in SI_UNITS.items():
        if name is not None:
            assert (units()[name].dimension, units()[name].factor, units()[name].offset) == (dimension, 1.0, 0.0)


def test_every_form_stands_for_a_unit_with_a_dimension():
    for form in (*unit_names().values(), *unit_symbols().values()):
        assert dimension_of(form.unit) == form.dimension
        assert form.multiplier > 0


@pytest.mark.parametrize(
    ("value", "unit", "to_unit", "wanted"),
    [
        (1, "barrel", "litre", 158.987294928),
        (1_480_000, "barrel/day", "cubic metre/day", 235_301.19649344),
        (6.2, "tonne/year", "kilogram/day", 6200 / 365.2425),
        (100, "degree Celsius", "degree Fahrenheit", 212),
        (-40, "degree Fahrenheit", "degree Celsius", -40),
        (80, "USD/barrel", "USD/litre", 80 / 158.987294928),
        (90, "kilometre/hour", "mile/hour", 55.92340730136006),
        (1, "square mile", "hectare", 258.9988110336),
        (25, "bp", "pp", 0.25),
        (3, "job", "job", 3),
    ],
)
def test_convert(value, unit, to_unit, wanted):
    assert convert(value, unit, to_unit) == pytest.approx(wanted, rel=1e-12)


def test_a_bulk_converts():
    assert convert(450, "USD/thousand cubic metre", "USD/cubic metre") == pytest.approx(0.45)
    assert convert(7.5, "litre/100 kilometre", "litre/kilometre") == pytest.approx(0.075)
    assert dimension_of("100 kilogram") == "mass"


def test_si_value():
    assert si_value(1, "kilometre") == 1000
    assert si_value(0, "degree Celsius") == 273.15
    assert si_value(86400, "barrel/day") == pytest.approx(units()["barrel"].factor)


@pytest.mark.parametrize(
    ("unit", "to_unit", "named"),
    [
        ("barrel", "kilogram", ("barrel", "volume", "kilogram", "mass")),
        ("USD", "EUR", ("USD", "EUR", "money", "exchange rate")),
        ("USD/barrel", "EUR/barrel", ("USD/barrel", "EUR/barrel", "price")),
        ("job", "tonne", ("job", "count", "tonne", "mass")),
        ("%", "pp", ("'%'", "ratio", "'pp'", "ratio change")),
    ],
)
def test_what_does_not_convert_is_named(unit, to_unit, named):
    with pytest.raises(UnitError) as error:
        convert(1, unit, to_unit)
    assert all(word in str(error.value) for word in named)


def test_what_has_no_si_value_is_named():
    with pytest.raises(UnitError, match="'job' \\(count\\)"):
        si_value(1, "job")


def test_every_currency_in_circulation_can_be_named_and_written():
    for currency in currencies().values():
        assert len(currency.code) == 3
        assert currency.names[0].lower().replace(".", "").replace("-", " ") in currency_names()
        assert currency.countries or currency.former or currency.code in ("XDR", "XEU")


def test_what_a_word_may_stand_for():
    assert {"MXN", "PHP", "ARS", "CLP", "COP"} <= set(currency_words()["pesos"].codes)
    assert currency_words()["pesos"].default is None
    assert (currency_words()["cents"].multiplier, currency_words()["cents"].default) == (0.01, "USD")
    assert currencies_of("FRA") == ("EUR", "FRF")


@pytest.mark.parametrize(
    ("symbol", "code"),
    [("US$", "USD"), ("A$", "AUD"), ("C$", "CAD"), ("NT$", "TWD"), ("HK$", "HKD"), ("R$", "BRL"), ("S$", "SGD"),
     ("Rs", "INR"), ("₹", "INR"), ("RMB", "CNY"), ("CNY", "CNY"), ("Tk", "BDT"), ("JD", "JOD"), ("SR", "SAR"),
     ("R", "ZAR"), ("KSh", "KES"), ("GH¢", "GHS"), ("Ft", "HUF"), ("zł", "PLN"), ("RM", "MYR"), ("₦", "NGN")],
)  # fmt: skip
def test_symbols_of_the_newsrooms(symbol, code):
    assert currency_symbols()[symbol] == code
