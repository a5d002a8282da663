"""``extractor.read_articles``: the articles of files and folders, for programs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from extractor.read.inputs import STDIN, read_inputs
from extractor.records import Article
from extractor.result import Failure


def read_articles(*inputs: str | Path, notify: Callable[[str], None] | None = None) -> Iterator[Article | Failure]:
    """Yield the articles of the inputs in order, each read when its turn comes, and a failure for what is no article.

    inputs: what ``extractor run`` takes: files and folders of texts, pages, feeds, JSONL, CSV and archives of them,
    http(s) addresses of feeds and pages, and "-" for standard input. notify: called with one line about an input that
    is read, but perhaps not as it was meant, such as a text in a guessed encoding.
    """
    names = [str(name) for name in inputs]
    stdin = sys.stdin.buffer if STDIN in names else BytesIO()
    return read_inputs(names, stdin, notify or (lambda _: None))
