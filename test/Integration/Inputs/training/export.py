"""Writes lenet5_step.mlir and lenet5_step.torch.npz: a training step of LeNet-5
with PReLU as linalg text, and what torch computes in 30 of them in float64.

    python export.py [folder]           # docs/bridges.md names the versions
"""

import os
import sys

import numpy as np
import torch
import torch.nn.functional as F
from torch._decomp import core_aten_decompositions
from torch.fx.experimental.proxy_tensor import make_fx
from torch_mlir import fx

import data


def loss(parameters, images, labels):
    w1, b1, a1, w2, b2, a2, w3, b3, a3, w4, b4, a4, w5, b5 = parameters
    x = F.avg_pool2d(F.prelu(F.conv2d(images, w1, b1, padding=2), a1), 2)
    x = F.avg_pool2d(F.prelu(F.conv2d(x, w2, b2), a2), 2)
    x = F.prelu(F.linear(x.flatten(1), w3, b3), a3)
    x = F.prelu(F.linear(x, w4, b4), a4)
    x = F.linear(x, w5, b5)
    return -(labels * F.log_softmax(x, 1)).sum(1).mean()


def step(*arguments):
    """(parameters..., images, labels) to (parameters..., loss)."""
    *parameters, images, labels = arguments
    gradients, value = torch.func.grad_and_value(loss)(
        parameters, images, labels)
    updated = [p - data.RATE * g for p, g in zip(parameters, gradients)]
    return (*updated, value)


class Graph(torch.nn.Module):
    """A traced graph as torch.export wants it."""

    def __init__(self, graph):
        super().__init__()
        self.graph_module = graph

    def forward(self, *inputs):
        return self.graph_module(*inputs)


def avg_pool2d_backward(dy, x, kernel, *_):
    """torch-mlir does not lower it. Windows that do not overlap: each element
    gets its share of its window's gradient."""
    n, c, h, w = dy.shape
    share = (dy / (kernel[0] * kernel[1])).reshape(n, c, h, 1, w, 1)
    return share.expand(n, c, h, kernel[0], w, kernel[1]).reshape(x.shape)


def export(inputs):
    decompositions = dict(core_aten_decompositions())
    decompositions[torch.ops.aten.avg_pool2d_backward.default] = \
        avg_pool2d_backward
    graph = make_fx(step, decomposition_table=decompositions)(*inputs)
    if os.environ.get("SHOW"):
        print(graph.code)
    return str(fx.export_and_import(Graph(graph), *inputs, func_name="main",
                                    output_type="linalg-on-tensors"))


def train(dtype):
    """The loss of every step, and the parameters after the last."""
    parameters = [torch.tensor(p, dtype=dtype) for p in data.parameters()]
    losses = []
    for images, labels in data.batches():
        *parameters, value = step(*parameters, torch.tensor(images, dtype=dtype),
                                  torch.tensor(labels, dtype=dtype))
        losses.append(value.item())
    return np.array(losses), [p.numpy() for p in parameters]


def main(folder):
    inputs = [torch.tensor(a) for a in
              data.parameters() + list(next(data.batches()))]
    losses, parameters = train(torch.float64)
    alphas = {name: value for (name, _), value in
              zip(data.PARAMETERS, parameters) if name.endswith("alpha")}
    single, _ = train(torch.float32)
    print("losses", losses)
    print("float32 differs by", np.abs(single - losses).max())
    np.savez_compressed(os.path.join(folder, "lenet5_step.torch.npz"),
                        loss=losses, loss_f32=single, **alphas)
    with open(os.path.join(folder, "lenet5_step.mlir"), "w") as file:
        file.write(export(inputs))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(
        os.path.abspath(__file__)))
