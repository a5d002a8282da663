"""HTML pages of news sites: the main text, title and publication date, found by trafilatura."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractor.errors import InputError
from extractor.read.limits import MAX_DOCUMENT
from extractor.read.markup import Markup, survey
from extractor.read.page_dates import stated_date
from extractor.read.plain import to_plain
from extractor.read.silence import silence
from extractor.read.source import Source
from extractor.records import Article
from extractor.result import Failure

MAX_DEPTH = 1000
"""Elements in one another: a page of more is a mistake or an attack, and the libraries recur over its tree."""

MAX_ELEMENTS = 100_000
"""Elements of a page: the search for the main text passes over them many times."""

LATEST = "2100-01-01"
"""The library's own choice is today, with which the same page would be read otherwise tomorrow."""


def read_page(source: Source, notify: Callable[[str], None]) -> Iterator[Article | Failure]:
    """Yield the one article of a page. Raises InputError for a page without a main text."""
    yield parse_page(source.read(), source.name, url=source.url, charset=source.charset)


def parse_page(data: bytes, name: str, *, url: str | None = None, charset: str | None = None) -> Article:
    """Return the article of an HTML page.

    Its text is the main text, without menus, comments and the headline, a paragraph a line; published is the date
    that the page gives for itself in its metadata, its address or beside its headline. charset: as the server gave
    it, otherwise it is found. url: the address of the page, else the one that it gives as its own.

    Raises InputError if the page has no main text, or is built to exhaust its reader.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document
    from trafilatura.utils import decode_file

    silence("trafilatura", "htmldate", "courlan")
    page = _decode(data, charset) or decode_file(data, MAX_DOCUMENT)
    markup = survey(page)
    _check_shape(markup)
    found = bare_extraction(
        page,
        url=url,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": True, "max_date": LATEST},
    )
    if not isinstance(found, Document) or not found.text or not found.text.strip():
        raise InputError("The page has no main text that could be found.")
    address = url or found.url
    return Article(
        text=found.text,
        doc_id=name,
        published=stated_date(found.date, values=markup.values, lines=_lines_to_end(page, found.text), url=address),
        title=found.title or None,
        url=address,
    )


def _decode(data: bytes, charset: str | None) -> str | None:
    """The page by the encoding that the server gave, or None if it gave none, or a wrong one."""
    try:
        return data.decode(charset) if charset is not None else None
    except (LookupError, UnicodeDecodeError):
        return None


def _lines_to_end(page: str, text: str) -> list[str]:
    """The visible lines of the page up to the last paragraph of its main text: what follows is about other articles."""
    lines = [line for line in to_plain(page).split("\n") if line]
    last = text.strip().rpartition("\n")[2][:40]
    end = next((number for number, line in enumerate(lines) if line.startswith(last)), len(lines))
    return lines[:end]


def _check_shape(markup: Markup) -> None:
    if markup.depth > MAX_DEPTH or markup.elements > MAX_ELEMENTS:
        raise InputError(
            f"The page has {markup.elements:,} elements, {markup.depth:,} deep in one another; at most "
            f"{MAX_ELEMENTS:,} and {MAX_DEPTH:,} deep are read: it is no article."
        )
