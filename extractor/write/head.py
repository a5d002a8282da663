"""The head of an article for people: what it is, and who is in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from rich.text import Text

from extractor.records import Entity
from extractor.result import Result
from extractor.result.entities import name_groups
from extractor.write.columns import Row, fit_widths, lay_out, natural_widths, wrap
from extractor.write.plain import plain, plain_text


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
    rows: list[Row] = [
        (Text(title, "bold"), plain_text(", ".join(map(_describe_entity, members))))
        for title, members in name_groups(entities).items()
    ]
    if rows:
        yield from lay_out(rows, fit_widths(natural_widths(rows), width))
    else:
        yield Text("No entities.")


def _describe_entity(entity: Entity) -> str:
    details = [detail for detail in (entity.role, entity.iso3) if detail]
    name = plain(entity.name)
    return f"{name} ({', '.join(details)})" if details else name
