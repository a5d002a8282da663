"""From the reading of a quantity to its record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from spacy.tokens import Doc

from extractor.annotations import Annotations
from extractor.claim.compounds import whole_compounds
from extractor.claim.implied import verbs_as_nouns, with_implied
from extractor.claim.network import Reading
from extractor.claim.passages import PLACES
from extractor.claim.period import period_of
from extractor.claim.phrases import as_share, is_part, link_phrase, with_complement
from extractor.claim.tokens import span_of, tokens_of
from extractor.errors import UnitError
from extractor.knowledge.units import si_value
from extractor.records import Fact, Mention, Quantity

NOTHING: Mapping[int, str] = MappingProxyType({})


class FactWriter:
    """Writes the records of one article, which share its text, its date and its countries.

    main: a mention of the country that most mentions lead to, or None; it is the subject of figures that name nobody.
    taken: the tokens of names, figures and times.
    """

    def __init__(self, doc: Doc, records: Annotations, taken: frozenset[int], model: str) -> None:
        self.doc = doc
        self.doc_id: str = doc._.doc_id or ""
        self.published: str | None = doc._.published
        self.model = model
        self.main = main_country(records.mentions)
        self.taken = taken

    def fact(self, reading: Reading) -> Fact:
        """The record of one quantity."""
        quantity = reading.quantity
        subject = self.main if reading.subject_is_main else reading.subject
        period = self._period(reading)
        token = span_of(self.doc, quantity)
        sentence = token.sent if token is not None else None
        return Fact(
            doc_id=self.doc_id,
            start=quantity.start,
            end=quantity.end,
            quote=quantity.quote,
            sentence=sentence.text.strip() if sentence is not None else quantity.quote,
            value=quantity.value,
            value_to=quantity.value_to,
            modifier=quantity.modifier,
            unit=quantity.unit,
            kind=reading.kind,
            direction=reading.direction,
            metric=self._metric(reading),
            subject=subject.name if subject else None,
            subject_iso3=subject.iso3 if subject else None,
            counterpart=reading.counterpart.name if reading.counterpart else None,
            counterpart_iso3=reading.counterpart.iso3 if reading.counterpart else None,
            period_start=period[0],
            period_end=period[1],
            source=reading.source.name if reading.source else self._words(reading.credit),
            status=reading.status,
            si_value=_si_value(quantity),
            model=self.model,
        )

    def _metric(self, reading: Reading) -> str | None:
        if self.taken.issuperset(reading.metric):  # names alone measure nothing
            return None
        whole = whole_compounds(self.doc, reading.metric, self.taken)
        tokens = with_complement(self.doc, link_phrase(self.doc, whole), self.taken)
        figure = tokens_of(self.doc, reading.quantity)
        metric = with_implied(
            self.doc, reading.quantity, self._words(tokens, verbs_as_nouns(self.doc, reading.quantity, tokens))
        )
        is_share = reading.kind == "level" and is_part(self.doc, reading.quantity.unit, figure)
        return as_share(metric) if metric and is_share else metric

    def _period(self, reading: Reading) -> tuple[str | None, str | None]:
        if reading.published:
            return self.published, self.published
        return period_of(reading.period) if reading.period else (None, None)

    def _words(self, tokens: Sequence[int], instead: Mapping[int, str] = NOTHING) -> str | None:
        """The text of runs of tokens, as it stands in the article; runs that are apart are joined by a space.

        instead: what stands in the place of some of them.
        """
        runs = groupby(enumerate(tokens), key=lambda item: item[1] - item[0])
        texts = []
        for _, run in runs:
            words = [self.doc[index] for _, index in run]
            text = "".join(instead.get(word.i, word.text) + word.whitespace_ for word in words)
            texts.append(" ".join(text.split()))
        return " ".join(texts).strip(" ,;:.-–—\"'“”’‘()") or None


def main_country(mentions: Sequence[Mention]) -> Mention | None:
    """The first mention of the country itself that most mentions lead to; of two alike, the one named first.

    Where the country is not named itself, a place in it stands for it, or else whoever leads to it.
    """
    counts = Counter(mention.iso3 for mention in mentions if mention.iso3)
    if not counts:
        return None
    best = counts.most_common(1)[0][0]
    own = [mention for mention in mentions if mention.iso3 == best]
    named = (mention for mention in own if mention.entity_id == f"country/{best}")
    return next(named, None) or next((mention for mention in own if mention.label in PLACES), own[0])


def _si_value(quantity: Quantity) -> float | None:
    try:
        return si_value(quantity.value, quantity.unit) if quantity.unit else None
    except UnitError:  # money and counts have none
        return None
