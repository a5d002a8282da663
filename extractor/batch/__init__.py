"""The batch: inputs into a store, as often as one likes; only what is new or has changed is read.

Everything happens in the order of reading, in the process of the caller: whether an article is a copy of an earlier
one, and what is written. Only the reading itself is done by others. So the store does not depend on the number of
workers, their timing, or on how often the run was stopped and started again.
"""

from extractor.batch.batch import BareWorkers, Batch, Engine, Summary

__all__ = ["BareWorkers", "Batch", "Engine", "Summary"]
