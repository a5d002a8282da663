"""Repair of the Groningen Meaning Bank's silver entity tags, by rule.

Its tags confuse nationalities, countries and governments, hold titles inside persons, and break names into pieces.
"""

from __future__ import annotations

from collections.abc import Sequence

from recipe.gazetteer import Gazetteer
from recipe.labels import spans

LONGEST_NAME = 4
"""Words of the longest country name or demonym that is looked up."""


def repair(words: Sequence[str], tags: Sequence[str], names: Gazetteer) -> list[str]:
    """Return BIO tags with targets (GPE, NORP ...) or the undecided PLACE, SEAT, THING of ``labels.MAPPING``."""
    repaired = ["O"] * len(words)
    for start, end, label in spans(tags):
        first, new_label = _relabel(words, start, end, label, names)
        if first < end:
            _write(repaired, first, end, new_label)
    for start, end, label in _known_names(words, names):
        if _may_replace(repaired, start, end):
            _write(repaired, start, end, label)
    return repaired


def _relabel(words: Sequence[str], start: int, end: int, label: str, names: Gazetteer) -> tuple[int, str]:
    """The start and label of one span after repair."""
    if label == "per":
        while start < end and words[start].lower() in names.titles:
            start += 1
        text = " ".join(words[start:end]).lower()
        if text in names.groups:
            return start, "NORP"
        return start, "GPE" if text in names.countries else "PERSON"
    if words[start].lower() == "the" and end - start > 1:
        start += 1
    text = " ".join(words[start:end]).lower()
    if label in ("geo", "gpe", "org"):
        if text in names.bodies:
            return start, "ORG"
        if text in names.countries:
            return start, "GPE"
        if text in names.groups:
            return start, "NORP"
    if label == "gpe":
        return start, "NORP" if end - start == 1 and text.endswith(("an", "ans", "ese", "ish", "i", "is")) else "PLACE"
    if label == "geo":
        return start, names.place(text)
    if label == "org":
        return start, "PLACE" if text in names.regions else "SEAT" if text in names.cities else "ORG"
    return start, {"eve": "EVENT", "art": "THING"}.get(label, label)


def _known_names(words: Sequence[str], names: Gazetteer) -> list[tuple[int, int, str]]:
    """Names of countries, peoples and bodies in the words, longest first at each place."""
    lower = [word.lower() for word in words]
    found = []
    index = 0
    while index < len(words):
        for length in range(min(LONGEST_NAME, len(words) - index), 0, -1):
            name = " ".join(lower[index : index + length])
            label = "GPE" if name in names.countries else "NORP" if name in names.groups else None
            label = "ORG" if name in names.bodies else label
            if label and words[index][:1].isupper() and not (length == 1 and name in ("us", "who", "au")):
                found.append((index, index + length, label))
                index += length - 1
                break
        index += 1
    return found


def _may_replace(tags: Sequence[str], start: int, end: int) -> bool:
    """Whether the name is not a part of a longer entity: "Bank of China" stays an organisation."""
    inside = [index for index in range(start, end) if tags[index] != "O"]
    if not inside:
        return True
    starts_inside = tags[start].startswith("I-")
    runs_on = end < len(tags) and tags[end].startswith("I-")
    return not starts_inside and not runs_on


def _write(tags: list[str], start: int, end: int, label: str) -> None:
    tags[start] = f"B-{label}"
    for index in range(start + 1, end):
        tags[index] = f"I-{label}"
    if end < len(tags) and tags[end].startswith("I-") and tags[end][2:] != label:
        tags[end] = "B-" + tags[end][2:]
