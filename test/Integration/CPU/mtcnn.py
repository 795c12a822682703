"""MTCNN's networks in numpy, in double precision: the reference for shapes for
which no output of torch is stored. `nets.py` holds it against torch where one
is."""

import numpy as np


def conv(x, weight, bias):
    size = weight.shape[2]
    height, width = x.shape[2] - size + 1, x.shape[3] - size + 1
    y = np.zeros((x.shape[0], weight.shape[0], height, width))
    for p in range(size):
        for q in range(size):
            y += np.einsum("nchw,fc->nfhw",
                           x[:, :, p:p + height, q:q + width],
                           weight[:, :, p, q])
    return y + bias[:, None, None]


def prelu(x, alpha):
    alpha = alpha.reshape((1, -1) + (1,) * (x.ndim - 2))
    return np.where(x > 0, x, alpha * x)


def max_pool(x, size):
    """Stride 2, ceil mode: windows may hang over the right and lower edge."""
    out = [-(-(extent - size) // 2) + 1 for extent in x.shape[2:]]
    out = [o - ((o - 1) * 2 >= extent) for o, extent in zip(out, x.shape[2:])]
    pad = [(0, max(0, (o - 1) * 2 + size - extent))
           for o, extent in zip(out, x.shape[2:])]
    x = np.pad(x, [(0, 0), (0, 0)] + pad, constant_values=-np.inf)
    y = np.full(x.shape[:2] + tuple(out), -np.inf)
    for p in range(size):
        for q in range(size):
            y = np.maximum(y, x[:, :, p:p + 2 * out[0] - 1:2,
                                q:q + 2 * out[1] - 1:2])
    return y


def softmax(x):
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


class Weights:
    """Weights by torch-mlir's resource names: `torch_tensor_<shape>_...`, with a
    number where a shape occurs again."""

    def __init__(self, arrays):
        self._arrays = {name: arrays[name].astype(np.float64)
                        for name in arrays.files}

    def __call__(self, *shape, again=0):
        name = "torch_tensor_" + "_".join(map(str, shape)) + "_torch.float32"
        if again:
            name += f"_{again}"
        return self._arrays[name].reshape(shape)


def pnet(x, w):
    x = x.astype(np.float64)
    x = prelu(conv(x, w(10, 3, 3, 3), w(10)), w(10, again=1))
    x = max_pool(x, 2)
    x = prelu(conv(x, w(16, 10, 3, 3), w(16)), w(16, again=1))
    x = prelu(conv(x, w(32, 16, 3, 3), w(32)), w(32, again=1))
    return [conv(x, w(4, 32, 1, 1), w(4)),
            softmax(conv(x, w(2, 32, 1, 1), w(2)))]


def rnet(x, w):
    x = x.astype(np.float64)
    x = prelu(conv(x, w(28, 3, 3, 3), w(28)), w(28, again=1))
    x = max_pool(x, 3)
    x = prelu(conv(x, w(48, 28, 3, 3), w(48)), w(48, again=1))
    x = max_pool(x, 3)
    x = prelu(conv(x, w(64, 48, 2, 2), w(64)), w(64, again=1))
    x = x.transpose(0, 3, 2, 1).reshape(len(x), 576)
    x = prelu(x @ w(128, 576).T + w(128), w(128, again=1))
    return [x @ w(4, 128).T + w(4), softmax(x @ w(2, 128).T + w(2))]


def onet(x, w):
    x = x.astype(np.float64)
    x = prelu(conv(x, w(32, 3, 3, 3), w(32)), w(32, again=1))
    x = max_pool(x, 3)
    x = prelu(conv(x, w(64, 32, 3, 3), w(64)), w(64, again=1))
    x = max_pool(x, 3)
    x = prelu(conv(x, w(64, 64, 3, 3), w(64, again=2)), w(64, again=3))
    x = max_pool(x, 2)
    x = prelu(conv(x, w(128, 64, 2, 2), w(128)), w(128, again=1))
    x = x.transpose(0, 3, 2, 1).reshape(len(x), 1152)
    x = prelu(x @ w(256, 1152).T + w(256), w(256, again=1))
    return [x @ w(4, 256).T + w(4), x @ w(10, 256).T + w(10),
            softmax(x @ w(2, 256).T + w(2))]
