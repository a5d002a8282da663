"""Shorter names in a graph: the same inputs, outputs and answers in a smaller file."""

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from recipe.graphs import shorten_names

DEEP = "/model/encoder/layers.3/attention"


def write_graph(path):
    """Twice the input, plus one, by way of values with long names."""
    weights = [numpy_helper.from_array(np.array([value], np.float32), f"{DEEP}/{value}") for value in (1, 2)]
    nodes = [
        helper.make_node("Mul", ["states", f"{DEEP}/2"], [f"{DEEP}/scaled"], name=f"{DEEP}/Mul"),
        helper.make_node("Add", [f"{DEEP}/scaled", f"{DEEP}/1"], ["metric"], name=f"{DEEP}/Add"),
        helper.make_node("Clip", ["metric", "", ""], ["credit"], name=f"{DEEP}/Clip"),
    ]
    values = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [3]) for name in ("states", "metric", "credit")]
    graph = helper.make_graph(nodes, "graph", values[:1], values[1:], weights)
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), path)


def answers(path):
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    return session.run(["metric", "credit"], {"states": np.array([1, 2, 3], np.float32)})


def test_answers_are_the_same_and_no_long_name_is_left(tmp_path):
    path = tmp_path / "graph.onnx"
    write_graph(path)
    before, size = answers(path), path.stat().st_size
    shorten_names(path)
    after = answers(path)
    assert [values.tolist() for values in after] == [values.tolist() for values in before] == [[3, 5, 7]] * 2
    assert path.stat().st_size < size
    assert DEEP.encode() not in path.read_bytes()
