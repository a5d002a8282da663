"""What "pesos", "Rs" and "$" mean in an article: the currencies of the countries that it names."""

from __future__ import annotations

import re
from collections import Counter

from spacy.tokens import Doc

from extractor.knowledge.currencies import currencies, currencies_of
from extractor.measure.figures import Figure

# Dollars that their country's own press writes without a prefix; other dollars are prefixed even at home when they
# are written for foreigners.
_BARE_DOLLARS = frozenset({"USD", "AUD", "CAD", "NZD"})
_PREFIXED = re.compile(r"(?<![A-Z])(?:A|C|AU|NZ)\$")
_FOREIGN = re.compile(r"US\$|\$US")
_FEWEST_MENTIONS = 3


def home_currencies(doc: Doc) -> tuple[str, ...]:
    """Return the currencies of the countries that the article names, of the country named most often first.

    The bare "$" is the US dollar, except where the article marks that one ("US$") and names another dollar's country,
    or is mostly about such a country and does not write its prefix ("A$").
    """
    ranked = Counter(mention.iso3 for mention in doc._.mentions if mention.iso3).most_common()
    home = [code for iso3, _ in ranked for code in currencies_of(iso3)]
    foreign = [code for code in home if code in _BARE_DOLLARS and code != "USD"]
    if foreign and _FOREIGN.search(doc.text):
        home.insert(0, foreign[0])
    elif not foreign or home[0] != foreign[0] or ranked[0][1] < _FEWEST_MENTIONS or _PREFIXED.search(doc.text):
        home.insert(0, "USD")
    return tuple(code for code in home if code in _BARE_DOLLARS or "dollar" not in currencies()[code].name.lower())


def share_currency(figures: list[Figure]) -> None:
    """Give a shared word without a default ("sen", "pesos") the currency that the text writes out most often."""
    written = Counter(figure.unit for figure in figures if figure.dimension == "money" and figure.unit)
    for figure in figures:
        if figure.dimension == "money" and figure.unit is None:
            figure.unit = next((code for code, _ in written.most_common() if code in figure.codes), None)
