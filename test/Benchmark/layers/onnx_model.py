"""A layer as an ONNX model, for ONNX Runtime and OpenVINO."""

import onnx
from onnx import helper, numpy_helper

from python_loop import Unsupported


def make_model(layer):
    d = layer.data
    if layer.kind == "backward":
        raise Unsupported("no gradient of PRelu")
    constants = {k: v for k, v in d.items() if k != "x"}
    nodes, x = [], "x"
    if layer.kind == "matmul":
        nodes.append(helper.make_node("Gemm", ["x", "weights", "bias"], ["s"]))
        x = "s"
    elif layer.is_conv:
        constants["alpha"] = d["alpha"].reshape(-1, 1, 1)
        groups = layer.dims[1] if layer.kind == "depthwise" else 1
        nodes.append(helper.make_node(
            "Conv", ["x", "weights", "bias"], ["s"], group=groups,
            pads=[layer.pad] * 4, kernel_shape=[layer.kernel] * 2))
        x = "s"
    else:
        constants["alpha"] = d["alpha"].reshape(-1, 1, 1)
    nodes.append(helper.make_node("PRelu", [x, "alpha"], ["y"]))
    value = lambda name, shape: helper.make_tensor_value_info(
        name, onnx.TensorProto.FLOAT, list(shape))
    graph = helper.make_graph(
        nodes, "layer", [value("x", d["x"].shape)],
        [value("y", layer.out_shape)],
        [numpy_helper.from_array(v.copy(), k) for k, v in constants.items()])
    return helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 17)],
        ir_version=8).SerializeToString()
