"""The layers that are measured: their data, a reference in double, and the IR
that a frontend would write for them."""

import dataclasses
import functools
import math
import os

import numpy as np

# Whether the weights of layers of bytes are even numbers of 7 bits; from the
# environment, so that a peer in a process of its own has the same ones.
HAS_SMALL_WEIGHTS = "PRELU_BENCH_SMALL_WEIGHTS" in os.environ


@dataclasses.dataclass(frozen=True)
class Layer:
    """One operation, a bias and a PReLU per channel, in f32. The factors of a
    matmul or conv may be `element`s of another type: bf16, or bytes, "s8" or "u8"
    the input's and signed the weights', added up as integers.

    `kind` is matmul (`dims` M, N, K), conv (`dims` batch, channels, height,
    width, output channels), depthwise (the same), prelu or backward (`dims` is
    the shape, the channels are dimension 1)."""
    name: str
    kind: str
    dims: tuple
    kernel: int = 1
    pad: int = 0
    element: str = "f32"

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
    def products(self):
        """How many one lane of a register multiplies at a time."""
        return {"f32": 1, "bf16": 2}.get(self.element, 4)

    @property
    def is_integer(self):
        return self.element in ("s8", "u8")

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
        width = 4 // self.products
        return sum(a.size * (width if name in ("x", "weights") else 4)
                   for name, a in self.data.items() if name != "bias")

    @property
    def bytes_written(self):
        return 4 * math.prod(self.out_shape)

    @functools.cached_property
    def data(self):
        """x, weights, bias, alpha (and dy) as f32, rounded to the element type;
        NCHW, FCHW, MxK, KxN."""
        data = self._draw()
        if self.element == "bf16":
            for name in ("x", "weights"):
                data[name] = from_bf16(to_bf16(data[name]))
        return data

    def _draw(self):
        random = np.random.default_rng(0)
        draw = lambda *shape: random.standard_normal(shape, np.float32)
        if self.is_integer:
            byte = lambda low, shape: random.integers(
                low, low + 256, shape).astype(np.float32)
            weight = lambda shape: (np.floor(byte(-128, shape) / 4) * 2
                                    if HAS_SMALL_WEIGHTS else byte(-128, shape))
            first = 0 if self.element == "u8" else -128
            if self.kind == "matmul":
                m, n, k = self.dims
                x, weights = byte(first, (m, k)), weight((k, n))
            else:
                n, c, h, w, f = self.dims
                x = byte(first, (n, c, h, w))
                weights = weight((f, c, self.kernel, self.kernel))
                n = f
            return {"x": x, "weights": weights, "bias": draw(n) * 1000,
                    "alpha": draw(n)}
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


def to_bf16(array):
    """The bits of the nearest bf16."""
    bits = np.asarray(array, np.float32).view(np.uint32)
    return ((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16).astype(np.uint16)


def from_bf16(bits):
    return (bits.astype(np.uint32) << 16).view(np.float32)


def conv(name, *dims, kernel, pad=0, element="f32"):
    return Layer(name, "conv", dims, kernel, pad, element)


def matmul(m, n, k, element="f32"):
    name = f"matmul_{m}x{n}x{k}" + (f"_{element}" if element != "f32" else "")
    return Layer(name, "matmul", (m, n, k), element=element)


def dot_products():
    for element in ("s8", "u8", "bf16"):
        yield matmul(512, 512, 512, element)
        yield matmul(1024, 1024, 1024, element)
        yield matmul(128, 512, 3136, element)
        for channels, size in ((64, 56), (128, 28), (256, 14), (512, 7)):
            yield conv(f"conv3x3_{channels}@{size}_{element}", 1, channels, size,
                       size, channels, kernel=3, pad=1, element=element)
        yield conv(f"conv1x1_64_128@28_{element}", 1, 64, 28, 28, 128, kernel=1,
                   element=element)
        yield conv(f"stem_3_64@112_{element}", 1, 3, 112, 112, 64, kernel=3,
                   pad=1, element=element)


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
    *dot_products(),
]


def tensor(shape, element="f32"):
    return "tensor<" + "".join(f"{size}x" for size in shape) + f"{element}>"


def ir_type(element):
    return {"s8": "i8", "u8": "i8"}.get(element, element)


def encode(array, element):
    """`array` of floats in the element type's memory."""
    if element == "bf16":
        return to_bf16(array)
    if element == "u8":
        return array.astype(np.uint8).view(np.int8)
    return array.astype(np.int8 if element == "s8" else np.float32)


class Module:
    """Text of one function, with constants as resources."""

    def __init__(self):
        self.lines, self.arguments, self.values = [], [], []
        self.resources = {}

    def argument(self, name, array, element="f32"):
        self.arguments.append(
            f"%{name}: {tensor(array.shape, ir_type(element))}")
        self.values.append(aligned(encode(array, element)))

    def constant(self, name, array, element="f32"):
        self.resources[name] = np.ascontiguousarray(encode(array, element))
        self.line(f"%{name} = arith.constant dense_resource<{name}> : "
                  f"{tensor(array.shape, ir_type(element))}")

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
    copy = buffer[start:start + array.nbytes].view(array.dtype)
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
    x_element, w_element, sum_element = elements(layer)
    x_type, w_type = map(ir_type, (x_element, w_element))
    module.argument("x", to_nhwc(d["x"]) if nhwc else d["x"], x_element)
    weights = d["weights"]
    if layer.kind == "depthwise":
        weights = weights[:, 0]
    if nhwc:
        weights = np.moveaxis(weights, (-2, -1), (0, 1))
        weights = weights.swapaxes(-1, -2) if weights.ndim == 4 else weights
    (module.argument if runtime_weights else module.constant)(
        "weights", weights, w_element)
    order = (0, 2, 3, 1) if nhwc else (0, 1, 2, 3)
    permuted = lambda shape: [shape[i] for i in order]
    source, x = permuted(layer.dims[:4]), "%x"
    if p:
        amount = permuted([0, 0, p, p])
        padded = [s + 2 * a for s, a in zip(source, amount)]
        module.line(f"%pad = arith.constant {'0' if layer.is_integer else '0.0'}"
                    f" : {x_type}")
        module.line(f"%padded = tensor.pad %x low{amount} high{amount} {{")
        module.line("^bb0(%i0: index, %i1: index, %i2: index, %i3: index):")
        module.line(f"  tensor.yield %pad : {x_type}")
        module.line(f"}} : {tensor(source, x_type)} to "
                    f"{tensor(padded, x_type)}")
        source, x = padded, "%padded"
    shape = permuted(layer.out_shape)
    op = {("conv", False): "conv_2d_nchw_fchw",
          ("conv", True): "conv_2d_nhwc_hwcf",
          ("depthwise", False): "depthwise_conv_2d_nchw_chw",
          ("depthwise", True): "depthwise_conv_2d_nhwc_hwc"}[layer.kind, nhwc]
    if layer.is_integer:
        add_start(module, shape, "i32")
        if layer.element == "u8":
            add_unsigned(module, "product", x, tensor(source, x_type),
                         tensor(weights.shape, w_type), shape,
                         *conv_loops(nhwc))
        else:
            module.line(
                f"%product = linalg.{op} {{dilations = dense<1> : vector<2xi64>,"
                f" strides = dense<1> : vector<2xi64>}} ins({x}, %weights : "
                f"{tensor(source, x_type)}, {tensor(weights.shape, w_type)}) "
                f"outs(%start : {tensor(shape, 'i32')}) -> "
                f"{tensor(shape, 'i32')}")
        add_bias(module, shape, 3 if nhwc else 1, "i32")
        return shape, 3 if nhwc else 1
    module.line(f"%e = tensor.empty() : {tensor(shape)}")
    module.line(f"%start = linalg.broadcast ins(%bias : "
                f"{tensor(d['bias'].shape)}) outs(%e : {tensor(shape)}) "
                f"dimensions = {[0, 1, 2] if nhwc else [0, 2, 3]}")
    module.line(
        f"%sum = linalg.{op} {{dilations = dense<1> : vector<2xi64>, strides = "
        f"dense<1> : vector<2xi64>}} ins({x}, %weights : "
        f"{tensor(source, x_type)}, {tensor(weights.shape, w_type)}) outs(%start : {tensor(shape)}) "
        f"-> {tensor(shape)}")
    return shape, 3 if nhwc else 1


def add_matmul(module, layer, runtime_weights):
    m, n, k = layer.dims
    shape = [m, n]
    x_element, w_element, sum_element = elements(layer)
    module.argument("x", layer.data["x"], x_element)
    (module.argument if runtime_weights else module.constant)(
        "weights", layer.data["weights"], w_element)
    type_ = tensor(shape, sum_element)
    x_type = tensor([m, k], ir_type(x_element))
    w_type = tensor([k, n], ir_type(w_element))
    add_start(module, shape, sum_element)
    if layer.element == "u8":
        add_unsigned(module, "product", "%x", x_type, w_type, shape,
                     ["d0, d2", "d2, d1", "d0, d1"], 2, 1)
    else:
        module.line(f"%product = linalg.matmul ins(%x, %weights : {x_type}, "
                    f"{w_type}) outs(%start : {type_}) -> {type_}")
    add_bias(module, shape, 1, sum_element)
    return shape, 1


def elements(layer):
    """Those of the input, the weights and the sum."""
    if layer.is_integer:
        return layer.element, "s8", "i32"
    return layer.element, layer.element, "f32"


def conv_loops(nhwc):
    """The maps of a convolution, how many of its loops are parallel and how many
    are not."""
    if nhwc:
        return (["d0, d1 + d4, d2 + d5, d6", "d4, d5, d6, d3",
                 "d0, d1, d2, d3"], 4, 3)
    return (["d0, d6, d2 + d4, d3 + d5", "d1, d6, d4, d5", "d0, d1, d2, d3"],
            4, 3)


def add_start(module, shape, element):
    """Zeros, called %start."""
    type_ = tensor(shape, element)
    module.line(f"%zero = arith.constant {'0' if element == 'i32' else '0.0'} : "
                f"{element}")
    module.line(f"%e = tensor.empty() : {type_}")
    module.line(f"%start = linalg.fill ins(%zero : {element}) outs(%e : {type_}) "
                f"-> {type_}")


def add_unsigned(module, result, x, x_type, w_type, shape, maps, parallel,
                 reduction):
    """Products of unsigned and signed bytes, which no named operation has."""
    type_ = tensor(shape, "i32")
    dims = ", ".join(f"d{i}" for i in range(parallel + reduction))
    maps = ", ".join(f"affine_map<({dims}) -> ({m})>" for m in maps)
    iterators = ", ".join(['"parallel"'] * parallel + ['"reduction"'] * reduction)
    module.line(f"%{result} = linalg.generic {{indexing_maps = [{maps}], "
                f"iterator_types = [{iterators}]}} ins({x}, %weights : {x_type}, "
                f"{w_type}) outs(%start : {type_}) {{")
    for text in ("^bb0(%i: i8, %w: i8, %o: i32):", "  %a = arith.extui %i : i8 to"
                 " i32", "  %b = arith.extsi %w : i8 to i32",
                 "  %m = arith.muli %a, %b : i32",
                 "  %s = arith.addi %o, %m : i32", "  linalg.yield %s : i32"):
        module.line(text)
    module.line(f"}} -> {type_}")


def add_bias(module, shape, dim, element):
    """%sum: %product, converted to f32, and the bias."""
    dims = ", ".join(f"d{i}" for i in range(len(shape)))
    convert = (["  %f = arith.sitofp %i : i32 to f32"] if element == "i32"
               else [])
    value = "%f" if convert else "%i"
    module.elementwise(
        "sum", [("%product", tensor(shape, element)),
                ("%bias", tensor([shape[dim]]))],
        [dims, f"d{dim}"], shape,
        [f"^bb0(%i: {element}, %b: f32, %o: f32):"] + convert +
        [f"  %a = arith.addf {value}, %b : f32", "  linalg.yield %a : f32"])


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
