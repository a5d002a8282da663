"""Where an article quotes somebody's words, by its quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right

_QUOTATION = re.compile(r'“[^“”\n]*(?:”|(?=[“\n])|\Z)|«[^«»\n]*(?:[»]|(?=\n)|\Z)|"[^"\n]*(?:"|(?=\n)|\Z)')
"""A quotation ends with its closing mark; one that goes on in the next paragraph ends with its own."""


class Quotations:
    """The quotations of a text, as half-open ranges of offsets, marks included."""

    def __init__(self, text: str) -> None:
        self.ranges = [match.span() for match in _QUOTATION.finditer(text)]
        self.starts = [start for start, _ in self.ranges]

    def around(self, offset: int) -> tuple[int, int] | None:
        """The quotation that an offset lies in, or None."""
        place = bisect_right(self.starts, offset) - 1
        return self.ranges[place] if place >= 0 and offset < self.ranges[place][1] else None
