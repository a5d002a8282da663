"""Facts over time, as a figure of matplotlib."""

from extractor.chart.plot import plot

__all__ = ["plot"]
