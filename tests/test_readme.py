"""The README shows real sessions: every command and every Python example of it gives what is printed there."""

import doctest
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(console|python)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
SESSIONS = [
    (command, output)
    for language, block in BLOCKS
    if language == "console"
    for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    if output
]


def test_there_are_sessions():
    assert len(SESSIONS) >= 2


@pytest.mark.parametrize(("command", "output"), SESSIONS, ids=[command for command, _ in SESSIONS])
def test_session(command, output):
    scripts = Path(sys.executable).parent
    environment = {**os.environ, "COLUMNS": "80", "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(command, shell=True, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)

    assert [line.rstrip() for line in done.stdout.splitlines()] == output.splitlines()


def test_its_figures_are_those_of_the_quality_floor():
    floors = json.loads((ROOT / "tests" / "quality.json").read_text(encoding="utf-8"))
    pinned = {f"{score:.2f}" for emit in ("facts", "entities") for score in floors[emit].values()}
    shown = re.findall(r"^\| .* \| (\d\.\d\d) \|$", README, re.MULTILINE)

    assert len(shown) >= 10
    assert pinned.issuperset(shown)


def test_python_examples(monkeypatch):
    monkeypatch.chdir(ROOT)
    examples = "\n".join(block for language, block in BLOCKS if language == "python")
    test = doctest.DocTestParser().get_doctest(examples, {}, "README.md", "README.md", 0)

    assert test.examples
    failed, _ = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test)
    assert failed == 0
