"""Named entities out of GUM's mentions.

GUM marks every mention ("the six-member Afghan team", "Afghan Ambassador Hamdullah Mohib") with its type. A mention
whose head is a proper noun holds a name; syntax tells the name from titles, determiners and modifiers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recipe.gazetteer import Gazetteer
from recipe.labels import ANYTHING, OUTSIDE, PLACE, bits, narrowed

TARGETS: dict[str, tuple[str, ...]] = {
    "person": ("PERSON",),
    "organization": ("ORG",),
    "place": PLACE,
    "event": ("EVENT",),
    "object": ("O", "PRODUCT"),
    "abstract": ("O", "ORG", "EVENT", "LAW", "PRODUCT"),
}
"""What the name of a mention of a type may be; names of other types (times, animals ...) are outside."""

_BRACKET = re.compile(r"\((?P<open>[^()]+)(?P<single>\))?|(?P<close>[^()]+)\)")
_PROPER = ("NNP", "NNPS")
_INSIDE = {"of", "for", "and", "the", "de", "la", "del", "&", "-", "'s", "’s", "–", "al", "bin", "von", "van"}
"""Words that go on a name if a capitalised word follows."""


class Mention(NamedTuple):
    """Words start to end (half-open) with GUM's type."""

    start: int
    end: int
    type: str


def mentions(columns: Sequence[str]) -> Iterator[Mention]:
    """The mentions of a sentence from its words' MISC columns.

    >>> list(mentions(["Entity=(1-person-new", "_", "Entity=(2-place-new)1)"]))
    [Mention(start=2, end=3, type='place'), Mention(start=0, end=3, type='person')]
    """
    started: dict[str, list[tuple[int, str]]] = {}
    for index, column in enumerate(columns):
        marks = next((part[7:] for part in column.split("|") if part.startswith("Entity=")), "")
        for mark in _BRACKET.finditer(marks):
            if mark["open"]:
                number, kind = mark["open"].split("-")[:2]
                if mark["single"]:
                    yield Mention(index, index + 1, kind)
                else:
                    started.setdefault(number, []).append((index, kind))
            elif started.get(mark["close"]):
                start, kind = started[mark["close"]].pop()
                yield Mention(start, index + 1, kind)


def entity_masks(sentence: dict, columns: Sequence[str], names: Gazetteer) -> list[int]:
    """The allowed targets of every word (see ``labels.allowed``) of a GUM sentence with its MISC columns."""
    words, xpos = sentence["words"], sentence["xpos"]
    masks = [ANYTHING if tag in _PROPER else OUTSIDE for tag in xpos]
    taken = [False] * len(words)
    for mention in sorted(mentions(columns), key=lambda item: item.start - item.end):
        span = _name(sentence, mention)
        if mention.type not in TARGETS:
            for index in range(mention.start, mention.end):
                if not taken[index]:
                    masks[index] = OUTSIDE
            continue
        if span is None or any(taken[span[0] : span[1]]):
            continue
        start, end = span
        text = " ".join(words[start:end]).lower()
        if text in names.titles:
            masks[start:end] = [OUTSIDE] * (end - start)
            continue
        targets = _targets(mention.type, text, xpos[end - 1], names)
        outside = OUTSIDE if "O" in targets else 0
        kinds = [kind for kind in targets if kind != "O"]
        masks[start] = outside | bits(f"B-{kind}" for kind in kinds)
        masks[start + 1 : end] = [outside | bits(f"I-{kind}" for kind in kinds)] * (end - start - 1)
        taken[start:end] = [True] * (end - start)
    for index, word in enumerate(words):
        if not taken[index] and word[:1].isupper() and word.lower() in names.groups:
            masks[index] = bits(["B-NORP"])
    return masks


def _targets(kind: str, text: str, last_tag: str, names: Gazetteer) -> tuple[str, ...]:
    if text in names.groups:
        return ("NORP",)
    if text in names.bodies:
        return ("ORG",)
    if text in names.countries:
        return ("GPE",)
    if kind == "person" and last_tag == "NNPS":
        return ("O", "NORP", "PERSON")
    return narrowed(TARGETS[kind], text, names)


def _name(sentence: dict, mention: Mention) -> tuple[int, int] | None:
    """The words of the mention that are its name, or None if its head is no proper noun."""
    words, heads = sentence["words"], sentence["head"]
    inside = range(mention.start, mention.end)
    head = next((index for index in inside if heads[index] - 1 not in inside), mention.end - 1)
    if sentence["xpos"][head] not in _PROPER:
        return None
    if mention.type == "person":
        parts = [index for index in inside if heads[index] - 1 == head and sentence["relation"][index] == "flat"]
        start, end = min([head, *parts]), max([head, *parts]) + 1
        while start - 1 in inside and sentence["relation"][start - 1] == "compound" and heads[start - 1] - 1 == head:
            start -= 1
        return start, end
    start, end = head, head + 1
    while start - 1 in inside and _goes_on(words, start - 1, start, mention.start):
        start -= 1
    while not words[start][:1].isupper() and start < head:
        start += 1
    while end in inside and (words[end][:1].isupper() or _joins(words, end, mention.end)):
        end += 1
    return start, end


def _goes_on(words: Sequence[str], index: int, right: int, first: int) -> bool:
    word = words[index]
    if word[:1].isupper():
        return word.lower() not in ("the", "a", "an") or right == first
    return word.lower() in _INSIDE and index > first


def _joins(words: Sequence[str], index: int, stop: int) -> bool:
    """Whether the lower-case words from here lead on to a capitalised one: "of the" Americas."""
    if words[index].lower() in ("and", "'s", "’s"):
        return False
    while index < stop and words[index].lower() in _INSIDE:
        index += 1
    return index < stop and words[index][:1].isupper() and words[index - 1].lower() in _INSIDE
