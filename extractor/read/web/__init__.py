"""Feeds and pages by their http(s) address: fetched politely, and never from this machine's own network."""

from extractor.read.web.fetching import Web, is_address
from extractor.read.web.visits import MemoryVisits, Visit, Visits

__all__ = ["MemoryVisits", "Visit", "Visits", "Web", "is_address"]
