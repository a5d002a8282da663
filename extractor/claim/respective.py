"""Names and figures that "respectively" pairs: "Peru and Chile mined 4 and 5 tonnes, respectively"."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.claim.context import Annotation, Placed, SentenceView
from extractor.claim.inheritance import converted_from
from extractor.claim.passages import PARTIES
from extractor.records import Mention

JOINTS = frozenset({",", "and", "&", "the", "(", ")"})
"""All that stands between two items of a list."""
BEHIND = 4
"""Words between the last figure and "respectively" at most: "4 and 5 tonnes of zinc, respectively"."""


def find_respective(view: SentenceView) -> dict[int, Mention]:
    """The party that "respectively" gives to a figure, by the figure's start offset; empty where nothing pairs.

    As many names as figures must stand in a list of their own before the figures. A conversion in brackets is no figure
    of the list.
    """
    found: dict[int, Mention] = {}
    parties = [place for place in view.mentions if place.record.label in PARTIES]
    originals = [place for index, place in enumerate(view.quantities) if converted_from(view, index) is None]
    for position, word in enumerate(view.words):
        figures = _list_before(view, originals, position) if word == "respectively" else []
        if len(figures) < 2 or position - figures[-1].end > BEHIND:
            continue
        names = _list_before(view, parties, figures[0].start)
        if len(names) == len(figures):
            found |= {figure.record.start: name.record for figure, name in zip(figures, names, strict=True)}
    return found


def _list_before(view: SentenceView, places: Iterable[Placed[Annotation]], end: int) -> list[Placed[Annotation]]:
    """The last list of records before a position, in order: those between which nothing but commas and "and" stands."""
    figures = {index for place in view.quantities for index in range(place.start, place.end)}
    found: list[Placed[Annotation]] = []
    for place in reversed([place for place in places if place.end <= end]):
        between = range(place.end, found[0].start) if found else range(0)
        joined = all(view.words[index] in JOINTS or index in figures for index in between)
        if found and not (between and joined):
            break
        found.insert(0, place)
    return found
