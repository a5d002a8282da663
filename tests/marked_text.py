"""Texts of test cases, whose figures stand in [square] and whose names stand in <angle> brackets."""

import re
from typing import NamedTuple


class Mark(NamedTuple):
    """What stood in brackets, at its place in the text without them. kind: the opening bracket."""

    kind: str
    start: int
    end: int
    text: str


def unmarked(marked: str) -> tuple[str, list[Mark]]:
    """Return the text without brackets, and what stood in them."""
    text, marks = "", []
    for part in re.split(r"(\[[^\]]+\]|<[^>]+>)", marked):
        bracketed = part[:1] in {"[", "<"}
        inner = part[1:-1] if bracketed else part
        if bracketed:
            marks.append(Mark(part[0], len(text), len(text) + len(inner), inner))
        text += inner
    return text, marks
