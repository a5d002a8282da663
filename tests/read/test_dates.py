from time import struct_time

import pytest

from extractor.read.dates import iso_date


def utc(*fields):
    return struct_time((*fields, 0, 0, 0, 0, 0, 0)[:9])


CASES = [
    pytest.param("2025-11-11", None, "2025-11-11", id="a day"),
    pytest.param("2025-11-11T23:30:00-05:00", None, "2025-11-11", id="the day where it was written"),
    pytest.param("Tue, 11 Nov 2025 23:30:00 -0500", utc(2025, 11, 12), "2025-11-11", id="likewise, not that of UTC"),
    pytest.param("11 novembre 2025", utc(2025, 11, 11), "2025-11-11", id="only the parser reads it"),
    pytest.param("2001-02-03", utc(2025, 11, 11), "2025-11-11", id="the two are far apart"),
    pytest.param("2025-13-45", None, None, id="no day of the calendar"),
    pytest.param("yesterday", None, None, id="no date"),
    pytest.param("", None, None, id="nothing"),
    pytest.param(None, None, None, id="missing"),
]


@pytest.mark.parametrize(("written", "parsed", "date"), CASES)
def test_iso_date(written, parsed, date):
    assert iso_date(written, parsed) == date
