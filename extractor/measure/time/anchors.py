"""The periods that a text names, for the expressions that lean on one of them ("a year earlier")."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.measure.time.periods import Period, UnplacedError
from extractor.measure.time.resolving import NO_ANCHOR

_REACH = 4  # sentences back, within the paragraph, in which a period may stand that another one leans on
_MOST = 24  # periods to look at on either side, so that no text can make the search long
_REPORTED = re.compile(
    r"\b(?:said|told|announced|reported|says|added|showed|released|published|according)\W+(?:\w+\W+){0,3}$"
)
_COMPARED = re.compile(r"\b(?:from|over|than(?: in)?|against|versus|compared (?:with|to)) (?:the )?$", re.IGNORECASE)


class Sentences:
    """The offsets at which the sentences of a text start."""

    def __init__(self, starts: list[int], length: int) -> None:
        self._starts = starts
        self._length = length

    def around(self, offset: int, back: int = 0) -> tuple[int, int]:
        """Start and end of the sentence at an offset; its start may be that of some sentences before."""
        place = bisect_right(self._starts, offset)
        start = self._starts[max(place - 1 - back, 0)] if place else 0
        return start, self._starts[place] if place < len(self._starts) else self._length


@dataclass(frozen=True, slots=True, order=True)
class _Anchor:
    start: int
    end: int
    leans: bool
    period: Period


class Anchors:
    """All resolved periods of a text, in order."""

    def __init__(self, text: str, sentences: Sentences) -> None:
        self._text = text
        self._sentences = sentences
        self._placed: list[_Anchor] = []

    def add(self, start: int, end: int, period: Period, leans: bool) -> None:
        """Take note of a period; ``leans``: whether it was found by leaning on another one."""
        insort(self._placed, _Anchor(start, end, leans, period), key=lambda anchor: anchor.start)

    def nearest(self, start: int, units: tuple[str, ...], chained: bool, behind: bool = True) -> Period:
        """The period that an expression at an offset leans on.

        It is the nearest one before it in its sentence, else the first one behind it there, else the nearest one of the
        sentences before, within the paragraph. ``units``: granularities that it may have; ``chained``: whether it may
        lean on another one itself; ``behind``: whether it may stand behind. Raises UnplacedError if there is none.
        """
        first, last = self._sentences.around(start)
        reach = max(self._sentences.around(start, _REACH)[0], self._text.rfind("\n\n", 0, start))
        place = bisect_left(self._placed, start, key=lambda anchor: anchor.start)
        near = [
            anchor for anchor in self._placed[max(0, place - _MOST) : place][::-1] if anchor.start >= min(first, reach)
        ]
        before = list(self._usable(near, units, chained))
        # What was compared with is seldom meant again: "rose 2% from May. The index was up 5% from a year earlier".
        told = [anchor for anchor in before if not self._is_basis(anchor)]
        if told and told[0].start >= first:
            return told[0].period
        following = next(self._usable(self._placed[place : place + _MOST], units, chained), None)
        if behind and following is not None and following.start < last:
            return following.period
        if told or before:
            return (told or before)[0].period
        raise UnplacedError(NO_ANCHOR)

    def _is_basis(self, anchor: _Anchor) -> bool:
        """Whether something is compared with the period: "rose 2% *from May*"."""
        opening = self._text[max(0, anchor.start - 20) : anchor.start]
        named = self._text.startswith(("from ", "From "), anchor.start) and anchor.period.granularity != "interval"
        return named or bool(_COMPARED.search(opening))

    def _usable(self, anchors: list[_Anchor], units: tuple[str, ...], chained: bool) -> Iterator[_Anchor]:
        for anchor in anchors:
            granularity = anchor.period.granularity
            if granularity not in units or (anchor.leans and not chained):
                continue
            # The day of a statement ("said on Tuesday") is not what its figures are about.
            opening = self._text[max(0, anchor.start - 40) : anchor.start]
            if granularity == "day" and units[0] != "day" and _REPORTED.search(opening):
                continue
            yield anchor
