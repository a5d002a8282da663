"""Corrections where the words of a sentence leave no choice.

A speaker who is named with a verb of speech is the source; a time in the sentence is the period, unless the figure is
news of the day; "will" makes a plan; a word of change gives kind and direction. The value before has no direction
("from 1.44 million"), but the metric and the parties of the later one; a signed figure is a change; "doubled to" tells
the value before; a conversion in brackets has the slots of the figure that it converts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from extractor.claim.carry import carry
from extractor.claim.change import compared_direction, coordinate, find_later, find_previous, read_movement
from extractor.claim.context import Placed, SentenceView
from extractor.claim.inheritance import SHARED, converted_from, inherit
from extractor.claim.network import Reading
from extractor.claim.parties import mend_parties
from extractor.claim.period import is_of_another, period_of, read_period
from extractor.claim.source import read_source
from extractor.claim.status import read_status
from extractor.records import Fact, Quantity


def apply_rules(
    view: SentenceView, facts: dict[int, Fact], readings: Mapping[int, Reading], before: Fact | None
) -> Fact | None:
    """Correct the facts of one sentence in place; keys of facts and readings are start offsets.

    before: the last fact of the sentences before. Returns the last one of this sentence, or that one if it has none.
    """
    if not any(place.record.start in facts for place in view.quantities):
        return before
    movements = {place.record.start: read_movement(view, place) for place in view.quantities}
    coordinate(view, movements)
    source = read_source(view)
    for index, place in enumerate(view.quantities):
        fact = facts.get(place.record.start)
        if fact is None:
            continue
        if before is not None and place.record.start in readings:
            fact = carry(fact, before, readings[place.record.start])
        fact = replace(fact, source=source or fact.source)
        fact = _with_stated_period(view, place, fact)
        fact = mend_parties(view, place, fact)
        if fact.status == "actual" and read_status(view, place) == "planned":
            fact = replace(fact, status="planned")
        original = converted_from(view, index)
        if original is not None and original.start in facts:
            fact = inherit(fact, facts[original.start])
        movement = movements[place.record.start]
        if movement.earlier:
            fact = replace(fact, kind="level", direction=None)
            later = find_later(view, place, movements)
            if later is not None and later.record.start in facts:
                fact = inherit(fact, facts[later.record.start], SHARED)
        elif movement.signed or movement.word is not None:
            fact = replace(fact, kind=movement.kind, direction=movement.direction)
        elif fact.kind == "level":
            direction = None if movement.stated else fact.direction
            fact = replace(fact, direction=compared_direction(view, place) or direction)
        previous = find_previous(view, place, movements)
        if previous is not None:
            fact = replace(fact, previous_value=previous[0], previous_how=previous[1])
        facts[place.record.start] = before = fact
    return before


def _with_stated_period(view: SentenceView, place: Placed[Quantity], fact: Fact) -> Fact:
    """The fact with the period that a time expression of the sentence gives, unless it is the news of the day."""
    time = read_period(view, place)
    if time is None and fact.period_start and is_of_another(view, place, fact.period_start, fact.period_end):
        return replace(fact, period_start=None, period_end=None)
    if time is None or fact.period_start == fact.period_end == view.published is not None:
        return fact
    first, last = period_of(time)
    return replace(fact, period_start=first, period_end=last)
