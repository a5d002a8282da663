"""Exact search for the names of the tables in running text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain

from extractor.knowledge.countries import country_names, lookalikes, name_of
from extractor.knowledge.metonyms import buildings
from extractor.knowledge.organisations import organisations
from extractor.knowledge.places import find_places
from extractor.knowledge.tables import fold
from extractor.knowledge.user import UserKnowledge
from extractor.resolve.drafts import Draft

_TELLING_KINDS = frozenset({"armed group", "body", "central bank", "international"})
_DISTINCT = 7
"""Letters from which a company's name is hardly a word ("Petrobras"); those that are words all the same follow."""
_COMMON_WORDS = frozenset(
    {"Caterpillar", "Chevron", "Snowflake", "Robinhood", "Fortune", "Harmony", "Ferrari", "Cargill"}
)
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+")


class Gazetteer:
    """Finds names of countries, their people, seats of state, organisations, and the user's own, the longest first.

    Phrases that only contain a country's name ("Niger Delta", "French fries") are found, too.
    """

    def __init__(self, knowledge: UserKnowledge) -> None:
        self._knowledge = knowledge
        self._organisations = {key for key, row in organisations().items() if _is_telling(key, row.kind)}
        self._longest: dict[str, int] = {}
        tables = (country_names(), lookalikes(), buildings(), self._organisations, knowledge.names())
        for name in chain.from_iterable(tables):
            words = WORD.findall(name.removeprefix("The "))
            for first in {words[0], words[0].upper()}:
                self._longest[first] = max(len(words), self._longest.get(first, 0))

    def find(self, text: str, tagged: Sequence[tuple[int, int]], published: str | None) -> Iterator[Draft]:
        """Yield a draft for each name that no tagged span holds; ``tagged`` must be sorted and free of overlaps.

        A name may swallow shorter tagged spans ("Costa" and "Ricans" in "Costa Ricans"), but crosses none. A phrase
        that is no name at all ("French fries") has an empty label, and is there to be left out.
        """
        words = [(match.start(), match.end()) for match in WORD.finditer(text)]
        starts, ends = [start for start, _ in tagged], [end for _, end in tagged]
        free_from = 0
        for index, (start, end) in enumerate(words):
            if start < free_from or not text[start].isupper():
                continue
            word = text[start:end]
            longest = self._longest.get(word if word.isascii() and "." not in word else fold(word), 0)
            for count in range(min(longest, len(words) - index), 0, -1):
                last = words[index + count - 1][1]
                label = self._label(text[start:last], published)
                if label is None or text[last : last + 1] == "$":
                    continue
                free_from = last
                before, inside = bisect_left(starts, start), bisect_left(starts, last)
                held = before > 0 and ends[before - 1] > start
                crossed = inside > 0 and ends[inside - 1] > last
                same = inside - before == 1 and (starts[before], ends[before]) == (start, last)
                if not (held or crossed or (same and label)):
                    yield Draft(start, last, label, text[start:last], from_model=inside > before)
                break

    def _label(self, surface: str, published: str | None) -> str | None:
        """Return the label of a name, "" for a phrase that is no country, None for no name at all."""
        if row := self._knowledge.find(surface, published):
            return row.label
        key = fold(surface)
        if key in lookalikes():
            return lookalikes()[key]
        if country := name_of(surface):
            return "NORP" if country.is_demonym else "ORG" if country.iso3 == ("EU",) else "GPE"
        return "ORG" if key in buildings() or key in self._organisations else None


def _is_telling(name: str, kind: str) -> bool:
    """Whether an organisation's name means it wherever it stands: "World Bank", "OPEC", "Petrobras"; not "Apple"."""
    inner = any(letter.isupper() for letter in name[1:]) and not name.isupper()  # "QatarEnergy"
    distinct = kind == "company" and len(name) >= _DISTINCT and name not in _COMMON_WORDS and not find_places(name)
    return (
        " " in name or inner or distinct or (name.isupper() and len(name) > 2) or name == "UN" or kind in _TELLING_KINDS
    )
