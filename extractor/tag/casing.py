"""The case class of a word, which the encoder reads beside the word's lower-case pieces."""

from __future__ import annotations

OTHER, LOWER, TITLE, UPPER, CAPITAL, MIXED, DIGITS, PUNCTUATION = range(8)
"""Classes: special pieces and scripts without case; "word"; "Word"; "WORD"; "W"; "wOrd"; "4th"; "--"."""


def case_class(word: str) -> int:
    """Return the case class of a word; a digit anywhere makes it DIGITS."""
    if word.islower():
        return LOWER if word.isalpha() or not _has_digit(word) else DIGITS
    if not any(map(str.isalpha, word)):
        return DIGITS if _has_digit(word) else PUNCTUATION
    if _has_digit(word):
        return DIGITS
    if word.isupper():
        return CAPITAL if sum(map(str.isalpha, word)) == 1 else UPPER
    if word.istitle() or (word[0].isupper() and word[1:].islower()):
        return TITLE
    return MIXED if word.lower() != word.upper() else OTHER


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))
