"""Batches of claim passages: short ones joined, all padded to one shape."""

from __future__ import annotations

import random

import numpy as np
import torch
from torch import Tensor

from extractor.claim.passages import LONGEST
from extractor.claim.syntax import ELSEWHERE
from recipe.claim_targets import CLASSES, PARTIES, PERIODS, SKIP, WORDS

BATCH = 1200
"""Words of a batch, padding included."""
JOINED = 0.67
"""Share of the short passages that are read joined with passages of other articles."""


def joined(group: list[dict]) -> dict:
    """Passages of different articles as one, so that the network learns to look near: others' words are wrong answers.

    Sentence numbers of different articles are far apart.
    """
    inputs: dict[str, list[np.ndarray]] = {name: [] for name in group[0]["inputs"]}
    offset = 0
    for number, example in enumerate(group):
        for name, values in example["inputs"].items():
            if name == "paths":
                continue
            shifts = {"sentences": 1000 * number, "heads": offset, "quantities": offset}
            shift = (shifts | {"mentions": offset, "times": offset}).get(name, 0)
            inputs[name].append(values + values.dtype.type(shift))
        offset += len(example["words"])
    inputs["paths"] = [_apart([example["inputs"]["paths"][0] for example in group])[None]]
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


def _apart(blocks: list[np.ndarray]) -> np.ndarray:
    """Paths [Q,W] of several passages as those of one; no path leads from one to another."""
    made = np.full(np.sum([block.shape for block in blocks], axis=0), ELSEWHERE, np.int64)
    row = column = 0
    for block in blocks:
        made[row : row + block.shape[0], column : column + block.shape[1]] = block
        row, column = row + block.shape[0], column + block.shape[1]
    return made


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


def batches(examples: list[dict], draw: random.Random) -> list[list[dict]]:
    """Batches of passages of like length, in random order."""
    order = sorted(examples, key=lambda example: len(example["words"]) + draw.random() * 10)
    groups: list[list[dict]] = []
    for example in order:
        if not groups or len(example["words"]) * (len(groups[-1]) + 1) > BATCH:
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
    axis = {"states": "words", "marks": "words", "parts": "words", "relations": "words", "heads": "words"}
    axis |= {"sentences": "words"}
    axis |= {"quantities": "quantities", "dimensions": "quantities"}
    axis |= {"mentions": "mentions", "salience": "mentions", "times": "times", "moments": "times"}
    made: dict[str, Tensor] = {}
    for name, along in axis.items():
        first = inputs[0][name]
        block = np.zeros((len(batch), size[along], *first.shape[2:]), np.float32 if name == "states" else np.int64)
        for row, item in enumerate(inputs):
            block[row, : item[name].shape[1]] = item[name][0]
        made[name] = torch.from_numpy(block)
    made["paths"] = torch.full((len(batch), size["quantities"], size["words"]), ELSEWHERE)
    for row, item in enumerate(inputs):
        quantities, words = item["paths"].shape[1:]
        made["paths"][row, :quantities, :words] = torch.from_numpy(item["paths"][0])
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
