"""Claims, step 2: train the claim network on the converted passages.

usage: python -m scripts.train_claims --start FILE [--reader FILE] [--epochs 8] [--threads 1] [--held-out 0.1]

--start: a trained claim network to go on from (work/claims/together.pt), or a reader whose upper layers the network's
own begin as (work/together/model.pt). --reader: the reader whose vectors the passages have; with it, half of them are
read with other countries and figures in every epoch (recipe/swaps.py). Every tenth article (by the hash of its id) is held out; its scores are logged
after each epoch. Writes work/claims/<name>.pt.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import random
import time
import tomllib
from pathlib import Path

import numpy as np
import torch
from recipe.claim_targets import CLASSES, PARTIES, PERIODS, SKIP, WORDS
from recipe.claim_windows import passage_windows
from recipe.claims import Claims, states
from recipe.network import Encoder
from recipe.swaps import SWAPPED, swapped
from recipe.windows import Pieces
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as fn

from extractor.claim.passages import LONGEST
from scripts.train import pretrained

WORK = Path("work/claims")
BATCH = 1200
"""Words of a batch, padding included."""
JOINED = 0.67
"""Share of the short passages that are read joined with passages of other articles."""
RARE = 6.0
"""Weight of a right word against a wrong one: few of a passage's words belong to a phrase."""


def held_out(doc_id: str, share: float) -> bool:
    """Whether an article is kept for measuring, by the hash of its id."""
    return int(hashlib.sha256(doc_id.encode()).hexdigest()[:8], 16) % 1000 < share * 1000


def joined(group: list[dict]) -> dict:
    """Passages of different articles as one, so that the network learns to look near: others' words are wrong answers.

    Sentence numbers of different articles are far apart.
    """
    inputs: dict[str, list[np.ndarray]] = {name: [] for name in group[0]["inputs"]}
    offset = 0
    for number, example in enumerate(group):
        for name, values in example["inputs"].items():
            shift = {"sentences": 1000 * number, "quantities": offset, "mentions": offset, "times": offset}.get(name, 0)
            inputs[name].append(values + values.dtype.type(shift))
        offset += len(example["words"])
    made: dict[str, list[np.ndarray]] = {name: [] for name in group[0]["targets"]}
    for number, example in enumerate(group):
        for name, values in example["targets"].items():
            if name in CLASSES:
                made[name].append(values)
                continue
            count = {**PARTIES, "period": PERIODS}.get(name, 0)
            own = values.shape[1] - count
            widths = [other["targets"][name].shape[1] - count for other in group]
            block = np.zeros((len(values), sum(widths) + count), np.int64)
            before = sum(widths[:number])
            block[:, before : before + own] = values[:, :own]
            if count:
                block[:, -count:] = values[:, own:]
            else:
                block[(values == SKIP).all(-1)] = SKIP
            made[name].append(block)
    return {
        "words": [word for example in group for word in example["words"]],
        "inputs": {name: np.concatenate(parts, 1) for name, parts in inputs.items()},
        "targets": {name: np.concatenate(parts) for name, parts in made.items()},
    }


def pool(examples: list[dict], draw: random.Random) -> list[dict]:
    """The passages of one epoch: two thirds of the short ones are joined with others up to a passage's length."""
    order = draw.sample(examples, len(examples))
    made, group = [], []
    for example in order:
        if draw.random() < JOINED and len(example["words"]) < LONGEST // 2:
            if sum(len(member["words"]) for member in group) + len(example["words"]) > LONGEST:
                made.append(joined(group))
                group = []
            group.append(example)
        else:
            made.append(example)
    return [*made, joined(group)] if group else made


@torch.no_grad()
def reread(examples: list[dict], encoder: Encoder, layer: int, pieces: Pieces, draw: random.Random) -> list[dict]:
    """The passages, a random share of them with other countries and figures, and the vectors of these words."""
    made = list(examples)
    chosen = [index for index in range(len(examples)) if draw.random() < SWAPPED]
    for first in range(0, len(chosen), 16):
        group = chosen[first : first + 16]
        words = [swapped(examples[index]["words"], draw) for index in group]
        sentences = [examples[index]["inputs"]["sentences"][0].tolist() for index in group]
        windows = [passage_windows(*pair, pieces) for pair in zip(words, sentences, strict=True)]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            vectors = states(encoder, windows, max(map(len, words)), layer).float().numpy()
        for index, own, vector in zip(group, words, vectors, strict=True):
            inputs = examples[index]["inputs"] | {"states": vector[None, : len(own)].astype("float16")}
            made[index] = examples[index] | {"words": own, "inputs": inputs}
    return made


def batches(examples: list[dict], draw: random.Random) -> list[list[dict]]:
    """Batches of passages of like length, in random order."""
    order = sorted(examples, key=lambda example: len(example["words"]) + draw.random() * 10)
    groups: list[list[dict]] = [[]]
    for example in order:
        if groups[-1] and len(example["words"]) * (len(groups[-1]) + 1) > BATCH:
            groups.append([])
        groups[-1].append(example)
    draw.shuffle(groups)
    return groups


def padded(batch: list[dict]) -> tuple[dict[str, Tensor], dict[str, Tensor], dict[str, int]]:
    """Inputs and targets of a batch, padded; options of a candidate slot stay at its end. Returns also the sizes."""
    inputs = [example["inputs"] for example in batch]
    size = {
        "words": max(item["marks"].shape[1] for item in inputs),
        "quantities": max(item["quantities"].shape[1] for item in inputs),
        "mentions": max(item["mentions"].shape[1] for item in inputs),
        "times": max(item["times"].shape[1] for item in inputs),
    }
    axis = {"states": "words", "marks": "words", "sentences": "words", "quantities": "quantities"}
    axis |= {"dimensions": "quantities", "mentions": "mentions", "times": "times"}
    made: dict[str, Tensor] = {}
    for name, along in axis.items():
        first = inputs[0][name]
        block = np.zeros((len(batch), size[along], *first.shape[2:]), np.float32 if name == "states" else np.int64)
        for row, item in enumerate(inputs):
            block[row, : item[name].shape[1]] = item[name][0]
        made[name] = torch.from_numpy(block)
    made["mask"] = torch.zeros(len(batch), size["words"])
    for row, item in enumerate(inputs):
        made["mask"][row, : item["marks"].shape[1]] = 1
    answers: dict[str, Tensor] = {}
    for name in CLASSES:
        answers[name] = torch.full((len(batch), size["quantities"]), SKIP)
    for name in WORDS:
        answers[name] = torch.full((len(batch), size["quantities"], size["words"]), SKIP)
    options = PARTIES | {"period": PERIODS}
    for name, count in options.items():
        width = size["times" if name == "period" else "mentions"] + count
        answers[name] = torch.zeros((len(batch), size["quantities"], width), dtype=torch.long)
    for row, example in enumerate(batch):
        for name, values in example["targets"].items():
            block = torch.from_numpy(np.asarray(values, np.int64))
            if name in CLASSES:
                answers[name][row, : len(block)] = block
            elif name in WORDS:
                answers[name][row, : block.shape[0], : block.shape[1]] = block
            else:
                count = options[name]
                answers[name][row, : block.shape[0], : block.shape[1] - count] = block[:, : block.shape[1] - count]
                answers[name][row, : block.shape[0], -count:] = block[:, -count:]
    return made, answers, size


def hide_padding(logits: dict[str, Tensor], batch: list[dict], size: dict[str, int]) -> None:
    """Make the candidates that only fill up a batch impossible."""
    for row, example in enumerate(batch):
        for name in (*PARTIES, "period"):
            along = "times" if name == "period" else "mentions"
            own = example["inputs"][along].shape[1]
            logits[name][row, :, own : size[along]] = -10000.0


def losses(logits: dict[str, Tensor], answers: dict[str, Tensor]) -> dict[str, Tensor]:
    """Cross-entropy of every slot; several right candidates share their probability."""
    made = {}
    for name in CLASSES:
        known = answers[name] != SKIP
        if known.any():
            made[name] = fn.cross_entropy(logits[name].float()[known], answers[name][known])
    for name in (*PARTIES, "period"):
        right = answers[name] > 0
        known = right.any(-1)
        scores = logits[name].float().log_softmax(-1).masked_fill(~right, -1e9)
        if known.any():
            made[name] = -scores.logsumexp(-1)[known].mean()
    for name in WORDS:
        known = answers[name] != SKIP
        if not known.any():
            continue
        scores = logits[name].float()[known]
        wanted = answers[name][known].float()
        made[name] = RARE * fn.binary_cross_entropy_with_logits(scores, wanted, pos_weight=torch.tensor(RARE))
    return made


@torch.no_grad()
def measure(model: Claims, examples: list[dict]) -> dict[str, float]:
    """Accuracy of every slot on held-out passages, given the quantity; F1 of the words of the metric."""
    model.eval()
    right: dict[str, int] = {}
    known: dict[str, int] = {}
    for batch in batches(examples, random.Random(0)):
        inputs, answers, size = padded(batch)
        logits = model(inputs)
        hide_padding(logits, batch, size)
        for name in CLASSES:
            keep = answers[name] != SKIP
            right[name] = right.get(name, 0) + int((logits[name].argmax(-1) == answers[name])[keep].sum())
            known[name] = known.get(name, 0) + int(keep.sum())
        for name in (*PARTIES, "period"):
            keep = (answers[name] > 0).any(-1)
            chosen = answers[name].gather(-1, logits[name].argmax(-1, keepdim=True)).squeeze(-1)
            right[name] = right.get(name, 0) + int((chosen > 0)[keep].sum())
            known[name] = known.get(name, 0) + int(keep.sum())
        for name in WORDS:
            keep = answers[name] != SKIP
            found, wanted = (logits[name] > 0)[keep], answers[name][keep] > 0
            right[name] = right.get(name, 0) + 2 * int((found & wanted).sum())
            known[name] = known.get(name, 0) + int(found.sum() + wanted.sum())
    model.train()
    return {name: round(right[name] / max(known[name], 1), 4) for name in right}


def step(model: Claims, batch: list[dict], optimizer: torch.optim.Optimizer) -> dict[str, float]:
    """Learn from one batch; returns the loss of every slot."""
    inputs, answers, size = padded(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = model(inputs)
    hide_padding(logits, batch, size)
    parts = losses(logits, answers)
    optimizer.zero_grad(set_to_none=True)
    sum(parts.values()).backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return {name: loss.item() for name, loss in parts.items()}


def learning_rates(model: Claims, rate: float) -> list[dict]:
    """Parameter groups: the copied layers learn at ``rate``, what is new twice as fast."""
    own = [value for name, value in model.named_parameters() if not name.startswith("layers.")]
    return [{"params": model.layers.parameters(), "lr": rate}, {"params": own, "lr": 2 * rate}]


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--reader", type=Path)
    parser.add_argument("--first-layer", type=int, default=4)
    parser.add_argument("--layers", type=int, default=2)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--held-out", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--name", default="model")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    with (WORK / "train.pkl").open("rb") as stream:
        examples = pickle.load(stream)
    test = [example for example in examples if held_out(example["doc_id"], options.held_out)]
    train = [example for example in examples if not held_out(example["doc_id"], options.held_out)]
    model = Claims(options.layers)
    start = torch.load(options.start)
    if "marks.weight" in start:
        model.load_state_dict(start, strict=False)  # a classifier that is new starts afresh
    else:
        model.start_from(start, options.first_layer)
    settings = tomllib.loads(Path("config.toml").read_text(encoding="utf-8"))
    pieces = Pieces(Tokenizer.from_file(str(pretrained(settings["encoder"]["package"]) / "tokenizer.json")))
    encoder = Encoder(settings["encoder"]["case_classes"]).eval()
    if options.reader:
        known = torch.load(options.reader)
        encoder.load_state_dict(
            {name.removeprefix("encoder."): value for name, value in known.items() if name.startswith("encoder.")}
        )

    def epoch(number: int, examples: list[dict]) -> list[list[dict]]:
        return batches(pool(examples, random.Random(number)), random.Random(number))

    optimizer = torch.optim.AdamW(learning_rates(model, options.rate), weight_decay=0.01)
    steps = sum(len(epoch(number, train)) for number in range(options.epochs))
    warm = max(1, round(0.06 * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    )
    average = {name: value.detach().clone() for name, value in model.state_dict().items()}
    started = time.time()
    layer = settings["shipped"]["states_layer"]
    for number in range(options.epochs):
        sums: dict[str, list[float]] = {}
        own = reread(train, encoder, layer, pieces, random.Random(number)) if options.reader else train
        for batch in epoch(number, own):
            parts = step(model, batch, optimizer)
            schedule.step()
            done = schedule.last_epoch
            for name, value in model.state_dict().items():
                average[name].lerp_(value, 1 - min(0.99, done / (done + 9)))
            for name, loss in parts.items():
                sums.setdefault(name, []).append(loss)
        current = {name: value.clone() for name, value in model.state_dict().items()}
        model.load_state_dict(average)
        line = {"epoch": number + 1, "of": options.epochs, "seconds": round(time.time() - started)}
        line |= {name: round(sum(values) / len(values), 3) for name, values in sums.items()}
        line["held_out"] = measure(model, test) if test else {}
        model.load_state_dict(current)
        with (WORK / f"{options.name}.log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")
    torch.save(average, WORK / f"{options.name}.pt")


if __name__ == "__main__":
    main()
