"""What the commands that ask a store have in common: their arguments, and how their answers are shown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Literal, TextIO

import typer

from extractor.ask import FIELDS, Answer
from extractor.write.csv import write_lines
from extractor.write.facts import show_facts
from extractor.write.table import print_lines

AnswerFormat = Literal["table", "jsonl", "csv"]

STORE_HELP = "A store that `extractor batch` has filled."
COUNTRY_HELP = "Country of the subject, or of who is in it: name or ISO code (India, IN, IND)."
COUNTERPART_HELP = "Country of the other party: of the importer, the target, the recipient."
METRIC_HELP = (
    "Words that the metric has, in any order, singular or plural: 'crude imports' finds 'imports of crude oil', "
    "'imports' finds all imports. No other forms and no synonyms: ask for 'exports' and for 'exported' apart."
)
UNIT_HELP = (
    "Unit in which the values are wanted, as facts have it (tonne, barrel/day, USD, %, person): what is measured in "
    "another unit of the same kind is converted, the rest left out. Currencies are not converted."
)
SINCE_HELP = (
    "Year, month or day (2025, 2025-03, 2025-03-14) that the fact's period reaches; a fact without a period counts by "
    "its article's date."
)
UNTIL_HELP = "The same for the end: the fact's period begins by then."
SOURCE_HELP = "Part of the name of who is credited, or of the article's address or file."
FORMAT_HELP = "Output format; by default a table on a terminal, else jsonl."
STATUS_HELP = "actual, planned, hypothetical or denied; may be given more than once."

_HOST = re.compile(r"https?://([^/?#]+)")

NOTHING = "no fact of {!r} fits: leave out an option"

StoreArgument = Annotated[Path, typer.Argument(metavar="STORE", help=STORE_HELP, show_default=False)]
CountryOption = Annotated[str | None, typer.Option("--country", "-c", metavar="COUNTRY", help=COUNTRY_HELP)]
CounterpartOption = Annotated[str | None, typer.Option(metavar="COUNTRY", help=COUNTERPART_HELP)]
MetricOption = Annotated[str | None, typer.Option("--metric", "-m", metavar="TEXT", help=METRIC_HELP)]
UnitOption = Annotated[str | None, typer.Option("--unit", "-u", metavar="UNIT", help=UNIT_HELP)]
SinceOption = Annotated[str | None, typer.Option(metavar="DATE", help=SINCE_HELP)]
UntilOption = Annotated[str | None, typer.Option(metavar="DATE", help=UNTIL_HELP)]
SourceOption = Annotated[str | None, typer.Option(metavar="TEXT", help=SOURCE_HELP)]
FormatOption = Annotated[AnswerFormat | None, typer.Option("--format", "-f", help=FORMAT_HELP)]


def show_answers(answers: Iterable[Answer], stream: TextIO) -> None:
    """Write the facts as a table, each with its article and how many others say the same."""
    answers = list(answers)
    if not answers:
        return
    notes = {id(answer.fact): describe_article(answer) for answer in answers}
    facts = [answer.fact for answer in answers]
    print_lines(stream, lambda width: show_facts(facts, width, note=lambda fact: notes[id(fact)]))


def write_jsonl(answers: Iterable[Answer], stream: TextIO) -> None:
    """Write one JSON object a line: the fact, and what is known of its article."""
    for answer in answers:
        stream.write(json.dumps(answer.to_dict(), ensure_ascii=False) + "\n")


def write_csv(answers: Iterable[Answer], stream: TextIO) -> None:
    """Write a header and one line for each fact."""
    write_lines(stream, [FIELDS])
    write_lines(stream, (answer.to_dict().values() for answer in answers))


WRITERS: dict[AnswerFormat, Callable[[Iterable[Answer], TextIO], None]] = {
    "table": show_answers,
    "jsonl": write_jsonl,
    "csv": write_csv,
}


def describe_article(answer: Answer) -> str:
    """Return where and when a fact was published, and how many other articles say the same.

    Of a web address only the host is named: the whole of it would be longer than the fact.
    """
    address = _HOST.match(answer.fact.doc_id)
    parts = [address[1] if address else answer.fact.doc_id, answer.published]
    if answer.corroborated_by:
        parts.append(f"and {len(answer.corroborated_by)} more")
    return ", ".join(part for part in parts if part)
