"""Claims, step 4: fit the weights by which words are chosen for metrics, and write them to reader/claims.json.

usage: python -m scripts.fit_words [--data FOLDER] [--every 1]       (in models/, after scripts.export_claims)

Every word of a figure's sentence in the annotated training articles is an example: whether the annotated metric has it
(of a word that comes twice, the one nearest to the figure), and what ``extractor/claim/wording.py`` knows of it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
from recipe.claim_reading import gold_facts, read_unclaimed
from recipe.claim_targets import content, stem
from spacy.tokens import Doc

from extractor.annotations import read_annotations
from extractor.claim.claims import Claims
from extractor.claim.passages import read_passages
from extractor.claim.wording import Wording
from extractor.pipeline import load
from scripts.calibrate_claims import fit

Example = tuple[dict[str, float], bool]


def examples(doc: Doc, claims: Claims, facts: list[dict]) -> Iterator[Example]:
    """What is known of every word that may belong to the metric of an annotated fact, and whether it does."""
    records = read_annotations(doc)
    wording = Wording(doc, records, {})
    for passage in read_passages(doc, records, list(records.quantities)):
        for reading in claims.network.read(doc, passage):
            quantity = reading.quantity
            fact = next((fact for fact in facts if fact["start"] < quantity.end and quantity.start < fact["end"]), None)
            if fact is None:
                continue
            wanted = content(fact["metric"])
            nearest: dict[str, tuple[int, int]] = {}
            found = wording.features(reading)
            for index in found:
                key = stem(doc[index].text)
                if key in wanted:
                    nearest[key] = min(
                        nearest.get(key, (len(doc.text), 0)), (abs(doc[index].idx - quantity.start), index)
                    )
            right = {index for _, index in nearest.values()}
            yield from ((row, index in right) for index, row in found.items())


def fit_weights(found: list[Example]) -> dict[str, float]:
    """The weight of every feature, and the intercept."""
    names = sorted({name for row, _ in found for name in row})
    columns = {name: column for column, name in enumerate(names)}
    inputs = np.zeros((len(found), len(names)))
    for number, (row, _) in enumerate(found):
        for name, value in row.items():
            inputs[number, columns[name]] = value
    weights = fit(inputs, np.array([right for _, right in found], float))
    return {name: round(float(weight), 4) for name, weight in zip((*names, "intercept"), weights, strict=True)}


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../../shared/data"))
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--output", type=Path, default=Path("reader"))
    options = parser.parse_args()
    nlp = load()
    claims = nlp.get_pipe("extractor_claims")
    assert isinstance(claims, Claims)
    found: list[Example] = []
    for article, facts in islice(gold_facts(options.data / "gold"), 0, None, options.every):
        found += examples(read_unclaimed(nlp, article), claims, facts)
    path = options.output / "claims.json"
    settings = json.loads(path.read_text(encoding="utf-8")) | {"words": fit_weights(found)}
    path.write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
