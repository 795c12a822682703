"""Every accepted spelling of PReLU on all 65,536 f16 inputs and a set of alphas:
what prelu-opt compiles after raising must equal what upstream's lowering makes
of the spelling itself, bit by bit but for the sign of a zero and a NaN's
payload, which prelu.prelu leaves open.

    exhaustive.py [--cpu NAME]
"""

import argparse
import os
import sys
import tempfile

import numpy as np

import netrun

ALPHAS = [0.25, -0.5, 1.5, 1.0, 0.0, -0.0, 6e-8, -6e-8, 65504.0, 0.1]
SIZE = 65536
T = f"tensor<{SIZE}xf16>"

HEADER = f"""func.func @NAME(%x: {T}, %alpha: tensor<f16>) -> {T} {{
  %zero = arith.constant 0.0 : f16
  %e = tensor.empty() : {T}
  %y = linalg.generic {{
      indexing_maps = [affine_map<(d) -> (d)>, affine_map<(d) -> ()>,
                       affine_map<(d) -> (d)>], iterator_types = ["parallel"]}}
      ins(%x, %alpha : {T}, tensor<f16>) outs(%e : {T}) {{
  ^bb0(%in: f16, %a: f16, %out: f16):
"""
FOOTER = f"""    linalg.yield %r : f16
  }} -> {T}
  return %y : {T}
}}
"""


def select_spellings():
    for predicate in ["ogt", "oge", "ugt", "uge", "olt", "ole", "ult", "ule"]:
        for swapped in [False, True]:
            left, right = ("%zero", "%in") if swapped else ("%in", "%zero")
            positive = (predicate[1] == "g") != swapped
            arms = "%in, %m" if positive else "%m, %in"
            yield (f"select_{predicate}_{'zero_x' if swapped else 'x_zero'}",
                   f"    %c = arith.cmpf {predicate}, {left}, {right} : f16\n"
                   "    %m = arith.mulf %in, %a : f16\n"
                   f"    %r = arith.select %c, {arms} : f16\n")


def clamp(name, kind, value):
    """max or min of `value` and 0, by an operation or a comparison."""
    if not kind.startswith("cmp"):
        operation = ("max" if name == "p" else "min") + kind
        return f"    %{name} = arith.{operation} {value}, %zero : f16\n"
    predicate = kind[3:] + ("gt" if name == "p" else "lt")
    return (f"    %k{name} = arith.cmpf {predicate}, {value}, %zero : f16\n"
            f"    %{name} = arith.select %k{name}, {value}, %zero : f16\n")


def clamp_spellings():
    for kind in ["imumf", "numf", "cmpo", "cmpu"]:
        body = clamp("p", kind, "%in") + clamp("n", kind, "%in")
        yield (f"max_min_{kind}",
               body + "    %m = arith.mulf %a, %n : f16\n"
               "    %r = arith.addf %p, %m : f16\n")
        body = (clamp("p", kind, "%in") + "    %neg = arith.negf %in : f16\n" +
                clamp("p", kind, "%neg").replace("%p", "%q").replace(
                    "%kp", "%kq"))
        yield (f"relu_relu_{kind}",
               body + "    %m = arith.mulf %q, %a : f16\n"
               "    %r = arith.subf %p, %m : f16\n")


def other_spellings():
    yield ("slope",
           "    %one = arith.constant 1.0 : f16\n"
           "    %c = arith.cmpf ogt, %in, %zero : f16\n"
           "    %s = arith.select %c, %one, %a : f16\n"
           "    %r = arith.mulf %in, %s : f16\n")
    yield ("clamped_arms",
           "    %c = arith.cmpf oge, %in, %zero : f16\n"
           "    %p = arith.maximumf %in, %zero : f16\n"
           "    %n = arith.minimumf %in, %zero : f16\n"
           "    %m = arith.mulf %a, %n : f16\n"
           "    %r = arith.select %c, %p, %m : f16\n")
    yield ("negated_condition",
           "    %true = arith.constant true\n"
           "    %c = arith.cmpf ole, %in, %zero : f16\n"
           "    %k = arith.xori %c, %true : i1\n"
           "    %m = arith.mulf %in, %a : f16\n"
           "    %r = arith.select %k, %in, %m : f16\n")
    yield ("zero_minus_x",
           "    %p = arith.maximumf %in, %zero : f16\n"
           "    %neg = arith.subf %zero, %in : f16\n"
           "    %q = arith.maximumf %neg, %zero : f16\n"
           "    %m = arith.mulf %a, %q : f16\n"
           "    %r = arith.subf %p, %m : f16\n")
    yield ("keras",
           "    %p = arith.maximumf %in, %zero : f16\n"
           "    %neg = arith.negf %in : f16\n"
           "    %q = arith.maximumf %neg, %zero : f16\n"
           "    %na = arith.negf %a : f16\n"
           "    %m = arith.mulf %na, %q : f16\n"
           "    %r = arith.addf %p, %m : f16\n")
    yield ("finite_clamps",
           "    %hi = arith.constant 65504.0 : f16\n"
           "    %lo = arith.constant -65504.0 : f16\n"
           "    %b = arith.minimumf %in, %hi : f16\n"
           "    %p = arith.maximumf %b, %zero : f16\n"
           "    %d = arith.minimumf %in, %zero : f16\n"
           "    %n = arith.maximumf %d, %lo : f16\n"
           "    %m = arith.mulf %a, %n : f16\n"
           "    %r = arith.addf %p, %m : f16\n")
    yield ("in_f32",
           "    %w = arith.extf %in : f16 to f32\n"
           "    %wa = arith.extf %a : f16 to f32\n"
           "    %wz = arith.constant 0.0 : f32\n"
           "    %c = arith.cmpf ogt, %w, %wz : f32\n"
           "    %m = arith.mulf %w, %wa : f32\n"
           "    %s = arith.select %c, %w, %m : f32\n"
           "    %r = arith.truncf %s : f32 to f16\n")


def compile_both(text, folder, options):
    path = os.path.join(folder, "spellings.mlir")
    with open(path, "w") as file:
        file.write(text)
    ours, theirs = (os.path.join(folder, s) for s in ("ours.so", "theirs.so"))
    netrun.compile_prelu(path, ours, options)
    netrun.compile_upstream(path, theirs)
    return path, ours, theirs


def same(actual, expected):
    """Equal bits, NaN for NaN, and zeros of any sign."""
    both_nan = np.isnan(actual) & np.isnan(expected)
    both_zero = (actual == 0) & (expected == 0)
    bits = actual.view(np.uint16) == expected.view(np.uint16)
    return both_nan | both_zero | bits


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cpu", default="native")
    arguments = parser.parse_args()
    spellings = dict([*select_spellings(), *clamp_spellings(), *other_spellings()])
    text = "".join(HEADER.replace("NAME", name) + body + FOOTER
                   for name, body in spellings.items())
    x = np.arange(SIZE, dtype=np.uint16).view(np.float16)
    good = True
    with tempfile.TemporaryDirectory() as folder:
        path, ours, theirs = compile_both(text, folder,
                                          f"cpu={arguments.cpu}")
        raised = os.path.join(folder, "raised.mlir")
        netrun.run([netrun.find_prelu_opt(), path, "--prelu-raise", "-o",
                    raised])
        count = open(raised).read().count("prelu.prelu")
        if count != len(spellings):
            print(f"WRONG: {count} of {len(spellings)} spellings raised")
            good = False
        kinds = [(1, np.float16)]
        for name in spellings:
            run_ours = netrun.Library(ours, kinds, name)
            run_theirs = netrun.Library(theirs, kinds, name)
            wrong = 0
            for alpha in ALPHAS:
                a = np.array(alpha, dtype=np.float16)
                wrong += int((~same(run_ours(x, a)[0],
                                    run_theirs(x, a)[0])).sum())
            good &= wrong == 0
            print(f"{'ok' if wrong == 0 else 'WRONG'}: {name}: {wrong} of "
                  f"{SIZE * len(ALPHAS)} differ")
    sys.exit(not good)


if __name__ == "__main__":
    main()
