"""From results to table, JSONL, JSON and CSV."""

from extractor.write.formats import FORMATS, Format, write_results
from extractor.write.output import check_output, open_output

__all__ = ["FORMATS", "Format", "check_output", "open_output", "write_results"]
