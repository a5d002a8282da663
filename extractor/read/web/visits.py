"""What is kept of a visit, so that an address that has not changed is not read again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """The validators of an answer (RFC 9110, section 8.8), each as the server wrote it."""

    etag: str | None = None
    modified: str | None = None


class Visits(Protocol):
    """Where visits are kept, by address.

    ``put`` is called once all articles of the address have been handed out. Who stores articles must make the visit
    lasting no earlier than them: after a crash in between, the server would say "not modified" of articles that were
    lost.
    """

    def get(self, url: str) -> Visit | None:
        """Return the last visit to the address, or None if there was none."""

    def put(self, url: str, visit: Visit) -> None:
        """Keep the visit in place of the one before."""


class MemoryVisits:
    """Keeps visits as long as the program runs."""

    def __init__(self) -> None:
        self._visits: dict[str, Visit] = {}

    def get(self, url: str) -> Visit | None:
        """Return the last visit to the address, or None if there was none."""
        return self._visits.get(url)

    def put(self, url: str, visit: Visit) -> None:
        """Keep the visit in place of the one before."""
        self._visits[url] = visit
