"""Which target labels a word may have, given what a set annotates.

No open set has the whole scheme. A word's annotation is therefore a set of ALLOWED targets (an integer, bit i =
``ENTITY[i]``): one bit where the set is certain, several where it only narrows the choice ("LOC" may be GPE, LOC or
FAC; an unmarked capitalised word may be of a kind that the set does not annotate). Training maximises the summed
probability of the allowed targets, so that a set never teaches what it does not know.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recipe.gazetteer import Gazetteer

KINDS = ("PERSON", "NORP", "GPE", "LOC", "ORG", "FAC", "EVENT", "LAW", "PRODUCT")
ENTITY = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))
OUTSIDE = 1
ANYTHING = (1 << len(ENTITY)) - 1

PLACE = ("GPE", "LOC", "FAC")
OTHER = ("EVENT", "LAW", "PRODUCT")

SAME = {kind: (kind,) for kind in KINDS}
"""Labels that are the target itself, as the repair of silver annotation writes them."""

MAPPING: dict[str, dict[str, tuple[str, ...]]] = {
    "gmb": {
        "PLACE": PLACE,
        "SEAT": ("GPE", "ORG"),
        "THING": ("O", *OTHER, "ORG", "FAC"),
        "nat": ("O", "EVENT"),
        "tim": ("O",),
    },
    "uner": {"PER": ("PERSON",), "ORG": ("ORG",), "LOC": PLACE, "OTH": ("O", "NORP", *OTHER)},
    "wikigold": {"PER": ("PERSON",), "ORG": ("ORG",), "LOC": PLACE, "MISC": ("O", "NORP", *OTHER)},
    "crossner": {
        **dict.fromkeys(("politician", "person", "scientist", "writer", "musicalartist", "researcher"), ("PERSON",)),
        **dict.fromkeys(("organisation", "politicalparty", "university", "band"), ("ORG",)),
        "country": ("GPE",),
        "location": PLACE,
        "event": ("EVENT",),
        "election": ("EVENT",),
        "misc": ("O", "NORP", *OTHER),
        "product": ("PRODUCT", "O"),
    },
    "grobid": {
        "PERSON": ("PERSON",),
        **dict.fromkeys(("INSTITUTION", "ORGANISATION", "BUSINESS", "MEDIA", "SPORT_TEAM"), ("ORG",)),
        "LOCATION": PLACE,
        "NATIONAL": ("NORP", "GPE"),
        "INSTALLATION": ("FAC",),
        "EVENT": ("EVENT",),
        "LEGAL": ("LAW",),
        "ARTIFACT": ("PRODUCT", "O"),
        "PERSON_TYPE": ("O", "NORP"),
        "ACRONYM": ("O", "ORG", *OTHER),
        "UNDECIDED": ("O", *KINDS),
    },
    "re3d": {
        "Person": ("PERSON",),
        "Organisation": ("ORG",),
        "Location": PLACE,
        "Nationality": ("NORP",),
        "MilitaryPlatform": ("PRODUCT",),
        "Weapon": ("PRODUCT", "O"),
        "UNDECIDED": ("O", *KINDS),
    },
}
"""Original label -> targets that it may stand for, by family of sets. A label missing here means outside."""

UNKNOWN: dict[str, tuple[str, ...]] = {
    "gmb": (*OTHER, "FAC"),
    "uner": OTHER,
    "wikigold": OTHER,
    "crossner": ("LAW", "PRODUCT"),
    "grobid": (),
    "re3d": ("EVENT", "LAW"),
}
"""Targets that a family does not annotate: a capitalised word that it leaves unmarked may still be one of them."""


def bits(labels: Iterable[str]) -> int:
    """The set of labels ("O", "B-ORG" ...) as an integer."""
    return sum(1 << ENTITY.index(label) for label in set(labels))


def repair_bio(tags: Sequence[str]) -> list[str]:
    """Make every I- tag continue a span of its own label: one that does not becomes B-.

    >>> repair_bio(["I-per", "I-per", "O", "B-org", "I-geo"])
    ['B-per', 'I-per', 'O', 'B-org', 'B-geo']
    """
    repaired: list[str] = []
    for tag in tags:
        before = repaired[-1] if repaired else "O"
        opens = tag.startswith("I-") and before[2:] != tag[2:]
        repaired.append("B-" + tag[2:] if opens else tag)
    return repaired


def spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """The (start, end, label) spans of BIO tags, end exclusive."""
    found: list[tuple[int, int, str]] = []
    for index, tag in enumerate(repair_bio(tags)):
        if tag.startswith("B-"):
            found.append((index, index + 1, tag[2:]))
        elif tag.startswith("I-"):
            found[-1] = (found[-1][0], index + 1, found[-1][2])
    return found


def allowed(words: Sequence[str], tags: Sequence[str], family: str, names: Gazetteer) -> list[int]:
    """The allowed targets of every word, as integers.

    family: key of ``MAPPING``. names: where a set marks a name as miscellaneous, it narrows what it may be (see
    :func:`narrowed`); where a set leaves the name of a people unmarked, it may be NORP.
    """
    mapping = SAME | MAPPING[family]
    masks = [_unmarked(word, family, names.groups, first=index == 0) for index, word in enumerate(words)]
    for start, end, label in spans(tags):
        targets = mapping.get(label)
        if targets is None:
            continue
        targets = narrowed(targets, " ".join(words[start:end]), names)
        kinds = [kind for kind in targets if kind != "O"]
        outside = OUTSIDE if "O" in targets else 0
        masks[start] = outside | bits(f"B-{kind}" for kind in kinds)
        for index in range(start + 1, end):
            masks[index] = outside | bits(f"I-{kind}" for kind in kinds)
    return masks


def narrowed(targets: tuple[str, ...], name: str, names: Gazetteer) -> tuple[str, ...]:
    """The targets that remain when the name itself tells: a people, a known place, a law or event by its last word."""
    name = name.lower()
    if targets == PLACE:
        place = names.place(name)
        return PLACE if place == "PLACE" else (place,)
    last = name.rsplit(" ", 1)[-1]
    if "NORP" in targets and name in names.groups:
        return ("NORP",)
    if "LAW" in targets and last in names.law_words and " " in name:
        return ("LAW",)
    if "EVENT" in targets and last in names.event_words and " " in name:
        return ("EVENT",)
    return targets


def _unmarked(word: str, family: str, groups: frozenset[str], *, first: bool) -> int:
    if word.lower() in groups and word[:1].isupper():
        return OUTSIDE | bits(["B-NORP", "I-NORP"])
    if word[:1].isupper() and UNKNOWN[family] and not first:
        return OUTSIDE | bits(f"{mark}-{kind}" for kind in UNKNOWN[family] for mark in "BI")
    return OUTSIDE
