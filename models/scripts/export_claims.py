"""Claims, step 3: write the trained claim network beside the reader as claims.onnx (int8).

usage: python -m scripts.export_claims [--name model] [--output reader]        (in models/, after scripts.train_claims)
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from recipe.claim_targets import CLASSES, PARTIES, WORDS
from recipe.claims import Claims, Pair
from recipe.graphs import shorten_names
from recipe.network import WIDTH

from extractor.claim.network import INPUTS
from scripts.export import RowQuantized
from scripts.train_claims import WORK

OUTPUTS = (*CLASSES, *PARTIES, "period", *WORDS)


class Shipped(torch.nn.Module):
    """The graph that ships: a tuple of logits in the order of OUTPUTS."""

    def __init__(self, model: Claims) -> None:
        super().__init__()
        self.model = model

    def forward(self, *inputs: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Inputs in the order of INPUTS."""
        logits = self.model(dict(zip(INPUTS, inputs, strict=True)))
        return tuple(logits[name] for name in OUTPUTS)


def quantize_tables(model: Claims) -> None:
    """Make every embedding table int8 rows with a scale each."""
    tables = ("marks", "positions", "dimensions", "parts", "relations")
    for owner, names in ((model, tables), *((pair, ("kind",)) for pair in model.modules() if isinstance(pair, Pair))):
        for name in names:
            setattr(owner, name, RowQuantized(getattr(owner, name).weight.detach()))


def main() -> None:
    """Export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--name", default="model")
    parser.add_argument("--layers", type=int, default=2)
    parser.add_argument("--output", type=Path, default=Path("reader"))
    options = parser.parse_args()
    model = Claims(options.layers)
    model.load_state_dict(torch.load(WORK / f"{options.name}.pt", map_location="cpu"))
    model.eval()
    quantize_tables(model)
    example = (
        torch.randn(1, 20, WIDTH), *(torch.ones(1, 20).long() for _ in range(5)),
        torch.tensor([[[3, 4], [9, 9]]]), torch.tensor([[1, 2]]),
        torch.tensor([[[0, 1], [6, 6], [12, 13]]]), torch.tensor([[1, 2, 3]]),
        torch.tensor([[[15, 16]]]), torch.tensor([[1]]), torch.ones(1, 2, 20).long(),
    )  # fmt: skip
    counts = dict.fromkeys(("states", "marks", "parts", "relations", "heads", "sentences"), "words")
    counts |= dict.fromkeys(("quantities", "dimensions", "paths"), "quantities")
    counts |= {"mentions": "mentions", "salience": "mentions", "times": "times", "moments": "times"}
    axes = {name: {0: "batch", 1: count} for name, count in counts.items()}
    axes |= {name: {0: "batch", 1: "quantities"} for name in OUTPUTS}
    axes["paths"][2] = "words"
    for name in (*PARTIES, "period", *WORDS):
        axes[name][2] = f"{name}_options"
    plain = WORK / "plain.onnx"
    torch.onnx.export(
        Shipped(model), example, str(plain),
        input_names=list(INPUTS), output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip
    target = options.output / "claims.onnx"
    quantize_dynamic(plain, target, op_types_to_quantize=["MatMul"], weight_type=QuantType.QInt8, per_channel=True)
    shorten_names(target)


if __name__ == "__main__":
    main()
