"""How far a figure is asserted: actual, planned, hypothetical or denied.

A cue acts on the figures of its clause within its reach (``knowledge/data/status_cues.csv``); of several, the nearest
counts. The scheme follows ConText (Harkema et al. 2009): trigger, direction, scope.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractor.claim.context import Placed, SentenceView
from extractor.knowledge.cues import StatusCue, status_cues
from extractor.records import Quantity, Status


class Cue(NamedTuple):
    """A cue that acts on a figure: what it makes of it, and the half-open token range where it stands."""

    status: Status
    start: int
    end: int


def find_cue(view: SentenceView, quantity: Placed[Quantity]) -> Cue | None:
    """The cue of the figure's clause that acts on it, or None.

    A verb that governs all behind it outranks what is nearer: "*denied that* it would raise the tax to 33%".
    """
    first, last = view.clause_start(quantity.start), view.clause_end(quantity.start)
    nearest: tuple[int, Cue] | None = None
    for position in range(first, last):
        for cue in status_cues().get(view.words[position], ()):
            distance = _distance(view, quantity, cue, position)
            if distance is not None and governs(cue.words):
                distance = -1
            if distance is not None and (nearest is None or distance < nearest[0]):
                nearest = (distance, Cue(cue.status, position, position + len(cue.words)))  # type: ignore[arg-type]
    return nearest[1] if nearest else None


def governs(words: Sequence[str]) -> bool:
    """Whether a cue is a verb with the clause that it governs: "denied that"."""
    return words[-1] == "that"


def _distance(view: SentenceView, quantity: Placed[Quantity], cue: StatusCue, position: int) -> int | None:
    """Tokens between a cue at ``position`` and the figure, or None where the cue does not stand or does not reach."""
    end = position + len(cue.words)
    if tuple(view.words[position:end]) != cue.words:
        return None
    distance = quantity.start - end if cue.side == "before" else position - quantity.end
    return distance if 0 <= distance <= cue.reach else None
