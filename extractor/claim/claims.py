"""The component that reads every quantity of an article as a claim and writes ``doc._.facts``."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cached_property
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractor.annotations import read_annotations, register_extensions, write_records
from extractor.claim.confidence import confidence
from extractor.claim.context import SentenceView, read_sentences
from extractor.claim.evidence import Case, Places
from extractor.claim.facts import FactWriter
from extractor.claim.mends import find_cues, mend_by_attributes, mend_by_verbs, mend_sources
from extractor.claim.merge import merge_facts
from extractor.claim.network import ClaimNetwork, Decoding
from extractor.claim.passages import read_passages
from extractor.claim.repeats import Repeats
from extractor.claim.roles import name_roles
from extractor.claim.rules import Corrected, apply_rules
from extractor.claim.source import Sources
from extractor.claim.tokens import Parties
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
        writer = FactWriter(doc, records, wording.taken, self.version)
        first = {start: writer.fact(reading) for start, reading in readings.items()}
        corrected = Corrected(
            dict(first),
            {start: reading.same for start, reading in readings.items()},
            frozenset(start for start, reading in readings.items() if self.network.is_undated(reading)),
            frozenset(start for start, reading in readings.items() if self.network.is_done(reading)),
            find_cues(doc, readings),
        )
        parties = Parties(doc, records.mentions, writer.main)
        mend_by_verbs(parties, readings, corrected)
        mend_sources(Sources(parties), readings, corrected)
        view_of: dict[int, SentenceView] = {}
        for view in read_sentences(doc, records):
            apply_rules(view, corrected)
            view_of |= {place.record.start: view for place in view.quantities}
        mend_by_attributes(parties, corrected)
        places = Places(doc.text, records)
        facts = []
        for start, fact in sorted(corrected.facts.items()):
            evidence = Case(fact, readings[start], first[start], corrected.decisions.get(start, {})).explain(places)
            sure = replace(
                repeats.with_copies(fact), confidence=confidence(fact, evidence, self.settings["confidence"])
            )
            facts.append(sure.with_evidence(evidence))
        return [name_roles(view_of.get(fact.start), fact) for fact in merge_facts(facts)]


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
