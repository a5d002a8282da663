"""Which mentions of persons are one person: full names, later surnames, and surnames with a title.

The first full form of a name opens a cluster ("Vladimir Putin"); a later part of it joins it ("Putin", "Mr Putin").
Two people who share a surname stay two, and the surname alone goes to the better known one of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from extractor.knowledge.people import name_words, role_words
from extractor.resolve.drafts import Article, Draft, slug


@dataclass(slots=True, eq=False)
class Person:
    """One person of an article: the words of the most complete name, and all mentions."""

    words: tuple[str, ...]
    name: str
    mentions: list[Draft] = field(default_factory=list)
    iso3: str | None = None
    role: str | None = None
    qid: str | None = None
    confidence: float = 0.7

    @property
    def full_mentions(self) -> int:
        """How often the person is called by more than one word."""
        return sum(" " in draft.text for draft in self.mentions)


def strip_titles(draft: Draft) -> str:
    """Take the titles off the front of a person's name ("President Vladimir Putin") and return them."""
    titles = []
    while match := _title().match(draft.text):
        titles.append(match[0].strip())
        draft.start += match.end()
        draft.text = draft.text[match.end() :]
    return " ".join(titles)


def cluster_persons(article: Article) -> list[Person]:
    """Group the article's persons; every draft labelled PERSON that has no entity joins one of the groups."""
    drafts = list(article.labelled("PERSON"))
    for draft in drafts:
        strip_titles(draft)
    persons: list[Person] = []
    for draft in sorted(drafts, key=lambda draft: (-len(name_words(draft.text)), draft.start)):
        words = name_words(draft.text)
        person = _best(persons, words, draft)
        if person is None:
            person = Person(words, draft.text)
            persons.append(person)
        person.mentions.append(draft)
    for person in persons:
        person.mentions.sort(key=lambda draft: draft.start)
    return persons


def settle_persons(persons: list[Person]) -> None:
    """Write the person's id, name, country and role on each mention."""
    taken: set[str] = set()
    for person in persons:
        entity_id = slug("person", person.name)
        while entity_id in taken:
            entity_id += "-2"
        taken.add(entity_id)
        for draft in person.mentions:
            tie = "name" if draft.text == person.name else "alias"
            draft.settle(entity_id, person.name, person.iso3, tie, person.confidence)  # type: ignore[arg-type]
            draft.role, draft.qid = person.role, person.qid


def _best(persons: list[Person], words: tuple[str, ...], draft: Draft) -> Person | None:
    """Return the person whose name the words are a form of: by surname first, then by any other part."""
    matches = [(strength, person) for person in persons if (strength := _match(person.words, words))]
    if not matches:
        return None
    strongest = max(strength for strength, _ in matches)
    rivals = [person for strength, person in matches if strength == strongest]
    # The text's protagonist is called by the bare surname; of equals, the one named last before this mention.
    return max(rivals, key=lambda person: (person.full_mentions, _last_before(person, draft.start)))


def _last_before(person: Person, offset: int) -> int:
    return max((draft.start for draft in person.mentions if draft.start <= offset), default=-1)


def _match(full: tuple[str, ...], part: tuple[str, ...]) -> int:
    """How surely a part names the full name: 3 the same, 2 its end (surname), 1 its beginning or middle, 0 not."""
    if full == part or (len(part) > 1 and _same_person(full, part)):
        return 3
    if len(part) >= len(full):
        return 0
    if full[-len(part) :] == part:
        return 2
    inside = any(full[start : start + len(part)] == part for start in range(len(full) - len(part)))
    return 1 if inside and len(part[0]) > 1 else 0


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names differ only by middle names or initials ("Donald J. Trump", "D. Trump")."""
    if one[-1] != other[-1] or len(one) < 2:
        return False
    first, second = one[0], other[0]
    same_first = first == second or (1 in (len(first), len(second)) and first[0] == second[0])
    middles = [set(words[1:-1]) for words in (one, other)]
    return same_first and (
        middles[0] <= middles[1] or middles[1] <= middles[0] or 1 in map(len, [*middles[0], *middles[1]])
    )


@cache
def _title() -> re.Pattern[str]:
    words = sorted(role_words("title"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(words)})\.?\s+(?=\S)", re.IGNORECASE)
