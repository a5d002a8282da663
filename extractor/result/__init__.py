"""What comes back for one article: a result, or the reason why there is none."""

from extractor.result.emit import EMITS, FIELDS, Emit
from extractor.result.facts import Facts
from extractor.result.result import Failure, Result
from extractor.result.results import Results

__all__ = ["EMITS", "FIELDS", "Emit", "Facts", "Failure", "Result", "Results"]
