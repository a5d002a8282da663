"""Why a quantity can make no fact: it is an age, a time frame, a score, vague, or it points back."""

from __future__ import annotations

from extractor.measure.figures import Figure
from extractor.measure.tokens import Token, at

_FRAMING_BEFORE = frozenset(
    "next past last previous coming first final following recent latest within every preceding".split()
)
_FRAMING_BEHIND = frozenset("ago earlier later before after since hence".split())
_OLDEST = 110


def excluded(tokens: list[Token], figure: Figure) -> str | None:
    """Return the reason why the figure makes no fact, or None."""
    if figure.excluded:
        return figure.excluded
    if is_age(tokens, figure):
        return "age"
    if figure.dimension == "time" and is_time_frame(tokens, figure):
        return "time frame"
    return None


def is_age(tokens: list[Token], figure: Figure) -> bool:
    """Whether the figure is the age of a person: "53", ", 53,", "16-year-old", "aged 12"."""
    before, behind = at(tokens, figure.first - 1), at(tokens, figure.last)
    if figure.unit in ("year", "month", "week", "day"):
        if figure.value > _OLDEST:
            return False
        further = at(tokens, figure.last + 1)
        old = further if behind.text in ("-", "‑") else behind
        if old.lower in ("old", "olds") or (behind.lower == "of" and further.lower == "age"):
            return True
        return before.lower in ("aged", "age", "ages")
    if figure.unit is not None or figure.value > _OLDEST or figure.value != int(figure.value):
        return False
    if before.lower in ("aged", "age", "ages", "turns", "turned", "turning") or (
        before.lower == "of" and at(tokens, figure.first - 2).lower in ("age", "ages")
    ):
        return True
    named = at(tokens, figure.first - 2)
    return (
        before.text in (",", "(")
        and behind.text in (",", ")", ".")
        and (before.text == "(") == (behind.text == ")")
        and named.kind == "word"
        and named.text[0].isupper()
        and tokens[figure.first].kind == "number"
        and figure.value >= 1
    )


def is_time_frame(tokens: list[Token], figure: Figure) -> bool:
    """Whether a span of time only places another claim: "the next seven years", "three days ago"."""
    first = figure.modified_from if figure.modified_from is not None else figure.first
    before, behind = at(tokens, first - 1).lower, at(tokens, figure.last).lower
    return before in _FRAMING_BEFORE or behind in _FRAMING_BEHIND
