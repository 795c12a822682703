"""Every float operation of the math dialect, alone and behind a matmul, on each
float type, against numpy in double precision.

    math_ops.py [--cpu NAME] [--only TYPE]
"""

import argparse
import math
import os
import sys
import tempfile

import numpy as np

import equal
import netrun

# Operation: reference in double precision, range of x.
UNARY = {
    "absf": (np.abs, (-3, 3)), "acos": (np.arccos, (-1, 1)),
    "acosh": (np.arccosh, (1, 9)), "asin": (np.arcsin, (-1, 1)),
    "asinh": (np.arcsinh, (-9, 9)), "atan": (np.arctan, (-9, 9)),
    "atanh": (np.arctanh, (-0.9, 0.9)), "cbrt": (np.cbrt, (-9, 9)),
    "ceil": (np.ceil, (-9, 9)), "cos": (np.cos, (-9, 9)),
    "cosh": (np.cosh, (-3, 3)), "erf": (np.vectorize(math.erf), (-2, 2)),
    "erfc": (np.vectorize(math.erfc), (-2, 2)), "exp": (np.exp, (-3, 3)),
    "exp2": (np.exp2, (-3, 3)), "expm1": (np.expm1, (-1e-3, 1e-3)),
    "floor": (np.floor, (-9, 9)), "log": (np.log, (0.1, 9)),
    "log10": (np.log10, (0.1, 9)), "log1p": (np.log1p, (-1e-3, 1e-3)),
    "log2": (np.log2, (0.1, 9)), "round": (
        lambda x: np.copysign(np.floor(np.abs(x) + 0.5), x), (-9, 9)),
    "roundeven": (np.rint, (-9, 9)), "rsqrt": (lambda x: 1 / np.sqrt(x), (0.1, 9)),
    "sin": (np.sin, (-9, 9)), "sinh": (np.sinh, (-3, 3)),
    "sqrt": (np.sqrt, (0.1, 9)), "tan": (np.tan, (-1, 1)),
    "tanh": (np.tanh, (-3, 3)), "trunc": (np.trunc, (-9, 9)),
}
# The result of math.<op> on x and 1.5 - x.
BINARY = {"atan2": np.arctan2, "copysign": np.copysign,
          "powf": lambda x, y: np.power(x, y)}
# Text on x, named %0, of type T; and its reference.
SPECIAL = {
    "fma": ("math.fma {x}, {x}, {x} : {t}", lambda x: x * x + x),
    "fpowi": ("math.fpowi {x}, %three : {t}, i32", lambda x: x ** 3),
    "clampf": ("math.clampf {x} to [%low, %high] : {t}",
               lambda x: np.clip(x, -0.5, 0.5)),
}
# Rounding of the result, and a few last places of libm.
TOLERANCE = {"f16": 2e-3, "bf16": 1e-2, "f32": 1e-6, "f64": 1e-14}
ROWS, COLUMNS = 5, 21

FUNCTION = """
func.func @{name}(%x: tensor<{r}x{c}x{t}>, %w: tensor<{c}x{c}x{t}>) -> tensor<{r}x{c}x{t}> {{
  %zero = arith.constant 0.0 : {t}
  %three = arith.constant 3 : i32
  %low = arith.constant -0.5 : {t}
  %high = arith.constant 0.5 : {t}
  %offset = arith.constant 1.5 : {t}
  %e = tensor.empty() : tensor<{r}x{c}x{t}>
  {matmul}
  %y = linalg.generic {{indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}}
      ins({source} : tensor<{r}x{c}x{t}>) outs(%e : tensor<{r}x{c}x{t}>) {{
  ^bb0(%v: {t}, %o: {t}):
    %second = arith.subf %offset, %v : {t}
    %s = {operation}
    linalg.yield %s : {t}
  }} -> tensor<{r}x{c}x{t}>
  return %y : tensor<{r}x{c}x{t}>
}}
"""
MATMUL = """%f = linalg.fill ins(%zero : {t}) outs(%e : tensor<{r}x{c}x{t}>) -> tensor<{r}x{c}x{t}>
  %m = linalg.matmul ins(%x, %w : tensor<{r}x{c}x{t}>, tensor<{c}x{c}x{t}>) outs(%f : tensor<{r}x{c}x{t}>) -> tensor<{r}x{c}x{t}>"""


def cases(element):
    """Name, operation's text, reference, range of x."""
    for op, (reference, limits) in UNARY.items():
        yield op, f"math.{op} %v : {element}", reference, limits
    for op, function in BINARY.items():
        yield (op, f"math.{op} %v, %second : {element}",
               lambda x, f=function: f(x, 1.5 - x), (0.1, 1.2))
    for op, (text, reference) in SPECIAL.items():
        yield op, text.format(x="%v", t=element), reference, (-2, 2)


def write_module(path, element):
    shape = {"r": ROWS, "c": COLUMNS, "t": element}
    with open(path, "w") as module:
        module.write("#id = affine_map<(d0, d1) -> (d0, d1)>\n")
        for name, operation, _, _ in cases(element):
            for suffix, matmul, source in [("alone", "", "%x"),
                                           ("fused", MATMUL.format(**shape), "%m")]:
                module.write(FUNCTION.format(
                    name=f"{name}_{suffix}", matmul=matmul, source=source,
                    operation=operation, **shape))


def check(element, cpu):
    """Prints what is wrong, and says whether anything is."""
    random = np.random.default_rng(3)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        mlir = os.path.join(folder, "math.mlir")
        library = os.path.join(folder, "math.so")
        write_module(mlir, element)
        netrun.compile_prelu(mlir, library, f"cpu={cpu}")
        # A product with the identity is exact.
        w = equal.store(np.eye(COLUMNS), element)
        for name, _, reference, limits in cases(element):
            x = equal.store(random.uniform(*limits, (ROWS, COLUMNS)), element)
            exact = equal.load(x, element).astype(np.float64)
            expected = reference(exact)
            for suffix in ["alone", "fused"]:
                function = netrun.Library(
                    library, [(2, equal.STORAGE[element])], f"{name}_{suffix}")
                y = equal.load(function(x, w)[0], element).astype(np.float64)
                error = np.max(np.abs(y - expected) /
                               np.maximum(np.abs(expected), 1e-30))
                # What is nearly 0 next to an x of size 1 has lost digits in x.
                error = min(error, np.max(np.abs(y - expected)) /
                            max(np.abs(expected).max(), 1e-30) * 8)
                # Two products, each rounded.
                if not error <= TOLERANCE[element] * (2 if name == "fpowi" else 1):
                    wrong += 1
                    print(f"WRONG: {name} on {element}, {suffix}: {error:.1e}")
    print(f"{'WRONG' if wrong else 'ok'}: {element} for {cpu}: "
          f"{len(list(cases(element)))} operations")
    return wrong == 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cpu", default="native")
    parser.add_argument("--only")
    arguments = parser.parse_args()
    elements = [arguments.only] if arguments.only else list(TOLERANCE)
    sys.exit(not all([check(e, arguments.cpu) for e in elements]))


if __name__ == "__main__":
    main()
