"""A fact in a few words, for the terminal and the notebook."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from extractor.records import Fact

ARROWS = {"up": "↑", "down": "↓", "same": "→"}
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
DIGITS = 3
"""Decimals of a scaled number at most."""
SIGNS = {"=": "", "~": "≈", ">": ">", ">=": "≥", "<": "<", "<=": "≤"}


def describe_figure(fact: Fact) -> str:
    """Return direction, amount and earlier value: "↑ ≈1.48 million barrel/day (was 1.44 million)"."""
    parts = [
        ARROWS.get(fact.direction or "", ""),
        describe_amount(fact),
        f"(was {format_scaled(fact.previous_value)})" if fact.previous_value is not None else "",
    ]
    return " ".join(part for part in parts if part)


def describe_amount(fact: Fact) -> str:
    """Return modifier, value and unit, and "by" before a change: "by ≈27%", "5.2–5.4%", "≥80 million tonne"."""
    unit = "" if fact.unit in (None, "%") else fact.unit
    parts = ["by" if fact.kind == "change" else "", describe_value(fact), unit]
    return " ".join(part for part in parts if part)


def describe_value(fact: Fact) -> str:
    """Return modifier and value, without any unit but per cent: "≈27%", "≥80 million"."""
    number = format_scaled(fact.value)
    if fact.value_to is not None:
        number += f"–{format_scaled(fact.value_to)}"
    return f"{SIGNS[fact.modifier]}{number}{'%' if fact.unit == '%' else ''}"


def format_number(value: float) -> str:
    """Return the number with thousands separators and no more digits than it has: 1480000.0 -> "1,480,000"."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def format_scaled(value: float) -> str:
    """Return the number as the news writes it where nothing is lost by that: 1480000.0 -> "1.48 million"."""
    for scale, word in SCALES:
        scaled = value / scale
        if abs(scaled) >= 1 and round(scaled, DIGITS) == scaled:
            return f"{format_number(scaled)} {word}"
    return format_number(value)


def describe_parties(fact: Fact) -> str:
    """Return the subject and its counterpart with their countries: "India (IND) / Russia (RUS)"."""
    parties = [
        _describe_party(fact.subject, fact.subject_iso3),
        _describe_party(fact.counterpart, fact.counterpart_iso3),
    ]
    if not parties[0] and parties[1]:
        parties[0] = "?"
    return " / ".join(party for party in parties if party)


def _describe_party(name: str | None, iso3: str | None) -> str:
    if name and iso3:
        return f"{name} ({iso3})"
    return name or iso3 or ""


def describe_period(start: str | None, end: str | None) -> str:
    """Return the interval as a year, a month or a day where it is exactly one, else as "start – end"."""
    if start is None or end is None:
        return f"since {start}" if start else f"until {end}" if end else ""
    if start == end:
        return start
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    whole_months = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if not whole_months:
        return f"{start} – {end}"
    if first.year == last.year and (first.month, last.month) == (1, 12):
        return start[:4]
    return start[:7] if start[:7] == end[:7] else f"{start[:7]} – {end[:7]}"
