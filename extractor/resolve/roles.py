"""What the text says a person is: the title before the name, or the apposition after it.

"Kremlin spokesman Dmitry Peskov", "Malaysian Finance Minister Tengku Zafrul", "Tengku Zafrul, Malaysia's finance
minister,". The country of the role is the country of the names inside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from extractor.knowledge.people import role_words
from extractor.resolve.drafts import Article, Draft

LONGEST_ROLE = 120
"""Characters before or after a name in which its role is looked for."""

_TOKEN = re.compile(r"[\w.&'’-]*\w|[^\w\s]|\n")
_APPOSITION = re.compile(r",\s+(?:who (?:is|was)\s+)?(?:(?:the|a|an|its|their)\s+)?([^,;.\n()]{3,100}?)(?=[,;.\n]|$)")
_LINKS = frozenset({"of", "for", "and", "to", "at", "the", "in"})


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


def _before(article: Article, starts: list[int], draft: Draft) -> Role | None:
    heads, modifiers = role_words("head"), role_words("modifier")
    text, origin = article.text, max(0, draft.start - LONGEST_ROLE)
    tokens = [(match.start() + origin, match.end() + origin) for match in _TOKEN.finditer(text[origin : draft.start])]
    if tokens and text[tokens[-1][0]] == ",":
        tokens.pop()
    begin, last = draft.start, tokens[-1][1] if tokens else draft.start
    if not tokens or text[tokens[-1][0] : tokens[-1][1]].lower().rstrip(".") not in heads:
        return None
    for start, end in reversed(tokens):
        word = text[start:end]
        inside = _at(article.drafts, starts, start) is not None
        if not (inside or word[0].isupper() or word.lower() in heads or word.lower() in modifiers):
            break
        if re.search(r"[.!?]\s+$", text[end : end + 3]) or (end < begin and "\n" in text[end:begin]):
            break
        begin = start
    if begin == draft.start or (text[last : draft.start].strip() == "," and not _is_definite(text, begin)):
        return None
    return _role(article, starts, begin, last)


def _after(article: Article, starts: list[int], draft: Draft) -> Role | None:
    match = _APPOSITION.match(article.text[draft.end : draft.end + LONGEST_ROLE])
    if not match:
        return None
    heads, modifiers = role_words("head"), role_words("modifier")
    begin = draft.end + match.start(1)
    for token in _TOKEN.finditer(match[1]):
        word, start = token[0].lower(), begin + token.start()
        if word in heads and word not in modifiers:
            return _role(article, starts, begin, draft.end + match.end(1))
        if not (
            word in modifiers
            or word in heads
            or word in _LINKS
            or _at(article.drafts, starts, start)
            or word in ("'s", "’s")
        ):
            return None
    return None


def _role(article: Article, starts: list[int], begin: int, end: int) -> Role:
    inside = [draft for draft in article.drafts[bisect_left(starts, begin - 1) :] if draft.start < end]
    inside = [draft for draft in inside if draft.end <= end]
    iso3 = next((draft.iso3 for draft in inside if draft.iso3), None)
    if inside and inside[0].start == begin and inside[0].entity_id.startswith("country/") and inside[0].end < end:
        begin = inside[0].end
    title = re.sub(r"^['’]s?\s+", "", article.text[begin:end].strip())
    return Role(" ".join(title.split()), iso3)


def _is_definite(text: str, begin: int) -> bool:
    """Whether a role before a comma is one person's ("India's finance minister, Nirmala Sitharaman")."""
    return bool(re.search(r"\b(?:the|its|their|his|her)\s+$", text[max(0, begin - 8) : begin], re.IGNORECASE)) or bool(
        re.match(r"[\w.\s-]+['’]s\b", text[begin : begin + 40])
    )


def _at(drafts: list[Draft], starts: list[int], offset: int) -> Draft | None:
    """Return the draft that covers an offset."""
    index = bisect_left(starts, offset + 1) - 1
    return drafts[index] if index >= 0 and drafts[index].end > offset and drafts[index].label != "PERSON" else None
