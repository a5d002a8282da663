"""What the words beside a number say happened to it: "rose 5%", "down by 3 million", "an increase of 10"."""

from __future__ import annotations

from extractor.knowledge.cues import changes
from extractor.measure.figures import Figure
from extractor.measure.tokens import Token, at
from extractor.records import Direction

_REACH = 4


def direction_of(tokens: list[Token], figure: Figure, sentences: list[int]) -> Direction | None:
    """Return the direction of the change word beside the figure in its sentence, or None."""
    if figure.sign:
        return "up" if figure.sign == "+" else "down"
    first = figure.modified_from if figure.modified_from is not None else figure.first
    for back in range(1, _REACH + 1):
        token = at(tokens, first - back)
        if (
            token.start < 0
            or sentences[first - back] != sentences[figure.first]
            or token.text in ",;:"
            or token.kind == "number"
        ):
            break
        found = changes().get((token.lower,))
        if found:
            return found[0].direction  # type: ignore[return-value]
    for ahead in range(_REACH - 1):
        token = at(tokens, figure.last + ahead)
        if token.kind != "word" or sentences[figure.last + ahead] != sentences[figure.first]:
            break
        found = changes().get((token.lower,))
        if found:
            return found[0].direction  # type: ignore[return-value]
    return None
