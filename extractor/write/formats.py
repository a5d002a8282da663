"""The output formats by name; each writes the results as they come, the first before the last is read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Literal, TextIO, get_args

from extractor.result import Emit, Result
from extractor.write.csv import write_csv
from extractor.write.table import write_table

Format = Literal["table", "jsonl", "json", "csv"]
FORMATS: tuple[Format, ...] = get_args(Format)


def write_jsonl(results: Iterable[Result], stream: TextIO, emit: Emit) -> None:
    """Write one JSON object a line: a record, or with "all" an article."""
    for result in results:
        for row in result.to_records(emit):
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
        stream.flush()


def write_json(results: Iterable[Result], stream: TextIO, emit: Emit) -> None:
    """Write one JSON array of the objects that JSONL has on its lines."""
    separator = "[\n"
    for result in results:
        for row in result.to_records(emit):
            stream.write(separator + json.dumps(row, ensure_ascii=False))
            separator = ",\n"
    stream.write("[]\n" if separator == "[\n" else "\n]\n")


WRITERS: dict[str, Callable[[Iterable[Result], TextIO, Emit], None]] = {
    "jsonl": write_jsonl,
    "json": write_json,
    "csv": write_csv,
}


def write_results(
    results: Iterable[Result], stream: TextIO, *, format: Format, emit: Emit = "facts", explain: bool = False
) -> None:
    """Write the results to the stream; emit as in :meth:`Result.to_records`, but "all" has no CSV.

    explain: whether a table shows the evidence below each fact; the other formats hold it in each record.
    """
    if format == "table":
        write_table(results, stream, emit, explain=explain)
    else:
        WRITERS[format](results, stream, emit)
