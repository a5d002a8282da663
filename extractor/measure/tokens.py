"""The tokens that numbers are read from: numbers with their grouping, words, and single marks.

These are finer than a spaCy ``Doc``'s tokens and do not depend on one, so that a figure is read the same way in any
text. ``$2-3bn`` is ``$``, ``2``, ``-``, ``3``, ``bn``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

SPACES = " \u00a0\u202f\u2009\u200e\u200f\u200b"

_EUROPEAN_MONEY = r"zł|€|kr|Kč|Ft|EUR|PLN|SEK|NOK|DKK|CZK|HUF|RUB|UAH|euros?|rou?bles?|zlotys?|kron[ae]r?|forints?"
_NUMBER = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]*\d)"  # 1,234,567.8
    r"|\d{1,2}(?:,\d{2})*,\d{3}(?:\.\d+)?(?!\d)"  # 4,56,000
    r"|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?:[.,]\d+)?(?!\d)"  # 1 234 567,8 with hard spaces
    rf"|(?:(?<=[€$£R])|(?=[\d ]{{3,24}}(?:,\d{{1,2}})?\s?(?:{_EUROPEAN_MONEY})))"  # 1 234,50 zł
    r"\d{1,3}(?: \d{3})+(?:,\d{1,2})?(?!\d)"
    r"|(?<![\d.,])\d{1,3}(?: \d{3})* 000(?: \d{3})*(?![\d,.]*\d)"  # 50 000
    r"|\d{1,3}(?:['’]\d{3})+(?!\d)(?:\.\d+)?"  # 1'234'567
    r"|\d{1,3}(?:\.\d{3}){2,}(?!\d)(?:,\d+)?"  # 1.234.567
    r"|\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)"  # 1.234,56
    r"|\d+,\d{1,2}(?![\d,])"  # 3,75
    r"|\d+\.\d+"
    r"|\d+"
)
_TOKEN = re.compile(rf"(?P<number>{_NUMBER}|(?<![\w.])\.\d+)|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)|(?P<mark>[^\s\w]|_)")


class Token(NamedTuple):
    """A token: kind ("number", "word" or "mark"), its text, the text in lower case, and its offsets."""

    kind: str
    text: str
    lower: str
    start: int
    end: int


END = Token("mark", "", "", -1, -1)
"""Stands for whatever is not there: before the first token and after the last."""


def tokenize(text: str) -> list[Token]:
    """Split the text into tokens, in one pass."""
    return [
        Token(match.lastgroup or "mark", word := match.group(), word.lower(), match.start(), match.end())
        for match in _TOKEN.finditer(text)
    ]


def at(tokens: list[Token], index: int) -> Token:
    """Return the token at the index, or END outside the list."""
    return tokens[index] if 0 <= index < len(tokens) else END


def adjacent(first: Token, second: Token) -> bool:
    """Whether nothing stands between two tokens, not even a space."""
    return first.end == second.start
