"""Facts on one scale: tonnes and kilograms, barrels a day and cubic metres a year."""

from __future__ import annotations

from dataclasses import replace

from extractor.errors import UnitError
from extractor.records import Fact

DIGITS = 12
"""Significant digits of a converted value: more than any that the news states."""


def in_unit(fact: Fact, unit: str) -> Fact | None:
    """Return the fact with its values in the unit, or None if it measures something else."""
    try:
        value, value_to, previous = (
            None if value is None else _round(replace(fact, value=value).to(unit))
            for value in (fact.value, fact.value_to, fact.previous_value)
        )
    except UnitError:
        return None
    assert value is not None
    return replace(fact, value=value, value_to=value_to, previous_value=previous, unit=unit)


def _round(value: float) -> float:
    """Drop the digits that a conversion adds, so that 1 tonne and 1,000 kilograms are the same value."""
    return float(f"{value:.{DIGITS}g}")
