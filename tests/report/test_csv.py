"""The script's functions for CSV, alone, against the writer of the command line."""

import csv
import io
from importlib.resources import files

import pytest

from extractor.write.csv import defuse

SOURCE = files("extractor.report").joinpath("templates", "csv.js").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        ("", ""),
        ("crude imports", "crude imports"),
        ('a "b"', '"a ""b"""'),
        ("a,b", '"a,b"'),
        ("a\nb", '"a\nb"'),
        ("a\rb", '"a\rb"'),
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ('=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'),
        ("'=1", "''=1"),
        ("'quoted'", "'quoted'"),
        ("-", "-"),
        (-1.5, "-1.5"),
        (0, "0"),
        ("\u202ea", "\u202ea"),
    ],
)
def test_cell(chromium, value, cell):
    assert chromium.execute_script(f"{SOURCE} return csvCell(arguments[0])", value) == cell
    if isinstance(value, str) and value:
        assert next(csv.reader([cell], strict=True)) == [defuse(value)], "as the command line defuses it"


def test_lines(chromium):
    records = [{"a": 1, "b": "x", "c": "left out"}, {"b": None}]

    written = chromium.execute_script(f"{SOURCE} return toCsv(['a', 'b'], arguments[0])", records)

    assert io.StringIO(written).readlines() == ["a,b\n", "1,x\n", ",\n"]
