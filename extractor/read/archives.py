"""gzip and zip: the inputs in them, unfolded in memory and within limits, never onto the disk."""

from __future__ import annotations

import gzip
import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO, RawIOBase
from pathlib import PurePosixPath
from typing import IO, Any

from extractor.errors import InputError
from extractor.read.limits import MAX_DOCUMENT, MAX_RATIO, MAX_UNPACKED
from extractor.read.plain import printable
from extractor.read.source import Source, buffered
from extractor.result import Failure

GZIP_MAGIC = b"\x1f\x8b"
ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")

_BROKEN = (EOFError, OSError, zlib.error, zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError)
_OUTSIDE = re.compile(r"[\x00-\x1f\x7f\\]|^/|^[A-Za-z]:|(?:^|/)\.\.(?:/|$)")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_SYMLINK = 0o120000


def open_gzip(source: Source) -> Source:
    """Return the input that a gzip file holds, under the same name; the suffix is the one before ".gz"."""
    packed = _Counted(source.stream)
    unpacked = Unpacked(gzip.GzipFile(fileobj=packed, mode="rb"), lambda: packed.count)
    return Source(
        name=source.name,
        suffix=PurePosixPath(source.name.lower().removesuffix(".gz")).suffix,
        stream=buffered(unpacked),
        url=source.url,
        charset=source.charset,
    )


def open_zip(source: Source, wanted: Callable[[str], bool]) -> Iterator[Source | Failure]:
    """Yield the inputs that a zip file holds and whose suffix is ``wanted``, in its order, and failures of others.

    A member is named "archive.zip/folder/name". One whose name leads out of the archive, that is a link, encrypted or
    folded by another method than deflate, fails. Raises InputError if the archive is damaged or holds nothing wanted.
    """
    stream: IO[bytes] = source.stream if source.stream.seekable() else BytesIO(source.read())
    size = stream.seek(0, os.SEEK_END)
    try:
        archive = zipfile.ZipFile(stream)
    except _BROKEN as error:
        raise InputError(f"The zip file is damaged: {error}.") from error
    unpacked = 0
    found = False
    for member in archive.infolist():
        if member.is_dir() or not wanted(member.filename) or _is_side_file(member.filename):
            continue
        found = True
        name = f"{source.name}/{printable(member.filename)}"
        reason = _refusal(member)
        if reason:
            yield Failure(doc_id=name, error=reason)
            continue
        try:
            # Its own header tells what a member was folded to, which may be a lie: the archive's size is none.
            content = Unpacked(archive.open(member), lambda: size, unpacked)
        except _BROKEN as error:
            yield Failure(doc_id=name, error=f"The zip file is damaged here: {error}.")
            continue
        yield Source(name=name, suffix=PurePosixPath(name.lower()).suffix, stream=buffered(content))
        unpacked = content.count
    if not found:
        raise InputError("The archive holds nothing that is read.")


class Unpacked(RawIOBase):
    """The unfolded content of a compressed file, counted while it is read.

    packed: returns how many compressed bytes it took so far; count: of the unfolded bytes, also those of earlier
    members of the same archive. Reading raises InputError past the limits, and if the file is damaged.
    """

    def __init__(self, stream: IO[bytes] | gzip.GzipFile, packed: Callable[[], int], count: int = 0) -> None:
        super().__init__()
        self.stream = stream
        self.packed = packed
        self.count = count

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer as far as there is content."""
        filled = 0
        try:
            while filled < len(buffer) and (data := self.stream.read(len(buffer) - filled)):
                buffer[filled : filled + len(data)] = data
                filled += len(data)
        except _BROKEN as error:
            raise InputError(f"The compressed file is damaged: {error}.") from error
        self.count += filled
        if self.count > MAX_DOCUMENT and self.count > MAX_RATIO * self.packed():
            raise InputError(
                f"The compressed file unfolds to more than {MAX_RATIO} times its size: that is no news but an attack, "
                "or padding. Unpack it yourself if you trust it."
            )
        if self.count > MAX_UNPACKED:
            raise InputError(f"The compressed file unfolds to more than {MAX_UNPACKED // 1024**3} GiB: split it.")
        return filled

    def close(self) -> None:
        """Close the compressed file."""
        if not self.closed:
            self.stream.close()
        super().close()


class _Counted:
    """A stream that counts what is read from it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        data = self.stream.read(size)
        self.count += len(data)
        return data

    def seek(self, *_: int) -> int:
        """Refuse: what is counted is read once, from the beginning to the end."""
        raise OSError("not seekable")


def _refusal(member: zipfile.ZipInfo) -> str | None:
    if _OUTSIDE.search(member.filename):
        return "The name leads out of the archive or is no name: such a file can be an attack, so it is not read."
    if member.external_attr >> 16 & 0o170000 == _SYMLINK:
        return "This is a link, and no link in an archive is followed."
    if member.flag_bits & _ENCRYPTED:
        return "The file is encrypted: unpack it yourself."
    if member.compress_type not in _METHODS:
        return f"The file is compressed by method {member.compress_type}, not by deflate: unpack it yourself."
    return None


def _is_side_file(name: str) -> bool:
    """Whether macOS put the file beside another one, to keep its attributes."""
    return name.startswith("__MACOSX/") or PurePosixPath(name).name.startswith("._")
