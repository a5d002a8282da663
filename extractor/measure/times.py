"""The component that finds the time expressions of an article and the calendar interval that each of them names."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.annotations import register_extensions, write_records
from extractor.errors import DateError
from extractor.measure.dating import agreed, publication_days
from extractor.measure.time.expressions import Expression, find_expressions
from extractor.measure.time.tense import Surroundings, Words
from extractor.records import TimeExpression

_NAMES = frozenset(("PERSON", "ORG", "FAC", "PRODUCT"))
_PAST_TAGS = frozenset(("VBD", "VBN"))


class TimeFinder:
    """The component ``extractor_times``: writes ``doc._.times``."""

    def find(self, doc: Doc) -> list[TimeExpression]:
        """Return the time expressions of the document in order, debris of the web page and names left out.

        They are resolved against ``doc._.published``; raises DateError if that is no ISO date. Without it, those count
        that are the same whenever the article was published in the days that its address or its words leave.

        Sentences, tags, entities and mentions are used where the document has them; a blank document is read by its
        words alone.
        """
        text = doc.text  # made anew at every access
        published = _published(doc)
        surroundings = _tagged(doc) if doc.has_annotation("TAG") and doc.has_annotation("SENT_START") else None

        def read(day: date | None) -> list[Expression]:
            return find_expressions(
                text,
                day,
                [sent.start_char for sent in doc.sents] if doc.has_annotation("SENT_START") else None,
                surroundings,
                [(mention.start, mention.iso3) for mention in doc._.mentions if mention.iso3],
            )

        found = read(published)
        if published is None and surroundings is not None:
            days = publication_days(text, doc._.url, found, surroundings)
            if days is not None:
                found = agreed(found, read(days.start), read(days.end))
        outside = [(block.start, block.end) for block in doc._.blocks if block.kind == "debris"]
        outside += [(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ in _NAMES]
        return [_record(doc, text, each) for each in found if not _within(each, outside)]

    def __call__(self, doc: Doc) -> Doc:
        """Find the expressions and write them on the document."""
        write_records(doc, "times", self.find(doc))
        return doc


@Language.factory("extractor_times", assigns=["doc._.times"])
def make_times(nlp: Language, name: str) -> TimeFinder:
    """Build the component; it has no settings, and uses tags, entities and mentions where the ``Doc`` has them."""
    register_extensions()
    return TimeFinder()


def _record(doc: Doc, text: str, each: Expression) -> TimeExpression:
    return TimeExpression(
        doc_id=doc._.doc_id or "",
        start=each.start,
        end=each.end,
        text=text[each.start : each.end],
        period_start=each.period.start.isoformat() if each.period else None,
        period_end=each.period.end.isoformat() if each.period else None,
        granularity=each.period.granularity if each.period else None,
        unresolved=each.unresolved,
    )


def _within(each: Expression, spans: list[tuple[int, int]]) -> bool:
    return any(start <= each.start and each.end <= end for start, end in spans)


def _published(doc: Doc) -> date | None:
    if doc._.published is None:
        return None
    try:
        return date.fromisoformat(doc._.published[:10])
    except ValueError as error:
        raise DateError(
            f"the publication date {doc._.published!r} is no ISO date; write it as YYYY-MM-DD or leave it out"
        ) from error


def _tagged(doc: Doc) -> Surroundings:
    """The words around a place with the past forms that the tagger sees."""
    sentences = list(doc.sents)
    starts = [sentence.start_char for sentence in sentences]

    def surroundings(start: int, end: int) -> tuple[Words, Words]:
        sentence = sentences[bisect_right(starts, start) - 1]
        return _words(sentence, sentence.start_char, start), _words(sentence, end, sentence.end_char)

    return surroundings


def _words(sentence: Span, start: int, end: int) -> Words:
    # A possessive 's is no verb: "the bank's fourth-quarter profit" announces nothing.
    tokens = [
        token
        for token in sentence
        if start <= token.idx < end and (token.is_alpha or token.is_punct or "'" in token.text) and token.tag_ != "POS"
    ]
    words = [token.lower_.replace("’", "'") for token in tokens]
    return Words(words, [token.tag_ in _PAST_TAGS for token in tokens])
