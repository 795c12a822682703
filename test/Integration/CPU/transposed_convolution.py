"""Transposed convolutions as torch-mlir writes them, a convolution over an image
with zeros between its elements: prelu-opt's CPU pipeline against what they mean,
every image element times the window, added up where it falls. Infinities and
NaNs of the image reach what they are multiplied into and nothing else.

    transposed_convolution.py [--threads N] [--cpu NAME] [--only SUBSTRING]
                              [--rewritten]
"""

import argparse
import itertools
import os
import sys
import tempfile

import numpy as np

import netrun
import shapes

PRELU = """
  %i1 = tensor.empty() : {mask}
  %m = linalg.generic {{indexing_maps = [#id, #id], iterator_types = [{par}]}}
      ins(%y : {out}) outs(%i1 : {mask}) {{
  ^bb0(%in: f32, %o: i1):
    %p = arith.cmpf ogt, %in, %zero : f32
    linalg.yield %p : i1
  }} -> {mask}
  %s = linalg.generic {{indexing_maps = [#id, #channel, #id], iterator_types = [{par}]}}
      ins(%y, %alpha : {out}, tensor<{f}xf32>) outs(%empty : {out}) {{
  ^bb0(%in: f32, %a: f32, %o: f32):
    %p = arith.mulf %in, %a : f32
    linalg.yield %p : f32
  }} -> {out}
  %r = linalg.generic {{indexing_maps = [#id, #id, #id, #id], iterator_types = [{par}]}}
      ins(%m, %y, %s : {mask}, {out}, {out}) outs(%empty : {out}) {{
  ^bb0(%c: i1, %in: f32, %a: f32, %o: f32):
    %p = arith.select %c, %in, %a : f32
    linalg.yield %p : f32
  }} -> {out}
"""


class Case:
    """Batch, channels, filters; per dimension the image's size, window, stride,
    padding, output padding, dilation."""

    def __init__(self, name, batch, channels, filters, dims, prelu=False,
                 init="bias", constant=True):
        self.name, self.batch, self.prelu = name, batch, prelu
        self.channels, self.filters, self.dims = channels, filters, dims
        self.init, self.constant = init, constant
        random = np.random.default_rng(3)
        windows = [d[1] for d in dims]
        self.weights = random.standard_normal(
            [channels, filters] + windows).astype(np.float32)
        self.bias = random.standard_normal(filters).astype(np.float32)
        self.alpha = random.standard_normal(filters).astype(np.float32)
        sizes = [(n - 1) * s - 2 * p + d * (k - 1) + o + 1
                 for n, k, s, p, o, d in dims]
        self.image_shape = [batch, channels] + [d[0] for d in dims]
        self.out_shape = [batch, filters] + sizes

    def text(self):
        rank = len(self.image_shape)
        loops = ", ".join(f"d{i}" for i in range(rank))
        image, out = (shapes.tensor(s, "f32")
                      for s in (self.image_shape, self.out_shape))
        mask = shapes.tensor(self.out_shape, "i1")
        # What goes in front of the first element; negative where it is cut off.
        offsets = [d * (k - 1) - p for _, k, _, p, _, d in self.dims]
        reads = [size + d * (k - 1) for size, (_, k, _, _, _, d)
                 in zip(self.out_shape[2:], self.dims)]
        cut = [max(-offset, 0) for offset in offsets]
        stretched = shapes.tensor(
            self.image_shape[:2] +
            [max(r + c, n * s) for r, c, (n, _, s, *_)
             in zip(reads, cut, self.dims)], "f32")
        read = shapes.tensor(self.image_shape[:2] + reads, "f32")
        start = [0, 0] + [max(offset, 0) for offset in offsets]
        steps = [1, 1] + [d[2] for d in self.dims]
        windows = [self.filters, self.channels] + [d[1] for d in self.dims]
        weights = shapes.tensor(windows, "f32")
        flipped = self.weights.swapaxes(0, 1)[
            (slice(None),) * 2 + (slice(None, None, -1),) * len(self.dims)]
        dense = np.array2string(flipped, separator=", ", threshold=10**6,
                                floatmode="unique")
        values = ", ".join(map(repr, map(float, self.bias)))
        dilations = [d[5] for d in self.dims]
        name = {1: "conv_1d_ncw_fcw", 2: "conv_2d_nchw_fchw",
                3: "conv_3d_ncdhw_fcdhw"}[len(self.dims)]
        parallel = ", ".join(['"parallel"'] * rank)
        arguments = f"%x: {image}, %alpha: tensor<{self.filters}xf32>"
        if not self.constant:
            arguments += f", %w: {weights}"
        if self.init == "image":
            arguments += f", %start: {out}"
        text = (f"#id = affine_map<({loops}) -> ({loops})>\n"
                f"#channel = affine_map<({loops}) -> (d1)>\n"
                f"func.func @main({arguments}) -> {out} {{\n"
                f"  %zero = arith.constant 0.0 : f32\n"
                f"  %big = tensor.empty() : {stretched}\n"
                f"  %zeros = linalg.fill ins(%zero : f32) outs(%big : "
                f"{stretched}) -> {stretched}\n"
                f"  %z = tensor.insert_slice %x into %zeros{start} "
                f"{self.image_shape} {steps} : {image} into {stretched}\n"
                f"  %slice = tensor.extract_slice %z{[0, 0] + cut} "
                f"{self.image_shape[:2] + reads} {[1] * rank} : {stretched} to "
                f"{read}\n"
                f"  %empty = tensor.empty() : {out}\n")
        if self.constant:
            text += f"  %w = arith.constant dense<{dense}> : {weights}\n"
        if self.init == "bias":
            text += (f"  %b = arith.constant dense<[{values}]> : "
                     f"tensor<{self.filters}xf32>\n"
                     f"  %start = linalg.broadcast ins(%b : "
                     f"tensor<{self.filters}xf32>) outs(%empty : {out}) "
                     f"dimensions = {[0] + list(range(2, rank))}\n")
        elif self.init == "zero":
            text += (f"  %start = linalg.fill ins(%zero : f32) outs(%empty : "
                     f"{out}) -> {out}\n")
        text += (f"  %y = linalg.{name} {{dilations = dense<{dilations}> : "
                 f"tensor<{len(dilations)}xi64>, strides = dense<1> : "
                 f"tensor<{len(dilations)}xi64>}} ins(%slice, %w : {read}, "
                 f"{weights}) outs(%start : {out}) -> {out}")
        if self.prelu:
            text += PRELU.format(mask=mask, out=out, par=parallel,
                                 f=self.filters)
        return text + f"\n  return %{'r' if self.prelu else 'y'} : {out}\n}}\n"

    def inputs(self, random, special):
        image = random.standard_normal(self.image_shape).astype(np.float32)
        if special:
            places = random.choice(image.size, max(1, image.size // 37), False)
            image.reshape(-1)[places] = random.choice(
                [np.nan, np.inf, -np.inf, 0.0, -0.0], len(places))
        arrays = [image, self.alpha]
        if not self.constant:
            arrays.append(np.ascontiguousarray(self.weights.swapaxes(0, 1)[
                (slice(None),) * 2 + (slice(None, None, -1),) * len(self.dims)]))
        if self.init == "image":
            arrays.append(
                random.standard_normal(self.out_shape).astype(np.float32))
        return arrays

    def reference(self, arrays):
        """Every element of the image, scattered."""
        image = arrays[0].astype(np.float64)
        # What falls outside is computed too, and cut off.
        whole = np.zeros(self.out_shape[:2] +
                         [(n - 1) * s + d * (k - 1) + 1 + o
                          for n, k, s, _, o, d in self.dims])
        for place in itertools.product(*[range(d[1]) for d in self.dims]):
            part = np.einsum("nc...,cf->nf...", image,
                             self.weights[(slice(None),) * 2 + place]
                             .astype(np.float64))
            index = tuple(slice(d * q, d * q + (n - 1) * s + 1, s)
                          for q, (n, _, s, _, _, d) in zip(place, self.dims))
            whole[(slice(None),) * 2 + index] += part
        out = whole[(slice(None),) * 2 + tuple(
            slice(p, p + size)
            for size, (*_, p, _, _) in zip(self.out_shape[2:], self.dims))]
        along = [1, self.filters] + [1] * len(self.dims)
        if self.init == "bias":
            out = out + self.bias.reshape(along)
        elif self.init == "image":
            out = out + arrays[-1]
        if self.prelu:
            out = np.where(out > 0, out, out * self.alpha.reshape(along))
        return out


def cases():
    square = lambda n, *rest: [(n, *rest), (n + 3, *rest)]
    yield Case("k2s2", 2, 3, 5, square(6, 2, 2, 0, 0, 1))
    yield Case("k4s2_crop_prelu", 1, 3, 5, square(7, 4, 2, 1, 0, 1), prelu=True)
    yield Case("k3s2_four_groups_prelu", 2, 3, 5, square(7, 3, 2, 1, 1, 1),
               prelu=True)
    yield Case("k3s2_odd_size", 1, 2, 3, square(6, 3, 2, 0, 0, 1))
    yield Case("k9s3_one_filter", 1, 4, 1, square(17, 9, 3, 4, 2, 1))
    yield Case("k9s4", 1, 2, 2, square(6, 9, 4, 3, 1, 1), init="zero")
    yield Case("k2s4_empty_phases", 1, 3, 2, square(5, 2, 4, 0, 0, 1),
               prelu=True)
    yield Case("k5s2_dilated", 1, 3, 2, square(7, 5, 2, 3, 1, 2))
    yield Case("k3s2_dilated_by_3", 1, 3, 2, square(7, 3, 2, 1, 0, 3))
    yield Case("padding_beyond_window", 1, 3, 2, square(7, 3, 2, 3, 0, 1))
    yield Case("one_direction", 2, 3, 4, [(7, 3, 1, 1, 0, 1),
                                          (6, 4, 2, 1, 0, 1)], prelu=True)
    yield Case("two_strides", 1, 2, 3, [(5, 6, 3, 1, 0, 1),
                                        (19, 4, 2, 1, 0, 1)])
    yield Case("waveform", 2, 8, 1, [(41, 16, 8, 0, 0, 1)], init="zero")
    yield Case("volume", 1, 2, 3, [(3, 2, 2, 0, 0, 1), (4, 4, 2, 1, 0, 1),
                                   (5, 2, 2, 0, 0, 1)])
    yield Case("runtime_weights", 1, 3, 4, square(7, 4, 2, 1, 0, 1),
               constant=False, prelu=True)
    yield Case("accumulates_on_image", 1, 3, 4, square(7, 4, 2, 1, 0, 1),
               init="image", prelu=True)
    yield Case("many_filters", 1, 16, 40, square(9, 4, 2, 1, 0, 1), prelu=True)
    yield Case("wide_rows", 1, 2, 3, [(5, 2, 2, 0, 0, 1), (67, 6, 3, 1, 0, 1)],
               prelu=True)


def rewrite(path):
    """What other compilers make of a module before they call us."""
    netrun.run([os.path.join(netrun.LLVM_BIN, "mlir-opt"), path,
                "--linalg-generalize-named-ops",
                "--linalg-fold-unit-extent-dims",
                "--linalg-fuse-elementwise-ops", "--canonicalize",
                "-o", path + ".rewritten"])
    return path + ".rewritten"


def check(case, options, rewritten):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "case.mlir")
        with open(path, "w") as file:
            file.write(case.text())
        if rewritten:
            path = rewrite(path)
        library = os.path.join(folder, "case.so")
        netrun.compile_prelu(path, library, options)
        function = netrun.Library(
            library, [(len(case.out_shape), np.float32)])
        worst = 0.0
        random = np.random.default_rng(5)
        for special in (False, True, True):
            arrays = case.inputs(random, special)
            with np.errstate(invalid="ignore"):
                expected = case.reference(arrays)
            worst = max(worst,
                        netrun.relative_error(function(*arrays)[0], expected))
    verdict = "ok" if worst <= 1e-5 else "WRONG"
    print(f"{verdict}: {case.name}: error {worst:.1e}", flush=True)
    return worst <= 1e-5


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--cpu", default="native")
    parser.add_argument("--only", default="")
    parser.add_argument("--rewritten", action="store_true",
                        help="after upstream's rewrites of linalg")
    arguments = parser.parse_args()
    options = f"cpu={arguments.cpu} threads={arguments.threads}"
    sys.exit(not all([check(case, options, arguments.rewritten)
                      for case in cases() if arguments.only in case.name]))


if __name__ == "__main__":
    main()
