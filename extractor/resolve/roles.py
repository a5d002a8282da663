"""What the text says a person is: the title before the name, or the apposition after it.

"Kremlin spokesman Dmitry Peskov", "Malaysian Finance Minister Tengku Zafrul", "Tengku Zafrul, Malaysia's finance
minister,". The country of the role is the country of the names inside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.knowledge.people import role_words
from extractor.resolve.drafts import Article, Draft

LONGEST_ROLE = 120
"""Characters before or after a name in which its role is looked for."""

_TOKEN = re.compile(r"[\w.&'’-]*\w|[^\w\s]|\n")
_APPOSITION = re.compile(r",\s+(?:who (?:is|was)\s+)?(?:(?:the|a|an|its|their)\s+)?([^,;.\n()]{3,100}?)(?=[,;.\n]|$)")
_NOUN_BEFORE = re.compile(r"\b[Tt]he (?:[\w-]+ ){0,2}([a-z]{3,}),? $")
_INDEFINITE = re.compile(r"\b[Aa]n? $")
_LINKS = frozenset({"of", "for", "and", "to", "at", "the", "in", "'s", "’s"})
_SENTENCE_END = re.compile(r"[!?]|\.\s")


@dataclass(frozen=True, slots=True)
class Role:
    """A role as the text words it, without the nationality in front, and the country of the names in it."""

    title: str
    iso3: str | None


def read_role(article: Article, starts: list[int], draft: Draft) -> Role | None:
    """Return the role that the text gives a mention of a person, None if it gives none.

    ``starts``: the start offsets of the article's drafts.
    """
    return _before(article, starts, draft) or _after(article, starts, draft)


def country_described(article: Article, draft: Draft) -> str | None:
    """Return the country of a person who was introduced without a name: "A Filipina maid … The maid Ana Cruz …"."""
    noun = _NOUN_BEFORE.search(article.text, max(0, draft.start - LONGEST_ROLE), draft.start)
    if noun is None or noun[1].lower() in role_words("title"):
        return None
    introduced = re.compile(rf"(?: [a-z][\w-]*){{0,3}} {re.escape(noun[1])}\b")
    for other in article.drafts:
        if other.start >= draft.start:
            return None
        article_before = _INDEFINITE.search(article.text, max(0, other.start - 3), other.start)
        if article_before and other.tie == "demonym" and introduced.match(article.text, other.end):
            return other.iso3
    return None


def _before(article: Article, starts: list[int], draft: Draft) -> Role | None:
    """Read "Malaysian Finance Minister [X]", "India's finance minister, [X]", "President of Russia [X]"."""
    heads, modifiers = role_words("head"), role_words("modifier")
    text, origin = article.text, max(0, draft.start - LONGEST_ROLE)
    tokens = [(match.start() + origin, match.end() + origin) for match in _TOKEN.finditer(text[origin : draft.start])]
    apart = bool(tokens) and text[tokens[-1][0]] == ","
    if apart:
        tokens.pop()
    if not tokens:
        return None
    last = tokens[-1][1]
    head = _head(article, starts, tokens)
    if head is None or text[tokens[head][0] : tokens[head][1]].lower().rstrip(".") not in heads:
        return None
    begin = tokens[head][0]
    for start, end in reversed(tokens[:head]):
        word = text[start:end]
        inside = _at(article.drafts, starts, start) is not None
        if word in ("The", "A", "An") or not (inside or word[0].isupper() or word in heads or word in modifiers):
            break
        if "\n" in text[end:begin] or _SENTENCE_END.match(text, end):
            break
        begin = start
    if apart and not _is_definite(text, begin):
        return None
    return _role(article, starts, begin, last)


def _head(article: Article, starts: list[int], tokens: list[tuple[int, int]]) -> int | None:
    """Return the index of the token that ends the role: the last one, or the one before "of Russia"."""
    tail = _at(article.drafts, starts, tokens[-1][0])
    if tail is None or tail.end != tokens[-1][1]:
        return len(tokens) - 1
    index = next((index for index, (start, _) in enumerate(tokens) if start >= tail.start), 0)
    if index >= 2 and article.text[slice(*tokens[index - 1])] in ("of", "for", "at"):
        return index - 2
    return len(tokens) - 1


def _after(article: Article, starts: list[int], draft: Draft) -> Role | None:
    """Read "[X], Malaysia's finance minister," and "[X], a spokesman for the Kremlin."."""
    match = _APPOSITION.match(article.text[draft.end : draft.end + LONGEST_ROLE])
    if not match:
        return None
    heads, modifiers = role_words("head"), role_words("modifier")
    begin, end = draft.end + match.start(1), draft.end + match.end(1)
    if any(other.label == "PERSON" for other in _between(article.drafts, starts, begin, end)):
        return None
    for token in _TOKEN.finditer(match[1]):
        word = token[0].lower()
        if word in heads and word not in modifiers:
            return _role(article, starts, begin, end)
        known = word in modifiers or word in heads or word in _LINKS
        if not known and _at(article.drafts, starts, begin + token.start()) is None:
            return None
    return None


def _role(article: Article, starts: list[int], begin: int, end: int) -> Role:
    inside = list(_between(article.drafts, starts, begin, end))
    iso3 = next((draft.iso3 for draft in inside if draft.iso3), None)
    if inside and inside[0].start == begin and inside[0].entity_id.startswith("country/") and inside[0].end < end:
        begin = inside[0].end
    title = re.sub(r"^(?:['’]s?|\.)\s+", "", article.text[begin:end].strip())
    return Role(" ".join(title.split()), iso3)


def _between(drafts: list[Draft], starts: list[int], begin: int, end: int) -> Iterator[Draft]:
    """Yield the drafts that lie between two offsets."""
    for index in range(bisect_left(starts, begin), len(drafts)):
        if drafts[index].start >= end:
            return
        if drafts[index].end <= end:
            yield drafts[index]


def _is_definite(text: str, begin: int) -> bool:
    """Whether a role before a comma is one person's ("India's finance minister, Nirmala Sitharaman")."""
    return bool(re.search(r"\b(?:the|its|their|his|her)\s+$", text[max(0, begin - 8) : begin], re.IGNORECASE)) or bool(
        re.match(r"[\w.\s-]+['’]s\b", text[begin : begin + 40])
    )


def _at(drafts: list[Draft], starts: list[int], offset: int) -> Draft | None:
    """Return the draft that covers an offset."""
    index = bisect_left(starts, offset + 1) - 1
    return drafts[index] if index >= 0 and drafts[index].end > offset and drafts[index].label != "PERSON" else None
