"""Which facts are values of one series over time."""

from __future__ import annotations

from extractor.compare.claims import party
from extractor.compare.metrics import metric_words
from extractor.records import Fact


def series_key(fact: Fact) -> tuple[object, ...]:
    """Return what the values of a series share: the words of the metric, both parties, and the kind.

    Their units may differ, where one can be converted into the other.
    """
    return (
        metric_words(fact.metric or ""),
        party(fact.subject, fact.subject_iso3),
        party(fact.counterpart, fact.counterpart_iso3),
        fact.kind,
    )
