import pytest

from extractor.knowledge.countries import countries
from extractor.knowledge.places import find_places, place_demonyms
from extractor.knowledge.tables import DATA_DIR, read_rows


@pytest.mark.parametrize(
    ("name", "iso3"),
    [
        ("Paris", "FRA"),
        ("London", "GBR"),
        ("Kharkiv", "UKR"),
        ("Kharkov", "UKR"),
        ("St. Petersburg", "RUS"),
        ("São Paulo", "BRA"),
        ("Sao Paulo", "BRA"),
        ("Khan Younis", "PSE"),
        ("Crimea", "UKR"),
        ("Xinjiang", "CHN"),
        ("Scotland", "GBR"),
        ("Tripoli", "LBY"),
        ("Goma", "COD"),
        ("Bombay", "IND"),
        ("Texas", "USA"),
        ("Bavaria", "DEU"),
    ],
)
def test_best_known_place(name, iso3):
    assert find_places(name)[0].iso3 == iso3


def test_a_name_keeps_its_places_by_weight():
    places = find_places("Tripoli")
    assert [place.iso3 for place in places][:2] == ["LBY", "LBN"]
    assert [place.weight for place in places] == sorted((place.weight for place in places), reverse=True)


def test_no_place():
    assert find_places("Nowhere in Particular") == ()
    assert find_places("") == ()


def test_codes_are_valid():
    assert {row["iso3"] for row in read_rows("places.csv")} <= set(countries())
    assert {iso3 for iso3, _ in place_demonyms().values()} <= set(countries())
    for row in read_rows("cities.csv"):
        values = row["populations"].split()
        assert set(values[::2]) <= set(countries())
        assert all(value.isdigit() for value in values[1::2])


def test_the_tables_stay_small():
    assert sum((DATA_DIR / name).stat().st_size for name in ("cities.csv", "places.csv")) <= 1_500_000
