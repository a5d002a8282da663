"""How fast the normaliser reads, against quantulum3 on the same sentences in the same run.

usage: python tests/benchmarks/bench_quantities.py [--sentences N] [--rounds N]

The sentences are those of the samples of this repository with a figure in them, repeated. Both read them one by one,
in turns; the best round of each counts, in processor time. quantulum3 runs without its classifier, its fastest way.
"""

from __future__ import annotations

import argparse
import re
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from extractor.measure.normaliser import read_quantities

SAMPLES = Path(__file__).parents[2] / "samples"
SENTENCE = re.compile(r"(?<=[.!?])\s+")


def read_sentences(wanted: int) -> list[str]:
    """Return so many sentences with a digit, from the samples."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    found = [sentence for text in texts for sentence in SENTENCE.split(text) if re.search(r"\d", sentence)]
    return (found * (wanted // len(found) + 1))[:wanted]


def words_per_second(read: Callable[[str], Any], sentences: list[str]) -> float:
    """Return the words read in a second of processor time."""
    words = sum(len(sentence.split()) for sentence in sentences)
    start = time.process_time()
    for sentence in sentences:
        read(sentence)
    return words / (time.process_time() - start)


def main() -> None:
    """Print the words/s of both and how many times faster ours is."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--sentences", type=int, default=200)
    arguments.add_argument("--rounds", type=int, default=3)
    options = arguments.parse_args()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser
    sentences = read_sentences(options.sentences)
    read_quantities(sentences[0])
    parser.parse(sentences[0])  # both load their tables before the clock runs
    best = {"extractor": 0.0, "quantulum3": 0.0}
    for _ in range(options.rounds):
        best["extractor"] = max(best["extractor"], words_per_second(read_quantities, sentences))
        best["quantulum3"] = max(best["quantulum3"], words_per_second(parser.parse, sentences))
    for name, speed in best.items():
        print(f"{name:12}{speed:12,.0f} words/s")
    print(f"{'ratio':12}{best['extractor'] / best['quantulum3']:12.1f}")


if __name__ == "__main__":
    main()
