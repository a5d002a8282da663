"""The view on a terminal is the one that is kept in views/; `python tests/update_shown.py` writes it anew."""

import io
import re
import unicodedata

import pytest
from rich.cells import cell_len
from view_cases import CASES, NAMES, VIEWS, render_view, view_file

from extractor.write import write_results


@pytest.mark.parametrize("name", NAMES)
def test_view(name):
    assert render_view(name) == view_file(name).read_text(encoding="utf-8")


def test_no_view_is_left_over():
    assert sorted(file.stem for file in VIEWS.iterdir()) == sorted(NAMES)


@pytest.mark.parametrize("name", [*NAMES, "marks.40", "wide.30", "hostile.20"])
def test_no_line_is_wider_than_the_terminal(name):
    width = int(name.rpartition(".")[2])

    assert max(cell_len(line) for line in render_view(name).splitlines()) <= width


@pytest.mark.parametrize("name", NAMES)
def test_nothing_steers_the_terminal(name):
    found = {character for character in render_view(name) if unicodedata.category(character) in {"Cc", "Cf"}}

    assert found <= set("\n\u200d\u200e")


@pytest.mark.parametrize("name", NAMES)
def test_no_line_ends_with_blanks(name):
    assert not re.search(r" $", render_view(name), re.MULTILINE)


class Terminal(io.StringIO):
    """A terminal that shows colours."""

    def isatty(self):
        return True


def show(monkeypatch, **environment):
    for name, value in {"TERM": "xterm-256color", "COLUMNS": "80", **environment}.items():
        monkeypatch.setenv(name, value)
    stream = Terminal()
    write_results([CASES["marks"]], stream, format="table")
    return stream.getvalue()


def test_colour_says_nothing_that_is_not_written_too(monkeypatch):
    coloured = show(monkeypatch)

    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == render_view("marks.80")


@pytest.mark.parametrize(
    "environment", [pytest.param({"NO_COLOR": "1"}, id="asked for"), pytest.param({"TERM": "dumb"}, id="dumb terminal")]
)
def test_no_colour(monkeypatch, environment):
    codes = re.findall(r"\x1b\[([\d;]*)m", show(monkeypatch, **environment))

    assert {part for code in codes for part in code.split(";")} <= {"0", "1", "2", "22"}
