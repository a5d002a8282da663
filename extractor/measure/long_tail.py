"""Rare units, read by quantulum3: only on a span that our own grammar has cut out, and only as a single unit.

quantulum3 composes letters into units ("12 mSv" becomes a millisecond volt) and takes seconds to load its tables, so
that it is asked only about the forms in ``data/long_tail_units.csv``. It warns when it is imported and calls
``logging.basicConfig`` when it parses verbosely; the first is silenced here, and the second never happens.
"""

from __future__ import annotations

import warnings
from functools import cache

from extractor.knowledge.units import UnitForm, long_tail_forms
from extractor.measure.tokens import Token, at


def rare_unit_behind(tokens: list[Token], index: int) -> UnitForm | None:
    """Read the rare unit at the token behind a number, or return None."""
    form = at(tokens, index).text
    return _read(form) if form in long_tail_forms() else None


@cache
def _read(form: str) -> UnitForm | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser

        found = parser.parse(f"5 {form}")
    if len(found) != 1 or found[0].surface != f"5 {form}" or found[0].value != 5:
        return None
    unit = found[0].unit
    composed = [base for base in unit.dimensions if base["base"] != unit.name or base["power"] != 1]
    return (
        None if composed or unit.entity.name in ("dimensionless", "unknown") else UnitForm(unit.name, unit.entity.name)
    )
