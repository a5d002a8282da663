"""``extractor run``: read articles and write what they state."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.notices import Notices
from extractor.cli.pipe import reader_may_stop
from extractor.cli.reading import (
    InputsArgument,
    KnowledgeOption,
    LocalOption,
    ModelOption,
    PublishedOption,
    WorkersOption,
    read_results,
)
from extractor.result import Emit
from extractor.write import FORMATS, Format, check_output, open_output, write_results

FORMAT_HELP = "Output format; by default a table on a terminal, else what the suffix of --output says, else jsonl."
EMIT_HELP = "What to write: facts, every mention of an entity, every quantity, every time expression, or all."
OUTPUT_HELP = "File to write to, instead of standard output; it appears when it is whole."
EXPLAIN_HELP = "Show below each fact of the table where it stands, in which words, and how sure it is."
CONFIDENCE_HELP = "Leave out the facts that are less sure than this (0 to 1)."
FORCE_HELP = "Overwrite the output file if it exists."


def run_command(
    inputs: InputsArgument,
    published: PublishedOption = None,
    format: Annotated[Format | None, typer.Option("--format", "-f", help=FORMAT_HELP)] = None,
    emit: Annotated[Emit, typer.Option("--emit", "-e", help=EMIT_HELP)] = "facts",
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help=OUTPUT_HELP)] = None,
    model: ModelOption = None,
    knowledge: KnowledgeOption = None,
    workers: WorkersOption = 1,
    min_confidence: Annotated[float, typer.Option(metavar="X", min=0, max=1, help=CONFIDENCE_HELP)] = 0.0,
    explain: Annotated[bool, typer.Option("--explain", help=EXPLAIN_HELP)] = False,
    allow_local: LocalOption = False,
    force: Annotated[bool, typer.Option("--force", help=FORCE_HELP)] = False,
) -> None:
    """Read articles and write the people, countries, organisations and quantitative claims in them."""
    chosen = format or _default_format(output)
    if chosen == "csv" and emit == "all":
        raise typer.BadParameter(
            '"all" has no columns: choose json, jsonl or table, or one kind of record.', param_hint="--emit"
        )
    if explain and (chosen != "table" or emit not in ("facts", "all")):
        raise typer.BadParameter("only the table of facts is explained: add --format table.", param_hint="--explain")
    with reader_may_stop():
        failed = run(
            inputs,
            published=published,
            format=chosen,
            emit=emit,
            output=output,
            model=model,
            knowledge=knowledge,
            workers=workers,
            min_confidence=min_confidence,
            explain=explain,
            allow_local=allow_local,
            force=force,
        )
    if failed:
        raise typer.Exit(1)


def run(
    inputs: Sequence[str],
    *,
    published: str | None = None,
    format: Format = "jsonl",
    emit: Emit = "facts",
    output: Path | None = None,
    model: str | None = None,
    knowledge: Path | None = None,
    workers: int = 1,
    min_confidence: float = 0.0,
    explain: bool = False,
    allow_local: bool = False,
    force: bool = False,
) -> int:
    """Read the inputs, write their records, report what cannot be read on stderr, and return how many that were.

    The arguments are the options of the command. Raises DateError, ModelError, KnowledgeError or OutputError
    before anything is read.
    """
    if output is not None:
        check_output(output, force=force)
    notices = Notices()
    results = read_results(
        inputs,
        notices,
        published=published,
        model=model,
        knowledge=knowledge,
        workers=workers,
        allow_local=allow_local,
        progress=sys.stderr.isatty() and (output is not None or not sys.stdout.isatty()),
    )
    with open_output(output) as stream:
        kept = (result.above(min_confidence) for result in results) if min_confidence else results
        write_results(kept, stream, format=format, emit=emit, explain=explain)
    return notices.failed


def _default_format(output: Path | None) -> Format:
    if output is not None:
        return next((format for format in FORMATS if output.suffix.lower() == f".{format}"), "jsonl")
    return "table" if sys.stdout.isatty() else "jsonl"
