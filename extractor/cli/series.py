"""``extractor series``: a figure over time, drawn in the terminal and as a file."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from extractor.ask import Answer, Question
from extractor.chart.choice import Choice, choose, is_drawn
from extractor.cli.asking import (
    NOTHING,
    CounterpartOption,
    CountryOption,
    MetricOption,
    SinceOption,
    SourceOption,
    StoreArgument,
    UnitOption,
    UntilOption,
    show_answers,
)
from extractor.cli.notices import Notices
from extractor.cli.pipe import reader_may_stop
from extractor.compare import claim_id, in_unit
from extractor.errors import ChartError
from extractor.store import Store
from extractor.write import check_output
from extractor.write.output import OutputError

PLOT_HELP = 'Also draw it into this file, SVG, PNG or PDF by its suffix; needs pip install "geofact-extractor[plot]".'
FORCE_HELP = "Overwrite the file of --plot if it exists."
DRAWN = (".svg", ".png", ".pdf")


def series_command(
    store: StoreArgument,
    metric: MetricOption = None,
    country: CountryOption = None,
    counterpart: CounterpartOption = None,
    unit: UnitOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    plot: Annotated[Path | None, typer.Option(metavar="FILE", help=PLOT_HELP)] = None,
    force: Annotated[bool, typer.Option("--force", help=FORCE_HELP)] = False,
) -> None:
    """Draw a figure over time: a chart, and below it each value with its source and article.

    Values of one metric and the same parties are a line, in the unit that most of them have or that --unit names.
    A value stands in the middle of its period; where sources disagree on a period, the line passes by their values.
    Facts without a period, denied or hypothetical, are left out, and counted.
    """
    question = Question.ask(
        country=country, counterpart=counterpart, metric=metric, unit=unit, since=since, until=until, source=source
    )
    if plot is not None:
        _check_plot(plot, force=force)
    notices = Notices()
    with Store.open(store) as opened:
        answers = list(question.find(opened))
    try:
        if not answers:
            raise ChartError(NOTHING.format(str(store)))
        choice = choose([answer.fact for answer in answers], metric=None, country=None, counterpart=None, unit=unit)
    except ChartError as error:
        notices.notify(str(error))
        raise typer.Exit(1) from None
    if plot is not None:
        plot.write_bytes(_draw(choice, plot.suffix.lower()))
    with reader_may_stop():
        _show(choice, answers)
    if choice.left_out:
        reasons = ", ".join(f"{count} {reason}" for reason, count in choice.left_out.items())
        notices.notify(f"facts not shown: {reasons}")


def _show(choice: Choice, answers: Iterable[Answer]) -> None:
    from rich.console import Console

    from extractor.chart.terminal import draw_text

    print(draw_text(choice, Console(file=sys.stdout).width))
    show_answers(sorted(_drawn(choice, answers), key=lambda answer: answer.fact.period_start or ""), sys.stdout)


def _drawn(choice: Choice, answers: Iterable[Answer]) -> Iterator[Answer]:
    """Yield what the chart shows, once if several articles say the same, in its unit."""
    claims = set()
    for answer in answers:
        fact = in_unit(answer.fact, choice.unit)
        if fact is not None and is_drawn(fact):
            claim = claim_id(fact) or fact.fact_id
            if claim not in claims:
                yield replace(answer, fact=fact)
            claims.add(claim)


def _check_plot(plot: Path, *, force: bool) -> None:
    if plot.suffix.lower() not in DRAWN:
        raise OutputError(f"The plot {str(plot)!r} has none of the suffixes {', '.join(DRAWN)}: name it by its format.")
    check_output(plot, force=force)


def _draw(choice: Choice, suffix: str) -> bytes:
    try:
        from extractor.chart.figure import draw
    except ImportError as error:
        raise ChartError(
            '--plot needs matplotlib, which is not installed: pip install "geofact-extractor[plot]"'
        ) from error
    picture = io.BytesIO()
    draw(choice).savefig(picture, format=suffix.removeprefix("."))
    return picture.getvalue()
