"""Claims, step 6: fit the confidence of a record to how often records are whole, and report how well it tells.

usage: python -m scripts.calibrate_claims [--data FOLDER]       (in models/, after scripts.tune_claims)

Reads gold/dev with the whole pipeline. The weights of ``extractor/claim/confidence.py`` are fitted on all its records
and go into reader/claims.json; what is reported is cross-validated: the records of an article are judged by weights
fitted on other articles. Writes metrics/claims.json and the table of CLAIMS.md.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from pathlib import Path
from types import ModuleType

import numpy as np

import extractor
from extractor.claim.confidence import features
from scripts.card import fill, table

FOLDS = 10
BINS = 10
PENALTY = 3.0
"""Weight of the squared (standardised) weights against the log-likelihood of all records."""
STEPS = 50
WHOLE = ("value", "unit", "kind")
OPTIONAL = ("subject_iso3", "counterpart_iso3", "period", "direction", "status")


def load_scorer(path: Path) -> ModuleType:
    """Return the record scorer, which says when two slots agree."""
    spec = importlib.util.spec_from_file_location("score_facts", path)
    assert spec is not None, f"no scorer at {path}"
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def is_whole(scorer: ModuleType, gold: dict, found: dict) -> bool:
    """Whether a record agrees with the annotated one in all slots that count, as the scorer counts them."""
    slots = scorer.SLOTS
    core = all(slots[name][1](gold, found) for name in WHOLE)
    core = core and (gold["metric"] is None or slots["metric"][1](gold, found))
    for name in OPTIONAL:
        get, agree = slots[name]
        core = core and ((get(gold) is None and get(found) is None) or agree(gold, found))
    return bool(core)


def read_records(data: Path, scorer: ModuleType) -> tuple[list[dict[str, float]], np.ndarray, np.ndarray]:
    """Features of every mention of every fact, whether its record is whole, and the number of its article."""
    gold = scorer.load(data / "gold/dev.facts.jsonl")
    lines = (data / "gold/dev.articles.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [extractor.Article.from_dict(json.loads(line)) for line in lines]
    rows, whole, groups = [], [], []
    for number, result in enumerate(extractor.extract_many(articles)):
        if isinstance(result, extractor.Failure):
            raise RuntimeError(str(result))
        found = [
            ({**fact.to_dict(), "start": start, "end": end}, features(fact, fact.explain()))
            for fact in result.facts
            for start, end in sorted(set(fact.mentions))
        ]
        answers = gold.get(result.doc_id, [])
        aligned = {j: i for i, j in scorer.align(answers, [record for record, _ in found]).items()}
        for index, (record, row) in enumerate(found):
            rows.append(row)
            whole.append(index in aligned and is_whole(scorer, answers[aligned[index]], record))
            groups.append(number)
    return rows, np.array(whole, float), np.array(groups)


def fit(inputs: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression with a squared penalty, the intercept last; by Newton's method."""
    mean, spread = inputs.mean(0), inputs.std(0)
    spread = np.where(spread > 0, spread, 1.0)
    design = np.hstack([(inputs - mean) / spread, np.ones((len(inputs), 1))])
    penalty = np.diag([PENALTY] * inputs.shape[1] + [0.0])
    weights = np.zeros(design.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (likely - targets) + penalty @ weights
        curve = (design * (likely * (1 - likely))[:, None]).T @ design + penalty
        weights = weights - np.linalg.solve(curve, slope)
    raw = weights[:-1] / spread
    return np.append(raw, weights[-1] - raw @ mean)


def judge(inputs: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The probabilities that records are whole."""
    return 1 / (1 + np.exp(-(inputs @ weights[:-1] + weights[-1])))


def bins(sure: np.ndarray, whole: np.ndarray) -> list[dict[str, float]]:
    """Mean confidence and share of whole records, by tenths of the confidence."""
    places = np.minimum((sure * BINS).astype(int), BINS - 1)
    return [
        {
            "from": place / BINS,
            "records": int((places == place).sum()),
            "confidence": round(float(sure[places == place].mean()), 3),
            "whole": round(float(whole[places == place].mean()), 3),
        }
        for place in range(BINS)
        if (places == place).any()
    ]


def main() -> None:
    """Fit, report, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../../shared/data"))
    parser.add_argument("--output", type=Path, default=Path("reader"))
    options = parser.parse_args()
    scorer = load_scorer(options.data.parent / "tools/score_facts.py")
    rows, whole, groups = read_records(options.data, scorer)
    names = sorted(rows[0])
    inputs = np.array([[row[name] for name in names] for row in rows])
    sure = np.zeros(len(rows))
    for fold in range(FOLDS):
        kept = groups % FOLDS != fold
        sure[~kept] = judge(inputs[~kept], fit(inputs[kept], whole[kept]))
    found = bins(sure, whole)
    error = sum(row["records"] * abs(row["confidence"] - row["whole"]) for row in found) / len(rows)
    high, low = sure[whole == 1][:, None], sure[whole == 0][None]
    metrics = {
        "records": len(rows),
        "whole": round(float(whole.mean()), 3),
        "expected calibration error": round(error, 4),
        "area under the curve": round(float((high > low).mean() + (high == low).mean() / 2), 3),
        "bins": found,
    }
    Path("metrics/claims.json").write_text(json.dumps(metrics, indent=2) + "\n", encoding="utf-8")
    weights = dict(zip((*names, "intercept"), map(float, fit(inputs, whole)), strict=True))
    shipped = {name: round(weight, 4) for name, weight in weights.items()}
    path = options.output / "claims.json"
    settings = json.loads(path.read_text(encoding="utf-8")) | {"confidence": shipped}
    path.write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")
    write_table(metrics, Path("CLAIMS.md"))


def write_table(metrics: dict, card: Path) -> None:
    """Put the figures into the card, between its marks."""
    summary = (
        f"Of {metrics['records']:,} records {metrics['whole']:.1%} are whole. Expected calibration error in {BINS} "
        f"bins: {metrics['expected calibration error']:.3f}; area under the ROC curve: "
        f"{metrics['area under the curve']:.2f}."
    )
    rows = [[f"{value:,}" for value in row.values()] for row in metrics["bins"]]
    content = summary + "\n\n" + table(["confidence from", "records", "mean confidence", "whole"], rows)
    card.write_text(fill(card.read_text(encoding="utf-8"), "confidence", content), encoding="utf-8")


if __name__ == "__main__":
    main()
