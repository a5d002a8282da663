"""Where two texts part: what stands in one in place of the words of the other.

Shingles that come once in both are matched first, in the longest run that has one order in both ("patience diff"),
which is linear in the length of the texts but for a sort; within its sentence, a match reaches as far as they agree.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.compare.sketch import SHINGLE
from extractor.compare.words import Word


class Gap(NamedTuple):
    """Words ``first`` to ``last`` (exclusive) of the one text, which stand in place of those of the other."""

    first: int
    last: int
    other_first: int
    other_last: int


def find_gaps(one: Sequence[Word], other: Sequence[Word]) -> Iterator[Gap]:
    """Yield the gaps between the words that both texts have in the same order."""
    first = second = 0
    for begin, end, shift in _matches(one, other):
        if begin > first or begin + shift > second:
            yield Gap(first, begin, second, begin + shift)
        first, second = end, end + shift
    if first < len(one) or second < len(other):
        yield Gap(first, len(one), second, len(other))


def _matches(one: Sequence[Word], other: Sequence[Word]) -> Iterator[tuple[int, int, int]]:
    """Yield begin and end of what the first text has in common with the second, ``shift`` words further there."""
    first = second = 0
    for place, other_place in _anchors(one, other):
        shift = other_place - place
        if (place < first or other_place < second) and first + shift != second:
            continue  # it would match words twice
        begin, end = max(place, first), place + SHINGLE
        while begin > max(first, second - shift) and not one[begin - 1].ends and _agree(one, other, begin - 1, shift):
            begin -= 1
        while end < min(len(one), len(other) - shift) and not one[end - 1].ends and _agree(one, other, end, shift):
            end += 1
        if end > begin:
            yield begin, end, shift
            first, second = end, end + shift


def _agree(one: Sequence[Word], other: Sequence[Word], index: int, shift: int) -> bool:
    return one[index].text == other[index + shift].text


def _anchors(one: Sequence[Word], other: Sequence[Word]) -> list[tuple[int, int]]:
    """Return where the shingles begin that come once in both texts, in the longest run that rises in both."""
    begins, other_begins = _unique(one), _unique(other)
    pairs = [(begin, other_begins[piece]) for piece, begin in begins.items() if piece in other_begins]
    # The longest increasing subsequence: the last pair of each pile, and for each pair the one before it.
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for index, (_, other_begin) in enumerate(pairs):
        pile = bisect_left(tops, other_begin)
        tops[pile : pile + 1] = [other_begin]
        piles[pile : pile + 1] = [index]
        before.append(piles[pile - 1] if pile else -1)
    chosen = []
    index = piles[-1] if piles else -1
    while index >= 0:
        chosen.append(pairs[index])
        index = before[index]
    return chosen[::-1]


def _unique(words: Sequence[Word]) -> dict[tuple[str, ...], int]:
    """Return where each run of three words begins that comes only once; a shorter text is one run."""
    texts = [word.text for word in words]
    pieces = [tuple(texts[begin : begin + SHINGLE]) for begin in range(max(len(texts) - SHINGLE, 0) + 1)]
    counts = Counter(pieces)
    return {piece: begin for begin, piece in enumerate(pieces) if counts[piece] == 1}
