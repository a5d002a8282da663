"""Organisations in the news: companies, central banks, international bodies, armed groups; and legal forms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractor.knowledge.tables import fold, read_columns

COLUMNS = ("name", "aliases", "kind", "iso3", "source")


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation with its country, None for an international body ("EU" for those of the European Union)."""

    name: str
    kind: str
    iso3: str | None

    @property
    def is_generic(self) -> bool:
        """Whether other states have bodies of such a name ("Department of Justice")."""
        return self.kind in ("agency", "parliament", "party")


@cache
def organisations() -> dict[str, Organisation]:
    """Return the organisations by the folded form of every name and alias."""
    found: dict[str, Organisation] = {}
    for name, aliases, kind, iso3, _ in read_columns("organisations.csv", COLUMNS):
        row = Organisation(name, kind, iso3 or None)
        for alias in (name, *aliases.split(";")):
            if alias:
                found[fold(alias)] = row
    return found


def find_organisation(name: str) -> Organisation | None:
    """Return the organisation of a name, whether or not it begins with a capital ("al-Jazeera")."""
    key = fold(name)
    return organisations().get(key) or organisations().get(key[:1].upper() + key[1:])


@cache
def legal_forms() -> frozenset[str]:
    """Return the legal forms that a company's name may start or end with, in lower case without dots ("pjsc")."""
    return frozenset(form for form, _ in read_columns("legal_forms.csv", ("form", "source")))
