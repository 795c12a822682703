"""Contractions of 8-bit integers and bf16, which dot-product instructions compute
where the CPU has them, at odd sizes: prelu-opt's CPU pipeline against numpy, in
64-bit integers and f64.

    dot_products.py [--threads N] [--cpu NAME] [--only REGEX]
"""

import argparse
import itertools
import os
import re
import tempfile

import numpy as np

import netrun

# 64-bit floats hold the integers exactly.
EXACT = 0


def to_bf16(values):
    """The bits of the nearest bf16."""
    bits = np.asarray(values, np.float32).view(np.uint32)
    return ((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16).astype(np.uint16)


def from_bf16(bits):
    return (bits.astype(np.uint32) << 16).view(np.float32).astype(np.float64)


def dense(array, element):
    return (f'dense<"0x{array.tobytes().hex().upper()}"> : '
            f"{tensor(array.shape, element)}")


def tensor(shape, element):
    return f"tensor<{'x'.join(map(str, shape))}x{element}>"


class Kind:
    """What is multiplied: 'u8s8', 's16s8', ... or 'bf16'; the first letter with its
    number is the input's, the second the weights'."""

    def __init__(self, name):
        self.name, self.is_float = name, name == "bf16"
        factors = re.findall(r"([us])(\d+)", name)
        self.is_unsigned = [sign == "u" for sign, _ in factors]
        self.elements = (["bf16"] * 2 if self.is_float else
                         ["i" + bits for _, bits in factors])
        self.sum = "f32" if self.is_float else "i32"
        self.tolerance = 1e-5 if self.is_float else EXACT

    def random(self, rng, shape, number):
        if self.is_float:
            return to_bf16(rng.standard_normal(shape))
        if self.elements[number] == "i16":
            # No sum of them leaves i32.
            return rng.integers(-1500, 1500, shape).astype(np.int16)
        return rng.integers(-128, 128, shape).astype(np.int8)

    def value(self, array, number):
        """As f64, the input (0) or the weights (1)."""
        if self.is_float:
            return from_bf16(array)
        if self.is_unsigned[number]:
            array = array.view(f"u{array.dtype.itemsize}")
        return array.astype(np.float64)

    def body(self, zero_points):
        """acc + (ext(a) - za) * (ext(w) - zw)."""
        lines, factors = [], []
        for i, zero in enumerate(zero_points):
            if self.is_float:
                lines.append(f"%f{i} = arith.extf %a{i} : bf16 to f32")
            else:
                extension = "extui" if self.is_unsigned[i] else "extsi"
                lines.append(f"%f{i} = arith.{extension} %a{i} : "
                             f"{self.elements[i]} to i32")
            factors.append(f"%f{i}")
            if zero:
                lines.append(f"%g{i} = arith.subi %f{i}, {zero} : i32")
                factors[-1] = f"%g{i}"
        suffix = "f" if self.is_float else "i"
        lines.append(f"%m = arith.mul{suffix} {', '.join(factors)} : {self.sum}")
        lines.append(f"%s = arith.add{suffix} %acc, %m : {self.sum}")
        return "\n    ".join(lines + [f"linalg.yield %s : {self.sum}"])


class Case:
    def __init__(self, name, kind, shapes, maps, iterators, reference, pad=None,
                 constant=True, zero=None, weight_zero=0, epilogue=None):
        self.name, self.kind, self.shapes, self.maps = name, kind, shapes, maps
        self.iterators, self.reference, self.pad = iterators, reference, pad
        self.constant, self.zero, self.epilogue = constant, zero, epilogue
        self.weight_zero = weight_zero

    def run(self, folder, options):
        rng = np.random.default_rng(len(self.name))
        kind = self.kind
        x, w = (kind.random(rng, self.shapes[i], i) for i in range(2))
        bias = rng.integers(-1000, 1000, self.shapes[2][-1]).astype(
            np.float32 if kind.is_float else np.int32)
        alpha = rng.standard_normal(self.shapes[2][-1]).astype(np.float32)
        path = os.path.join(folder, re.sub(r"\W", "_", self.name + options))
        with open(path + ".mlir", "w") as file:
            file.write(self.text(w))
        netrun.compile_prelu(path + ".mlir", path + ".so", options)
        result = np.int8 if self.epilogue == "requantize" else (
            np.float32 if kind.is_float or self.epilogue else np.int32)
        library = netrun.Library(path + ".so", [(len(self.shapes[2]), result)])
        arguments = [x] + ([] if self.constant else [w]) + [bias]
        if self.epilogue:
            arguments.append(alpha)
        zero = 0
        if self.zero == "argument":
            zero = 7
            arguments.append(np.array(7, np.int32))
        elif self.zero:
            zero = int(self.zero)
        actual = library(*arguments)[0].astype(np.float64)
        padded = kind.value(x, 0) - zero
        if self.pad:
            padded = np.pad(padded, [(p, p) for p in self.pad],
                            constant_values=-zero if self.zero != "-5" else 0)
        weights = kind.value(w, 1) - self.weight_zero
        expected = self.reference(padded, weights) + bias
        if self.epilogue:
            expected = np.where(expected > 0, expected, alpha * expected)
        if self.epilogue == "requantize":
            expected = np.clip(np.rint(expected * 0.001), -128, 127)
            # Of what lies in the middle between two integers f32 may see another
            # one.
            error = np.abs(actual - expected).max()
            return error <= 1 and (actual != expected).mean() < 0.01, error
        error = np.abs(actual - expected).max() / np.abs(expected).max()
        tolerance = 1e-6 if self.epilogue else kind.tolerance
        return error <= max(tolerance, kind.tolerance), error

    def text(self, w):
        kind = self.kind
        x_type, w_type = (tensor(s, element) for s, element in
                          zip(self.shapes, kind.elements))
        x_element, w_element = kind.elements
        sum_type = tensor(self.shapes[2], kind.sum)
        out = {None: kind.sum, "prelu": "f32", "requantize": "i8"}[self.epilogue]
        out_type = tensor(self.shapes[2], out)
        channels = self.shapes[2][-1]
        rank = len(self.shapes[2])
        arguments = [f"%x: {x_type}"]
        if not self.constant:
            arguments.append(f"%w: {w_type}")
        arguments.append(f"%bias: {tensor([channels], kind.sum)}")
        if self.epilogue:
            arguments.append(f"%alpha: {tensor([channels], 'f32')}")
        lines = []
        zero = ""
        if self.zero == "argument":
            arguments.append("%z: i32")
            zero = "%z"
        elif self.zero:
            lines.append(f"%z = arith.constant {self.zero} : i32")
            zero = "%z"
        if self.constant:
            lines.append(f"%w = arith.constant {dense(w, w_element)}")
        if self.weight_zero:
            lines.append(f"%wz = arith.constant {self.weight_zero} : i32")
        source, source_type = "%x", x_type
        if self.pad:
            # The zero point stands for 0.
            value = ("0.0" if kind.is_float else
                     self.zero if self.zero == "-5" else "0")
            shape = [s + 2 * p for s, p in zip(self.shapes[0], self.pad)]
            source, source_type = "%padded", tensor(shape, x_element)
            indices = ", ".join(f"%i{i}: index" for i in range(rank))
            lines += [f"%p = arith.constant {value} : {x_element}",
                      f"%padded = tensor.pad %x low{list(self.pad)} "
                      f"high{list(self.pad)} {{", f"^bb0({indices}):",
                      f"  tensor.yield %p : {x_element}",
                      f"}} : {x_type} to {source_type}"]
        loops = ", ".join(f"d{i}" for i in range(len(self.iterators)))
        maps = ", ".join(f"affine_map<({loops}) -> ({m})>" for m in self.maps)
        iterators = ", ".join(f'"{i}"' for i in self.iterators)
        dims = ", ".join(f"d{i}" for i in range(rank))
        last = f"affine_map<({dims}) -> (d{rank - 1})>"
        same = f"affine_map<({dims}) -> ({dims})>"
        parallel = ", ".join(['"parallel"'] * rank)
        lines += [
            f"%e = tensor.empty() : {sum_type}",
            f"%b = linalg.broadcast ins(%bias : {tensor([channels], kind.sum)}) "
            f"outs(%e : {sum_type}) dimensions = {list(range(rank - 1))}",
            f"%r = linalg.generic {{indexing_maps = [{maps}], "
            f"iterator_types = [{iterators}]}} ins({source}, %w : {source_type}, "
            f"{w_type}) outs(%b : {sum_type}) {{",
            f"^bb0(%a0: {x_element}, %a1: {w_element}, %acc: {kind.sum}):",
            "    " + kind.body([zero, "%wz" * bool(self.weight_zero)]),
            f"}} -> {sum_type}"]
        result = "%r"
        if self.epilogue:
            convert = ("%v = arith.addf %q, %none : f32" if kind.is_float else
                       f"%v = arith.sitofp %q : {kind.sum} to f32")
            lines += [
                "%none = arith.constant -0.0 : f32",
                "%null = arith.constant 0.0 : f32",
                "%scale = arith.constant 0.001 : f32",
                "%least = arith.constant -128.0 : f32",
                "%most = arith.constant 127.0 : f32",
                f"%o = tensor.empty() : {out_type}",
                f"%y = linalg.generic {{indexing_maps = [{same}, {last}, {same}], "
                f"iterator_types = [{parallel}]}} ins(%r, %alpha : {sum_type}, "
                f"{tensor([channels], 'f32')}) outs(%o : {out_type}) {{",
                f"^bb0(%q: {kind.sum}, %al: f32, %old: {out}):", f"  {convert}",
                "  %c = arith.cmpf ogt, %v, %null : f32",
                "  %n = arith.mulf %v, %al : f32",
                "  %t = arith.select %c, %v, %n : f32"]
            if self.epilogue == "requantize":
                lines += ["  %u = arith.mulf %t, %scale : f32",
                          "  %k = math.roundeven %u : f32",
                          "  %h = arith.maximumf %k, %least : f32",
                          "  %l = arith.minimumf %h, %most : f32",
                          "  %i = arith.fptosi %l : f32 to i8",
                          "  linalg.yield %i : i8"]
            else:
                lines.append("  linalg.yield %t : f32")
            lines.append(f"}} -> {out_type}")
            result = "%y"
        body = "\n  ".join(lines)
        return (f"func.func @main({', '.join(arguments)}) -> {out_type} {{\n"
                f"  {body}\n  return {result} : {out_type}\n}}\n")


def matmul(kind, m, n, k, transposed=False, **options):
    shape = (n, k) if transposed else (k, n)
    name = (f"matmul_{kind.name}_{m}x{n}x{k}" + "_transposed" * transposed)
    return Case(describe(name, options), kind, [(m, k), shape, (m, n)],
                ["d0, d2", "d1, d2" if transposed else "d2, d1", "d0, d1"],
                ["parallel", "parallel", "reduction"],
                lambda x, w: x @ (w.T if transposed else w), **options)


def conv(kind, n, h, w, c, f, k, stride=1, pad=0, **options):
    def reference(image, weights):
        out = np.zeros((n, rows, columns, f))
        for i, j in itertools.product(range(k), range(k)):
            part = image[:, i:i + stride * (rows - 1) + 1:stride,
                         j:j + stride * (columns - 1) + 1:stride]
            out += part @ weights[i, j]
        return out

    rows, columns = ((s + 2 * pad - k) // stride + 1 for s in (h, w))
    name = f"conv_{kind.name}_{n}x{h}x{w}x{c}_{f}_k{k}_s{stride}_p{pad}"
    if pad:
        options["pad"] = [0, pad, pad, 0]
    return Case(describe(name, options), kind,
                [(n, h, w, c), (k, k, c, f), (n, rows, columns, f)],
                [f"d0, d1 * {stride} + d4, d2 * {stride} + d5, d6",
                 "d4, d5, d6, d3", "d0, d1, d2, d3"],
                ["parallel"] * 4 + ["reduction"] * 3, reference, **options)


class DynamicMatmul:
    """Matrices of any size, of which only the lanes' is known or none, added to a
    third; called with several sizes."""

    def __init__(self, kind, columns):
        self.kind, self.columns = kind, columns
        self.name = f"matmul_{kind.name}_?x{columns}x?"

    def run(self, folder, options):
        kind, rng = self.kind, np.random.default_rng(7)
        x_type = tensor("??", kind.elements[0])
        w_type = tensor(["?", self.columns], kind.elements[1])
        y_type = tensor(["?", self.columns], kind.sum)
        path = os.path.join(folder, re.sub(r"\W", "_", self.name + options))
        with open(path + ".mlir", "w") as file:
            file.write(
                f"func.func @main(%x: {x_type}, %w: {w_type}, %b: {y_type}) -> "
                f"{y_type} {{\n  %r = linalg.generic {{indexing_maps = ["
                "affine_map<(d0, d1, d2) -> (d0, d2)>, "
                "affine_map<(d0, d1, d2) -> (d2, d1)>, "
                "affine_map<(d0, d1, d2) -> (d0, d1)>], iterator_types = "
                '["parallel", "parallel", "reduction"]} '
                f"ins(%x, %w : {x_type}, {w_type}) outs(%b : {y_type}) {{\n"
                f"  ^bb0(%a0: {kind.elements[0]}, %a1: {kind.elements[1]}, %acc: "
                f"{kind.sum}):\n    {kind.body(['', ''])}\n  }} -> {y_type}\n"
                f"  return %r : {y_type}\n}}\n")
        netrun.compile_prelu(path + ".mlir", path + ".so", options)
        result = np.float32 if kind.is_float else np.int32
        library = netrun.Library(path + ".so", [(2, result)])
        worst = 0
        for m, n, k in [(13, 37, 23), (1, 3, 1), (40, 64, 100)]:
            n = n if self.columns == "?" else self.columns
            x, w = kind.random(rng, (m, k), 0), kind.random(rng, (k, n), 1)
            start = rng.integers(-9, 9, (m, n)).astype(result)
            actual = library(x, w, start)[0].astype(np.float64)
            expected = kind.value(x, 0) @ kind.value(w, 1) + start
            worst = max(worst, np.abs(actual - expected).max() /
                        np.abs(expected).max())
        return worst <= kind.tolerance, worst


class Chain:
    """A convolution, its sums as bytes, and another convolution of these, padded by
    their zero point: what comes between may be stored in another type."""

    def __init__(self, kind, zero):
        self.kind, self.zero = kind, zero
        self.name = f"chain_{kind.name}_zero_{zero}"

    def run(self, folder, options):
        rng, kind = np.random.default_rng(3), self.kind
        x = kind.random(rng, (1, 9, 10, 5), 0)
        first, second = (kind.random(rng, shape, 1)
                         for shape in [(1, 1, 5, 12), (3, 3, 12, 40)])
        path = os.path.join(folder, re.sub(r"\W", "_", self.name + options))
        with open(path + ".mlir", "w") as file:
            file.write(self.text(first, second))
        netrun.compile_prelu(path + ".mlir", path + ".so", options)
        actual = netrun.Library(path + ".so", [(4, np.int32)])(x)[0]
        sums = kind.value(x, 0) @ kind.value(first[0, 0], 1)
        bytes_ = np.clip(sums.astype(np.int32) >> 7, 0, 127) - self.zero
        padded = np.pad(bytes_, [(0, 0), (1, 1), (1, 1), (0, 0)])
        expected = sum(padded[:, i:i + 9, j:j + 10] @ kind.value(second[i, j], 1)
                       for i, j in itertools.product(range(3), range(3)))
        error = np.abs(actual - expected).max()
        return error == 0, error

    def text(self, first, second):
        kind = self.kind
        zero = "%zero" if self.zero else ""
        parallel, reduction = (", ".join([f'"{name}"'] * count) for name, count in
                               (("parallel", 4), ("reduction", 3)))

        def conv(source, weights, shapes, zero):
            types = [tensor(shape, element) for shape, element in
                     zip(shapes, ["i8", "i8", "i32"])]
            return (
                "linalg.generic {indexing_maps = [affine_map<(n, h, w, f, y, x, c) "
                "-> (n, h + y, w + x, c)>, affine_map<(n, h, w, f, y, x, c) -> "
                "(y, x, c, f)>, affine_map<(n, h, w, f, y, x, c) -> (n, h, w, f)>], "
                f"iterator_types = [{parallel}, {reduction}]}} ins({source}, "
                f"{weights} : {types[0]}, {types[1]}) outs({source}s : {types[2]}) {{\n"
                f"  ^bb0(%a0: i8, %a1: i8, %acc: i32):\n"
                f"    {kind.body([zero, ''])}\n  }} -> {types[2]}")

        sums, narrow = tensor((1, 9, 10, 12), "i32"), tensor((1, 9, 10, 12), "i8")
        padded, result = tensor((1, 11, 12, 12), "i8"), tensor((1, 9, 10, 40), "i32")
        return f"""func.func @main(%x: {tensor((1, 9, 10, 5), "i8")}) -> {result} {{
  %zero = arith.constant {self.zero} : i32
  %padding = arith.constant {self.zero} : i8
  %null = arith.constant 0 : i32
  %most = arith.constant 127 : i32
  %shift = arith.constant 7 : i32
  %w = arith.constant {dense(first, "i8")}
  %v = arith.constant {dense(second, "i8")}
  %e = tensor.empty() : {sums}
  %xs = linalg.fill ins(%null : i32) outs(%e : {sums}) -> {sums}
  %r = {conv("%x", "%w", [(1, 9, 10, 5), first.shape, (1, 9, 10, 12)], "")}
  %o = tensor.empty() : {narrow}
  %q = linalg.generic {{indexing_maps = [affine_map<(a, b, c, d) -> (a, b, c, d)>,
      affine_map<(a, b, c, d) -> (a, b, c, d)>], iterator_types = ["parallel",
      "parallel", "parallel", "parallel"]}} ins(%r : {sums}) outs(%o : {narrow}) {{
  ^bb0(%s: i32, %old: i8):
    %0 = arith.shrsi %s, %shift : i32
    %1 = arith.maxsi %0, %null : i32
    %2 = arith.minsi %1, %most : i32
    %3 = arith.trunci %2 : i32 to i8
    linalg.yield %3 : i8
  }} -> {narrow}
  %p = tensor.pad %q low[0, 1, 1, 0] high[0, 1, 1, 0] {{
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %padding : i8
  }} : {narrow} to {padded}
  %f = tensor.empty() : {result}
  %ps = linalg.fill ins(%null : i32) outs(%f : {result}) -> {result}
  %y = {conv("%p", "%v", [(1, 11, 12, 12), second.shape, (1, 9, 10, 40)], zero)}
  return %y : {result}
}}
"""


def describe(name, options):
    for key in ("zero", "weight_zero", "epilogue"):
        if options.get(key):
            name += f"_{key}_{options[key]}"
    return name + ("" if options.get("constant", True) else "_runtime")


def cases():
    for name in ("u8s8", "s8u8", "s8s8", "u8u8", "bf16", "s16s16", "u8s16",
                 "s16s8"):
        kind = Kind(name)
        for m, n, k in [(1, 16, 4), (3, 5, 7), (7, 33, 3), (13, 70, 129),
                        (29, 1, 64), (16, 100, 1), (5, 17, 2), (64, 48, 700)]:
            yield matmul(kind, m, n, k)
        yield matmul(kind, 13, 70, 129, constant=False)
        yield matmul(kind, 31, 33, 65, transposed=True)
        yield matmul(kind, 31, 33, 65, transposed=True, constant=False)
        yield matmul(kind, 9, 40, 30, epilogue="prelu")
        yield DynamicMatmul(kind, 37)
        yield DynamicMatmul(kind, "?")
        yield conv(kind, 1, 9, 11, 3, 5, 3, 1, 1)
        yield conv(kind, 2, 7, 6, 5, 33, 3, 2, 1)
        yield conv(kind, 1, 8, 8, 16, 16, 1)
        yield conv(kind, 1, 5, 5, 7, 70, 5, 1, 2, constant=False)
        yield conv(kind, 1, 14, 14, 32, 64, 3, 1, 1, epilogue="prelu")
    for name in ("u8s8", "s8s8"):
        kind = Kind(name)
        yield matmul(kind, 12, 48, 35, zero="3")
        yield matmul(kind, 12, 48, 35, zero="argument", constant=False)
        yield matmul(kind, 12, 48, 35, zero="3", epilogue="requantize")
        yield conv(kind, 1, 10, 9, 16, 40, 3, 1, 1, zero="3",
                   epilogue="requantize")
    for name in ("u8u8", "s8s8"):
        yield matmul(Kind(name), 40, 48, 35, zero="3", weight_zero=-7)
        yield matmul(Kind(name), 2, 48, 35, zero="3", weight_zero=200)
        yield matmul(Kind(name), 40, 48, 35, zero="70000")
    for name in ("u8s8", "s8s8", "u8u8"):
        yield Chain(Kind(name), 0)
        yield Chain(Kind(name), 9)
    # The padding is the zero point.
    yield conv(Kind("s8s8"), 1, 10, 9, 16, 40, 3, 1, 1, zero="-5")
    yield conv(Kind("s8s8"), 1, 10, 9, 16, 40, 3, 2, 1, zero="-5",
               constant=False)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--cpu", default="native")
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    options = f"cpu={arguments.cpu} threads={arguments.threads}"
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for case in cases():
            if not re.search(arguments.only, case.name):
                continue
            passed, error = case.run(folder, options)
            failed |= not passed
            print(f"{'ok' if passed else 'WRONG'}: {case.name}: {error:.1e}",
                  flush=True)
    raise SystemExit(failed)


if __name__ == "__main__":
    main()
