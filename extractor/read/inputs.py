"""The inputs of the command line: text files, folders, JSONL files and standard input."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from extractor.errors import InputError
from extractor.read.jsonl import read_jsonl
from extractor.read.text import decode
from extractor.records import Article
from extractor.result import Failure

STDIN = "-"
JSONL = ".jsonl"
SUFFIXES = (".txt", JSONL)
"""The files of a folder that are read; a file that is named itself may have any other suffix and is read as text."""


def read_inputs(names: Iterable[str], stdin: BinaryIO, notify: Callable[[str], None]) -> Iterator[Article | Failure]:
    """Yield the articles of all inputs in order, each read when its turn comes, and a failure for what is no article.

    names: paths of files and folders, or "-" for stdin. A file is one article, named by its path as given; a file
    ``*.jsonl`` holds one a line. A folder stands for its files ``*.txt`` and ``*.jsonl``, at any depth.
    notify: called with one line about an input that is read, but perhaps not as it was meant.
    """
    for name in names:
        if name == STDIN:
            yield from _guard(name, _read_stdin(stdin, notify))
        elif Path(name).is_dir():
            yield from _read_folder(name, notify)
        else:
            yield from _guard(name, _read_file(name, notify))


def count_articles(names: Iterable[str]) -> int | None:
    """Return how many articles the inputs hold at most, without reading them, or None if standard input is one."""
    total = 0
    for name in names:
        if name == STDIN:
            return None
        for file in _list_folder(name) if Path(name).is_dir() else [Path(name)]:
            total += _count_lines(file) if file.suffix.lower() == JSONL else 1
    return total


def _count_lines(file: Path) -> int:
    try:
        with file.open("rb") as lines:
            return sum(1 for line in lines if line.strip())
    except OSError:
        return 1  # the one failure that reading it will report


def _list_folder(name: str) -> list[Path]:
    return sorted(file for file in Path(name).rglob("*") if file.suffix.lower() in SUFFIXES and not file.is_dir())


def _guard(name: str, articles: Iterator[Article | Failure]) -> Iterator[Article | Failure]:
    try:
        yield from articles
    except InputError as error:
        yield Failure.from_error(name, error)
    except OSError as error:
        yield Failure(doc_id=name, error=f"{error.strerror or error}.")


def _read_folder(name: str, notify: Callable[[str], None]) -> Iterator[Article | Failure]:
    files = _list_folder(name)
    if not files:
        yield Failure(doc_id=name, error="The folder holds no text: its files *.txt and *.jsonl are read.")
    for file in files:
        yield from _guard(str(file), _read_file(str(file), notify))


def _read_file(name: str, notify: Callable[[str], None]) -> Iterator[Article | Failure]:
    path = Path(name)
    if path.suffix.lower() == JSONL:
        with path.open("rb") as lines:
            yield from _read_lines(lines, name)
    else:
        yield _read_text(path.read_bytes(), name, notify)


def _read_stdin(stdin: BinaryIO, notify: Callable[[str], None]) -> Iterator[Article | Failure]:
    first = stdin.readline()
    if _is_json_article(first):
        yield from read_jsonl(chain([first], stdin), STDIN)
    else:
        yield _read_text(first + stdin.read(), STDIN, notify)


def _read_lines(lines: Iterable[bytes], name: str) -> Iterator[Article | Failure]:
    empty = True
    for article in read_jsonl(lines, name):
        empty = False
        yield article
    if empty:
        raise InputError("The file is empty: there is nothing to read.")


def _read_text(data: bytes, name: str, notify: Callable[[str], None]) -> Article:
    if not data.strip():
        raise InputError("The file is empty: there is nothing to read.")
    text, guessed = decode(data)
    if guessed:
        notify(f"{name}: not UTF-8, read as {guessed}")
    return Article(text=text, doc_id=name)


def _is_json_article(line: bytes) -> bool:
    if not line.lstrip().startswith(b"{"):
        return False
    try:
        return "text" in json.loads(line)
    except ValueError:
        return False
