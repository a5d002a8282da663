"""Killing a batch: the command is run, its processes are killed as told, and it is started again until it ends."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1"}
ENDING = 40
"""Seconds in which a worker must notice that its parent is gone: those of an article, and some."""


def command(*arguments):
    return [sys.executable, "-c", "from extractor.cli import main; main()", "batch", *map(str, arguments), "--log-json"]


def run_with_kills(arguments, kills):
    """Run the batch to its end, and return how often it was started, and the exit status of the last run.

    kills: (documents, victim, pause) for each kill: after so many documents of a run that were settled by it, and
    ``pause`` seconds more, the parent or a worker is killed. Raises AssertionError for a worker that outlives its
    parent.
    """
    starts = 0
    kills = list(kills)
    while True:
        starts += 1
        with subprocess.Popen(command(*arguments), stderr=subprocess.PIPE, env=ENVIRONMENT) as process:
            _kill_when_due(process, kills)
        if process.returncode != -signal.SIGKILL:
            assert not kills, f"the batch was through before {len(kills)} of the kills"
            return starts, process.returncode


def _kill_when_due(process, kills):
    settled = 0
    for line in process.stderr:
        event = json.loads(line)
        settled += event["event"] == "document" and event["fresh"]
        if kills and settled >= kills[0][0]:
            _, victim, pause = kills.pop(0)
            time.sleep(pause)
            workers = children(process.pid)
            if victim == "worker" and workers:
                _kill(workers[settled % len(workers)])
                settled = 0
            elif victim == "parent":
                _kill(process.pid)
                process.wait()
                _wait_for_end(workers)
                return


def children(pid):
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
    except OSError:
        return []


def _kill(pid):
    with contextlib.suppress(ProcessLookupError):  # it was through
        os.kill(pid, signal.SIGKILL)


def _wait_for_end(pids):
    deadline = time.monotonic() + ENDING
    while any(Path(f"/proc/{pid}").exists() for pid in pids):
        assert time.monotonic() < deadline, f"workers outlive their parent: {pids}"
        time.sleep(0.05)
