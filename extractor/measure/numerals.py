"""Numbers as newsrooms write them: digits in any grouping, number words, scale words, halves and parts.

A numeral here is the number alone, with its scale but without currency, unit or modifier: "1.48 million",
"two and a half", "half a million", "two-thirds", "4.5 lakh crore", "65bn".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extractor.knowledge.numbers import number_words
from extractor.knowledge.words import word_list
from extractor.measure.tokens import Token, adjacent, at

_SMALL = number_words("small")
_TENS = number_words("tens")
_SCALES = number_words("scale")
_ABBREVIATIONS = number_words("abbreviation")
_LETTERS = number_words("letter")
_PARTS = number_words("part")
_GLYPHS = number_words("glyph")
_ORDINALS = number_words("ordinal")
_SPELLED = {**_SMALL, **_TENS, "hundred": Decimal(100)}
_ARTICLES = frozenset({"a", "an"})
_HYPHENS = frozenset({"-", "‐", "‑"})
_SLASHES = frozenset({"/", "⁄"})
_SLASHED_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 128})
_POWER_SIGNS = frozenset({"-", "−", "–", "^"})
_SEPARATORS = re.compile(r"[ ,'’\u00a0\u202f\u2009]")
_BEHIND_METRES = word_list("numerals behind metres")

STARTERS = frozenset({*_SPELLED, *_SCALES, *_GLYPHS, "dozen", "half", "quarter", *_ARTICLES}) - {
    "millions", "billions", "trillions", "thousands", "lakhs", "lacs", "crores",
}  # fmt: skip
"""Lower-case words that a numeral can begin with; "a" and "quarter" only in front of others."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number read from tokens ``first`` to ``last`` (exclusive).

    value: with its scale; raw: without it. spelled: written in words. part: a share of one ("half", "two-thirds",
    "3/4"). needs_context: "3,75", which is a number only beside a unit or currency. unscaled: where the scale begins.
    """

    first: int
    last: int
    value: Decimal
    raw: Decimal
    spelled: bool = False
    part: bool = False
    needs_context: bool = False
    unscaled: int = 0

    @property
    def scale(self) -> Decimal:
        """The factor that the scale words stand for."""
        return self.value / self.raw if self.raw else Decimal(1)


def read_numeral(tokens: list[Token], index: int, *, money: bool = False) -> Numeral | None:
    """Read the longest numeral that begins at the token, or return None.

    money: a currency stands before it, so that "$5 m" is five million and not five metres.
    """
    token = tokens[index]
    if token.kind == "number":
        return _read_digits(tokens, index, money)
    if token.kind == "word" and token.lower in STARTERS:
        return _read_spelled(tokens, index)
    return None


def _read_digits(tokens: list[Token], index: int, money: bool) -> Numeral | None:
    raw, comma = _digits(tokens[index].text)
    last = index + 1
    following = at(tokens, last)
    if following.lower in _GLYPHS:
        raw, last = raw + _GLYPHS[following.lower], last + 1
    elif following.text in _SLASHES and adjacent(tokens[index], following) and at(tokens, last + 1).kind == "number":
        slashed = _slashed(tokens, index)
        if slashed is None:
            return None
        return Numeral(index, index + 3, slashed, slashed, part=True, unscaled=index + 3)
    elif "." not in tokens[index].text and at(tokens, last + 1 + (following.text == "-")).text in _SLASHES:
        place = last + (following.text == "-")
        slashed = _slashed(tokens, place)
        if slashed is not None and (following.text != "-" or adjacent(tokens[index], following)):
            raw, last = raw + slashed, place + 3
    else:
        raw, last = _add_half(tokens, raw, last)
    if money and at(tokens, last).text == "-" and adjacent(tokens[index], tokens[last]):
        cents = _slashed(tokens, last + 1)  # "$5.65-1/2": the fraction is one of a cent
        if cents is not None and len(tokens[index].text.partition(".")[2]) == 2:
            raw, last = raw + cents / 100, last + 4
    power = _power_of_ten(tokens, last)
    if power is not None:
        return Numeral(index, power[1], raw * power[0], raw, unscaled=last)
    value, end = _scaled(tokens, raw, last, money)
    value, end = _digits_behind_scale(tokens, value, end)
    return Numeral(index, end, value, raw, needs_context=comma and end == last, unscaled=last)


def _power_of_ten(tokens: list[Token], index: int) -> tuple[Decimal, int] | None:
    """Read "×10−8", "x 10^6" at the token behind a number; return the power and the index behind it."""
    place = index + 1
    if at(tokens, index).text not in ("×", "x") or at(tokens, place).text != "10":
        return None
    signs = ""
    while at(tokens, place + 1).text in _POWER_SIGNS and adjacent(tokens[place], tokens[place + 1]):
        place += 1
        signs += tokens[place].text
    exponent = at(tokens, place + 1)
    if not signs or not exponent.text.isdecimal() or len(exponent.text) > 2 or not adjacent(tokens[place], exponent):
        return None
    negative = signs.lstrip("^") != ""
    return Decimal(10) ** (-int(exponent.text) if negative else int(exponent.text)), place + 2


def _digits_behind_scale(tokens: list[Token], value: Decimal, last: int) -> tuple[Decimal, int]:
    """Add the digits that go on behind a scale word: "67 thousand 338", "2 million 340 thousand"."""
    scale, following = _SCALES.get(tokens[last - 1].lower), at(tokens, last)
    if scale not in (1000, 1_000_000) or following.kind != "number" or not following.text.isdecimal():
        return value, last
    rest, end = _scaled(tokens, Decimal(following.text), last + 1, money=False)
    if len(following.text) > 3 or not (100 <= rest < scale) or value % scale:
        return value, last
    if scale == 1_000_000 and rest < 1000:
        return value, last
    return _digits_behind_scale(tokens, value + rest, end)


def _digits(text: str) -> tuple[Decimal, bool]:
    """Return the number, and whether its comma may as well separate two numbers."""
    if "," in text and (text.rfind(",") > text.rfind(".") >= 0 or re.search(r"[ \u00a0\u202f\u2009].*,", text)):
        return Decimal(re.sub(r"[ .\u00a0\u202f\u2009]", "", text).replace(",", ".")), False
    if re.fullmatch(r"\d+,\d{1,2}", text):
        return Decimal(text.replace(",", ".")), True
    if text.count(".") > 1:
        return Decimal(text.replace(".", "")), False
    return Decimal(_SEPARATORS.sub("", text)), False


def _slashed(tokens: list[Token], index: int) -> Decimal | None:
    """Read "3/4" at the token: a small denominator, above it less than one, nothing but the slash between."""
    above, slash, below = at(tokens, index), at(tokens, index + 1), at(tokens, index + 2)
    if slash.text not in _SLASHES or below.kind != "number" or not (adjacent(above, slash) and adjacent(slash, below)):
        return None
    if not (above.text.isdecimal() and below.text.isdecimal()) or at(tokens, index + 3).text in _SLASHES:
        return None
    numerator, denominator = int(above.text), int(below.text)
    if not 0 < numerator < denominator or denominator not in _SLASHED_DENOMINATORS:
        return None
    return Decimal(numerator) / denominator


def _add_half(tokens: list[Token], raw: Decimal, last: int) -> tuple[Decimal, int]:
    """Add "and a half", "and three quarters" to the number in front of them."""
    hyphen = at(tokens, last).text in _HYPHENS  # "three-and-a-half-year"
    places = [last + hyphen, last + 1 + 2 * hyphen, last + 2 + 3 * hyphen]
    joint, count, part = (at(tokens, place).lower for place in places)
    if joint == "and" and part in _PARTS and (count in _ARTICLES or count in _SMALL) and part != "second":
        return raw + _SMALL.get(count, Decimal(1)) / _PARTS[part], places[-1] + 1
    return raw, last


def _scaled(tokens: list[Token], raw: Decimal, last: int, money: bool) -> tuple[Decimal, int]:
    """Multiply by the scale words that follow: "million", "lakh crore", "bn", "-million", "m" where it is no metre."""
    value = raw
    while True:
        hyphen = at(tokens, last).text in _HYPHENS and adjacent(tokens[last - 1], tokens[last])
        token = at(tokens, last + hyphen)
        if hyphen and not adjacent(tokens[last], token):
            return value, last
        if token.lower in _SCALES or token.lower == "hundred":
            value, last = value * _SCALES.get(token.lower, Decimal(100)), last + hyphen + 1
            continue
        before = tokens[last - 1 + hyphen]
        if value != raw:
            return value, last
        if _is_abbreviation(token) and token.start - before.end <= 1:
            value, last = value * _ABBREVIATIONS[token.lower], last + hyphen + 1
        elif not hyphen and _is_scale_letter(tokens, last, money):
            value, last = value * _LETTERS[token.lower], last + 1
        return value, last


def _is_abbreviation(token: Token) -> bool:
    """Whether the token is "bn", "Bn" or "BN", and no unit of another case ("mN")."""
    return token.lower in _ABBREVIATIONS and (token.text[1:].islower() or token.text.isupper())


def _is_scale_letter(tokens: list[Token], index: int, money: bool) -> bool:
    """Whether a lone "k", "m", "b" or "t" behind a number is a scale and no unit (metre, tonne)."""
    letter, following = at(tokens, index), at(tokens, index + 1)
    touching = adjacent(tokens[index - 1], letter)
    if letter.lower not in _LETTERS or not (touching or money or letter.text == "B"):
        return False
    if money:
        return touching or letter.lower in ("m", "b")
    if letter.lower in "kb" or letter.text == "M":
        return True
    if letter.lower == "t" or following.kind != "word" or adjacent(letter, following):
        return False
    return following.text.islower() and following.lower not in _BEHIND_METRES


def _read_spelled(tokens: list[Token], index: int) -> Numeral | None:
    first = tokens[index].lower
    following = _skip_hyphen(tokens, index)
    if first in _ARTICLES:
        return _read_after_article(tokens, index)
    if first in ("half", "quarter") or first in _GLYPHS:
        part = _GLYPHS.get(first) or 1 / _PARTS[first]
        numeral = _read_part(tokens, index, index + 1, part)
        return None if first == "quarter" and numeral is not None and numeral.part else numeral
    if first == "dozen":
        return Numeral(index, index + 1, Decimal(12), Decimal(12), spelled=True, unscaled=index + 1)
    if first in _SCALES:
        return None
    if first in _SMALL or first in _TENS:
        denominator = at(tokens, following)
        if denominator.lower in _PARTS and first in _SMALL and _SMALL[first]:
            plural = denominator.lower.endswith("s")
            if plural == (_SMALL[first] > 1) and denominator.lower != "second":
                return _read_part(tokens, index, following + 1, _SMALL[first] / _PARTS[denominator.lower])
    raw, last = _cardinal(tokens, index)
    if at(tokens, _skip_hyphen(tokens, last - 1)).lower in _ORDINALS and tokens[last - 1].lower not in _SMALL:
        return None
    raw, last = _add_half(tokens, raw, last)
    if at(tokens, _skip_hyphen(tokens, last - 1)).lower == "dozen":
        last = _skip_hyphen(tokens, last - 1) + 1
        raw *= 12
    value, end = _scaled(tokens, raw, last, money=False)
    value, end = _remainder(tokens, value, end)
    return Numeral(index, end, value, raw, spelled=True, unscaled=last)


def _read_after_article(tokens: list[Token], index: int) -> Numeral | None:
    """Read "a million", "a hundred", "a dozen", "a half million", "a quarter"."""
    word = at(tokens, index + 1).lower
    if word == "hundred" or word in _SCALES:
        raw, last = _cardinal(tokens, index + 1) if word == "hundred" else (Decimal(1), index + 1)
        value, end = _scaled(tokens, raw, last, money=False)
        value, end = _remainder(tokens, value, end)
        return Numeral(index, end, value, raw, spelled=True, unscaled=last)
    if word == "dozen" or (word == "score" and at(tokens, index + 2).lower == "of"):
        value = Decimal(12 if word == "dozen" else 20)
        return Numeral(index, index + 2, value, value, spelled=True, unscaled=index + 2)
    if word in _PARTS and not word.endswith("s"):
        return _read_part(tokens, index, index + 2, 1 / _PARTS[word], bare=True)
    return None


def _read_part(tokens: list[Token], first: int, last: int, part: Decimal, *, bare: bool = False) -> Numeral | None:
    """Read what a part is a part of: "half a million", "a quarter of a million"; else the part stands alone.

    bare: "a third", "quarter", which may as well be an ordinal or three months, so that "of" must follow.
    """
    place = last + (at(tokens, last).lower == "of")
    hyphen = at(tokens, place).text in _HYPHENS
    place += hyphen or at(tokens, place).lower in _ARTICLES
    word = at(tokens, place).lower
    if word in _SCALES or word == "dozen":
        whole, end = _scaled(tokens, Decimal(1), place, money=False) if word in _SCALES else (Decimal(12), place + 1)
        return Numeral(first, end, part * whole, part, spelled=True, unscaled=place)
    following = at(tokens, last)
    cut = at(tokens, first - 1).lower == "by"  # "cut by a third this year"
    if bare and following.lower != "of" and following.kind == "word" and not cut:
        return None
    return Numeral(first, last, part, part, spelled=True, part=True, unscaled=last)


def _cardinal(tokens: list[Token], index: int) -> tuple[Decimal, int]:
    """Read a cardinal below a thousand: "seven", "twenty-one", "two hundred and five"."""
    total, last = Decimal(0), index
    if tokens[last].lower != "hundred":
        total, last = _below_hundred(tokens, last)
    place = _skip_hyphen(tokens, last - 1) if last > index else last
    if at(tokens, place).lower == "hundred":
        total, last = (total or Decimal(1)) * 100, place + 1
        place = last + (at(tokens, last).lower == "and")
        if at(tokens, place).lower in _TENS or at(tokens, place).lower in _SMALL:
            rest, end = _below_hundred(tokens, place)
            if at(tokens, end).lower != "hundred":
                total, last = total + rest, end
    return total, last


def _below_hundred(tokens: list[Token], index: int) -> tuple[Decimal, int]:
    word = tokens[index].lower
    if word in _SMALL:
        return _SMALL[word], index + 1
    place = _skip_hyphen(tokens, index)
    ones = _SMALL.get(at(tokens, place).lower, Decimal(0))
    return (_TENS[word] + ones, place + 1) if 0 < ones < 10 else (_TENS[word], index + 1)


def _remainder(tokens: list[Token], value: Decimal, last: int) -> tuple[Decimal, int]:
    """Add what follows a scale: "two thousand five hundred", "one million, two hundred thousand" without the comma."""
    scale = _SCALES.get(tokens[last - 1].lower)
    place = last + (at(tokens, last).lower == "and")
    if scale is None or at(tokens, place).lower not in _SPELLED or scale < 1000:
        return value, last
    rest, end = _cardinal(tokens, place)
    rest, end = _scaled(tokens, rest, end, money=False)
    if rest >= scale or (place > last and rest >= 100):
        return value, last
    return _remainder(tokens, value + rest, end)


def _skip_hyphen(tokens: list[Token], index: int) -> int:
    """Return the index behind the token, and behind a hyphen that ties the next token to it."""
    hyphen = at(tokens, index + 1)
    if hyphen.text in _HYPHENS and adjacent(tokens[index], hyphen) and adjacent(hyphen, at(tokens, index + 2)):
        return index + 2
    return index + 1
