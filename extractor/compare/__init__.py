"""Which documents and which facts are the same: copies of an article, and a claim that several articles make.

>>> index = Sketches(connection, read)     # an SQLite connection, and a function: number -> Article
>>> index.find(article)                    # number of the article that it is a copy of, or None
>>> index.add(7, article)                  # from now on copies of it are found
>>> claim_id(fact) == claim_id(other)      # whether two facts state the same
"""

from extractor.compare.claims import claim_id, same_claim
from extractor.compare.copies import is_copy
from extractor.compare.metrics import metric_head, metric_words
from extractor.compare.series import series_key
from extractor.compare.sketches import Sketches, sketch_of
from extractor.compare.units import in_unit

__all__ = [
    "Sketches",
    "claim_id",
    "in_unit",
    "is_copy",
    "metric_head",
    "metric_words",
    "same_claim",
    "series_key",
    "sketch_of",
]
