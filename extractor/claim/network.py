"""Runs the claim network over the passages of an article and reads its answers.

The network (``models/README.md``) scores, for every quantity, the words and records that may fill its slots. An answer
is the best-scoring filler; its probability goes into the record's confidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from extractor.claim.passages import Passage, arrays
from extractor.records import Direction, Kind, Mention, Quantity, Status, TimeExpression
from extractor.tag.session import Session

KINDS: tuple[Kind, ...] = ("level", "change")
DIRECTIONS: tuple[Direction | None, ...] = (None, "up", "down", "same")
STATUSES: tuple[Status, ...] = ("actual", "planned", "hypothetical", "denied")
INPUTS = frozenset({"states", "marks", "sentences", "quantities", "dimensions", "mentions", "times"})

Filler = TypeVar("Filler", Mention, TimeExpression)
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network reads of one quantity; every slot with its probability in ``scores``.

    in_scope: probability that the quantity makes a fact. subject_is_main: the subject is the article's main country,
    which the passage does not name. published: the period is the day of publication. metric, credit: half-open
    ranges of ``Doc`` tokens; credit holds the words of a source that is no named mention.
    """

    quantity: Quantity
    in_scope: float
    kind: Kind
    direction: Direction | None
    status: Status
    metric: tuple[int, ...]
    subject: Mention | None
    subject_is_main: bool
    counterpart: Mention | None
    source: Mention | None
    credit: tuple[int, ...]
    period: TimeExpression | None
    published: bool
    scores: dict[str, float]


class ClaimNetwork:
    """The network and the reading of its scores. model: the ONNX file's bytes."""

    def __init__(self, model: bytes, threads: int = 1) -> None:
        self.session = Session(model, INPUTS, threads)

    def read(self, doc: Doc, passage: Passage) -> Iterator[Reading]:
        """Yield the reading of every quantity of a passage, in order."""
        logits = {name: scores[0] for name, scores in self.session.run(arrays(doc, passage)).items()}
        for row, (start, _, quantity) in enumerate(passage.quantities):
            yield read_scores(passage, quantity, start, {name: scores[row] for name, scores in logits.items()})


def read_scores(passage: Passage, quantity: Quantity, start: int, logits: dict[str, Scores]) -> Reading:
    """The best filler of every slot, from the scores of one quantity.

    start: the quantity's first word. logits: by slot, without batch and quantity axes; shapes as the network's
    (``models/README.md``).
    """
    mentions, times = passage.mentions, passage.times
    chosen, scores = {}, {}
    for name in ("scope", "kind", "direction", "status", "subject", "counterpart", "source", "period"):
        probabilities = _softmax(logits[name])
        chosen[name] = int(probabilities.argmax())
        scores[name] = float(probabilities.max())
    for name in ("subject", "counterpart", "source"):
        chosen[name], scores[name] = _entity(mentions, _softmax(logits[name]))
    metric = _phrase(passage, logits["metric"], start)
    scores["metric"] = float(_sigmoid(logits["metric"][list(metric)]).mean()) if metric else 0.0
    unnamed = chosen["source"] == len(mentions) + 1
    credit = _phrase(passage, logits["credit"], start) if unnamed else ()
    return Reading(
        quantity=quantity,
        in_scope=float(_softmax(logits["scope"])[1]),
        kind=KINDS[chosen["kind"]],
        direction=DIRECTIONS[chosen["direction"]],
        status=STATUSES[chosen["status"]],
        metric=tuple(passage.tokens[word] for word in metric),
        subject=_at(mentions, chosen["subject"]),
        subject_is_main=chosen["subject"] == len(mentions) + 1,
        counterpart=_at(mentions, chosen["counterpart"]),
        source=_at(mentions, chosen["source"]),
        credit=tuple(passage.tokens[word] for word in credit),
        period=_at(times, chosen["period"]),
        published=chosen["period"] == len(times) + 1,
        scores=scores,
    )


def _at(placed: list[tuple[int, int, Filler]], index: int) -> Filler | None:
    return placed[index][2] if index < len(placed) else None


def _entity(mentions: list[tuple[int, int, Mention]], probabilities: Scores) -> tuple[int, float]:
    """The best option, where the mentions of one entity add up; the mention chosen is the likeliest of its entity."""
    totals: dict[str, float] = {}
    for (_, _, mention), probability in zip(mentions, probabilities, strict=False):
        totals[mention.entity_id] = totals.get(mention.entity_id, 0.0) + float(probability)
    best = max(totals, key=totals.__getitem__, default=None)
    options = probabilities[len(mentions) :]
    if best is None or options.max() >= totals[best]:
        return len(mentions) + int(options.argmax()), float(options.max())
    own = [index for index, (_, _, mention) in enumerate(mentions) if mention.entity_id == best]
    return max(own, key=lambda index: probabilities[index]), totals[best]


GAP = 2
"""Words between two chosen words of a phrase that are taken along: "share *of total* investment"."""


def _phrase(passage: Passage, logits: Scores, start: int) -> tuple[int, ...]:
    """The words of a phrase: those above even odds, or the best one; short gaps inside a sentence are filled."""
    chosen = np.flatnonzero(logits > 0).tolist() or [int(logits.argmax())]
    words = chosen[:1]
    for position in chosen[1:]:
        previous = words[-1]
        near = position - previous <= GAP + 1 and passage.sentences[position] == passage.sentences[previous]
        words += range(previous + 1, position + 1) if near else [position]
    figures = {word for first, end, _ in passage.quantities for word in range(first, end)}
    return tuple(word for word in words if word not in figures)


def _softmax(logits: Scores) -> Scores:
    powers = np.exp(logits - logits.max())
    return powers / powers.sum()


def _sigmoid(logits: Scores) -> Scores:
    return np.float32(1) / (np.float32(1) + np.exp(-logits))
