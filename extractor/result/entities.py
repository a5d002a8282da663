"""The entities of an article, grouped from their mentions."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from extractor.records import Entity, Mention

COUNTRY = "country/"
"""How the ids of countries begin, and of the European Union, which has a country's place among the parties."""

GROUPS: dict[str, Callable[[Entity], bool]] = {
    "People": lambda entity: entity.label == "PERSON",
    "Countries": lambda entity: entity.entity_id.startswith(COUNTRY),
    "Places": lambda entity: entity.label in {"GPE", "LOC", "FAC"} and not entity.entity_id.startswith(COUNTRY),
    "Organisations": lambda entity: entity.label == "ORG" and not entity.entity_id.startswith(COUNTRY),
}
"""The entities that are named to people, by their group."""


def group_entities(mentions: Iterable[Mention]) -> tuple[Entity, ...]:
    """Join the mentions that share an ``entity_id``, in the order of their first mention.

    The label is that of the first mention by name, not of a demonym or title that stands before it; country, role and
    item are those of the first mention that has one; the confidence is the highest.
    """
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(mention.entity_id, []).append(mention)
    return tuple(_join(group) for group in groups.values())


def name_groups(entities: Iterable[Entity]) -> dict[str, list[Entity]]:
    """Return the entities of each group of :data:`GROUPS` that has any."""
    entities = list(entities)
    groups = {title: [entity for entity in entities if belongs(entity)] for title, belongs in GROUPS.items()}
    return {title: members for title, members in groups.items() if members}


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
