"""Step 3: train the reader further on news that it has labelled itself, together with the claim network.

usage: python -m scripts.train_together [--threads N] [--held-out 0.03]
(in models/, after scripts.train --stage reader, scripts.export, scripts.label_news and scripts.convert_claims)

Settings: [stages.together] of config.toml. The batches of both tasks alternate; the claim network's loss reaches the
encoder's lower layers, whose vectors it reads. Resumable like scripts.train. Writes work/together/model.pt and
work/claims/together.pt (running averages of the weights) and appends to work/together/log.jsonl.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import time
import tomllib
from collections import defaultdict
from pathlib import Path

import torch
from recipe.claim_batches import hide_padding, padded
from recipe.claim_windows import passage_windows
from recipe.claims import Claims, states
from recipe.losses import total
from recipe.network import Reader
from recipe.windows import Pieces, Window, arrays
from tokenizers import Tokenizer
from torch import Tensor

from scripts import train_claims
from scripts.train import WORK, epoch_pool, parameter_groups, pretrained, read_sentences, sizes_of
from scripts.train import batches as reader_batches

LOG_EVERY, SAVE_EVERY, AVERAGE_EVERY = 50, 300, 5
"""Steps between lines of the log, between checkpoints, and between updates of the averaged weights."""

Batch = list[Window] | list[dict]


def plan_of(stage: dict, corpora: list[dict], pieces: Pieces, examples: list[dict]) -> list[Batch]:
    """All batches of the run in order, the same in every process: an epoch mixes both tasks evenly."""
    sets = [part for part in corpora if part["name"] in stage["corpora"]]
    data = {part["name"]: read_sentences(part["name"]) for part in sets}
    reading: list[Batch] = []
    for seed in range(stage["epochs"]):
        pool = epoch_pool(sets, data, pieces, stage["window"], 100 + seed)
        reading += reader_batches(pool, stage["batch"], random.Random(seed))
    claims: list[Batch] = []
    for seed in range(stage["claim_epochs"]):
        claims += train_claims.epoch_batches(seed, examples)
    places = [(index / len(task), batch) for task in (reading, claims) for index, batch in enumerate(task)]
    return [batch for _, batch in sorted(places, key=lambda place: place[0])]


class Run:
    """Both networks, their optimizer, averaged weights, and how far the run has come."""

    def __init__(self, reader: Reader, claims: Claims, stage: dict, layer: int, steps: int) -> None:
        self.networks = torch.nn.ModuleDict({"reader": reader, "claims": claims})
        self.reader, self.claims, self.stage, self.layer, self.steps = reader, claims, stage, layer, steps
        groups = list(parameter_groups(reader, stage))
        for group in train_claims.learning_rates(claims, stage["claim_rate"]):
            groups.append(group | {"weight_decay": 0.01})
        self.optimizer = torch.optim.AdamW(groups, fused=True)
        warm = round(stage["warm_up"] * steps)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
        )
        self.average = {name: value.detach().clone() for name, value in self.networks.state_dict().items()}
        self.step = 0

    def resume(self, path: Path) -> None:
        """Go on from the last checkpoint, if there is one."""
        if path.exists():
            state = torch.load(path)
            self.networks.load_state_dict(state["networks"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.schedule.load_state_dict(state["schedule"])
            self.average, self.step = state["average"], state["step"]

    def save(self, path: Path) -> None:
        """Write a checkpoint, which replaces the last one once it is complete."""
        state = {"networks": self.networks.state_dict(), "optimizer": self.optimizer.state_dict()}
        state |= {"average": self.average, "schedule": self.schedule.state_dict(), "step": self.step}
        torch.save(state, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def read(self, batch: list[Window]) -> dict[str, Tensor]:
        """The losses of the reader's heads."""
        tensors = {name: torch.from_numpy(values) for name, values in arrays(batch).items()}
        with torch.autocast("cpu", dtype=torch.bfloat16):
            heads = tensors["to_head"].clamp(min=0) if "to_head" in tensors else None
            logits = self.reader(tensors["pieces"], tensors["cases"], tensors["mask"], tensors["words"], heads)
        return total(logits, tensors, self.stage["losses"])

    def claim(self, batch: list[dict]) -> dict[str, Tensor]:
        """The losses of the claim network's slots."""
        logits, answers = self.claim_logits(batch)
        return {name: self.stage["claim_loss"] * loss for name, loss in train_claims.losses(logits, answers).items()}

    def claim_logits(self, batch: list[dict]) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
        """Logits and answers of a batch of passages, read from their word pieces."""
        inputs, answers, size = padded(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            windows = [example["windows"] for example in batch]
            inputs["states"] = states(self.reader.encoder, windows, size["words"], self.layer).float()
            logits = self.claims(inputs)
        hide_padding(logits, batch, size)
        return logits, answers

    def learn(self, batch: Batch) -> dict[str, float]:
        """One step of training; returns the losses."""
        losses = self.claim(batch) if isinstance(batch[0], dict) else self.read(batch)
        self.optimizer.zero_grad(set_to_none=True)
        torch.stack(list(losses.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.networks.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.step += 1
        if self.step % AVERAGE_EVERY == 0:
            keep = min(self.stage["average"], self.step / (self.step + 10)) ** AVERAGE_EVERY
            for name, value in self.networks.state_dict().items():
                self.average[name].lerp_(value, 1 - keep)
        return {name: float(loss.detach()) for name, loss in losses.items()}

    def part(self, name: str) -> dict[str, Tensor]:
        """The averaged weights of one of the two networks."""
        return {
            key.removeprefix(f"{name}."): value for key, value in self.average.items() if key.startswith(f"{name}.")
        }


def joined_windows(example: dict, pieces: Pieces) -> dict:
    """The example with the windows that its words are read in, found anew for passages joined of several articles."""
    sentences = example["inputs"]["sentences"][0].tolist()
    return example | {"windows": passage_windows(example["words"], sentences, pieces)}


def main() -> None:
    """Train both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--held-out", type=float, default=0.03)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    config = tomllib.loads(Path("config.toml").read_text(encoding="utf-8"))
    stage, encoder, layer = config["stages"]["together"], config["encoder"], config["shipped"]["states_layer"]
    folder = WORK / "together"
    folder.mkdir(parents=True, exist_ok=True)
    pieces = Pieces(Tokenizer.from_file(str(pretrained(encoder["package"]) / "tokenizer.json")))
    with (WORK / "claims" / "train.pkl").open("rb") as stream:
        examples = pickle.load(stream)
    for example in examples:  # the vectors are made anew in training: drop those of the reader before
        example["inputs"]["states"] = example["inputs"]["states"][..., :0]
    known = [example for example in examples if not train_claims.held_out(example["doc_id"], options.held_out)]
    plan = plan_of(stage, config["corpora"], pieces, known)
    reader, claims = Reader(sizes_of(stage), encoder["case_classes"]), Claims()
    start = torch.load(WORK / stage["start"] / "model.pt")
    reader.load_state_dict(start)
    claims.start_from(start, layer)
    run = Run(reader, claims, stage, layer, len(plan))
    run.resume(folder / "checkpoint.pt")
    run.networks.train()
    started = time.time()
    sums: dict[str, list[float]] = defaultdict(list)
    with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
        for batch in plan[run.step :]:
            if isinstance(batch[0], dict):
                batch = [joined_windows(example, pieces) for example in batch]  # noqa: PLW2901 - only now, to save memory
            for name, loss in run.learn(batch).items():
                sums[name].append(loss)
            if run.step % LOG_EVERY == 0 or run.step == run.steps:
                line = {"step": run.step, "of": run.steps, "seconds": round(time.time() - started)}
                means = {name: round(sum(values) / len(values), 4) for name, values in sums.items()}
                log.write(json.dumps(line | means) + "\n")
                log.flush()
                sums.clear()
            if run.step % SAVE_EVERY == 0:
                run.save(folder / "checkpoint.pt")
    torch.save(run.part("reader"), folder / "model.pt")
    torch.save(run.part("claims"), WORK / "claims" / "together.pt")


if __name__ == "__main__":
    main()
