"""Claims, step 2: train the claim network on the converted passages.

usage: python -m scripts.train_claims --start FILE [--reader FILE] [--teachers NAME ...] [--twice SOURCE ...] [--own]
       [--mix 1.0] [--epochs 5] [--rate 2e-4] [--dropout 0.1] [--seed 0] [--threads 1] [--held-out 0.1] [--name model]

--start: a trained claim network to go on from (work/claims/together.pt), or a reader whose upper layers the network's
own begin as (work/together/model.pt). --reader: the reader whose vectors the passages have; with it, half of them are
read with other countries and figures in every epoch (recipe/swaps.py). --teachers: trained networks whose mean answers
on raw news (scripts.collect_claims) are learned beside the annotated ones. --twice: sources of texts (beginnings of
their ids) that are read twice in an epoch. --own: learn from our own annotation too. --mix: share of what is learned in
what is written, the rest as it began (Wortsman et al. 2022). --held-out: share of the articles (by the hash of their
ids) whose scores are logged after each epoch, and which are not learned from. Writes work/claims/<name>.pt.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import random
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path

import torch
from recipe.claim_batches import batches, hide_padding, padded, pool
from recipe.claim_losses import losses, taught_losses
from recipe.claim_targets import CLASSES, PARTIES, SKIP, WORDS
from recipe.claim_windows import passage_windows
from recipe.claims import Claims, states
from recipe.network import Encoder
from recipe.run import warm_up
from recipe.swaps import SWAPPED, swapped
from recipe.windows import Pieces
from tokenizers import Tokenizer
from torch import Tensor

from scripts.train import pretrained

WORK = Path("work/claims")


def held_out(doc_id: str, share: float) -> bool:
    """Whether an article is kept for measuring, by the hash of its id."""
    return int(hashlib.sha256(doc_id.encode()).hexdigest()[:8], 16) % 1000 < share * 1000


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


@torch.no_grad()
def taught(teachers: Sequence[Claims], inputs: dict[str, Tensor]) -> dict[str, Tensor]:
    """The mean of the teachers' logits."""
    answers = [teacher(inputs) for teacher in teachers]
    return {name: torch.stack([logits[name] for logits in answers]).mean(0) for name in answers[0]}


def step(
    model: Claims, batch: list[dict], optimizer: torch.optim.Optimizer, teachers: Sequence[Claims] = ()
) -> dict[str, float]:
    """Learn from one batch, from the teachers' answers if there are any; returns the loss of every slot."""
    inputs, answers, size = padded(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = model(inputs)
    hide_padding(logits, batch, size)
    if teachers:
        goal = taught(teachers, inputs)
        hide_padding(goal, batch, size)
        counts = torch.tensor([len(item["targets"]["scope"]) for item in batch])
        there = torch.arange(size["quantities"])[None] < counts[:, None]
        parts = taught_losses(logits, goal, there, inputs["mask"])
    else:
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


def start_of(path: Path, first_layer: int, dropout: float) -> Claims:
    """The network to begin with: a trained one, or one whose layers are a reader's from ``first_layer`` on."""
    model, known = Claims(dropout=dropout), torch.load(path)
    if "marks.weight" in known:
        model.go_on_from(known)
    else:
        model.start_from(known, first_layer)
    return model


def encoder_of(path: Path, case_classes: int) -> Encoder:
    """The encoder of a trained reader."""
    encoder = Encoder(case_classes).eval()
    known = torch.load(path)
    encoder.load_state_dict(
        {name.removeprefix("encoder."): value for name, value in known.items() if name.startswith("encoder.")}
    )
    return encoder


def load_examples(name: str) -> list[dict]:
    """The passages that scripts.convert_claims ("train", "own") or scripts.collect_claims ("raw") wrote."""
    with (WORK / f"{name}.pkl").open("rb") as stream:
        return pickle.load(stream)


def epoch_batches(seed: int | str, examples: list[dict]) -> list[list[dict]]:
    """The batches of one epoch: the same passages together whatever their words."""
    return batches(pool(examples, random.Random(seed)), random.Random(seed))


def train(model: Claims, options: argparse.Namespace, examples: list[dict], test: list[dict]) -> dict[str, Tensor]:
    """Train over all epochs, log each, and return the averaged weights."""
    teachers = [start_of(WORK / f"{name}.pt", options.first_layer, 0.0).eval() for name in options.teachers]
    raw = load_examples("raw") if teachers else []
    settings = tomllib.loads(Path("config.toml").read_text(encoding="utf-8"))
    pieces = Pieces(Tokenizer.from_file(str(pretrained(settings["encoder"]["package"]) / "tokenizer.json")))
    encoder = encoder_of(options.reader, settings["encoder"]["case_classes"]) if options.reader else None
    optimizer = torch.optim.AdamW(learning_rates(model, options.rate), weight_decay=0.01)
    seeds = [f"{options.seed}/{number}" for number in range(options.epochs)]
    steps = sum(len(epoch_batches(seed, part)) for seed in seeds for part in (examples, raw))
    schedule = warm_up(optimizer, 0.06, steps)
    average = {name: value.detach().clone() for name, value in model.state_dict().items()}
    started = time.time()
    for number, seed in enumerate(seeds):
        sums: dict[str, list[float]] = {}
        plan: list[tuple[list[dict], list[Claims]]] = []
        for part, by in ((examples, []), (raw, teachers)):
            own = part
            if encoder is not None:
                own = reread(part, encoder, settings["shipped"]["states_layer"], pieces, random.Random(seed))
            plan += [(batch, by) for batch in epoch_batches(seed, own)]
        random.Random(seed).shuffle(plan)
        for batch, by in plan:
            parts = step(model, batch, optimizer, by)
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
    return average


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--reader", type=Path)
    parser.add_argument("--first-layer", type=int, default=4)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--held-out", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--teachers", nargs="*", default=[])
    parser.add_argument("--twice", nargs="*", default=[])
    parser.add_argument("--own", action="store_true")
    parser.add_argument("--mix", type=float, default=1.0)
    parser.add_argument("--name", default="model")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    examples = load_examples("train")
    test = [example for example in examples if held_out(example["doc_id"], options.held_out)]
    known = [example for example in examples if not held_out(example["doc_id"], options.held_out)]
    known += [dict(example) for example in known if example["doc_id"].partition("/")[0] in options.twice]
    known += load_examples("own") if options.own else []
    model = start_of(options.start, options.first_layer, options.dropout)
    begun = {name: value.detach().clone() for name, value in model.state_dict().items()}
    learned = train(model, options, known, test)
    mixed = {name: begun[name].lerp(value, options.mix) for name, value in learned.items()}
    torch.save(mixed, WORK / f"{options.name}.pt")


if __name__ == "__main__":
    main()
