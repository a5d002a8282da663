"""Currencies: ISO 4217 codes, and the symbols and names that stand for them in the news.

``data/currencies.csv`` has one row a currency: full names (any letter case), symbols and letter codes (exact letter
case) and the ISO alpha-3 codes of the countries that use it. ``data/currency_words.csv`` has the bare words that
several currencies share ("peso") and the minor units ("cent"), with the currency that is meant when the article
shows no country, if there is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractor.errors import KnowledgeError
from extractor.knowledge.tables import read_rows

# Symbols that are ordinary letters or belong to several currencies: read only where the currency is at home.
_SHARED_SYMBOLS = {
    "$": ("USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD", "JMD", "TTD", "BBD", "BSD", "FJD", "GYD", "LRD",
          "NAD", "XCD", "BND"),
    "¥": ("JPY", "CNY"), "Y": ("JPY", "CNY"),
    "Rs": ("INR", "PKR", "LKR", "NPR", "MUR", "SCR"),
    "₨": ("PKR", "INR", "LKR", "NPR", "MUR", "SCR"),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "N": ("NGN",), "P": ("PHP", "BWP"), "K": ("ZMW", "PGK", "MMK"), "Q": ("GTQ",), "L": ("HNL",), "Sh": ("KES",),
    "Br": ("ETB",), "B": ("THB",), "Le": ("SLE", "SLL"), "LE": ("EGP",), "TL": ("TRY",), "D": ("GMD",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency: ISO 4217 code, English name, full names, symbols, countries (ISO alpha-3) that use it or did."""

    code: str
    name: str
    names: tuple[str, ...]
    symbols: tuple[str, ...]
    countries: tuple[str, ...]
    former: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CurrencyWord:
    """A word of several currencies, or a minor unit: its multiplier, the default code or None, all codes meant."""

    word: str
    multiplier: float
    default: str | None
    codes: tuple[str, ...]


@cache
def currencies() -> dict[str, Currency]:
    """All currencies by ISO 4217 code."""
    found = {}
    for row in read_rows("currencies.csv"):
        names, symbols = tuple(row["names"].split("|")), tuple(filter(None, row["symbols"].split("|")))
        countries, former = tuple(row["countries"].split()), tuple(row["former"].split())
        found[row["code"]] = Currency(row["code"], row["name"], names, symbols, countries, former)
    return found


@cache
def currency_symbols() -> dict[str, str]:
    """Symbols and letter codes in exact letter case, and the currency that each stands for by default.

    Raises KnowledgeError if a symbol belongs to two currencies.
    """
    found: dict[str, str] = {}
    for currency in currencies().values():
        for symbol in currency.symbols:
            if found.setdefault(symbol, currency.code) != currency.code:
                raise KnowledgeError(f"currencies.csv: {symbol!r} stands for {found[symbol]} and {currency.code}")
    return found


@cache
def shared_symbols() -> dict[str, tuple[str, ...]]:
    """Symbols that mean different currencies in different countries, and those currencies."""
    return dict(_SHARED_SYMBOLS)


@cache
def currency_names() -> dict[str, str]:
    """Full names in lower case ("hong kong dollars") and the code of each; dots are left out ("us dollars")."""
    return {
        name.lower().replace(".", "").replace("-", " "): currency.code
        for currency in reversed(currencies().values())
        for name in currency.names
    }


@cache
def currency_words() -> dict[str, CurrencyWord]:
    """Bare words, singular and plural ("pesos", "cents"), and what they may stand for."""
    found = {}
    for row in read_rows("currency_words.csv"):
        majors = row["major"].split("|")
        codes = tuple(
            currency.code
            for currency in currencies().values()
            if any(name.lower().split()[-1] in majors for name in currency.names)
        )
        word = CurrencyWord(row["word"], float(row["multiplier"]), row["default"] or None, codes)
        found[row["word"]] = found[row["plural"]] = word
    return found


@cache
def currencies_of(iso3: str) -> tuple[str, ...]:
    """Return the codes of the currencies that a country uses, then of those that it used before."""
    return _by_country().get(iso3, ())


@cache
def _by_country() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for current in (True, False):
        for currency in currencies().values():
            for iso3 in currency.countries if current else currency.former:
                found[iso3] = (*found.get(iso3, ()), currency.code)
    return found
