"""Step 3: write the trained network as models/reader: model.onnx (int8), tokenizer.json, config.json.

usage: python -m scripts.export --stage NAME [--output FOLDER] [--float]        (in models/, after scripts.train)

Matrix products become dynamically quantised int8, weights by column; the word-piece table becomes int8 rows with one
scale each, and holds the pieces of English text alone (``recipe/vocabulary.py``). --float writes the graph unquantised,
for comparison.
"""

from __future__ import annotations

import argparse
import json
import logging
import tomllib
from datetime import date
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from recipe.graphs import shorten_names
from recipe.labels import ENTITY
from recipe.network import Reader, first_pieces
from recipe.vocabulary import english
from tokenizers import Tokenizer
from torch import Tensor, nn

from scripts.train import WORK, pretrained, sizes_of

INPUTS = {"pieces": "pieces", "cases": "pieces", "mask": "pieces", "words": "words"}
"""Names of the inputs, and what their second dimension counts."""


class RowQuantized(nn.Module):
    """An embedding table of int8 rows, each with its own scale."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True) / 127
        self.register_buffer("rows", (weight / scale.clamp(min=1e-8)).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, index: Tensor) -> Tensor:
        """The dequantised rows."""
        return self.rows[index].float() * self.scale[index]


class Shipped(nn.Module):
    """The graph that ships: the logits of every head, and the words' vectors after a middle layer as ``states``."""

    def __init__(self, model: Reader, states_layer: int) -> None:
        super().__init__()
        self.model = model
        self.states_layer = states_layer
        self.outputs = [*model.heads, *(("arc", "relation") if model.parser is not None else ()), "states"]

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor, words: Tensor) -> tuple[Tensor, ...]:
        """Logits in the order of ``outputs``."""
        states = self.model.encoder(pieces, cases, mask)
        logits = self.model.decode(first_pieces(states[-1], words), words)
        return (*logits.values(), first_pieces(states[self.states_layer], words))


def to_graph(model: Reader, states_layer: int, path: Path) -> None:
    """Export to ONNX with free counts of windows, pieces and words."""
    shipped = Shipped(model, states_layer).eval()
    ones = torch.ones(2, 9, dtype=torch.long)
    example = (7 * ones, ones, ones, torch.tensor([[1, 3, 5], [1, 2, 0]]))
    axes = {name: {0: "batch", 1: f"{count}_count"} for name, count in INPUTS.items()}
    axes |= {name: {0: "batch", 1: "words_count"} for name in shipped.outputs}
    if "arc" in axes:
        axes["arc"][2] = "heads_count"
    torch.onnx.export(
        shipped,
        example,
        str(path),
        input_names=list(INPUTS),
        output_names=shipped.outputs,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def settings(stage: str, recipe: dict, labels: dict[str, list[str]], transitions: Tensor) -> dict:
    """What config.json says: name, version and licence, how to feed the network, and what its outputs mean."""
    temperature = WORK / stage / "temperature.json"
    made = {
        "name": recipe["shipped"]["name"],
        "version": recipe["shipped"]["version"],
        "license": recipe["shipped"]["license"],
        "trained": date.fromtimestamp((WORK / stage / "model.pt").stat().st_mtime).isoformat(),
        "lowercase": True,
        "max_pieces": recipe["encoder"]["max_pieces"],
        "states_layer": recipe["shipped"]["states_layer"],
        "sentence_odds": recipe["shipped"]["sentence_odds"],
        "temperature": json.loads(temperature.read_text()) if temperature.exists() else 1.0,
        "labels": labels,
        "transitions": [[round(value, 4) for value in row] for row in transitions.tolist()],
    }
    tables = ("together", "lemmas", "spacing") if "lemma" in labels else ()
    return made | {name: json.loads((WORK / "data" / f"{name}.json").read_text(encoding="utf-8")) for name in tables}


def main() -> None:
    """Export one stage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stage", required=True)
    parser.add_argument("--output", type=Path, default=Path("reader"))
    parser.add_argument("--float", action="store_true")
    options = parser.parse_args()
    logging.disable(logging.WARNING)  # the quantiser names every tensor that it leaves alone
    recipe = tomllib.loads(Path("config.toml").read_text(encoding="utf-8"))
    stage, encoder, shipped = recipe["stages"][options.stage], recipe["encoder"], recipe["shipped"]
    labels = {"entity": list(ENTITY)}
    if "labels" in stage:
        labels |= json.loads((WORK / "data" / stage["labels"]).read_text(encoding="utf-8"))
    model = Reader(sizes_of(stage), encoder["case_classes"])
    model.load_state_dict(torch.load(WORK / options.stage / "model.pt", map_location="cpu"))
    for head in shipped["leave_out"]:
        if labels.pop(head, None):
            del model.heads[head]
    tokenizer = Tokenizer.from_file(str(pretrained(encoder["package"]) / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    smaller, kept = english(tokenizer.to_str())
    table = model.encoder.pieces.weight.detach()[kept]
    model.encoder.pieces = nn.Embedding.from_pretrained(table) if options.float else RowQuantized(table)
    model.encoder.positions = nn.Embedding.from_pretrained(model.encoder.positions.weight[: encoder["max_pieces"]])

    options.output.mkdir(parents=True, exist_ok=True)
    plain, target = WORK / options.stage / "plain.onnx", options.output / "model.onnx"
    to_graph(model, shipped["states_layer"], plain)
    if options.float:
        plain.replace(target)
    else:
        quantize_dynamic(plain, target, op_types_to_quantize=["MatMul"], weight_type=QuantType.QInt8, per_channel=True)
    shorten_names(target)
    (options.output / "tokenizer.json").write_text(smaller, encoding="utf-8")
    config = json.dumps(
        settings(options.stage, recipe, labels, model.transitions), ensure_ascii=False, separators=(",", ":")
    )
    (options.output / "config.json").write_text(config + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
