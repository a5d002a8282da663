"""What the words around a name say about it: whether a place acts, whether a word stands alone."""

from __future__ import annotations

import re

from extractor.knowledge.countries import other_meanings
from extractor.knowledge.metonyms import acting_words
from extractor.knowledge.tables import fold
from extractor.resolve.drafts import Article, Draft

_WINDOW = 48
_VERB = re.compile(
    r"(?:,? +(?:on +)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|also|now|still|then|again|\w+ly))? +([a-z]+)"
)
_OWNED = re.compile(r"['’]s? +([\w-]+)")
_AGENT = re.compile(r"\b\w+(?:ed|en|wn|de|ld|ht|ut) by $")
_NEXT = re.compile(r"\s*(['’]s?\b|[\w-]+|[^\w\s])")
_PREVIOUS = re.compile(r"([\w-]+|[^\w\s])\s*$")
_NAMING = frozenset({"named", "called", "dubbed", "titled", "entitled", "nicknamed"})
_WORD = re.compile(r"\w+")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "nsubj:pass", "obl:agent"})


def acts(article: Article, draft: Draft) -> bool:
    """Whether a capital acts like a government: subject of a doing word, party of a deal, owner of a policy.

    By the parse where the document has one, else by the words on both sides.
    """
    before = previous_word(article.text, draft.start)
    if article.is_parsed and (span := article.doc.char_span(draft.start, draft.end)) is not None:
        root = span.root
        if root.dep_ in _SUBJECTS:
            verbs = [root.head, *(child for child in root.head.children if child.dep_.startswith("aux"))]
            return any(verb.lower_ in acting_words("acts") for verb in verbs)
    if before.lower() in acting_words("locates"):
        return False
    if before.lower() in ("with", "between", "against"):
        return True
    around = article.text[max(0, draft.start - _WINDOW) : draft.start]
    following = article.text[draft.end : draft.end + _WINDOW]
    if _AGENT.search(around) or (before.lower() == "and" and "between" in around):
        return True
    if owned := _OWNED.match(following):
        return owned[1].lower() in acting_words("owned")
    verb = _VERB.match(following)
    return verb is not None and verb[1] in acting_words("acts")


def previous_word(text: str, offset: int) -> str:
    """Return the word or punctuation mark before the offset, on the same line; "" at its start."""
    match = _PREVIOUS.search(text[max(0, offset - 40) : offset])
    return match[1] if match and "\n" not in match[0] else ""


def next_word(text: str, offset: int) -> str:
    """Return the word or punctuation mark after the offset, on the same line; "" at its end."""
    match = _NEXT.match(text[offset : offset + 40])
    return match[1] if match and "\n" not in match[0] else ""


def means_another(text: str, draft: Draft) -> bool:
    """Whether the words around a country's name show that it names something else: a dish, a hall "named Georgia"."""
    if previous_word(text, draft.start).lower() in _NAMING:
        return True
    first = max(text.rfind(mark, 0, draft.start) for mark in ".!?\n") + 1
    last = min((place for mark in ".!?\n" if (place := text.find(mark, draft.end)) >= 0), default=len(text))
    others = other_meanings().get(fold(draft.text), frozenset())
    return bool(others) and not others.isdisjoint(_WORD.findall(text[first:last].lower()))


def stands_alone(text: str, draft: Draft) -> bool:
    """Whether no capitalised word touches the name, which would make it a part of a longer one ("Jordan Peterson")."""
    before, after = previous_word(text, draft.start), next_word(text, draft.end)
    starts_sentence = before in ("", ".", "!", "?", '"', "“")
    return not after[:1].isupper() and (starts_sentence or not before[:1].isupper())
