"""Amounts of money that are prices by the words around them: "3,904 ringgit ($876) a tonne", "the price per kilo"."""

from __future__ import annotations

from itertools import pairwise

from extractor.knowledge.currencies import currencies
from extractor.knowledge.words import word_list
from extractor.measure.figures import Figure
from extractor.measure.inherit import restates
from extractor.measure.tokens import Token, at
from extractor.measure.units import price_behind

_CHEAPEST_BARREL, _DEAREST_BARREL = 8, 250
_OILS = frozenset({"oil", "crude", "brent", "wti"})
_OIL_PRICES = frozenset({"price", "prices", "brent", "wti", "futures", "benchmark"})
_PRICES = word_list("prices naming")
_COSTING = word_list("prices costing")
_REACH = 40
_REACH_OF_PRICE = 4
_NEIGHBOURS = 3
_DEARER = 50
_CHEAPER = 500


def price_amounts(tokens: list[Token], figures: list[Figure], sentences: list[int]) -> None:
    """Give amounts of money the unit whose price they are, where the sentence tells it."""
    _price_conversions(tokens, figures)
    for place, figure in enumerate(figures):
        if figure.dimension != "money" or figure.unit is None or figure.scale > 1:
            continue
        near = figures[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS]
        near = [other for other in near if sentences[other.first] == sentences[figure.first]]
        near = [other for other in near if other is not figure]
        near.sort(key=lambda other: not _leads_to(tokens, figure, other))
        if _share_price(figure, near):
            continue
        per = _named_price(tokens, figure, sentences)
        if per is None and figure.unit == "USD" and _is_oil_price(tokens, figure, sentences):
            per = "barrel"
        if per is not None:
            figure.unit, figure.dimension = f"{figure.unit}/{per}", "price"


def _price_conversions(tokens: list[Token], figures: list[Figure]) -> None:
    """Make both amounts prices in "3,904 ringgit (US$876) a tonne" and "$65 a barrel (60 euros)"."""
    for before, figure in pairwise(figures):
        if not restates(tokens, before, figure) or {before.dimension, figure.dimension} - {"money", "price"}:
            continue
        per: str | None = _below(before) or _below(figure)
        if not per and at(tokens, figure.last).text == ")":
            per, _ = price_behind(tokens, figure.last + 1)
        for each in (before, figure):
            if per and per not in currencies() and each.dimension == "money" and each.unit is not None:
                each.unit, each.dimension = f"{each.unit}/{per}", "price"


def _below(figure: Figure) -> str:
    """Return what the unit of a price has below its slash."""
    return (figure.unit or "").partition("/")[2]


def _share_price(figure: Figure, others: list[Figure]) -> bool:
    """Give "$65" the price that it is compared to ("rebounded $2 a barrel to $65"); return whether there is one."""
    for other in others:
        if other.dimension == "price" and (other.unit or "").startswith(f"{figure.unit}/") and other.scale == 1:
            if other.value / _CHEAPER < figure.value < other.value * _DEARER:
                figure.unit, figure.dimension = other.unit, other.dimension
            return True
    return False


def _leads_to(tokens: list[Token], figure: Figure, other: Figure) -> bool:
    """Whether the other is the price that the figure is a change to: "added 2 cents to $2.69 a pound"."""
    return [token.lower for token in tokens[figure.last : other.first]] in (["to"], ["at"])


def _named_price(tokens: list[Token], figure: Figure, sentences: list[int]) -> str | None:
    """Return the unit in "the price of meat per kilo was Rs 151", "$3 as the price per gallon", "a barrel cost $80"."""
    number = sentences[figure.first]
    for place in range(max(0, figure.first - _REACH), min(len(tokens), figure.last + _REACH)):
        if sentences[place] != number:
            continue
        per, last = price_behind(tokens, place)
        if per is None or figure.first <= place <= figure.last:
            continue
        before = [token.lower for token in tokens[max(0, place - _REACH_OF_PRICE) : place]]
        if tokens[place].lower == "per" and _PRICES & set(before):
            return per
        if at(tokens, last).lower in _COSTING and last <= figure.first <= last + _REACH_OF_PRICE:
            return per
    return None


def _is_oil_price(tokens: list[Token], figure: Figure, sentences: list[int]) -> bool:
    """Whether a few dollars in a sentence on the price of oil are the price of a barrel: "Brent rises to $85.41"."""
    if not _CHEAPEST_BARREL <= figure.value <= _DEAREST_BARREL:
        return False
    around = range(max(0, figure.first - _REACH), min(len(tokens), figure.last + _REACH))
    words = {tokens[place].lower for place in around if sentences[place] == sentences[figure.first]}
    return bool(words & _OILS) and bool(words & _OIL_PRICES)
