from extractor.compare import in_unit
from extractor.records import Fact

FACT = Fact(start=0, end=1, quote="2", sentence="2", value=2.0, value_to=3.0, previous_value=0.1, unit="tonne")


def test_all_values_of_a_fact_are_converted():
    converted = in_unit(FACT, "kilogram")

    assert (converted.value, converted.value_to, converted.previous_value) == (2000.0, 3000.0, 100.0)
    assert converted.unit == "kilogram"
    assert in_unit(converted, "tonne") == FACT


def test_what_measures_something_else_is_left_out():
    assert in_unit(FACT, "barrel") is None
    assert in_unit(FACT, "USD") is None
