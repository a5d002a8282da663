"""The country of a publisher, by the address of its site: "andina.pe", "bangkokpost.com", "justice.gov"."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from extractor.knowledge.countries import country_names, country_of_address
from extractor.knowledge.metonyms import capitals
from extractor.knowledge.places import big_cities
from extractor.knowledge.tables import fold

_SHORTEST = 4
_AMERICAN = frozenset({"gov", "mil"})
_PRESS = re.compile(
    r"^(?:the|times\s*of|news\s*of|voice\s*of|newsroom|newsin|today|inside|visit|news)|"
    r"(?:times|post|daily|news|herald|gazette|today|observer|tribune|standard|star|mail|globe|journal|chronicle|mirror|"
    r"express|telegraph|sun|nation|review|monitor|insider|live|online|inenglish|english|newsagency|agency|press|world|"
    r"report|dispatch|examiner|guardian|independent|courier|bulletin|business|weekly|sentinel|inquirer|advertiser)$"
)


def country_of_publisher(url: str) -> str | None:
    """Return the country of a site by its top-level domain, else by the place that its newspaper is named for.

    >>> country_of_publisher("https://www.rnz.co.nz/news"), country_of_publisher("https://www.bangkokpost.com/1")
    ('NZL', 'THA')
    >>> country_of_publisher("https://thebogotapost.com"), country_of_publisher("https://www.reuters.com")
    ('COL', None)
    """
    labels = (urlsplit(url).hostname or "").lower().split(".")
    if labels[-1] in _AMERICAN:
        return "USA"
    by_domain = country_of_address(url)
    if by_domain is not None or len(labels) < 2:
        return by_domain
    name, stripped = labels[-2].replace("-", ""), ""
    while name != stripped:
        if len(name) >= _SHORTEST and name != labels[-2].replace("-", "") and name in _places():
            return _places()[name]
        name, stripped = _PRESS.sub("", name, count=1), name
    return None


@cache
def _places() -> dict[str, str]:
    """Countries by the names of countries, their people, capitals and big cities, in lower-case letters alone."""
    found = {_letters(name): iso3 for name, iso3 in big_cities().items()}
    for key, name in country_names().items():
        if len(name.iso3) == 1:
            found[_letters(key)] = name.iso3[0]
    found |= {_letters(key): seat.iso3 for key, seat in capitals().items()}
    return found


def _letters(name: str) -> str:
    return "".join(letter for letter in fold(name).lower() if letter.isalpha())
