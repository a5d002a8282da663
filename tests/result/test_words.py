import pytest

from extractor.records import Fact
from extractor.result.words import describe_figure, describe_parties, describe_period, format_number, format_scaled


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1480000.0, "1,480,000"),
        (0.0, "0"),
        (3.25, "3.25"),
        (-2.5, "-2.5"),
        (1e12, "1,000,000,000,000"),
        (0.1 + 0.2, "0.3"),
    ],
)
def test_format_number(value, text):
    assert format_number(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(1480000.0, "1.48 million", id="scaled"),
        pytest.param(4.2e12, "4.2 trillion", id="the largest scale"),
        pytest.param(1234567.0, "1,234,567", id="digits that would be lost"),
        pytest.param(999999.0, "999,999", id="below a million"),
        pytest.param(2.5e15, "2,500 trillion", id="above all scales"),
        pytest.param(-3e9, "-3 billion", id="negative"),
    ],
)
def test_format_scaled(value, text):
    assert format_scaled(value) == text


FIGURES = [
    pytest.param({"value": 25, "unit": "%"}, "25%", id="percent without a space"),
    pytest.param({"value": 5.2, "value_to": 5.4, "unit": "%", "direction": "up"}, "↑ 5.2–5.4%", id="range"),
    pytest.param({"value": 14, "modifier": ">=", "direction": "down"}, "↓ ≥14", id="no unit"),
    pytest.param({"value": 4, "direction": "same", "previous_value": 4}, "→ 4 (was 4)", id="previous value"),
]


@pytest.mark.parametrize(("slots", "words"), FIGURES)
def test_describe_figure(slots, words):
    assert describe_figure(Fact(start=0, end=1, quote="", sentence="", **slots)) == words


PARTIES = [
    pytest.param({"subject": "India", "subject_iso3": "IND"}, "India (IND)", id="subject alone"),
    pytest.param({"counterpart": "Russia", "counterpart_iso3": "RUS"}, "? / Russia (RUS)", id="counterpart alone"),
    pytest.param({"subject": "UN", "counterpart": "Chad"}, "UN / Chad", id="no countries"),
    pytest.param({"subject_iso3": "IND"}, "IND", id="a country without a name"),
    pytest.param({}, "", id="none"),
]


@pytest.mark.parametrize(("slots", "words"), PARTIES)
def test_describe_parties(slots, words):
    assert describe_parties(Fact(start=0, end=1, quote="", sentence="", value=1, **slots)) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2024-02-01", "2024-02-28", "2024-02-01 – 2024-02-28"),
        ("2024-07-01", "2025-06-30", "2024-07 – 2025-06"),
        ("2024-05-03", "2024-05-03", "2024-05-03"),
        (None, None, ""),
    ],
)
def test_describe_period(start, end, words):
    assert describe_period(start, end) == words
