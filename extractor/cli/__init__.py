"""The command ``extractor``: one module for each of its commands, with a plain function that does the work."""

from __future__ import annotations

import sys
from io import TextIOWrapper

import typer

from extractor.cli.batch import batch, batch_command
from extractor.cli.conflicts import conflicts_command
from extractor.cli.exchange import export_command, import_command
from extractor.cli.explain import explain, explain_command
from extractor.cli.facts import facts_command
from extractor.cli.info import info_command, read_info
from extractor.cli.report import report, report_command
from extractor.cli.run import run, run_command
from extractor.cli.schema import fact_schema, schema_command
from extractor.cli.series import series_command
from extractor.errors import ExtractorError

__all__ = ["app", "batch", "explain", "fact_schema", "main", "read_info", "report", "run"]

app = typer.Typer(
    name="extractor",
    help="Reads English news and returns people, countries, organisations and every quantitative claim as data.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("run")(run_command)
app.command("batch")(batch_command)
app.command("export")(export_command)
app.command("import")(import_command)
app.command("explain")(explain_command)
app.command("report")(report_command)
app.command("facts")(facts_command)
app.command("series")(series_command)
app.command("conflicts")(conflicts_command)
app.command("schema")(schema_command)
app.command("info")(info_command)

INTERRUPTED = 130
"""Exit status of a program that its user stopped: 128 and the number of the signal."""


def main() -> None:
    """Run the command; what its user can mend comes as one line on stderr, with exit status 2."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # JSON is UTF-8, and an article holds more than other encodings can
    try:
        app()
    except ExtractorError as error:
        print(f"extractor: {error}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
