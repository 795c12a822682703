"""prelu-opt as a peer: IR to a shared library, called in a loop in C."""

import ctypes
import hashlib
import os

import numpy as np

import netrun
import shapes

CACHE = None  # a folder, set by bench_layers.py
TIMING = None  # the library made from timing.c
OPTIONS = ""  # of the pipeline, for all kernels


class LibraryKernel:
    """A compiled library, called in a loop in C with up to three arrays;
    `results` are the ranks of what it returns."""

    def __init__(self, path, arguments, results):
        kinds = [(rank, np.float32) for rank in results]
        self._arguments = arguments
        self._library = netrun.Library(path, kinds)
        self._results = self._library._result_type()
        self._descriptors = [netrun._descriptor(a) for a in arguments]
        self._pointers = (ctypes.c_void_p * 3)(
            *[ctypes.addressof(d) for d in self._descriptors])
        self._offsets = (ctypes.c_int * len(kinds))(
            *[getattr(type(self._results), f"r{i}").offset
              for i in range(len(kinds))])

    def run(self, count):
        return TIMING.time_calls(
            ctypes.cast(self._library._function, ctypes.c_void_p),
            ctypes.byref(self._results), self._pointers, count, self._offsets,
            len(self._offsets))

    def output(self):
        return self._library(*self._arguments)


class Kernel(LibraryKernel):
    """One layer compiled with `options` of the pipeline."""

    def __init__(self, layer, nhwc=False, options="", **ir):
        self.layer, self.nhwc = layer, nhwc
        options = f"{OPTIONS} {options}".strip()
        text, arguments, result_shapes = shapes.make_ir(layer, nhwc, **ir)
        compiler = os.path.getmtime(netrun.find_prelu_opt())
        key = hashlib.sha256(
            f"{text}{options}{compiler}".encode()).hexdigest()[:20]
        path = os.path.join(CACHE, f"{layer.name}-{key}")
        if not os.path.exists(path + ".so"):
            with open(path + ".mlir", "w") as file:
                file.write(text)
            netrun.compile_prelu(path + ".mlir", path + ".so", options)
        super().__init__(path + ".so", arguments, map(len, result_shapes))

    def output(self):
        result = super().output()[0]
        return result.transpose(0, 3, 1, 2) if self.nhwc else result


def compile_seconds(layer):
    """From MLIR text to a library, not from the cache."""
    text, _, _ = shapes.make_ir(layer, False)
    path = os.path.join(CACHE, f"{layer.name}-compile")
    with open(path + ".mlir", "w") as file:
        file.write(text)
    return netrun.compile_prelu(path + ".mlir", path + ".so")


def prepare(layer):
    """Both layouts where the layer has two."""
    yield "", Kernel(layer)
    if layer.is_conv:
        yield "NHWC", Kernel(layer, nhwc=True)
