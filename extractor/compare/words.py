"""A text as the words that two copies of it have in common: without case, marks of punctuation and web debris."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from extractor.knowledge.abbreviations import abbreviations
from extractor.knowledge.numbers import number_words
from extractor.knowledge.time_words import month_numbers, time_words

_WORD = re.compile(r"(?P<number>\d+(?:[.,:/]\d+)*)|(?:[A-Z]\.){2,}|[^\W\d_]+(?:'[^\W\d_]+)*")
_STOP = re.compile(r"['\"”»]*(?:[.!?:;()\[\]…]|\s+[-–—]+\s|\s*—|[^\S\n]*(?:\n|$))")
"""What ends a sentence, a headline, the place and date before the news, or the title of an item (a colon)."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_ADDRESS = re.compile(r"\S+://\S+|\b(?:\w[\w-]*\.)+[a-z]{2,}/\S*")
_SPELLINGS = ((_ADDRESS, ""), (re.compile(r"\s?%|\bper cent\b|\bpct\b"), " percent"), (re.compile("[’‘]"), "'"))
_NUMBERS = ("small", "tens", "hundred", "scale")


class Word(NamedTuple):
    """A word or number.

    text: in one form for all spellings: "twelve" is "12", "1,480" is "1480", "bn" is "1E+9". figure: whether it is a
    quantity: a number or scale word, but no ordinal, year, clock time or day of a month. name: whether it begins with
    a capital and is no month or weekday. ends: whether nothing of its sentence comes after it.
    """

    text: str
    figure: bool = False
    name: bool = False
    ends: bool = False


def split_words(text: str) -> list[Word]:
    """Return the words of the article's own blocks: datelines and debris of the web page are left out."""
    from extractor.tag.layout import find_blocks

    text = unicodedata.normalize("NFKC", text)
    for spelling, word in _SPELLINGS:
        text = spelling.sub(word, text)
    blocks = [text[block.start : block.end] for block in find_blocks(text) if block.kind in ("text", "headline")]
    return [word for block in blocks for word in _split_block(block)]


def _split_block(block: str) -> list[Word]:
    found = list(_WORD.finditer(block))
    return [_word(found, index, block) for index in range(len(found))]


def _word(found: list[re.Match[str]], index: int, block: str) -> Word:
    match = found[index]
    written = match[0].replace(".", "") if match["number"] is None else match[0]
    ends = _STOP.match(block, match.end()) is not None and not _is_abbreviated(written, block, match.end())
    if match["number"] is not None:
        beside = {other[0] for other in (*found[max(index - 1, 0) : index], *found[index + 1 : index + 2])}
        calendar = bool(_YEAR.fullmatch(written) or {":", "/"} & set(written) or beside & month_numbers().keys())
        return Word(written.replace(",", ""), figure=not calendar, ends=ends)
    folded = written.casefold()
    value = _values().get(folded)
    if value is None and index > 0 and found[index - 1]["number"] is not None:
        value = number_words("abbreviation").get(folded)
    if value is not None:
        return Word(str(value), figure=True, ends=ends)
    return Word(folded, name=written[0].isupper() and written not in time_words(), ends=ends)


def _is_abbreviated(word: str, block: str, end: int) -> bool:
    """Whether the full stop after the word belongs to it: "Gen. Smith"."""
    return block.startswith(". ", end) and (len(word) == 1 or word in abbreviations())


@cache
def _values() -> dict[str, Decimal]:
    values = {word: value for kind in _NUMBERS for word, value in number_words(kind).items()}
    del values["one"]  # more often a pronoun
    return values
