"""What comes back for one article: a result, or the reason why there is none."""

from extractor.result.emit import EMITS, FIELDS, Emit
from extractor.result.result import Failure, Result

__all__ = ["EMITS", "FIELDS", "Emit", "Failure", "Result"]
