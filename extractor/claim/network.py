"""Runs the claim network over the passages of an article and reads its answers.

The network (``models/README.md``) scores, for every quantity, the words and records that may fill its slots. An answer
is the best-scoring filler; its probability goes into the record's confidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from extractor.claim.passages import PLACES, Passage, arrays
from extractor.records import Direction, Kind, Mention, Quantity, Status, TimeExpression
from extractor.tag.session import Session

DIRECTIONS: tuple[Direction | None, ...] = (None, "up", "down", "same")
KINDS: tuple[Kind, ...] = ("level", "change")
STATUSES: tuple[Status, ...] = ("actual", "planned", "hypothetical", "denied")
SAME = ("subject", "source")
"""Slots that a figure may take from the fact before it: in a list, or where a speaker goes on."""
LABELS: dict[str, Sequence[str | None]] = {
    "scope": ("no fact", "a fact"), "kind": KINDS, "direction": DIRECTIONS, "status": STATUSES,
}  # fmt: skip
"""The classes of every classifier, in the order of its logits."""
OPTION = "one that the passage does not name"
"""How the last option of a party's slot is called: the article's main country, or unnamed words."""
INPUTS = (
    "states", "marks", "parts", "relations", "heads", "sentences", "quantities", "dimensions", "mentions", "salience",
    "times", "moments", "paths",
)  # fmt: skip
"""What the network is given (``passages.arrays``), in the order of its graph."""

MOST = 4
"""Words that are chosen for the credit of an unnamed source at most."""

Filler = TypeVar("Filler", Mention, TimeExpression)
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Decoding:
    """How scores become answers; the numbers belong to a network and lie beside it (``claims.json``).

    fact: probability above which a quantity makes a fact. changed: probability above which a figure is a change,
    and moved: above which it has a direction, where no word of change says so (``rules.py``). far_period,
    far_source: what a time and a speaker of another sentence lose of their scores, since a figure is dated and
    credited in its own sentence first. undated: probability above which a figure has no period, whatever time
    stands near it. done: probability above which a figure is actual, though "will" governs it. unpaired: weight of
    "no counterpart" against a named one; most figures have none, so that the likeliest answer names too few.
    chosen: score above which a word belongs to the credit of an unnamed source. gap: words between two chosen ones
    that are taken along: "officials *of the* ministry". word_odds: log odds added to those of a metric's words.
    """

    fact: float = 0.35
    changed: float = 0.85
    moved: float = 0.7
    far_period: float = 2.0
    undated: float = 0.9
    done: float = 0.95
    far_source: float = 1.0
    unpaired: float = 0.5
    chosen: float = 0.5
    gap: int = 1
    word_odds: float = 0.3


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network reads of one quantity; every slot with its probability in ``scores``.

    in_scope: probability that the quantity makes a fact. subject_is_main: the subject is the article's main country,
    which the passage does not name. published: the period is the day of publication. words: the score of every word of
    the figure's sentence as part of the metric, by ``Doc`` token; metric: the words chosen of them (``wording.py``).
    credit: the words of a source that is no named mention. same: by slot, the probability that its value is that of the
    fact before. others: by slot, the runner-up and its probability.
    """

    quantity: Quantity
    in_scope: float
    kind: Kind
    direction: Direction | None
    status: Status
    words: dict[int, float]
    subject: Mention | None
    subject_is_main: bool
    counterpart: Mention | None
    source: Mention | None
    credit: tuple[int, ...]
    period: TimeExpression | None
    published: bool
    scores: dict[str, float]
    same: dict[str, float]
    others: dict[str, tuple[str | None, float]]
    metric: tuple[int, ...] = ()


class ClaimNetwork:
    """The network and the reading of its scores. model: the ONNX file's bytes."""

    def __init__(self, model: bytes, decoding: Decoding, threads: int = 1) -> None:
        self.session = Session(model, frozenset(INPUTS), threads)
        self.decoding = decoding

    def read(self, doc: Doc, passage: Passage) -> Iterator[Reading]:
        """Yield the reading of every quantity of a passage, in order."""
        logits = self.score(doc, passage)
        for row in range(len(passage.quantities)):
            yield read_scores(passage, row, {name: scores[row] for name, scores in logits.items()}, self.decoding)

    def is_undated(self, reading: Reading) -> bool:
        """Whether the quantity surely has no period."""
        none = reading.period is None and not reading.published
        return none and reading.scores["period"] >= self.decoding.undated

    def is_done(self, reading: Reading) -> bool:
        """Whether the quantity is surely actual."""
        return reading.status == "actual" and reading.scores["status"] >= self.decoding.done

    def score(self, doc: Doc, passage: Passage) -> dict[str, Scores]:
        """The network's scores by slot for all quantities of a passage; shapes as in ``models/CLAIMS.md``."""
        return {name: scores[0] for name, scores in self.session.run(arrays(doc, passage)).items()}


def read_scores(passage: Passage, row: int, logits: dict[str, Scores], decoding: Decoding) -> Reading:
    """The best filler of every slot, from the scores of one quantity.

    row: the quantity's number in the passage. logits: by slot, without batch and quantity axes.
    """
    start, _, quantity = passage.quantities[row]
    mentions, times = passage.mentions, passage.times
    chosen, scores = {}, {}
    near = {"period": _joined(times, _near(passage, times, start, logits["period"], decoding.far_period))}
    near["source"] = _near(passage, mentions, start, logits["source"], decoding.far_source)
    others: dict[str, tuple[str | None, float]] = {}
    for name in ("scope", "kind", "direction", "status", "period"):
        probabilities = _softmax(near.get(name, logits[name]))
        chosen[name] = int(probabilities.argmax())
        if name == "kind":
            chosen[name] = int(probabilities[1] >= decoding.changed)
        elif name == "direction" and probabilities.max() < decoding.moved:
            chosen[name] = 0
        scores[name] = float(probabilities[chosen[name]])
        labels = LABELS.get(name) or [*(time.text for _, _, time in times), None, "the day of publication"]
        second = max((place for place in range(len(labels)) if place != chosen[name]), key=probabilities.__getitem__)
        others[name] = labels[second], float(probabilities[second])
    options = {name: _entities(mentions, _softmax(logits[name])) for name in ("subject", "counterpart")}
    subject, counterpart = _best_pair(options["subject"], options["counterpart"], decoding.unpaired)
    options["source"] = _entities(mentions, _softmax(near["source"]))
    source = max(options["source"], key=lambda option: option.probability)
    for name, option in (("subject", subject), ("counterpart", counterpart), ("source", source)):
        chosen[name], scores[name] = option.place, option.probability
        rivals = [rival for rival in options[name] if rival != option]
        if rivals:
            second_best = max(rivals, key=lambda rival: rival.probability)
            others[name] = _name(mentions, second_best.place), second_best.probability
    scores["metric"] = 0.0
    unnamed = chosen["source"] == len(mentions) + 1
    credit = _phrase(passage, logits["credit"], start, decoding) if unnamed else ()
    return Reading(
        quantity=quantity,
        in_scope=float(_softmax(logits["scope"])[1]),
        kind=KINDS[chosen["kind"]],
        direction=DIRECTIONS[chosen["direction"]],
        status=STATUSES[chosen["status"]],
        words={passage.tokens[word]: float(logits["metric"][word]) for word in _own(passage, start)},
        subject=_at(mentions, chosen["subject"]),
        subject_is_main=chosen["subject"] == len(mentions) + 1,
        counterpart=_at(mentions, chosen["counterpart"]),
        source=_at(mentions, chosen["source"]),
        credit=tuple(passage.tokens[word] for word in credit),
        period=_at(times, chosen["period"]),
        published=chosen["period"] == len(times) + 1,
        scores=scores,
        same={slot: float(_softmax(logits[f"same_{slot}"])[1]) for slot in SAME},
        others=others,
    )


def _name(mentions: list[tuple[int, int, Mention]], index: int) -> str | None:
    if index < len(mentions):
        return mentions[index][2].name
    return None if index == len(mentions) else OPTION


def _at(placed: list[tuple[int, int, Filler]], index: int) -> Filler | None:
    return placed[index][2] if index < len(placed) else None


class Option(NamedTuple):
    """One filler of a party's slot: an entity by its likeliest mention, or one of the options behind the mentions."""

    place: int
    probability: float
    entity: str | None
    country: str | None = None
    """The country of a place or a nationality."""


def _entities(mentions: list[tuple[int, int, Mention]], probabilities: Scores) -> list[Option]:
    """The options of a slot, where the mentions of one entity add up; those behind the mentions come last."""
    found: dict[str, list[int]] = {}
    for index, (_, _, mention) in enumerate(mentions):
        found.setdefault(mention.entity_id, []).append(index)
    options = [
        Option(
            max(own, key=probabilities.__getitem__),
            float(probabilities[own].sum()),
            entity,
            next((mentions[index][2].iso3 for index in own if mentions[index][2].label in PLACES), None),
        )
        for entity, own in found.items()
    ]
    return options + [
        Option(index, float(probabilities[index]), None) for index in range(len(mentions), len(probabilities))
    ]


def _best_pair(subjects: list[Option], counterparts: list[Option], unpaired: float) -> tuple[Option, Option]:
    """The likeliest two parties that are not one and the same."""
    pairs = [
        (subject.probability * counterpart.probability * (1 if counterpart.entity else unpaired), subject, counterpart)
        for subject in subjects
        for counterpart in counterparts
        if subject.entity is None or not _are_one(subject, counterpart)
    ]
    _, subject, counterpart = max(pairs, key=lambda pair: pair[0])
    return subject, counterpart


def _are_one(subject: Option, counterpart: Option) -> bool:
    """Whether two options are one party: the same entity, or a capital that stands for its country, and the country."""
    of_country = counterpart.country is not None and counterpart.entity == f"country/{counterpart.country}"
    return subject.entity == counterpart.entity or (of_country and subject.country == counterpart.country)


def _near(
    passage: Passage, fillers: Sequence[tuple[int, int, object]], start: int, logits: Scores, loss: float
) -> Scores:
    """The scores of a source or a period, those of fillers in other sentences lowered."""
    made = logits.copy()
    for index, (first, _, _) in enumerate(fillers):
        if passage.sentences[first] != passage.sentences[start]:
            made[index] -= loss
    return made


def _joined(times: Sequence[tuple[int, int, TimeExpression]], logits: Scores) -> Scores:
    """The scores of periods, where the expressions of one period add up in the best of them."""
    found: dict[tuple[str | None, str | None], list[int]] = {}
    for index, (_, _, time) in enumerate(times):
        found.setdefault((time.period_start, time.period_end), []).append(index)
    made = logits.copy()
    for own in found.values():
        best = max(own, key=logits.__getitem__)
        made[own] = -np.inf
        made[best] = np.logaddexp.reduce(logits[own])
    return made


def _phrase(passage: Passage, logits: Scores, start: int, decoding: Decoding) -> tuple[int, ...]:
    """The words of a phrase in the quantity's sentence: the likeliest ones, or the best; short gaps are filled."""
    own = _own(passage, start)
    ranked = sorted(own, key=logits.__getitem__, reverse=True)
    chosen = sorted(word for word in ranked[:MOST] if logits[word] > decoding.chosen or word == ranked[0])
    words = chosen[:1]
    for position in chosen[1:]:
        previous = words[-1]
        words += range(previous + 1, position + 1) if position - previous <= decoding.gap + 1 else [position]
    return tuple(word for word in words if word in own)


def _own(passage: Passage, start: int) -> list[int]:
    """The words of the quantity's sentence that are part of no figure."""
    figures = {word for first, end, _ in passage.quantities for word in range(first, end)}
    own = passage.sentences[start]
    return [word for word, sentence in enumerate(passage.sentences) if sentence == own and word not in figures]


def _softmax(logits: Scores) -> Scores:
    powers = np.exp(logits - logits.max())
    return powers / powers.sum()
