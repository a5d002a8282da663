"""Number words by what they do in a number: ``data/number_words.csv``.

Kinds: "small" (zero to nineteen), "tens", "hundred", "scale" (million, lakh …), "abbreviation" (bn, mln …), "letter"
(k, m, b, t), "part" (third, quarters …), "glyph" (½ …), "dozen", "ordinal", "multiple" (twice …).
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from extractor.knowledge.tables import read_rows


@cache
def number_words(kind: str) -> dict[str, Decimal]:
    """Words of one kind in lower case, and their values (for parts: the denominator)."""
    return {row["word"]: Decimal(row["value"]) for row in read_rows("number_words.csv") if row["kind"] == kind}
