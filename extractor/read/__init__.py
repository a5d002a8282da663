"""From files, folders, archives, web addresses and standard input, in every format, to articles."""

from extractor.read.articles import read_articles
from extractor.read.inputs import count_articles, read_inputs
from extractor.read.web import MemoryVisits, Visit, Visits, Web

__all__ = ["MemoryVisits", "Visit", "Visits", "Web", "count_articles", "read_articles", "read_inputs"]
