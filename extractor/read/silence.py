"""Keeps the log of a library off the terminal of a program that has not set up logging."""

from __future__ import annotations

import logging
from functools import cache


@cache
def silence(*libraries: str) -> None:
    """Give the loggers a handler that does nothing, once, in place of Python's last resort, which prints to stderr.

    A program that sets up logging still gets every line. What matters of it comes as an error or a failure anyway.
    """
    for library in libraries:
        logging.getLogger(library).addHandler(logging.NullHandler())
