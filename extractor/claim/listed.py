"""Figures of a list in which everybody has his own: "Peru won 40 percent, Chile 35 percent and Bolivia 20 percent"."""

from __future__ import annotations

from extractor.claim.context import Placed, SentenceView
from extractor.claim.passages import PARTIES
from extractor.records import Mention, Quantity

JOINTS = frozenset({",", ";", "and", "while", "but"})
"""What stands between a figure and the next name of the list."""
OTHERS = frozenset({"to", "from", "on", "against", "of", "by", "than"})
"""Words before a name that is no item of the list, but another party of its figure or somebody's property."""
NEAREST = 6
"""Words between a name and its figure at most: "Chile *is a distant third with* 2.3 percent"."""


def find_listed(view: SentenceView) -> dict[int, Mention]:
    """The party of every figure of a list but the first, by the figure's start offset.

    A figure continues the list if it measures the same as the one before, and a joint and one party stand between them,
    with nothing joined behind the party. A nationality is none: "the *German* index" is no German's.
    """
    parties = [place for place in view.mentions if place.record.label in PARTIES]
    found: dict[int, Mention] = {}
    for before, figure in zip(view.quantities, view.quantities[1:], strict=False):
        same = before.record.dimension == figure.record.dimension
        between = [place for place in parties if before.end <= place.start and place.end <= figure.start]
        if same and len(between) == 1 and between[0].record.label != "NORP" and _owns(view, before, between[0], figure):
            found[figure.record.start] = between[0].record
    return found


def _owns(view: SentenceView, before: Placed[Quantity], name: Placed[Mention], figure: Placed[Quantity]) -> bool:
    ahead, behind = view.words[before.end : name.start], view.words[name.end : figure.start]
    if not JOINTS.intersection(ahead) or len(behind) > NEAREST or (JOINTS | OTHERS).intersection(behind):
        return False
    start = name.start - 1
    while view.words[start] in {"the", "in"}:
        start -= 1
    return view.words[start] not in OTHERS and not (behind and behind[0] in {"'s", "'", "s"} and len(behind) > 3)
