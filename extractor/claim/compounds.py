"""Words joined by hyphens, which a phrase has as a whole or not at all: "non-food inflation"."""

from __future__ import annotations

from collections.abc import Iterator, Set

from spacy.tokens import Doc

HYPHENS = frozenset("-–‑")


def whole_compounds(doc: Doc, tokens: tuple[int, ...], taken: Set[int]) -> tuple[int, ...]:
    """The tokens of a phrase with the rest of its compounds; one whose last word is not among them is left out.

    taken: tokens of names, figures and times, whose compounds stay as they are: "the *US-China* trade".
    """
    chosen = set(tokens)
    for compound in {_compound_of(doc, token) for token in tokens}:
        if len(compound) > 1 and taken.isdisjoint(compound):
            chosen = chosen | set(compound) if compound[-1] in chosen else chosen.difference(compound)
    return tuple(sorted(chosen)) or tokens


def _compound_of(doc: Doc, token: int) -> range:
    """The tokens that hyphens without spaces join to one."""
    first = min((token, *_joined(doc, token, -1)))
    last = max((token, *_joined(doc, token, 1)))
    return range(first, last + 1)


def _joined(doc: Doc, token: int, step: int) -> Iterator[int]:
    """The words that are joined to a token in one direction, the nearest first."""
    while 0 <= token + 2 * step < len(doc):
        hyphen = doc[token + step]
        left = doc[min(token, token + 2 * step)]
        if hyphen.text not in HYPHENS or hyphen.whitespace_ or left.whitespace_:
            return
        token += 2 * step
        yield token
