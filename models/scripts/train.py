"""Step 2: fine-tune the encoder with its heads. Resumable: run it again and it goes on from the last checkpoint.

usage: python -m scripts.train --stage NAME [--run N] [--threads N]        (in models/, after scripts.convert)

NAME is a table under [stages] of config.toml. Writes work/<stage>/model.pt (a running average of the weights) and
appends to work/<stage>/log.jsonl. Run N above 1 draws other random numbers and writes to work/<stage>-N;
scripts.average makes one network of several runs.
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import torch
from recipe.labels import ENTITY
from recipe.losses import total
from recipe.network import Reader
from recipe.run import TrainingRun
from recipe.windows import Pieces, Window, arrays, batches, windows
from tokenizers import Tokenizer
from torch import Tensor

WORK = Path("work")
TRANSITION_RATE = 30.0
"""Rate of the transitions in rates of the encoder: a few hundred numbers that start from nothing."""


def pretrained(package: str) -> Path:
    """Folder of the encoder's files in the installed package."""
    spec = find_spec(package.replace("-", "_"))
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: pip install -r requirements.txt")
    return Path(spec.origin).parent / "model"


def read_sentences(name: str) -> list[dict]:
    """Lines of a set made by scripts.convert."""
    with (WORK / "data" / f"{name}.jsonl").open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def sizes_of(stage: dict) -> dict[str, int]:
    """Number of labels of each head that the stage trains."""
    sizes = {"entity": len(ENTITY)}
    if "labels" in stage:
        labels = json.loads((WORK / "data" / stage["labels"]).read_text(encoding="utf-8"))
        sizes |= {head: len(names) for head, names in labels.items()}
    return sizes


def epoch_pool(sets: list[dict], data: dict[str, list[dict]], pieces: Pieces, longest: int, seed: int) -> list[Window]:
    """The windows of one epoch over all sets; a set with a share below 1 gives a random part of itself.

    A share above 1 reads the set so many times, in other windows each time.
    """
    draw = random.Random(seed)
    pool: list[Window] = []
    for part in sets:
        share = part.get("share", 1.0)
        while share > 0:
            made = list(windows(data[part["name"]], pieces, longest, part, draw))
            draw.shuffle(made)
            pool += made[: round(share * len(made))]
            share -= 1
    return pool


def plan_of(stage: dict, corpora: list[dict], pieces: Pieces, run: int) -> list[list[Window]]:
    """All batches of the run, in order: the same in every process, so that a run can be resumed."""
    sets = [part | stage.get("sets", {}).get(part["name"], {}) for part in corpora if part["name"] in stage["corpora"]]
    data = {part["name"]: read_sentences(part["name"]) for part in sets}
    plan: list[list[Window]] = []
    for epoch in range(stage["epochs"]):
        seed = epoch + 1000 * (run - 1)
        plan += batches(epoch_pool(sets, data, pieces, stage["window"], seed), stage["batch"], random.Random(seed))
    return plan


def parameter_groups(model: Reader, stage: dict) -> Iterator[dict]:
    """Layer-wise learning rates: the encoder's layers learn more slowly downward, the heads faster."""
    layers = len(model.encoder.layers)
    for name, value in model.named_parameters():
        if not value.requires_grad:
            continue
        if name == "transitions":
            factor = TRANSITION_RATE
        elif not name.startswith("encoder."):
            factor = stage["head_rate"]
        elif name.startswith("encoder.layers."):
            factor = stage["layer_decay"] ** (layers - 1 - int(name.split(".")[2]))
        else:
            factor = stage["layer_decay"] ** layers
        yield {"params": [value], "lr": stage["rate"] * factor, "weight_decay": 0.01 if value.ndim > 1 else 0.0}


def reader_losses(model: Reader, batch: list[Window], scales: dict[str, float], device: str) -> dict[str, Tensor]:
    """The scaled losses of the reader's heads."""
    tensors = {name: torch.from_numpy(values).to(device) for name, values in arrays(batch).items()}
    with torch.autocast(device, dtype=torch.bfloat16):
        heads = tensors["to_head"].clamp(min=0) if "to_head" in tensors else None
        logits = model(tensors["pieces"], tensors["cases"], tensors["mask"], tensors["words"], heads)
    return total(logits, model.transitions, tensors, scales)


class Run(TrainingRun):
    """A training run of one stage, on a GPU if there is one."""

    log_every, save_every, average_every = 25, 200, 10

    def __init__(self, model: Reader, stage: dict, steps: int, folder: Path) -> None:
        model.to("cuda" if torch.cuda.is_available() else "cpu")
        super().__init__(model, parameter_groups(model, stage), stage, steps, folder)

    def losses(self, batch: list[Window]) -> dict[str, Tensor]:
        """The losses by head."""
        self.counts["pieces"] += sum(item.size for item in batch)
        return reader_losses(self.network, batch, self.settings["losses"], self.device)

    def write(self) -> None:
        """Write the averaged weights."""
        torch.save(self.average, self.folder / "model.pt")


def folder_of(stage: str, run: int) -> Path:
    """Folder of the files of one run of a stage."""
    return WORK / (stage if run == 1 else f"{stage}-{run}")


def main() -> None:
    """Train one stage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stage", required=True)
    parser.add_argument("--run", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.run - 1)
    config = tomllib.loads(Path("config.toml").read_text(encoding="utf-8"))
    stage, encoder = config["stages"][options.stage], config["encoder"]
    folder = folder_of(options.stage, options.run)
    folder.mkdir(parents=True, exist_ok=True)
    sources = pretrained(encoder["package"])
    plan = plan_of(stage, config["corpora"], Pieces(Tokenizer.from_file(str(sources / "tokenizer.json"))), options.run)
    model = Reader(sizes_of(stage), encoder["case_classes"])
    if "start" in stage:
        model.load_state_dict(torch.load(WORK / stage["start"] / "model.pt"))
    else:
        model.encoder.load_pretrained(sources / "model.safetensors")
    if "frozen" in stage:
        model.encoder.freeze(stage["frozen"])
    run = Run(model, stage, len(plan), folder)
    run.resume()
    run.train(plan)


if __name__ == "__main__":
    main()
