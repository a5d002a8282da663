"""Corrections of an article's facts by the parse: whose they are, which have no day, and who is credited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Doc

from extractor.claim.actor import Actors
from extractor.claim.attribute import Attributes
from extractor.claim.carry import LIKELY
from extractor.claim.named_before import NamedBefore
from extractor.claim.network import Reading
from extractor.claim.rules import Corrected, Decision
from extractor.claim.source import Sources
from extractor.claim.speaker import can_speak
from extractor.claim.standing import is_standing
from extractor.claim.status import Cue, find_cue
from extractor.claim.tokens import Parties, span_of
from extractor.claim.transaction import Transactions


def find_cues(doc: Doc, readings: Mapping[int, Reading]) -> dict[int, Cue]:
    """By start offset, the words that say how far the figures are asserted."""
    spans = {start: span_of(doc, reading.quantity) for start, reading in readings.items()}
    found = {start: find_cue(span) for start, span in spans.items() if span is not None}
    return {start: cue for start, cue in found.items() if cue is not None}


def mend_by_verbs(parties: Parties, readings: Mapping[int, Reading], corrected: Corrected) -> None:
    """Let verbs and nouns of dealing say who acts and on whom, and lasting states have no day. In place."""
    actors, named_before, transactions = Actors(parties), NamedBefore(parties), Transactions(parties)
    before = None
    for start, fact in corrected.facts.items():
        corrected.put(start, Decision("the subject of its verb"), actors.mend(fact))
        if corrected.facts[start].period_start and is_standing(parties.doc, fact, readings[start].period):
            undated = replace(corrected.facts[start], period_start=None, period_end=None)
            corrected.put(start, Decision("a lasting state"), undated)
        corrected.put(start, Decision("what it goes back to"), named_before.mend(corrected.facts[start]))
        corrected.put(start, Decision("whom it is dealt with"), transactions.mend(corrected.facts[start], before))
        before = corrected.facts[start]


def mend_sources(sources: Sources, readings: Mapping[int, Reading], corrected: Corrected) -> None:
    """Let syntax say who is credited; what the network names without a name must be able to speak. In place."""
    for start, fact in corrected.facts.items():
        reading = readings[start]
        source = sources.read(fact)
        if source is not None:
            corrected.put(start, Decision("a speaker named with a verb of speech"), replace(fact, source=source))
        elif fact.source is None and reading.same["source"] >= LIKELY:
            corrected.put(start, Decision("the credit before"), replace(fact, source=sources.before(fact)))
        elif reading.source is None and fact.source and not can_speak(fact.source.lower().split()[-1]):
            corrected.put(start, Decision("no speaker"), replace(fact, source=None))


def mend_by_attributes(parties: Parties, corrected: Corrected) -> None:
    """Let what stands before the noun of a metric say whose it is. In place."""
    attributes = Attributes(parties)
    for start, fact in corrected.facts.items():
        corrected.put(start, Decision("an attribute of what is measured"), attributes.mend(fact))
