"""Where the words stand that fill the slots of a record: its metric, parties, period and source in the sentence.

A record says what was read, not where; the places are looked for again, for the eye alone. A slot that was filled from
elsewhere in the article has no place in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.records import Fact
from extractor.result import Result

NAMED = ("subject", "counterpart", "source")
"""The slots that are filled with a name, which a mention may put in other words ("Moscow", "Lobo")."""

COUNTRIES = {"subject": "subject_iso3", "counterpart": "counterpart_iso3"}

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A stretch of the text that fills a slot: metric, subject, counterpart, period or source."""

    start: int
    end: int
    name: str


def find_slots(result: Result, fact: Fact, figure: Span) -> list[Slot]:
    """Return the stretches in the figure's sentence that fill the fact's slots, in the order of the text.

    figure: start and end of one of the fact's mentions. A slot that is said more than once in the sentence is found
    where it is nearest to the figure; a metric may be in pieces.
    """
    sentence = _sentence_around(result.text, fact.sentence, figure)
    if sentence is None:
        return []
    slots = [Slot(start, end, "metric") for start, end in _find_metric(result.text, sentence, figure, fact.metric)]
    for name in NAMED:
        if found := _nearest(_find_name(result, fact, sentence, name), figure):
            slots.append(Slot(*found, name))
    if found := _nearest(_find_period(result, fact, sentence), figure):
        slots.append(Slot(*found, "period"))
    return sorted(slots)


def _sentence_around(text: str, sentence: str, figure: Span) -> Span | None:
    start, end = figure
    first = text.find(sentence, max(0, end - len(sentence)))
    return (first, first + len(sentence)) if sentence and 0 <= first <= start else None


def _find_metric(text: str, sentence: Span, figure: Span, metric: str | None) -> list[Span]:
    if not metric:
        return []
    whole = _nearest(_find_words(text, sentence, metric), figure)
    if whole:
        return [whole]
    pieces: list[Span] = []
    position = sentence[0]
    for word in metric.split():
        found = next(_find_words(text, (position, sentence[1]), word), None)
        if found is None:
            return []
        pieces.append(found)
        position = found[1]
    return pieces


def _find_name(result: Result, fact: Fact, sentence: Span, slot: str) -> list[Span]:
    name = getattr(fact, slot)
    if not name:
        return []
    mentions = [mention for mention in result.mentions if _within((mention.start, mention.end), sentence)]
    iso3 = getattr(fact, COUNTRIES[slot]) if slot in COUNTRIES else None
    return (
        [(mention.start, mention.end) for mention in mentions if name in (mention.name, mention.text)]
        or list(_find_words(result.text, sentence, name))
        or [(mention.start, mention.end) for mention in mentions if iso3 is not None and mention.iso3 == iso3]
    )


def _find_period(result: Result, fact: Fact, sentence: Span) -> list[Span]:
    period = (fact.period_start, fact.period_end)
    return [
        (time.start, time.end)
        for time in result.times
        if _within((time.start, time.end), sentence) and (time.period_start, time.period_end) == period and any(period)
    ]


def _find_words(text: str, within: Span, words: str) -> Iterator[Span]:
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
    return (match.span() for match in pattern.finditer(text, *within))


def _within(span: Span, sentence: Span) -> bool:
    return sentence[0] <= span[0] and span[1] <= sentence[1]


def _nearest(spans: list[Span] | Iterator[Span], figure: Span) -> Span | None:
    apart = [span for span in spans if span[1] <= figure[0] or span[0] >= figure[1]]
    return min(apart, key=lambda span: max(figure[0] - span[1], span[0] - figure[1]), default=None)
