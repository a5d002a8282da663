"""Units that a figure takes from another: "rising from 1.44 million", "eight and fourteen percent"."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from extractor.knowledge.words import word_list
from extractor.measure.figures import Figure
from extractor.measure.tokens import Token, at

_TIES = frozenset({",", "and", "or", "to", "-", "–", "—", "&", "/", "versus", "vs", "against", "respectively"})
_COMPARING = word_list("inherit comparing")
_COMPARED = frozenset({"compared", "versus", "vs", "against", "from"})
_BETWEEN_COMPARED = _COMPARED | {"to", "with", "the", "a", "up", "down", ",", "–", "-", "record", "and"}
_DESCRIBING = word_list("inherit describing")
_REACH_OF_COMPARISON = 6
_REACH_OF_LIST = 6
_GOODS = frozenset({"volume", "mass"})
_RATES_OF_GOODS = frozenset({"volume/time", "mass/time"})
_UNSHARED = frozenset({"magnitude", "vote", "times"})
_CENT = Decimal("0.01")
_MILLION = 1_000_000
_MOST_BEFORE = 4
_CHANGES_OF_RATES = frozenset({"bp", "pp"})


def tie_coordinated(tokens: list[Token], figures: list[Figure]) -> None:
    """Give each figure without a unit the unit of the figure behind it that it is coordinated or compared with."""
    for place in range(len(figures) - 1, 0, -1):
        figure, following = figures[place - 1], figures[place]
        tied = _coordinated(tokens, figure, following) or _compared(tokens, figure, following)
        if figure.unit is None and tied:
            _take(figure, following)
        elif _shares_rate(tokens, figure, following):
            per = (following.unit or "").partition("/")[2]
            figure.unit, figure.dimension = f"{figure.unit}/{per}", f"{figure.dimension}/time"


def _shares_rate(tokens: list[Token], figure: Figure, following: Figure) -> bool:
    """Whether a list of goods has one rate at its end: "40 barrels of oil and 20 tonnes of gas a day"."""
    between = [token.lower for token in tokens[figure.last : following.first]]
    if figure.dimension not in _GOODS or following.dimension not in _RATES_OF_GOODS or len(between) > _REACH_OF_LIST:
        return False
    return between[:1] == ["of"] and between[-1] in ("and", ",") and "." not in between


def tie_compared(tokens: list[Token], figures: list[Figure], sentences: list[int]) -> None:
    """Give each figure without a unit the unit of the figure before that it is compared to."""
    for place, figure in enumerate(figures):
        if figure.excluded or figure.unit is not None:
            continue
        number = sentences[figure.first]
        near = pairwise([None, *figures[max(0, place - _MOST_BEFORE) : place]])
        before = [
            other
            for one, other in near
            if other and sentences[other.first] == number and not converts(tokens, one, other)
        ]
        if not before and place and _carries_on(figures[place - 1], figure):
            before = [other for other in figures[place - 1 : place] if sentences[other.first] == number - 1]
        following = figures[place + 1] if place + 1 < len(figures) else None
        converted = following.unit if following is not None and restates(tokens, figure, following) else None
        _compare(tokens, figure, [other for other in before if converted is None or other.unit != converted])


def share_currency_of_sums(figure: Figure, before: list[Figure]) -> bool:
    """Give a bare sum of millions the currency of the sum before: "exports of $22 billion and imports of 12 billion".

    before: the figures in front of it in its sentence. Returns whether it was given one.
    """
    sums = [other for other in before if other.scale >= _MILLION]
    if figure.scale < _MILLION or not sums or sums[-1].dimension != "money":
        return False
    _take(figure, sums[-1])
    return True


def _carries_on(before: Figure, figure: Figure) -> bool:
    """Whether a figure may speak of the one in the sentence before: "It had stood at 1.7 million a year earlier."."""
    return figure.scale > 1 and figure.scale == before.scale and before.dimension != "count"


def _coordinated(tokens: list[Token], figure: Figure, following: Figure) -> bool:
    """Whether nothing but "and", "or", "to", a comma or a dash stands between two figures."""
    between = tokens[figure.last : following.begin]
    words = [token.text.lower() for token in between]
    if following.unit is None or (following.dimension == "time" and following.excluded) or words[:2] == [",", "or"]:
        return False
    if words == [","] and following.unit == "%" and figure.value > 100:  # "ended at 16,644, 16 percent above"
        return False
    return 0 < len(between) <= 2 and all(word in _TIES for word in words)


def _compared(tokens: list[Token], figure: Figure, following: Figure) -> bool:
    """Whether a percentage is compared to one with its unit: "a deficit of 7.4 compared to the 9.4 percent"."""
    words = [token.lower for token in tokens[figure.last : following.begin]]
    if following.unit != "%" or figure.scale > 1 or figure.value > 100 or not 0 < len(words) <= _REACH_OF_COMPARISON:
        return False
    return not _COMPARED.isdisjoint(words) and all(word in _BETWEEN_COMPARED for word in words)


def _compare(tokens: list[Token], figure: Figure, before: list[Figure]) -> None:
    cue = _cue(tokens, figure)
    if cue not in _COMPARING:
        return
    if figure.value >= 100 and any(other.unit == "points" for other in before):
        figure.unit, figure.dimension = "points", "index"
        return
    for other in reversed(before):
        if (
            other.unit is None
            or other.excluded
            or other.dimension in ("time", "multiple", "index")
            or other.unit in _UNSHARED
        ):
            continue
        moved = _moves_to(tokens, other, figure)
        if other.dimension == "ratio" and moved:
            return  # "rose 8% to 3.65"
        if other.dimension == "ratio" and (figure.value > 100 or cue in ("at", "of")):
            continue
        if other.unit in _CHANGES_OF_RATES and moved:
            figure.unit, figure.dimension = "%", "ratio"  # "raised by 50 basis points to 1.85"
            return
        _take(figure, other)
        came = not moved or at(tokens, other.begin - 1).lower == "from"
        if other.minor and came and other.value == other.raw * _CENT:  # "84.75 cents, while the lowest is 74.07"
            figure.value, figure.minor = figure.value * _CENT, True
        return


def _cue(tokens: list[Token], figure: Figure) -> str:
    """Return the word that ties the figure to those before, over "January's", "last year's", "a record-low"."""
    place = figure.begin - 1
    if at(tokens, place).lower.endswith(("'s", "’s")):
        place -= 1 + (at(tokens, place - 1).lower in ("last", "this"))
    while at(tokens, place).lower in _DESCRIBING or at(tokens, place).text == "-":
        place -= 1
    return at(tokens, place).lower


def _moves_to(tokens: list[Token], other: Figure, figure: Figure) -> bool:
    """Whether the figure is where a move of the other led: "rose 8% to 3.65"."""
    return [token.lower for token in tokens[other.last : figure.begin]] == ["to"]


def _take(figure: Figure, other: Figure) -> None:
    figure.unit, figure.dimension, figure.codes = other.unit, other.dimension, other.codes


def converts(tokens: list[Token], before: Figure | None, figure: Figure) -> bool:
    """Whether a sum in brackets says the figure before again, so that its currency is not that of the other figures."""
    return before is not None and figure.dimension == "money" and restates(tokens, before, figure)


def restates(tokens: list[Token], figure: Figure, following: Figure) -> bool:
    """Whether the second figure stands in brackets behind the first: "7.5 million crowns ($1.1 million)"."""
    between = [token.lower for token in tokens[figure.last : following.first]]
    return between in (["("], ["/"], ["(", "or"]) and following.modifier == "=" and figure.unit != following.unit


def is_conversion(tokens: list[Token], figure: Figure, following: Figure) -> bool:
    """Whether the second figure says the first again in another unit."""
    same = figure.dimension == following.dimension and figure.dimension not in ("count", "ratio")
    return same and restates(tokens, figure, following)
