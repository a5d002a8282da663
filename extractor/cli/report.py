"""``extractor report``: articles and what they state as one page to look at."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.notices import Notices
from extractor.cli.reading import (
    KnowledgeOption,
    LocalOption,
    ModelOption,
    PublishedOption,
    WorkersOption,
    read_results,
)
from extractor.result import Result
from extractor.write import check_output, open_output

INPUTS_HELP = "What `extractor run` reads, and stores that `extractor batch` has filled."
OUTPUT_HELP = "File to write; it appears when it is whole."
TITLE_HELP = "Heading of the page."
FORCE_HELP = "Overwrite the page if it exists."

MANY = 5_000
"""Facts up to which the page was measured: 5 MB, which Chromium opens in 0.4 s of one core and sorts in 0.2 s."""

SQLITE = b"SQLite format 3\0"
"""How every SQLite file begins (sqlite.org/fileformat.html)."""


def report_command(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help=INPUTS_HELP, show_default=False)],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help=OUTPUT_HELP, show_default=False)],
    title: Annotated[str | None, typer.Option(metavar="TEXT", help=TITLE_HELP)] = None,
    published: PublishedOption = None,
    model: ModelOption = None,
    knowledge: KnowledgeOption = None,
    workers: WorkersOption = 1,
    allow_local: LocalOption = False,
    force: Annotated[bool, typer.Option("--force", help=FORCE_HELP)] = False,
) -> None:
    """Write one HTML page: the articles with their marks, the facts, who with whom, and figures over time."""
    failed = report(
        inputs,
        output=output,
        title=title,
        published=published,
        model=model,
        knowledge=knowledge,
        workers=workers,
        allow_local=allow_local,
        force=force,
    )
    if failed:
        raise typer.Exit(1)


def report(
    inputs: Sequence[str],
    *,
    output: Path,
    title: str | None = None,
    published: str | None = None,
    model: str | None = None,
    knowledge: Path | None = None,
    workers: int = 1,
    allow_local: bool = False,
    force: bool = False,
) -> int:
    """Read the inputs, write the page, report what cannot be read on stderr, and return how many that were.

    The arguments are the options of the command. Raises DateError, ModelError, KnowledgeError, OutputError or
    StoreError.
    """
    from extractor.report import render_report

    check_output(output, force=force)
    notices = Notices()
    results: list[Result] = []
    for stored, names in groupby(inputs, is_store):
        if stored:
            results += (result for name in names for result in read_store(name))
        else:
            results += read_results(
                list(names),
                notices,
                published=published,
                model=model,
                knowledge=knowledge,
                workers=workers,
                allow_local=allow_local,
                progress=sys.stderr.isatty(),
            )
    facts = sum(len(result.facts) for result in results)
    if facts > MANY:
        notices.notify(
            f"the page holds {facts:,} facts; it is known to be quick up to {MANY:,}: give it fewer articles"
        )
    with open_output(output) as stream:
        stream.write(render_report(results, title=title))
    return notices.failed


def is_store(name: str) -> bool:
    """Whether the input is an SQLite file."""
    path = Path(name)
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(SQLITE)) == SQLITE


def read_store(name: str) -> Iterator[Result]:
    """Yield what a store holds, article by article. Raises StoreError for an SQLite file that is no store."""
    from extractor.store import Store

    with Store.open(name) as store:
        for document in store.documents(status="done"):
            yield store.result(document.doc_id)
