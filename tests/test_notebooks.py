"""The notebooks of samples/ run, and give the outputs that they hold."""

from pathlib import Path

import nbclient
import nbformat
import pytest

SAMPLES = Path(__file__).parents[1] / "samples"
MOST = 60_000
"""Bytes of a notebook: its outputs are to stay small."""


def outputs(notebook):
    """The text that the cells show, without what changes from run to run."""
    return [
        output.get("text") or output["data"].get("text/html") or output["data"]["text/plain"]
        for cell in notebook.cells
        for output in cell.get("outputs", ())
    ]


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.ipynb")), ids=lambda path: path.name)
def test_notebook(path):
    assert path.stat().st_size <= MOST
    notebook = nbformat.read(path, as_version=4)
    expected = outputs(notebook)

    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": SAMPLES}}).execute()

    assert outputs(notebook) == expected
