"""Inputs made in memory."""

from io import BytesIO
from pathlib import PurePath

from extractor.read.source import Source, buffered


def make_source(content: str | bytes, name: str = "a.txt", **given: str | None) -> Source:
    data = content.encode() if isinstance(content, str) else content
    return Source(name=name, suffix=PurePath(name).suffix, stream=buffered(BytesIO(data)), **given)
