"""What the parties of a figure are to each other: exporter and importer, imposer and target, donor and recipient ...

The measure says it ("a 25% *tariff*"), else the nearest verb before the figure ("*lent* it $5 million"); the words and
their roles are ``knowledge/data/party_roles.csv``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.claim.context import SentenceView
from extractor.knowledge.cues import PartyRoles, party_roles, turning_verbs
from extractor.records import Fact

LINKS = frozenset({"on", "of", "to", "from", "for", "in", "against"})
"""Words behind the head of a measure: "*tariff* on imports"."""


def name_roles(view: SentenceView | None, fact: Fact) -> Fact:
    """The fact with its parties' roles where the words name them. view: the sentence of the figure."""
    before = _clause_before(view, fact.start) if view else []
    roles = read_roles(fact.metric, before)
    if roles is None or not (fact.subject or fact.counterpart):
        return fact
    if not roles.alone and not (fact.subject and fact.counterpart):
        return fact
    named = replace(
        fact,
        subject_role=roles.subject if fact.subject else None,
        counterpart_role=roles.counterpart if fact.counterpart else None,
    )
    return named.with_evidence(fact.explain())


def read_roles(metric: str | None, before: list[str]) -> PartyRoles | None:
    """The roles that a measure names, else the verb nearest to the figure. before: the clause's words before it."""
    known = party_roles()
    words = re.findall(r"[a-z]+", (metric or "").lower())
    behind = next((index for index, word in enumerate(words) if word in LINKS), len(words))
    ordered = [*reversed(words[:behind]), *words[behind:]]
    found = next((known[word, "noun"] for word in ordered if (word, "noun") in known), None)
    if found is not None:
        turned = any(found.subject in turning_verbs().get(word, ()) for word in before)
        return PartyRoles(found.counterpart, found.subject, found.alone) if turned else found
    return next((known[word, "verb"] for word in reversed(before) if (word, "verb") in known), None)


def _clause_before(view: SentenceView, start: int) -> list[str]:
    place = next((place for place in view.quantities if place.record.start == start), None)
    return view.words[view.clause_start(place.start) : place.start] if place else []
