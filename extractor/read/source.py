"""One opened input: its name, where it came from and its bytes, which are read within limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from typing import BinaryIO, cast

from extractor.errors import InputError
from extractor.read.limits import MAX_DOCUMENT, MAX_LINE

HEAD = 64 * 1024
"""Bytes at the beginning of an input in which its format shows."""


@dataclass(frozen=True, kw_only=True)
class Source:
    """An input to read once.

    name: the name of its article, and the beginning of the names of its articles if it holds many. suffix: of its
    file, in lower case (".xml"), which says the format where the content does not. url: the address that it was
    fetched from; media_type and charset: as the server gave them.
    """

    name: str
    suffix: str
    stream: BufferedReader
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None

    def head(self) -> bytes:
        """Return the first bytes; they are read again by the other methods."""
        return self.stream.peek(HEAD)

    def read(self, limit: int = MAX_DOCUMENT) -> bytes:
        """Return all bytes. Raises InputError if they are more than the ``limit``, or there are none."""
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise InputError(
                f"The file has more than {limit // 1024**2} MiB, too many for one document: split it, or give "
                "its articles as JSONL."
            )
        if not data.strip():
            raise InputError("The file is empty: there is nothing to read.")
        return data

    def lines(self) -> Iterator[bytes]:
        """Yield the lines as :func:`limited_lines` does."""
        return limited_lines(self.stream)


def limited_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a stream; of one with more than MAX_LINE bytes only its first MAX_LINE + 1."""
    while line := stream.readline(MAX_LINE + 1):
        yield line
        rest = line
        while len(rest) > MAX_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_LINE + 1)


def buffered(stream: object) -> BufferedReader:
    """Return the stream with a buffer that :meth:`Source.head` can look ahead in."""
    return BufferedReader(cast("BufferedReader", stream), HEAD)


def split_media_type(header: str) -> tuple[str | None, str | None]:
    """Return the media type and the charset of a ``Content-Type``: "text/html; charset=utf-8"."""
    media_type, *parameters = header.split(";")
    charset = None
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip("\"'") or None
    return media_type.strip().lower() or None, charset
