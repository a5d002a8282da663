"""What the parties of a figure are to each other, by the measure and the verb."""

import pytest

from extractor.claim.roles import name_roles, read_roles
from extractor.knowledge.cues import party_roles, turning_verbs
from extractor.records import Fact

CASES = [
    ("crude imports", "", ("importer", "exporter"), "the measure"),
    ("diamond exports", "", ("exporter", "importer"), "the measure"),
    ("tariff on all imports", "", ("imposer", "target"), "the measure"),
    ("food aid", "sent", ("donor", "recipient"), "the measure before the verb"),
    ("loan", "received a", ("borrower", "lender"), "a verb of taking turns it round"),
    ("fine", "pay a", ("target", "imposer"), "who pays a fine is fined"),
    ("imports", "received", ("importer", "exporter"), "but not trade"),
    ("oil", "Peru sold Chile", ("seller", "buyer"), "the verb, where the measure says nothing"),
    ("wheat", "agreed to buy", ("buyer", "seller"), "the nearest verb"),
    ("money", "lent it", ("lender", "borrower"), "the verb"),
    ("soldiers killed", "", ("victim", "attacker"), "casualties"),
    ("missiles", "fired", ("attacker", "victim"), "an attack's own figures"),
    ("inflation", "stood at", None, "unknown"),
    (None, "", None, "nothing to go by"),
]


@pytest.mark.parametrize(("metric", "before", "expected", "why"), CASES, ids=[f"{c[0]}-{c[1]}" for c in CASES])
def test_roles(metric, before, expected, why):
    roles = read_roles(metric, before.lower().split())
    assert (roles and (roles.subject, roles.counterpart)) == expected, why


@pytest.mark.parametrize(
    ("parties", "metric", "expected"),
    [
        ({"subject": "Peru", "counterpart": "Chile"}, "exports", ("exporter", "importer")),
        ({"subject": "Peru"}, "exports", ("exporter", None)),
        ({"counterpart": "Chile"}, "exports", (None, "importer")),
        ({}, "exports", (None, None)),
        ({"subject": "Peru"}, "people killed", (None, None)),
        ({"subject": "Peru", "counterpart": "Chile"}, "people killed", ("victim", "attacker")),
    ],
)
def test_only_named_parties_have_one(parties, metric, expected):
    fact = Fact(start=0, end=1, quote="5", sentence="5", value=5, metric=metric, **parties)
    named = name_roles(None, fact)
    assert (named.subject_role, named.counterpart_role) == expected


def test_the_table_is_whole():
    assert {part for _, part in party_roles()} == {"noun", "verb"}
    assert all(
        roles.subject and roles.counterpart and roles.subject != roles.counterpart for roles in party_roles().values()
    )
    assert "lender" in turning_verbs()["received"]
