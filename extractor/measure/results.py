"""Pairs of numbers that are a result: votes "51-48" are two quantities, scores "2-1" are excluded."""

from __future__ import annotations

from itertools import pairwise

from extractor.knowledge.words import word_list
from extractor.measure.figures import Figure
from extractor.measure.tokens import Token, at

_DASHES = frozenset({"-", "–", "—", "−"})
_VOTING = word_list("results voting")


def pair_results(tokens: list[Token], figures: list[Figure], sentences: list[int]) -> None:
    """Give the sides of a vote their unit, and exclude the sides of a score."""
    for left, right in pairwise(figures):
        between = tokens[left.last : right.first]
        if len(between) != 1 or left.value_to is not None or right.value_to is not None:
            continue
        dashed = between[0].text in _DASHES and left.unit in (None, "vote")
        spoken = between[0].lower == "to" and left.unit is None and right.unit in (None, "vote")
        spoken = spoken and at(tokens, left.first - 1).lower != "from"
        if not (dashed or spoken) or left.dimension != "count" or right.dimension != "count":
            continue
        voted = any(
            token.lower in _VOTING
            for place, token in enumerate(tokens[max(0, left.first - 40) : right.last + 20], max(0, left.first - 40))
            if sentences[place] == sentences[left.first]
        )
        if right.unit is not None and right.unit not in _VOTING:
            left.unit = right.unit
        elif voted:
            left.unit = right.unit = "vote"
        elif dashed and left.unit is None:
            left.excluded = right.excluded = "score"
