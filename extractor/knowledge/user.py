"""The user's own knowledge: rows added by a file (``--knowledge FILE``) or in Python, which win over the tables."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from extractor.errors import KnowledgeError
from extractor.knowledge.countries import countries
from extractor.knowledge.tables import fold

COLUMNS = ("name", "aliases", "label", "iso3", "role", "qid", "since", "until")
LABELS = ("PERSON", "NORP", "GPE", "LOC", "ORG", "FAC", "EVENT", "LAW", "PRODUCT")

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEntity:
    """One row: an entity by its name and other names, with country (ISO alpha-3 or "EU"), role and Wikidata item.

    since, until: ISO dates from and before which the row holds, read at the article's date; empty for always.
    """

    name: str
    aliases: tuple[str, ...] = ()
    label: str = "ORG"
    iso3: str | None = None
    role: str | None = None
    qid: str | None = None
    since: str = ""
    until: str = ""

    def holds(self, published: str | None) -> bool:
        """Whether the row is true at a date; a row with dates is not, without a date."""
        if not self.since and not self.until:
            return True
        return published is not None and self.since <= published < (self.until or "9999")


@dataclass(slots=True)
class UserKnowledge:
    """Rows of the user, looked up by any of their names."""

    rows: tuple[KnownEntity, ...] = ()
    _by_name: dict[str, list[KnownEntity]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for row in self.rows:
            for name in (row.name, *row.aliases):
                self._by_name.setdefault(fold(name), []).append(row)

    def find(self, surface: str, published: str | None) -> KnownEntity | None:
        """Return the row of a name that holds at the article's date, the first if there are several."""
        return next((row for row in self._by_name.get(fold(surface), ()) if row.holds(published)), None)

    def names(self) -> Iterable[str]:
        """Return every name of every row, folded."""
        return self._by_name

    def to_rows(self) -> list[dict[str, Any]]:
        """Return the rows as plain values, as :func:`from_rows` takes them."""
        return [
            {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(row).items()}
            for row in self.rows
        ]


def from_rows(rows: Iterable[Mapping[str, Any]]) -> UserKnowledge:
    """Build the user's knowledge from dictionaries with the columns of :data:`COLUMNS`; only ``name`` is required.

    Raises KnowledgeError for an unknown column, label or country, or a row without a name.
    """
    return UserKnowledge(tuple(_entity(row, f"knowledge row {number}") for number, row in enumerate(rows, 1)))


def load_knowledge(path: str | Path) -> UserKnowledge:
    """Read a CSV file whose header names some of :data:`COLUMNS`; several aliases are divided by semicolons.

    Raises KnowledgeError if the file cannot be read or a row breaks a rule, with its line number.
    """
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            return UserKnowledge(tuple(_entity(row, f"{path}, line {reader.line_num}") for row in reader))
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"cannot read the knowledge file {path}: {error}; give a CSV file in UTF-8") from error


def _entity(row: Mapping[str, Any], where: str) -> KnownEntity:
    unknown = [str(key) for key in row if key not in COLUMNS]
    if unknown:
        raise KnowledgeError(f"{where}: unknown column {', '.join(unknown)}; the columns are {', '.join(COLUMNS)}")
    values: dict[str, Any] = {
        key: value.strip() if isinstance(value, str) else value for key, value in row.items() if value
    }
    if not values.get("name"):
        raise KnowledgeError(f"{where}: no name; every row needs one in the column 'name'")
    label, iso3 = values.get("label", "ORG"), values.get("iso3")
    if label not in LABELS:
        raise KnowledgeError(f"{where}: label {label!r} is unknown; use one of {', '.join(LABELS)}")
    if iso3 is not None and iso3 != "EU" and iso3 not in countries():
        raise KnowledgeError(f"{where}: {iso3!r} is no ISO 3166-1 alpha-3 code; use one such as IND, XKX or EU")
    for date in filter(None, (values.get("since"), values.get("until"))):
        if not _DATE.fullmatch(date):
            raise KnowledgeError(f"{where}: {date!r} is no ISO date; write it as 2025-03-14")
    aliases = values.get("aliases", ())
    if isinstance(aliases, str):
        aliases = [alias.strip() for alias in aliases.split(";")]
    return KnownEntity(**{**values, "aliases": tuple(filter(None, aliases))})
