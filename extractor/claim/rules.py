"""Corrections where the words of a sentence leave no choice.

A time in the sentence is the period, unless the figure is news of the day; "will" makes a plan; a word of change gives
kind and direction. The value before has no direction ("from 1.44 million"), but the metric and the parties of the later
one; a signed figure is a change; "doubled to" tells the value before; "respectively" pairs names with figures; a
conversion in brackets has the slots of the figure that it converts.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from extractor.claim.antecedent import find_antecedent
from extractor.claim.carry import carry
from extractor.claim.change import (
    Movement,
    compared_direction,
    coordinate,
    find_later,
    find_previous,
    read_movement,
)
from extractor.claim.comparison import comparison_of, find_comparisons
from extractor.claim.context import Placed, SentenceView
from extractor.claim.inheritance import SHARED, converted_from, inherit
from extractor.claim.listed import find_listed
from extractor.claim.parties import mend_parties
from extractor.claim.period import is_of_another, is_of_now, is_purpose, period_in, read_period
from extractor.claim.phrases import is_bare
from extractor.claim.respective import find_respective
from extractor.claim.shared_period import dated_before, lists_on, tells_on
from extractor.claim.status import Cue
from extractor.claim.year_on_year import last_basis, year_after_basis, year_before
from extractor.records import Fact, Quantity

NEXT = 2
"""Words before a figure within which "current" outweighs a time."""
BASIS_REACH = 8
"""Sentences, back from a value before, in which the time of another comparison may stand that dates it too."""


class Decision(NamedTuple):
    """The rule that decided a slot, and the words that it went by: character offsets, or None."""

    rule: str
    start: int | None = None
    end: int | None = None


@dataclass(slots=True)
class Corrected:
    """The facts of an article by start offset, and what rules have decided of each: its slots and their decisions.

    same: by start offset and slot, how likely it is that the fact before has the same value. undated: the start
    offsets of the facts that surely have no period; done: of those that are surely actual. cues: by start offset, the
    word that says how far a figure is asserted. latest: the fact corrected last; told: the last one of every unit that
    says what it measures.
    """

    facts: dict[int, Fact]
    same: Mapping[int, Mapping[str, float]] = field(default_factory=dict)
    undated: Set[int] = frozenset()
    done: Set[int] = frozenset()
    cues: Mapping[int, Cue] = field(default_factory=dict)
    decisions: dict[int, dict[str, Decision]] = field(default_factory=dict)
    latest: Fact | None = None
    told: dict[str | None, Fact] = field(default_factory=dict)

    def put(self, start: int, decision: Decision, fact: Fact) -> None:
        """Take over a corrected fact; only what differs counts as decided."""
        before = self.facts[start]
        changed = [name for name in fact.__dataclass_fields__ if getattr(before, name) != getattr(fact, name)]
        self.decisions.setdefault(start, {}).update(dict.fromkeys(changed, decision))
        self.facts[start] = fact


def apply_rules(view: SentenceView, corrected: Corrected) -> None:
    """Correct the facts of one sentence in place."""
    facts = corrected.facts
    if not any(place.record.start in facts for place in view.quantities):
        return
    movements = {place.record.start: read_movement(view, place) for place in view.quantities}
    coordinate(view, movements)
    respective = find_respective(view)
    each = find_listed(view)
    listed = {None, *(party.name for party in respective.values())}
    for index, place in enumerate(view.quantities):
        start = place.record.start
        if start not in facts:
            continue
        latest = corrected.latest
        if latest is not None:
            decision = Decision("the fact before", latest.start, latest.end)
            corrected.put(start, decision, carry(facts[start], latest, corrected.same.get(start, {})))
        antecedent = find_antecedent(view, index, facts[start], latest, corrected.told)
        if antecedent is not None:
            decision = Decision("the figure before that it goes back to", antecedent.start, antecedent.end)
            corrected.put(start, decision, replace(facts[start], metric=antecedent.metric))
        _settle_period(view, place, corrected)
        corrected.put(start, Decision("the words around a name"), mend_parties(view, place, facts[start]))
        owner = each.get(start)
        if owner is not None and facts[start].counterpart is None:
            owned = replace(facts[start], subject=owner.name, subject_iso3=owner.iso3)
            corrected.put(start, Decision("a list in which each has a figure", owner.start, owner.end), owned)
        party = respective.get(start)
        if party is not None and facts[start].subject in listed:
            named = replace(facts[start], subject=party.name, subject_iso3=party.iso3)
            corrected.put(start, Decision('a list paired by "respectively"', party.start, party.end), named)
        _settle_status(view, place, movements[start].earlier, corrected)
        original = converted_from(view, index)
        if original is not None and original.start in facts:
            decision = Decision("a conversion of the figure before", original.start, original.end)
            corrected.put(start, decision, inherit(facts[start], facts[original.start]))
        _move(view, place, movements, corrected)
        corrected.latest = facts[start]
        if not is_bare(facts[start].metric):
            corrected.told[facts[start].unit] = facts[start]


def _settle_status(view: SentenceView, place: Placed[Quantity], is_earlier: bool, corrected: Corrected) -> None:
    """Let the words that govern a figure say how far it is asserted; what it is compared with has come about."""
    start = place.record.start
    fact = corrected.facts[start]
    cue = corrected.cues.get(start)
    if is_earlier and fact.status == "planned":
        corrected.put(start, Decision("a value before"), replace(fact, status="actual"))
    elif cue is not None and comparison_of(find_comparisons(view), place) is None and _outweighs(cue, start, corrected):
        span = cue.word.idx, cue.word.idx + len(cue.word)
        corrected.put(start, Decision("a word that governs it", *span), replace(fact, status=cue.status))


def _outweighs(cue: Cue, start: int, corrected: Corrected) -> bool:
    """Whether a cue outweighs the network, which also sees what is taken for granted: "*the 7 tonnes* will arrive"."""
    status = corrected.facts[start].status
    if cue.part == "auxiliary":
        return start not in corrected.done if status == "actual" else cue.status == "hypothetical"
    return status == "actual" or cue.status != "planned"


def _move(view: SentenceView, place: Placed[Quantity], movements: dict[int, Movement], corrected: Corrected) -> None:
    """Correct what the words of change say: kind, direction and the value before."""
    facts, start = corrected.facts, place.record.start
    fact, movement = facts[start], movements[start]
    if movement.earlier:
        corrected.put(start, Decision("a value before"), replace(fact, kind="level", direction=None))
        later = find_later(view, place, movements)
        if later is not None and later.record.start in facts:
            decision = Decision("the value before of another figure", later.record.start, later.record.end)
            corrected.put(start, decision, inherit(facts[start], facts[later.record.start], SHARED))
            dated = _with_stated_period(view, later, facts[later.record.start])
            corrected.put(start, decision, _year_before(view, place, facts[start], dated))
    elif movement.signed or movement.word is not None:
        span = (None, None) if movement.at is None else view.span(movement.at, movement.at + 1)
        decision = Decision("a sign" if movement.signed else "a word of change", *span)
        corrected.put(start, decision, replace(fact, kind=movement.kind, direction=movement.direction))
    elif fact.kind == "level":
        direction = None if movement.stated else fact.direction
        compared = compared_direction(view, place) or direction
        decision = Decision("a verb of no move" if compared is None else "a comparison")
        corrected.put(start, decision, replace(fact, direction=compared))
    previous = find_previous(view, place, movements)
    if previous is not None:
        fact = replace(facts[start], previous_value=previous[0], previous_how=previous[1])
        corrected.put(start, Decision("the value before"), fact)


def _settle_period(view: SentenceView, place: Placed[Quantity], corrected: Corrected) -> None:
    """Let a time in the clause date a figure, or the figure before it where a list or a narration goes on."""
    start, latest = place.record.start, corrected.latest
    if start not in corrected.undated:
        stated = _with_stated_period(view, place, corrected.facts[start])
        corrected.put(start, Decision("a time in the clause"), stated)
    fact = corrected.facts[start]
    before = None
    if latest is not None and latest.start >= view.start and lists_on(view, place):
        before = latest
    elif start not in corrected.undated and fact.period_start is None and fact.status == "actual":
        before = dated_before(view, corrected.facts) if tells_on(view, place) else None
    if before is not None:
        shared = replace(fact, period_start=before.period_start, period_end=before.period_end)
        corrected.put(start, Decision("the fact before", before.start, before.end), shared)


def _with_stated_period(view: SentenceView, place: Placed[Quantity], fact: Fact) -> Fact:
    """The fact with the period that a time expression of the sentence gives, unless it is the news of the day."""
    time = read_period(view, place)
    if view.published and is_of_now(view, place, NEXT if time or fact.period_start else None):
        return replace(fact, period_start=view.published[:10], period_end=view.published[:10])
    basis = year_after_basis(view, place) if time is None else None
    if basis is not None:
        return replace(fact, period_start=basis[0], period_end=basis[1])
    if time is None and fact.period_start and is_of_another(view, place, fact.period_start, fact.period_end):
        return replace(fact, period_start=None, period_end=None)
    of_the_day = fact.period_start == fact.period_end == view.published is not None
    if time is None or (of_the_day and not is_purpose(view, view.place(time), place)):
        return fact
    first, last = period_in(view, time)
    return replace(fact, period_start=first, period_end=last)


def _year_before(view: SentenceView, place: Placed[Quantity], fact: Fact, later: Fact) -> Fact:
    """The value before with the period of the later one a year earlier, where "a year ago" is all that dates it."""
    reach = 1 if later.period_start == later.period_end else BASIS_REACH  # prices of a day are compared with other days
    time = read_period(view, place) or last_basis(view, place, reach)
    before = year_before(time, later.period_start, later.period_end) if time else None
    return replace(fact, period_start=before[0], period_end=before[1]) if before else fact
