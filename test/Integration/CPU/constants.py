"""Holds what prelu-simplify computes of constants against what upstream's lowering
computes of them at run time: to the last bit, functions of math up to rounding.

    constants.py
"""

import os
import subprocess
import sys
import tempfile

import numpy as np

import netrun

COUNT = 256
FLOATS = {"f16": np.uint16, "bf16": np.uint16, "f32": np.uint32,
          "f64": np.uint64}
INTEGERS = {"i8": np.int8, "i16": np.int16, "i32": np.int32, "i64": np.int64}
EXACT = ["addf", "subf", "mulf", "divf", "remf", "maximumf", "minimumf",
         "maxnumf", "minnumf"]
MATH = {"sqrt": 1, "rsqrt": 1, "exp": 1, "exp2": 1, "log": 1, "log2": 1,
        "sin": 1, "cos": 1, "absf": 1, "ceil": 1, "floor": 1, "round": 1,
        "roundeven": 1, "trunc": 1, "copysign": 2, "powf": 2, "fma": 3}
WHOLE = ["addi", "subi", "muli", "andi", "ori", "xori", "maxsi", "minsi",
         "maxui", "minui", "divsi", "divui", "remsi", "remui", "shli", "shrsi",
         "shrui"]
TOLERANCE = {"f16": 1e-3, "bf16": 8e-3, "f32": 2.4e-7, "f64": 5e-16}


def decode(bits, element):
    """The bits of floats as double."""
    if element == "bf16":
        bits, element = bits.astype(np.uint32) << 16, "f32"
    floats = bits.view({"f16": np.float16, "f32": np.float32,
                        "f64": np.float64}[element])
    with np.errstate(invalid="ignore"):  # A signaling NaN.
        return floats.astype(float)


def draw(element, random):
    """Numbers of every size, infinities, NaN and zeros: random bits."""
    if element in INTEGERS:
        info = np.iinfo(INTEGERS[element])
        return random.integers(info.min, info.max, COUNT, INTEGERS[element],
                               endpoint=True)
    kind = FLOATS[element]
    bits = random.integers(0, np.iinfo(kind).max, COUNT, kind, endpoint=True)
    special = {"f16": [0, 0x8000, 0x7C00, 0xFC00, 0x7E00, 1],
               "bf16": [0, 0x8000, 0x7F80, 0xFF80, 0x7FC0, 1],
               "f32": [0, 0x80000000, 0x7F800000, 0xFF800000, 0x7FC00000, 1],
               "f64": [0, 1 << 63, 0x7FF << 52, 0xFFF << 52, 0x7FF8 << 48, 1]}
    bits[:6] = special[element]
    # Half of them near one, where sums and functions do not overflow.
    near = random.uniform(-8, 8, COUNT // 2)
    if element == "bf16":
        bits[-near.size:] = near.astype(np.float32).view(np.uint32) >> 16
    else:
        bits[-near.size:] = near.astype(
            {"f16": np.float16, "f32": np.float32,
             "f64": np.float64}[element]).view(kind)
    return bits


def cases(random):
    """(name, scalar operation, operand types, result type, arrays)."""
    for element in FLOATS:
        for op in EXACT:
            yield (f"arith.{op}", [element] * 2, element,
                   [draw(element, random) for _ in range(2)])
        for op, count in MATH.items():
            yield (f"math.{op}", [element] * count, element,
                   [draw(element, random) for _ in range(count)])
        for predicate in ["oeq", "ogt", "ult", "une", "ord"]:
            yield (f"arith.cmpf {predicate},", [element] * 2, "i1",
                   [draw(element, random) for _ in range(2)])
    for element in INTEGERS:
        for op in WHOLE:
            a, b = draw(element, random), draw(element, random)
            if op.startswith("sh"):
                b %= a.itemsize * 8
            if op.startswith(("div", "rem")):
                b[(b == 0) | (b == -1)] = 3
            yield f"arith.{op}", [element] * 2, element, [a, b]
        for op, target in [("extsi", "i64"), ("extui", "i64"), ("trunci", "i8"),
                           ("sitofp", "f32"), ("uitofp", "f16"),
                           ("sitofp", "f64"), ("index_cast", "index")]:
            if target != element and not (element == "i8" and op == "trunci"):
                yield f"arith.{op}", [element], target, [draw(element, random)]
    for op, source, target in [("truncf", "f32", "f16"), ("truncf", "f32", "bf16"),
                               ("truncf", "f64", "f32"), ("extf", "f16", "f32"),
                               ("extf", "bf16", "f64")]:
        yield f"arith.{op}", [source], target, [draw(source, random)]
    whole = random.uniform(-100, 100, COUNT).astype(np.float32).view(np.uint32)
    yield "arith.fptosi", ["f32"], "i8", [whole]


def module(op, sources, target, arrays):
    """`op` on constants; a one-bit result as a byte."""
    constants = "".join(
        f'  %c{i} = arith.constant dense<"0x{a.tobytes().hex().upper()}"> : '
        f"tensor<{COUNT}x{t}>\n" for i, (a, t) in enumerate(zip(arrays, sources)))
    names = ", ".join(f"%x{i}" for i in range(len(sources)))
    last = {"i1": "i8", "index": "i64"}.get(target, target)
    types = f"{sources[0]} to {target}" if op in CASTS else sources[0]
    convert = {"i1": f"    %z = arith.extui %y : i1 to i8\n",
               "index": f"    %z = arith.index_cast %y : index to i64\n"}
    arguments = ", ".join(f"%x{i}: {t}" for i, t in enumerate(sources))
    map_ = "affine_map<(d0) -> (d0)>"
    return f"""func.func @run() -> tensor<{COUNT}x{last}> {{
{constants}  %e = tensor.empty() : tensor<{COUNT}x{last}>
  %r = linalg.generic {{indexing_maps = [{", ".join([map_] * (len(sources) + 1))}],
      iterator_types = ["parallel"]}}
      ins({", ".join(f"%c{i}" for i in range(len(sources)))} : {", ".join(
          f"tensor<{COUNT}x{t}>" for t in sources)}) outs(%e : tensor<{COUNT}x{last}>) {{
  ^bb0({arguments}, %o: {last}):
    %y = {op} {names} : {types}
{convert.get(target, "")}    linalg.yield {"%z" if target in convert else "%y"} : {last}
  }} -> tensor<{COUNT}x{last}>
  return %r : tensor<{COUNT}x{last}>
}}
""", last


CASTS = {f"arith.{op}" for op in ["extsi", "extui", "trunci", "sitofp", "uitofp",
                                  "index_cast", "truncf", "extf", "fptosi"]}


def differs(actual, expected, op, element):
    if element not in FLOATS:
        return not np.array_equal(actual, expected)
    a, b = decode(actual, element), decode(expected, element)
    if element == "bf16":
        # AVX512-BF16 converts subnormal numbers to zero.
        a, b = [np.where(np.abs(x) < 2.0 ** -126, 0, x) for x in (a, b)]
    if not op.startswith("math."):
        return not np.array_equal(a, b, equal_nan=True)
    with np.errstate(all="ignore"):
        close = np.abs(a - b) <= TOLERANCE[element] * np.abs(b) + 1e-307
    return not np.all(close | (a == b) | (np.isnan(a) & np.isnan(b)))


def main():
    random = np.random.default_rng(5)
    failed, count = False, 0
    with tempfile.TemporaryDirectory() as folder:
        texts, checks = [], []
        for number, (op, sources, target, arrays) in enumerate(cases(random)):
            text, last = module(op, sources, target, arrays)
            texts.append(text.replace("@run", f"@run{number}"))
            checks.append((op, sources, last))
        mlir = os.path.join(folder, "constants.mlir")
        with open(mlir, "w") as file:
            file.write("".join(texts))
        folded = subprocess.run(
            [netrun.find_prelu_opt(), mlir, "--prelu-simplify"], check=True,
            capture_output=True, text=True).stdout
        print("left to compute:", folded.count("linalg.generic"))
        ours = os.path.join(folder, "ours.so")
        upstream = os.path.join(folder, "upstream.so")
        netrun.compile_prelu(mlir, ours)
        netrun.compile_upstream(mlir, upstream)
        for number, (op, sources, last) in enumerate(checks):
            results = [(1, FLOATS.get(last) or INTEGERS[last])]
            name = f"run{number}"
            actual = netrun.Library(ours, results, name)()[0]
            expected = netrun.Library(upstream, results, name)()[0]
            count += 1
            if differs(actual, expected, op, last):
                failed = True
                where = np.flatnonzero(actual != expected)[:3]
                print(f"WRONG: {op} {sources} to {last}: "
                      f"{actual[where]} {expected[where]} at {where}")
    print(f"ok: {count} operations")
    sys.exit(failed)


if __name__ == "__main__":
    main()
