"""Articles as CSV: a header with the fields of JSONL, of which only ``text`` is required, and a row for each."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from extractor.errors import ForeignError, InputError
from extractor.read.jsonl import OPTIONAL, make_article
from extractor.read.limits import MAX_LINE
from extractor.read.source import Source
from extractor.read.text import decode
from extractor.records import Article
from extractor.result import Failure

DELIMITERS = (",", ";", "\t")
"""Spreadsheets write a semicolon where the comma is the decimal sign."""

COLUMNS = ("text", "doc_id", *OPTIONAL)


def read_csv(source: Source, notify: Callable[[str], None]) -> Iterator[Article | Failure]:
    """Yield the article of each row, or what is wrong with the row; other columns are passed over.

    An article without ``doc_id`` is named by the file and its first line. Raises ForeignError if there is no
    column ``text``, InputError if the quotes of a cell do not end.
    """
    lines = _decoded(source)
    header = next(lines, "")
    delimiter = next((each for each in DELIMITERS if "text" in _header(header, each)), None)
    if delimiter is None:
        raise ForeignError(
            f'The CSV file has no column "text" but {header.strip()[:100]!r}: begin it with a line that names the '
            f"columns {', '.join(COLUMNS)}."
        )
    names = _header(header, delimiter)
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    empty = True
    while True:
        place = f"{source.name}:{rows.line_num + 2}"
        try:
            with _long_cells():
                row = next(rows, None)
        except csv.Error as error:
            raise InputError(f"The rows from {place} on are no CSV ({error}): check the quotes there.") from error
        if row is None:
            break
        if not any(cell.strip() for cell in row):
            continue
        empty = False
        cells = {name: cell for name, cell in zip(names, row, strict=False) if cell and name in COLUMNS}
        try:
            if len(row) > len(names):
                raise InputError(f"The row has {len(row)} cells, the header {len(names)}: put quotes around the text.")
            yield make_article(cells, place)
        except InputError as error:
            yield Failure.from_error(place, error)
    if empty:
        raise InputError("The file is empty: it has a header and no rows.")


def _header(line: str, delimiter: str) -> list[str]:
    return [name.strip().lower() for name in next(csv.reader([line], delimiter=delimiter), [])]


def _decoded(source: Source) -> Iterator[str]:
    for line in source.lines():
        if len(line) > MAX_LINE:
            raise InputError(f"A line has more than {MAX_LINE // 1024**2} MiB, too many for one article.")
        yield decode(line)[0]


@contextmanager
def _long_cells() -> Iterator[None]:
    """Let a cell be as long as a line may be; the limit is one for the whole process, so it is put back."""
    limit = csv.field_size_limit(MAX_LINE)
    try:
        yield
    finally:
        csv.field_size_limit(limit)
