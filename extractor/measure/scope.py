"""Why a quantity can make no fact: it is an age, a time frame, a score, vague, or it points back."""

from __future__ import annotations

from extractor.knowledge.nouns import is_plural
from extractor.knowledge.words import word_list
from extractor.measure.figures import Figure
from extractor.measure.tokens import Token, at

_FRAMING_BEFORE = word_list("scope framing before")
_FRAMING_BEHIND = word_list("scope framing behind")
_POINTING = frozenset({"the", "these", "those", "our", "both", "between"})
_POINTED_AT = frozenset(
    {"country", "leader", "side", "nation", "company", "party", "group", "source", "index", "state"}
)
_SPORTS = frozenset({"run", "wicket", "over", "goal", "inning", "innings", "set", "touchdown", "lap", "try", "game"})
_MEASURED_BY = word_list("scope measured by")
_TURNING = frozenset({"turn", "turns", "turned", "turning"})
_BEFORE_AGE = word_list("scope before age")
_BEHIND_AGE = word_list("scope behind age")
_OLDEST = 110
_AGES_OF_THINGS = 1000


def excluded(tokens: list[Token], figure: Figure) -> str | None:
    """Return the reason why the figure makes no fact, or None."""
    if figure.excluded:
        return figure.excluded
    if is_age(tokens, figure):
        return "age"
    if figure.dimension == "time" and is_time_frame(tokens, figure):
        return "time frame"
    if figure.dimension == "count":
        if tokens[figure.first].lower == "one" and at(tokens, figure.last).lower == "of":
            return "pronoun"
        if figure.unit in _SPORTS:
            return "sport"
        if _points_back(tokens, figure):
            return "points back"
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
        return _follows_age(tokens, figure)
    if figure.unit is not None or figure.vague or figure.value > _OLDEST or figure.value != int(figure.value):
        return False
    if _follows_age(tokens, figure) or _is_how_old(tokens, figure):
        return True
    if before.text not in (",", "(") or behind.text not in (",", ")", "."):
        return False
    named, further = at(tokens, figure.first - 2), at(tokens, figure.last + 1)
    alone = before.text == behind.text == "," and further.kind == "word" and not is_plural(named.text)
    return (
        (before.text == "(") == (behind.text == ")")
        and named.kind == "word"
        and (named.text[0].isupper() or alone)  # "Jane Doe, 57." and "a teacher, 57, was"
        and tokens[figure.first].kind == "number"
        and figure.value >= 1
    )


def _follows_age(tokens: list[Token], figure: Figure) -> bool:
    """Whether the figure stands behind "aged" or "the age of"."""
    before = at(tokens, figure.first - 1).lower
    return (at(tokens, figure.first - 2).lower if before == "of" else before) in ("aged", "age", "ages")


def _is_how_old(tokens: list[Token], figure: Figure) -> bool:
    """Whether it says how old somebody is: "she was only 23 when", "he will be 35 by May", "who turned 80 in 2022"."""
    place = figure.begin - 1
    while at(tokens, place).lower in _BEFORE_AGE:
        place -= 1
    following = at(tokens, figure.last)
    ends = (following.kind != "word" and following.text in (",", ".", ";", "")) or following.lower in _BEHIND_AGE
    if not ends or at(tokens, place).lower in _TURNING:
        return ends
    return place < figure.begin - 1 and at(tokens, place).lower in ("he", "she")


def is_time_frame(tokens: list[Token], figure: Figure) -> bool:
    """Whether a span of time only places another claim: "the next seven years", "three days ago"."""
    before, behind = at(tokens, figure.begin - 1).lower, at(tokens, figure.last).lower
    if figure.value >= _AGES_OF_THINGS:
        return False
    if behind in _FRAMING_BEHIND:
        return at(tokens, figure.last + 1).lower != "than"
    return before in _FRAMING_BEFORE


def is_span(tokens: list[Token], figure: Figure) -> bool:
    """Whether "over" before a time says in the course of it ("a loan over 37 months"), and not more than it."""
    if figure.modifier != ">" or at(tokens, figure.begin).lower != "over":
        return False
    return at(tokens, figure.begin - 1).lower not in _MEASURED_BY


def _points_back(tokens: list[Token], figure: Figure) -> bool:
    """Whether the number only picks out what was named before: "the two countries", "the top five sources"."""
    before = at(tokens, figure.first - 1).lower
    if before == "top":
        return True
    if before in ("other", "remaining"):
        before = at(tokens, figure.first - 2).lower
    if before not in _POINTING:
        return False
    if figure.unit is None:
        return at(tokens, figure.last).lower not in ("mark", "level", "barrier", "threshold")
    return figure.value == 2 or (figure.value <= 10 and figure.spelled and figure.unit in _POINTED_AT)
