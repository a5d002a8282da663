"""Units of measurement: their written forms, dimensions, and factors to SI.

``data/units.csv`` has one row a unit: its canonical name, dimension, factor to the SI unit of the dimension, offset
(temperatures), names ("singular/plural", any letter case) and symbols (exact letter case).
``data/trade_units.csv`` has the forms of the trades, each with the unit that it stands for and a multiplier
("mb/d" is a million barrels a day); ``data/long_tail_units.csv`` names what is left to quantulum3. A rate is written
``unit/unit``, a price ``USD/unit``, an exchange rate ``RUB/USD``; what is below the slash may be a bulk ("EUR/100
kilogram", "USD/thousand cubic metre").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractor.errors import KnowledgeError, UnitError
from extractor.knowledge.currencies import currencies
from extractor.knowledge.tables import read_rows

BULKS = {"10": 10.0, "100": 100.0, "thousand": 1e3, "10000": 1e4, "100000": 1e5, "million": 1e6}
"""Numbers of units that rates and prices are for, as canonical units write them."""

_JOINTS = re.compile(r"[\s\-‐‑]+")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: ``value * factor + offset`` is the value in the SI unit of its dimension."""

    name: str
    dimension: str
    factor: float
    offset: float = 0.0


@dataclass(frozen=True, slots=True)
class UnitForm:
    """What a written form stands for: ``multiplier`` of ``unit`` ("bcm": 1e9 cubic metre)."""

    unit: str
    dimension: str
    multiplier: float = 1.0


@cache
def units() -> dict[str, Unit]:
    """All units by canonical name.

    Raises KnowledgeError for a name that comes twice or a factor that is no number.
    """
    found: dict[str, Unit] = {}
    for row in read_rows("units.csv"):
        if row["unit"] in found:
            raise KnowledgeError(f"units.csv: the unit {row['unit']!r} has two rows; keep one")
        try:
            unit = Unit(row["unit"], row["dimension"], float(row["factor"]), float(row["offset"] or 0))
        except ValueError as error:
            raise KnowledgeError(f"units.csv: {row['unit']!r}: factor and offset must be numbers") from error
        found[unit.name] = unit
    return found


@cache
def unit_names() -> dict[str, UnitForm]:
    """Names of units in lower case, singular and plural, and what they stand for; hyphens are written as spaces."""
    found: dict[str, UnitForm] = {}
    for row in read_rows("units.csv"):
        form = UnitForm(row["unit"], row["dimension"])
        for name in filter(None, row["names"].split("|")):
            one, _, many = name.partition("/")
            for written in (one, many or one + "s"):
                if found.setdefault(name_key(written), form) != form:
                    raise KnowledgeError(f"units.csv: the name {written!r} belongs to two units; keep one")
    return found


@cache
def unit_symbols() -> dict[str, UnitForm]:
    """Symbols of units and forms of the trades, in exact letter case, and what they stand for."""
    found: dict[str, UnitForm] = {}
    for row in read_rows("units.csv"):
        for symbol in filter(None, row["symbols"].split("|")):
            form = UnitForm(row["unit"], row["dimension"])
            if found.setdefault(symbol, form) != form:
                raise KnowledgeError(f"units.csv: the symbol {symbol!r} belongs to two units; keep one")
    for row in read_rows("trade_units.csv"):
        dimension = dimension_of(row["unit"])
        if dimension is None:
            raise KnowledgeError(f"trade_units.csv: {row['form']!r} stands for {row['unit']!r}, which is no unit")
        found[row["form"]] = UnitForm(row["unit"], dimension, float(row["multiplier"]))
    return found


@cache
def long_tail_forms() -> frozenset[str]:
    """Forms of rare units that quantulum3 knows and our table does not: ``data/long_tail_units.csv``."""
    return frozenset(row["form"] for row in read_rows("long_tail_units.csv"))


def name_key(name: str) -> str:
    """Return the key of a unit's name: lower case, hyphens and spaces alike, no dots."""
    return _JOINTS.sub(" ", name.lower().replace(".", "")).strip()


def dimension_of(unit: str) -> str | None:
    """Return the dimension of a canonical unit, or None if it is none of ours (the noun of a count).

    Rates have both dimensions ("volume/time"), money is "money", and "USD/barrel" is a "price".
    """
    known = _unit(unit)
    if known is not None:
        return known.dimension
    if unit in currencies():
        return "money"
    above, slash, below = unit.partition("/")
    if not slash:
        return None
    if above in currencies():
        return "price"
    upper, lower = _unit(above), _unit(below)
    return f"{upper.dimension}/{lower.dimension}" if upper and lower else None


def si_value(value: float, unit: str) -> float:
    """Return the value in the SI unit of its dimension (for a rate: of both dimensions).

    Raises UnitError if the unit has no SI value, as money and counts have none.
    """
    above, below = _parts(unit)
    if above is None:
        raise UnitError(f"{unit!r} ({dimension_of(unit) or 'count'}) has no SI value; only units in units.csv have one")
    return value * above.factor + above.offset if below is None else value * above.factor / below.factor


def convert(value: float, unit: str, to_unit: str) -> float:
    """Return the value in another unit of the same dimension; prices convert within one currency.

    Raises UnitError, naming both units and dimensions, if there is no such conversion.
    """
    if unit == to_unit:
        return value
    currency, slash, per = unit.partition("/")
    to_currency, to_slash, to_per = to_unit.partition("/")
    if currency in currencies() and currency == to_currency and slash and to_slash:
        return value / convert(1.0, per, to_per)
    dimension, to_dimension = dimension_of(unit), dimension_of(to_unit)
    (above, below), (to_above, to_below) = _parts(unit), _parts(to_unit)
    if above is None or to_above is None or dimension != to_dimension:
        raise UnitError(
            f"cannot convert {unit!r} ({dimension or 'count'}) to {to_unit!r} ({to_dimension or 'count'}): "
            "only units of one physical dimension convert; currencies would need an exchange rate"
        )
    if below is None or to_below is None:
        return (value * above.factor + above.offset - to_above.offset) / to_above.factor
    return value * (above.factor / below.factor) / (to_above.factor / to_below.factor)


def _parts(unit: str) -> tuple[Unit | None, Unit | None]:
    known = _unit(unit)
    if known is not None:
        return known, None
    above, _, below = unit.partition("/")
    upper, lower = _unit(above), _unit(below)
    return (upper, lower) if upper and lower else (None, None)


def _unit(name: str) -> Unit | None:
    """The unit of a name, or a bulk of one ("100 kilogram")."""
    bulk, _, single = name.partition(" ")
    known = units().get(name)
    if known is not None or bulk not in BULKS or single not in units():
        return known
    one = units()[single]
    return Unit(name, one.dimension, one.factor * BULKS[bulk])
