"""RSS 0.9 to 2.0, RDF, Atom and CDF, read by feedparser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any
from xml.sax import SAXException

from extractor.errors import ForeignError, InputError
from extractor.read.dates import iso_date
from extractor.read.doctype import check_doctype
from extractor.read.items import Feed, Item, to_articles
from extractor.read.limits import MAX_FEED, MAX_ITEMS
from extractor.read.plain import tidy, to_line, to_plain
from extractor.read.source import Source
from extractor.records import Article
from extractor.result import Failure

DATES = ("published", "updated", "created")
"""The dates of an item, the first that there is being its publication: many feeds bring only the second."""

_ITEM = re.compile(rb"<(?:[\w-]+:)?(?:item|entry)\b", re.IGNORECASE)
_TEXTUAL = re.compile(r"text/|application/xhtml\+xml|$")


def read_feed(source: Source, notify: Callable[[str], None]) -> Iterator[Article | Failure]:
    """Yield the articles of the feed's items. Raises InputError for what is no feed."""
    feed = parse_feed(source.read(MAX_FEED), url=source.url, content_type=_content_type(source))
    if not feed.items:
        notify(f"{source.name}: the feed holds no items")
    elif feed.flaw:
        notify(f"{source.name}: the feed is no well-formed XML ({feed.flaw}), read nevertheless")
    yield from to_articles(feed, source.name, source.url)


def parse_feed(data: bytes, *, url: str | None = None, content_type: str | None = None) -> Feed:
    """Return the feed that the bytes hold, well-formed or not.

    url: where it lies, against which relative links are resolved; content_type: as the server gave it, which may name
    the encoding. Raises ForeignError for what is no feed, InputError for one with more items than are read,
    or with hostile entities.
    """
    import feedparser

    check_doctype(data)
    items = sum(1 for _ in _ITEM.finditer(data))
    if items > MAX_ITEMS:
        raise InputError(f"The feed has {items:,} items, at most {MAX_ITEMS:,} are read: split it.")
    headers = {"content-type": content_type, "content-location": url}
    # As a stream, since feedparser would open bytes or a string that looks like a path or an address. The texts
    # become plain here, so that there is nothing to sanitise.
    parsed = feedparser.parse(
        BytesIO(data),
        response_headers={name: value for name, value in headers.items() if value},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not parsed.version and not parsed.entries:
        raise ForeignError("This is no feed: neither RSS, RDF nor Atom, nor a list of feeds (OPML).")
    return Feed(
        title=_title(parsed.feed),
        url=_web_address(parsed.feed.get("link")),
        items=tuple(_item(entry) for entry in parsed.entries),
        flaw=_flaw(parsed.get("bozo_exception")),
    )


def _content_type(source: Source) -> str | None:
    if source.media_type is None:
        return None
    return f"{source.media_type}; charset={source.charset}" if source.charset else source.media_type


def _item(entry: Any) -> Item:
    return Item(
        id=entry.get("id") or None,
        url=_web_address(entry.get("link")),
        title=_title(entry),
        content=next((text for text in map(_text, entry.get("content", ())) if text), ""),
        summary=_text(entry.get("summary_detail") or {"value": entry.get("summary")}),
        published=_published(entry),
    )


def _title(entry: Any) -> str:
    detail = entry.get("title_detail")
    return to_line(detail.get("value") or "", markup=detail.get("type") != "text/plain") if detail else ""


def _text(detail: Any) -> str:
    """The plain text of a content or summary; images and the like, which Atom may carry as content, have none."""
    if not detail or not _TEXTUAL.match(detail.get("type") or ""):
        return ""
    value = detail.get("value") or ""
    return tidy(value) if detail.get("type") == "text/plain" else to_plain(value)


def _published(entry: Any) -> str | None:
    for name in DATES:
        # "in" first, since feedparser warns when the second is asked for and it answers with the first.
        if f"{name}_parsed" in entry and (parsed := entry[f"{name}_parsed"]):
            return iso_date(entry.get(name), parsed)
    return None


def _web_address(link: str | None) -> str | None:
    return link if link and link.startswith(("http://", "https://")) else None


def _flaw(error: Exception | None) -> str | None:
    """What is wrong with the XML; that a server gave another type or encoding is no matter once it is read."""
    return " ".join(str(error).split()) if isinstance(error, SAXException) else None
