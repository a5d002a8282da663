"""The quality floor: no figure of quality.json may go down."""

import json

import pytest
from sample_records import measure_agreement
from update_quality import EPSILON, FLOORS, SHARED, find_regressions, measure


def read_floors():
    return json.loads(FLOORS.read_text(encoding="utf-8"))


def test_the_samples_are_read_as_well_as_before():
    assert find_regressions({"samples": read_floors()["samples"]}, {"samples": measure_agreement()}) == []


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.is_dir(), reason=f"the development sets are not in {SHARED}")
def test_no_figure_is_below_its_floor():
    assert find_regressions(read_floors(), measure()) == []


@pytest.mark.parametrize(
    ("measured", "lower"),
    [
        pytest.param({"facts": {"value": 0.8}}, 0, id="the same"),
        pytest.param({"facts": {"value": 0.8 - EPSILON}}, 0, id="within the noise"),
        pytest.param({"facts": {"value": 0.79}}, 1, id="lower"),
        pytest.param({"facts": {}}, 1, id="not measured any more"),
        pytest.param({"facts": {"value": 0.9, "unit": 0.1}}, 0, id="higher, and one that has no floor yet"),
    ],
)
def test_what_counts_as_a_regression(measured, lower):
    assert len(find_regressions({"facts": {"value": 0.8}}, measured)) == lower
