"""Finds the time expressions of an article and the calendar interval that each of them names."""

from __future__ import annotations

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from extractor.annotations import register_extensions, write_records
from extractor.errors import DateError
from extractor.measure.time.expressions import find_expressions
from extractor.records import TimeExpression

_NAMES = frozenset(("PERSON", "ORG", "FAC", "PRODUCT"))


class TimeFinder:
    """Pipeline component that writes ``doc._.times``."""

    def find(self, doc: Doc) -> list[TimeExpression]:
        """Return the time expressions of the document in the order of the text.

        Resolved against ``doc._.published``; raises DateError if that is no ISO date.
        """
        starts = [sent.start_char for sent in doc.sents] if doc.has_annotation("SENT_START") else None
        found = find_expressions(doc.text, _published(doc), starts)
        names = [(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ in _NAMES]
        return [
            TimeExpression(
                doc_id=doc._.doc_id or "",
                start=each.start,
                end=each.end,
                text=doc.text[each.start : each.end],
                period_start=each.period.start.isoformat() if each.period else None,
                period_end=each.period.end.isoformat() if each.period else None,
                granularity=each.period.granularity if each.period else None,
                unresolved=each.unresolved,
            )
            for each in found
            if not any(start <= each.start and each.end <= end for start, end in names)
        ]

    def __call__(self, doc: Doc) -> Doc:
        """Write the records on the document."""
        write_records(doc, "times", self.find(doc))
        return doc


def _published(doc: Doc) -> date | None:
    if doc._.published is None:
        return None
    try:
        return date.fromisoformat(doc._.published[:10])
    except ValueError as error:
        raise DateError(
            f"the publication date {doc._.published!r} is no ISO date; write it as YYYY-MM-DD or leave it out"
        ) from error


@Language.factory("extractor_times", assigns=["doc._.times"])
def make_times(nlp: Language, name: str) -> TimeFinder:
    """Make the component."""
    register_extensions()
    return TimeFinder()
