"""The periods that a comparison with the year before gives."""

import pytest

from extractor.claim.context import SentenceView
from extractor.claim.year_on_year import year_after_basis, year_before
from extractor.records import Quantity, TimeExpression

FIRST_QUARTER = ("2023-01-01", "2023-03-31", "quarter")
CASES = [
    ("output rose 5 % over Q1", FIRST_QUARTER, "2024-04-20", ("2024-01-01", "2024-03-31"), "the quarter a year later"),
    ("output rose 5 % over Q1", FIRST_QUARTER, "2024-03-20", None, "not over yet"),
    ("output rose 5 % over Q1", FIRST_QUARTER, "2025-04-20", None, "over for a year"),
    ("output rose 5 % over Q1", FIRST_QUARTER, None, None, "nobody knows what is over"),
    ("output rose 5 % over Q1", ("2023-01-01", "2023-12-31", "year"), "2024-04-20", None, "a year may still run"),
    ("output of 5 % began in Q1", FIRST_QUARTER, "2024-04-20", None, "no comparison"),
    ("output rose while 5 % fell ; up from Q1", FIRST_QUARTER, "2024-04-20", None, "a comparison of another clause"),
    ("output rose from 5 % in Q1", FIRST_QUARTER, "2024-04-20", None, "the value before"),
]


@pytest.mark.parametrize(("text", "basis", "published", "expected", "why"), CASES)
def test_year_after_basis(text, basis, published, expected, why):
    words = text.split()
    offsets = [sum(len(word) + 1 for word in words[:index]) for index in range(len(words))]
    view = SentenceView(text=text, start=0, end=len(text), words=words, offsets=offsets, published=published)
    at, time = text.index("5 %"), text.index("Q1")
    view.quantities = [view.place(Quantity(start=at, end=at + 3, quote="5 %", value=5, unit="%"))]
    start, end, granularity = basis
    view.times = [
        view.place(
            TimeExpression(
                start=time, end=time + 2, text="Q1", period_start=start, period_end=end, granularity=granularity
            )
        )
    ]
    assert year_after_basis(view, view.quantities[0]) == expected, why


@pytest.mark.parametrize(
    ("text", "later", "expected", "why"),
    [
        ("a year ago", ("2024-02-01", "2024-02-29"), ("2023-02-01", "2023-02-28"), "a whole month stays one"),
        ("A year earlier", ("2023-04-01", "2024-03-31"), ("2022-04-01", "2023-03-31"), "a business year"),
        ("a year ago", (None, None), None, "the later one is not dated"),
        ("a year ago", ("0001-01-01", "0001-12-31"), None, "outside the calendar"),
        ("in May", ("2024-02-01", "2024-02-29"), None, "a time of its own"),
    ],
)
def test_year_before(text, later, expected, why):
    assert year_before(TimeExpression(start=0, end=len(text), text=text), *later) == expected, why
