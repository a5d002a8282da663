"""Columns of text that fit a width: wrapped between words, and within a word that is wider than its column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.console import Console
from rich.text import Text

from extractor.write.plain import LEFT_TO_RIGHT, runs_from_the_right

GAP = "  "
"""Between two columns."""

NARROWEST = 4
"""Cells that a column keeps at least, on a terminal too narrow for the table."""

Row = Sequence[Text]

_FOLDER = Console(width=NARROWEST)
"""Text wraps by the rules of a console; the width is given each time."""


def natural_widths(rows: Sequence[Row]) -> list[int]:
    """Return the cells that each column takes up if nothing is wrapped."""
    return [max(map(_width, column)) for column in zip(*rows, strict=True)]


def fit_widths(natural: Sequence[int], room: int) -> list[int]:
    """Return the widths of columns in so much room, gaps included.

    A column is never wider than is natural; where there is too little room, the widest give way and become alike.
    """
    widths = [0] * len(natural)
    left = room - len(GAP) * (len(natural) - 1)
    for done, (width, index) in enumerate(sorted((width, index) for index, width in enumerate(natural))):
        widths[index] = min(width, max(left // (len(natural) - done), NARROWEST))
        left -= widths[index]
    return widths


def lay_out(rows: Sequence[Row], widths: Sequence[int]) -> Iterator[Text]:
    """Yield the lines of the rows, each cell wrapped in its column and no blanks at the end of a line."""
    for row in rows:
        columns = [wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
        for pieces in zip_longest(*columns, fillvalue=Text()):
            yield _join(pieces, widths)


def wrap(text: Text, width: int) -> list[Text]:
    """Return the lines of the text in so many cells; a line end in the text is kept."""
    lines = text.wrap(_FOLDER, width, overflow="fold")
    for line in lines:
        line.rstrip()
    return list(lines)


def _join(pieces: Sequence[Text], widths: Sequence[int]) -> Text:
    # A number after a word in Arabic moves to its other side, into a column that is not its own, if nothing parts them.
    gap = GAP + LEFT_TO_RIGHT if any(runs_from_the_right(piece.plain) for piece in pieces) else GAP
    last = max((index for index, piece in enumerate(pieces) if piece), default=-1)
    line = Text()
    for piece, width in zip(pieces[:last], widths[:last], strict=True):
        line.append_text(piece).append(" " * (width - piece.cell_len) + gap)
    return line.append_text(pieces[last]) if last >= 0 else line


def _width(cell: Text) -> int:
    return max((line.cell_len for line in cell.split("\n", allow_blank=True)), default=0)
