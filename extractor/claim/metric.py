"""What a figure measures, as a short noun phrase in the text's own words."""

from __future__ import annotations

from extractor.claim.change import Movement
from extractor.claim.context import Placed, SentenceView
from extractor.claim.phrases import phrase_after, phrase_before, phrase_text
from extractor.records import Mention, Quantity

PARTICIPLES = ("ed", "en", "ing")
LINKS = frozenset({"of", "in", "at", "for", "by"})


def read_metric(view: SentenceView, quantity: Placed[Quantity], movement: Movement) -> tuple[int, int] | None:
    """The token range of the phrase that names what is measured, or None if there is none."""
    if movement.position is not None and movement.word is not None:
        found = _moved(view, movement) if movement.word.part == "verb" else _behind(view, movement.position + 1)
        if found:
            return found
    if quantity.record.dimension == "count":
        found = _counted(view, quantity)
        if found:
            return found
    return _behind(view, quantity.end) or _ahead(view, quantity) or _counted(view, quantity)


def metric_text(view: SentenceView, metric: tuple[int, int], parties: list[Placed[Mention]]) -> str | None:
    """The phrase without the names of people, countries and nationalities that stand at its head."""
    start, end = metric
    heads = {position for place in parties for position in range(place.start, place.end)}
    while start < end - 1 and (start in heads or view.words[start] in {"'s", "'", "the", "its", "their", "of"}):
        start += 1
    return phrase_text(view, start, end) or None


def _moved(view: SentenceView, movement: Movement) -> tuple[int, int] | None:
    """The thing that a verb of change moves: before it ("imports climbed to"), or behind ("doubling exports to")."""
    assert movement.position is not None
    before = phrase_before(view, _back_over_auxiliaries(view, movement.position))
    behind = phrase_after(view, movement.position + 1)
    transitive = behind[1] > behind[0] and not any(behind[0] <= place.start < behind[1] for place in view.quantities)
    chosen = behind if transitive else before
    return chosen if chosen[1] > chosen[0] else None


def _back_over_auxiliaries(view: SentenceView, position: int) -> int:
    words = {"has", "have", "had", "be", "been", "was", "were", "is", "are", "will", "would", "also", "to", "further"}
    while position > 0 and (view.words[position - 1] in words or view.words[position - 1].endswith("ly")):
        position -= 1
    return position


def _counted(view: SentenceView, quantity: Placed[Quantity]) -> tuple[int, int] | None:
    """The counted noun with its modifiers and the participle behind it: "people killed", "new jobs"."""
    start, end = phrase_after(view, quantity.end)
    position = end
    while position < len(view.words) and view.words[position] in {
        "were",
        "was",
        "are",
        "is",
        "have",
        "has",
        "been",
        "be",
    }:
        position += 1
    if position < len(view.words) and position > end and view.words[position].endswith(PARTICIPLES):
        return start, position + 1
    return (start, end) if end > start else None


def _behind(view: SentenceView, position: int) -> tuple[int, int] | None:
    """The phrase right behind: "a 25% tariff", "$5 billion in aid", "30% of exports"."""
    while position < len(view.words) and view.words[position] in LINKS | {"-"}:
        position += 1
    start, end = phrase_after(view, position)
    return (start, end) if end > start else None


def _ahead(view: SentenceView, quantity: Placed[Quantity]) -> tuple[int, int] | None:
    """The nearest phrase before the figure in its clause: "exports to Japan were $5 billion"."""
    floor = view.clause_start(quantity.start)
    position = quantity.start
    while position > floor:
        start, end = phrase_before(view, position)
        if end > start:
            return start, end
        position -= 1
    return None
