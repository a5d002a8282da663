"""From files, folders, standard input and JSONL to articles."""

from extractor.read.inputs import count_articles, read_inputs

__all__ = ["count_articles", "read_inputs"]
