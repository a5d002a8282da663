"""Step 2b: one network of several runs of a stage, the mean of their weights (Wortsman et al. 2022).

usage: python -m scripts.average --stage NAME --runs N        (in models/, after N times scripts.train --run)

Writes work/<stage>/model.pt; the first run's own weights go to work/<stage>/first.pt.
"""

from __future__ import annotations

import argparse

import torch

from scripts.train import folder_of


def main() -> None:
    """Average the runs of one stage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stage", required=True)
    parser.add_argument("--runs", type=int, required=True)
    options = parser.parse_args()
    target, first = (folder_of(options.stage, 1) / name for name in ("model.pt", "first.pt"))
    if not first.exists():
        target.rename(first)
    paths = [first, *(folder_of(options.stage, run) / "model.pt" for run in range(2, options.runs + 1))]
    weights = [torch.load(path, map_location="cpu") for path in paths]
    torch.save({name: torch.stack([one[name] for one in weights]).mean(0) for name in weights[0]}, target)


if __name__ == "__main__":
    main()
