import os
import subprocess
import sys
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "samples" / "trade.txt"


def test_the_way_out_is_named(tmp_path):
    # A module in front of the library, as if it were not installed.
    (tmp_path / "ray.py").write_text("raise ImportError('not here')")
    command = ["batch", str(SAMPLE), "--store", "facts.db", "--engine", "ray"]
    done = subprocess.run(
        [sys.executable, "-c", "from extractor.cli import main; main()", *command],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"},
        check=False,
        encoding="utf-8",
        cwd=tmp_path,
    )

    assert done.returncode == 2
    assert 'pip install "geofact-extractor[ray]"' in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "facts.db").exists()
