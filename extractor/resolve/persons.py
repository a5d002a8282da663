"""Which mentions of persons are one person: full names, later surnames, and surnames with a title.

The fullest form of a name opens a cluster ("Vladimir Putin"); a part of it joins it ("Putin", "Mr Putin"). Two people
who share a surname stay two, and the surname alone goes to the one whom the article names in full more often.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from extractor.knowledge.people import SUFFIXES, name_words, people, role_words
from extractor.records import Tie
from extractor.resolve.drafts import Article, Draft, make_id

_WORD = re.compile(r"\S+")
_INITIALISM = re.compile(r"([A-Z]{2,3})\s+(?=[A-Z])")


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
    full_mentions: int = 0


def strip_titles(draft: Draft) -> None:
    """Take everything up to the last title off a person's name: "US Treasury Secretary Scott Bessent", "Mr. Modi"."""
    titles, heads = role_words("title"), role_words("head")
    words = list(_WORD.finditer(draft.text))
    for word, following in zip(reversed(words[:-1]), reversed(words[1:]), strict=True):
        plain = word[0].lower().strip(".")
        if (plain in titles or plain in heads) and following[0].lower().strip(".") not in SUFFIXES:
            draft.start += following.start()
            draft.text = draft.text[following.start() :]
            return


def strip_initialisms(drafts: list[Draft]) -> None:
    """Take an office in capitals off a surname that the article knows: "DP Ruto" beside "William Ruto".

    The initials of the person's own names stay: "JD Vance" beside "James David Vance".
    """
    full = {
        words[-1]: words
        for draft in drafts
        if len(words := name_words(draft.text)) > 1 and not _INITIALISM.match(draft.text)
    }
    for draft in drafts:
        found = _INITIALISM.match(draft.text)
        words = name_words(draft.text)
        known = full.get(words[-1]) if found and len(words) == 2 else None
        if found and known and found[1].lower() != "".join(word[0] for word in known[:-1]):
            draft.start += found.end()
            draft.text = draft.text[found.end() :]


def cluster_persons(article: Article) -> list[Person]:
    """Group the article's persons; every draft labelled PERSON that has no entity joins one of the groups."""
    drafts = list(article.labelled("PERSON"))
    for draft in drafts:
        strip_titles(draft)
    strip_initialisms(drafts)
    persons: list[Person] = []
    by_known_name: dict[str, Person] = {}
    by_word: dict[str, list[Person]] = defaultdict(list)
    for draft, words in sorted(((draft, name_words(draft.text)) for draft in drafts), key=lambda pair: -len(pair[1])):
        person = _best(by_word[words[-1]], words, draft) if words else None
        if person is None:
            known = people().get(words)
            person = by_known_name.get(known.name) if known else None
            if person is None:
                person = Person(words, draft.text)
                persons.append(person)
                if known:
                    by_known_name[known.name] = person
            for word in set(words):
                by_word[word].append(person)
        person.mentions.append(draft)
        person.full_mentions += len(words) > 1
    for person in persons:
        person.mentions.sort(key=lambda draft: draft.start)
    return persons


def settle_persons(persons: list[Person]) -> None:
    """Write the person's id, name, country and role on each mention."""
    taken: dict[str, int] = defaultdict(int)
    for person in persons:
        entity_id = make_id("PERSON", person.name)
        taken[entity_id] += 1
        if taken[entity_id] > 1:
            entity_id += f"-{taken[entity_id]}"
        for draft in person.mentions:
            tie: Tie = "name" if draft.text == person.name else "alias"
            draft.settle(entity_id, person.name, person.iso3, tie, person.confidence)
            draft.role, draft.qid = person.role, person.qid


def _best(persons: list[Person], words: tuple[str, ...], draft: Draft) -> Person | None:
    """Return the person whose name the words are a form of: by surname first, then by any other part."""
    matches = [(strength, person) for person in persons if (strength := _match(person.words, words))]
    if not matches:
        return None
    strongest = max(strength for strength, _ in matches)
    rivals = [person for strength, person in matches if strength == strongest]
    if len(rivals) == 1:
        return rivals[0]
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
    middles = [{word[0] if len(word) == 1 else word for word in words[1:-1]} for words in (one, other)]
    return same_first and (middles[0] <= middles[1] or middles[1] <= middles[0])
