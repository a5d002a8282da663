"""Which time a figure is about: the nearest resolved time expression of its clause, else of its sentence."""

from __future__ import annotations

from extractor.claim.context import Placed, SentenceView
from extractor.records import Quantity, TimeExpression


def read_period(view: SentenceView, quantity: Placed[Quantity]) -> TimeExpression | None:
    """The time expression that governs a figure, or None where the sentence gives none for it."""
    times = [place for place in view.times if place.record.period_start is not None]
    times = [place for place in times if not _overlaps(place, quantity)]
    if not times:
        return None
    return min(times, key=lambda place: _distance(view, place, quantity)).record


def _overlaps(time: Placed[TimeExpression], quantity: Placed[Quantity]) -> bool:
    return time.record.start < quantity.record.end and quantity.record.start < time.record.end


def _distance(view: SentenceView, time: Placed[TimeExpression], quantity: Placed[Quantity]) -> int:
    """Tokens between the two; a figure between them, or a clause's border, counts as far."""
    low, high = (quantity.end, time.start) if time.start >= quantity.end else (time.end, quantity.start)
    between = sum(low <= other.start < high for other in view.quantities)
    crossed = not view.clause_start(quantity.start) <= time.start < view.clause_end(quantity.start)
    leading = 0 if time.start >= quantity.end else 3
    return max(high - low, 0) + leading + 12 * between + 20 * crossed
