"""Records as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import Any, TextIO

from extractor.result import FIELDS, Emit, Result

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet run the text of a cell as a formula (OWASP, "CSV Injection")."""


def write_csv(results: Iterable[Result], stream: TextIO, emit: Emit) -> None:
    """Write a header and one line for each record.

    A list of mentions becomes "12:15;40:43". A text that a spreadsheet would run as a formula gets a leading
    apostrophe, the spreadsheets' own mark for text; a lone sign, as in ``modifier``, is no formula and stays.
    """
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(FIELDS[emit])
    for result in results:
        writer.writerows([_cell(value) for value in row.values()] for row in result.to_records(emit))
        stream.flush()


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return ";".join(f"{start}:{end}" for start, end in value)
    if isinstance(value, str) and len(value) > 1 and value.startswith(FORMULA_STARTS):
        return "'" + value
    return value
