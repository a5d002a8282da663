"""The lines of the store's own tables: the manifest, the runs of the batch, the visits to addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractor.records import Article, Record

DocumentStatus = Literal["done", "duplicate", "skipped", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Record):
    """What became of one document.

    published, title, url, text: the article; text is None if none could be read. origin: the input that it came with.
    duplicate_of: ``doc_id`` of the document read in its place. reason: why it was skipped or failed. facts: how many
    were found. fingerprint: hash of the article as it came, None if none came. model: what read it. seconds: how long
    that took.
    """

    doc_id: str
    status: DocumentStatus
    published: str | None = None
    title: str | None = None
    url: str | None = None
    origin: str | None = None
    duplicate_of: str | None = None
    reason: str | None = None
    facts: int = 0
    fingerprint: str | None = None
    model: str | None = None
    seconds: float | None = None
    text: str | None = None

    @property
    def article(self) -> Article:
        """The article, as it was read; its text is empty if there is none."""
        return Article(
            text=self.text or "", doc_id=self.doc_id, published=self.published, title=self.title, url=self.url
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Run(Record):
    """One run of the batch.

    started, finished: date and time in UTC (ISO), finished None while it runs and if it was killed. inputs: as named.
    model: what reads. done, duplicate, skipped, failed: documents by what became of them; unchanged: how many of them
    had been read by an earlier run. id: None before it is written.
    """

    id: int | None = None
    started: str
    finished: str | None = None
    inputs: tuple[str, ...] = ()
    model: str = ""
    done: int = 0
    duplicate: int = 0
    skipped: int = 0
    failed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Record):
    """What an address said when it was last fetched. visited: date and time in UTC (ISO)."""

    address: str
    etag: str | None = None
    last_modified: str | None = None
    visited: str
