"""Rare units through quantulum3, without its side effects."""

import logging
import subprocess
import sys
import warnings

import pytest

from extractor.knowledge.units import long_tail_forms, unit_names, unit_symbols
from extractor.measure.normaliser import read_quantities


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a beam of 7 TeV", [("7 TeV", 7.0, "teraelectronvolt", "energy")]),
        ("a machine of 1,121 qubits", [("1,121 qubits", 1121.0, "quantum bit", "data storage")]),
        ("a pulse of 10 petawatts", [("10 petawatts", 10.0, "petawatt", "power")]),
    ],
)
def test_rare_units(text, wanted):
    found = [(reading.quote, reading.value, reading.unit, reading.dimension) for reading in read_quantities(text)]
    assert found == wanted


def test_neither_logging_nor_warnings_are_touched():
    handlers, filters = list(logging.getLogger().handlers), list(warnings.filters)
    with warnings.catch_warnings(record=True) as caught:
        read_quantities("a field of 3 gauss")
    assert caught == []
    assert (logging.getLogger().handlers, warnings.filters) == (handlers, filters)


def test_our_own_table_comes_first():
    assert not long_tail_forms() & (set(unit_names()) | set(unit_symbols()))


def test_quantulum_is_not_loaded_for_ordinary_text():
    program = (
        "import sys; from extractor.measure.normaliser import read_quantities;"
        "read_quantities('5 million jobs, 3 km, $2 a barrel, 12 mSv, 4 widgets'); print('quantulum3' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
