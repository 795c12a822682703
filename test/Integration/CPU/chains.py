"""Regions behind each other that are computed band by band, on this machine with
caches so small and memory so slow that it pays: numpy's numbers, and bit for bit what the same
kernels compute without bands.

    chains.py
"""

import os
import re
import subprocess
import sys
import tempfile

import numpy as np

import netrun

RANDOM = np.random.default_rng(5)


def random(*shape):
    return RANDOM.standard_normal(shape, np.float32)


def tensor(*shape):
    return "tensor<" + "x".join(map(str, shape)) + "xf32>"


def constant(name, values):
    return (f"%{name} = arith.constant dense<{values.tolist()}> : "
            f"{tensor(*values.shape)}\n")


def prelu(x, alpha):
    """By alphas along dimension 1."""
    alpha = alpha.reshape(-1, *[1] * (x.ndim - 2))
    return np.where(x > 0, x, alpha * x)


def windows(x, size, dilation):
    """x[..., h, w] as [..., h, w, kh, kw], without padding."""
    span = dilation * (size - 1) + 1
    view = np.lib.stride_tricks.sliding_window_view(x, (span, span), (-2, -1))
    return view[..., ::dilation, ::dilation]


def layer(op, result, x, x_shape, w, w_shape, shape, more=""):
    """A contraction of %x and %w into zeros, as %result."""
    return f"""
  %{result}_e = tensor.empty() : {tensor(*shape)}
  %{result}_z = linalg.fill ins(%zero : f32) outs(%{result}_e : {tensor(*shape)}) -> {tensor(*shape)}
  %{result} = linalg.{op} {more} ins(%{x}, %{w} : {tensor(*x_shape)}, {tensor(*w_shape)})
      outs(%{result}_z : {tensor(*shape)}) -> {tensor(*shape)}
"""


def activation(result, x, alpha, shape):
    return (f"  %{result} = prelu.prelu %{x}, %{alpha} {{alpha_dims = array<i64: 1>}} : "
            f"{tensor(*shape)}, {tensor(shape[1])}\n")


def function(arguments, body, results):
    """Of [(name, array)] and [(name, shape)]."""
    types = ", ".join(tensor(*s) for _, s in results)
    return (f"func.func @main("
            + ", ".join(f"%{n}: {tensor(*a.shape)}" for n, a in arguments)
            + f") -> ({types}) {{\n  %zero = arith.constant 0.0 : f32\n{body}"
            + "  return " + ", ".join("%" + n for n, _ in results)
            + f" : {types}\n}}\n")


def dilated():
    """Odd extents, windows that reach over a band's border, padding."""
    x, w, a = random(1, 3, 37, 41), random(24, 3, 5, 5), random(24)
    u, b = random(5, 24, 1, 1), random(5)
    mid, out = (1, 24, 37, 41), (1, 5, 37, 41)
    body = constant("w", w) + constant("a", a) + constant("u", u) + constant("b", b)
    body += f"""  %p = tensor.pad %x low[0, 0, 4, 4] high[0, 0, 4, 4] {{
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero : f32
  }} : {tensor(*x.shape)} to tensor<1x3x45x49xf32>
"""
    body += layer("conv_2d_nchw_fchw", "c", "p", (1, 3, 45, 49), "w", w.shape, mid,
                  "{dilations = dense<2> : vector<2xi64>}")
    body += activation("y", "c", "a", mid)
    body += layer("conv_2d_nchw_fchw", "d", "y", mid, "u", u.shape, out)
    body += activation("z", "d", "b", out)
    padded = np.pad(x, [(0, 0), (0, 0), (4, 4), (4, 4)])
    y = prelu(np.einsum("nchwij,fcij->nfhw", windows(padded, 5, 2), w), a)
    z = prelu(np.einsum("nchw,fc->nfhw", y, u[:, :, 0, 0]), b)
    return function([("x", x)], body, [("z", out)]), [x], [z]


def depthwise():
    """Two 1x1 convolutions behind a depthwise one, one of them with a residual."""
    x, w, a = random(1, 32, 45, 33), random(32, 3, 3), random(32)
    u, v, r = random(8, 32, 1, 1), random(16, 32, 1, 1), random(1, 8, 43, 31)
    mid, one, two = (1, 32, 43, 31), (1, 8, 43, 31), (1, 16, 43, 31)
    body = constant("w", w) + constant("a", a) + constant("u", u) + constant("v", v)
    body += layer("depthwise_conv_2d_nchw_chw", "c", "x", x.shape, "w", w.shape, mid)
    body += activation("y", "c", "a", mid)
    body += layer("conv_2d_nchw_fchw", "d", "y", mid, "u", u.shape, one)
    body += f"""  %o = linalg.add ins(%d, %r : {tensor(*one)}, {tensor(*one)})
      outs(%d_e : {tensor(*one)}) -> {tensor(*one)}
"""
    body += layer("conv_2d_nchw_fchw", "t", "y", mid, "v", v.shape, two)
    y = prelu(np.einsum("nchwij,cij->nchw", windows(x, 3, 1), w), a)
    o = np.einsum("nchw,fc->nfhw", y, u[:, :, 0, 0]) + r
    t = np.einsum("nchw,fc->nfhw", y, v[:, :, 0, 0])
    return (function([("x", x), ("r", r)], body, [("o", one), ("t", two)]),
            [x, r], [o, t])


def perceptron():
    """Rows of matrices; the residual is the input."""
    x, w, a, u = random(403, 32), random(32, 96), random(96), random(96, 32)
    mid, out = (403, 96), (403, 32)
    body = constant("w", w) + constant("a", a) + constant("u", u)
    body += layer("matmul", "c", "x", x.shape, "w", w.shape, mid)
    body += activation("y", "c", "a", mid)
    body += layer("matmul", "d", "y", mid, "u", u.shape, out)
    body += f"""  %o = linalg.add ins(%d, %x : {tensor(*out)}, {tensor(*out)})
      outs(%d_e : {tensor(*out)}) -> {tensor(*out)}
"""
    o = prelu(x @ w, a) @ u + x
    return function([("x", x)], body, [("o", out)]), [x], [o]


def batch():
    """Whole images are bands, so that windows of the second one do not matter."""
    x, w, u = random(5, 16, 15, 14), random(32, 16, 3, 3), random(16, 32, 3, 3)
    mid, out = (5, 32, 13, 12), (5, 16, 11, 10)
    body = constant("w", w) + constant("u", u)
    body += layer("conv_2d_nchw_fchw", "c", "x", x.shape, "w", w.shape, mid)
    body += layer("conv_2d_nchw_fchw", "d", "c", mid, "u", u.shape, out)
    c = np.einsum("nchwij,fcij->nfhw", windows(x, 3, 1), w)
    d = np.einsum("nchwij,fcij->nfhw", windows(c, 3, 1), u)
    return function([("x", x)], body, [("d", out)]), [x], [d]


def dynamic():
    """Rows that only the run time counts are left as they are."""
    x, w, u = random(403, 32), random(32, 96), random(96, 32)
    text = function([("x", x)], constant("w", w) + constant("u", u)
                    + layer("matmul", "c", "x", x.shape, "w", w.shape, (403, 96))
                    + layer("matmul", "d", "c", (403, 96), "u", u.shape, (403, 32)),
                    [("d", (403, 32))])
    text = text.replace("403x", "?x")
    text = text.replace("%zero = arith", "%c0 = arith.constant 0 : index\n"
                        "  %n = tensor.dim %x, %c0 : tensor<?x32xf32>\n  %zero = arith")
    return text.replace("tensor.empty()", "tensor.empty(%n)"), [x], [x @ w @ u]


def with_caches(module, threads, l3, path):
    """Writes `module` for this machine, with caches of other sizes."""
    netrun.run([netrun.find_prelu_opt(), module,
                f"--prelu-attach-target=threads={threads}", "-o", path])
    with open(path) as attached:
        text = re.sub(r"(l[23]_bytes|memory_bytes_per_cycle) = [\d.]+(, )?", "", attached.read())
    with open(path, "w") as out:
        out.write(text.replace(
            "core = <", f"core = <l2_bytes = {256 << 10}, l3_bytes = {l3}, "
            "memory_bytes_per_cycle = 1.0, ", 1).replace(", >", ">", 1))


def count_chains(path, threads):
    """Of those that are computed band by band."""
    result = subprocess.run(
        [netrun.find_prelu_opt(), path, "-o", os.devnull,
         f"--prelu-cpu-pipeline=stop-after=schedule winograd=0 threads={threads}",
         "--remarks-filter=prelu-tile-chains"],
        capture_output=True, text=True, check=True)
    return result.stderr.count("ChainTiled")


def check(make, folder, threads):
    text, inputs, expected = make()
    module = os.path.join(folder, make.__name__ + ".mlir")
    with open(module, "w") as out:
        out.write(text)
    outputs = []
    for l3 in (48 << 10, 1 << 30):
        path = os.path.join(folder, f"{make.__name__}.{threads}.{l3}.mlir")
        with_caches(module, threads, l3, path)
        chains = count_chains(path, threads)
        banded = (l3 < 1 << 30 and make is not dynamic and
                  not (make is dilated and threads > 1))
        if chains != banded:
            print(f"WRONG: {make.__name__}, {threads} threads: {chains} chains")
            return False
        netrun.compile_prelu(path, path + ".so",
                             f"threads={threads} winograd=0")
        library = netrun.Library(path + ".so",
                                 [(y.ndim, y.dtype) for y in expected])
        # A second call finds the memory that the first one has left.
        library(*inputs)
        outputs.append(library(*inputs))
    error = max(netrun.relative_error(o, y)
                for o, y in zip(outputs[0], expected))
    same = all(np.array_equal(o, p) for o, p in zip(*outputs))
    print(f"{'ok' if same and error < 1e-5 else 'WRONG'}: {make.__name__}, "
          f"{threads} threads: error {error:.1e}, bits {'the same' if same else 'differ'}")
    return same and error < 1e-5


def main():
    right = True
    with tempfile.TemporaryDirectory() as folder:
        for make in (dilated, depthwise, perceptron, batch, dynamic):
            for threads in (1, 2, 3):
                right &= check(make, folder, threads)
    sys.exit(not right)


if __name__ == "__main__":
    main()
