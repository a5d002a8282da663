"""The pipeline: loading it, and reading one article or many with it."""

from extractor.pipeline.batches import extract_many
from extractor.pipeline.loading import default_pipeline, load
from extractor.pipeline.reading import extract, parse_published

__all__ = ["default_pipeline", "extract", "extract_many", "load", "parse_published"]
