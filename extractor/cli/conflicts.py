"""``extractor conflicts``: where sources disagree."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, TextIO

from rich.text import Text

from extractor.ask import FIELDS, Conflict, Question, find_conflicts
from extractor.cli.asking import (
    AnswerFormat,
    CounterpartOption,
    CountryOption,
    FormatOption,
    MetricOption,
    SinceOption,
    StoreArgument,
    UntilOption,
    describe_article,
)
from extractor.cli.notices import Notices
from extractor.cli.pipe import reader_may_stop
from extractor.result.words import describe_amount, describe_parties, describe_period
from extractor.store import Store
from extractor.write.columns import fit_widths, lay_out, natural_widths
from extractor.write.csv import write_lines
from extractor.write.plain import plain, plain_text
from extractor.write.table import print_lines

NEWEST = "newest"


def conflicts_command(
    store: StoreArgument,
    metric: MetricOption = None,
    country: CountryOption = None,
    counterpart: CounterpartOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    format: FormatOption = None,
) -> None:
    """Print where sources disagree: other values for the same metric, parties and period, side by side.

    The newest article's is marked, none is dropped. A value that is another rounded, or within its bounds, agrees.
    """
    question = Question.ask(country=country, counterpart=counterpart, metric=metric, since=since, until=until)
    chosen: AnswerFormat = format or ("table" if sys.stdout.isatty() else "jsonl")
    with Store.open(store) as opened:
        conflicts = list(find_conflicts(question.find(opened)))
    if not conflicts:
        Notices().notify(f"no conflict in what is asked of {str(store)!r}")
    with reader_may_stop():
        WRITERS[chosen](conflicts, sys.stdout)


def _show(conflicts: Iterable[Conflict], stream: TextIO) -> None:
    for conflict in conflicts:
        print_lines(stream, partial(_view, conflict))


def _view(conflict: Conflict, width: int) -> Iterator[Text]:
    fact = conflict.answers[0].fact
    parts = (fact.metric or "", describe_parties(fact), describe_period(fact.period_start, fact.period_end))
    yield Text(plain(" · ".join(part for part in parts if part)), "bold")
    rows = [
        (
            plain_text(describe_amount(answer.fact)),
            Text(NEWEST if answer is conflict.newest else "", "bold yellow"),
            plain_text(answer.fact.source or "–"),
            plain_text(describe_article(answer), "dim"),
        )
        for answer in conflict.answers
    ]
    yield from lay_out(rows, fit_widths(natural_widths(rows), width))
    yield Text()


def _rows(conflicts: Iterable[Conflict]) -> Iterator[dict[str, Any]]:
    for number, conflict in enumerate(conflicts, 1):
        for answer in conflict.answers:
            yield {"conflict": number, **answer.to_dict(), NEWEST: answer is conflict.newest}


def _write_jsonl(conflicts: Iterable[Conflict], stream: TextIO) -> None:
    for row in _rows(conflicts):
        stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def _write_csv(conflicts: Iterable[Conflict], stream: TextIO) -> None:
    write_lines(stream, [("conflict", *FIELDS, NEWEST)])
    write_lines(stream, (row.values() for row in _rows(conflicts)))


WRITERS: dict[AnswerFormat, Callable[[Iterable[Conflict], TextIO], None]] = {
    "table": _show,
    "jsonl": _write_jsonl,
    "csv": _write_csv,
}
