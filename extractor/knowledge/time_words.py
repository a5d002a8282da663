"""The words of time expressions and of tense, from ``data/time_words.csv`` and ``data/tense_words.csv``.

``time_words.csv``: a word, its symbol in the grammar of times, its value there (the number of a month or weekday, the
name of a unit, the direction of a pointer), and whether it counts in ``any`` case or only with a ``capital`` letter, so
that modal "may" and the verb "march" are no months. ``tense_words.csv``: a word and what it tells about the tense.
"""

from __future__ import annotations

from functools import cache

from extractor.errors import KnowledgeError
from extractor.knowledge.tables import read_columns

TimeWord = tuple[str, int | str | None]
"""Symbol and value of a word."""


@cache
def time_words() -> dict[str, TimeWord]:
    """Symbol and value of every word, by each of the forms in which it may be written."""
    found: dict[str, TimeWord] = {}
    for word, symbol, value, case in read_columns("time_words.csv", ("word", "symbol", "value", "case")):
        if case not in ("any", "capital"):
            raise KnowledgeError(f"time_words.csv: {word!r} has the case {case!r}; it must be any or capital")
        meaning = symbol, int(value) if value.lstrip("-").isdecimal() else value or None
        for form in (word.lower(), word.capitalize(), word.upper())[case == "capital" :]:
            if form in found and found[form] != meaning:
                raise KnowledgeError(f"time_words.csv: {form!r} stands there with two meanings")
            found[form] = meaning
    return found


@cache
def month_numbers() -> dict[str, int]:
    """The names and abbreviations of the months, capitalised, and their numbers."""
    return {
        form: value
        for form, (symbol, value) in time_words().items()
        if symbol in ("month", "weak_month") and isinstance(value, int) and form.istitle()
    }


@cache
def month_pattern() -> str:
    """Any name of a month as a regular expression, the longest first."""
    return "|".join(sorted(month_numbers(), key=len, reverse=True))


@cache
def abbreviations() -> frozenset[str]:
    """Short names of months and weekdays, which may carry a full stop, in every form."""
    longest: dict[tuple[bool, int | str | None], int] = {}
    names = [
        (form, ("month" in symbol, value))
        for form, (symbol, value) in time_words().items()
        if symbol in ("month", "weak_month", "weekday", "weak_weekday")
    ]
    for form, meaning in names:
        longest[meaning] = max(longest.get(meaning, 0), len(form))
    return frozenset(form for form, meaning in names if len(form) < longest[meaning])


@cache
def tense_words(kind: str) -> frozenset[str]:
    """The words of a kind, in lower case."""
    return frozenset(word for word, of_kind in read_columns("tense_words.csv", ("word", "kind")) if of_kind == kind)
