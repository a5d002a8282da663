import pytest
from recipe.silver import repair

CASES = [
    ("President/B-per Hugo/I-per Chavez/I-per", "O B-PERSON I-PERSON", "titles are no part of a person"),
    ("Prime/B-per Minister/I-per", "O O", "a title alone is no person"),
    ("Iraqi/B-gpe troops/O", "B-NORP O", "a demonym is NORP"),
    ("in/O Nepal/B-gpe", "O B-GPE", "a country is GPE whatever the tag"),
    ("the/O U.N./B-geo", "O B-ORG", "a world body is ORG whatever the tag"),
    ("Sri/B-per Lanka/B-gpe", "B-GPE I-GPE", "a broken country name is put together"),
    ("South/B-geo Korean/B-gpe", "B-NORP I-NORP", "a broken demonym is put together"),
    ("Bank/B-org of/I-org Nepal/I-org", "B-ORG I-ORG I-ORG", "a country inside an organisation stays inside"),
    ("said/O Tehran/B-org", "O B-SEAT", "a capital called an organisation is left open"),
    ("the/B-geo West/I-geo Bank/I-geo", "O B-LOC I-LOC", "a region is LOC, without its article"),
    ("Hyde/B-geo Park/I-geo", "B-FAC I-FAC", "a park is FAC"),
    ("near/O Tikrit/B-geo", "O B-PLACE", "a place that no table knows is left open"),
    ("help/O us/O", "O O", "a pronoun is no country"),
    ("Tuesday/B-tim", "B-tim", "times keep their tag, which maps to outside"),
]


@pytest.mark.parametrize(("tagged", "repaired", "why"), CASES)
def test_repair(names, tagged, repaired, why):
    words, tags = zip(*(word.rsplit("/", 1) for word in tagged.split()), strict=True)
    assert repair(words, tags, names) == repaired.split(), why
