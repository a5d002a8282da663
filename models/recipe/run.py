"""A training run: the learning rate over its steps, averaged weights, and checkpoints to go on from."""

from __future__ import annotations

import json
import time
from abc import ABC, abstractmethod
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim.lr_scheduler import LambdaLR


def warm_up(optimizer: torch.optim.Optimizer, share: float, steps: int) -> LambdaLR:
    """The schedule of a run: the rates rise over this share of its steps, and fall to 0 over the others."""
    warm = max(1, round(share * steps))
    return LambdaLR(optimizer, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm))))


class TrainingRun(ABC):
    """A network in training, its optimizer, averaged weights, and how far it has come; resumable.

    groups: the network's parameters, with their learning rates. settings: ``warm_up`` (share of the steps) and
    ``average`` (share of the averaged weights that a step leaves as they are). folder: has checkpoint.pt and log.jsonl.
    """

    log_every: int
    save_every: int
    average_every: int
    """Steps between lines of the log, between checkpoints, and between updates of the averaged weights."""

    def __init__(self, network: nn.Module, groups: Iterable[dict], settings: dict, steps: int, folder: Path) -> None:
        self.network, self.settings, self.steps, self.folder = network, settings, steps, folder
        self.device = next(network.parameters()).device.type
        self.optimizer = torch.optim.AdamW(list(groups), fused=True)
        self.schedule = warm_up(self.optimizer, settings["warm_up"], steps)
        self.average = {name: value.detach().clone() for name, value in network.state_dict().items()}
        self.step = 0
        self.counts: Counter[str] = Counter()
        """What a line of the log says besides: what this process has read so far."""

    @abstractmethod
    def losses(self, batch: Any) -> dict[str, Tensor]:
        """The losses of a batch, by what they are of."""

    @abstractmethod
    def write(self) -> None:
        """Write the averaged weights."""

    def resume(self) -> None:
        """Go on from the last checkpoint, if there is one."""
        path = self.folder / "checkpoint.pt"
        if path.exists():
            state = torch.load(path, map_location=self.device)
            self.network.load_state_dict(state["model"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.schedule.load_state_dict(state["schedule"])
            self.average, self.step = state["average"], state["step"]

    def save(self) -> None:
        """Write a checkpoint, which replaces the last one once it is complete."""
        state = {"model": self.network.state_dict(), "optimizer": self.optimizer.state_dict(), "average": self.average}
        new = self.folder / "checkpoint.new"
        torch.save(state | {"schedule": self.schedule.state_dict(), "step": self.step}, new)
        new.replace(self.folder / "checkpoint.pt")

    def learn(self, batch: Any) -> dict[str, float]:
        """One step of training; returns the losses."""
        losses = self.losses(batch)
        self.optimizer.zero_grad(set_to_none=True)
        torch.stack(list(losses.values())).sum().backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.step += 1
        if self.step % self.average_every == 0:
            keep = min(self.settings["average"], self.step / (self.step + 10)) ** self.average_every
            for name, value in self.network.state_dict().items():
                self.average[name].lerp_(value, 1 - keep)
        return {name: float(loss.detach()) for name, loss in losses.items()}

    def train(self, plan: Sequence[Any]) -> None:
        """Train over what is left of the plan, a sequence of batches, and write the averaged weights."""
        self.network.train()
        started = time.time()
        sums: dict[str, list[float]] = defaultdict(list)
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as log:
            for batch in plan[self.step :]:
                for name, loss in self.learn(batch).items():
                    sums[name].append(loss)
                if self.step % self.log_every == 0 or self.step == self.steps:
                    line = {"step": self.step, "of": self.steps, "seconds": round(time.time() - started), **self.counts}
                    means = {name: round(sum(values) / len(values), 4) for name, values in sums.items()}
                    log.write(json.dumps(line | means) + "\n")
                    log.flush()
                    sums.clear()
                if self.step % self.save_every == 0:
                    self.save()
        self.write()
