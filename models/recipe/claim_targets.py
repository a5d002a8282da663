"""What the claim network shall answer for a passage, from the annotated fact records.

Slots are annotated as text, candidates are offsets: a mention is right for a party if its name is the annotated one, a
word is right for the metric if the annotated phrase has it. What no candidate fits is not learned from (``SKIP``).
"""

from __future__ import annotations

import re

import numpy as np

from extractor.claim.network import DIRECTIONS, KINDS, SAME, STATUSES
from extractor.claim.passages import PLACES, Passage
from extractor.claim.period import period_of
from extractor.claim.wording import EMPTY
from extractor.records import Mention

CLASSES = {"scope": 2, "kind": 2, "direction": 4, "status": 4, **{f"same_{slot}": 2 for slot in SAME}}
"""Classifiers on the quantity and their number of classes."""
PARTIES = {"subject": 2, "counterpart": 1, "source": 2}
"""Slots that a mention can fill, and their options besides: none; then the article's main country, or unnamed words."""
WORDS = ("metric", "credit")
"""Slots that words fill: the metric, and the words of a source that no mention names."""
PERIODS = 2
"""Options besides the time expressions: none, the publication date."""
SKIP = -100


def stem(word: str) -> str:
    """A word without its plural ending."""
    word = word.lower()
    if len(word) > 3 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("es") and word[-3] in "sxz":
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def content(text: str | None) -> set[str]:
    """The content words of a phrase."""
    return {stem(word) for word in re.findall(r"[A-Za-z0-9]+", text or "")} - EMPTY


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names agree: one holds all words of the other, or they share half of theirs."""
    left, right = content(one), content(other)
    return bool(left and right) and (left <= right or right <= left or len(left & right) / len(left | right) >= 0.5)


def targets(
    passage: Passage, words: list[str], facts: list[dict], published: str | None, main: str | None
) -> dict[str, np.ndarray]:
    """Targets by slot, for one passage.

    words: the passage's words; facts: the article's annotated records ("kind" None: nothing is known of it); main: ISO
    code of its main country.
    Classifiers: [Q] class or SKIP. Parties and period: [Q, N+options] 1 at every right answer, all 0 if not to be
    learned from. metric, credit: [Q,W] 1 at the right words, SKIP where not to be learned from.
    """
    made = unanswered(passage)
    mentions, times = len(passage.mentions), len(passage.times)
    for row, (start, _, quantity) in enumerate(passage.quantities):
        fact = max(facts, key=lambda fact: _overlap(fact, quantity.start, quantity.end), default=None)
        if fact is None or not _overlap(fact, quantity.start, quantity.end):
            made["scope"][row] = 0
            continue
        if fact["kind"] is None:
            continue
        made["scope"][row] = 1
        made["kind"][row] = KINDS.index(fact["kind"])
        made["direction"][row] = DIRECTIONS.index(fact["direction"])
        made["status"][row] = STATUSES.index(fact["status"])
        before = max((other for other in facts if other["start"] < fact["start"]), key=_start, default=None)
        for slot in SAME:
            made[f"same_{slot}"][row] = SKIP if before is None else _same(fact, before, slot)
        for slot in ("subject", "counterpart", "source"):
            made[slot][row] = _party(passage, slot, fact, main)
        for column, (_, _, time) in enumerate(passage.times):
            made["period"][row, column] = (
                period_of(time)
                == (
                    fact["period_start"],
                    fact["period_end"],
                )
                and fact["period_start"] is not None
            )
        made["period"][row, times] = fact["period_start"] is None
        made["period"][row, times + 1] = fact["period_start"] == fact["period_end"] == published is not None
        made["metric"][row] = _words(passage, words, start, fact["metric"], drop=content(quantity.quote))
        if fact["source"] and made["source"][row, mentions + 1]:
            made["credit"][row] = _words(passage, words, start, fact["source"])
    return made


def unanswered(passage: Passage) -> dict[str, np.ndarray]:
    """Targets by slot, where nothing is known."""
    count, mentions, times = len(passage.quantities), len(passage.mentions), len(passage.times)
    made: dict[str, np.ndarray] = {name: np.full(count, SKIP) for name in CLASSES}
    made |= {name: np.zeros((count, mentions + options), np.int64) for name, options in PARTIES.items()}
    made["period"] = np.zeros((count, times + PERIODS), np.int64)
    return made | {name: np.full((count, len(passage.tokens)), SKIP) for name in WORDS}


def _overlap(fact: dict, start: int, end: int) -> int:
    return max(0, min(fact["end"], end) - max(fact["start"], start))


def _start(fact: dict) -> int:
    return fact["start"]


def _same(fact: dict, before: dict, slot: str) -> int:
    """1 if a slot has the value that it has in the fact before, 0 if not, SKIP if that has none."""
    return SKIP if before[slot] is None else int(same_name(fact[slot], before[slot]))


def _party(passage: Passage, slot: str, fact: dict, main: str | None) -> np.ndarray:
    """1 at the mentions that fill the slot, or at the option that does."""
    count = len(passage.mentions)
    row = np.zeros(count + PARTIES[slot], np.int64)
    name, country = fact[slot], fact.get(f"{slot}_iso3")
    if name is None and country is None:
        row[count] = 1
        return row
    records: list[Mention] = [mention for _, _, mention in passage.mentions]
    for column, mention in enumerate(records):
        row[column] = same_name(name, mention.name) or same_name(name, mention.text)
    if not row.any() and country is not None and slot != "source":
        for column, mention in enumerate(records):
            row[column] = mention.iso3 == country and mention.label in PLACES
    if not row.any() and slot == "subject" and country is not None and country == main:
        row[count + 1] = 1
    if not row.any() and slot == "source":
        row[count + 1] = 1
    return row


def _words(passage: Passage, words: list[str], start: int, phrase: str, drop: set[str] = frozenset()) -> np.ndarray:
    """1 at the words of the phrase: of each, the occurrence nearest to the quantity, its own sentence first."""
    wanted = content(phrase) - drop
    sentence = passage.sentences[start]
    nearest: dict[str, tuple[tuple[bool, int], int]] = {}
    for position, word in enumerate(words):
        key = stem(word)
        if key in wanted:
            rank = (passage.sentences[position] != sentence, abs(position - start))
            if key not in nearest or rank < nearest[key][0]:
                nearest[key] = rank, position
    found = [position for (far, _), position in nearest.values() if not far]
    if len(found) * 2 < len(wanted):
        found = [position for _, position in nearest.values()]
    row = np.zeros(len(words), np.int64)
    if not found:
        return np.full(len(words), SKIP)
    row[found] = 1
    return row
