"""Kills the batch over and over, and compares its store with that of a run that nobody disturbs.

usage: python tests/benchmarks/kill_batch.py [--articles 2000] [--kills 20] [--seed 1]

Every kill (SIGKILL) comes at a random moment and takes the parent or one of the two workers; the command is then given
again. What must be the same are all rows but seconds and runs.
"""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from reuters import write_articles

from tests.batch.killing import run_with_kills
from tests.batch.rows import rows


def main() -> None:
    """Run, kill, run again, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    moments = random.Random(options.seed)
    most = 3 * options.articles // (2 * options.kills)  # so that most articles, not all, are read when the last comes
    kills = [
        (moments.randint(1, most), moments.choice(["parent", "parent", "worker"]), moments.uniform(0, 1))
        for _ in range(options.kills)
    ]
    with tempfile.TemporaryDirectory() as folder:
        feed, killed, whole = (Path(folder) / name for name in ("feed.jsonl", "killed.db", "whole.db"))
        count = write_articles(feed, options.articles)
        start = time.perf_counter()
        starts, status = run_with_kills([feed, "--store", killed, "--workers", "2"], kills)
        print(f"{count} articles, {len(kills)} kills, {starts} starts, exit status {status}", end=", ")
        print(f"{time.perf_counter() - start:.0f} s", flush=True)
        _, status = run_with_kills([feed, "--store", whole, "--workers", "2"], [])
        print(f"undisturbed: exit status {status}")
        found, expected = rows(killed), rows(whole)
    for table, lines in expected.items():
        print(f"{table}: {len(found[table])} rows, {len(lines)} undisturbed, same: {found[table] == lines}")
    sys.exit(found != expected)


if __name__ == "__main__":
    main()
