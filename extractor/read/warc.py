"""WARC: archives of crawled pages, such as those of Common Crawl News, read by warcio."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from extractor.errors import InputError
from extractor.read.limits import MAX_DOCUMENT
from extractor.read.pages import parse_page
from extractor.read.source import Source, split_media_type
from extractor.read.text import decode
from extractor.records import Article
from extractor.result import Failure

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

MAGIC = b"WARC/"

PAGE_TYPES = ("text/html", "application/xhtml+xml")


def read_warc(source: Source, notify: Callable[[str], None]) -> Iterator[Article | Failure]:
    """Yield the article of each page in the archive, named by its address, and a failure for one that is no article.

    Pages are the responses of status 200 with HTML, and the plain texts made of them (WET); all else is passed over.
    Raises InputError if the archive is damaged, or warcio is not installed.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise InputError('WARC files need warcio: pip install "geofact-extractor[warc]".') from error

    try:
        for record in ArchiveIterator(source.stream):
            media_type, charset = _media_type(record)
            if media_type is None:
                continue
            address = record.rec_headers.get_header("WARC-Target-URI") or source.name
            try:
                yield _read_record(record, media_type, charset, address)
            except Exception as error:  # whatever one page raises, the others are read
                yield Failure.from_error(address, error)
    except ArchiveLoadFailed as error:
        raise InputError(f"The WARC file is damaged: {error}.") from error


def _media_type(record: ArcWarcRecord) -> tuple[str | None, str | None]:
    """The type and charset of what the record holds; no type if it holds no page."""
    if record.rec_type == "conversion":
        return "text/plain", None
    if record.rec_type != "response" or record.http_headers is None or record.http_headers.get_statuscode() != "200":
        return None, None
    media_type, charset = split_media_type(record.http_headers.get_header("Content-Type") or "")
    return (media_type, charset) if media_type in PAGE_TYPES else (None, None)


def _read_record(record: ArcWarcRecord, media_type: str, charset: str | None, address: str) -> Article:
    data = record.content_stream().read(MAX_DOCUMENT + 1)
    if len(data) > MAX_DOCUMENT:
        raise InputError(f"The page has more than {MAX_DOCUMENT // 1024**2} MiB, too many for one article.")
    url = address if address.startswith(("http://", "https://")) else None
    if media_type in PAGE_TYPES:
        return parse_page(data, address, url=url, charset=charset)
    return Article(text=decode(data)[0], doc_id=address, url=url)
