"""Units that the words around a bare number give it: a toll counts persons, an index has points, "number of" a noun."""

from __future__ import annotations

from extractor.knowledge.cues import changes
from extractor.knowledge.nouns import is_plural, singular, unit_of
from extractor.knowledge.numbers import number_words
from extractor.knowledge.words import word_list
from extractor.measure.counted import PartOfSpeech, noun_unit
from extractor.measure.figures import Figure
from extractor.measure.tokens import Token, at
from extractor.measure.units import bulk_of

_AUXILIARIES = word_list("topics auxiliaries")
_GAUGES = word_list("topics gauges")
_GROUPS = word_list("topics groups")
_HUMANS = word_list("topics humans")
_INDICES = word_list("topics indices")
_LEADS = word_list("topics leads")
_LEVELLING = word_list("topics levelling")
_PEOPLED = word_list("topics peopled")
_PERSONS_DID = word_list("topics persons did")
_SPEEDING = word_list("topics speeding")
_UNCOUNTED = word_list("topics uncounted")
_NUMBERING = frozenset({"number", "numbers", "total", "tally", "count"})
_REACH = 40
_REACH_OF_AGE = 12
_REACH_OF_BASE = 5
_REACH_OF_DAILY = 8
_REACH_OF_LEAD = 12
_REACH_OF_GAUGE = 14
_REACH_OF_POPULATION = 6
_HIGHEST_GAUGE = 1000
_LARGEST_GROUP = 10_000
_OLDEST = 110
_STRONGEST_QUAKE = 10


def name_by_words(tokens: list[Token], figure: Figure, earlier: list[Figure], first: int) -> str | None:
    """Return the unit that fixed words beside a bare number give it: persons, points, votes, seats.

    earlier: the counts before it in its sentence; first: the first token of the sentence.
    """
    first = max(first, figure.first - _REACH)
    before = [token.lower for token in tokens[first : figure.begin]]
    behind = [at(tokens, figure.last + ahead).lower for ahead in range(4)]
    if behind[0] == "more" and earlier:
        return earlier[-1].unit
    if before[-1:] == ["or"] and {"a", "an", "another"} & set(before[-4:-2]) and _is_singular(before[-2]):
        return unit_of(before[-2])  # "another pick or two"
    if behind[0] in ("others", "more") or set(before[-2:]) & _PERSONS_DID or _persons_behind(behind):
        humans = {other.unit for other in earlier if other.unit in _HUMANS or other.unit == "person"}
        return humans.pop() if len(humans) == 1 else "person"
    if figure.scale == 1 and _is_gauge(before, figure):
        return "points"
    if figure.value >= 100 and _INDICES & {*before, *behind}:
        return "points"
    if {"age", "expectancy"} & set(before[-_REACH_OF_AGE:]) and figure.value < _OLDEST:
        return "year"
    if "level" in before[-6:] and figure.value < 20:
        return "level"
    if "ph" in before[-2:]:
        return "pH"
    if "seats" in before or {"seat", "capacity"} <= set(before):
        return "seat"
    if _counts_votes(before, behind, earlier):
        return "vote"
    if behind[:3] == ["of", "the", "vote"]:
        return "%"
    return None


def name_by_topic(
    tokens: list[Token], figure: Figure, earlier: list[Figure], first: int, part_of_speech: PartOfSpeech
) -> str | None:
    """Return the noun of the nearest "number of …", "toll" or earlier count, else the plural noun that "reached" it.

    An earlier count shares its noun in "4,300 jobs in France, 3,700 in Germany".
    """
    first = max(first, figure.first - _REACH)
    nearest = earlier[-1] if earlier else None
    whole = figure.value == int(figure.value)
    for place in range(figure.first - 1, first - 1, -1):
        word = tokens[place].lower
        if nearest is not None and place < nearest.last and nearest.unit != "magnitude":
            return nearest.unit if whole or nearest.dimension != "count" else None
        if word == "toll":
            return "person"
        if word in _NUMBERING and at(tokens, place + 1).lower == "of":
            noun = noun_unit(tokens, place + 2, figure, part_of_speech)
            noun = noun or _plural_between(tokens[place + 2 : figure.first], part_of_speech)
            if noun is not None:
                return noun
    if whole and {at(tokens, figure.begin - 1).lower, at(tokens, figure.begin).lower} & _LEVELLING:
        return _plural_between(tokens[first : figure.begin][::-1], part_of_speech)
    return None


def is_magnitude(tokens: list[Token], figure: Figure) -> bool:
    """Whether the number is the magnitude of an earthquake: "magnitude of 6.9", "a 7.9 quake", "5 on the Richter"."""
    if figure.value >= _STRONGEST_QUAKE:
        return False
    before = [at(tokens, place).lower for place in range(figure.begin - 3, figure.first)]
    behind = [at(tokens, place).lower for place in range(figure.last, figure.last + 4)]
    named = "magnitude" in (*before, *behind[:2]) or "richter" in behind
    return named or behind[0] in ("quake", "earthquake", "tremor")


def is_base(tokens: list[Token], figure: Figure, following: Figure) -> bool:
    """Whether the second number is what the first is counted on: "12 deaths per 100,000 people", "4 in every 1,000"."""
    between = [token.lower for token in tokens[figure.last : following.first]]
    if following.unit is not None or not 0 < len(between) <= _REACH_OF_BASE or not bulk_of(tokens[following.first]):
        return False
    return between[-1] == "per" or between[-2:] in (["for", "every"], ["in", "every"], ["for", "each"])


def is_daily(tokens: list[Token], figure: Figure, sentences: list[int]) -> bool:
    """Whether an amount of goods is that of a day by what is said before it: "daily output of 46 million tonnes"."""
    return any(
        tokens[place].lower == "daily" and sentences[place] == sentences[figure.first]
        for place in range(max(0, figure.first - _REACH_OF_DAILY), figure.first)
    )


def is_speed(tokens: list[Token], figure: Figure, sentences: list[int]) -> bool:
    """Whether the sentence speaks of a speed before the figure: "winds of 35 kt"."""
    return any(
        tokens[place].lower in _SPEEDING and sentences[place] == sentences[figure.first]
        for place in range(max(0, figure.first - _REACH_OF_DAILY), figure.first)
    )


def is_lead(tokens: list[Token], figure: Figure, sentences: list[int]) -> bool:
    """Whether points are those between two shares: "a lead of 16 points over its rival", not those of an index."""
    around = range(max(0, figure.first - _REACH_OF_LEAD), min(len(tokens), figure.last + _REACH_OF_LEAD))
    words = {tokens[place].lower for place in around if sentences[place] == sentences[figure.first]}
    return bool(words & _LEADS) and not words & (_INDICES - {"points", "index"})


def _is_singular(word: str) -> bool:
    return word.isalpha() and not is_plural(word) and word not in number_words("scale") and word != "dozen"


def _persons_behind(behind: list[str]) -> bool:
    for word in behind:
        if word in _PERSONS_DID:
            return True
        if word not in _AUXILIARIES:
            return False
    return False


def counts_people(tokens: list[Token], figure: Figure, first: int) -> bool:
    """Whether the number is that of the inhabitants or members: "a population of 12 million", "a family of four".

    first: the first token of the sentence.
    """
    before = [token.lower for token in tokens[max(first, figure.first - _REACH) : figure.begin]]
    if {"population", "populations", "inhabited"} & set(before[-_REACH_OF_POPULATION:]):
        return True
    if before[-2:] == ["home", "to"]:
        return figure.value >= _LARGEST_GROUP
    if before[-1:] != ["of"] or figure.value != int(figure.value):
        return False
    word = before[-2] if len(before) > 1 else ""
    return word in _PEOPLED if figure.value >= _LARGEST_GROUP else singular(word) in _GROUPS


def _is_gauge(before: list[str], figure: Figure) -> bool:
    """Whether the number is where an index stands: "the PMI rose to 51.2", "a reading above 50"."""
    if figure.value >= _HIGHEST_GAUGE or not _GAUGES & set(before[-_REACH_OF_GAUGE:]):
        return False
    return bool(before) and (before[-1] in _LEVELLING or before[-1] in ("of", "above", "below", "over", "under"))


def _counts_votes(before: list[str], behind: list[str], earlier: list[Figure]) -> bool:
    if before[-2:] == ["majority", "of"] or (behind[0] == "against" and "votes" in before):
        return True
    return before[-2:] == ["votes", "to"] and bool(earlier) and earlier[-1].unit == "vote"


def _plural_between(words: list[Token], part_of_speech: PartOfSpeech) -> str | None:
    """Return the unit of the first plural noun among the words, words of change left out.

    A capital is allowed to the last of them only, which begins the sentence.
    """
    for token in words:
        if token.kind != "word" or (token.lower,) in changes() or token.lower in _LEVELLING:
            continue
        if token.lower in _UNCOUNTED:
            return None
        if not is_plural(token.text) or part_of_speech(token) not in ("", "NOUN"):
            continue
        if token.text[0].isupper() and (token is not words[-1] or not part_of_speech(token)):
            continue
        return unit_of(singular(token.text))
    return None
