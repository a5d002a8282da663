"""Two numbers that are the bounds of one: "$2-3 billion", "between 2 and 3 million", "3.75%-4%", "five to 10 years"."""

from __future__ import annotations

from decimal import Decimal

from extractor.knowledge.cues import changes
from extractor.knowledge.units import convert
from extractor.knowledge.words import word_list
from extractor.measure.figures import Figure
from extractor.measure.tokens import Token, adjacent, at

_REACH_OF_CHANGE = 25
_SMALLEST_GROUPED = 1000
_COMPOUND_UNITS = frozenset({("foot", "inch"), ("pound", "ounce"), ("stone", "pound")})
# Spans of time are counted in the smaller unit: "four years and 11 months" are 59 months.
_COMPOUND_SPANS = {("year", "month"): 12, ("week", "day"): 7, ("day", "hour"): 24, ("hour", "minute"): 60,
                   ("minute", "second"): 60}  # fmt: skip
_DASHES = frozenset({"-", "–", "—", "‐", "‑", "−"})
_MOVING = word_list("ranges moving")
_RANGING = word_list("ranges ranging")
_VOTING = word_list("ranges voting")


def merge_ranges(tokens: list[Token], figures: list[Figure]) -> list[Figure]:
    """Return the figures with the bounds of each range merged into one."""
    merged: list[Figure] = []
    for figure in figures:
        if merged and _share_scale(tokens, merged[-1], figure) and _is_range(tokens, merged[-1], figure):
            merged[-1] = _joined(merged[-1], figure)
        else:
            merged.append(figure)
    return merged


def join_compounds(tokens: list[Token], figures: list[Figure]) -> list[Figure]:
    """Return the figures with amounts in two units made one: "3 dollars 50 cents", "6 feet 2 inches"."""
    joined: list[Figure] = []
    for figure in figures:
        before = joined[-1] if joined else None
        if before is not None and _is_compound(tokens, before, figure):
            smaller = figure.value
            spans = _COMPOUND_SPANS.get((before.unit or "", figure.unit or ""))
            if spans is not None:
                before.value, before.unit = before.value * spans, figure.unit
            elif before.dimension != "money":
                smaller = Decimal(repr(convert(float(smaller), figure.unit or "", before.unit or "")))
            before.value += smaller
            before.last, before.end, before.minor = figure.last, figure.end, True
            before.pieces += figure.pieces
        else:
            joined.append(figure)
    return joined


def _is_compound(tokens: list[Token], larger: Figure, smaller: Figure) -> bool:
    between = [token.lower for token in tokens[larger.last : smaller.first]]
    if between not in ([], ["and"]) or larger.value_to is not None or larger.minor or larger.unit is None:
        return False
    if larger.dimension == "money":
        return smaller.minor and smaller.unit == larger.unit and not larger.marked_before and smaller.value < 1
    if (larger.unit, smaller.unit or "") in _COMPOUND_SPANS:
        return smaller.value < _COMPOUND_SPANS[larger.unit, smaller.unit or ""] and smaller.value_to is None
    return (larger.unit, smaller.unit) in _COMPOUND_UNITS and between == []


def _connector(tokens: list[Token], lower: Figure, upper: Figure) -> str:
    """Return what stands between two figures: "-", "to", "and", "or", or nothing if it ties them to nothing."""
    between = tokens[lower.last : upper.first]
    if len(between) == 1 and between[0].text in _DASHES:
        left = adjacent(tokens[lower.last - 1], between[0])
        return "-" if left == adjacent(between[0], tokens[upper.first]) else ""
    if len(between) == 1 and between[0].lower in ("to", "and", "or"):
        return between[0].lower
    words = [token.lower for token in between]
    return "to" if words in (["-", "to", "-"], ["up", "to"], ["-", "to"], ["to", "-"]) else ""


def _share_scale(tokens: list[Token], lower: Figure, upper: Figure) -> bool:
    """Give the first number the scale of the second in "$2-3 billion"; return whether the two are tied at all."""
    connector = _connector(tokens, lower, upper)
    if not connector or lower.value_to is not None or upper.value_to is not None or lower.vague or upper.vague:
        return False
    tied = connector != "and" or _begins_with(tokens, lower, "between")
    if tied and lower.scale == 1 and upper.scale > 1 and lower.raw < upper.raw and _unit_open(lower, upper):
        lower.value *= upper.scale
        lower.scale = upper.scale
    return True


def _unit_open(lower: Figure, upper: Figure) -> bool:
    """Whether the first number leaves its unit to the second, or names the same one in front of it."""
    return lower.unit is None or (
        lower.dimension == "money" and lower.marked_before and upper.unit in (None, lower.unit)
    )


def _is_range(tokens: list[Token], lower: Figure, upper: Figure) -> bool:
    if lower.value >= upper.value or lower.sign != upper.sign or lower.part != upper.part:
        return False
    if lower.unit is not None and upper.unit is not None and not _same_unit(lower, upper):
        return False
    if lower.unit is not None and upper.unit is None and not lower.marked_before:
        return False
    connector = _connector(tokens, lower, upper)
    if connector == "and":
        return _begins_with(tokens, lower, "between")
    if connector == "or":
        return lower.unit is None and lower.scale == upper.scale and upper.value - lower.value <= lower.scale
    if connector == "-":
        return not _is_result(tokens, lower, upper)
    return _is_range_to(tokens, lower, upper)


def _same_unit(lower: Figure, upper: Figure) -> bool:
    """Whether both have one unit, or the second says what the amounts of both buy: "Rs 50 to Rs 60 per kg"."""
    priced = upper.dimension == "price" and (upper.unit or "").partition("/")[0] == lower.unit
    return priced or lower.unit == upper.unit


def _begins_with(tokens: list[Token], figure: Figure, word: str) -> bool:
    return any(at(tokens, figure.first - back).lower == word for back in (1, 2, 3))


def _is_result(tokens: list[Token], lower: Figure, upper: Figure) -> bool:
    """Whether "41-49" is a vote or a score: bare whole numbers with no noun that they could count."""
    if lower.unit or upper.unit or upper.scale > 1 or upper.spelled or upper.value >= _SMALLEST_GROUPED:
        return False
    before = at(tokens, lower.first - 1).lower
    following = at(tokens, upper.last)
    if before in _VOTING or following.lower in _VOTING:
        return True
    return following.kind != "word" or not following.text.islower()


def _is_range_to(tokens: list[Token], lower: Figure, upper: Figure) -> bool:
    """Whether "A to B" has bounds, and is no change from A to B, and no rise by A to B."""
    before, further = at(tokens, lower.first - 1).lower, at(tokens, lower.first - 2).lower
    if before == "from":
        again = at(tokens, upper.last).lower == "to" and at(tokens, upper.last + 1).kind == "number"
        return again or further in _RANGING or not _changes_before(tokens, lower.first - 2)
    if before == "by" and lower.unit is not None and lower.dimension != "ratio":
        return False
    if before in _VOTING or further in _VOTING:
        return False
    if (before,) not in changes():
        return True
    return lower.unit is None and lower.dimension != "money" and upper.unit is not None


def _changes_before(tokens: list[Token], index: int) -> bool:
    """Whether a word of change stands before "from A to B" in its sentence, or "went" right before it."""
    if at(tokens, index).lower in _MOVING:
        return True
    for place in range(index, max(-1, index - _REACH_OF_CHANGE), -1):
        token = tokens[place]
        if token.text in (".", "!", "?", ";") and at(tokens, place + 1).start > token.end:
            return False
        if (token.lower,) in changes():
            return True
    return False


def _joined(lower: Figure, upper: Figure) -> Figure:
    lower.value_to = upper.value
    lower.last, lower.end = upper.last, upper.end
    if upper.unit is not None:
        lower.unit, lower.dimension, lower.codes = upper.unit, upper.dimension, upper.codes
    lower.spelled = upper.spelled
    lower.pieces += upper.pieces
    return lower
