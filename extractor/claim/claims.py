"""The component that reads every quantity of an article as a claim and writes ``doc._.facts``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractor.annotations import register_extensions, write_records
from extractor.claim.change import Movement, read_movement
from extractor.claim.context import Placed, SentenceView, read_sentences
from extractor.claim.merge import merge_facts
from extractor.claim.metric import metric_text, read_metric
from extractor.claim.parties import read_parties
from extractor.claim.period import read_period
from extractor.claim.repeats import Repeats
from extractor.claim.rules import apply_rules
from extractor.claim.source import read_source
from extractor.claim.status import read_status
from extractor.records import Fact, Quantity


@Language.factory(
    "extractor_claims",
    assigns=["doc._.facts"],
    requires=["doc.sents", "doc._.mentions", "doc._.quantities", "doc._.times"],
    default_config={},
)
def make_claims(nlp: Language, name: str) -> Claims:
    """Make the component; it needs sentences, mentions, quantities and times on the ``Doc``."""
    return Claims(model=f"{nlp.meta.get('name', '')}-{nlp.meta.get('version', '')}")


class Claims:
    """Reads every quantity in scope as a claim: one reader a slot, then repeated claims are merged.

    model: name and version of the pipeline, written into every record.
    """

    def __init__(self, model: str) -> None:
        register_extensions()
        self.model = model

    def __call__(self, doc: Doc) -> Doc:
        """Write the facts of the article."""
        write_records(doc, "facts", self.find(doc))
        return doc

    def find(self, doc: Doc) -> list[Fact]:
        """The facts of the article, in the order of their first mention."""
        repeats = Repeats(doc._.blocks, doc.text)
        facts: dict[int, Fact] = {}
        for view in read_sentences(doc):
            movements = {place.record.start: read_movement(view, place) for place in view.quantities}
            source = read_source(view) if view.quantities else None
            for place in view.quantities:
                if not place.record.excluded and repeats.is_first(place.record.start):
                    facts[place.record.start] = self._fact(doc, view, place, movements, source)
            apply_rules(view, facts)
        return merge_facts(repeats.with_copies(facts[start]) for start in sorted(facts))

    def _fact(
        self,
        doc: Doc,
        view: SentenceView,
        place: Placed[Quantity],
        movements: dict[int, Movement],
        source: str | None,
    ) -> Fact:
        quantity, movement = place.record, movements[place.record.start]
        metric = read_metric(view, place, movement)
        subject, counterpart = read_parties(view, place, metric, source)
        period = read_period(view, place)
        return Fact(
            doc_id=doc._.doc_id or "",
            start=quantity.start,
            end=quantity.end,
            quote=quantity.quote,
            sentence=view.text,
            value=quantity.value,
            value_to=quantity.value_to,
            modifier=quantity.modifier,
            unit=quantity.unit,
            kind=movement.kind,
            direction=movement.direction,
            metric=metric_text(view, metric, view.mentions) if metric else None,
            subject=subject.name if subject else None,
            subject_iso3=subject.iso3 if subject else None,
            counterpart=counterpart.name if counterpart else None,
            counterpart_iso3=counterpart.iso3 if counterpart else None,
            period_start=period.period_start if period else None,
            period_end=period.period_end if period else None,
            source=source,
            status=read_status(view, place),
            model=self.model,
        )
