"""Who the article credits for a figure: in its own sentence, by a quotation that it stands in, or right before it."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Token

from extractor.claim.passages import PLACES
from extractor.claim.quotation import Quotations
from extractor.claim.speaker import Speaker, Speakers
from extractor.claim.speech import CITING, Speech
from extractor.claim.tokens import Parties, span_of
from extractor.records import Fact

KNOWING = CITING | {"according"}
"""Words before whom the speaker has the figure from."""
BODIES = PLACES | {"ORG"}
"""Labels of speakers whose report goes on over the next sentences; a person's words end with their sentence."""
FARTHEST = 2
"""Sentences from a credit to a figure that it still holds for."""


class Sources:
    """The credits of an article, to be found by the figures that they hold for."""

    def __init__(self, parties: Parties) -> None:
        self.doc = doc = parties.doc
        self.sentences = [span.start for span in doc.sents]
        self.quotations = Quotations(doc.text)
        self.speech = Speech(doc)
        self.speakers = Speakers(parties)
        for credits in self.speech.credits.values():
            if credits and credits[0].cue.lower_ not in CITING:
                self.speakers.hear(credits)

    def read(self, fact: Fact) -> str | None:
        """Who is credited for a figure in its own sentence or as the one who is quoted; None where nobody is."""
        span = span_of(self.doc, fact)
        if span is None:
            return None
        speaker = self._over(span.root) or self._quoted(span.root)
        return speaker.name if speaker is not None else None

    def before(self, fact: Fact) -> str | None:
        """The organisation that is credited right before the sentence of a figure, or None."""
        span = span_of(self.doc, fact)
        speaker = self._near(span.sent.start, span.start) if span is not None else None
        return speaker.name if speaker is not None and speaker.label in BODIES else None

    def _over(self, token: Token) -> Speaker | None:
        """The outermost speaker whose words hold a token; "according to" and "citing" name whom they have it from."""
        outer = None
        for credits in self.speech.over(token):
            speaker = self.speakers.first(credits)
            outer = speaker or outer
            if speaker is not None and credits[0].cue.lower_ in KNOWING:
                break
        return outer

    def _quoted(self, token: Token) -> Speaker | None:
        """Who says the quotation that a token stands in: named at its end, at its start, or right before it."""
        place = self.quotations.around(token.idx)
        span = self.doc.char_span(*place, alignment_mode="expand") if place is not None else None
        if span is None:
            return None
        words = [word for word in (*span[-3:], *span[:3]) if not word.is_punct and not word.is_space]
        found = (self._over(word) for word in words)
        return next((speaker for speaker in found if speaker is not None), None) or self._near(span.start, span.start)

    def _near(self, end: int, place: int) -> Speaker | None:
        """The last speaker before the token ``end``, if not more than some sentences before the token ``place``."""
        latest = self.speakers.latest(end)
        if latest is None:
            return None
        passed = bisect_right(self.sentences, place) - bisect_right(self.sentences, latest[0])
        return latest[1] if passed <= FARTHEST else None
