"""Step 3: train the reader further on news that it has labelled itself, together with the claim network.

usage: python -m scripts.train_together [--threads N] [--held-out 0.03]
(in models/, after scripts.train --stage reader, scripts.export, scripts.label_news and scripts.convert_claims)

Settings: [stages.together] of config.toml. The batches of both tasks alternate; the claim network's loss reaches the
encoder's lower layers, whose vectors it reads. Resumable like scripts.train. Writes work/together/model.pt and
work/claims/together.pt (running averages of the weights) and appends to work/together/log.jsonl.
"""

from __future__ import annotations

import argparse
import random
import tomllib
from pathlib import Path

import torch
from recipe.claim_batches import hide_padding, padded
from recipe.claim_losses import losses as claim_losses
from recipe.claim_windows import passage_windows
from recipe.claims import Claims, states
from recipe.network import Reader
from recipe.run import TrainingRun
from recipe.windows import Pieces, Window
from tokenizers import Tokenizer
from torch import Tensor

from scripts import train_claims
from scripts.train import WORK, epoch_pool, parameter_groups, pretrained, read_sentences, reader_losses, sizes_of
from scripts.train import batches as reader_batches

FOLDER = WORK / "together"

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


class Run(TrainingRun):
    """A training run of both networks. layer: of the reader's vectors that claims are read from."""

    log_every, save_every, average_every = 50, 300, 5

    def __init__(self, networks: torch.nn.ModuleDict, stage: dict, layer: int, pieces: Pieces, steps: int) -> None:
        self.reader, self.claims, self.layer, self.pieces = networks["reader"], networks["claims"], layer, pieces
        groups = list(parameter_groups(self.reader, stage))
        for group in train_claims.learning_rates(self.claims, stage["claim_rate"]):
            groups.append(group | {"weight_decay": 0.01})
        super().__init__(networks, groups, stage, steps, FOLDER)

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """The losses of the reader's heads, or of the claim network's slots."""
        if not isinstance(batch[0], dict):
            return reader_losses(self.reader, batch, self.settings["losses"], self.device)
        logits, answers = self.claim_logits([joined_windows(example, self.pieces) for example in batch])
        return {name: self.settings["claim_loss"] * loss for name, loss in claim_losses(logits, answers).items()}

    def claim_logits(self, batch: list[dict]) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
        """Logits and answers of a batch of passages, read from their word pieces."""
        inputs, answers, size = padded(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            windows = [example["windows"] for example in batch]
            inputs["states"] = states(self.reader.encoder, windows, size["words"], self.layer).float()
            logits = self.claims(inputs)
        hide_padding(logits, batch, size)
        return logits, answers

    def write(self) -> None:
        """Write the averaged weights of both."""
        for name, path in (("reader", self.folder / "model.pt"), ("claims", WORK / "claims" / "together.pt")):
            prefix = f"{name}."
            own = {key.removeprefix(prefix): value for key, value in self.average.items() if key.startswith(prefix)}
            torch.save(own, path)


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
    FOLDER.mkdir(parents=True, exist_ok=True)
    pieces = Pieces(Tokenizer.from_file(str(pretrained(encoder["package"]) / "tokenizer.json")))
    examples = train_claims.load_examples("train")
    for example in examples:  # the vectors are made anew in training: drop those of the reader before
        example["inputs"]["states"] = example["inputs"]["states"][..., :0]
    known = [example for example in examples if not train_claims.held_out(example["doc_id"], options.held_out)]
    plan = plan_of(stage, config["corpora"], pieces, known)
    reader, claims = Reader(sizes_of(stage), encoder["case_classes"]), Claims()
    start = torch.load(WORK / stage["start"] / "model.pt")
    reader.load_state_dict(start)
    claims.start_from(start, layer)
    run = Run(torch.nn.ModuleDict({"reader": reader, "claims": claims}), stage, layer, pieces, len(plan))
    run.resume()
    run.train(plan)


if __name__ == "__main__":
    main()
