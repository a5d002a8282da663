"""The period that a figure has from the time expression that governs it."""

from __future__ import annotations

from datetime import date

from extractor.records import TimeExpression

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
"""Calendar units and their months."""


def period_of(time: TimeExpression) -> tuple[str | None, str | None]:
    """First and last day that the figure is about.

    "by 2030" names a span from the publication on, but a value that shall be reached by 2030 is the value of 2030;
    "by the end of June" is that day's. Everything else is its own span.
    """
    if time.period_end is None or not time.text.lower().startswith("by "):
        return time.period_start, time.period_end
    last = date.fromisoformat(time.period_end)
    months = MONTHS.get(time.granularity or "")
    if time.granularity == "day":
        return time.period_end, time.period_end
    if months is None:
        return time.period_start, time.period_end
    first = last.replace(month=(last.month - 1) // months * months + 1, day=1)
    return first.isoformat(), time.period_end
