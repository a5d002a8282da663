"""Which format an input is in, and the articles that it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

from extractor.errors import ForeignError
from extractor.read import archives, csv, feeds, json_feed, jsonl, pages, text, warc
from extractor.read.source import Source
from extractor.records import Article
from extractor.result import Failure

Format = Literal["text", "jsonl", "csv", "json", "feed", "page", "warc", "opml", "gzip", "zip"]
Notify = Callable[[str], None]

SUFFIXES: dict[str, Format] = {
    ".txt": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".json": "json",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".opml": "opml",
    ".warc": "warc",
    ".zip": "zip",
}

MEDIA_TYPES: dict[str, Format] = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "text/csv": "csv",
    "application/json": "json",
    "application/feed+json": "json",
    "application/x-ndjson": "jsonl",
    "application/jsonl": "jsonl",
    "text/x-opml": "opml",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/xml": "feed",
    "text/xml": "feed",
}

READERS: dict[Format, Callable[[Source, Notify], Iterator[Article | Failure]]] = {
    "text": text.read_text,
    "jsonl": jsonl.read_jsonl_file,
    "csv": csv.read_csv,
    "json": json_feed.read_json,
    "feed": feeds.read_feed,
    "page": pages.read_page,
    "warc": warc.read_warc,
}

ROOTS: dict[str, Format] = {
    "rss": "feed",
    "feed": "feed",
    "rdf": "feed",
    "channel": "feed",
    "opml": "opml",
    "html": "page",
}
"""Root elements, in lower case and without prefix."""

_FIXED: tuple[Format, ...] = ("text", "jsonl", "csv")
# The root element of XML or HTML, after what may stand before it: the declaration, comments, the document type.
_ROOT = re.compile(
    r"\s*(?>(?:<\?[^>]*>|<!--.*?-->|<!doctype[^>\[]*(?:\[[^\]]*\])?\s*>)\s*)*+<(?:\w+:)?(\w+)",
    re.IGNORECASE | re.DOTALL,
)
_HTML = re.compile(r"\s*<!doctype\s+html\b", re.IGNORECASE)


def is_read(name: str) -> bool:
    """Whether a file of a folder or archive is read, by the suffix of its name.

    Lists of feeds are not: what a request is sent for has to be named.
    """
    bare = name.lower().removesuffix(".gz")
    return any(bare.endswith(suffix) for suffix, format in SUFFIXES.items() if format != "opml")


def find_format(source: Source) -> Format:
    """Return the format of the input: by the bytes it begins with where they tell, else by its type or suffix."""
    head = source.head()
    if head.startswith(archives.GZIP_MAGIC):
        return "gzip"
    if head.startswith(archives.ZIP_MAGIC):
        return "zip"
    if head.startswith(warc.MAGIC):
        return "warc"
    named = MEDIA_TYPES.get(source.media_type or "") or SUFFIXES.get(source.suffix)
    if named in _FIXED:
        return named
    sketch = _sketch(head)
    root = _ROOT.match(sketch)
    if root and root[1].lower() in ROOTS:
        return ROOTS[root[1].lower()]
    if _HTML.match(sketch):
        return "page"
    if named is None and jsonl.is_json_article(head.partition(b"\n")[0]):
        return "jsonl"
    if named is None and head.lstrip().startswith(b"{") and json_feed.VERSION.encode() in head:
        return "json"
    return named or "text"


def read_source(source: Source, notify: Notify) -> Iterator[Article | Failure]:
    """Yield the articles of an input that is neither compressed nor a list of feeds.

    Raises InputError for what cannot be read at all, ForeignError for what holds no articles of its own.
    """
    format = find_format(source)
    if format not in READERS:
        what = "list of feeds (OPML)" if format == "opml" else f"{format} file"
        raise ForeignError(f"This is a {what}, which is opened only where it is named itself: name it as an input.")
    yield from READERS[format](source, notify)


def count_source(source: Source) -> int | None:
    """Return how many articles the input holds at most, without reading pages and texts; None if only that tells."""
    format = find_format(source)
    if format in ("text", "page"):
        return 1
    if format == "jsonl":
        return sum(1 for line in source.lines() if line.strip())
    if format in ("warc", "opml"):
        return None
    return sum(1 for _ in read_source(source, lambda _: None))


def _sketch(head: bytes) -> str:
    """The beginning of the input as text in which tags can be told, whatever its encoding."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "ignore").lstrip("\ufeff")
    return head.replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").decode("latin-1")
