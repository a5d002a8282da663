"""Vague numbers, kept with their bounds: "tens of thousands", "several hundred", "dozens"."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from extractor.knowledge.tables import read_rows
from extractor.measure.figures import Figure, new_figure
from extractor.measure.tokens import Token

_LONGEST = 4


def read_vague(tokens: list[Token], index: int) -> Figure | None:
    """Read the longest vague number that begins at the token, or return None."""
    if tokens[index].lower not in _first_words():
        return None
    for count in range(min(_LONGEST, len(tokens) - index), 0, -1):
        bounds = _vague_numbers().get(" ".join(token.lower for token in tokens[index : index + count]))
        if bounds is not None:
            figure = new_figure(tokens, index, index + count, bounds[0])
            figure.value_to, figure.vague, figure.excluded, figure.spelled = bounds[1], True, "vague", True
            return figure
    return None


@cache
def _vague_numbers() -> dict[str, tuple[Decimal, Decimal]]:
    """Vague numbers and the bounds that they stand for: ``data/vague_numbers.csv``."""
    return {row["words"]: (Decimal(row["low"]), Decimal(row["high"])) for row in read_rows("vague_numbers.csv")}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words.split()[0] for words in _vague_numbers())
