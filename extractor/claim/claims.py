"""The component that reads every quantity of an article as a claim and writes ``doc._.facts``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractor.annotations import read_annotations, register_extensions, write_records
from extractor.claim.actor import Actors
from extractor.claim.attribute import Attributes
from extractor.claim.carry import LIKELY
from extractor.claim.confidence import confidence
from extractor.claim.context import SentenceView, read_sentences
from extractor.claim.evidence import Case, Places
from extractor.claim.facts import Article
from extractor.claim.merge import merge_facts
from extractor.claim.named_before import NamedBefore
from extractor.claim.network import ClaimNetwork, Decoding, Reading
from extractor.claim.passages import read_passages
from extractor.claim.repeats import Repeats
from extractor.claim.roles import name_roles
from extractor.claim.rules import Corrected, Decision, apply_rules
from extractor.claim.source import Sources
from extractor.claim.speaker import can_speak
from extractor.claim.standing import is_standing
from extractor.claim.status import Cue, find_cue
from extractor.claim.tokens import span_of
from extractor.claim.transaction import Transactions
from extractor.claim.wording import Wording
from extractor.records import Fact
from extractor.tag.model_component import ModelComponent


class Claims(ModelComponent):
    """Reads every quantity as a claim: the network first, then the rules that are exact; repeats are merged."""

    needs = ("config.json", "claims.onnx", "claims.json")
    made = ("network", "settings")

    @cached_property
    def network(self) -> ClaimNetwork:
        """The network, ready to read."""
        return ClaimNetwork(self.files.files["claims.onnx"], Decoding(**self.settings["decoding"]), self.threads)

    @cached_property
    def settings(self) -> dict[str, dict[str, Any]]:
        """The numbers that belong to the network: "decoding" (its scores), "words" and "confidence" (weights)."""
        return json.loads(self.files.files["claims.json"])

    def __call__(self, doc: Doc) -> Doc:
        """Write the facts of the article."""
        write_records(doc, "facts", self.find(doc))
        return doc

    def find(self, doc: Doc) -> list[Fact]:
        """The facts of the article, in the order of their first mention."""
        records = read_annotations(doc)
        repeats = Repeats(records.blocks, doc.text)
        quantities = [quantity for quantity in records.quantities if repeats.is_first(quantity.start)]
        wording = Wording(doc, records, self.settings["words"], self.network.decoding.word_odds)
        readings = {
            reading.quantity.start: wording.choose(reading)
            for passage in read_passages(doc, records, quantities)
            for reading in self.network.read(doc, passage)
            if reading.in_scope >= self.network.decoding.fact
        }
        article = Article(doc, records, wording.taken, self.version)
        first = {start: article.fact(reading) for start, reading in readings.items()}
        corrected = Corrected(
            dict(first),
            {start: reading.same for start, reading in readings.items()},
            frozenset(start for start, reading in readings.items() if self.network.is_undated(reading)),
            frozenset(start for start, reading in readings.items() if self.network.is_done(reading)),
            self._cues(doc, readings.values()),
        )
        actors = Actors(doc, records.mentions)
        for start, fact in first.items():
            corrected.put(start, Decision("the subject of its verb"), actors.mend(fact))
            if corrected.facts[start].period_start and is_standing(doc, fact, readings[start].period):
                undated = replace(corrected.facts[start], period_start=None, period_end=None)
                corrected.put(start, Decision("a lasting state"), undated)
        named_before = NamedBefore(doc, records.mentions, article.main)
        transactions = Transactions(doc, records.mentions, article.main)
        before = None
        for start, fact in corrected.facts.items():
            corrected.put(start, Decision("what it goes back to"), named_before.mend(fact))
            mended = transactions.mend(corrected.facts[start], before)
            corrected.put(start, Decision("whom it is dealt with"), mended)
            before = corrected.facts[start]
        self._credit(Sources(doc, records.mentions), readings, corrected)
        view_of: dict[int, SentenceView] = {}
        for view in read_sentences(doc, records):
            apply_rules(view, corrected)
            view_of |= {place.record.start: view for place in view.quantities}
        attributes = Attributes(doc, records.mentions, article.main)
        for start, fact in corrected.facts.items():
            corrected.put(start, Decision("an attribute of what is measured"), attributes.mend(fact))
        places = Places(doc.text, records)
        facts = []
        for start, fact in sorted(corrected.facts.items()):
            evidence = Case(fact, readings[start], first[start], corrected.decisions.get(start, {})).explain(places)
            sure = replace(
                repeats.with_copies(fact), confidence=confidence(fact, evidence, self.settings["confidence"])
            )
            facts.append(sure.with_evidence(evidence))
        return [name_roles(view_of.get(fact.start), fact) for fact in merge_facts(facts)]

    def _cues(self, doc: Doc, readings: Iterable[Reading]) -> dict[int, Cue]:
        """By start offset, the words that say how far the figures are asserted."""
        spans = {reading.quantity.start: span_of(doc, reading.quantity) for reading in readings}
        found = {start: find_cue(span) for start, span in spans.items() if span is not None}
        return {start: cue for start, cue in found.items() if cue is not None}

    def _credit(self, sources: Sources, readings: dict[int, Reading], corrected: Corrected) -> None:
        """Let syntax say who is credited; what the network names without a name must be able to speak."""
        for start, fact in corrected.facts.items():
            reading = readings[start]
            source = sources.read(fact)
            if source is not None:
                corrected.put(start, Decision("a speaker named with a verb of speech"), replace(fact, source=source))
            elif fact.source is None and reading.same["source"] >= LIKELY:
                corrected.put(start, Decision("the credit before"), replace(fact, source=sources.before(fact)))
            elif reading.source is None and fact.source and not can_speak(fact.source.lower().split()[-1]):
                corrected.put(start, Decision("no speaker"), replace(fact, source=None))


@Language.factory(
    "extractor_claims",
    assigns=["doc._.facts"],
    requires=["doc.sents", "doc.tensor", "doc._.blocks", "doc._.mentions", "doc._.quantities", "doc._.times"],
    default_config={"model": None, "threads": 1},
)
def make_claims(nlp: Language, name: str, model: str | None, threads: int) -> Claims:
    """Build the component.

    model: folder of the model's files; None for those that come with the package. threads: processor threads for one
    passage.
    """
    register_extensions()
    return Claims(model, threads)
