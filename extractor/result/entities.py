"""The entities of an article, grouped from their mentions."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.records import Entity, Mention


def group_entities(mentions: Iterable[Mention]) -> tuple[Entity, ...]:
    """Join the mentions that share an ``entity_id``, in the order of their first mention.

    The label is that of the first mention by name, not of a demonym or title that stands before it; country, role and
    item are those of the first mention that has one; the confidence is the highest.
    """
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(mention.entity_id, []).append(mention)
    return tuple(_join(group) for group in groups.values())


def _join(group: list[Mention]) -> Entity:
    first = group[0]
    return Entity(
        doc_id=first.doc_id,
        entity_id=first.entity_id,
        name=first.name,
        label=next((mention.label for mention in group if mention.tie not in ("demonym", "title")), first.label),
        iso3=_first_known(mention.iso3 for mention in group),
        role=_first_known(mention.role for mention in group),
        qid=_first_known(mention.qid for mention in group),
        mentions=tuple((mention.start, mention.end) for mention in group),
        ties=tuple(dict.fromkeys(mention.tie for mention in group)),
        confidence=max((mention.confidence for mention in group if mention.confidence is not None), default=None),
    )


def _first_known(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value is not None), None)
