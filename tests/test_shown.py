"""What the README and the notebooks show is what comes out."""

import nbformat
import pytest
from update_pictures import TERMINAL, picture_terminal
from update_shown import BLOCK, FIGURE, NOTEBOOKS, README, render_readme, run_notebook

MOST = 100_000
"""Bytes of a notebook: its outputs are to stay small."""


def test_readme():
    text = README.read_text(encoding="utf-8")

    assert len(BLOCK.findall(text)) >= 4
    assert len(FIGURE.findall(text)) >= 10
    assert render_readme(text) == text


def test_picture_of_the_terminal():
    assert picture_terminal() == TERMINAL.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_notebook(path):
    assert path.stat().st_size <= MOST
    assert _outputs(run_notebook(path)) == _outputs(nbformat.read(path, as_version=4))


def _outputs(notebook):
    return [
        output.get("text") or output["data"].get("text/html") or output["data"]["text/plain"]
        for cell in notebook.cells
        for output in cell.get("outputs", ())
    ]
