"""Units that a figure takes from its neighbours: "rising from 1.44 million", "eight and fourteen percent", "votes 51-48"."""

from __future__ import annotations

from extractor.measure.figures import Figure
from extractor.measure.tokens import Token, at

_TIES = frozenset({",", "and", "or", "to", "-", "–", "—", "&", "/", "versus", "vs", "against", "respectively"})
_COMPARING = frozenset(
    "from to than versus against compared with previous was were at of reach reaching reached by down up about over"
    " nearly only some around just another record total hit hitting".split()
)
_VOTES = frozenset(
    "vote votes voted voting ballot ballots passed passes approve approved approves majority abstentions".split()
)
_INDICES = frozenset(
    "index dow nasdaq nikkei ftse dax cac sensex nifty kospi hang stoxx s&p hsi bovespa topix shanghai wig".split()
)
_PERSONS_DID = frozenset(
    "killed kills killing kill injured injures injuring injure wounded wounds wounding wound dead died dies missing"
    " displaced arrested detained hospitalized hospitalised rescued evacuated infected homeless stranded".split()
)


def tie_units(tokens: list[Token], figures: list[Figure], sentences: list[int]) -> None:
    """Give each figure without a unit the unit of the figure that it is coordinated with or compared to."""
    for place in range(len(figures) - 1, 0, -1):
        figure, following = figures[place - 1], figures[place]
        if figure.unit is None and _coordinated(tokens, figure, following):
            _take(figure, following)
    for place, figure in enumerate(figures):
        if figure.unit is not None or figure.excluded:
            continue
        before = [
            other for other in figures[max(0, place - 4) : place] if sentences[other.first] == sentences[figure.first]
        ]
        earlier = next((other for other in reversed(before) if other.unit is not None and not other.excluded), None)
        cue = at(tokens, (figure.modified_from if figure.modified_from is not None else figure.first) - 1)
        if earlier is not None and cue.lower in _COMPARING and earlier.dimension != "time":
            _take(figure, earlier)


def _coordinated(tokens: list[Token], figure: Figure, following: Figure) -> bool:
    """Whether nothing but "and", "or", "to", a comma or a dash stands between two figures."""
    between = tokens[figure.last : following.modified_from or following.first]
    return (
        0 < len(between) <= 2 and all(token.text.lower() in _TIES for token in between) and following.unit is not None
    )


def _take(figure: Figure, other: Figure) -> None:
    if figure.value_to is None and other.dimension == "time" and other.excluded:
        figure.excluded = other.excluded
    figure.unit, figure.dimension, figure.codes = other.unit, other.dimension, other.codes


def name_by_context(tokens: list[Token], figure: Figure, sentence: list[Token]) -> str | None:
    """Return the unit that the words around a bare number give it: votes, points of an index, magnitude, persons."""
    before = [at(tokens, figure.first - back).lower for back in range(1, 5)]
    behind = [at(tokens, figure.last + ahead).lower for ahead in range(2)]
    words = {token.lower for token in sentence}
    if (
        "magnitude" in before[:3]
        or "magnitude" in behind
        or "richter" in words
        or ("-" in behind[:1] and at(tokens, figure.last + 1).lower == "magnitude")
    ):
        return "magnitude"
    if behind[0] in _PERSONS_DID or (
        behind[0] in ("were", "was", "are", "is", "have", "remain", "still") and behind[1] in _PERSONS_DID
    ):
        return "person"
    if set(before[:2]) & _PERSONS_DID:
        return "person"
    if words & _VOTES and _beside_dash(tokens, figure):
        return "vote"
    if words & _INDICES and figure.value >= 100:
        return "points"
    return None


def _beside_dash(tokens: list[Token], figure: Figure) -> bool:
    """Whether the number is one side of "51-48" or "51 to 48"."""
    return any(
        at(tokens, place).text in ("-", "–", "—", "−", "to")
        and at(tokens, further).kind in ("number", "word")
        and (at(tokens, further).kind == "number" or at(tokens, place).text == "to")
        for place, further in ((figure.first - 1, figure.first - 2), (figure.last, figure.last + 1))
    )
