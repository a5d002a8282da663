"""How sure a record is: the probability that all its slots are right, from what each slot is worth.

A logistic function of the probabilities of the network's answers, and of which slots a rule decided instead. Its few
weights lie beside the network (``claims.json``), since they belong to it; ``models/scripts/calibrate_claims.py`` fits
them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from extractor.records import Evidence, Fact

SCORED = ("value", "kind", "direction", "status", "metric", "subject", "counterpart", "period")
"""Slots whose probabilities count."""
RULED = ("kind", "direction", "status", "period", "counterpart", "subject", "metric")
"""Slots of which it counts whether a rule decided them."""
LEAST = 0.02
"""Probabilities below it count as this one."""


def features(fact: Fact, evidence: Sequence[Evidence]) -> dict[str, float]:
    """What the confidence of a fact is computed from, by name.

    The logarithm of a slot's probability (0 where a rule decided it), 1 where a rule did, and 1 where a slot is empty.
    """
    found: dict[str, float] = {}
    by_slot = {one.slot: one for one in evidence}
    for slot in SCORED:
        score = by_slot[slot].score
        found[f"log {slot}"] = math.log(max(score, LEAST)) if score is not None else 0.0
    for slot in RULED:
        found[f"rule {slot}"] = float(by_slot[slot].rule is not None)
    found["no metric"] = float(fact.metric is None)
    found["no subject"] = float(fact.subject_iso3 is None)
    found["no period"] = float(fact.period_start is None)
    found["no unit"] = float(fact.unit is None)
    return found


def confidence(fact: Fact, evidence: Sequence[Evidence], weights: Mapping[str, float]) -> float:
    """The probability that the whole record is right, 0 to 1.

    weights: by the names of :func:`features`, and the "intercept"; a feature without one counts for nothing.
    """
    total = weights.get("intercept", 0.0)
    total += sum(weights.get(name, 0.0) * value for name, value in features(fact, evidence).items())
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 4)
