"""A chart drawn with matplotlib; this module is imported when there is something to draw."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter

from extractor.chart.choice import Choice, Line, Point
from extractor.result.words import format_scaled

MARKS = "osD^vPX*<>"
"""The marks of the sources, in the order in which they come; more sources share the last."""

SIZE = (8.0, 4.5)
"""Inches."""

DOTS = 100
"""Dots an inch of the picture in a notebook."""

GREY = "0.4"
"""The colour of what belongs to no one line."""


class Chart(Figure):
    """A figure that a notebook shows, without pyplot and the list of open figures that it keeps."""

    def _repr_png_(self) -> bytes:
        picture = io.BytesIO()
        self.savefig(picture, format="png", dpi=DOTS, metadata={"Software": None})
        return picture.getvalue()


def draw(choice: Choice) -> Chart:
    """Return the figure of what was chosen."""
    figure = Chart(figsize=SIZE, layout="constrained")
    axes = figure.add_subplot()
    sources = list(dict.fromkeys(point.source for line in choice.lines for point in line.points))
    marks = {source: MARKS[min(number, len(MARKS) - 1)] for number, source in enumerate(sources)}
    for number, line in enumerate(choice.lines):
        _draw_line(axes, line, f"C{number}", marks)
    _label_axes(axes, choice)
    _label_lines(axes, choice, marks)
    return figure


def _draw_line(axes: Axes, line: Line, colour: str, marks: dict[str | None, str]) -> None:
    for first, second in pairwise(line.agreed):
        style = "--" if first.planned or second.planned else "-"
        days = [_number(first.middle), _number(second.middle)]
        axes.plot(days, [first.height, second.height], style, color=colour, linewidth=1.5, zorder=2)
    for point in line.points:
        axes.plot(
            _number(point.middle), point.height, marks[point.source], color=colour, markersize=7, zorder=3,
            markerfacecolor="white" if point.planned else colour,
        )  # fmt: skip
        axes.hlines(point.height, _number(point.start), _number(point.end), color=colour, alpha=0.35, linewidth=3)
        if point.value_to is not None:
            axes.vlines(_number(point.middle), point.value, point.value_to, color=colour, alpha=0.35, linewidth=3)


def _label_axes(axes: Axes, choice: Choice) -> None:
    locator = AutoDateLocator()
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: format_scaled(float(f"{value:.6g}"))))
    axes.set_ylabel(choice.unit, parse_math=False)
    axes.grid(axis="y", color="0.9")
    axes.spines[["top", "right"]].set_visible(False)
    if choice.left_out:
        reasons = ", ".join(f"{count} {reason}" for reason, count in choice.left_out.items())
        axes.set_xlabel(f"Not shown: {reasons}", loc="left", fontsize="small", color=GREY)


def _label_lines(axes: Axes, choice: Choice, marks: dict[str | None, str]) -> None:
    """Name the lines by colour, the sources by mark; a single line is the title."""
    handles: list[tuple[Line2D, str]] = []
    if len(choice.lines) == 1:
        axes.set_title(choice.lines[0].label, loc="left", parse_math=False)
    else:
        handles += [(Line2D([], [], color=f"C{number}"), line.label) for number, line in enumerate(choice.lines)]
    if marks != {None: MARKS[0]}:
        handles += [
            (Line2D([], [], color=GREY, marker=mark, linestyle=""), source or "no source named")
            for source, mark in marks.items()
        ]
    if any(point.planned for point in _points(choice)):
        handles.append((Line2D([], [], color=GREY, marker="o", markerfacecolor="white", linestyle="--"), "planned"))
    if handles:
        legend = axes.legend(
            [handle for handle, _ in handles], [label.lstrip("_") for _, label in handles],
            fontsize="small", frameon=False, loc="upper left", bbox_to_anchor=(1, 1),
        )  # fmt: skip
        for text in legend.get_texts():
            text.set_parse_math(False)  # a "$" is money


def _points(choice: Choice) -> Iterable[Point]:
    return (point for line in choice.lines for point in line.points)


def _number(day: date) -> float:
    return float(date2num(day))
