"""Activations as torch-mlir writes them, behind a product and alone, which are the
same to the last bit, and softmax, log-softmax and layer norm of rows, at odd
sizes and over the whole range of floats, against numpy in double precision.

    activations.py [--cpu NAME] [--threads N]
"""

import argparse
import math
import os
import sys
import tempfile

import numpy as np

import netrun

ROWS, COLUMNS = 7, 37
erf = np.vectorize(math.erf, otypes=[float])


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softplus(x):
    return np.where(x > 20, x, np.log1p(np.exp(x)))


# The body on %v, with its constants; and what it computes.
ELEMENTWISE = {
    "sigmoid": ("""%a = arith.negf %v : f32
    %b = math.exp %a : f32
    %c = arith.addf %b, %one : f32
    %r = arith.divf %one, %c : f32""", sigmoid),
    "silu": ("""%a = arith.negf %v : f32
    %b = math.exp %a : f32
    %c = arith.addf %b, %one : f32
    %d = arith.divf %one, %c : f32
    %r = arith.mulf %d, %v : f32""", lambda x: x * sigmoid(x)),
    "tanh": ("%r = math.tanh %v : f32", np.tanh),
    "gelu_erf": ("""%a = arith.divf %v, %root : f32
    %b = math.erf %a : f32
    %c = arith.addf %b, %one : f32
    %d = arith.mulf %c, %half : f32
    %r = arith.mulf %v, %d : f32""",
                 lambda x: x * 0.5 * (1 + erf(x / math.sqrt(2)))),
    "gelu_tanh": ("""%a = math.fpowi %v, %three : f32, i64
    %b = arith.mulf %a, %cubic : f32
    %c = arith.addf %v, %b : f32
    %d = arith.mulf %c, %slope : f32
    %e = math.tanh %d : f32
    %f = arith.addf %e, %one : f32
    %g = arith.mulf %f, %half : f32
    %r = arith.mulf %v, %g : f32""",
                  lambda x: x * 0.5 * (1 + np.tanh(math.sqrt(2 / math.pi) * (
                      x + 0.044715 * x ** 3)))),
    "cube": ("%r = math.powf %v, %cube : f32", lambda x: x ** 3),
    "softplus": ("""%a = math.exp %v : f32
    %b = math.log1p %a : f32
    %c = arith.cmpf ogt, %v, %twenty : f32
    %r = arith.select %c, %v, %b : f32""", softplus),
    "mish": ("""%a = math.exp %v : f32
    %b = math.log1p %a : f32
    %c = arith.cmpf ogt, %v, %twenty : f32
    %d = arith.select %c, %v, %b : f32
    %e = math.tanh %d : f32
    %r = arith.mulf %v, %e : f32""", lambda x: x * np.tanh(softplus(x))),
    "elu": ("""%a = math.exp %v : f32
    %b = arith.subf %a, %one : f32
    %c = arith.cmpf ogt, %v, %zero : f32
    %r = arith.select %c, %v, %b : f32""",
            lambda x: np.where(x > 0, x, np.expm1(x))),
    "celu": ("""%a = math.expm1 %v : f32
    %c = arith.cmpf ogt, %v, %zero : f32
    %r = arith.select %c, %v, %a : f32""",
             lambda x: np.where(x > 0, x, np.expm1(x))),
}

HEADER = """#id = affine_map<(d0, d1) -> (d0, d1)>
#kept = affine_map<(d0, d1) -> (d0, 0)>
"""
CONSTANTS = """
  %zero = arith.constant 0.0 : f32
  %one = arith.constant 1.0 : f32
  %half = arith.constant 0.5 : f32
  %root = arith.constant 1.41421354 : f32
  %cubic = arith.constant 0.044715 : f32
  %slope = arith.constant 0.797884583 : f32
  %twenty = arith.constant 20.0 : f32
  %cube = arith.constant 3.0 : f32
  %three = arith.constant 3 : i64
  %lowest = arith.constant 0xFF800000 : f32
  %size = arith.constant {columns}.0 : f32
  %epsilon = arith.constant 1.0e-5 : f32"""
FUNCTION = """
func.func @{name}(%x: {t}, %w: {w}) -> {t} {{
  {constants}
  %empty = tensor.empty() : {t}
  {steps}
  return %y : {t}
}}
"""
ACTIVATION = """
  %y = linalg.generic {{indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}}
      ins({source} : {t}) outs(%empty : {t}) {{
  ^bb0(%v: f32, %o: f32):
    {body}
    linalg.yield %r : f32
  }} -> {t}"""
MATMUL = """%start = linalg.fill ins(%zero : f32) outs(%empty : {t}) -> {t}
  %m = linalg.matmul ins(%x, %w : {t}, {w}) outs(%start : {t}) -> {t}"""

# Steps over rows: what goes over a row, and what each element does with that.
REDUCTION = """
  %{name}_e = tensor.empty() : {k}
  %{name}_f = linalg.fill ins(%{start} : f32) outs(%{name}_e : {k}) -> {k}
  %{name} = linalg.generic {{indexing_maps = [#id, #kept], iterator_types = ["parallel", "reduction"]}}
      ins(%{x} : {t}) outs(%{name}_f : {k}) {{
  ^bb0(%v: f32, %o: f32):
    %r = arith.{op} %v, %o : f32
    linalg.yield %r : f32
  }} -> {k}"""
STEP = """
  %{name} = linalg.generic {{indexing_maps = [#id, #kept, #id], iterator_types = ["parallel", "parallel"]}}
      ins(%{x}, %{row} : {t}, {k}) outs(%empty : {t}) {{
  ^bb0(%v: f32, %s: f32, %o: f32):
    {body}
    linalg.yield %r : f32
  }} -> {t}"""

# Names of steps; what they go over, by which operation and from where; or what
# they read, its row's value and the body.
SHIFTED = [("max", "x", "maximumf", "lowest"),
           ("d", "x", "max", "%r = arith.subf %v, %s : f32"),
           ("p", "d", "max", "%r = math.exp %v : f32"),
           ("sum", "p", "addf", "zero")]
ROWS_OF = {
    "softmax": SHIFTED + [("y", "p", "sum", "%r = arith.divf %v, %s : f32")],
    "log_softmax": SHIFTED + [
        ("y", "d", "sum",
         "%l = math.log %s : f32\n    %r = arith.subf %v, %l : f32")],
    "layer_norm": [
        ("sum", "x", "addf", "zero"),
        ("d", "x", "sum",
         "%m = arith.divf %s, %size : f32\n    %r = arith.subf %v, %m : f32"),
        ("q", "d", "sum", "%r = arith.mulf %v, %v : f32"),
        ("all", "q", "addf", "zero"),
        ("y", "d", "all",
         "%m = arith.divf %s, %size : f32\n    %b = arith.addf %m, %epsilon : f32\n"
         "    %c = math.rsqrt %b : f32\n    %r = arith.mulf %v, %c : f32")],
}


def softmax(x):
    p = np.exp(x - x.max(1, keepdims=True))
    return p / p.sum(1, keepdims=True)


def log_softmax(x):
    d = x - x.max(1, keepdims=True)
    return d - np.log(np.exp(d).sum(1, keepdims=True))


def layer_norm(x):
    d = x - x.mean(1, keepdims=True)
    return d / np.sqrt((d * d).mean(1, keepdims=True) + 1e-5)


def functions(rows, columns):
    """Name, text and reference; all take a tensor of that size and the product's
    right-hand side."""
    types = {"t": f"tensor<{rows}x{columns}xf32>", "k": f"tensor<{rows}x1xf32>",
             "w": f"tensor<{columns}x{columns}xf32>"}

    def function(name, steps):
        return FUNCTION.format(name=name, steps=steps, **types,
                               constants=CONSTANTS.format(columns=columns))

    for name, (body, reference) in ELEMENTWISE.items():
        activation = lambda x: ACTIVATION.format(source=x, body=body, **types)
        yield f"{name}_alone", function(f"{name}_alone", activation("%x")), reference
        yield (f"{name}_fused",
               function(f"{name}_fused",
                        MATMUL.format(**types) + activation("%m")), reference)
    references = [softmax, log_softmax, layer_norm]
    for (name, steps), reference in zip(ROWS_OF.items(), references):
        text = "".join(
            REDUCTION.format(name=step, x=x, op=row, start=body, **types)
            if not body.startswith("%") else
            STEP.format(name=step, x=x, row=row, body=body, **types)
            for step, x, row, body in steps)
        yield name, function(name, text), reference


def inputs(random):
    """Of the size that layers have, and of any; the second kind has 0 and what
    overflows in places."""
    x = random.standard_normal((ROWS, COLUMNS)) * 3
    yield x.astype(np.float32)
    x = np.copysign(10 ** random.uniform(-9, 2.2, (ROWS, COLUMNS)), x)
    x[:, ::11] = 0
    yield x.astype(np.float32)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cpu", default="native")
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    good, results = True, {}
    identity = np.eye(COLUMNS, dtype=np.float32)
    cases = list(functions(ROWS, COLUMNS))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "activations.mlir")
        library = os.path.join(folder, "activations.so")
        with open(path, "w") as module:
            module.write(HEADER + "".join(text for _, text, _ in cases))
        netrun.compile_prelu(path, library, f"cpu={arguments.cpu} "
                             f"threads={arguments.threads}")
        for name, _, reference in cases:
            compiled = netrun.Library(library, [(2, np.float32)], name)
            results[name] = [compiled(x, identity)[0]
                             for x in inputs(np.random.default_rng(17))]
            worst = 0.0
            for x, y in zip(inputs(np.random.default_rng(17)), results[name]):
                with np.errstate(all="ignore"):
                    expected = reference(x.astype(np.float64))
                    # 1 + erf and e^x - 1 lose digits of what is near 0.
                    error = np.abs(y - expected) / np.maximum(np.abs(expected), 1)
                    worst = max(worst, np.max(error))
            fine = worst <= 1e-6
            # A product with the identity is exact but for the sign of a zero.
            alone = results.get(name.replace("_fused", "_alone"))
            if alone and not np.array_equal(results[name], alone):
                fine = False
                name += " is not what it is alone"
            good &= fine
            print(f"{'ok' if fine else 'WRONG'}: {name}: {worst:.1e}")
    sys.exit(not good)


if __name__ == "__main__":
    main()
