"""``extractor.plot``: choose facts and draw them over time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from extractor.chart.choice import choose
from extractor.records import Fact

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def plot(
    facts: Iterable[Fact],
    *,
    metric: str | None = None,
    country: str | None = None,
    counterpart: str | None = None,
    unit: str | None = None,
) -> Figure:
    """Draw facts over time and return the figure, which a notebook shows and ``figure.savefig(path)`` keeps.

    facts: any facts, of one article or of many. metric: words that the metric must have, in any order ("crude
    imports"); country, counterpart: whose subject or counterpart is in this country, by ISO 3166-1 alpha-3 code or by
    name ("IND", "India"). unit: the unit of the axis, to which values of the same dimension are converted; None for
    the one that most of the facts have.

    Facts that agree in metric, parties and kind are a line, the ten with most points at most. A value is marked in the
    middle of its period, a range is a bar from end to end, a planned value is hollow and the line to it dashed. Every
    source has its own mark; where several values are stated for one period, each is marked and the line passes them
    by. What cannot be shown (no period, denied or hypothetical, another unit) is counted below the chart.

    Raises ChartError if no fact is left to draw, if the country is unknown, and ImportError without matplotlib.
    """
    choice = choose(facts, metric=metric, country=country, counterpart=counterpart, unit=unit)
    try:
        from extractor.chart.figure import draw
    except ImportError as error:
        raise ImportError(
            'plot() needs matplotlib, which is not installed: pip install "geofact-extractor[plot]"'
        ) from error
    return draw(choice)
