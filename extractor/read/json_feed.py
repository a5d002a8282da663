"""JSON Feed 1.0 and 1.1 (jsonfeed.org), and other JSON files: one article, or a list of articles."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from extractor.errors import ForeignError, InputError
from extractor.read.dates import iso_date
from extractor.read.items import Feed, Item, to_articles
from extractor.read.jsonl import make_article
from extractor.read.plain import to_line, to_plain
from extractor.read.source import Source
from extractor.read.text import decode
from extractor.records import Article
from extractor.result import Failure

VERSION = "jsonfeed.org/version/"
"""What the version of every JSON Feed holds."""


def read_json(source: Source, notify: Callable[[str], None]) -> Iterator[Article | Failure]:
    """Yield the articles of a JSON file. Raises ForeignError for one that holds none."""
    text, _ = decode(source.read())
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"The file is no JSON ({error}); with an object a line it is JSONL: name it *.jsonl."
        ) from error
    if isinstance(content, dict) and VERSION in str(content.get("version")):
        feed = parse_json_feed(content)
        if not feed.items:
            notify(f"{source.name}: the feed holds no items")
        yield from to_articles(feed, source.name, source.url)
    elif isinstance(content, list) and any(isinstance(row, dict) and "text" in row for row in content):
        for number, row in enumerate(content, start=1):
            yield from _read_row(row, f"{source.name}:{number}")
    elif isinstance(content, dict) and "text" in content:
        yield from _read_row(content, source.name)
    else:
        raise ForeignError('The file is no JSON Feed, no article {"text": "..."} and no list of articles.')


def parse_json_feed(content: dict[str, Any]) -> Feed:
    """Return the feed of a JSON object; a field of the wrong type counts as missing."""
    items = content.get("items")
    return Feed(
        title=to_line(_text(content, "title"), markup=False),
        url=_text(content, "home_page_url") or None,
        items=tuple(_item(item) for item in items if isinstance(item, dict)) if isinstance(items, list) else (),
    )


def _read_row(row: object, place: str) -> Iterator[Article | Failure]:
    try:
        yield make_article(row, place)
    except InputError as error:
        yield Failure.from_error(place, error)


def _item(item: dict[str, Any]) -> Item:
    return Item(
        id=_text(item, "id") or None,
        url=_text(item, "url") or _text(item, "external_url") or None,
        title=to_line(_text(item, "title"), markup=False),
        content=_text(item, "content_text").strip() or to_plain(_text(item, "content_html")),
        summary=_text(item, "summary").strip(),
        published=iso_date(_text(item, "date_published")) or iso_date(_text(item, "date_modified")),
    )


def _text(record: dict[str, Any], key: str) -> str:
    value = record.get(key)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)  # ids are numbers in many feeds, which the specification lets pass
    return value if isinstance(value, str) else ""
