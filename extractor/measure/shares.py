"""Parts, chances and multiples: "half of them", "half a percent", "one in three", "twice", "threefold"."""

from __future__ import annotations

from decimal import Decimal

from extractor.knowledge.numbers import number_words
from extractor.knowledge.words import word_list
from extractor.measure.figures import Figure, new_figure
from extractor.measure.lookalikes import is_year
from extractor.measure.numerals import Numeral, read_numeral
from extractor.measure.tokens import Token, adjacent, at
from extractor.measure.units import unit_behind

_MULTIPLES = {word: value for word, value in number_words("multiple").items() if value > 1}
_FACTORS = {"double": Decimal(2), "triple": Decimal(3), "treble": Decimal(3), "quadruple": Decimal(4)}
_BEFORE_VERB = frozenset({"to", "will", "would", "could", "can", "may", "might", "should", "must", "and", "or"})
_BEHIND_FACTOR = frozenset({"the", "its", "their", "that", "what", "his", "her", "last"})
_NO_HALF_BEFORE = frozenset({"first", "second", "latter", "other", "1st", "2nd", "each", "this", "last", "next"})
_NO_HALF_BEHIND = frozenset({"way", "time", "past", "term", "back"})
_COUNTED_BEHIND = word_list("shares counted behind")
_ROUND_WHOLES = frozenset({2, 3, 4, 5, 6, 10, 20, 50, 100, 200, 500, 1000})
_LARGEST_WHOLE = 1000
_LARGEST_PART = 10


def read_multiple(tokens: list[Token], index: int) -> Figure | None:
    """Read "twice", "double the", "threefold" at the token, or return None."""
    word = tokens[index].lower
    factor = _MULTIPLES.get(word)
    verb = at(tokens, index - 1).lower in _BEFORE_VERB
    if word in _FACTORS and at(tokens, index + 1).lower in _BEHIND_FACTOR and not verb:
        factor = _FACTORS[word]
    elif word.endswith("fold"):
        factor = number_words("small").get(word.removesuffix("fold"))
    if factor is None:
        return None
    figure = new_figure(tokens, index, index + 1, factor)
    figure.unit, figure.dimension, figure.spelled = "times", "multiple", True
    return figure


def read_part(text: str, tokens: list[Token], numeral: Numeral) -> Figure | None:
    """Read a part of one: of a unit ("half a percent", "half an hour"), or of a whole ("half of them": 50 %)."""
    before, following = at(tokens, numeral.first - 1), at(tokens, numeral.last)
    place = numeral.last + (following.lower == "of")
    article = at(tokens, place).lower in ("a", "an")
    unit = unit_behind(text, tokens, place + 1 if article else numeral.last, Decimal(1))
    hyphen = following.text == "-" and adjacent(tokens[numeral.last - 1], following)
    point = place + article if article else numeral.last + hyphen
    if at(tokens, point).lower == "point" and at(tokens, point + 1).lower != "of":  # "a quarter point"
        figure = new_figure(tokens, numeral.first, point + 1, numeral.value)
        figure.unit, figure.dimension, figure.spelled = "points", "index", numeral.spelled
        return figure
    if unit is not None and unit.dimension != "multiple":
        figure = new_figure(tokens, numeral.first, unit.last, numeral.value)
        figure.unit, figure.dimension, figure.spelled = unit.unit, unit.dimension, numeral.spelled
        return figure
    if following.lower in _NO_HALF_BEHIND or before.lower in _NO_HALF_BEFORE or "-" in (following.text, before.text):
        return None
    return _percentage(tokens, numeral, numeral.last, numeral.value)


def read_chance(tokens: list[Token], numeral: Numeral) -> Figure | None:
    """Read "one in three", "nine out of 10", "a one-in-75 chance" as a percentage, or return None.

    "Eight out of 29 seats" are two counts: only wholes that people think in make a share with "out of".
    """
    place = numeral.last
    hyphen = at(tokens, place).text == "-" and at(tokens, place + 1).lower == "in"
    words = [token.lower for token in tokens[place + hyphen : place + hyphen + 3]]
    out_of = words[:2] == ["out", "of"]
    if not out_of and words[:1] != ["in"]:
        return None
    place += 2 if out_of else 1 + 2 * hyphen
    place += at(tokens, place).lower == "every"
    whole = _whole(tokens, place) if numeral.scale == 1 and numeral.value == int(numeral.value) else None
    if whole is None or not 0 < numeral.value < whole.value <= _LARGEST_WHOLE:
        return None
    if out_of and whole.value not in _ROUND_WHOLES:
        return None
    if not out_of and (numeral.value > _LARGEST_PART or at(tokens, whole.last).lower in _COUNTED_BEHIND):
        return None
    return _percentage(tokens, numeral, whole.last, numeral.value / whole.value)


def _whole(tokens: list[Token], index: int) -> Numeral | None:
    if index >= len(tokens) or tokens[index].lower in ("a", "an"):
        return None
    if tokens[index].kind == "number" and (is_year(tokens, index) or "." in tokens[index].text):
        return None
    whole = read_numeral(tokens, index)
    return None if whole is None or whole.part else whole


def _percentage(tokens: list[Token], numeral: Numeral, last: int, share: Decimal) -> Figure:
    figure = new_figure(tokens, numeral.first, last, round(share * 100, 2))
    figure.unit, figure.dimension, figure.part, figure.spelled = "%", "ratio", True, numeral.spelled
    return figure
