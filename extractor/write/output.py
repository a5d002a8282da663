"""Where the output goes: standard output, or a file that appears only when it is whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from extractor.errors import ExtractorError


class OutputError(ExtractorError):
    """An output file that cannot be written, or must not be overwritten."""


def check_output(path: Path, *, force: bool) -> None:
    """Raise OutputError if the file exists and ``force`` is not given, or if its folder does not exist."""
    if path.is_dir():
        raise OutputError(f"The output {str(path)!r} is a folder: name a file in it.")
    if path.is_file() and not force:
        raise OutputError(f"The output {str(path)!r} exists already: give --force to overwrite it.")
    if not path.absolute().parent.is_dir():
        raise OutputError(f"The folder of the output {str(path)!r} does not exist: make it first.")


@contextmanager
def open_output(path: Path | None) -> Iterator[TextIO]:
    """Open the file for text in UTF-8, or standard output if there is none.

    The file is written beside its place and moved there at the end, so that an interrupted run leaves no half of it
    and what was there before stays.
    """
    if path is None:
        yield sys.stdout
    elif _is_device(path):
        with path.open("w", encoding="utf-8", newline="") as stream:
            yield stream
    else:
        target = path.resolve()
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            with part.open("w", encoding="utf-8", newline="") as stream:
                yield stream
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)


def _is_device(path: Path) -> bool:
    return path.exists() and not path.is_file()  # a pipe or /dev/stdout: nothing to overwrite or to move there
