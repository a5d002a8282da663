"""A fact of the store with what is known of its article, and the other articles that say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from extractor.records import Fact
from extractor.store import Store
from extractor.store.store import to_record

ARTICLE_FIELDS = ("published", "title", "url", "corroborated_by")
FIELDS = (*Fact.__dataclass_fields__, *ARTICLE_FIELDS)
"""The columns of an answer: those of the fact, then those of its article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A fact; published, title, url of its article; corroborated_by: the ``doc_id`` of those that state the same."""

    fact: Fact
    published: str | None = None
    title: str | None = None
    url: str | None = None
    corroborated_by: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the row of plain values with the columns :data:`FIELDS`."""
        article = {name: getattr(self, name) for name in ARTICLE_FIELDS}
        return self.fact.to_dict() | article | {"corroborated_by": list(self.corroborated_by)}


def read_answers(store: Store, conditions: Sequence[str], values: Sequence[Any]) -> Iterator[Answer]:
    """Yield the facts for which the SQL conditions hold, by date of their articles, the undated first."""
    where = " AND ".join(conditions) or "TRUE"
    sql = (
        "SELECT facts.*, documents.published, documents.title, documents.url "
        f"FROM facts JOIN documents USING (doc_id) WHERE {where} "
        "ORDER BY documents.published, facts.id"
    )
    for row in store.query(sql, values):
        yield Answer(
            fact=to_record(Fact, row),
            published=row["published"],
            title=row["title"],
            url=row["url"],
            corroborated_by=_others(store, row["claim_id"], row["doc_id"]) if row["claim_id"] else (),
        )


def _others(store: Store, claim_id: str, doc_id: str) -> tuple[str, ...]:
    sql = "SELECT DISTINCT doc_id FROM facts WHERE claim_id = ? AND doc_id <> ? ORDER BY doc_id"
    return tuple(row["doc_id"] for row in store.query(sql, (claim_id, doc_id)))
