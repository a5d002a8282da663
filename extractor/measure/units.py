"""Units behind a number: names, symbols, forms of the trades, rates ("a day", "annually") and prices ("a barrel")."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extractor.knowledge.nouns import is_plural
from extractor.knowledge.units import BULKS, UnitForm, dimension_of, name_key, unit_names, unit_symbols
from extractor.knowledge.words import word_list
from extractor.measure.figures import Figure
from extractor.measure.long_tail import rare_unit_behind
from extractor.measure.tokens import Token, adjacent, at

_NAMES = unit_names()
_SYMBOLS = unit_symbols()
_FIRST_WORDS = frozenset(name.split()[0] for name in _NAMES)
_FIRST_SYMBOLS = frozenset(symbol[0] for symbol in _SYMBOLS)
_LONGEST = 6
_LONGEST_BELOW = 4
_HYPHENS = frozenset({"-", "‐", "‑"})
_SPACED_LETTERS = frozenset({"m", "g", "l", "L", "W", "x"})
# Symbols that are words or initials of something else unless they touch the number.
_TOUCHING = frozenset(
    {"MP", "C", "F", "K", "t", "s", "h", "x", "X", "V", "A", "J", "N", "MV", "st", "ac", "min", "GT", "MT", "db", "mi"}
)
_FLOWS = frozenset({"volume", "mass", "area", "length", "energy", "container", "package", "enrichment", "data"})
_ADVERBS = {
    "daily": "day", "annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "hourly": "hour",
}  # fmt: skip
_PER = frozenset({"a", "an", "per", "each", "every", "/"})
_NO_RATE = frozenset({"ago", "earlier", "later", "before", "after", "from", "since", "or", "old", "into"})
_PRICED_GOODS = word_list("units priced goods")
_BEFORE_TIME = frozenset({"consecutive", "straight", "full", "calendar", "trading", "working", "successive"})
_NAMES_OF_TIME = frozenset(name for name, form in _NAMES.items() if form.dimension == "time")
_NO_MEASURES = frozenset({"count", "money", "price", "ratio", "ratio change", "index", "multiple", "container"})
_CLOSED = word_list("counted closed")
_REACH_OF_RATE = 9
_REACH_OF_COUNT = 4


@dataclass(frozen=True, slots=True)
class UnitMark:
    """A unit behind a number: its canonical name, dimension, multiplier, offsets, and the token behind it."""

    unit: str
    dimension: str
    multiplier: Decimal
    start: int
    end: int
    last: int


def unit_behind(text: str, tokens: list[Token], index: int, value: Decimal) -> UnitMark | None:
    """Read the longest unit that begins at the token behind the number, over a hyphen or a space or neither."""
    first = at(tokens, index)
    hyphen = (
        first.text in _HYPHENS and adjacent(at(tokens, index - 1), first) and adjacent(first, at(tokens, index + 1))
    )
    begin = index + hyphen
    begin += at(tokens, begin).lower in _BEFORE_TIME and at(tokens, begin + 1).lower in _NAMES_OF_TIME
    first = at(tokens, begin)
    named = first.lower in _FIRST_WORDS
    if not first.text:
        return None
    rare = rare_unit_behind(tokens, begin)
    if rare is not None:
        return UnitMark(rare.unit, rare.dimension, Decimal(1), first.start, first.end, begin + 1)
    if not (named or first.text[0] in _FIRST_SYMBOLS):
        return None
    for count in range(_LONGEST, 0, -1):
        last = at(tokens, begin + count - 1)
        if last is at(tokens, -1) or last.start < 0:
            continue
        written = text[first.start : last.end]
        form = _SYMBOLS.get(written)
        if form is not None and not _is_symbol(tokens, begin, begin + count, written, hyphen):
            form = None
        if form is None and named and last.kind == "word":
            form = _NAMES.get(name_key(written))
            if form is not None and not _is_name(
                tokens[begin : begin + count], at(tokens, begin + count), form, hyphen, value
            ):
                form = None
        if form is not None:
            return _rated(tokens, form, first.start, begin + count)
    return None


def _is_symbol(tokens: list[Token], first: int, last: int, symbol: str, hyphen: bool) -> bool:
    before, following = tokens[first - 1], at(tokens, last)
    touching = adjacent(before, tokens[first]) and not hyphen
    if symbol in _TOUCHING and not touching:
        return False
    if symbol == "s" and "." not in before.text:
        return False
    named = at(tokens, first - 2)
    if len(symbol) == 1 and symbol.isupper() and named.text[:1].isupper() and named.kind == "word":
        return False
    if len(symbol) == 1 and symbol.isalpha() and not (touching or symbol in _SPACED_LETTERS):
        return False
    if symbol[-1].isalpha() and following.start == tokens[last - 1].end:
        # Letters, digits or a slash that go on belong to a longer word, which is not this unit, or to a rate ("km/s").
        if following.text == "/":
            return _per_unit(tokens, last + 1)[0] is not None
        return following.text not in ("'", "’") and following.kind == "mark"
    return True


def _is_name(words: list[Token], following: Token, form: UnitForm, hyphen: bool, value: Decimal) -> bool:
    word = words[-1].lower
    if form.unit == "times":
        return word == "fold" or (word == "times" and not hyphen)
    if len(words) == 1 and word in ("second", "sec", "min") and value == int(value) != 1:
        return hyphen
    return not (word == "point" and len(words) == 1 and value == 1 and not hyphen and following.text != "-")


def _rated(tokens: list[Token], form: UnitForm, start: int, last: int) -> UnitMark:
    """Add the rate that follows a flow at once: "barrels a day", "tonnes annually", "micrograms per cubic metre"."""
    unit, dimension = form.unit, form.dimension
    end = tokens[last - 1].end
    if dimension == "length" and at(tokens, last).lower == "per":
        per, place = _per_unit(tokens, last + 1)
        if per is not None and dimension_of(per) == "volume":
            return UnitMark(
                f"{unit}/{per}", "length/volume", Decimal(repr(form.multiplier)), start, tokens[place - 1].end, place
            )
    if dimension in _FLOWS:
        per, place = per_time(tokens, last)
        if per is None and at(tokens, last).lower in ("per", "/"):
            per, place = _per_unit(tokens, last + 1)
        if per is not None:
            unit = f"{unit}/{per}"
            dimension = dimension_of(unit) or dimension
            end, last = tokens[place - 1].end, place
    return UnitMark(unit, dimension, Decimal(repr(form.multiplier)), start, end, last)


def per_time(tokens: list[Token], index: int) -> tuple[str | None, int]:
    """Read "a day", "per year", "/month", "annually", "-a-day"; return the time unit and the next index."""
    token = at(tokens, index)
    if token.lower in _ADVERBS:
        return _ADVERBS[token.lower], index + 1
    place = index + (token.text in _HYPHENS)
    if at(tokens, place).lower in _PER:
        word = at(tokens, place + 1)
        hyphen = word.text in _HYPHENS
        word = at(tokens, place + 1 + hyphen)
        form = _NAMES.get(word.lower)
        if word.lower == "annum":
            return "year", place + 2 + hyphen
        if form is not None and form.dimension == "time" and at(tokens, place + 2 + hyphen).lower not in _NO_RATE:
            return form.unit, place + 2 + hyphen
    return None, index


def rate_ahead(tokens: list[Token], index: int) -> str | None:
    """Return the time unit of a rate further on in the same clause: "10 bcm of gas per year", else None."""
    if at(tokens, index).text == "(":  # a conversion stands between
        closing = next(
            (place for place in range(index, min(index + 9, len(tokens))) if tokens[place].text == ")"), index
        )
        index = closing + 1 if closing > index else index
    for place in range(index, min(index + _REACH_OF_RATE, len(tokens))):
        token = tokens[place]
        if (
            token.kind == "number"
            or token.text in ";.:!?("
            or token.lower in ("and", "while", "but", "which", "by", "that")
        ):
            return None
        per, _ = per_time(tokens, place)
        if per is not None:
            return per
    return None


def describes_noun(tokens: list[Token], figure: Figure) -> bool:
    """Whether a measure with a singular unit describes the noun behind it: "30 degree heat", "9-litre cases"."""
    noun = at(tokens, figure.last)
    if figure.dimension in _NO_MEASURES or figure.value == 1 or noun.kind != "word" or noun.lower in _CLOSED:
        return False
    words = tokens[figure.first : figure.last]
    return words[-1].lower in _NAMES and not any(is_plural(word.text) for word in words)


def count_rate(tokens: list[Token], index: int) -> str | None:
    """Return the time unit of a count that is written as a rate with "per": "18 trees per second", else None."""
    for place in range(index, min(index + _REACH_OF_COUNT, len(tokens))):
        token = tokens[place]
        if token.lower == "per":
            return per_time(tokens, place)[0]
        if token.kind != "word" and token.text not in _HYPHENS:
            return None
    return None


def _per_unit(tokens: list[Token], index: int) -> tuple[str | None, int]:
    """Read the unit below a slash, or a bulk of it: "barrel", "100 kilos", "thousand cubic feet"."""
    bulk = bulk_of(at(tokens, index))
    for begin in (index, index + 1) if bulk else (index,):
        for count in range(_LONGEST_BELOW, 0, -1):
            if at(tokens, begin + count - 1).kind != "word":
                continue
            words = " ".join(at(tokens, begin + offset).lower for offset in range(count))
            form = _NAMES.get(words) or (_SYMBOLS.get(at(tokens, begin).text) if count == 1 else None)
            if form is not None and form.multiplier == 1 and "/" not in form.unit:
                return form.unit if begin == index else f"{bulk} {form.unit}", begin + count
    return None, index


def bulk_of(token: Token) -> str:
    """Return the number of units that a price is for, as canonical units write it, or nothing: "100", "thousand"."""
    digits = token.text.replace(",", "")
    return next((bulk for bulk, number in BULKS.items() if token.lower == bulk or digits == f"{number:g}"), "")


def price_behind(tokens: list[Token], index: int) -> tuple[str | None, int]:
    """Read what an amount of money buys: "a barrel", "per ounce", "-a-share"; return the unit and the next index."""
    token = at(tokens, index)
    place = index + (token.text in _HYPHENS and at(tokens, index + 1).lower in _PER)
    definite = at(tokens, place).lower == "the"
    if at(tokens, place).lower not in _PER and not definite:
        return None, index
    place += 1
    place += at(tokens, place).text in _HYPHENS
    per, end = _per_unit(tokens, place)
    if per is not None:
        return (None, index) if dimension_of(per) in ("time", "ratio", "index", "multiple") else (per, end)
    word = at(tokens, place).lower
    return (word, place + 1) if word in _PRICED_GOODS and not definite else (None, index)
