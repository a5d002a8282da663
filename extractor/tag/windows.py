"""Divides a document into the stretches that the encoder reads at once.

A window holds as many sentences as fit. A sentence that is too long for one window is read in several that overlap;
each of its words is then taken from the window in which more of its surroundings can be seen. Nothing is left out,
and the number of windows grows with the length of the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

OVERLAP = 0.25
"""Share of a window that the next one reads again, inside a sentence that is too long for one."""


class Window(NamedTuple):
    """Words ``start`` to ``end`` are read; the answers for the words ``first`` to ``last`` are used (half-open)."""

    start: int
    end: int
    first: int
    last: int


def find_windows(before: NDArray[np.int64], starts: NDArray[np.int64], limit: int) -> list[Window]:
    """Return the windows, in order; together their words from ``first`` to ``last`` are all words, each once.

    before: number of pieces before every word, and before the end. starts: index of the first word of every sentence,
    beginning with 0. limit: most pieces in a window; no word has more.
    """
    words = len(before) - 1
    ends = np.append(starts[1:], words)
    windows: list[Window] = []
    start = 0
    for sentence, end in zip(starts.tolist(), ends.tolist(), strict=True):
        if before[end] - before[start] <= limit:
            continue
        if sentence > start:
            windows.append(Window(start, sentence, start, sentence))
        start = sentence
        if before[end] - before[start] > limit:
            windows.extend(_overlapping(before, sentence, end, limit))
            start = end
    if start < words:
        windows.append(Window(start, words, start, words))
    return windows


def _overlapping(before: NDArray[np.int64], start: int, end: int, limit: int) -> Iterator[Window]:
    """Yield the windows of the words ``start`` to ``end``, which are too many for one."""
    first = start
    while True:
        stop = min(end, int(np.searchsorted(before, before[start] + limit, side="right")) - 1)
        if stop == end:
            yield Window(start, end, first, end)
            return
        again = int(np.searchsorted(before, before[stop] - int(limit * OVERLAP)))
        following = min(max(again, start + 1), stop)
        last = max(first + 1, (following + stop) // 2)
        yield Window(start, stop, first, last)
        start, first = following, last
