"""Step 3: write the trained network as models/reader: model.onnx (int8), tokenizer.json, config.json.

usage: python -m scripts.export --stage NAME [--method dynamic|blocks|float] [--output FOLDER]        (in models/)

Weights of all matrix products become 8-bit blocks (onnxruntime's MatMulNBits, whose activations are quantised row by
row, so that a window reads the same in any batch); the word-piece table becomes int8 with one scale a row.
--method float writes the unquantised graph, for comparison.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from datetime import date
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from recipe.labels import ENTITY
from recipe.network import Reader, first_pieces
from tokenizers import Tokenizer
from torch import Tensor, nn

from scripts.train import WORK, pretrained, sizes_of

INPUTS = ("pieces", "cases", "mask", "words")


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
    """Export to ONNX with free batch, piece and word counts."""
    shipped = Shipped(model, states_layer).eval()
    example = (
        torch.full((2, 9), 7),
        torch.ones(2, 9).long(),
        torch.ones(2, 9).long(),
        torch.tensor([[1, 3, 5], [1, 2, 0]]),
    )
    names = {"pieces": "pieces", "cases": "pieces", "mask": "pieces", "words": "words"}
    axes = {name: {0: "batch", 1: f"{count}_count"} for name, count in names.items()}
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


def quantize(source: Path, target: Path, method: str) -> None:
    """Make the weights of matrix products int8: "blocks" (MatMulNBits) or "dynamic" (MatMulInteger)."""
    if method == "dynamic":
        quantize_dynamic(source, target, op_types_to_quantize=["MatMul"], weight_type=QuantType.QInt8, per_channel=True)
        return
    config = DefaultWeightOnlyQuantConfig(block_size=128, is_symmetric=True, accuracy_level=4, bits=8)
    quantizer = MatMulNBitsQuantizer(onnx.load(source), algo_config=config)
    quantizer.process()
    onnx.save(quantizer.model.model, target)


def main() -> None:
    """Export one stage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stage", required=True)
    parser.add_argument("--method", choices=("blocks", "dynamic", "float"), default="blocks")
    parser.add_argument("--output", type=Path, default=Path("reader"))
    options = parser.parse_args()
    recipe = tomllib.loads(Path("config.toml").read_text(encoding="utf-8"))
    stage, encoder, shipped = recipe["stages"][options.stage], recipe["encoder"], recipe["shipped"]
    labels = {"entity": list(ENTITY)}
    if "labels" in stage:
        labels |= json.loads((WORK / "data" / stage["labels"]).read_text(encoding="utf-8"))
    model = Reader(sizes_of(stage), encoder["case_classes"])
    model.load_state_dict(torch.load(WORK / options.stage / "model.pt", map_location="cpu"))
    if options.method != "float":
        model.encoder.pieces = RowQuantized(model.encoder.pieces.weight.detach())

    options.output.mkdir(parents=True, exist_ok=True)
    plain = WORK / options.stage / "plain.onnx"
    to_graph(model, shipped["states_layer"], plain)
    target = options.output / "model.onnx"
    if options.method == "float":
        plain.replace(target)
    else:
        quantize(plain, target, options.method)
    tokenizer = Tokenizer.from_file(str(pretrained(encoder["package"]) / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(options.output / "tokenizer.json"), pretty=False)
    temperature = WORK / options.stage / "temperature.json"
    config = {
        "name": shipped["name"],
        "version": shipped["version"],
        "license": shipped["license"],
        "trained": date.fromtimestamp((WORK / options.stage / "model.pt").stat().st_mtime).isoformat(),
        "lowercase": True,
        "max_pieces": encoder["max_pieces"],
        "states_layer": shipped["states_layer"],
        "temperature": json.loads(temperature.read_text()) if temperature.exists() else 1.0,
        "labels": labels,
    }
    (options.output / "config.json").write_text(
        json.dumps(config, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
