"""prelu.backward through the CPU pipeline and through the reference lowering,
against numpy in double precision: alone and behind the matmul or convolution
that produces dy, static and dynamic, with the edges of f32 strewn in.

    backward.py [--threads N] [--cpu NAME] [--only SUBSTRING]
"""

import argparse
import os
import sys
import tempfile

import numpy as np

import equal
import netrun

STORAGE = {"f32": np.float32, "f64": np.float64, "f16": np.float16}
TOLERANCE = {"f32": 2e-6, "f64": 1e-14, "f16": 2e-3}


def tensor(shape, element):
    return "tensor<" + "".join(f"{d}x" for d in shape) + element + ">"


def module(shape, dims, element, dynamic, inner):
    """dy, x, alpha -> dx, dalpha; with `inner`, dy is a product of two matrices
    of that inner size."""
    static = shape
    shape = ["?" if dynamic else d for d in shape]
    alpha_shape = [shape[d] for d in dims]
    x, alpha = tensor(shape, element), tensor(alpha_shape, element)
    attr = f"{{alpha_dims = array<i64: {', '.join(map(str, dims))}>}}" \
        if dims else ""
    body, arguments = "", f"%dy: {x}"
    if inner:
        left, right = ([shape[0], inner], [inner, static[1]])
        a, b = tensor(left, element), tensor(right, element)
        shape = [shape[0], static[1]]
        x, alpha = tensor(shape, element), tensor([shape[d] for d in dims],
                                                  element)
        arguments = f"%a: {a}, %b: {b}"
        size = "%rows" if dynamic else ""
        body = (f"  %c0 = arith.constant 0 : index\n"
                f"  %rows = tensor.dim %a, %c0 : {a}\n"
                f"  %zero = arith.constant 0.0 : {element}\n"
                f"  %e = tensor.empty({size}) : {x}\n"
                f"  %f = linalg.fill ins(%zero : {element}) outs(%e : {x}) "
                f"-> {x}\n"
                f"  %dy = linalg.matmul ins(%a, %b : {a}, {b}) "
                f"outs(%f : {x}) -> {x}\n")
    return (f"func.func @main({arguments}, %x: {x}, %alpha: {alpha}) "
            f"-> ({x}, {alpha}) {{\n{body}"
            f"  %dx, %da = prelu.backward %dy, %x, %alpha {attr} : "
            f"{x}, {alpha}\n  return %dx, %da : {x}, {alpha}\n}}\n")


def reference(dy, x, alpha, dims):
    dy, x, alpha = (v.astype(np.float64) for v in (dy, x, alpha))
    rest = tuple(d for d in range(x.ndim) if d not in dims)
    order = np.argsort(dims)
    spread = np.expand_dims(np.transpose(alpha, order), rest)
    positive = x > 0
    with np.errstate(invalid="ignore", over="ignore"):
        dx = np.where(positive, dy, spread * dy)
        dalpha = np.where(positive, 0, dy * x).sum(axis=rest)
    return dx, np.transpose(dalpha, np.argsort(order))


CASES = {
    "nchw": ((2, 19, 5, 7), (1,), "f32", False, 0),
    "nchw_wide": ((3, 8, 9, 133), (1,), "f32", False, 0),
    "nchw_dynamic": ((2, 19, 5, 37), (1,), "f32", True, 0),
    "nhwc": ((2, 5, 7, 37), (3,), "f32", False, 0),
    "rows": ((37, 21), (1,), "f32", False, 0),
    "rows_dynamic": ((37, 21), (1,), "f32", True, 0),
    "columns": ((37, 21), (0,), "f32", False, 0),
    "one_alpha": ((3, 5, 41), (), "f32", False, 0),
    "two_dims_swapped": ((3, 5, 41), (2, 0), "f32", False, 0),
    "whole": ((5, 17), (0, 1), "f32", False, 0),
    "f64": ((2, 19, 5, 7), (1,), "f64", False, 0),
    "f16": ((2, 19, 5, 7), (1,), "f16", False, 0),
    "empty": ((0, 7), (1,), "f32", False, 0),
    "matmul": ((29, 37), (1,), "f32", False, 13),
    "matmul_rows": ((29, 37), (0,), "f32", False, 13),
    "matmul_dynamic": ((29, 37), (1,), "f32", True, 13),
    "matmul_one_alpha": ((29, 37), (), "f32", False, 13),
    "matmul_threads": ((1024, 96), (1,), "f32", False, 32),
}
SPECIAL = [0.0, -0.0, 1e-40, -1e-40, 1e30, -1e30]


def check(name, case, options, folder):
    shape, dims, element, dynamic, inner = case
    path = os.path.join(folder, name + ".mlir")
    with open(path, "w") as file:
        file.write(module(*case))
    lowered = path + ".lowered"
    equal.lower_prelu(path, lowered)
    ours, theirs = (os.path.join(folder, name + s) for s in (".so", ".ref.so"))
    netrun.compile_prelu(path, ours, options)
    netrun.compile_upstream(lowered, theirs)
    kinds = [(len(shape), STORAGE[element]), (len(dims), STORAGE[element])]
    random = np.random.default_rng(5)
    good = True
    for special in [False, True]:
        make = lambda s: random.standard_normal(s).astype(STORAGE[element])
        x, alpha = make(shape), make([shape[d] for d in dims])
        if inner:
            operands = [make((shape[0], inner)), make((inner, shape[1]))]
            dy = operands[0].astype(np.float64) @ operands[1]
        else:
            dy = make(shape)
            operands = [dy]
        if special and x.size and element != "f16":
            x.reshape(-1)[::5] = np.resize(SPECIAL, x.reshape(-1)[::5].size)
            dy = np.clip(dy, -1, 1)
            if not inner:
                operands = [dy]
        # The matmul's own rounding is in dy.
        want = reference(dy, x, alpha, dims)
        if special and inner:
            continue
        for road, library in (("pipeline", ours), ("reference", theirs)):
            run = netrun.Library(library, kinds, "main")
            got = run(*operands, x, alpha)
            for actual, expected, what in zip(got, want, ("dx", "dalpha")):
                scale = np.abs(expected).max() if expected.size else 1
                error = np.abs(actual - expected).max() / (scale or 1) \
                    if expected.size else 0
                if not error <= TOLERANCE[element] or \
                        actual.shape != expected.shape:
                    print(f"WRONG: {name} {road} {what}: {error:.1e}")
                    good = False
    if good:
        print(f"ok: {name}")
    return good


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--cpu", default="native")
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    options = f"cpu={arguments.cpu} threads={arguments.threads}"
    with tempfile.TemporaryDirectory() as folder:
        results = [check(name, case, options, folder)
                   for name, case in CASES.items() if arguments.only in name]
    sys.exit(not all(results))


if __name__ == "__main__":
    main()
