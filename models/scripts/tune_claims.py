"""Claims, step 5: choose the numbers that turn the network's scores into answers, and write them to reader/claims.json.

usage: python -m scripts.tune_claims [--data FOLDER] [--every 4]       (in models/, after scripts.fit_words)

One number after the other is set to what reads the annotated training articles best, by the mean F1 of the slots that
depend on it, everything behind the network included. The articles are read once; --every 4 takes a fourth of them.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

from recipe.claim_reading import read_unclaimed
from spacy.tokens import Doc

from extractor import Article
from extractor.claim.claims import Claims
from extractor.claim.network import ClaimNetwork, Decoding, Reading, Scores, read_scores
from extractor.claim.passages import Passage
from extractor.pipeline import load
from scripts.calibrate_claims import load_scorer

GRID = {
    "chosen": (-0.5, 0.0, 0.5, 1.0, 1.8),
    "gap": (0, 1, 2),
    "word_odds": (-0.3, 0.0, 0.3, 0.6),
    "unpaired": (0.2, 0.3, 0.5, 1.0),
    "far_period": (1.0, 2.0, 3.0, 99.0),
    "undated": (0.8, 0.9, 0.95, 1.01),
    "far_source": (0.0, 1.0, 2.0, 99.0),
    "changed": (0.5, 0.7, 0.85, 0.95),
    "moved": (0.5, 0.6, 0.7, 0.8, 0.9),
    "fact": (0.25, 0.35, 0.5),
}
SLOTS = ("detection", "kind", "direction", "metric", "counterpart_iso3", "period", "source", "whole record")


class Remembered(ClaimNetwork):
    """A network that scores every passage once, and reads its scores anew with other numbers."""

    scores: dict[tuple[int, int], dict[str, Scores]]

    def read(self, doc: Doc, passage: Passage) -> Iterator[Reading]:
        """Yield the reading of every quantity of a passage, in order."""
        key = id(doc), passage.tokens[0] if not passage.quantities else passage.quantities[0][2].start
        if key not in self.scores:
            self.scores[key] = self.score(doc, passage)
        logits = self.scores[key]
        for row in range(len(passage.quantities)):
            yield read_scores(passage, row, {name: scores[row] for name, scores in logits.items()}, self.decoding)


def main() -> None:
    """Search and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../../shared/data"))
    parser.add_argument("--every", type=int, default=4)
    parser.add_argument("--output", type=Path, default=Path("reader"))
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    scorer = load_scorer(options.data.parent / "tools/score_facts.py")
    lines = (options.data / "gold/train.articles.jsonl").read_text(encoding="utf-8").splitlines()[:: options.every]
    nlp = load()
    claims = nlp.get_pipe("extractor_claims")
    assert isinstance(claims, Claims)
    docs = [read_unclaimed(nlp, Article.from_dict(json.loads(line))) for line in lines]
    gold = scorer.load(options.data / "gold/train.facts.jsonl")
    gold = {doc._.doc_id: gold.get(doc._.doc_id, []) for doc in docs}
    claims.network.__class__ = Remembered
    claims.network.scores = {}  # type: ignore[attr-defined]

    def quality(decoding: Decoding) -> float:
        claims.network.decoding = decoding
        found = {}
        for doc in docs:
            rows = [(fact.to_dict(), place) for fact in claims.find(doc) for place in sorted(set(fact.mentions))]
            found[doc._.doc_id] = [{**row, "start": start, "end": end} for row, (start, end) in rows]
        scores, _ = scorer.score(gold, found)
        return sum(scores[slot][2] for slot in SLOTS) / len(SLOTS)

    path = options.output / "claims.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    best = Decoding(**settings["decoding"])
    highest = quality(best)
    for name, values in GRID.items():
        for value in values:
            tried = replace(best, **{name: value})
            reached = quality(tried) if tried != best else highest
            logging.info("%s %s: %.4f", name, value, reached)
            if reached > highest:
                best, highest = tried, reached
    settings["decoding"] = asdict(best)
    path.write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
