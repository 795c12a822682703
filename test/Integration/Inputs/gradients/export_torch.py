"""Writes the gradient of PReLU as torch's autograd gives it, as linalg text.

    python export_torch.py [folder]     # docs/bridges.md names the versions
"""

import os
import sys

import torch
import torch.nn.functional as F
from torch._decomp import core_aten_decompositions
from torch.fx.experimental.proxy_tensor import make_fx
from torch_mlir import fx


def vjp_of(f):
    def gradient(dy, *inputs):
        _, pull_back = torch.func.vjp(f, *inputs)
        return pull_back(dy)
    return gradient


def prelu_out(dy, x, alpha):
    """Forward result and both gradients."""
    y, pull_back = torch.func.vjp(F.prelu, x, alpha)
    return (y,) + pull_back(dy)


def matmul_after(dy2, x, alpha, weight):
    """y2 = prelu(x) @ weight, so that the incoming dy is a matmul."""
    f = lambda x, alpha: F.prelu(x, alpha) @ weight
    return torch.func.vjp(f, x, alpha)[1](dy2)


def dense(dy, x, weight, bias, alpha):
    """All gradients of prelu(linear(x))."""
    f = lambda x, w, b, a: F.prelu(F.linear(x, w, b), a)
    return torch.func.vjp(f, x, weight, bias, alpha)[1](dy)


def conv(dy, x, weight, bias, alpha):
    """Gradients of prelu(conv2d(x)) with respect to all but x."""
    f = lambda w, b, a: F.prelu(F.conv2d(x, w, b, padding=1), a)
    return torch.func.vjp(f, weight, bias, alpha)[1](dy)


def where_gt(x, alpha):
    return torch.where(x > 0, x, alpha.reshape(1, -1, 1, 1) * x)


def where_ge(x, alpha):
    return torch.where(x >= 0, x, x * alpha.reshape(1, -1, 1, 1))


def max_min(x, alpha):
    return x.clamp_min(0) + alpha.reshape(1, -1, 1, 1) * x.clamp_max(0)


def relu_neg(x, alpha):
    return F.relu(x) - alpha.reshape(1, -1, 1, 1) * F.relu(-x)


def leaky(dy, x):
    return torch.func.vjp(lambda x: F.leaky_relu(x, 0.25), x)[1](dy)


def r(*shape, dtype=torch.float32):
    return torch.randn(shape, dtype=dtype)


NCHW = (2, 8, 5, 7)
CASES = {
    "prelu_nchw": (vjp_of(F.prelu), r(*NCHW), r(*NCHW), r(8)),
    "prelu_scalar": (vjp_of(F.prelu), r(*NCHW), r(*NCHW), r(1)),
    "prelu_nc": (vjp_of(F.prelu), r(6, 8), r(6, 8), r(8)),
    "prelu_nc_f16": (vjp_of(F.prelu),) + tuple(
        r(*s, dtype=torch.float16) for s in ((6, 8), (6, 8), (8,))),
    "prelu_nchw_f16": (vjp_of(F.prelu),) + tuple(
        r(*s, dtype=torch.float16) for s in (NCHW, NCHW, (8,))),
    "prelu_nchw_bf16": (vjp_of(F.prelu),) + tuple(
        r(*s, dtype=torch.bfloat16) for s in (NCHW, NCHW, (8,))),
    "prelu_forward_too": (prelu_out, r(*NCHW), r(*NCHW), r(8)),
    "matmul_after": (matmul_after, r(6, 5), r(6, 8), r(8), r(8, 5)),
    "dense": (dense, r(6, 8), r(6, 4), r(8, 4), r(8), r(8)),
    "conv": (conv, r(*NCHW), r(2, 3, 5, 7), r(8, 3, 3, 3), r(8), r(8)),
    "where_gt": (vjp_of(where_gt), r(*NCHW), r(*NCHW), r(8)),
    "where_ge": (vjp_of(where_ge), r(*NCHW), r(*NCHW), r(8)),
    "max_min": (vjp_of(max_min), r(*NCHW), r(*NCHW), r(8)),
    "relu_minus_relu_neg": (vjp_of(relu_neg), r(*NCHW), r(*NCHW), r(8)),
    "leaky_relu": (leaky, r(*NCHW), r(*NCHW)),
}
DYNAMIC = {
    "prelu_nchw_dynbatch": (vjp_of(F.prelu), r(*NCHW), r(*NCHW), r(8)),
    "prelu_nc_dynbatch": (vjp_of(F.prelu), r(6, 8), r(6, 8), r(8)),
}


class Graph(torch.nn.Module):
    """A traced graph as torch.export wants it."""

    def __init__(self, graph):
        super().__init__()
        self.graph_module = graph

    def forward(self, *inputs):
        return self.graph_module(*inputs)


def trace(f, inputs, tracing_mode="real"):
    return make_fx(f, decomposition_table=core_aten_decompositions(),
                   tracing_mode=tracing_mode)(*inputs)


def export(name, f, inputs):
    graph = trace(f, inputs)
    if os.environ.get("SHOW"):
        print(name, graph.code)
    return fx.export_and_import(Graph(graph), *inputs, func_name=name,
                                output_type="linalg-on-tensors")


def export_dynamic(name, f, inputs):
    """The graph is traced with symbolic sizes, then exported with the batch of
    dy and x unknown."""
    graph = trace(f, inputs, "symbolic")
    if os.environ.get("SHOW"):
        print(name, graph.code)
    batch = torch.export.Dim("batch", min=2, max=1024)
    shapes = (({0: batch}, {0: batch}) + ({},) * (len(inputs) - 2),)
    return fx.export_and_import(Graph(graph), *inputs, func_name=name,
                                dynamic_shapes=shapes,
                                output_type="linalg-on-tensors")


def main(folder):
    for cases, exporter in ((CASES, export), (DYNAMIC, export_dynamic)):
        for name, (f, *inputs) in cases.items():
            try:
                text = str(exporter("torch_" + name, f, inputs))
            except Exception as error:
                print(f"{name}: {str(error)[:2000]}", file=sys.stderr)
                continue
            with open(os.path.join(folder, f"torch_{name}.mlir"), "w") as file:
                file.write(text)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(
        os.path.abspath(__file__)))
