"""Functions that become polynomials: their errors, in units in the last place (ulp)
of the result.

    math_errors.py [--cpu NAME] [--step N] [--libm]    f32, every Nth of 2^32 floats
    math_errors.py --narrow [--cpu NAME]               f16 and bf16, all of them
    math_errors.py --sizes [--cpu NAME]                the same bits at any size
    math_errors.py --aarch64 NAME                      a sample under the emulator

The first holds them against libm's functions of double in C (math_errors.c),
the others against numpy's. --libm measures libm's own, as libm-functions=true
calls them.
"""

import argparse
import math
import os
import subprocess
import sys
import tempfile

import numpy as np

import aarch64
import equal
import netrun

# Reference, and the largest error of a result in f32 (docs/numerics.md).
FUNCTIONS = {
    "exp": (np.exp, 1.1), "exp2": (np.exp2, 1.1), "expm1": (np.expm1, 1.8),
    "log": (np.log, 1.0), "log2": (np.log2, 1.9), "log10": (np.log10, 2.1),
    "log1p": (np.log1p, 1.6), "tanh": (np.tanh, 2.7),
    "erf": (np.vectorize(math.erf, otypes=[float]), 2.3),
}
LIBM = 3.0

FUNCTION = """
func.func @{name}(%x: tensor<{shape}x{type}>) -> tensor<{shape}x{type}> {{
  {empty}
  %y = linalg.generic {{indexing_maps = [#id, #id], iterator_types = ["parallel"]}}
      ins(%x : tensor<{shape}x{type}>) outs(%e : tensor<{shape}x{type}>) {{
  ^bb0(%v: {type}, %o: {type}):
    %r = math.{op} %v : {type}
    linalg.yield %r : {type}
  }} -> tensor<{shape}x{type}>
  return %y : tensor<{shape}x{type}>
}}
"""
DYNAMIC = """%zero = arith.constant 0 : index
  %n = tensor.dim %x, %zero : tensor<?x{type}>
  %e = tensor.empty(%n) : tensor<?x{type}>"""
STATIC = "%e = tensor.empty() : tensor<{shape}x{type}>"


def function(op, element="f32", size=None, name=None):
    shape = "?" if size is None else size
    empty = (DYNAMIC if size is None else STATIC).format(type=element, shape=shape)
    # Not under its own name, which is libm's.
    return FUNCTION.format(name=name or f"of_{op}", op=op, type=element, shape=shape,
                           empty=empty)


def write(folder, functions):
    path = os.path.join(folder, "math.mlir")
    with open(path, "w") as module:
        module.write("#id = affine_map<(d0) -> (d0)>\n")
        module.writelines(functions)
    return path


def report(name, good, text):
    print(f"{'ok' if good else 'WRONG'}: {name}: {text}", flush=True)
    return good


def check_f32(cpu, step, first, libm):
    options = f"cpu={cpu}" + (" libm-functions=true" if libm else "")
    here = os.path.dirname(os.path.abspath(__file__))
    with tempfile.TemporaryDirectory() as folder:
        library = os.path.join(folder, "libmath.so")
        program = os.path.join(folder, "errors")
        netrun.compile_prelu(write(folder, map(function, FUNCTIONS)), library,
                             options)
        netrun.run([os.path.join(netrun.LLVM_BIN, "clang"), "-O2",
                    os.path.join(here, "math_errors.c"), library,
                    f"-Wl,-rpath,{folder}", "-lm", "-o", program])
        lines = subprocess.run([program, str(step), str(first)], text=True,
                               stdout=subprocess.PIPE, check=True).stdout
    good = True
    for line in lines.splitlines():
        name, error, at, wrong, wrong_at = line.split()
        bound = LIBM if libm else FUNCTIONS[name][1]
        text = f"{error} ulp at {at}, at most {bound}"
        if int(wrong):
            text += f"; {wrong} special values, the first at {wrong_at}"
        good &= report(name, float(error) <= bound and not int(wrong), text)
    return good


def unit(exact, element):
    """The distance of neighbours of that type."""
    bits, lowest = {"f16": (11, -24), "bf16": (8, -133), "f32": (24, -149)}[element]
    exponent = np.frexp(np.where(np.isfinite(exact), exact, 1))[1]
    return np.ldexp(1.0, np.maximum(exponent - bits, lowest))


def largest_error(y, exact, element):
    """In ulp; infinite where a NaN, an infinity or the sign of a zero is wrong."""
    rounded = equal.load(equal.store(exact, element), element)
    special = ~np.isfinite(rounded) | ~np.isfinite(y)
    same = np.where(np.isnan(rounded), np.isnan(y), rounded == y)
    zero = (y == 0) & (rounded == 0) & (np.signbit(y) != np.signbit(rounded))
    if np.any(special & ~same) or np.any(zero):
        return np.inf
    regular = ~special
    return np.max(np.abs(y.astype(np.float64) - exact)[regular] /
                  unit(exact, element)[regular])


def check_narrow(cpu):
    good = True
    for element in ["f16", "bf16"]:
        x = np.arange(1 << 16).astype(np.uint16)
        x = x if element == "bf16" else x.view(np.float16)
        wide = equal.load(x, element).astype(np.float64)
        with tempfile.TemporaryDirectory() as folder:
            library = os.path.join(folder, "math.so")
            netrun.compile_prelu(
                write(folder, [function(op, element) for op in FUNCTIONS]),
                library, f"cpu={cpu}")
            for name, (reference, _) in FUNCTIONS.items():
                compiled = netrun.Library(
                    library, [(1, equal.STORAGE[element])], f"of_{name}")
                y = equal.load(compiled(x)[0], element)
                error = largest_error(y, reference(wide), element)
                # Rounded once more, from f32.
                good &= report(f"{name} on {element}", error <= 0.51,
                               f"{error:.4f} ulp")
    return good


def sample():
    """Of all sizes, with special values strewn in."""
    random = np.random.default_rng(5)
    x = random.integers(0, 1 << 32, 997, np.uint32).view(np.float32)
    x[::3] = random.uniform(-12, 12, x[::3].size)
    x[::29] = random.choice(np.array(equal.SPECIAL, np.float32), x[::29].size)
    return x


def check_sizes(cpu):
    """A value does not depend on the lane, register or remainder that computes
    it, nor on whether its size is known."""
    x, good = sample(), True
    sizes = [1, 2, 3, 5, 8, 13, 16, 17, 31, 47, 64, 100]
    with tempfile.TemporaryDirectory() as folder:
        library = os.path.join(folder, "math.so")
        functions = [function(op) for op in FUNCTIONS]
        functions += [function(op, size=size, name=f"{op}_{size}")
                      for op in FUNCTIONS for size in sizes]
        netrun.compile_prelu(write(folder, functions), library, f"cpu={cpu}")
        load = lambda name: netrun.Library(library, [(1, np.float32)], name)
        for op in FUNCTIONS:
            dynamic, different = load(f"of_{op}"), 0
            whole = dynamic(x)[0]
            for size in sizes:
                static = load(f"{op}_{size}")
                for start in range(0, x.size - size, 37):
                    part = np.ascontiguousarray(x[start:start + size])
                    expected = whole[start:start + size].tobytes()
                    different += dynamic(part)[0].tobytes() != expected
                    different += static(part)[0].tobytes() != expected
            good &= report(op, not different, f"{different} differ by their size")
    return good


def check_aarch64(cpu):
    x, good = np.resize(sample(), 997), True
    for name, (reference, bound) in FUNCTIONS.items():
        with tempfile.TemporaryDirectory() as folder:
            path = write(folder, [function(name, size=x.size)])
            compiled = aarch64.Emulated(path, folder, f"cpu={cpu}", f"of_{name}",
                                        [([x.size], "f32")])
            y = compiled(x)[0]
        error = largest_error(y, reference(x.astype(np.float64)), "f32")
        good &= report(name, error <= bound, f"{error:.3f} ulp, at most {bound}")
    return good


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cpu", default="native")
    parser.add_argument("--step", type=int, default=1009)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--libm", action="store_true")
    parser.add_argument("--narrow", action="store_true")
    parser.add_argument("--sizes", action="store_true")
    parser.add_argument("--aarch64", metavar="NAME")
    arguments = parser.parse_args()
    with np.errstate(all="ignore"):
        if arguments.narrow:
            good = check_narrow(arguments.cpu)
        elif arguments.sizes:
            good = check_sizes(arguments.cpu)
        elif arguments.aarch64:
            good = check_aarch64(arguments.aarch64)
        else:
            good = check_f32(arguments.cpu, arguments.step, arguments.first,
                             arguments.libm)
    sys.exit(not good)


if __name__ == "__main__":
    main()
