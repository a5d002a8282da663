"""A batch that is killed and started again comes to the same store as one that is not."""

import json
from pathlib import Path

import pytest

from tests.batch.killing import run_with_kills
from tests.batch.rows import rows
from tests.batch.simple import OTHER, STORY

KILLS = [(9, "worker", 0.0), (8, "parent", 0.01), (12, "parent", 0.0)]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the workers in /proc")
def test_kills_leave_no_trace(tmp_path):
    feed = tmp_path / "feed.jsonl"
    with feed.open("w") as lines:
        for number in range(60):
            text = (STORY if number % 2 else OTHER).format(f"{number % 50 + 10},000")
            lines.write(json.dumps({"doc_id": f"a{number}", "published": "2024-06-03", "text": text}) + "\n")
        lines.write("no article\n")

    starts, status = run_with_kills([feed, "--store", tmp_path / "killed.db", "--workers", "2"], KILLS)
    assert (starts, status) == (3, 1)
    assert run_with_kills([feed, "--store", tmp_path / "whole.db"], []) == (1, 1)

    whole = rows(tmp_path / "whole.db")
    assert rows(tmp_path / "killed.db") == whole
    assert len(whole["documents"]) == 61
    assert {row[2] for row in whole["documents"]} == {"done", "duplicate", "failed"}
    assert len(whole["facts"]) > 40
