"""The one door for all inputs: files, folders, archives, addresses and standard input, in every format."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from extractor.errors import ForeignError, InputError
from extractor.read.archives import open_gzip, open_zip
from extractor.read.formats import SUFFIXES, count_source, find_format, is_read, read_source
from extractor.read.jsonl import is_json_article, read_jsonl
from extractor.read.limits import MAX_DOCUMENT, MAX_LINE
from extractor.read.opml import find_feeds
from extractor.read.source import Source, buffered, limited_lines
from extractor.read.web import Web, is_address
from extractor.records import Article
from extractor.result import Failure

STDIN = "-"

Articles = Iterator[Article | Failure]
Notify = Callable[[str], None]


def read_inputs(names: Iterable[str], stdin: BinaryIO, notify: Notify, *, web: Web | None = None) -> Articles:
    """Yield the articles of all inputs in order, each read when its turn comes, and a failure for what is no article.

    names: paths of files and folders, http(s) addresses of feeds and pages, or "-" for stdin. A folder stands for its
    files of the suffixes in :data:`extractor.read.formats.SUFFIXES`, also with ".gz", at any depth; a file of another
    name is read by what it begins with, otherwise as text. A text or page is one article, named by its path or address
    as given; those of a file that holds many bring their names, or get its name and their line or number. A file of a
    folder or archive that was made for something else, such as settings in JSON, is skipped, and a failure says so.
    A list of feeds (OPML) that is named stands for what lies at its addresses.
    notify: called with one line about an input that is read, but perhaps not as it was meant.
    web: how addresses are fetched, else by a new :class:`extractor.read.web.Web`.
    """
    web = web or Web()
    for name in names:
        if name == STDIN:
            yield from _guard(name, _read_stdin(stdin, notify, web))
        elif is_address(name):
            yield from _guard(name, _read_address(name, notify, web))
        elif _is_folder(name):
            yield from _read_folder(name, notify)
        else:
            yield from _guard(name, _read_file(name, notify, web))


def count_articles(names: Iterable[str]) -> int | None:
    """Return how many articles the inputs hold at most, or None if that shows only when they are read."""
    total = 0
    for name in names:
        if name == STDIN or is_address(name):
            return None
        for file in list_folder(name) if _is_folder(name) else [Path(name)]:
            try:
                with _open(str(file)) as source:
                    count = _count(source)
            except Exception:
                count = 1  # the failure that reading it will report
            if count is None:
                return None
            total += count
    return total


def _is_folder(name: str) -> bool:
    return os.path.isdir(name)  # noqa: PTH112 - Path.is_dir raises for a name that is too long


def list_folder(name: str) -> list[Path]:
    """Return the files of a folder that are read, at any depth, sorted."""
    return sorted(file for file in Path(name).rglob("*") if is_read(file.name) and not file.is_dir())


def _guard(name: str, articles: Articles) -> Articles:
    """Yield the articles, and at the error that ends them a failure in place of the rest."""
    try:
        yield from articles
    except OSError as error:
        yield Failure(doc_id=name, error=f"{error.strerror or error}.")
    except MemoryError:
        yield Failure(doc_id=name, error="There is not enough memory to read it.")
    except Exception as error:  # the libraries of the formats raise what they like, and one file must not cost the rest
        yield Failure.from_error(name, error)


def _pass_over(name: str, articles: Articles) -> Articles:
    """Yield the articles of a file that nobody named; one that was made for something else is skipped."""
    try:
        yield from articles
    except ForeignError as error:
        yield Failure(doc_id=name, error=str(error), skipped=True)


def _read_folder(name: str, notify: Notify) -> Articles:
    files = list_folder(name)
    if not files:
        suffixes = ", ".join(f"*{suffix}" for suffix in SUFFIXES if is_read(suffix))
        yield Failure(doc_id=name, error=f"The folder holds no text: its files {suffixes} are read, also with .gz.")
    for file in files:
        yield from _guard(str(file), _pass_over(str(file), _read_file(str(file), notify, None)))


def _read_file(name: str, notify: Notify, web: Web | None) -> Articles:
    with _open(name) as source:
        yield from _read(source, notify, web)


def _read_address(name: str, notify: Notify, web: Web, *, listed: bool = False) -> Articles:
    if name.lower().startswith("file:"):
        if not web.allow_local:
            raise InputError("This is an address of a file, read only if local addresses are allowed: name its path.")
        yield from _read_file(unquote(urlsplit(name).path), notify, None if listed else web)
        return
    answer = web.fetch(name)
    if answer is None:
        notify(f"{name}: not changed since the last visit")
        return
    yield from _read(answer.source(name), notify, None if listed else web)
    web.keep(name, answer)


def _read_listed(source: Source, notify: Notify, web: Web) -> Articles:
    addresses = find_feeds(source.read())
    if not addresses:
        notify(f"{source.name}: the list names no feeds")
    for address in addresses:
        yield from _guard(address, _read_address(address, notify, web, listed=True))


@contextmanager
def _open(name: str) -> Iterator[Source]:
    with Path(name).open("rb", buffering=0) as stream, buffered(stream) as content:
        yield Source(name=name, suffix=Path(name).suffix.lower(), stream=content)


def _read_stdin(stdin: BinaryIO, notify: Notify, web: Web) -> Articles:
    first = stdin.readline(MAX_LINE + 1)
    if is_json_article(first):
        # Line by line, so that each article is read as soon as the program before us has written it.
        yield from read_jsonl(chain([first], limited_lines(stdin)), STDIN)
    else:
        content = BytesIO(first + stdin.read(MAX_DOCUMENT + 1))
        yield from _read(Source(name=STDIN, suffix="", stream=buffered(content)), notify, web)


def _read(source: Source, notify: Notify, web: Web | None) -> Articles:
    """Yield the articles of an input. web: to fetch the feeds with if it lists some; None if it must not."""
    source = _unfold(source)
    format = find_format(source)
    if format == "opml" and web is not None:
        yield from _read_listed(source, notify, web)
        return
    if format != "zip":
        yield from read_source(source, notify)
        return
    for member in open_zip(source, is_read):
        if isinstance(member, Failure):
            yield member
        else:
            yield from _guard(member.name, _pass_over(member.name, _read_member(member, notify)))


def _read_member(member: Source, notify: Notify) -> Articles:
    yield from read_source(_unfold(member), notify)


def _count(source: Source) -> int | None:
    source = _unfold(source)
    if find_format(source) != "zip":
        return count_source(source)
    counts = [
        1 if isinstance(member, Failure) else count_source(_unfold(member)) for member in open_zip(source, is_read)
    ]
    return None if None in counts else sum(count or 0 for count in counts)


def _unfold(source: Source) -> Source:
    return open_gzip(source) if find_format(source) == "gzip" else source
