"""From the scores of the arc head to a dependency tree: the maximum spanning tree with one root.

Chu and Liu (1965) and Edmonds (1967), as used for parsing by McDonald et al. (2005).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def best_heads(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the head of every word of a sentence in the best tree: 0 for its one root, else 1 + the head's index.

    scores: words x (1 + words); the score of the arc to each word from the root (column 0) and from every word.
    """
    size = len(scores)
    if size == 1:
        return np.zeros(1, dtype=np.int64)
    arcs = np.full((size + 1, size + 1), -np.inf)
    arcs[1:] = scores
    np.fill_diagonal(arcs, -np.inf)
    heads = arcs.argmax(axis=1)
    if (heads[1:] == 0).sum() != 1 or _cycle(heads) is not None:
        # A fine on every root that no gain elsewhere makes up for leaves one root: each tree has at least one.
        arcs[1:, 0] -= size * (np.ptp(scores) + 1.0)
        heads = _spanning_tree(arcs)
    return heads[1:]


def _spanning_tree(arcs: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the heads of the best tree below node 0; ``arcs[d, h]`` is the score of h as the head of d."""
    heads = arcs.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    # The cycle becomes one node, the last. An arc into it scores what is gained by breaking the cycle there.
    inside, outside = np.flatnonzero(cycle), np.flatnonzero(~cycle)
    last = len(outside)
    gains = arcs[np.ix_(inside, outside)] - arcs[inside, heads[inside]][:, None]
    leaving = arcs[np.ix_(outside, inside)]
    smaller = np.full((last + 1, last + 1), -np.inf)
    smaller[:last, :last] = arcs[np.ix_(outside, outside)]
    smaller[last, :last] = gains.max(axis=0)
    smaller[:last, last] = leaving.max(axis=1)
    found = _spanning_tree(smaller)
    for node in range(1, last):
        head = found[node]
        heads[outside[node]] = inside[leaving[node].argmax()] if head == last else outside[head]
    entry = found[last]
    heads[inside[gains[:, entry].argmax()]] = outside[entry]
    return heads


def _cycle(heads: NDArray[np.int64]) -> NDArray[np.bool_] | None:
    """Return the nodes of one cycle as a mask, or None if every node leads to node 0."""
    reached = heads.copy()
    reached[0] = 0
    for _ in range(len(heads).bit_length()):
        reached = reached[reached]
    lost = np.flatnonzero(reached)
    if not len(lost):
        return None
    mask = np.zeros(len(heads), dtype=bool)
    node = reached[lost[0]]
    while not mask[node]:
        mask[node] = True
        node = heads[node]
    return mask
