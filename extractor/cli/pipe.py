"""Standard output may be a pipe whose reader has seen enough."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer


@contextmanager
def reader_may_stop() -> Iterator[None]:
    """End the command in good order if the reader of its output, ``head`` perhaps, stops before the end."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from None
