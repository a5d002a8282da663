"""Measure the quality on the development sets, and pin it in quality.json as the floor that tests hold.

    python tests/update_quality.py [--allow-regression]

A floor is only lowered with ``--allow-regression``, which belongs into the commit message with its reason. What the
figures do not show: the development sets are newswire of 2022 and of 1987; other styles may do worse.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sample_records import measure_agreement

import extractor

FLOORS = Path(__file__).parent / "quality.json"
SHARED = Path(__file__).parents[2] / "shared"

EPSILON = 0.003
"""How far below its floor a figure may be: kernels of other CPUs round differently, which moves a few mentions."""

SETS = {
    "facts": ("score_facts.py", "data/gold/dev.articles.jsonl", "data/gold/dev.facts.jsonl"),
    "entities": (
        "score_ner.py",
        "data/ner/dev/worldwide.articles.jsonl.gz",
        "data/ner/dev/worldwide.entities.jsonl.gz",
    ),
}
"""What is emitted, and its scorer, articles and gold records in the shared folder."""

ROW = re.compile(r"^(.*?\S) +(\d\.\d+) +(\d\.\d+) +(\d\.\d+)", re.MULTILINE)


def measure() -> dict[str, dict[str, float]]:
    """Return F1 by set and slot, and for the samples the share of records in which a slot is as expected."""
    measured = {"samples": measure_agreement()}
    return measured | {emit: _score(emit, *paths) for emit, paths in SETS.items()}


def _score(emit: str, tool: str, articles: str, gold: str) -> dict[str, float]:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as predicted:
        for result in extractor.extract_many(_read(SHARED / articles)):
            if isinstance(result, extractor.Failure):
                raise RuntimeError(str(result))
            for record in result.to_records(emit):
                predicted.write(json.dumps(record) + "\n")
        predicted.flush()
        command = [sys.executable, SHARED / "tools" / tool, SHARED / gold, predicted.name]
        table = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {slot: float(f1) for slot, _, _, f1 in ROW.findall(table)}


def _read(path: Path) -> Iterator[extractor.Article]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield extractor.Article.from_dict(json.loads(line))


def find_regressions(floors: dict[str, dict[str, float]], measured: dict[str, dict[str, float]]) -> list[str]:
    """Name each figure that is missing, or below its floor by more than :data:`EPSILON`."""
    return [
        f"{emit} {slot}: {found}, the floor is {floor}"
        for emit, slots in floors.items()
        for slot, floor in slots.items()
        if (found := measured.get(emit, {}).get(slot, 0.0)) < floor - EPSILON
    ]


def main() -> None:
    """Measure, and write the new floors unless one is lower than the old."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--allow-regression", action="store_true", help="lower floors too")
    options = parser.parse_args()

    measured = measure()
    if FLOORS.exists() and not options.allow_regression:
        regressions = find_regressions(json.loads(FLOORS.read_text(encoding="utf-8")), measured)
        if regressions:
            sys.exit("These went down; --allow-regression accepts it:\n" + "\n".join(regressions))
    part = FLOORS.with_suffix(".part")
    part.write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")
    part.replace(FLOORS)  # so that an interrupted run leaves the old floors


if __name__ == "__main__":
    main()
