"""What an exported graph does not need to carry along."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import onnx


def shorten_names(path: Path) -> None:
    """Give the graph's inner values names of a few letters instead of the paths of their modules; in place.

    Names are an eighth of a megabyte of a graph of a thousand nodes, and nothing reads them.
    """
    model = onnx.load(path)
    graph = model.graph
    kept = {value.name for value in chain(graph.input, graph.output)}
    short: dict[str, str] = {"": ""} | {name: name for name in kept}
    for tensor in graph.initializer:
        tensor.name = short.setdefault(tensor.name, f"v{len(short)}")
        tensor.doc_string = ""
    for node in graph.node:
        node.name = node.doc_string = ""
        for names in (node.input, node.output):
            names[:] = [short.setdefault(name, f"v{len(short)}") for name in names]
    del graph.value_info[:]
    onnx.checker.check_model(model)
    onnx.save(model, path)
