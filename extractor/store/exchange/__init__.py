"""A store as files of other formats, and back: the same rows in the same tables.

Every table is a file in a folder (``facts.parquet``), or with DuckDB a table of one file. The columns are those of the
store; lists of mentions are arrays in JSONL, and JSON texts in the others. The sketches by which copies are found are
no part of it: they are made again.
"""

from extractor.store.exchange.exchange import FORMATS, Format, export_store, import_store

__all__ = ["FORMATS", "Format", "export_store", "import_store"]
