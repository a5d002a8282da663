"""Mentions while they are being resolved, and what the resolving steps share about one article."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from extractor.records import Mention, Tie

CERTAIN = 0.99
"""Confidence of what the user says."""
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_KINDS = {"ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "people"}


@dataclass(slots=True, eq=False)
class Draft:
    """A mention that may not have its entity yet; it has one as soon as ``entity_id`` is set.

    from_model: whether the reader tagged it, else the tables found it. specific: whether it names something inside a
    country, not the country ("Atlanta", "Gazprom"), which tells "Georgia" the state from Georgia the country.
    """

    start: int
    end: int
    label: str
    text: str
    from_model: bool = True
    entity_id: str = ""
    name: str = ""
    iso3: str | None = None
    role: str | None = None
    tie: Tie = "name"
    qid: str | None = None
    confidence: float | None = None
    specific: bool = False

    def settle(self, entity_id: str, name: str, iso3: str | None, tie: Tie = "name", confidence: float = 0.9) -> None:
        """Give the mention its entity."""
        self.entity_id, self.name, self.iso3, self.tie, self.confidence = entity_id, name, iso3, tie, confidence

    def to_mention(self, doc_id: str) -> Mention:
        """Return the finished record."""
        return Mention(
            doc_id=doc_id,
            start=self.start,
            end=self.end,
            label=self.label,
            text=self.text,
            entity_id=self.entity_id,
            name=self.name,
            iso3=self.iso3,
            role=self.role,
            tie=self.tie,
            qid=self.qid,
            confidence=self.confidence,
        )


@dataclass(slots=True)
class Article:
    """One article in work: its text, its date, and its drafts in the order of the text."""

    doc: Doc
    text: str
    published: str | None
    drafts: list[Draft]
    is_parsed: bool

    def labelled(self, *labels: str) -> Iterator[Draft]:
        """Yield the drafts of these labels that have no entity yet."""
        return (draft for draft in self.drafts if draft.label in labels and not draft.entity_id)

    def evidence(self) -> Counter[str]:
        """Count the mentions that lead to each country so far."""
        return Counter(draft.iso3 for draft in self.drafts if draft.iso3)

    def specific_evidence(self) -> Counter[str]:
        """Count the mentions of things inside each country so far."""
        return Counter(draft.iso3 for draft in self.drafts if draft.iso3 and draft.specific)


def make_id(label: str, *names: str) -> str:
    """Return an entity id: what it is, then the names in plain lower-case letters ("person/narendra-modi")."""
    kind = _KINDS.get(label, label.lower())
    return f"{kind}/" + "-".join(filter(None, (_plain(name) for name in names)))


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.lower())
    return re.sub(r"[^\w]+", "-", "".join(c for c in letters if not unicodedata.combining(c))).strip("-")
