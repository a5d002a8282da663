"""Exchange rates: "92.5 rubles to the dollar", "fell to 60.60 against the dollar", "$1.08 per euro"."""

from __future__ import annotations

from decimal import Decimal

from extractor.knowledge.currencies import currency_names, currency_words
from extractor.knowledge.words import word_list
from extractor.measure.figures import Figure
from extractor.measure.money import money_before, money_behind
from extractor.measure.tokens import Token, at

_QUOTING = frozenset({"per", "to", "against", "versus", "vs", "for"})
_ONE = frozenset({"the", "one", "1", "each"})
_AMOUNT = Decimal(1000)  # large enough that "won" and "pound" behind "the" are read as money
_REACH = 40
_ENDING = word_list("counted closed") | {"yesterday", "today", "late", "early"}
_CURRENCY_WORDS = frozenset(name.split()[0] for name in currency_names()) | frozenset(currency_words())
# Currencies that are quoted as the price of one of them, by custom of the foreign exchange market.
_BASES = ("EUR", "GBP", "AUD", "NZD")


def quoted_against(text: str, tokens: list[Token], index: int, home: tuple[str, ...] = ()) -> tuple[str | None, int]:
    """Read the currency that a rate is quoted against at the token behind it; return its code and the next index."""
    if at(tokens, index).lower not in _QUOTING:
        return None, index
    place = index + 1
    definite = at(tokens, place).lower in _ONE
    if not definite and at(tokens, index).lower != "per":
        return None, index
    one = next((near for near in (place, place + 1) if at(tokens, near).text == "1"), None)
    mark = money_before(text, tokens[one].start, home) if one is not None else None
    if mark is not None and one is not None:
        return mark.code, one + 1
    mark = money_behind(text, tokens, place + definite, _AMOUNT, home)
    if mark is None or mark.code is None or mark.multiplier != 1:
        return None, index
    following = at(tokens, mark.last)
    if following.kind == "word" and following.lower not in _ENDING:  # "to the euro zone"
        return None, index
    return mark.code, mark.last


def name_rate(text: str, tokens: list[Token], figure: Figure, first: int, home: tuple[str, ...]) -> str | None:
    """Return the unit of a bare number that is a rate, or None: "the ruble fell to 60.60 against the dollar".

    first: the first token of its sentence; the rate is that of the nearest currency named from there on.
    """
    against, _ = quoted_against(text, tokens, figure.last, home)
    if against is None:
        return None
    for place in range(figure.begin - 1, max(first, figure.begin - _REACH) - 1, -1):
        if (
            tokens[place].lower in _CURRENCY_WORDS
            and at(tokens, place - 1 - _is_one(tokens, place)).lower not in _QUOTING
        ):
            mark = money_behind(text, tokens, place, _AMOUNT, home)
            if mark is not None and mark.code is not None and mark.code != against:
                above, below = (against, mark.code) if mark.code in _BASES else (mark.code, against)
                return f"{above}/{below}"
    return None


def _is_one(tokens: list[Token], place: int) -> bool:
    return at(tokens, place - 1).lower in _ONE
