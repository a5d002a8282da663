"""The head of an article for people: what it is, and who is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

from rich.text import Text

from extractor.records import Entity
from extractor.result import Result
from extractor.write.columns import Row, fit_widths, lay_out, natural_widths, wrap
from extractor.write.plain import plain, plain_text

COUNTRY = "country/"
"""How the ids of countries begin, and of the European Union, which has a country's place among the parties."""

GROUPS: dict[str, Callable[[Entity], bool]] = {
    "People": lambda entity: entity.label == "PERSON",
    "Countries": lambda entity: entity.entity_id.startswith(COUNTRY),
    "Places": lambda entity: entity.label in {"GPE", "LOC", "FAC"} and not entity.entity_id.startswith(COUNTRY),
    "Organisations": lambda entity: entity.label == "ORG" and not entity.entity_id.startswith(COUNTRY),
}
"""The entities that are named, by their group."""


def show_head(result: Result, width: int) -> Iterator[Text]:
    """Yield the lines of the head: the title if there is one, what is known of the article, and a rule."""
    if result.title:
        yield from wrap(plain_text(result.title, "bold"), width)
    yield from wrap(plain_text(_describe_article(result)), width)
    yield Text("─" * width)


def _describe_article(result: Result) -> str:
    words = len(result.text.split())
    parts = [
        result.doc_id,
        result.article.published or "no date",
        urlsplit(result.article.url or "").hostname,
        f"{words:,} word{'' if words == 1 else 's'}",
    ]
    return " · ".join(part for part in parts if part)


def show_entities(entities: Iterable[Entity], width: int) -> Iterator[Text]:
    """Yield a line or more for each group of entities: people, countries, other places, organisations."""
    entities = list(entities)
    rows: list[Row] = []
    for title, belongs in GROUPS.items():
        names = [_describe_entity(entity) for entity in entities if belongs(entity)]
        if names:
            rows.append((Text(title, "bold"), plain_text(", ".join(names))))
    if rows:
        yield from lay_out(rows, fit_widths(natural_widths(rows), width))
    else:
        yield Text("No entities.")


def _describe_entity(entity: Entity) -> str:
    details = [detail for detail in (entity.role, entity.iso3) if detail]
    name = plain(entity.name)
    return f"{name} ({', '.join(details)})" if details else name
