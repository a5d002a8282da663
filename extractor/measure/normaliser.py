"""Read every number of a text with its unit: a pure function of the text, in time linear in its length.

No model and no parse is used; what needs the sentence around a figure (the noun that it counts, a unit named by the
figure before, the country whose "dollar" is meant) is read by :mod:`extractor.measure.quantities`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extractor.knowledge.currencies import currencies
from extractor.knowledge.numbers import number_words
from extractor.knowledge.tables import read_rows
from extractor.measure.figures import Figure, Piece
from extractor.measure.lookalikes import addresses, is_name, is_pronoun, is_year, lookalike_end
from extractor.measure.modifiers import modifier_before, modifier_behind
from extractor.measure.money import MoneyMark, money_before, money_behind
from extractor.measure.numerals import STARTERS, Numeral, read_numeral
from extractor.measure.ranges import join_compounds, merge_ranges
from extractor.measure.tokens import Token, adjacent, at, tokenize
from extractor.measure.units import price_behind, rate_ahead, unit_behind
from extractor.records import Modifier

_MINUS = frozenset({"-", "−", "–"})
_MULTIPLES = number_words("multiple")
_FACTORS = {"double": Decimal(2), "triple": Decimal(3), "treble": Decimal(3), "quadruple": Decimal(4)}
_BEHIND_FACTOR = frozenset({"the", "its", "their", "that", "what", "his", "her", "last"})
_NO_HALF_BEFORE = frozenset({"first", "second", "latter", "other", "1st", "2nd", "each", "this", "last", "next"})
_BEHIND_NO_HALF = frozenset({"way", "time", "past", "term", "back"})
_TIMES_NOT = frozenset({"once"})
_RATIO_UNITS = frozenset({"%", "pp", "bp", "points"})
_VAGUE_FIRST = frozenset("tens hundreds thousands millions billions trillions several dozens a".split())


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
        figure = _read(text, tokens, index, home, figures[-1].end if figures else 0)
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


def _read(text: str, tokens: list[Token], index: int, home: tuple[str, ...], taken: int) -> Figure | None:
    token = tokens[index]
    if token.kind == "mark":
        return None
    if token.kind == "word":
        word = token.lower
        if word in _VAGUE_FIRST:
            vague = _read_vague(tokens, index)
            if vague is not None:
                return vague
        if (
            word in _MULTIPLES
            and word not in _TIMES_NOT
            or (word in _FACTORS and at(tokens, index + 1).lower in _BEHIND_FACTOR)
        ):
            factor = _MULTIPLES.get(word) or _FACTORS[word]
            return _figure(tokens, index, index + 1, factor, factor, unit="times", dimension="multiple", spelled=True)
        if word.endswith("fold") and word[:-4] in number_words("small"):
            factor = number_words("small")[word[:-4]]
            return _figure(tokens, index, index + 1, factor, factor, unit="times", dimension="multiple", spelled=True)
        if word not in STARTERS:
            return None
    mark = money_before(text, token.start, home)
    if mark is not None and mark.start < taken:
        mark = None
    numeral = read_numeral(tokens, index, money=mark is not None)
    if numeral is None:
        return None
    if numeral.part:
        return _read_part(text, tokens, numeral)
    figure = _measure(text, tokens, numeral, mark, home)
    if figure is None or (figure.unit is None and _counts_nothing(tokens, numeral, figure)):
        return None
    return figure


def _figure(
    tokens: list[Token], first: int, last: int, value: Decimal, raw: Decimal, *, unit: str | None = None,
    dimension: str = "count", spelled: bool = False, part: bool = False,
) -> Figure:  # fmt: skip
    start, end = tokens[first].start, tokens[last - 1].end
    return Figure(
        first, last, start, end, value, raw, unit=unit, dimension=dimension, spelled=spelled, part=part,
        pieces=[("number", start, end)],
    )  # fmt: skip


def _read_vague(tokens: list[Token], index: int) -> Figure | None:
    bounds = _vague_numbers()
    for count in (4, 3, 2, 1):
        words = " ".join(token.lower for token in tokens[index : index + count])
        if words in bounds and index + count <= len(tokens):
            low, high = bounds[words]
            figure = _figure(tokens, index, index + count, low, low, spelled=True)
            figure.value_to, figure.vague, figure.excluded = high, True, "vague"
            return figure
    return None


@cache
def _vague_numbers() -> dict[str, tuple[Decimal, Decimal]]:
    """Vague numbers and the bounds that they stand for: ``data/vague_numbers.csv``."""
    return {row["words"]: (Decimal(row["low"]), Decimal(row["high"])) for row in read_rows("vague_numbers.csv")}


def _read_part(text: str, tokens: list[Token], numeral: Numeral) -> Figure | None:
    """Read a part of one: of a unit ("half a percent", "half an hour"), or of a whole ("half of them": 50 %)."""
    before, following = at(tokens, numeral.first - 1), at(tokens, numeral.last)
    place = numeral.last + (following.lower == "of")
    if at(tokens, place).lower in ("a", "an"):
        unit = unit_behind(text, tokens, place + 1, Decimal(1), spelled=True)
        if unit is not None and unit.dimension not in ("multiple",):
            figure = _figure(tokens, numeral.first, unit.last, numeral.value, numeral.raw, spelled=numeral.spelled)
            figure.unit, figure.dimension = unit.unit, unit.dimension
            return figure
    if following.lower in _BEHIND_NO_HALF:
        return None
    unit = unit_behind(text, tokens, numeral.last, Decimal(1), spelled=True)
    if unit is None and (following.text == "-" or before.lower in _NO_HALF_BEFORE or before.text == "-"):
        return None
    if unit is not None:
        figure = _figure(tokens, numeral.first, unit.last, numeral.value, numeral.raw, spelled=numeral.spelled)
        figure.unit, figure.dimension = unit.unit, unit.dimension
        return figure
    share = round(numeral.value * 100, 2)
    figure = _figure(tokens, numeral.first, numeral.last, share, share, spelled=numeral.spelled, part=True)
    figure.unit, figure.dimension = "%", "ratio"
    return figure


def _measure(
    text: str, tokens: list[Token], numeral: Numeral, mark: MoneyMark | None, home: tuple[str, ...]
) -> Figure | None:
    """Make a figure of the numeral with the currency in front of it, or the currency or unit behind it."""
    ratio = _ratio(tokens, numeral)
    if ratio is not None:
        return ratio
    figure = _figure(tokens, numeral.first, numeral.last, numeral.value, numeral.raw, spelled=numeral.spelled)
    figure.scale = numeral.scale
    figure.pieces = [("number", figure.start, tokens[numeral.unscaled - 1].end)]
    if numeral.last > numeral.unscaled:
        figure.pieces.append(("scale", tokens[numeral.unscaled].start, figure.end))
    if mark is not None:
        figure.start, figure.marked_before = mark.start, True
        while figure.first and tokens[figure.first - 1].start >= mark.start:
            figure.first -= 1
        _price(tokens, figure, mark)
    else:
        behind = numeral.last
        hyphen = at(tokens, behind).text in ("-", "‑") and adjacent(tokens[behind - 1], at(tokens, behind))
        money = money_behind(text, tokens, behind + hyphen, numeral.value, home)
        if money is not None:
            figure.last, figure.end = money.last, money.end
            _price(tokens, figure, money)
        else:
            unit = unit_behind(text, tokens, behind, numeral.value, numeral.spelled)
            if unit is not None:
                figure.unit, figure.dimension = unit.unit, unit.dimension
                figure.value, figure.raw = figure.value * unit.multiplier, figure.raw
                figure.last, figure.end = unit.last, unit.end if unit.last == unit.last else figure.end
                figure.end = tokens[unit.last - 1].end
                figure.pieces.append(("unit", unit.start, figure.end))
                if "/" not in unit.unit and unit.dimension in ("volume", "mass"):
                    per = rate_ahead(tokens, unit.last)
                    if per is not None:
                        figure.unit, figure.dimension = f"{unit.unit}/{per}", f"{unit.dimension}/time"
    if numeral.needs_context and figure.unit is None:
        return None
    _sign(text, tokens, figure)
    return figure


def _price(tokens: list[Token], figure: Figure, mark: MoneyMark) -> None:
    figure.unit, figure.dimension, figure.codes = mark.code, "money", mark.codes
    figure.value *= mark.multiplier
    figure.minor = mark.multiplier < 1
    figure.pieces.append(("currency", mark.start, mark.end))
    place = figure.last
    if mark.code == "USD" and [token.text for token in tokens[place : place + 4]] == ["U", ".", "S", "."]:
        place += 4
    per, last = price_behind(tokens, place)
    if per is not None and mark.code is not None:
        figure.pieces.append(("unit", tokens[figure.last].start, tokens[last - 1].end))
        figure.unit, figure.dimension, figure.last, figure.end = (
            f"{mark.code}/{per}",
            "price",
            last,
            tokens[last - 1].end,
        )


def _ratio(tokens: list[Token], numeral: Numeral) -> Figure | None:
    """Read "one in three", "nine out of 10" as a percentage."""
    place = numeral.last
    hyphen = at(tokens, place).text == "-" and at(tokens, place + 1).lower in ("in", "out")
    words = [token.lower for token in tokens[place + hyphen : place + hyphen + 4] if token.text != "-"]
    if words[:2] == ["out", "of"]:
        place += 2 + (words[2:3] == ["every"])
        whole_number = True
    elif words[:1] == ["in"]:
        place += 1 + 2 * hyphen + (words[1:2] == ["every"])
        whole_number = False
    else:
        return None
    if numeral.scale != 1 or place >= len(tokens) or numeral.value != int(numeral.value):
        return None
    if tokens[place].kind == "number" and (is_year(tokens, place) or "." in tokens[place].text):
        return None
    whole = read_numeral(tokens, place) if tokens[place].lower not in ("a", "an") else None
    if whole is None or whole.part or not 0 < numeral.value < whole.value or whole.value > 1000:
        return None
    if at(tokens, whole.last).lower in _NAMES_OF_TIME or (not whole_number and numeral.value > 10):
        return None
    if whole_number and whole.value not in _ROUND_WHOLES:
        return None
    share = round(numeral.value / whole.value * 100, 2)
    figure = _figure(tokens, numeral.first, whole.last, share, share, spelled=numeral.spelled, part=True)
    figure.unit, figure.dimension = "%", "ratio"
    return figure


_ROUND_WHOLES = frozenset({2, 3, 4, 5, 6, 10, 20, 50, 100, 200, 500, 1000})
_NAMES_OF_TIME = frozenset(
    "year years month months day days week weeks hour hours minute minutes decade decades attacks incidents separate cities"
    " different states countries provinces districts counties games matches seasons".split()
)


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
    figure.sign = "+" if before.text in ("+",) or before.lower == "plus" else "-"
    figure.first, figure.start = figure.first - 1, before.start
    if figure.unit not in _RATIO_UNITS and figure.unit is not None and figure.sign == "-":
        figure.value = -figure.value


def _counts_nothing(tokens: list[Token], numeral: Numeral, figure: Figure) -> bool:
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
