"""Whose figure it is, and with whom: subject and counterpart, from the named parties of the sentence.

A possessive or leading name of the measured thing is its subject ("India's crude imports"); a nationality inside the
phrase and the name behind "to", "from", "on", "with" or "against" is the other party ("Russian crude imports",
"tariff on India"). Only people, organisations, countries and places can be parties.
"""

from __future__ import annotations

from extractor.claim.context import Placed, SentenceView
from extractor.records import Mention, Quantity

PARTY_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
COUNTERPART_PREPOSITIONS = frozenset({"to", "from", "on", "with", "against"})
Parties = tuple[Mention | None, Mention | None]


def read_parties(
    view: SentenceView, quantity: Placed[Quantity], metric: tuple[int, int] | None, source: str | None
) -> Parties:
    """Read subject and counterpart of a figure.

    metric: token range of what is measured, if it is known. source: name of the credited speaker, who is the
    subject only if nobody else is named.
    """
    parties = [place for place in view.mentions if place.record.label in PARTY_LABELS]
    first, last = view.clause_start(quantity.start), view.clause_end(quantity.start)
    near = [place for place in parties if first <= place.start < last] or parties
    own = [place for place in near if place.record.name != source]
    subject = (
        _owner(view, own, metric) or _leading(own, quantity, view) or _earlier(view) or _leading(near, quantity, view)
    )
    counterpart = _other(view, own, quantity, metric, subject)
    return (subject.record if subject else None, counterpart.record if counterpart else None)


def _owner(
    view: SentenceView, parties: list[Placed[Mention]], metric: tuple[int, int] | None
) -> Placed[Mention] | None:
    """The name that owns the measured thing: "India's … imports", or the nationality that leads its phrase."""
    if metric is None:
        return None
    for place in parties:
        if place.start <= metric[1] and metric[0] - 4 <= place.end <= metric[1] and _is_possessive(view, place):
            return place
    for place in parties:
        if metric[0] - 1 <= place.start < metric[1] and place.record.label in {"NORP", "GPE"}:
            return place
    return None


def _is_possessive(view: SentenceView, place: Placed[Mention]) -> bool:
    return place.end < len(view.words) and view.words[place.end] in {"'s", "'", "s'"}


def _leading(parties: list[Placed[Mention]], quantity: Placed[Quantity], view: SentenceView) -> Placed[Mention] | None:
    """The first name of the clause that no preposition of the other party introduces, else the first name at all."""
    free = [place for place in parties if not _introduced(view, place)]
    before = [place for place in free if place.end <= quantity.start]
    return next(iter(before or free or parties), None)


def _introduced(view: SentenceView, place: Placed[Mention]) -> bool:
    return _preposition(view, place) in COUNTERPART_PREPOSITIONS


def _preposition(view: SentenceView, place: Placed[Mention]) -> str | None:
    """The word before a name, a determiner or nationality between them left out."""
    position = place.start - 1
    while position >= 0 and view.words[position] in {"the", "its", "their"}:
        position -= 1
    return view.words[position] if position >= 0 else None


def _earlier(view: SentenceView) -> Placed[Mention] | None:
    """The leading name of the sentence before, for a sentence that names nobody."""
    if view.previous is None:
        return None
    parties = [place for place in view.previous.mentions if place.record.label in PARTY_LABELS]
    free = [place for place in parties if not _introduced(view.previous, place)]
    return next(iter(free or parties), None)


def _other(
    view: SentenceView,
    parties: list[Placed[Mention]],
    quantity: Placed[Quantity],
    metric: tuple[int, int] | None,
    subject: Placed[Mention] | None,
) -> Placed[Mention] | None:
    """The other party: a nationality inside the measured thing, or the nearest name behind its preposition."""
    taken = (subject.record.name, subject.record.iso3) if subject else (None, None)
    others = [place for place in parties if place.record.name != taken[0] and place.record.iso3 != (taken[1] or "")]
    if metric is not None:
        for place in others:
            if metric[0] - 2 <= place.start < metric[1] and place.record.label in {"NORP", "GPE"}:
                return place
    introduced = [place for place in others if _introduced(view, place) and abs(place.start - quantity.start) <= 12]
    return min(introduced, key=lambda place: abs(place.start - quantity.start), default=None)
