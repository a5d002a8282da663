"""Text of an article as a terminal may get it: on one line, and without characters that would steer the terminal."""

from __future__ import annotations

import re
import unicodedata

from rich.text import Text

LEFT_TO_RIGHT = "\u200e"
"""A mark of no width: what follows it starts anew from the left, whatever stood before."""

KEPT = f"\u200c\u200d{LEFT_TO_RIGHT}"
"""Formatting characters that join or part the letters and emoji beside them; the others but this mark are dropped."""

_SPACE = re.compile(r"\s+")


def plain(text: str) -> str:
    """Return the text on one line, without control characters (the escape that could clear a screen or set its title).

    Invisible formatting goes too: an override of the direction of writing would turn the rest of the line around. A
    text in Arabic or Hebrew ends with a mark that keeps a number after it on its right.
    """
    line = _SPACE.sub(" ", text).strip()
    if line.isascii() and line.isprintable():
        return line
    line = "".join(
        character for character in line if character in KEPT or unicodedata.category(character) not in {"Cc", "Cf"}
    )
    return line.removesuffix(LEFT_TO_RIGHT) + LEFT_TO_RIGHT if runs_from_the_right(line) else line


def plain_text(text: str, style: str = "") -> Text:
    """Return :func:`plain` of the text, to be laid out."""
    return Text(plain(text), style=style)


def runs_from_the_right(text: str) -> bool:
    """Whether the text holds letters of a script that is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text)
