"""The layers that are measured: their data, a reference in double, and the IR
that a frontend would write for them."""

import dataclasses
import functools
import math

import numpy as np


@dataclasses.dataclass(frozen=True)
class Layer:
    """One operation, a bias and a PReLU per channel, in f32.

    `kind` is matmul (`dims` M, N, K), conv (`dims` batch, channels, height,
    width, output channels), depthwise (the same), prelu or backward (`dims` is
    the shape, the channels are dimension 1)."""
    name: str
    kind: str
    dims: tuple
    kernel: int = 1
    pad: int = 0

    @property
    def out_shape(self):
        if self.kind == "matmul":
            return self.dims[:2]
        if self.kind in ("prelu", "backward"):
            return self.dims
        n, _, h, w, f = self.dims
        grow = 2 * self.pad - self.kernel + 1
        return (n, f, h + grow, w + grow)

    @property
    def is_conv(self):
        return self.kind in ("conv", "depthwise")

    @property
    def flop(self):
        """Multiplications and additions of the contraction alone; what a padded
        zero contributes counts, as everywhere."""
        if self.kind == "matmul":
            return 2 * math.prod(self.dims)
        if not self.is_conv:
            return math.prod(self.dims)
        per_output = 1 if self.kind == "depthwise" else self.dims[1]
        return 2 * math.prod(self.out_shape) * per_output * self.kernel**2

    @property
    def bytes_read(self):
        return 4 * sum(a.size for name, a in self.data.items() if name != "bias")

    @property
    def bytes_written(self):
        return 4 * math.prod(self.out_shape)

    @functools.cached_property
    def data(self):
        """x, weights, bias, alpha (and dy) as f32; NCHW, FCHW, MxK, KxN."""
        random = np.random.default_rng(0)
        draw = lambda *shape: random.standard_normal(shape, np.float32)
        if self.kind == "matmul":
            m, n, k = self.dims
            return {"x": draw(m, k), "weights": draw(k, n) / np.float32(k**.5),
                    "bias": draw(n), "alpha": draw(n)}
        if self.is_conv:
            n, c, h, w, f = self.dims
            inner = 1 if self.kind == "depthwise" else c
            scale = np.float32((inner * self.kernel**2) ** -.5)
            return {"x": draw(n, c, h, w),
                    "weights": draw(f, inner, self.kernel, self.kernel) * scale,
                    "bias": draw(f), "alpha": draw(f)}
        data = {"x": draw(*self.dims), "alpha": draw(self.dims[1])}
        if self.kind == "backward":
            data["dy"] = draw(*self.dims)
        return data

    @functools.cached_property
    def reference(self):
        """The result (dx for backward) in f64, NCHW."""
        d = {name: a.astype(np.float64) for name, a in self.data.items()}
        along = [1] * len(self.out_shape)
        along[1] = -1
        alpha = d["alpha"].reshape(along)
        if self.kind == "backward":
            return d["dy"] * np.where(d["x"] > 0, 1, alpha)
        y = d["x"] if self.kind == "prelu" else self._linear(d)
        return np.where(y > 0, y, alpha * y)

    def _linear(self, d):
        if self.kind == "matmul":
            return d["x"] @ d["weights"] + d["bias"]
        p, (_, _, oh, ow) = self.pad, self.out_shape
        x = np.pad(d["x"], ((0, 0), (0, 0), (p, p), (p, p)))
        y = np.zeros(self.out_shape) + d["bias"].reshape(1, -1, 1, 1)
        for i in range(self.kernel):
            for j in range(self.kernel):
                part, w = x[:, :, i:i + oh, j:j + ow], d["weights"][:, :, i, j]
                y += (part * w.reshape(1, -1, 1, 1) if self.kind == "depthwise"
                      else np.einsum("fc,nchw->nfhw", w, part, optimize=True))
        return y


def conv(name, *dims, kernel, pad=0):
    return Layer(name, "conv", dims, kernel, pad)


def matmul(m, n, k):
    return Layer(f"matmul_{m}x{n}x{k}", "matmul", (m, n, k))


LAYERS = [
    matmul(512, 512, 512), matmul(1024, 1024, 1024), matmul(512, 2048, 512),
    matmul(128, 512, 3136), matmul(16, 512, 25088), matmul(3200, 512, 128),
    matmul(3200, 128, 512), conv("conv1x1_64_128@28", 1, 64, 28, 28, 128,
                                 kernel=1),
    matmul(64, 128, 576), matmul(127, 255, 63),
    matmul(1, 4096, 4096), matmul(1, 512, 25088),
    conv("conv3x3_64@56", 1, 64, 56, 56, 64, kernel=3, pad=1),
    conv("conv3x3_128@28", 1, 128, 28, 28, 128, kernel=3, pad=1),
    conv("conv3x3_256@14", 1, 256, 14, 14, 256, kernel=3, pad=1),
    conv("conv3x3_512@7", 1, 512, 7, 7, 512, kernel=3, pad=1),
    conv("stem_3_64@112", 1, 3, 112, 112, 64, kernel=3, pad=1),
    conv("pnet1", 1, 3, 216, 384, 10, kernel=3),
    conv("onet1", 16, 3, 48, 48, 32, kernel=3),
    conv("onet2", 16, 32, 23, 23, 64, kernel=3),
    conv("fsrcnn_5x5_1_56", 1, 1, 270, 480, 56, kernel=5, pad=2),
    conv("fsrcnn_1x1_56_12", 1, 56, 270, 480, 12, kernel=1),
    conv("fsrcnn_3x3_12_12", 1, 12, 270, 480, 12, kernel=3, pad=1),
    Layer("depthwise_128@28", "depthwise", (1, 128, 28, 28, 128), 3, 1),
    Layer("prelu_64MiB", "prelu", (16, 64, 128, 128)),
    Layer("prelu_256KiB", "prelu", (1, 64, 32, 32)),
    Layer("backward_64MiB", "backward", (16, 64, 128, 128)),
    Layer("backward_256KiB", "backward", (1, 64, 32, 32)),
]


def tensor(shape):
    return "tensor<" + "".join(f"{size}x" for size in shape) + "f32>"


class Module:
    """Text of one function, with constants as resources."""

    def __init__(self):
        self.lines, self.arguments, self.values = [], [], []
        self.resources = {}

    def argument(self, name, array):
        self.arguments.append(f"%{name}: {tensor(array.shape)}")
        self.values.append(aligned(array))

    def constant(self, name, array):
        self.resources[name] = np.ascontiguousarray(array)
        self.line(f"%{name} = arith.constant dense_resource<{name}> : "
                  f"{tensor(array.shape)}")

    def line(self, text):
        self.lines.append("  " + text)

    def elementwise(self, result, inputs, maps, shape, body, element="f32"):
        """linalg.generic over `shape`; `inputs` are (name, type) pairs."""
        dims = ", ".join(f"d{i}" for i in range(len(shape)))
        maps = ", ".join(f"affine_map<({dims}) -> ({m})>"
                         for m in maps + [dims])
        iterators = ", ".join('"parallel"' for _ in shape)
        names = ", ".join(name for name, _ in inputs)
        types = ", ".join(type_ for _, type_ in inputs)
        out = tensor(shape).replace("f32>", element + ">")
        self.line(f"%{result}_e = tensor.empty() : {out}")
        self.line(f"%{result} = linalg.generic {{indexing_maps = [{maps}], "
                  f"iterator_types = [{iterators}]}} ins({names} : {types}) "
                  f"outs(%{result}_e : {out}) {{")
        self.lines += ["  " + text for text in body] + [f"  }} -> {out}"]

    def text(self, results, types):
        body = "\n".join(self.lines)
        signature = ", ".join(self.arguments)
        blobs = ",\n".join(f'      {name}: "0x04000000{a.tobytes().hex()}"'
                           for name, a in self.resources.items())
        return (f"func.func @main({signature}) -> ({types}) {{\n{body}\n"
                f"  return {results} : {types}\n}}\n"
                "{-#\n  dialect_resources: {\n    builtin: {\n" + blobs +
                "\n    }\n  }\n#-}\n")


def aligned(array):
    """A copy at a multiple of 64 bytes, where every framework puts tensors."""
    buffer = np.empty(array.nbytes + 64, np.uint8)
    start = -buffer.ctypes.data % 64
    copy = buffer[start:start + array.nbytes].view(np.float32)
    copy = copy.reshape(array.shape)
    copy[...] = array
    return copy


def add_prelu(module, x, shape, dim):
    """The PReLU of `x` as torch-mlir spells it: compare, multiply, select."""
    dims = ", ".join(f"d{i}" for i in range(len(shape)))
    type_, bits = tensor(shape), tensor(shape).replace("f32>", "i1>")
    module.elementwise("positive", [(x, type_)], [dims], shape, [
        "^bb0(%i: f32, %o: i1):", "  %z = arith.constant 0.0 : f32",
        "  %g = arith.cmpf ogt, %i, %z : f32", "  linalg.yield %g : i1"], "i1")
    module.elementwise(
        "scaled", [("%alpha", tensor([shape[dim]])), (x, type_)],
        [f"d{dim}", dims], shape, [
            "^bb0(%a: f32, %i: f32, %o: f32):",
            "  %m = arith.mulf %a, %i : f32", "  linalg.yield %m : f32"])
    module.elementwise(
        "y", [("%positive", bits), (x, type_), ("%scaled", type_)],
        [dims] * 3, shape, [
            "^bb0(%c: i1, %i: f32, %s: f32, %o: f32):",
            "  %r = arith.select %c, %i, %s : f32", "  linalg.yield %r : f32"])


def to_nhwc(array):
    return array.transpose(0, 2, 3, 1)


def add_conv(module, layer, nhwc, runtime_weights):
    d, p = layer.data, layer.pad
    module.argument("x", to_nhwc(d["x"]) if nhwc else d["x"])
    weights = d["weights"]
    if layer.kind == "depthwise":
        weights = weights[:, 0]
    if nhwc:
        weights = np.moveaxis(weights, (-2, -1), (0, 1))
        weights = weights.swapaxes(-1, -2) if weights.ndim == 4 else weights
    (module.argument if runtime_weights else module.constant)(
        "weights", weights)
    order = (0, 2, 3, 1) if nhwc else (0, 1, 2, 3)
    permuted = lambda shape: [shape[i] for i in order]
    source, x = permuted(layer.dims[:4]), "%x"
    if p:
        amount = permuted([0, 0, p, p])
        padded = [s + 2 * a for s, a in zip(source, amount)]
        module.line("%zero = arith.constant 0.0 : f32")
        module.line(f"%padded = tensor.pad %x low{amount} high{amount} {{")
        module.line("^bb0(%i0: index, %i1: index, %i2: index, %i3: index):")
        module.line("  tensor.yield %zero : f32")
        module.line(f"}} : {tensor(source)} to {tensor(padded)}")
        source, x = padded, "%padded"
    shape = permuted(layer.out_shape)
    op = {("conv", False): "conv_2d_nchw_fchw",
          ("conv", True): "conv_2d_nhwc_hwcf",
          ("depthwise", False): "depthwise_conv_2d_nchw_chw",
          ("depthwise", True): "depthwise_conv_2d_nhwc_hwc"}[layer.kind, nhwc]
    module.line(f"%e = tensor.empty() : {tensor(shape)}")
    module.line(f"%start = linalg.broadcast ins(%bias : "
                f"{tensor(d['bias'].shape)}) outs(%e : {tensor(shape)}) "
                f"dimensions = {[0, 1, 2] if nhwc else [0, 2, 3]}")
    module.line(
        f"%sum = linalg.{op} {{dilations = dense<1> : vector<2xi64>, strides = "
        f"dense<1> : vector<2xi64>}} ins({x}, %weights : {tensor(source)}, "
        f"{tensor(weights.shape)}) outs(%start : {tensor(shape)}) "
        f"-> {tensor(shape)}")
    return shape, 3 if nhwc else 1


def add_matmul(module, layer, runtime_weights):
    m, n, k = layer.dims
    shape, type_ = [m, n], tensor([m, n])
    module.argument("x", layer.data["x"])
    (module.argument if runtime_weights else module.constant)(
        "weights", layer.data["weights"])
    module.line("%zero = arith.constant 0.0 : f32")
    module.line(f"%e = tensor.empty() : {type_}")
    module.line(f"%f = linalg.fill ins(%zero : f32) outs(%e : {type_}) "
                f"-> {type_}")
    module.line(f"%product = linalg.matmul ins(%x, %weights : {tensor([m, k])},"
                f" {tensor([k, n])}) outs(%f : {type_}) -> {type_}")
    module.elementwise(
        "sum", [("%product", type_), ("%bias", tensor([n]))],
        ["d0, d1", "d1"], shape, [
            "^bb0(%i: f32, %b: f32, %o: f32):",
            "  %a = arith.addf %i, %b : f32", "  linalg.yield %a : f32"])
    return shape, 1


def make_ir(layer, nhwc=False, runtime_weights=False, prelu=True):
    """Text, arguments and the shapes of the results."""
    module, d = Module(), layer.data
    for name in ("bias", "alpha"):
        if name in d and (prelu or name == "bias"):
            module.constant(name, d[name])
    if layer.kind == "backward":
        type_, small = tensor(layer.dims), tensor(d["alpha"].shape)
        module.argument("dy", d["dy"])
        module.argument("x", d["x"])
        module.line(f"%dx, %dalpha = prelu.backward %dy, %x, %alpha {{alpha_dims"
                    f" = array<i64: 1>}} : {type_}, {small}")
        return (module.text("%dx, %dalpha", f"{type_}, {small}"),
                module.values, [layer.dims, d["alpha"].shape])
    if layer.kind == "prelu":
        module.argument("x", d["x"])
        shape, dim, x = layer.dims, 1, "%x"
    else:
        shape, dim = (add_matmul(module, layer, runtime_weights)
                      if layer.kind == "matmul" else
                      add_conv(module, layer, nhwc, runtime_weights))
        x = "%sum"
    if prelu:
        add_prelu(module, x, shape, dim)
        x = "%y"
    return module.text(x, tensor(shape)), module.values, [shape]
