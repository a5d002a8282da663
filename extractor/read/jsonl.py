"""Articles as JSON, one a line: ``{"doc_id", "published", "title", "url", "text"}``, of which only text is required."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from extractor.errors import InputError
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


def parse_article(line: bytes, place: str) -> Article:
    """Return the article that a line of JSON holds. Raises InputError that says what is wrong with it."""
    text, _ = decode(line)
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"The line is no JSON ({error}): write one object a line.") from error
    if not isinstance(row, dict):
        raise InputError(f'The line is no JSON object but {_kind(row)}: write {{"text": "..."}}.')
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
