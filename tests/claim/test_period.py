"""The period of a figure, from the time expression that governs it."""

import pytest

from extractor.claim.period import period_of
from extractor.records import TimeExpression

CASES = [
    ("by 2030", "2024-05-05", "2030-12-31", "year", ("2030-01-01", "2030-12-31"), "the value of 2030"),
    ("by June 2026", "2024-05-05", "2026-06-30", "month", ("2026-06-01", "2026-06-30"), "the value of June"),
    ("by the end of 2030", "2024-05-05", "2030-12-31", "day", ("2030-12-31", "2030-12-31"), "the last day"),
    ("By the second quarter", "2024-01-05", "2024-06-30", "quarter", ("2024-04-01", "2024-06-30"), "the quarter"),
    ("by early 2026", "2024-05-05", "2026-04-30", "interval", ("2024-05-05", "2026-04-30"), "no unit: the span"),
    ("since 2018", "2018-01-01", "2024-05-05", "interval", ("2018-01-01", "2024-05-05"), "its own span"),
    ("soon", None, None, None, (None, None), "unresolved"),
]


@pytest.mark.parametrize(("text", "start", "end", "granularity", "expected", "why"), CASES, ids=[c[0] for c in CASES])
def test_period_of(text, start, end, granularity, expected, why):
    time = TimeExpression(
        start=0, end=len(text), text=text, period_start=start, period_end=end, granularity=granularity
    )
    assert period_of(time) == expected, why
