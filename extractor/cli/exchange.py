"""``extractor export`` and ``extractor import``: a store as files of other formats, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.errors import StoreError

STORE_HELP = "A store that `extractor batch` has made."
FORMAT_HELP = "parquet, csv and jsonl: a folder with a file for each table; duckdb: one file."
OUTPUT_HELP = "Folder or file to write, which must not exist; by default FACTS-csv, FACTS.duckdb or the like."
SOURCE_HELP = "What `extractor export` has written."
NEW_STORE_HELP = "The store to make."


def export_command(
    store: Annotated[Path, typer.Argument(metavar="STORE", help=STORE_HELP, show_default=False)],
    format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help=FORMAT_HELP)] = "parquet",
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="PATH", help=OUTPUT_HELP)] = None,
) -> None:
    """Write the tables of a store as Parquet, CSV, JSON lines or a DuckDB database."""
    from extractor.store import Store
    from extractor.store.exchange import FORMATS, export_store

    chosen = next((name for name in FORMATS if name == format), None)
    if chosen is None:
        raise typer.BadParameter(f"{format!r} is none of {', '.join(FORMATS)}.", param_hint="--format")
    output = output or store.with_name(f"{store.stem}.duckdb" if chosen == "duckdb" else f"{store.stem}-{chosen}")
    with Store.open(store) as opened:
        typer.echo(_describe(output, export_store(opened, output, chosen)))


def import_command(
    source: Annotated[Path, typer.Argument(metavar="EXPORT", help=SOURCE_HELP, show_default=False)],
    store: Annotated[Path, typer.Option("--store", "-s", metavar="FILE", help=NEW_STORE_HELP, show_default=False)],
) -> None:
    """Make a store of what was exported from one."""
    from extractor.batch.originals import Originals
    from extractor.store import Writer
    from extractor.store.exchange import import_store

    if store.exists():
        raise StoreError(f"The store {str(store)!r} exists already: name a new one.")
    with Writer.create(store) as writer:
        counts = import_store(source, writer)
        Originals(writer).rebuild()
        writer.commit()
    typer.echo(_describe(store, counts))


def _describe(path: Path, counts: dict[str, int]) -> str:
    return f"{path}: " + ", ".join(f"{count:,} {table}" for table, count in counts.items())
