"""The view for people: an article's head, its entities, and its records as tables that fit the width.

Nothing is said by colour alone, so that it can be read without, and in a pipe.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TextIO, TypeVar

from rich.console import Console
from rich.text import Text

from extractor.records import Mention, Quantity, TimeExpression
from extractor.result import Emit, Result
from extractor.result.words import SIGNS, describe_period, format_number
from extractor.write.columns import Row, fit_widths, lay_out, natural_widths
from extractor.write.facts import show_facts
from extractor.write.head import show_entities, show_head
from extractor.write.plain import plain_text

Record = TypeVar("Record")


def write_table(results: Iterable[Result], stream: TextIO, emit: Emit, *, explain: bool = False) -> None:
    """Write each article as it comes: head and entities, then the tables that ``emit`` asks for.

    explain: whether the evidence stands below each fact. The width is the terminal's, or that of the environment
    variable COLUMNS, else 80.
    """
    for result in results:
        print_lines(stream, partial(_view, result, emit, explain))


def print_lines(stream: TextIO, view: Callable[[int], Iterable[Text]]) -> None:
    """Write the lines that the view has at the width of the stream."""
    console = Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)
    with console.capture() as shown:
        for line in view(console.width):
            console.print(line, soft_wrap=True)
    stream.write(shown.get())
    stream.flush()


def _view(result: Result, emit: Emit, explain: bool, width: int) -> Iterator[Text]:
    yield from show_head(result, width)
    yield Text()
    for part in _parts(result, emit, width, explain):
        yield from part
        yield Text()


def _parts(result: Result, emit: Emit, width: int, explain: bool) -> Iterator[Iterator[Text]]:
    if emit in ("facts", "all"):
        yield show_entities(result.entities, width)
        yield show_facts(result.facts, width, text=result.text if explain else None)
    if emit == "entities":
        yield _mentions(result.mentions, width)
    if emit in ("quantities", "all"):
        yield _quantities(result.quantities, width)
    if emit in ("times", "all"):
        yield _times(result.times, width)


def _mentions(mentions: tuple[Mention, ...], width: int) -> Iterator[Text]:
    return _table(
        "entities",
        mentions,
        width,
        {
            "At": lambda mention: f"{mention.start}:{mention.end}",
            "Text": lambda mention: mention.text,
            "Label": lambda mention: mention.label,
            "Name": lambda mention: mention.name,
            "Country": lambda mention: mention.iso3 or "",
            "Role": lambda mention: mention.role or "",
        },
    )


def _quantities(quantities: tuple[Quantity, ...], width: int) -> Iterator[Text]:
    return _table(
        "quantities",
        quantities,
        width,
        {
            "At": lambda quantity: f"{quantity.start}:{quantity.end}",
            "Text": lambda quantity: quantity.quote,
            "Value": _describe_value,
            "Unit": lambda quantity: quantity.unit or "",
            "Dimension": lambda quantity: quantity.dimension,
            "No fact because": lambda quantity: quantity.excluded or "",
        },
    )


def _describe_value(quantity: Quantity) -> str:
    value = SIGNS[quantity.modifier] + format_number(quantity.value)
    return value if quantity.value_to is None else f"{value}–{format_number(quantity.value_to)}"


def _times(times: tuple[TimeExpression, ...], width: int) -> Iterator[Text]:
    return _table(
        "times",
        times,
        width,
        {
            "At": lambda time: f"{time.start}:{time.end}",
            "Text": lambda time: time.text,
            "Interval": lambda time: describe_period(time.period_start, time.period_end),
            "Granularity": lambda time: time.granularity or "",
            "Unresolved because": lambda time: time.unresolved or "",
        },
    )


def _table(
    name: str, records: Iterable[Record], width: int, columns: dict[str, Callable[[Record], str]]
) -> Iterator[Text]:
    rows: list[Row] = [tuple(plain_text(cell(record)) for cell in columns.values()) for record in records]
    if not rows:
        yield Text(f"No {name}.")
        return
    rows.insert(0, tuple(Text(column, "bold") for column in columns))
    yield from lay_out(rows, fit_widths(natural_widths(rows), width))
