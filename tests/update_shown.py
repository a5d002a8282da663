"""Run what the README, the notebooks and the kept views of a terminal show, and write down what comes out.

    python tests/update_shown.py

Tests run the same and compare, so that nothing is shown that is not so.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbclient
import nbformat
from view_cases import update_views

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
NOTEBOOKS = sorted((ROOT / "samples").glob("*.ipynb"))

BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FIGURE = re.compile(r"^(\| .* \| )\d\.\d\d( \| `(\w+)/(.+)` \|)$", re.MULTILINE)
"""A row of the README's table of figures: in words, the figure, and its place in quality.json."""


def render_readme(text: str) -> str:
    """Return the README with the output of each session and each figure as they are today."""
    floors = json.loads((ROOT / "tests" / "quality.json").read_text(encoding="utf-8"))
    text = FIGURE.sub(lambda row: f"{row[1]}{floors[row[3]][row[4]]:.2f}{row[2]}", text)
    variables: dict[str, Any] = {}
    with TemporaryDirectory() as folder:  # what the sessions make, such as a store, is seen by those after them
        (Path(folder) / "samples").symlink_to(ROOT / "samples")
        render = {
            "console": lambda block: _render_console(block, folder),
            "python": lambda block: _render_python(block, variables),
        }
        return BLOCK.sub(lambda block: f"```{block[1]}\n{render[block[1]](block[2])}```", text)


def _render_console(block: str, folder: str) -> str:
    scripts = Path(sys.executable).parent
    environment = {**os.environ, "COLUMNS": "80", "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"}
    shown = []
    for command in re.findall(r"^\$ (.*)$", block, re.MULTILINE):
        done = subprocess.run(
            command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=True
        )
        shown += [f"$ {command}", *(line.rstrip() for line in done.stdout.splitlines())]
    return "".join(f"{line}\n" for line in shown)


def _render_python(block: str, variables: dict[str, Any]) -> str:
    shown = ""
    for example in doctest.DocTestParser().get_examples(block):
        output = io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.chdir(ROOT):
            exec(compile(example.source, "README.md", "single"), variables)
        first, *more = example.source.splitlines()
        shown += f">>> {first}\n" + "".join(f"... {line}".rstrip() + "\n" for line in more) + output.getvalue()
    return shown


def run_notebook(path: Path) -> nbformat.NotebookNode:
    """Return the notebook with the outputs that it has today, and nothing else that changes from run to run."""
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": path.parent}}).execute()
    for cell in notebook.cells:
        cell.metadata = {}
    return notebook


def main() -> None:
    """Bring the README, the notebooks and the views up to date."""
    README.write_text(render_readme(README.read_text(encoding="utf-8")), encoding="utf-8")
    for path in NOTEBOOKS:
        nbformat.write(run_notebook(path), path)
    update_views()


if __name__ == "__main__":
    main()
