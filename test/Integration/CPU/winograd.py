"""Convolutions of a window of 3 or 3x3 with constant weights by Winograd's
algorithm: prelu-opt's CPU pipeline against numpy in f64.

    winograd.py [--threads N] [--cpu NAME] [--outputs 2|4|6] [--only REGEX]
    winograd.py --errors    the errors of docs/numerics.md

Each case says whether the schedule for one CPU, znver4, is to have the algorithm,
so that not all are passed by another one; what others choose is theirs. Those
called "six" fit tiles of 6 so much better than smaller ones that these are
chosen where they may be.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile

import numpy as np

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..",
                             "..", "..", "tools", "lib"))
import netrun  # noqa: E402

# Largest error relative to the largest result; docs/numerics.md has what is
# measured.
TOLERANCE = {2: 2e-6, 4: 1e-5, 6: 4e-5}


def tensor(shape):
    return f"tensor<{'x'.join(map(str, shape))}xf32>"


def dense(array):
    text = np.ascontiguousarray(array, np.float32).tobytes().hex().upper()
    return f'dense<"0x{text}"> : {tensor(array.shape)}'


class Case:
    """`layout` is that of image and result, n, c and h and w, or w alone;
    `filters` that of the weights."""

    def __init__(self, name, n, size, c, f, layout="nhwc", filters="hwcf",
                 low=1, high=1, residual=None, keep=False, shuffle=1,
                 infinite=False, runtime=False, expected=True):
        self.name, self.n, self.size, self.c, self.f = name, n, size, c, f
        self.layout, self.filters = layout, filters
        self.low, self.high, self.residual = low, high, residual
        self.keep, self.shuffle = keep, shuffle
        self.infinite, self.runtime = infinite, runtime
        self.expected = expected
        self.out = [s + low + high - 2 for s in size]

    def arrange(self, array, source, target):
        return np.ascontiguousarray(
            array.transpose([source.index(d) for d in target]))

    def data(self):
        rng = np.random.default_rng(len(self.name))
        spatial = self.layout.replace("n", "").replace("c", "")
        self.order = "nc" + spatial
        x = rng.standard_normal([self.n, self.c, *self.size])
        w = rng.standard_normal([self.f, self.c] + [3] * len(self.size))
        w *= (2 / (9 * self.c)) ** 0.5
        if self.infinite:
            w.flat[0] = np.inf
        bias = rng.standard_normal(self.f)
        alpha = rng.random(self.f) * 2 - 0.5
        residual = rng.standard_normal([self.n, self.f, *self.out])
        return [a.astype(np.float32) for a in (x, w, bias, alpha, residual)]

    def reference(self, x, w, bias, alpha, residual):
        """Results in the order n, c, spatial."""
        rank = len(self.size)
        pads = [(0, 0)] * 2 + [(self.low, self.high)] * rank
        x = np.pad(x.astype(np.float64), pads)
        y = np.zeros([self.n, self.f, *self.out])
        for place in np.ndindex(*[3] * rank):
            window = x[(slice(None),) * 2 + tuple(
                slice(p, p + s) for p, s in zip(place, self.out))]
            y += np.einsum("nc...,fc->nf...", window,
                           w[(slice(None),) * 2 + place].astype(np.float64),
                           optimize=True)
        column = (-1,) + (1,) * rank
        y += bias.reshape(column)
        if self.residual == "before":
            y += residual
        before = y
        y = np.where(y > 0, y, alpha.reshape(column) * y)
        if self.residual == "after":
            y += residual
        results = [y, before] if self.keep else [y]
        if self.shuffle > 1:
            r, (h, w_) = self.shuffle, self.out
            y = y.reshape(self.n, self.f // r**2, r, r, h, w_)
            results = [y.transpose(0, 1, 4, 2, 5, 3).reshape(
                self.n, self.f // r**2, h * r, w_ * r)]
        return results

    def text(self, w, bias, alpha):
        rank = len(self.size)
        spatial = self.order[2:]
        shape = dict(zip(self.order, [self.n, self.c, *self.size]))
        out = dict(zip(self.order, [self.n, self.f, *self.out]))
        x_type = tensor([shape[d] for d in self.layout])
        y_type = tensor([out[d] for d in self.layout])
        pads = {d: self.low if d in spatial else 0 for d in self.layout}
        highs = {d: self.high if d in spatial else 0 for d in self.layout}
        padded = tensor([shape[d] + pads[d] + highs[d] for d in self.layout])
        weights = self.arrange(w, "fc" + spatial, self.filters)
        w_type = tensor(weights.shape)
        loops = ", ".join(f"d{i}" for i in range(rank + 2))
        same = f"affine_map<({loops}) -> ({loops})>"
        channel = f"affine_map<({loops}) -> (d{self.layout.index('c')})>"
        iterators = ", ".join(['"parallel"'] * (rank + 2))

        def generic(inputs, types, maps, body, out_name):
            arguments = ", ".join(f"%a{i}: f32" for i in range(len(inputs)))
            return (f"  {out_name} = linalg.generic {{indexing_maps = ["
                    f"{', '.join(maps + [same])}], iterator_types = "
                    f"[{iterators}]}} ins({', '.join(inputs)} : "
                    f"{', '.join(types)}) outs(%e : {y_type}) {{\n"
                    f"  ^bb0({arguments}, %o: f32):\n    {body}\n"
                    f"  }} -> {y_type}\n")

        arguments = f"%x: {x_type}"
        if self.residual:
            arguments += f", %r: {y_type}"
        if self.runtime:
            arguments += f", %w: {w_type}"
        result_types = ", ".join([y_type] * (2 if self.keep else 1))
        lines = ["  %zero = arith.constant 0.0 : f32\n"]
        if not self.runtime:
            lines.append(f"  %w = arith.constant {dense(weights)}\n")
        lines.append(f"  %b = arith.constant {dense(bias)}\n"
                     f"  %alpha = arith.constant {dense(alpha)}\n"
                     f"  %e = tensor.empty() : {y_type}\n")
        source, source_type = "%x", x_type
        if self.low or self.high:
            indices = ", ".join(f"%i{i}: index" for i in range(rank + 2))
            lines.append(
                f"  %p = tensor.pad %x low[{', '.join(str(pads[d]) for d in self.layout)}] "
                f"high[{', '.join(str(highs[d]) for d in self.layout)}] {{\n"
                f"  ^bb0({indices}):\n    tensor.yield %zero : f32\n"
                f"  }} : {x_type} to {padded}\n")
            source, source_type = "%p", padded
        vector_type = tensor([self.f])
        lines.append(generic(["%b"], [vector_type], [channel],
                             "linalg.yield %a0 : f32", "%i"))
        lines.append(
            f"  %c = linalg.conv_{rank}d_{self.layout}_{self.filters} "
            f"{{dilations = dense<1> : tensor<{rank}xi64>, "
            f"strides = dense<1> : tensor<{rank}xi64>}} "
            f"ins({source}, %w : {source_type}, {w_type}) "
            f"outs(%i : {y_type}) -> {y_type}\n")
        value = "%c"
        add = "%s = arith.addf %a0, %a1 : f32\n    linalg.yield %s : f32"
        if self.residual == "before":
            lines.append(generic([value, "%r"], [y_type] * 2, [same] * 2, add,
                                 "%d"))
            value = "%d"
        lines.append(generic(
            [value, "%alpha"], [y_type, vector_type], [same, channel],
            "%g = arith.cmpf ogt, %a0, %zero : f32\n"
            "    %m = arith.mulf %a0, %a1 : f32\n"
            "    %s = arith.select %g, %a0, %m : f32\n"
            "    linalg.yield %s : f32", "%y"))
        results = ["%y", value]
        if self.residual == "after":
            lines.append(generic(["%y", "%r"], [y_type] * 2, [same] * 2, add,
                                 "%z"))
            results[0] = "%z"
        if self.shuffle > 1:
            text, results[0], result_types = self.shuffle_text(results[0])
            lines.append(text)
        returned = ", ".join(results[:2 if self.keep else 1])
        return (f"func.func @main({arguments}) -> ({result_types}) {{\n"
                f"{''.join(lines)}  return {returned} : {result_types}\n}}\n")

    def shuffle_text(self, value):
        r, (h, w) = self.shuffle, self.out
        channels = self.f // r**2
        expanded = [self.n, channels, r, r, h, w]
        turned = [self.n, channels, h, r, w, r]
        result = tensor([self.n, channels, h * r, w * r])
        return (f"  %s0 = tensor.expand_shape {value} [[0], [1, 2, 3], [4], [5]] "
                f"output_shape {expanded} : "
                f"{tensor([self.n, self.f, h, w])} into {tensor(expanded)}\n"
                f"  %s1 = tensor.empty() : {tensor(turned)}\n"
                f"  %s2 = linalg.transpose ins(%s0 : {tensor(expanded)}) "
                f"outs(%s1 : {tensor(turned)}) permutation = [0, 1, 4, 2, 5, 3]\n"
                f"  %s3 = tensor.collapse_shape %s2 [[0], [1], [2, 3], [4, 5]] : "
                f"{tensor(turned)} into {result}\n", "%s3", result)

    def run(self, folder, options, outputs, threads):
        x, w, bias, alpha, residual = self.data()
        path = os.path.join(folder, re.sub(r"\W", "_", self.name))
        with open(path + ".mlir", "w") as file:
            file.write(self.text(w, bias, alpha))
        schedules = subprocess.run(
            [netrun.find_prelu_opt(), path + ".mlir",
             "--prelu-cpu-pipeline=stop-after=schedule cpu=znver4 "
             f"threads={threads} winograd={max(outputs, 4)}"],
            check=True, capture_output=True, text=True).stdout
        if ("algorithm = winograd" in schedules) != self.expected:
            return False, "has another algorithm than expected"
        if self.name.startswith("six") and outputs == 6 and \
                "outputs 6" not in schedules:
            return False, "has smaller tiles than expected"
        if self.name.startswith("uneven rows") and threads == 4 and \
                "parallel = [1], chunk = [3]" not in schedules:
            return False, "has no rows shared by threads"
        netrun.compile_prelu(path + ".mlir", path + ".so", options)
        expected = self.reference(x, w, bias, alpha, residual)
        library = netrun.Library(
            path + ".so", [(len(self.size) + 2, np.float32)] * len(expected))
        arguments = [self.arrange(x, self.order, self.layout)]
        if self.residual:
            arguments.append(self.arrange(residual, self.order, self.layout))
        if self.runtime:
            arguments.append(
                self.arrange(w, "fc" + self.order[2:], self.filters))
        actual = [self.arrange(y, self.layout, self.order)
                  for y in library(*arguments)]
        # What two tiles have in common must not be the slower thread's.
        for _ in range(10 if threads > 1 else 0):
            again = [self.arrange(y, self.layout, self.order)
                     for y in library(*arguments)]
            if any(a.tobytes() != b.tobytes() for a, b in zip(actual, again)):
                return False, "differs from call to call"
        for a, e in zip(actual, expected):
            finite = np.isfinite(e)
            if (np.isfinite(a) != finite).any():
                return False, "infinities at other places"
            error = np.abs(a - e)[finite].max() / np.abs(e[finite]).max()
            if error > TOLERANCE[outputs]:
                return False, f"error {error:.1e}"
        return self.check_nan(library, arguments, actual, outputs)

    def check_nan(self, library, arguments, clean, outputs):
        """A NaN reaches what its window says, at most its tile's, and nothing
        further away."""
        image = self.arrange(arguments[0], self.layout, self.order)
        place = tuple(s // 2 for s in self.size)
        image[(0, self.c // 2) + place] = np.nan
        dirty = self.arrange(library(
            self.arrange(image, self.order, self.layout), *arguments[1:])[0],
            self.layout, self.order)
        if self.shuffle > 1:
            return True, ""
        reach = tuple(slice(max(p + self.low - 2, 0), p + self.low + 1)
                      for p in place)
        far = np.ones(self.out, bool)
        far[tuple(slice(max(p + self.low - 1 - outputs, 0),
                        p + self.low + outputs)
                  for p in place)] = False
        if not np.isnan(dirty[(0, slice(None)) + reach]).all():
            return False, "loses a NaN"
        same = np.array_equal(dirty[:, :, far], clean[0][:, :, far],
                              equal_nan=True)
        return same, "spreads a NaN too far"


def cases():
    yield Case("even 1x12x16 32->32", 1, [12, 16], 32, 32)
    yield Case("odd 1x13x9 48->80", 1, [13, 9], 48, 80)
    yield Case("smallest 1x4x4 32->32", 1, [4, 4], 32, 32)
    yield Case("batch 3x6x7 32->64", 3, [6, 7], 32, 64)
    yield Case("many tiles 2x31x30 16->32", 2, [31, 30], 16, 32)
    # Of eleven rows of tiles four threads take three each, and the last two of
    # them overlap.
    yield Case("uneven rows 1x43x59 16->32", 1, [43, 59], 16, 32,
               residual="before")
    yield Case("many channels 1x8x8 256->96", 1, [8, 8], 256, 96)
    yield Case("half registers 1x12x12 24->40", 1, [12, 12], 24, 40)
    yield Case("nchw 1x14x14 64->32", 1, [14, 14], 64, 32, "nchw", "fchw")
    yield Case("nhwc_fhwc 1x10x11 32->32", 1, [10, 11], 32, 32, "nhwc", "fhwc")
    yield Case("no padding 1x15x12 32->64", 1, [15, 12], 32, 64, low=0, high=0)
    yield Case("uneven padding 2x9x12 32->32", 2, [9, 12], 32, 32, low=0,
               high=2)
    yield Case("wide padding 1x8x8 32->32", 1, [8, 8], 32, 32, low=2, high=3)
    yield Case("residual before 1x13x13 32->32", 1, [13, 13], 32, 32,
               residual="before")
    yield Case("residual after 2x12x12 32->32", 2, [12, 12], 32, 32,
               residual="after")
    yield Case("two results 1x11x12 32->32", 1, [11, 12], 32, 32, keep=True)
    yield Case("line nwc_wcf 2x50 64->64", 2, [50], 64, 64, "nwc", "wcf")
    yield Case("line ncw_fcw 1x37 64->64", 1, [37], 64, 64, "ncw", "fcw")
    yield Case("pixel shuffle 1x10x12 32->128", 1, [10, 12], 32, 128, "nchw",
               "fchw", shuffle=2)
    yield Case("six 1x18x18 32->32", 1, [18, 18], 32, 32)
    yield Case("six, overlapping 2x17x29 64->32", 2, [17, 29], 64, 32)
    yield Case("six, nchw 1x18x30 32->64", 1, [18, 30], 32, 64, "nchw", "fchw")
    yield Case("six, residual 1x18x17 48->80", 1, [18, 17], 48, 80,
               residual="before")
    yield Case("six, line 2x30 64->64", 2, [30], 64, 64, "nwc", "wcf")
    yield Case("six, pixel shuffle 1x18x30 32->128", 1, [18, 30], 32, 128,
               "nchw", "fchw", shuffle=2)
    # None of them by Winograd's algorithm.
    yield Case("few channels 1x12x12 3->64", 1, [12, 12], 3, 64,
               expected=False)
    yield Case("infinite weights 1x12x12 32->32", 1, [12, 12], 32, 32,
               infinite=True, expected=False)
    yield Case("runtime weights 1x12x12 32->32", 1, [12, 12], 32, 32,
               runtime=True, expected=False)


def print_errors(options):
    """The error of each algorithm relative to the largest result, for layers of
    ResNets."""
    for size, channels in [(112, 64), (56, 64), (28, 128), (14, 256), (7, 512)]:
        case = Case(f"{channels}@{size}", 1, [size, size], channels, channels)
        x, w, bias, alpha, residual = case.data()
        expected = case.reference(x, w, bias, alpha, residual)[0]
        errors = []
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "layer")
            with open(path + ".mlir", "w") as file:
                file.write(case.text(w, bias, alpha))
            for outputs in (0, 2, 4, 6):
                library = f"{path}{outputs}.so"
                netrun.compile_prelu(path + ".mlir", library,
                                     f"{options} winograd={outputs}")
                actual = netrun.Library(library, [(4, np.float32)])(
                    case.arrange(x, case.order, case.layout))[0]
                error = np.abs(case.arrange(actual, case.layout, case.order) -
                               expected).max() / np.abs(expected).max()
                errors.append(f"winograd={outputs} {error:.1e}")
        print(f"{case.name}: {', '.join(errors)}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--cpu", default="native")
    parser.add_argument("--outputs", type=int, default=4)
    parser.add_argument("--only", default="")
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    options = f"cpu={arguments.cpu} threads={arguments.threads}"
    if arguments.errors:
        return print_errors(options)
    options += f" winograd={arguments.outputs}"
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for case in cases():
            if not re.search(arguments.only, case.name):
                continue
            good, why = case.run(folder, options, arguments.outputs,
                                 arguments.threads)
            print(f"{'ok' if good else 'WRONG'}: {case.name}"
                  f"{'' if good else ': ' + why}", flush=True)
            failed += not good
    sys.exit(failed != 0)


if __name__ == "__main__":
    main()
