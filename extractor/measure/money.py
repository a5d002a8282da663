"""Currencies beside a number: symbols and codes in front of it, names and codes behind it, and what they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extractor.knowledge.currencies import (
    currency_names,
    currency_symbols,
    currency_words,
    shared_symbols,
)
from extractor.knowledge.units import unit_symbols
from extractor.knowledge.words import word_list
from extractor.measure.tokens import SPACES, Token, adjacent, at

_SYMBOLS = currency_symbols()
_SHARED = shared_symbols()
_UNIT_SYMBOLS = unit_symbols()
_NAMES = currency_names()
_WORDS = currency_words()
_LONGEST_SYMBOL = max(map(len, _SYMBOLS))
_SPACED_DOLLAR = re.compile(r"(?<![\w.])(US|HK|NT|NZ|AU|SG|S|USD|CAD|AUD|NZD|HKD|SGD|C|us|hk|nt|nz|c)\s$")
_LONGEST_NAME = 5
_FIRST_WORDS = frozenset(name.split()[0] for name in _NAMES) | frozenset(_WORDS)
# Words that are more often something else than money, so that they need a number that looks like money.
_AMBIGUOUS = word_list("money ambiguous")
_MONEY_NOUNS = word_list("money money nouns")
_WEIGHED = frozenset({"pound", "pounds"})
_LOOKS_LIKE_MONEY = 100


@dataclass(frozen=True, slots=True)
class MoneyMark:
    """A currency beside a number.

    code: ISO 4217, or None if the article's country must decide; codes: all that it may stand for; start, end: its
    offsets; multiplier: 0.01 for a minor unit. last: index of the token behind it (marks behind a number only).
    """

    code: str | None
    codes: tuple[str, ...]
    start: int
    end: int
    multiplier: Decimal = Decimal(1)
    last: int = 0


def money_before(text: str, start: int, home: tuple[str, ...] = ()) -> MoneyMark | None:
    """Read the currency symbol or code that ends where the number starts, one space apart at most."""
    end = start
    if end > 1 and text[end - 1] in "-−" and text[end - 2] in "$€£¥":
        end -= 1
    if end and text[end - 1] in SPACES:
        end -= 1
    dotted = end > 1 and text[end - 1] == "." and text[end - 2].isalpha()
    for length in range(_LONGEST_SYMBOL, 0, -1):
        begin = end - dotted - length
        if begin < 0:
            continue
        symbol = text[begin : end - dotted]
        code = _SYMBOLS.get(symbol)
        shared = _SHARED.get(symbol, ())
        meant = _at_home(shared, home)
        if code is None and meant is None:
            continue
        if symbol[0].isalpha() and begin and (text[begin - 1].isalnum() or text[begin - 1] in "-$."):
            continue
        if len(symbol) == 1 and symbol.isalpha() and end != start:
            continue
        if symbol == "$":
            spaced = _SPACED_DOLLAR.search(text, max(0, begin - 4), begin)
            if spaced is not None:
                return MoneyMark(_SYMBOLS.get(spaced[1]) or _SYMBOLS[spaced[1].upper() + "$"], (), spaced.start(1), end)
        return MoneyMark(meant or code, shared, begin, end)
    return None


def money_behind(
    text: str, tokens: list[Token], index: int, value: Decimal, home: tuple[str, ...] = ()
) -> MoneyMark | None:
    """Read the currency name, word or code that begins at the token behind the number.

    value: the number, which must look like an amount for words that are mostly something else ("won", "marks").
    """
    first = at(tokens, index)
    if first.text == "p" and adjacent(at(tokens, index - 1), first):
        return MoneyMark("GBP", (), first.start, first.end, Decimal("0.01"), index + 1)
    if first.text in ("c", "¢") and adjacent(at(tokens, index - 1), first):
        return MoneyMark(_at_home(_SHARED["$"], home) or "USD", (), first.start, first.end, Decimal("0.01"), index + 1)
    code = _SYMBOLS.get(first.text) if first.text not in _UNIT_SYMBOLS else None
    if code is None and len(first.text) > 1 and first.text in _SHARED:  # "500 kr"
        shared = _SHARED[first.text]
        return MoneyMark(_at_home(shared, home), shared, first.start, first.end, last=index + 1)
    if code is not None and (len(first.text) > 1 or not (first.text.isalpha() and first.text.isascii())):
        if at(tokens, index + 1).kind != "number" or adjacent(at(tokens, index - 1), first):
            shared = _SHARED.get(first.text, ())
            return MoneyMark(_at_home(shared, home) or code, shared, first.start, first.end, last=index + 1)
        return None
    if first.lower not in _FIRST_WORDS and first.text not in ("U", "new", "New"):
        return None
    for count in range(_LONGEST_NAME, 0, -1):
        last = at(tokens, index + count - 1)
        if last.kind != "word" or "\n" in text[first.start : last.end]:
            continue
        key = text[first.start : last.end].lower().replace(".", "").replace("-", " ")
        word, end = _WORDS.get(key), index + count
        if word is None and key not in _NAMES:
            continue
        known = word is not None and word.default is None and _at_home(word.codes, home) is not None
        if not known and not _is_money(tokens, index, key, value):
            continue
        if word is None:
            return MoneyMark(_NAMES[key], (), first.start, last.end, last=end)
        code = _at_home(word.codes, home) or word.default
        return MoneyMark(code, word.codes, first.start, last.end, Decimal(repr(word.multiplier)), end)
    return None


def _is_money(tokens: list[Token], index: int, word: str, value: Decimal) -> bool:
    """Whether a word that mostly means something else ("won", "mark", "pounds") is money here."""
    if word == "mark":
        return at(tokens, index - 1).text in ("-", "‑")
    if word in _WEIGHED:
        return _is_sterling(tokens, index, value)
    return word not in _AMBIGUOUS or value >= _LOOKS_LIKE_MONEY


def _at_home(codes: tuple[str, ...], home: tuple[str, ...]) -> str | None:
    return next((code for code in home if code in codes), None)


def _is_sterling(tokens: list[Token], index: int, value: Decimal) -> bool:
    """Whether "pounds" are money: large sums, a conversion or a price behind it; goods behind "of" are weighed."""
    following = at(tokens, index + 1).lower
    if value >= 10**9 or following == "sterling":
        return True
    if following == "of":
        return at(tokens, index + 2).lower in _MONEY_NOUNS
    if following == "(":
        return at(tokens, index + 2).text in _SYMBOLS
    return value >= 1000 and at(tokens, index).lower == "pounds"
