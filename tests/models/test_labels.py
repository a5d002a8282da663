import pytest
from recipe.labels import ANYTHING, ENTITY, allowed, bits, narrowed, repair_bio, spans

PLACE = ("GPE", "LOC", "FAC")


@pytest.mark.parametrize(
    ("tags", "repaired", "why"),
    [
        (["I-per", "I-per"], ["B-per", "I-per"], "a span must open with B-"),
        (["B-org", "I-geo"], ["B-org", "B-geo"], "another label opens a span of its own"),
        (["O", "I-per", "O"], ["O", "B-per", "O"], "a lone I- is a span of one word"),
        (["B-per", "B-per"], ["B-per", "B-per"], "two neighbours stay two"),
    ],
)
def test_repair_bio(tags, repaired, why):
    assert repair_bio(tags) == repaired, why


def test_spans_are_half_open():
    assert spans(["B-per", "I-per", "O", "B-geo"]) == [(0, 2, "per"), (3, 4, "geo")]


@pytest.mark.parametrize(
    ("family", "tagged", "targets", "why"),
    [
        ("uner", "Ann/B-PER", ["B-PERSON"], "a plain mapping leaves one target"),
        ("uner", "Anbar/B-LOC", [f"B-{kind}" for kind in PLACE], "a place of unknown kind may be any of three"),
        ("uner", "Iraq/B-LOC", ["B-GPE"], "a country is a GPE"),
        ("uner", "Iraqi/B-OTH", ["B-NORP"], "a miscellaneous demonym is NORP"),
        ("wikigold", "was/O", ["O"], "a lower-case word that is unmarked is outside"),
        ("grobid", "Act/O", ["O"], "a set that annotates every kind teaches outside"),
        ("re3d", "M16/B-Weapon", ["O", "B-PRODUCT"], "a weapon may be a product or no name"),
        ("gmb", "Friday/B-tim", ["O"], "a time is outside for certain"),
        ("crossner", "physics/B-discipline", ["O"], "a label that the mapping lacks is outside"),
    ],
)
def test_allowed_targets_of_a_word(names, family, tagged, targets, why):
    word, tag = tagged.split("/")
    assert allowed(["he", word], ["O", tag], family, names)[1] == bits(targets), why


def test_an_unmarked_capitalised_word_may_be_what_the_set_does_not_annotate(names):
    masks = allowed(["Then", "Ramadan", "came"], ["O", "O", "O"], "uner", names)
    assert masks[0] == bits(["O"]), "the first word of a sentence has its capital from its place"
    assert masks[1] == bits(["O", *(f"{mark}-{kind}" for kind in ("EVENT", "LAW", "PRODUCT") for mark in "BI")])
    assert masks[2] == bits(["O"])


def test_inside_words_carry_inside_targets(names):
    masks = allowed(["Hyde", "Park"], ["B-LOC", "I-LOC"], "uner", names)
    assert masks == [bits(["B-FAC"]), bits(["I-FAC"])]


@pytest.mark.parametrize(
    ("targets", "name", "left"),
    [
        (("O", "LAW", "EVENT"), "Patriot Act", ("LAW",)),
        (("O", "LAW", "EVENT"), "World Cup", ("EVENT",)),
        (("O", "LAW", "EVENT"), "War", ("O", "LAW", "EVENT")),
        (PLACE, "Persian Gulf", ("LOC",)),
        (PLACE, "the Tigris", PLACE),
        (("ORG",), "Patriot Act", ("ORG",)),
    ],
)
def test_a_name_narrows_its_targets(names, targets, name, left):
    assert narrowed(targets, name, names) == left


def test_bits_number_the_labels():
    assert bits(["O"]) == 1
    assert bits(ENTITY) == ANYTHING
