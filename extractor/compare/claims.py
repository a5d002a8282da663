"""Which facts of different articles state the same, so that the one corroborates the other."""

from __future__ import annotations

import hashlib

from extractor.compare.metrics import metric_head
from extractor.errors import UnitError
from extractor.knowledge.countries import find_country
from extractor.knowledge.tables import fold
from extractor.knowledge.units import dimension_of, si_value
from extractor.records import Fact

BOUNDS = {"=": "=", "~": "=", ">": ">", ">=": ">", "<": "<", "<=": "<"}
"""Modifiers that two papers choose between for one figure."""
DIGITS = 6
"""Digits in which two values agree that were stated in different units."""


def claim_id(fact: Fact) -> str | None:
    """Return a name that facts share if and only if they state the same: 16 hexadecimal digits.

    The same are: value (in SI units), kind, the head noun of the metric, both parties (a country by its code),
    period and status. None for a fact that does not say what is measured and whose: it may be the same as many.
    """
    head = metric_head(fact.metric or "")
    subject = party(fact.subject, fact.subject_iso3)
    if not head or not subject:
        return None
    claim = (
        *_value(fact.value, fact.unit),
        *_value(fact.value_to, fact.unit),
        BOUNDS[fact.modifier],
        fact.kind,
        head,
        subject,
        party(fact.counterpart, fact.counterpart_iso3),
        fact.period_start,
        fact.period_end,
        fact.status,
    )
    return hashlib.sha256(repr(claim).encode()).hexdigest()[:16]


def same_claim(fact: Fact, other: Fact) -> bool:
    """Whether two facts, of the same or of different articles, state the same; see :func:`claim_id`."""
    claim = claim_id(fact)
    return claim is not None and claim == claim_id(other)


def _value(value: float | None, unit: str | None) -> tuple[str, str | None]:
    if value is None:
        return "", None
    if unit is None:
        return f"{value:.{DIGITS}g}", None
    try:
        return f"{si_value(value, unit):.{DIGITS}g}", dimension_of(unit)
    except UnitError:  # money and counts have no other unit
        return f"{value:.{DIGITS}g}", unit


def party(name: str | None, iso3: str | None) -> str:
    """Return one name for a party: a country's code, else the name of who is in the country; empty for nobody."""
    if name is None:
        return iso3 or ""
    return iso3 if iso3 is not None and find_country(name) == iso3 else fold(name).casefold()
