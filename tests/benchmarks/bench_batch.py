"""How fast the batch reads, and how much memory and disk it takes.

usage: python tests/benchmarks/bench_batch.py [--articles 19031] [--source FILE.jsonl.gz]

Reads the Reuters articles of 1987 into new stores: a tenth of them and all of them with one worker, and all with two.
Printed are articles a second; the processor time of an article in the parent and in the workers, which a busy machine
disturbs little; the time of ten times the articles; the memory of all processes together (shared pages counted once),
the highest of the first and of the second half of the run; and the size of the store. The time to start, which is that
of loading the model, is left out.
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from reuters import SOURCE, write_articles

from tests.batch.killing import ENVIRONMENT, children, command

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Figures:
    """What one run took. wall: seconds from the first article on; parent, workers: seconds of processor time."""

    documents: int = 0
    wall: float = 0.0
    parent: float = 0.0
    workers: float = 0.0
    memory: list[float] = field(default_factory=list)
    status: int = 0

    @property
    def rate(self) -> float:
        """Articles a second."""
        return self.documents / self.wall

    @property
    def peaks(self) -> tuple[float, float]:
        """The highest memory of each half, MiB; the beginning, before the processes are warm, is left out."""
        warm = self.memory[len(self.memory) // 20 :]
        return max(warm[: len(warm) // 2]), max(warm[len(warm) // 2 :])


def run(feed: Path, store: Path, workers: int) -> Figures:
    """Run the batch and watch it."""
    figures = Figures()
    arguments = command(feed, "--store", store, "--workers", workers)
    with subprocess.Popen(arguments, stderr=subprocess.PIPE, env=ENVIRONMENT) as process:
        over = threading.Event()
        watcher = threading.Thread(target=_watch, args=(process.pid, figures, over))
        start = begun = 0.0
        for line in process.stderr or ():
            if json.loads(line)["event"] == "document":
                if not figures.documents:
                    start, begun = time.perf_counter(), _used(process.pid)
                    watcher.start()
                figures.documents += 1
                figures.wall = time.perf_counter() - start
        over.set()
        watcher.join()
        figures.parent -= begun
    figures.status = process.returncode
    return figures


def _watch(pid: int, figures: Figures, over: threading.Event) -> None:
    used: dict[int, float] = {}
    while not over.wait(0.5):
        workers = children(pid)
        figures.memory.append(sum(_memory(process) for process in (pid, *workers)))
        figures.parent = _used(pid) or figures.parent
        used |= {worker: _used(worker) for worker in workers}
        figures.workers = sum(used.values())


def _memory(pid: int) -> float:
    """MiB of a process, with its share of what it has in common with others."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def _used(pid: int) -> float:
    """Seconds of processor time that a process has used."""
    try:
        values = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(values[11]) + int(values[12])) / TICKS


def describe(name: str, figures: Figures) -> None:
    """Print the figures of a run."""
    first, second = figures.peaks
    each = 1000 / figures.documents
    print(
        f"{name:26}{figures.rate:8.1f} articles/s   processor {figures.workers * each:6.1f} ms/article in workers, "
        f"{figures.parent * each:5.1f} in the parent   memory {first:5.0f} MiB, then {second:5.0f}   "
        f"load {os.getloadavg()[0]:.1f}   exit status {figures.status}",
        flush=True,
    )


def describe_store(path: Path) -> None:
    """Print what the store holds and how large it is."""
    with sqlite3.connect(path) as store:
        facts = store.execute("SELECT count(*) FROM facts").fetchone()[0]
        manifest = dict(store.execute("SELECT status, documents FROM manifest"))
        text = store.execute("SELECT sum(length(text)) FROM documents").fetchone()[0]
    size = path.stat().st_size
    print(f"manifest: {manifest}, {facts} facts")
    print(
        f"store: {size / 1e6:.1f} MB, {size / 1e3 / facts * 1000:.0f} kB for 1,000 facts, of which "
        f"{text / 1e3 / facts * 1000:.0f} kB the articles' own text"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=None)
    parser.add_argument("--source", type=Path, default=SOURCE)
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count = write_articles(folder / "all.jsonl", options.articles, options.source)
        write_articles(folder / "tenth.jsonl", count // 10, options.source)
        print(f"{count} articles, {os.cpu_count()} processors", flush=True)
        tenth = run(folder / "tenth.jsonl", folder / "tenth.db", 1)
        describe("a tenth, one worker", tenth)
        one = run(folder / "all.jsonl", folder / "one.db", 1)
        describe("all, one worker", one)
        two = run(folder / "all.jsonl", folder / "two.db", 2)
        describe("all, two workers", two)
        print(f"two workers against one: {two.rate / one.rate:.2f} times as fast")
        same = tenth.documents / one.documents
        print(f"{1 / same:.1f} times the articles: {one.wall / tenth.wall:.2f} times the time", end=", ")
        print(f"{(one.parent + one.workers) / (tenth.parent + tenth.workers):.2f} times the processor time")
        describe_store(folder / "two.db")


if __name__ == "__main__":
    main()
