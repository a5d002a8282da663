"""Which words say what a figure measures.

The claim network scores every word of a figure's sentence. Here its score is weighed with what a reader sees beside it:
how the word ranks, how far it stands from the figure and what stands between, its part of speech, its neighbours. The
weights belong to the network (``claims.json``); ``models/scripts/fit_words.py`` fits them. Of the words, those are
chosen that together are expected to share most with the right ones.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from extractor.annotations import Annotations
from extractor.claim.network import Reading
from extractor.claim.phrases import is_bare, is_part
from extractor.claim.tokens import taken_tokens, tokens_of

MOST = 6
"""Words that are chosen at most: a metric is a short noun phrase."""
RANKS = 5
"""Ranks that are told apart."""
PARTS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
FORMS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
EMPTY = frozenset({
    "the", "a", "an", "of", "in", "for", "to", "on", "at", "by", "and", "its", "their", "his", "her", "from", "with",
    "per", "'s", "’s",
})  # fmt: skip
"""Words that tell no phrase from another."""
MARKS = frozenset(",;:()—–-")
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
LOWEST = -6.0
"""Score of a word that the network has not seen."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure as its words are seen: its tokens, the words' scores, the best of them, and whether it is a part."""

    place: range
    scores: Mapping[int, float]
    best: float
    is_part: bool


class Wording:
    """The words of the metrics of one article.

    taken: tokens of names, figures and times. weights: by the names of :meth:`features`, and the "intercept". odds: log
    odds added to those of the other words, since a phrase with a word too many says more than one with a word too few.
    """

    def __init__(self, doc: Doc, records: Annotations, weights: Mapping[str, float], odds: float = 0.0) -> None:
        self.doc = doc
        self.weights = weights
        self.odds = odds
        figures = [tokens_of(doc, quantity) for quantity in records.quantities]
        self.figures = sorted(tokens[0] for tokens in figures if tokens)
        self.taken = taken_tokens(doc, records)

    def choose(self, reading: Reading) -> Reading:
        """The reading with the words of its metric, and their mean probability as its score."""
        likely: dict[str, tuple[float, int]] = {}
        for index, found in self.features(reading).items():
            weighed = sum(self.weights.get(name, 0.0) * value for name, value in found.items())
            probability = _logistic(weighed + self.weights["intercept"] + self.odds * (index not in self.taken))
            lemma = self.doc[index].lemma_.lower()
            likely[lemma] = max(likely.get(lemma, (0.0, 0)), (probability, index))
        chosen = most_shared(likely.values())
        clause = self._clause(tokens_of(self.doc, reading.quantity))
        if clause is not None and chosen and chosen[0] in clause:
            own = tuple(index for index in chosen if index in clause)
            chosen = own if self._says_something(own) else chosen
        known = {index: probability for probability, index in likely.values()}
        score = sum(known[index] for index in chosen) / len(chosen) if chosen else 0.0
        return replace(reading, metric=tuple(sorted(chosen)), scores=reading.scores | {"metric": score})

    def _says_something(self, words: tuple[int, ...]) -> bool:
        """Whether words measure something by themselves: no names alone, nor "the figure"."""
        return not is_bare(" ".join(self.doc[index].text for index in words if index not in self.taken))

    def _clause(self, place: range) -> frozenset[int] | None:
        """The tokens of the adverbial clause around a figure, if it has a subject of its own.

        "Trade has grown, *with Peru doubling zinc exports to $3 million*": it says by itself what it measures.
        """
        for token in (self.doc[place[0]], *self.doc[place[0]].ancestors) if place else ():
            if token.dep_.lower() == "advcl" and any(child.dep_.lower() in SUBJECTS for child in token.children):
                return frozenset(member.i for member in token.subtree)
        return None

    def features(self, reading: Reading) -> dict[int, dict[str, float]]:
        """What is known of every word that may belong to the metric, by token."""
        place = tokens_of(self.doc, reading.quantity)
        if not place:
            return {}
        scores = {index: score for index, score in reading.words.items() if index not in place}
        figure = _Figure(
            place, scores, max(scores.values(), default=0.0), is_part(self.doc, reading.quantity.unit, place)
        )
        ranks = {index: rank for rank, index in enumerate(sorted(scores, key=scores.__getitem__, reverse=True))}
        return {
            index: self._features(self.doc[index], ranks[index], figure) for index in scores if _tells(self.doc[index])
        }

    def _features(self, word: Token, rank: int, figure: _Figure) -> dict[str, float]:
        place, scores = figure.place, figure.scores
        index = word.i
        side = "before" if index < place[0] else "behind"
        between = range(index, place[0]) if side == "before" else range(place[-1] + 1, index)
        distance = place[0] - index if side == "before" else index - place[-1]
        others = bisect_left(self.figures, between.stop) - bisect_left(self.figures, between.start)
        found = {
            "score": scores[index],
            "probability": _logistic(scores[index]),
            "below best": scores[index] - figure.best,
            f"rank {min(rank, RANKS)}": 1.0,
            side: 1.0,
            f"log {side}": math.log(distance),
            f"next {side}": float(distance == 1),
            "marks": float(min(sum(self.doc[other].text in MARKS for other in between), 4)),
            "figures": float(min(others, 3)),
            "some figure": float(others > 0),
            "taken": float(index in self.taken),
            "capital": float(word.text[0].isupper()),
            "left": _logistic(scores.get(index - 1, LOWEST)),
            "right": _logistic(scores.get(index + 1, LOWEST)),
            f"part {word.pos_ if word.pos_ in PARTS else 'other'}": 1.0,
        }
        if word.tag_ in FORMS:
            found[f"form {word.tag_}"] = 1.0
        if figure.is_part and side == "behind":
            found |= {"share of": 1.0, "log share of": math.log(distance)}
        return found


def most_shared(words: Iterable[tuple[float, int]]) -> tuple[int, ...]:
    """The words that are expected to share most with the right ones, likeliest first.

    words: probability and token of every word. What two sets share is measured by Jaccard: the words in both over the
    words in either; the likeliest words are taken as long as its expectation grows.
    """
    ranked = sorted(words, reverse=True)
    total = sum(probability for probability, _ in ranked)
    best, chosen, inside = 0.0, 0, 0.0
    for count, (probability, _) in enumerate(ranked[:MOST], start=1):
        inside += probability
        shared = inside / (count + total - inside)
        if shared > best:
            best, chosen = shared, count
    return tuple(index for _, index in ranked[:chosen])


def _tells(word: Token) -> bool:
    return word.lower_ not in EMPTY and any(map(str.isalnum, word.text))


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))
