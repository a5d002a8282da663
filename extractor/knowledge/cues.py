"""Words that say what happens to a figure: change, speech, and how far a claim is asserted.

The tables are ``data/changes.csv``, ``data/speech_verbs.csv``, ``data/status_cues.csv``, ``data/party_roles.csv``
and ``data/transactions.csv``; a row may be added there without touching code.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractor.knowledge.tables import read_rows


@dataclass(frozen=True, slots=True)
class Change:
    """A word of change: its part of speech ("verb", "noun", "comparative"), where it leads, and by what factor."""

    word: str
    part: str
    direction: str
    factor: float | None


@dataclass(frozen=True, slots=True)
class PartyRoles:
    """What the parties of a figure are to each other; alone: the role holds where the other is not named."""

    subject: str
    counterpart: str
    alone: bool


@cache
def party_roles() -> dict[tuple[str, str], PartyRoles]:
    """The roles of the parties by word in lower case and its part: "noun" (of the measure) or "verb"."""
    return {
        (row["word"], row["part"]): PartyRoles(row["subject"], row["counterpart"], row["alone"] == "yes")
        for row in read_rows("party_roles.csv")
        if row["part"] != "turning"
    }


@cache
def turning_verbs() -> dict[str, frozenset[str]]:
    """Forms of verbs that turn the roles round, and of which subjects: "received a loan", "paid a fine"."""
    rows = read_rows("party_roles.csv")
    return {row["word"]: frozenset(row["subject"].split()) for row in rows if row["part"] == "turning"}


@cache
def changes() -> dict[tuple[str, ...], list[Change]]:
    """Words of change by their tokens, in lower case; a word may be both verb and noun ("rise")."""
    found: dict[tuple[str, ...], list[Change]] = {}
    for row in read_rows("changes.csv"):
        factor = float(row["factor"]) if row["factor"] else None
        change = Change(row["word"], row["part"], row["direction"], factor)
        found.setdefault(tuple(row["word"].split()), []).append(change)
    return found


@cache
def speech_verbs() -> dict[tuple[str, ...], str]:
    """Forms of verbs that credit a speaker, by their tokens, and the verb that each belongs to."""
    return {tuple(row["form"].split()): row["verb"] for row in read_rows("speech_verbs.csv")}


@cache
def speech_content() -> dict[str, str]:
    """What each verb of speech credits its subject with: a "clause", a "thing" too ("reported a loss"), or "any"."""
    return {row["verb"]: row["content"] for row in read_rows("speech_verbs.csv")}


@cache
def status_cues() -> dict[tuple[str, str], str]:
    """What a word makes of the figures in its scope, by the word and its part: "auxiliary", "verb", "noun" ...

    Auxiliaries, adverbs and conjunctions stand as they are written, other words as lemmas. ``claim/status.py`` says
    what is in the scope of a word of each part.
    """
    return {(row["cue"], row["part"]): row["status"] for row in read_rows("status_cues.csv")}


@cache
def transactions() -> dict[tuple[str, str], frozenset[str]]:
    """The prepositions of the other party by word in lower case and its part, "noun" or "verb"."""
    return {(row["word"], row["part"]): frozenset(row["prepositions"].split()) for row in read_rows("transactions.csv")}


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of one class of ``data/word_classes.csv``: "determiner", "degree", "speaker" ..."""
    return frozenset(row["word"] for row in read_rows("word_classes.csv") if row["class"] == name)


@cache
def metric_nouns(said_by: str) -> dict[str, str]:
    """The noun of what is measured, by the word that says it: "invest" (a "verb of money") tells of an investment."""
    return {row["word"]: row["noun"] for row in read_rows("metric_nouns.csv") if row["said_by"] == said_by}
