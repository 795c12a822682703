"""Writes PReLU as ONNX graphs spell it, as linalg text.

    python export.py torch-mlir-opt [folder]    # docs/bridges.md has versions
"""

import os
import subprocess
import sys
import tempfile

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

PASSES = ["--torch-onnx-to-torch-backend-pipeline",
          "--torch-backend-to-linalg-on-tensors-backend-pipeline",
          "--canonicalize", "--cse"]
NCHW, NC = (2, 8, 5, 7), (6, 8)


class Graph:
    """An ONNX graph in the making; values are names."""

    def __init__(self, dtype=np.float32):
        self.dtype = np.dtype(dtype)
        self.type = helper.np_dtype_to_tensor_dtype(self.dtype)
        self.nodes, self.inputs, self.constants = [], [], []

    def input(self, name, shape):
        self.inputs.append(helper.make_tensor_value_info(
            name, self.type, shape))
        return name

    def constant(self, values):
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(
            np.asarray(values, self.dtype), name))
        return name

    def __call__(self, op, *inputs, **attributes):
        name = f"v{len(self.nodes)}"
        self.nodes.append(helper.make_node(op, inputs, [name], **attributes))
        return name

    def model(self, name, result, opset):
        # The result's shape is inferred.
        out = helper.make_tensor_value_info(result, self.type, None)
        graph = helper.make_graph(self.nodes, name, self.inputs, [out],
                                  self.constants)
        model = helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", opset)],
            ir_version=8)
        model = onnx.shape_inference.infer_shapes(model, strict_mode=True)
        onnx.checker.check_model(model)
        return model


def data(g, shape):
    return g.input("x", shape)


def conv(g, shape):
    return g("Conv", g.input("x", (shape[0], 3) + shape[2:]),
             g.input("w", (8, 3, 3, 3)), g.input("b", (8,)), pads=[1] * 4)


def conv_bn(g, shape):
    y = conv(g, shape)
    return g("BatchNormalization", y, *[g.input(n, (8,)) for n in (
        "scale", "shift", "mean", "variance")], epsilon=1e-5)


def gemm(g, shape):
    return g("Gemm", g.input("x", (shape[0], 4)), g.input("w", (8, 4)),
             g.input("b", (8,)), transB=1)


def matmul(g, shape):
    return g("Add", g("MatMul", g.input("x", (shape[0], 4)),
                      g.input("w", (4, 8))), g.input("b", (8,)))


def slope(g, shape):
    """Unidirectionally broadcast, as exporters from torch write it."""
    return g.input("alpha", (8,) + (1,) * (len(shape) - 2))


def prelu(g, x, shape):
    return g("PRelu", x, slope(g, shape))


def prelu_one(g, x, shape):
    return g("PRelu", x, g.input("alpha", (1,)))


def prelu_constant(g, x, shape):
    values = np.linspace(-0.5, 1.5, 8)
    return g("PRelu", x, g.constant(values.reshape((8,) + (1,) *
                                                   (len(shape) - 2))))


def leaky(g, x, shape):
    return g("LeakyRelu", x, alpha=0.25)


def less_where(g, x, shape):
    negative = g("Less", x, g.constant(0))
    return g("Where", negative, g("Mul", slope(g, shape), x), x)


def greater_where(g, x, shape):
    positive = g("Greater", x, g.constant(0))
    return g("Where", positive, x, g("Mul", x, slope(g, shape)))


def relu_neg(g, x, shape):
    scaled = g("Mul", slope(g, shape), g("Relu", g("Neg", x)))
    return g("Sub", g("Relu", x), scaled)


def keras(g, x, shape):
    """relu(x) + -alpha * relu(-x), as Keras computes its PReLU."""
    scaled = g("Mul", g("Neg", slope(g, shape)), g("Relu", g("Neg", x)))
    return g("Add", g("Relu", x), scaled)


def relu_neg_add(g, x, shape):
    """Keras' with its constant -alpha folded: the alphas come negated."""
    scaled = g("Mul", g("Relu", g("Neg", x)), slope(g, shape))
    return g("Add", g("Relu", x), scaled)


def max_min(g, x, shape):
    zero = g.constant(0)
    return g("Add", g("Max", x, zero),
             g("Mul", slope(g, shape), g("Min", x, zero)))


def clip(g, x, shape):
    """min(x, 0) as Clip without a lower bound."""
    return g("Add", g("Relu", x),
             g("Mul", slope(g, shape), g("Clip", x, "", g.constant(0))))


def abs_half(g, x, shape):
    """relu(x) + alpha * (x - |x|) / 2, as TensorFlow programs write it."""
    half = g("Mul", g("Sub", x, g("Abs", x)), g.constant(0.5))
    return g("Add", g("Relu", x), g("Mul", slope(g, shape), half))


CASES = {
    "prelu_nchw": (data, prelu, NCHW),
    "prelu_nc": (data, prelu, NC),
    "prelu_one": (data, prelu_one, NCHW),
    "prelu_constant": (data, prelu_constant, NCHW),
    "leaky_relu": (data, leaky, NCHW),
    "less_mul_where": (data, less_where, NCHW),
    "greater_mul_where": (data, greater_where, NCHW),
    "relu_minus_relu_neg": (data, relu_neg, NCHW),
    "relu_plus_negated_relu_neg": (data, relu_neg_add, NCHW),
    "keras": (data, keras, NCHW),
    "gemm_keras": (gemm, keras, NC),
    "max_min": (data, max_min, NCHW),
    "relu_clip": (data, clip, NCHW),
    "relu_abs": (data, abs_half, NCHW),
    "conv_prelu": (conv, prelu, NCHW),
    "conv_prelu_one": (conv, prelu_one, NCHW),
    "conv_bn_prelu": (conv_bn, prelu, NCHW),
    "conv_leaky_relu": (conv, leaky, NCHW),
    "conv_less_mul_where": (conv, less_where, NCHW),
    "conv_relu_minus_relu_neg": (conv, relu_neg, NCHW),
    "gemm_prelu": (gemm, prelu, NC),
    "gemm_leaky_relu": (gemm, leaky, NC),
    "gemm_relu_minus_relu_neg": (gemm, relu_neg, NC),
    "matmul_add_prelu": (matmul, prelu, NC),
    "conv_dynbatch_prelu": (conv, prelu, ("batch",) + NCHW[1:]),
    "gemm_dynbatch_prelu": (gemm, prelu, ("batch", 8)),
}
F16 = {
    "prelu_nchw_f16": (data, prelu, NCHW),
    "conv_prelu_f16": (conv, prelu, NCHW),
}


def to_linalg(model, opt, name):
    with tempfile.TemporaryDirectory() as folder:
        onnx.save(model, folder + "/in.onnx")
        subprocess.run([sys.executable, "-W", "ignore", "-m",
                        "torch_mlir.tools.import_onnx", folder + "/in.onnx",
                        "-o", folder + "/onnx.mlir"], check=True)
        if os.environ.get("SHOW"):
            print("//", name)
            print(open(folder + "/onnx.mlir").read())
        result = subprocess.run([opt, folder + "/onnx.mlir"] + PASSES,
                                capture_output=True, text=True)
    if result.returncode:
        raise RuntimeError(result.stderr[:2000])
    return result.stdout


def main(opt, folder):
    for cases, dtype in ((CASES, np.float32), (F16, np.float16)):
        for name, (front, back, shape) in cases.items():
            try:
                g = Graph(dtype)
                result = back(g, front(g, shape), shape)
                text = to_linalg(g.model("onnx_" + name, result, 17), opt,
                                 name)
            except Exception as error:
                print(f"{name}: {error}", file=sys.stderr)
                continue
            with open(os.path.join(folder, name + ".mlir"), "w") as file:
                file.write(text)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else os.path.dirname(
        os.path.abspath(__file__)))
