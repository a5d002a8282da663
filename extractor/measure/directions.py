"""What the words beside a number say happened to it: "rose 5%", "down by 3 million", "fell to 10", "(+8%)"."""

from __future__ import annotations

from extractor.knowledge.cues import changes
from extractor.measure.figures import Figure
from extractor.measure.tokens import Token, at
from extractor.records import Direction

_BETWEEN = frozenset(
    """by to a an the another some further as much more than about nearly almost around over only just at least up
    approximately roughly sharply slightly steadily rapidly significantly only also even well below above in off modest
    record""".split()
)
_REACH = 5
_PARTS = frozenset({"verb", "adverb"})
_COORDINATING = frozenset({"or", "and", "("})


def direction_of(tokens: list[Token], figure: Figure, before: Figure | None) -> Direction | None:
    """Return what the change word next to the figure says, with nothing but "by", "to" and modifiers between.

    before: the figure in front of this one, whose direction it shares in "lost 190 points, or 0.6%".
    """
    if figure.sign:
        return "up" if figure.sign == "+" else "down"
    for back in range(1, _REACH + 1):
        token = at(tokens, figure.first - back)
        found = [change for change in changes().get((token.lower,), ()) if change.part in _PARTS]
        if found:
            return found[0].direction  # type: ignore[return-value]
        if token.lower in ("up", "down"):
            return "up" if token.lower == "up" else "down"
        if token.lower not in _BETWEEN:
            break
    if before is not None and before.direction and figure.first - before.last <= 2:
        if {token.lower for token in tokens[before.last : figure.first]} <= {",", "or", "("}:
            return before.direction
    return None
