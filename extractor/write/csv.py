"""Records as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from typing import Any, TextIO

from extractor.result import FIELDS, Emit, Result

FORMULA = re.compile("'*[=+\\-@\t\r]")
"""What makes a spreadsheet run the text of a cell as a formula (OWASP, "CSV Injection"), behind marks of our own."""


def write_csv(results: Iterable[Result], stream: TextIO, emit: Emit) -> None:
    """Write a header and one line for each record.

    A list of mentions becomes "12:15;40:43". A text that a spreadsheet would run as a formula is defused.
    """
    write_lines(stream, [FIELDS[emit]])
    for result in results:
        write_lines(stream, (row.values() for row in result.to_records(emit)))
        stream.flush()


def write_lines(stream: TextIO, rows: Iterable[Iterable[Any]]) -> None:
    """Write each row of values as a line of cells, as :func:`write_csv` does."""
    csv.writer(_Lines(stream)).writerows([_cell(value) for value in row] for row in rows)


def defuse(text: str) -> str:
    """Return a text that no spreadsheet runs as a formula, with an apostrophe before it if need be.

    That is the spreadsheets' own mark for text. A lone sign, as in ``modifier``, is no formula and stays.
    """
    return "'" + text if len(text) > 1 and FORMULA.match(text) else text


def restore(text: str) -> str:
    """Return the text that was defused."""
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


def _cell(value: Any) -> Any:
    """Return a value as one cell; the items of a list are joined by semicolons."""
    if isinstance(value, list):
        return _cell(";".join(item if isinstance(item, str) else ":".join(map(str, item)) for item in value))
    return defuse(value) if isinstance(value, str) else value


class _Lines:
    r"""Ends the lines of a ``csv.writer`` by ``\n`` alone.

    The writer is left to end them by ``\r\n``: before Python 3.13 it quotes a line end in a cell only if its own has
    it, and a lone ``\r`` without quotes breaks the line for a reader.
    """

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, line: str) -> int:
        return self.stream.write(line.removesuffix("\r\n") + "\n")
