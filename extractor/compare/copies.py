"""Whether one text is a copy of another: agency copy under another headline, a cut version, the same page elsewhere.

A copy says nothing that the original does not say, so that nothing is lost if it is not read:

- what both have in common is no mere form ("Qtly div 30 cts vs 30 cts prior"): it names somebody, or is long;
- a sentence that is partly the original's is wholly the original's, but for spelling, articles and where it is cut off;
- what was added as a whole (another headline, a footer) is not more than what was there, and holds no figure that
  the original does not have, but for dates.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import starmap

from extractor.compare.alignment import Gap, find_gaps
from extractor.compare.sketch import shingles
from extractor.compare.words import Word, split_words
from extractor.knowledge.countries import name_of

LEAST_SHARED = 5
"""Shingles that a copy must have in common with its original; of a shorter text, all."""
LONG = 20
"""Words in common that cannot be a mere form."""
MOST_ADDED = 40
"""Words of headline and footer at most, or as many as were there."""
ARTICLES = frozenset({"a", "an", "the"})
SAME_BEGINNING = 3
SAME_SPELLING = 0.85
"""How many letters two spellings of a word begin with in common, and their likeness (Ratcliff and Obershelp 1988)."""


def is_copy(text: str, original: str) -> bool:
    """Whether the text says nothing new beside the original.

    >>> is_copy("FLOOD. 12 people died in Chile on Monday.", "Rain kills many. Twelve people died in Chile on Monday.")
    True
    >>> is_copy("13 people died in Chile on Monday.", "12 people died in Chile on Monday.")
    False
    """
    return repeats(split_words(text), split_words(original))


def repeats(copy: Sequence[Word], original: Sequence[Word]) -> bool:
    """Whether words that are already split are a copy of the others, as :func:`is_copy`."""
    if [word.text for word in copy] == [word.text for word in original]:
        return bool(copy)
    own, other = shingles(copy), shingles(original)
    shared = len(own & other)
    if shared < min(LEAST_SHARED, len(own), len(other)):
        return False
    figures = {word.text for word in original if word.figure}
    gaps = list(find_gaps(copy, original))
    if any(_is_news(gap, copy, original, figures) for gap in gaps):
        return False
    added = {index for gap in gaps for index in range(gap.first, gap.last)}
    common = [index for index in range(len(copy)) if index not in added]
    if len(added) > max(MOST_ADDED, len(common)):
        return False
    return len(common) >= LONG or any(_is_name(copy, index) for index in common)


def _is_name(words: Sequence[Word], index: int) -> bool:
    """Whether the capital is not only that of a sentence's first word, or it is a country's."""
    word = words[index]
    is_first = index == 0 or words[index - 1].ends
    return word.name and (not is_first or name_of(word.text.removesuffix("'s").title()) is not None)


def _is_news(gap: Gap, copy: Sequence[Word], original: Sequence[Word], figures: set[str]) -> bool:
    """Whether the copy says there what the original, with these figures, does not say."""
    new, old = copy[gap.first : gap.last], original[gap.other_first : gap.other_last]
    begins = any(index == 0 or text[index - 1].ends for text, index in ((copy, gap.first), (original, gap.other_first)))
    if begins and (new or old)[-1].ends:
        return any(word.figure and word.text not in figures for word in new)
    return not _same_spelling(new, old) and not (gap.last == len(copy) and _is_cut_off(new, old))


def _is_cut_off(new: Sequence[Word], old: Sequence[Word]) -> bool:
    """Whether the copy stops where the original goes on, perhaps within a word."""
    return not new or (len(new) == 1 and new[0].text.isalpha() and bool(old) and old[0].text.startswith(new[0].text))


def _same_spelling(new: Sequence[Word], old: Sequence[Word]) -> bool:
    one, other = ([word for word in words if word.text not in ARTICLES] for words in (new, old))
    return len(one) == len(other) and all(starmap(_is_spelling, zip(one, other, strict=True)))


def _is_spelling(word: Word, other: Word) -> bool:
    if word.text == other.text:
        return True
    if not word.text.isalpha() or (word.name and other.name):
        return False
    if word.text[:SAME_BEGINNING] != other.text[:SAME_BEGINNING]:
        return False
    return SequenceMatcher(None, word.text, other.text, autojunk=False).ratio() >= SAME_SPELLING
