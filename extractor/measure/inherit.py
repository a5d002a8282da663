"""Units that a figure takes from its neighbours: "rising from 1.44 million", "eight and fourteen percent"."""

from __future__ import annotations

from extractor.knowledge.cues import changes
from extractor.knowledge.nouns import is_plural, singular, unit_of
from extractor.knowledge.words import word_list
from extractor.measure.counted import PartOfSpeech
from extractor.measure.figures import Figure
from extractor.measure.tokens import Token, at

_TIES = frozenset({",", "and", "or", "to", "-", "–", "—", "&", "/", "versus", "vs", "against", "respectively"})
_COMPARING = word_list("inherit comparing")
_INDICES = word_list("inherit indices")
_PERSONS_DID = word_list("inherit persons did")
_AUXILIARIES = word_list("inherit auxiliaries")
_NUMBERING = frozenset({"number", "numbers", "total", "tally", "count"})
_LEVELLING = word_list("inherit levelling")
_HUMANS = word_list("inherit humans")
_REACH_OF_TOPIC = 40
_REACH_OF_DAILY = 8
_REACH_OF_LIST = 6
_GOODS = frozenset({"volume", "mass"})
_RATES_OF_GOODS = frozenset({"volume/time", "mass/time"})
_STRONGEST_QUAKE = 10
_CHEAPEST_BARREL, _DEAREST_BARREL = 8, 250
_OILS = frozenset({"oil", "crude", "brent", "wti"})
_PRICES = frozenset({"price", "prices", "brent", "wti", "futures", "benchmark"})
_UNSHARED = frozenset({"magnitude", "vote", "times"})


def tie_coordinated(tokens: list[Token], figures: list[Figure]) -> None:
    """Give each figure without a unit the unit of the figure behind it that it is coordinated with."""
    for place in range(len(figures) - 1, 0, -1):
        figure, following = figures[place - 1], figures[place]
        if figure.unit is None and _coordinated(tokens, figure, following):
            _take(figure, following)
        elif _shares_rate(tokens, figure, following):
            per = (following.unit or "").partition("/")[2]
            figure.unit, figure.dimension = f"{figure.unit}/{per}", f"{figure.dimension}/time"


def _shares_rate(tokens: list[Token], figure: Figure, following: Figure) -> bool:
    """Whether a list of goods has one rate at its end: "40 barrels of oil and 20 tonnes of gas a day"."""
    between = [token.lower for token in tokens[figure.last : following.first]]
    if figure.dimension not in _GOODS or following.dimension not in _RATES_OF_GOODS or len(between) > _REACH_OF_LIST:
        return False
    return between[:1] == ["of"] and between[-1] in ("and", ",") and "." not in between


def tie_compared(tokens: list[Token], figures: list[Figure], sentences: list[int]) -> None:
    """Give each figure without a unit the unit, or each amount the price, of the figure that it is compared to."""
    for place, figure in enumerate(figures):
        if figure.excluded:
            continue
        number = sentences[figure.first]
        before = [other for other in figures[max(0, place - 4) : place] if sentences[other.first] == number]
        if figure.unit is None:
            if not before and place and _carries_on(figures[place - 1], figure):
                before = [other for other in figures[place - 1 : place] if sentences[other.first] == number - 1]
            _compare(tokens, figure, before)
        elif figure.dimension == "money" and figure.scale == 1:
            after = [other for other in figures[place + 1 : place + 3] if sentences[other.first] == number]
            _share_price(figure, [*reversed(before), *after])


def _carries_on(before: Figure, figure: Figure) -> bool:
    """Whether a figure may speak of the one in the sentence before: "It had stood at 1.7 million a year earlier."."""
    return figure.scale > 1 and figure.scale == before.scale and before.dimension != "count"


def _coordinated(tokens: list[Token], figure: Figure, following: Figure) -> bool:
    """Whether nothing but "and", "or", "to", a comma or a dash stands between two figures."""
    between = tokens[figure.last : following.begin]
    words = [token.text.lower() for token in between]
    if following.unit is None or (following.dimension == "time" and following.excluded) or words[:2] == [",", "or"]:
        return False
    return 0 < len(between) <= 2 and all(word in _TIES for word in words)


def _compare(tokens: list[Token], figure: Figure, before: list[Figure]) -> None:
    cue = at(tokens, figure.begin - 1)
    if cue.lower not in _COMPARING:
        return
    if figure.value >= 100 and any(other.unit == "points" for other in before):
        figure.unit, figure.dimension = "points", "index"
        return
    for other in reversed(before):
        if (
            other.unit is None
            or other.excluded
            or other.dimension in ("time", "multiple", "index")
            or other.unit in _UNSHARED
        ):
            continue
        if other.dimension == "ratio" and (figure.value > 100 or cue.lower in ("at", "of")):
            continue
        _take(figure, other)
        return


def _share_price(figure: Figure, others: list[Figure]) -> None:
    """Give "$65" the price that it is compared to: "rebounded $2 a barrel to $65"."""
    for other in others:
        if other.dimension == "price" and (other.unit or "").startswith(f"{figure.unit}/") and other.scale == 1:
            if other.value / 500 < figure.value < other.value * 50:
                figure.unit, figure.dimension = other.unit, other.dimension
            return


def _take(figure: Figure, other: Figure) -> None:
    figure.unit, figure.dimension, figure.codes = other.unit, other.dimension, other.codes


def name_by_context(
    tokens: list[Token],
    figure: Figure,
    earlier: list[Figure],
    sentences: list[int],
    part_of_speech: PartOfSpeech,
) -> str | None:
    """Return the unit that the words around a bare number give it: persons, magnitude, points, or the topic's noun.

    earlier: the counts before it in its sentence, whose noun it shares in "4,300 jobs in France, 3,700 in Germany".
    """
    first = max(0, figure.first - _REACH_OF_TOPIC)
    while sentences[first] != sentences[figure.first]:
        first += 1
    before = [token.lower for token in tokens[first : figure.begin]]
    behind = [at(tokens, figure.last + ahead).lower for ahead in range(4)]
    if behind[0] == "more" and earlier:
        return earlier[-1].unit
    if behind[0] in ("others", "more") or set(before[-2:]) & _PERSONS_DID or _persons_behind(behind):
        humans = {other.unit for other in earlier if other.unit in _HUMANS or other.unit == "person"}
        return humans.pop() if len(humans) == 1 else "person"
    if figure.value >= 100 and _INDICES & {*before, *behind}:
        return "points"
    if "age" in before[-12:] and figure.value < 100:
        return "year"
    if "level" in before[-6:] and figure.value < 20:
        return "level"
    if "seats" in before:
        return "seat"
    if before[-2:] == ["majority", "of"] or (behind[0] == "against" and "votes" in before):
        return "vote"
    if behind[:3] == ["of", "the", "vote"]:
        return "%"
    return _topic(tokens, first, figure, earlier[-1] if earlier else None, part_of_speech)


def is_magnitude(tokens: list[Token], figure: Figure) -> bool:
    """Whether the number is the magnitude of an earthquake: "magnitude of 6.9", "a 7.9 quake", "5 on the Richter"."""
    if figure.value >= _STRONGEST_QUAKE:
        return False
    before = [at(tokens, place).lower for place in range(figure.begin - 3, figure.first)]
    behind = [at(tokens, place).lower for place in range(figure.last, figure.last + 4)]
    named = "magnitude" in (*before, *behind[:2]) or "richter" in behind
    return named or behind[0] in ("quake", "earthquake", "tremor")


def _persons_behind(behind: list[str]) -> bool:
    for word in behind:
        if word in _PERSONS_DID:
            return True
        if word not in _AUXILIARIES:
            return False
    return False


def _topic(
    tokens: list[Token], first: int, figure: Figure, earlier: Figure | None, part_of_speech: PartOfSpeech
) -> str | None:
    """Return the noun of the nearest "number of …", "toll" or earlier count, else the plural noun that "reached" it."""
    for place in range(figure.first - 1, first - 1, -1):
        word = tokens[place].lower
        if earlier is not None and place < earlier.last:
            return earlier.unit
        if word == "toll":
            return "person"
        if word in _NUMBERING and at(tokens, place + 1).lower == "of":
            noun = _plural_between(tokens[place + 2 : figure.first], part_of_speech)
            if noun is not None:
                return noun
    if at(tokens, figure.begin - 1).lower in _LEVELLING or at(tokens, figure.begin).lower in _LEVELLING:
        return _plural_between(tokens[first : figure.begin][::-1], part_of_speech)
    return None


def _plural_between(words: list[Token], part_of_speech: PartOfSpeech) -> str | None:
    """Return the unit of the first plural noun among the words, words of change left out."""
    for token in words:
        if token.kind != "word" or (token.lower,) in changes() or token.lower in _LEVELLING:
            continue
        if not is_plural(token.text) or token.text[0].isupper() or part_of_speech(token) not in ("", "NOUN"):
            continue
        return unit_of(singular(token.text))
    return None


def is_conversion(tokens: list[Token], figure: Figure, following: Figure) -> bool:
    """Whether the second figure says the first again in another unit: "7.5 million crowns ($1.1 million)"."""
    between = [token.lower for token in tokens[figure.last : following.first]]
    if between not in (["("], ["/"], ["(", "or"]) or following.modifier != "=" or figure.unit == following.unit:
        return False
    return figure.dimension == following.dimension and figure.dimension not in ("count", "ratio")


def is_oil_price(tokens: list[Token], figure: Figure, sentences: list[int]) -> bool:
    """Whether a few dollars in a sentence on the price of oil are the price of a barrel: "Brent rises to $85.41"."""
    if not _CHEAPEST_BARREL <= figure.value <= _DEAREST_BARREL:
        return False
    around = range(max(0, figure.first - _REACH_OF_TOPIC), min(len(tokens), figure.last + _REACH_OF_TOPIC))
    words = {tokens[place].lower for place in around if sentences[place] == sentences[figure.first]}
    return bool(words & _OILS) and bool(words & _PRICES)


def is_daily(tokens: list[Token], figure: Figure, sentences: list[int]) -> bool:
    """Whether an amount of goods is that of a day by what is said before it: "daily output of 46 million tonnes"."""
    return any(
        tokens[place].lower == "daily" and sentences[place] == sentences[figure.first]
        for place in range(max(0, figure.first - _REACH_OF_DAILY), figure.first)
    )
