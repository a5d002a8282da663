"""The view for people: an article's head, its entities, and its records as tables that fit the width.

Nothing is said by colour alone, so that it can be read without, and in a pipe.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TextIO, TypeVar

from rich.console import Console, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from extractor.records import Entity, Fact, Mention, Quantity, TimeExpression
from extractor.result import Emit, Result
from extractor.result.words import (
    SIGNS,
    describe_figure,
    describe_parties,
    describe_period,
    format_number,
)

Row = TypeVar("Row")

PADDING = re.compile(r" +$", re.MULTILINE)

COUNTRY = "country/"
"""How the ids of countries begin, and of the European Union, which has a country's place among the parties."""

GROUPS: dict[str, Callable[[Entity], bool]] = {
    "People": lambda entity: entity.label == "PERSON",
    "Countries": lambda entity: entity.entity_id.startswith(COUNTRY),
    "Places": lambda entity: entity.label in {"GPE", "LOC", "FAC"} and not entity.entity_id.startswith(COUNTRY),
    "Organisations": lambda entity: entity.label == "ORG" and not entity.entity_id.startswith(COUNTRY),
}
"""The entities in the head of an article."""


def write_table(results: Iterable[Result], stream: TextIO, emit: Emit) -> None:
    """Write each article as it comes: head and entities, then the tables that ``emit`` asks for."""
    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    for result in results:
        with console.capture() as view:
            for part in _view(result, emit):
                console.print(part)
                console.print()
        stream.write(PADDING.sub("", view.get()))
        stream.flush()


def _view(result: Result, emit: Emit) -> list[RenderableType]:
    parts: list[RenderableType] = [Rule(Text(_headline(result), style="bold"), align="left", characters="─")]
    if emit in ("facts", "all"):
        parts += [_entities(result.entities), _facts(result.facts)]
    if emit == "entities":
        parts.append(_mentions(result.mentions))
    if emit in ("quantities", "all"):
        parts.append(_quantities(result.quantities))
    if emit in ("times", "all"):
        parts.append(_times(result.times))
    return parts


def _headline(result: Result) -> str:
    article = result.article
    return " · ".join(part for part in (article.doc_id, article.published or "no date", article.title) if part)


def _entities(entities: tuple[Entity, ...]) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    for title, belongs in GROUPS.items():
        names = [_describe_entity(entity) for entity in entities if belongs(entity)]
        if names:
            table.add_row(title, ", ".join(names))
    return table if table.row_count else Text("No entities.")


def _describe_entity(entity: Entity) -> str:
    details = [detail for detail in (entity.role, entity.iso3) if detail]
    return f"{entity.name} ({', '.join(details)})" if details else entity.name


def _facts(facts: tuple[Fact, ...]) -> RenderableType:
    return _table(
        "facts",
        facts,
        {
            "Figure": describe_figure,
            "What": _describe_claim,
            "Who": describe_parties,
            "When": lambda fact: describe_period(fact.period_start, fact.period_end),
            "Source": lambda fact: fact.source or "",
        },
    )


def _describe_claim(fact: Fact) -> str:
    parts = [
        fact.metric or "?",
        "(change)" if fact.kind == "change" else "",
        f"[{fact.status}]" if fact.status != "actual" else "",
        f"×{len(fact.mentions)}" if len(fact.mentions) > 1 else "",
    ]
    return " ".join(part for part in parts if part)


def _mentions(mentions: tuple[Mention, ...]) -> RenderableType:
    return _table(
        "entities",
        mentions,
        {
            "At": lambda mention: f"{mention.start}:{mention.end}",
            "Text": lambda mention: mention.text,
            "Label": lambda mention: mention.label,
            "Name": lambda mention: mention.name,
            "Country": lambda mention: mention.iso3 or "",
            "Role": lambda mention: mention.role or "",
        },
    )


def _quantities(quantities: tuple[Quantity, ...]) -> RenderableType:
    return _table(
        "quantities",
        quantities,
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


def _times(times: tuple[TimeExpression, ...]) -> RenderableType:
    return _table(
        "times",
        times,
        {
            "At": lambda time: f"{time.start}:{time.end}",
            "Text": lambda time: time.text,
            "Interval": lambda time: describe_period(time.period_start, time.period_end),
            "Granularity": lambda time: time.granularity or "",
            "Unresolved because": lambda time: time.unresolved or "",
        },
    )


def _table(name: str, rows: Iterable[Row], columns: dict[str, Callable[[Row], str]]) -> RenderableType:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(describe(row)) for describe in columns.values()))
    return table if table.row_count else Text(f"No {name}.")
