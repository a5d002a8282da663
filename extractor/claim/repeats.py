"""Which figures are read: those of news blocks, once.

Debris and datelines are no news; where a block comes twice, the repetitions become mentions of the same facts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extractor.annotations import Block
from extractor.records import Fact


class Repeats:
    """Which blocks of an article repeat an earlier one word for word."""

    def __init__(self, blocks: Sequence[Block], text: str) -> None:
        self.blocks = blocks
        self.text = text
        self.starts = [block.start for block in blocks]
        self.copies: dict[int, list[int]] = {}
        for index, block in enumerate(blocks):
            if block.repeats is not None:
                self.copies.setdefault(block.repeats, []).append(index)

    def is_first(self, offset: int) -> bool:
        """Whether the offset lies in news that is read for the first time: no dateline, debris or repetition."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0 or offset >= self.blocks[index].end:
            return True
        return self.blocks[index].repeats is None and self.blocks[index].kind in {"text", "headline"}

    def with_copies(self, fact: Fact) -> Fact:
        """The fact with the places where its block comes again as further mentions."""
        index = bisect_right(self.starts, fact.start) - 1
        shifts = [self.blocks[copy].start - self.blocks[index].start for copy in self.copies.get(index, ())]
        places = [(fact.start + shift, fact.end + shift) for shift in shifts]
        # Blocks are compared by their words; where white space differs, the offsets do too.
        kept = [place for place in places if self.text[slice(*place)] == fact.quote]
        return replace(fact, mentions=((fact.start, fact.end), *kept))
