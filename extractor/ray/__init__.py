"""The same reading on a cluster: a function over partitions for Ray Data, and workers for ``extractor batch``.

On one machine the process pool of :func:`extractor.extract_many` is the faster one: Ray takes seconds to start, and
copies every article into its object store. Needs ``pip install "geofact-extractor[ray]"``.

>>> import ray, extractor.ray
>>> articles = ray.data.read_parquet("articles/")             # text; doc_id, published, title, url if known
>>> documents = articles.map_batches(extractor.ray.Extract, compute=ray.data.ActorPoolStrategy(size=8))
>>> documents.write_parquet("documents/")                     # a row for each article, with its facts
>>> facts = ray.data.read_parquet("documents/").flat_map(lambda document: document["facts"])
"""

from extractor.ray.extract import Extract
from extractor.ray.workers import RayWorkers

__all__ = ["Extract", "RayWorkers"]
