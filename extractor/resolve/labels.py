"""Corrects the reader's labels by what the tables and the rest of the article know of the same name."""

from __future__ import annotations

from collections import Counter, defaultdict

from extractor.knowledge.countries import name_of
from extractor.knowledge.metonyms import capitals
from extractor.knowledge.organisations import find_organisation
from extractor.knowledge.places import find_places
from extractor.knowledge.tables import fold
from extractor.resolve.drafts import Article, Draft

WELL_KNOWN = 1_000_000
"""People from which a city, tagged as a person whom the article does not name in full, is taken to be the city."""

_MISTAKEN = frozenset({"PERSON", "GPE", "LOC", "PRODUCT"})
_CONFUSED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT"})


def correct_labels(article: Article) -> None:
    """Make the labels of one name agree: with the tables, with the full names of persons, then with the majority.

    A word that is part of somebody's full name in the article is left to the persons.
    """
    drafts = [draft for draft in article.drafts if draft.from_model and draft.label in _CONFUSED]
    full_names = [draft.text.split() for draft in drafts if draft.label == "PERSON" and " " in draft.text]
    surnames = {words[-1] for words in full_names}
    name_parts = {word for words in full_names for word in words}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for draft in drafts:
        if label := _label_in_tables(draft, name_parts):
            draft.label = label
        elif draft.text in surnames and draft.label in ("ORG", "GPE", "LOC", "FAC") and not find_places(draft.text):
            draft.label = "PERSON"
        votes[draft.text][draft.label] += 1
    for draft in drafts:
        label, count = votes[draft.text].most_common(1)[0]
        if label != draft.label and 2 * count > votes[draft.text].total():
            draft.label = label


def _label_in_tables(draft: Draft, name_parts: set[str]) -> str | None:
    """Return the label of a capital, a well-known place or an organisation that the reader took for something else."""
    if draft.text in name_parts or name_of(draft.text):
        return None
    places = find_places(draft.text)
    if draft.label == "PERSON" and places and (places[0].weight >= WELL_KNOWN or fold(draft.text) in capitals()):
        return "GPE"
    if draft.label == "ORG" and fold(draft.text) in capitals() and not draft.text.isupper():
        return "GPE"
    if draft.label in _MISTAKEN and not places and find_organisation(draft.text):
        return "ORG"
    return None
