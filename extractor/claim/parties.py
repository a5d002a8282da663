"""The other party by the words alone: a nationality before the measured thing, a name behind its preposition, a pair.

"India's *Russian* crude imports", "a 25% tariff on *India*", "exports to *Japan*": only people, organisations,
countries and places can be parties.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from extractor.claim.context import Placed, SentenceView
from extractor.claim.passages import PARTIES, PLACES
from extractor.knowledge.cues import transactions
from extractor.records import Fact, Mention, Quantity

PREPOSITIONS = frozenset({"to", "from", "on", "with", "against"})
REACH = 12
"""Tokens between a figure and the name of the other party."""


def mend_parties(view: SentenceView, quantity: Placed[Quantity], fact: Fact) -> Fact:
    """The fact with the counterpart that the words name, or without the one that it is only compared with."""
    first, last = view.clause_start(quantity.start), view.clause_end(quantity.start)
    parties = [place for place in view.mentions if place.record.label in PARTIES and first <= place.start < last]
    pair = _pair(view, parties)
    if pair is not None and {fact.subject, fact.counterpart} <= {None, *(mention.name for mention in pair)}:
        one, other = pair
        return replace(
            fact, subject=one.name, subject_iso3=one.iso3, counterpart=other.name, counterpart_iso3=other.iso3
        )
    others = [place for place in parties if place.record.name == fact.counterpart]
    if others and all(_is_compared(view, place) for place in others):
        return replace(fact, counterpart=None, counterpart_iso3=None)
    nearer = _right_behind(view, quantity, parties, fact) if others else None
    if nearer is not None:
        return replace(fact, counterpart=nearer.name, counterpart_iso3=nearer.iso3)
    found = read_counterpart(view, quantity, fact) if fact.counterpart is None else None
    return replace(fact, counterpart=found.name, counterpart_iso3=found.iso3) if found else fact


def read_counterpart(view: SentenceView, quantity: Placed[Quantity], fact: Fact) -> Mention | None:
    """The other party of a fact whose subject is known, or None where the sentence names none."""
    first, last = view.clause_start(quantity.start), view.clause_end(quantity.start)
    others = [
        place
        for place in view.mentions
        if place.record.label in PARTIES
        and first <= place.start < last
        and place.record.name not in {fact.subject, fact.source}
        and (place.record.iso3 is None or place.record.iso3 != fact.subject_iso3)
    ]
    metric = _position(view, fact.metric)
    for place in others:
        if place.end == metric and place.record.label in PLACES and view.words[place.start - 1] == "'s":
            return place.record
    tied = [place for place in others if _is_introduced(view, place) and _is_dealt_with(view, place)]
    near = [place for place in tied if abs(place.start - quantity.start) <= REACH]
    nearest = min(near, key=lambda place: abs(place.start - quantity.start), default=None)
    return nearest.record if nearest else None


def _pair(view: SentenceView, parties: list[Placed[Mention]]) -> tuple[Mention, Mention] | None:
    """The two who deal with each other: "trade between *Peru* and *Chile*"; None where no words name them so."""
    for one, other in pairwise(parties):
        between = one.start - 1
        if between < 1 or view.words[between] != "between" or view.words[one.end : other.start] != ["and"]:
            continue
        if "with" in transactions().get((view.words[between - 1], "noun"), ()):
            return one.record, other.record
    return None


def _is_dealt_with(view: SentenceView, place: Placed[Mention]) -> bool:
    """Whether the preposition before a party stands right behind a noun of dealing: "*surplus with* Japan"."""
    position = _preposition(view, place)
    known = transactions().get((view.words[position - 1], "noun"), ()) if position > 0 else ()
    return view.words[position] in known


def _right_behind(
    view: SentenceView, quantity: Placed[Quantity], parties: list[Placed[Mention]], fact: Fact
) -> Mention | None:
    """The party that a preposition ties to a figure, where the other party of the fact stands behind a later figure."""
    end = min((place.start for place in view.quantities if place.start > quantity.start), default=len(view.words))
    if any(place.record.name == fact.counterpart and place.start < end for place in parties):
        return None
    tied = [place for place in parties if quantity.end <= place.start < end and _is_introduced(view, place)]
    return tied[0].record if tied and tied[0].record.name not in {fact.subject, fact.source} else None


def _is_compared(view: SentenceView, place: Placed[Mention]) -> bool:
    """Whether a figure is only compared with a party: "2.4 percent *compared to* Chile's 3 percent"."""
    before = view.words[max(0, place.start - 3) : place.start]
    return "compared" in before or before[-1:] == ["than"]


def _position(view: SentenceView, phrase: str | None) -> int | None:
    """Where the words of a phrase stand in the sentence, one after the other."""
    words = (phrase or "").lower().split()
    for index in range(len(view.words) - len(words) + 1 if words else 0):
        if view.words[index : index + len(words)] == words:
            return index
    return None


def _is_introduced(view: SentenceView, place: Placed[Mention]) -> bool:
    """Whether a preposition of the other party stands before a name, an article or possessive between left out.

    "with Russia doubling its exports" introduces who acts, not the other party.
    """
    position = _preposition(view, place)
    acts = place.end < len(view.words) and view.words[place.end].endswith("ing")
    return position >= 0 and view.words[position] in PREPOSITIONS and not (acts and view.words[position] == "with")


def _preposition(view: SentenceView, place: Placed[Mention]) -> int:
    """The position before a name, an article or possessive left out; -1 where nothing stands there."""
    position = place.start - 1
    while position >= 0 and view.words[position] in {"the", "its", "their"}:
        position -= 1
    return position
