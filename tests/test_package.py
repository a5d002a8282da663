"""The wheel: it carries the model and the knowledge, and runs outside the checkout."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "--quiet", "wheel", "--no-deps", "--no-build-isolation", "-w", folder, ROOT]
    subprocess.run(command, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The folder of a new environment with the wheel; the dependencies are those of this one, by a path file."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    command = [sys.executable, "-m", "pip", "--quiet", "--python", folder, "install", "--no-deps", "--no-index", wheel]
    subprocess.run(command, check=True, capture_output=True)
    site = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder


def run(program, *arguments):
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run([program, *arguments], cwd="/", env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_carries_model_knowledge_and_licences(wheel):
    names = zipfile.ZipFile(wheel).namelist()

    assert {"extractor/model/config.json", "extractor/model/model.onnx", "extractor/model/tokenizer.json"} <= {*names}
    tables = {path.name for path in (ROOT / "extractor" / "knowledge" / "data").iterdir()}
    assert {Path(name).name for name in names if name.startswith("extractor/knowledge/data/")} >= tables
    assert {"article.html", "page.html", "page.css", "page.js"} <= {
        Path(name).name for name in names if "/templates/" in name
    }
    assert sum("/licenses/" in name for name in names) >= 2
    assert not any(name.split("/")[0] in {"tests", "models", "samples"} for name in names)


def test_runs_outside_the_checkout(installed, tmp_path):
    home = run(installed / "bin" / "python", "-c", "import extractor; print(extractor.__file__)")
    assert Path(home.strip()).is_relative_to(installed)

    output = run(installed / "bin" / "extractor", "run", str(ROOT / "samples" / "trade.txt"))
    assert json.loads(output.splitlines()[0])["quote"] == "11.2 million tonnes"

    page = tmp_path / "report.html"
    run(installed / "bin" / "extractor", "report", str(ROOT / "samples" / "trade.txt"), "-o", str(page))
    assert "11.2 million tonnes</a>" in page.read_text(encoding="utf-8")
