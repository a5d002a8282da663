"""From bytes to text: finds the encoding, and refuses what is no text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator

from extractor.errors import InputError
from extractor.read.source import Source
from extractor.records import Article
from extractor.result import Failure

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

FALLBACK = "cp1252"
"""What text that is not UTF-8 is most likely to be in: the WHATWG encoding standard's default for the web."""

CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""Control characters that no text in an 8-bit encoding holds; tab, newlines, form feed and escape do occur."""


def read_text(source: Source, notify: Callable[[str], None]) -> Iterator[Article | Failure]:
    """Yield the one article of a text file. Raises InputError for what is no text."""
    text, guessed = decode(source.read(), source.charset)
    if guessed:
        notify(f"{source.name}: not UTF-8, read as {guessed}")
    yield Article(text=text, doc_id=source.name, url=source.url)


def decode(data: bytes, charset: str | None = None) -> tuple[str, str | None]:
    """Return the text, and the encoding if it had to be guessed (else None).

    A byte order mark decides and is no part of the text; then the ``charset`` that a server gave, if the bytes are in
    it; otherwise they are UTF-8, or else Windows-1252. Newlines stay as they are. Raises InputError for bytes that are
    no text.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_strictly(data, encoding), None
    if charset is not None:
        try:
            return data.decode(charset), None
        except (LookupError, UnicodeDecodeError):
            pass  # the server is wrong
    if b"\x00" in data:
        raise InputError("This is a binary file, not text (it holds NUL bytes): convert it to plain text first.")
    try:
        return data.decode(), None
    except UnicodeDecodeError:
        if CONTROLS.search(data):
            raise InputError("This is a binary file, not text: convert it to plain text first.") from None
        return _decode_strictly(data, FALLBACK), FALLBACK


def _decode_strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"The bytes are neither UTF-8 nor {error.encoding} (byte {error.start}): save the text as UTF-8."
        ) from error
