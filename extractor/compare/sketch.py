"""What is kept of a text so that its copies are found among millions: a MinHash sketch of its shingles.

Broder 1997, "On the resemblance and containment of documents"; the permutations are those of the library rensa.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.compare.words import Word

SHINGLE = 3
"""Words in a row that count as one piece of text."""
BANDS = 60
"""Keys of a text; two texts are compared word by word if they have one in common."""
ROWS = 2
"""Numbers of the sketch in a key: two texts share one with 99% if they have 27% of their shingles in common."""
SEED = 1
_SPREAD = 0x9E3779B97F4A7C15
"""Keeps apart the keys of different bands (2**64 divided by the golden ratio)."""


def shingles(words: Sequence[Word]) -> set[str]:
    """Return the runs of three words; a shorter text is one shingle."""
    texts = [word.text for word in words]
    if len(texts) < SHINGLE:
        return {" ".join(texts)} if texts else set()
    return {" ".join(texts[start : start + SHINGLE]) for start in range(len(texts) - SHINGLE + 1)}


def sketch(words: Sequence[Word]) -> list[int]:
    """Return the keys of a text, as signed numbers of 64 bits: the same on every machine, none for no words."""
    from rensa import RMinHash

    pieces = shingles(words)
    if not pieces:
        return []
    hashed = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    hashed.update(sorted(pieces))
    numbers = hashed.digest()
    return [_key(band, numbers[band * ROWS : (band + 1) * ROWS]) for band in range(BANDS)]


def _key(band: int, numbers: Sequence[int]) -> int:
    key = band * _SPREAD
    for number in numbers:
        key = (key ^ number) * _SPREAD + 1
    key &= 2**64 - 1
    return key - 2**64 if key >= 2**63 else key
