"""One page to look at: articles with their marks, the facts as a table, who with whom, and figures over time."""

from extractor.report.page import render_report

__all__ = ["render_report"]
