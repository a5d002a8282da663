"""How knowledge tables are kept and looked up: CSV files, one row a line, sorted, in ``extractor/knowledge/data``."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.errors import KnowledgeError

DATA_DIR = Path(__file__).parent / "data"

_DOTTED = re.compile(r"(?<=\b[A-Za-z])\.(?=[\s,)]|[A-Za-z]\b|$)")
_SPACES = re.compile(r"\s+")
_APOSTROPHES = str.maketrans("’‘ʼ`", "''''")


def fold(surface: str) -> str:
    """Return the key under which a name is kept: no diacritics, no dots of initials, single spaces; case stays.

    "U.S." and "US" have one key, so have "Côte d’Ivoire" and "Cote d'Ivoire"; "US" and "us" have two.
    """
    if not surface.isascii():
        surface = unicodedata.normalize("NFKD", surface.translate(_APOSTROPHES))
        surface = "".join(letter for letter in surface if not unicodedata.combining(letter))
        surface = surface.replace("ł", "l").replace("ø", "o").replace("đ", "d").replace("ı", "i")
    if "." in surface:
        surface = _DOTTED.sub("", surface).replace("St. ", "St ")
    return _SPACES.sub(" ", surface).strip() if "  " in surface or "\n" in surface else surface.strip()


def read_rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table of the package by column name."""
    with (DATA_DIR / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def read_columns(name: str, columns: tuple[str, ...]) -> Iterator[list[str]]:
    """Yield the rows of a table as lists, much faster than :func:`read_rows`.

    Raises KnowledgeError if the table's header is not ``columns``.
    """
    with (DATA_DIR / name).open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        header = next(rows)
        if header != list(columns):
            raise KnowledgeError(f"{name} has the columns {','.join(header)}; they must be {','.join(columns)}")
        yield from rows


def write_rows(path: Path, columns: tuple[str, ...], rows: Iterable[dict[str, str]]) -> None:
    """Write a table sorted by its columns, each row once."""
    lines = sorted({tuple(row[column] for column in columns) for row in rows})
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(lines)
