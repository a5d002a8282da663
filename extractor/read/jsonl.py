"""Articles as JSON, one a line: ``{"doc_id", "published", "title", "url", "text"}``, of which only text is required."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

from extractor.errors import InputError
from extractor.read.limits import MAX_LINE
from extractor.read.source import Source
from extractor.read.text import decode
from extractor.records import Article
from extractor.result import Failure

OPTIONAL = ("published", "title", "url")


def read_jsonl(lines: Iterable[bytes], name: str) -> Iterator[Article | Failure]:
    """Yield the article of each line, or what is wrong with the line; empty lines are passed over.

    name: of the file; with the number of the line it is the id of an article that brings none.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place = f"{name}:{number}"
        try:
            yield parse_article(line, place)
        except InputError as error:
            yield Failure.from_error(place, error)


def read_jsonl_file(source: Source, notify: Callable[[str], None]) -> Iterator[Article | Failure]:
    """Yield the articles of a file. Raises InputError if it holds none."""
    empty = True
    for article in read_jsonl(source.lines(), source.name):
        empty = False
        yield article
    if empty:
        raise InputError("The file is empty: there is nothing to read.")


def is_json_article(line: bytes) -> bool:
    """Whether the line is an article as JSON."""
    if not line.lstrip().startswith(b"{"):
        return False
    try:
        return "text" in json.loads(line)
    except (ValueError, RecursionError):
        return False


def parse_article(line: bytes, place: str) -> Article:
    """Return the article that a line of JSON holds. Raises InputError that says what is wrong with it."""
    if len(line) > MAX_LINE:
        raise InputError(f"The line has more than {MAX_LINE // 1024**2} MiB, too many for one article: split it.")
    text, _ = decode(line)
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"The line is no JSON ({error}): write one object a line.") from error
    return make_article(row, place)


def make_article(row: object, place: str) -> Article:
    """Return the article of a parsed row, named by its ``place`` if it brings no id. Raises InputError likewise."""
    if not isinstance(row, dict):
        raise InputError(f'This is no JSON object but {_kind(row)}: write {{"text": "..."}}.')
    if not isinstance(row.get("text"), str):
        raise InputError(f'The article\'s "text" is {_kind(row.get("text"))}: it must be a string.')
    for key in OPTIONAL:
        if not isinstance(row.get(key), str | None):
            raise InputError(f'The article\'s "{key}" is {_kind(row[key])}: it must be a string or null.')
    doc_id = row.get("doc_id")
    if not isinstance(doc_id, str | int | None):
        raise InputError(f'The article\'s "doc_id" is {_kind(doc_id)}: it must be a string or a number.')
    return Article.from_dict(row | {"doc_id": place if doc_id is None else str(doc_id)})


def _kind(value: object) -> str:
    if value is None:
        return "missing"
    kinds = {
        str: "a string",
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "an object",
    }
    return kinds[type(value)]
