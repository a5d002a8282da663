"""How fast the pipeline reads on one core, against a blank spaCy pipeline of the usual size, in the same run.

usage: python tests/benchmarks/bench_pipeline.py [--articles FILE.jsonl] [--rounds N]

The rival is what spaCy's small models are made of: tokeniser, a convolutional tok2vec of width 96 and depth 4, tagger,
parser and entity recogniser, with random weights, which take as long as trained ones. Both read the same articles in
turns; the best round of each counts. Times are processor times of the one thread, so that a busy machine disturbs
little. Also printed: memory and time of the command line, and the time of ``import extractor``.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[name] = "1"

import spacy
from spacy.language import Language
from spacy.training import Example

import extractor

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT.parent / "shared" / "data" / "gold" / "dev.articles.jsonl"
RUN = "from extractor.cli import main; main()"
TAGS, RELATIONS, ENTITIES = 50, 45, 18
"""Labels of spaCy's English models."""


def read_texts(path: Path) -> list[str]:
    """Return the texts of a file of articles, or the samples of the package, several times, if there is none."""
    if path.exists():
        return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    return [sample.read_text(encoding="utf-8") for sample in sorted((ROOT / "samples").glob("*.txt"))] * 10


def blank_rival() -> Language:
    """Return the rival, with random weights and as many labels as a trained one."""
    nlp = spacy.blank("en")
    width = 96
    nlp.add_pipe(
        "tok2vec",
        config={
            "model": {
                "@architectures": "spacy.Tok2Vec.v2",
                "embed": {
                    "@architectures": "spacy.MultiHashEmbed.v2",
                    "width": width,
                    "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
                    "rows": [5000, 1000, 2500, 2500],
                    "include_static_vectors": False,
                },
                "encode": {
                    "@architectures": "spacy.MaxoutWindowEncoder.v2",
                    "width": width,
                    "depth": 4,
                    "window_size": 1,
                    "maxout_pieces": 3,
                },
            }
        },
    )
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": width, "upstream": "*"}
    states = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": listener,
    }
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": listener}})
    nlp.add_pipe("parser", config={"model": {**states, "state_type": "parser"}})
    nlp.add_pipe("ner", config={"model": {**states, "state_type": "ner"}})
    words = [f"word{number}" for number in range(RELATIONS)]
    example = Example.from_dict(
        nlp.make_doc(" ".join(words)),
        {
            "words": words,
            "tags": [f"T{number}" for number in range(RELATIONS)],
            "heads": [0] * RELATIONS,
            "deps": ["ROOT", *(f"r{number}" for number in range(1, RELATIONS))],
            "entities": [f"U-E{number}" if number < ENTITIES else "O" for number in range(RELATIONS)],
        },
    )
    for number in range(TAGS):
        nlp.get_pipe("tagger").add_label(f"T{number}")
    nlp.initialize(lambda: [example])
    return nlp


def speed(nlp: Language, texts: list[str], words: int) -> float:
    """Return words a second of processor time."""
    start = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return words / (time.process_time() - start)


def command(*arguments: str) -> tuple[float, str]:
    """Run Python; return the seconds that it took and what it printed."""
    start = time.perf_counter()
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True)
    return time.perf_counter() - start, done.stdout


def measure_command(articles: Path) -> None:
    """Print time and memory of the command line, which runs in a process of its own.

    This comes first: what a process occupies before it starts another one counts as memory of that one too.
    """
    sample = str(sorted((ROOT / "samples").glob("*.txt"))[0])
    first, _ = command("-c", RUN, "run", sample, "--format", "jsonl")
    print(f"first result of the command line: {first:.1f} s")
    if articles.exists():
        command("-c", RUN, "run", str(articles), "--format", "jsonl")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of the command line: {peak:.0f} MiB")
    timed = "import time; start = time.perf_counter(); import extractor; print(time.perf_counter() - start)"
    print(f"import extractor: {min(float(command('-c', timed)[1]) for _ in range(3)):.3f} s")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=ARTICLES)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()

    measure_command(options.articles)
    texts = read_texts(options.articles)
    rival, whole, reader = blank_rival(), extractor.load(), extractor.load()
    reader.select_pipes(enable=["extractor_layout", "extractor_reader"])
    words = sum(len(doc) for doc in map(rival.make_doc, texts))
    contestants = {"blank spaCy CNN": rival, "encoder and heads": reader, "whole pipeline": whole}
    best = dict.fromkeys(contestants, 0.0)
    for _ in range(options.rounds):
        for name, nlp in contestants.items():
            best[name] = max(best[name], speed(nlp, texts, words))
    print(f"{len(texts)} articles, {words} words, best of {options.rounds} rounds, one core")
    for name, found in best.items():
        print(f"{name:24}{found:9.0f} words/s{found / best['blank spaCy CNN']:8.2f}")


if __name__ == "__main__":
    main()
