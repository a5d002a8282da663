"""Step 2: fine-tune the encoder with its heads. Resumable: run it again and it goes on from the last checkpoint.

usage: python -m scripts.train --stage NAME [--threads N]        (in models/, after scripts.convert)

NAME is a table under [stages] of config.toml. Writes work/<stage>/model.pt (a running average of the weights) and
appends to work/<stage>/log.jsonl.
"""

from __future__ import annotations

import argparse
import json
import random
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import torch
from recipe.labels import ENTITY
from recipe.losses import total
from recipe.network import Reader
from recipe.windows import Pieces, Window, arrays, batches, windows
from tokenizers import Tokenizer

WORK = Path("work")
LOG_EVERY, SAVE_EVERY, AVERAGE_EVERY = 25, 200, 10
"""Steps between lines of the log, between checkpoints, and between updates of the averaged weights."""


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
    """The windows of one epoch over all sets; a set with a share below 1 gives a random part of itself."""
    draw = random.Random(seed)
    pool: list[Window] = []
    for part in sets:
        made = list(windows(data[part["name"]], pieces, longest, part, draw))
        draw.shuffle(made)
        pool += made[: round(part.get("share", 1.0) * len(made))]
    return pool


def plan_of(stage: dict, corpora: list[dict], pieces: Pieces) -> list[list[Window]]:
    """All batches of the run, in order: the same in every process, so that a run can be resumed."""
    sets = [part for part in corpora if part["name"] in stage["corpora"]]
    data = {part["name"]: read_sentences(part["name"]) for part in sets}
    plan: list[list[Window]] = []
    for seed in range(stage["epochs"]):
        plan += batches(epoch_pool(sets, data, pieces, stage["window"], seed), stage["batch"], random.Random(seed))
    return plan


def parameter_groups(model: Reader, stage: dict) -> Iterator[dict]:
    """Layer-wise learning rates: the encoder's layers learn more slowly downward, the heads faster."""
    layers = len(model.encoder.layers)
    for name, value in model.named_parameters():
        if not name.startswith("encoder."):
            factor = stage["head_rate"]
        elif name.startswith("encoder.layers."):
            factor = stage["layer_decay"] ** (layers - 1 - int(name.split(".")[2]))
        else:
            factor = stage["layer_decay"] ** layers
        yield {"params": [value], "lr": stage["rate"] * factor, "weight_decay": 0.01 if value.ndim > 1 else 0.0}


class Run:
    """A training run of one stage: model, optimizer, averaged weights, and how far it has come."""

    def __init__(self, model: Reader, stage: dict, steps: int, folder: Path) -> None:
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.model, self.stage, self.steps, self.folder = model.to(self.device), stage, steps, folder
        self.optimizer = torch.optim.AdamW(list(parameter_groups(model, stage)), fused=True)
        warm = round(stage["warm_up"] * steps)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
        )
        self.average = {name: value.detach().clone() for name, value in model.state_dict().items()}
        self.step = 0

    def resume(self) -> None:
        """Go on from the last checkpoint, if there is one."""
        path = self.folder / "checkpoint.pt"
        if path.exists():
            state = torch.load(path, map_location=self.device)
            self.model.load_state_dict(state["model"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.schedule.load_state_dict(state["schedule"])
            self.average, self.step = state["average"], state["step"]

    def save(self) -> None:
        """Write a checkpoint, which replaces the last one once it is complete."""
        state = {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict(), "average": self.average}
        new = self.folder / "checkpoint.new"
        torch.save(state | {"schedule": self.schedule.state_dict(), "step": self.step}, new)
        new.replace(self.folder / "checkpoint.pt")

    def learn(self, batch: list[Window]) -> dict[str, float]:
        """One step of training; returns the losses by head."""
        tensors = {name: torch.from_numpy(values).to(self.device) for name, values in arrays(batch).items()}
        with torch.autocast(self.device, dtype=torch.bfloat16):
            heads = tensors["to_head"].clamp(min=0) if "to_head" in tensors else None
            logits = self.model(tensors["pieces"], tensors["cases"], tensors["mask"], tensors["words"], heads)
        losses = total(logits, tensors, self.stage["losses"])
        self.optimizer.zero_grad(set_to_none=True)
        torch.stack(list(losses.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.step += 1
        if self.step % AVERAGE_EVERY == 0:
            keep = min(self.stage["average"], self.step / (self.step + 10)) ** AVERAGE_EVERY
            for name, value in self.model.state_dict().items():
                self.average[name].lerp_(value, 1 - keep)
        return {head: float(loss.detach()) for head, loss in losses.items()}

    def train(self, plan: list[list[Window]]) -> None:
        """Train over what is left of the plan, and write the averaged weights."""
        self.model.train()
        started, read = time.time(), 0
        sums: dict[str, list[float]] = defaultdict(list)
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as log:
            for batch in plan[self.step :]:
                for head, loss in self.learn(batch).items():
                    sums[head].append(loss)
                read += sum(item.size for item in batch)
                if self.step % LOG_EVERY == 0 or self.step == self.steps:
                    seconds = round(time.time() - started)
                    line = {"step": self.step, "of": self.steps, "seconds": seconds, "pieces": read}
                    means = {head: round(sum(values) / len(values), 4) for head, values in sums.items()}
                    log.write(json.dumps(line | means) + "\n")
                    log.flush()
                    sums.clear()
                if self.step % SAVE_EVERY == 0:
                    self.save()
        torch.save(self.average, self.folder / "model.pt")


def main() -> None:
    """Train one stage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stage", required=True)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    config = tomllib.loads(Path("config.toml").read_text(encoding="utf-8"))
    stage, encoder = config["stages"][options.stage], config["encoder"]
    folder = WORK / options.stage
    folder.mkdir(parents=True, exist_ok=True)
    sources = pretrained(encoder["package"])
    plan = plan_of(stage, config["corpora"], Pieces(Tokenizer.from_file(str(sources / "tokenizer.json"))))
    model = Reader(sizes_of(stage), encoder["case_classes"])
    model.encoder.load_pretrained(sources / "model.safetensors")
    run = Run(model, stage, len(plan), folder)
    run.resume()
    run.train(plan)


if __name__ == "__main__":
    main()
