"""``extractor facts``: which facts a store has."""

from __future__ import annotations

import sys
from itertools import chain
from typing import Annotated

import typer

from extractor.ask import Question
from extractor.cli.asking import (
    NOTHING,
    STATUS_HELP,
    WRITERS,
    AnswerFormat,
    CounterpartOption,
    CountryOption,
    FormatOption,
    MetricOption,
    SinceOption,
    SourceOption,
    StoreArgument,
    UnitOption,
    UntilOption,
)
from extractor.cli.notices import Notices
from extractor.cli.pipe import reader_may_stop
from extractor.store import Store


def facts_command(
    store: StoreArgument,
    country: CountryOption = None,
    counterpart: CounterpartOption = None,
    metric: MetricOption = None,
    unit: UnitOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    status: Annotated[list[str] | None, typer.Option(metavar="STATUS", help=STATUS_HELP)] = None,
    format: FormatOption = None,
) -> None:
    """Print the facts of a store, by the date of their articles; the options together narrow them down.

    JSONL and CSV have the fields of the schema, then published, title and url of the article, and corroborated_by.
    """
    question = Question.ask(
        country=country,
        counterpart=counterpart,
        metric=metric,
        unit=unit,
        since=since,
        until=until,
        source=source,
        status=status or (),
    )
    chosen: AnswerFormat = format or ("table" if sys.stdout.isatty() else "jsonl")
    with Store.open(store) as opened, reader_may_stop():
        answers = question.find(opened)
        first = next(answers, None)
        if first is None:
            Notices().notify(NOTHING.format(str(store)))
        WRITERS[chosen](chain(() if first is None else (first,), answers), sys.stdout)
