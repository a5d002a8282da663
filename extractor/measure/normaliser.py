"""Read every number of a text with its unit: a pure function of the text, in time linear in its length.

No model and no parse is used; what needs the sentence around a figure (the noun that it counts, a unit named by the
figure before, the country whose "dollar" is meant) is read by :mod:`extractor.measure.quantities`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extractor.knowledge.currencies import currencies
from extractor.measure.exchange import quoted_against
from extractor.measure.figures import Figure, Piece, new_figure
from extractor.measure.lookalikes import addresses, is_name, is_pronoun, is_year, lookalike_end
from extractor.measure.modifiers import modifier_before, modifier_behind
from extractor.measure.money import MoneyMark, money_before, money_behind
from extractor.measure.numerals import STARTERS, Numeral, read_numeral
from extractor.measure.ranges import join_compounds, merge_ranges
from extractor.measure.shares import read_chance, read_multiple, read_part
from extractor.measure.tokens import Token, adjacent, at, tokenize
from extractor.measure.units import describes_noun, price_behind, rate_ahead, unit_behind
from extractor.measure.vague import read_vague
from extractor.records import Modifier

_MINUS = frozenset({"-", "−", "–"})
_RATIO_UNITS = frozenset({"%", "pp", "bp", "points"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One numeric expression, read.

    start, end, quote: its span, ``text[start:end] == quote``. value, value_to, modifier: as in a fact record.
    unit: canonical or None; dimension: "money", "price", "ratio", "multiple", "count" or the physical dimension.
    currency: ISO 4217 code of money and prices. scale: the factor that scale words stand for ("million": 1e6).
    vague: bounds of "tens of thousands". pieces: role and offsets of each part, the modifier's words too.
    """

    start: int
    end: int
    quote: str
    value: float
    value_to: float | None
    modifier: Modifier
    unit: str | None
    dimension: str
    currency: str | None
    scale: float
    vague: bool
    pieces: tuple[Piece, ...]


def read_quantities(text: str, *, home_currency: str | None = None) -> list[Reading]:
    """Read every numeric expression of the text that is a quantity, in order.

    home_currency: ISO 4217 code that "$", "pesos" or "Rs" stand for here; without it they have their default
    ("$" is USD) or none ("pesos").
    """
    readings = []
    for figure in read_figures(text, tokenize(text), (home_currency,) if home_currency else ()):
        currency = (figure.unit or "").partition("/")[0]
        readings.append(
            Reading(
                start=figure.start,
                end=figure.end,
                quote=text[figure.start : figure.end],
                value=float(figure.value),
                value_to=None if figure.value_to is None else float(figure.value_to),
                modifier=figure.modifier,
                unit=figure.unit,
                dimension=figure.dimension,
                currency=currency if currency in currencies() else None,
                scale=float(figure.scale),
                vague=figure.vague,
                pieces=tuple(figure.pieces),
            )
        )
    return readings


def read_figures(text: str, tokens: list[Token], home: tuple[str, ...] = ()) -> list[Figure]:
    """Read every figure of the tokenized text, ranges merged and modifiers read.

    home: currencies that shared symbols and words may stand for, the likeliest first.
    """
    figures: list[Figure] = []
    closed = addresses(text)
    number, index = 0, 0
    while index < len(tokens):
        token = tokens[index]
        while number < len(closed) and closed[number][1] <= token.start:
            number += 1
        if number < len(closed) and closed[number][0] <= token.start:
            index += 1
            continue
        if token.kind == "number":
            end = lookalike_end(text, tokens, index)
            if end is not None and money_before(text, token.start, home) is None:
                index = _behind(tokens, index, end)
                continue
        figure = _read(text, tokens, index, home, figures[-1] if figures else None)
        if figure is None:
            index += 1
        else:
            figures.append(figure)
            index = max(figure.last, index + 1)
    figures = merge_ranges(tokens, join_compounds(tokens, figures))
    for figure in figures:
        _modify(tokens, figure)
    return figures


def _behind(tokens: list[Token], index: int, end: int) -> int:
    while index < len(tokens) and tokens[index].start < end:
        index += 1
    return index


def _read(text: str, tokens: list[Token], index: int, home: tuple[str, ...], before: Figure | None) -> Figure | None:
    """Read the figure that begins at the token; before: the figure in front of it."""
    token = tokens[index]
    if token.kind == "mark":
        return None
    if token.kind == "word":
        special = read_vague(tokens, index) or read_multiple(tokens, index)
        if special is not None:
            _pay_vague(text, tokens, special, home)
            return special
        if token.lower not in STARTERS:
            return None
    mark = money_before(text, token.start, home)
    if mark is not None and before is not None and mark.start < before.end:
        mark = None
    paid = (
        before is not None and before.dimension == "money" and tokens[before.last : index] == tokens[index - 1 : index]
    )
    bound = paid and at(tokens, index - 1).text in ("-", "–", "to")  # "£5-10m"
    numeral = read_numeral(tokens, index, money=mark is not None or bound)
    if numeral is None:
        return None
    if numeral.part:
        return read_part(text, tokens, numeral)
    chance = read_chance(tokens, numeral) if mark is None else None
    if chance is not None:
        return chance
    figure = _with_scale(tokens, numeral)
    if mark is not None:
        _pay(text, tokens, figure, mark, home)
    else:
        _measure(text, tokens, figure, home)
    bare = figure.unit is None and figure.dimension == "count"
    if bare and (numeral.needs_context or _counts_nothing(tokens, numeral)):
        return None
    _sign(text, tokens, figure)
    return figure


def _with_scale(tokens: list[Token], numeral: Numeral) -> Figure:
    figure = new_figure(tokens, numeral.first, numeral.last, numeral.value)
    figure.raw, figure.scale, figure.spelled = numeral.raw, numeral.scale, numeral.spelled
    if numeral.last > numeral.unscaled:
        figure.pieces = [
            ("number", figure.start, tokens[numeral.unscaled - 1].end),
            ("scale", tokens[numeral.unscaled].start, figure.end),
        ]
    return figure


def _measure(text: str, tokens: list[Token], figure: Figure, home: tuple[str, ...]) -> None:
    """Read the currency or the unit behind the number."""
    behind = figure.last
    hyphen = at(tokens, behind).text in ("-", "‑") and adjacent(tokens[behind - 1], at(tokens, behind))
    money = money_behind(text, tokens, behind + hyphen, figure.value, home)
    if money is not None:
        _pay(text, tokens, figure, money, home)
        return
    unit = unit_behind(text, tokens, behind, figure.value)
    if unit is None and [at(tokens, behind).lower, at(tokens, behind + 1).lower] == ["of", "a"]:
        unit = unit_behind(text, tokens, behind + 2, figure.value)  # "0.4 of a percentage point"
        unit = unit if unit is not None and unit.unit in _RATIO_UNITS else None
    if unit is None:
        return
    figure.unit, figure.dimension = unit.unit, unit.dimension
    figure.value *= unit.multiplier
    figure.last, figure.end = unit.last, unit.end
    figure.pieces.append(("unit", unit.start, unit.end))
    flows = unit.dimension in ("volume", "mass") and not describes_noun(tokens, figure)
    per = rate_ahead(tokens, unit.last) if flows else None
    if per is not None:
        figure.unit, figure.dimension = f"{unit.unit}/{per}", f"{unit.dimension}/time"


def _pay(text: str, tokens: list[Token], figure: Figure, mark: MoneyMark, home: tuple[str, ...]) -> None:
    """Make the figure an amount of money, or a price if it says of what: "$65 a barrel", "90 rubles to the dollar"."""
    figure.unit, figure.dimension, figure.codes = mark.code, "money", mark.codes
    figure.value *= mark.multiplier
    figure.minor = mark.multiplier < 1
    figure.pieces.append(("currency", mark.start, mark.end))
    if mark.last:
        figure.last, figure.end = mark.last, mark.end
    else:
        figure.start, figure.marked_before = mark.start, True
        while figure.first and tokens[figure.first - 1].start >= mark.start:
            figure.first -= 1
    if mark.code is None:
        return
    place = _behind_repeated(text, tokens, figure.last, mark.code)
    per, last = price_behind(tokens, place)
    if per is None:
        per, last = quoted_against(text, tokens, place, home)
    if per is not None and per != mark.code:
        figure.pieces.append(("unit", tokens[figure.last].start, tokens[last - 1].end))
        figure.unit, figure.dimension = f"{mark.code}/{per}", "price"
        figure.last, figure.end = last, tokens[last - 1].end


def _pay_vague(text: str, tokens: list[Token], figure: Figure, home: tuple[str, ...]) -> None:
    """Read the currency of "tens of thousands of dollars", "several hundred million euros"."""
    mark = money_behind(text, tokens, figure.last + (at(tokens, figure.last).lower == "of"), figure.value, home)
    if figure.vague and mark is not None:
        _pay(text, tokens, figure, mark, home)


def _behind_repeated(text: str, tokens: list[Token], index: int, code: str) -> int:
    """Return the index behind a currency that is said again: "$75 U.S. a barrel", "European Currency Units (Ecus)"."""
    if code == "USD" and [token.text for token in tokens[index : index + 4]] == ["U", ".", "S", "."]:
        return index + 4
    if at(tokens, index).text == "(" and at(tokens, index + 2).text == ")":
        again = money_behind(text, tokens, index + 1, Decimal(1))
        return index + 3 if again is not None and again.code == code else index
    return index


def _sign(text: str, tokens: list[Token], figure: Figure) -> None:
    """Read "+8%", "-2.5%", "minus 5 degrees"; a sign on a ratio says which way, any other minus is negative."""
    if figure.marked_before and text[figure.start : figure.end].lstrip("$€£¥ ")[:1] in _MINUS:
        figure.sign, figure.value = "-", -figure.value
        return
    before = at(tokens, figure.first - 1)
    if before.text == "-" and at(tokens, figure.first - 2).lower in ("minus", "plus"):
        figure.first, before = figure.first - 1, at(tokens, figure.first - 2)
    signed = before.text in _MINUS or before.text == "+"
    if signed and adjacent(before, tokens[figure.first]):
        further = text[before.start - 1] if before.start else " "
        if not (further.isspace() or further in "(["):
            return
    elif before.lower not in ("minus", "plus"):
        return
    figure.sign = "+" if before.lower in ("+", "plus") else "-"
    figure.first, figure.start = figure.first - 1, before.start
    if figure.unit not in _RATIO_UNITS and figure.unit is not None and figure.sign == "-":
        figure.value = -figure.value


def _counts_nothing(tokens: list[Token], numeral: Numeral) -> bool:
    """Whether a bare number is a year, the pronoun "one", or part of a word or a name."""
    token, following = tokens[numeral.first], at(tokens, numeral.last)
    if numeral.last == numeral.first + 1 and token.kind == "number" and is_year(tokens, numeral.first):
        return True
    if token.lower == "one" and numeral.last == numeral.first + 1 and is_pronoun(tokens, numeral.first):
        return True
    if adjacent(tokens[numeral.last - 1], following):
        if following.kind in ("word", "number"):
            return True
        if following.text in ("/", "_", "#") and token.kind == "number":
            return True
    if is_name(tokens, numeral.first, numeral.last) and numeral.scale == 1:
        return True
    before = at(tokens, numeral.first - 1)
    return before.text in ("/", "_", "#", ".", "+", "*") and adjacent(before, token)


def _modify(tokens: list[Token], figure: Figure) -> None:
    found = modifier_before(tokens, figure.first)
    if found is not None:
        figure.modifier, first = found
        figure.modified_from = first
        figure.pieces.insert(0, ("modifier", tokens[first].start, tokens[figure.first - 1].end))
        return
    behind = modifier_behind(tokens, figure.last)
    if behind is not None:
        figure.modifier = behind
