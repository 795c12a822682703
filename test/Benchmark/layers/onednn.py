"""oneDNN, through a small library compiled from onednn.cpp."""

import ctypes
import os
import subprocess
import sys

import numpy as np

import ours

NAME = "oneDNN"


def _pointer(array):
    return None if array is None else array.ctypes.data_as(ctypes.c_void_p)


def _load():
    here, prefix = os.path.dirname(os.path.abspath(__file__)), sys.prefix
    library = os.path.join(ours.CACHE, "onednn.so")
    if not os.path.exists(library):
        subprocess.run(
            ["c++", "-O2", "-std=c++17", "-shared", "-fPIC",
             os.path.join(here, "onednn.cpp"), f"-I{prefix}/include",
             f"-L{prefix}/lib", "-ldnnl",
             # An old-style rpath also leads to the libraries of the library.
             f"-Wl,--disable-new-dtags,-rpath,{prefix}/lib",
             "-o", library], check=True)
    # This build computes through SYCL, which looks for a CPU among OpenCL's
    # devices.
    os.environ.setdefault("OCL_ICD_FILENAMES",
                          os.path.join(prefix, "lib", "libintelocl.so"))
    loaded = ctypes.CDLL(library)
    for name in ("make_matmul", "make_conv", "make_prelu"):
        getattr(loaded, name).restype = ctypes.c_void_p
    loaded.run.restype = ctypes.c_double
    loaded.why.restype = ctypes.c_char_p
    if not loaded.start():
        raise RuntimeError(loaded.why().decode())
    return loaded


# Before other peers bring libraries of the same names.
LIBRARY = _load()


class Kernel:
    def __init__(self, layer, nhwc=False):
        self.layer, self._library = layer, LIBRARY
        d = {k: np.ascontiguousarray(v) for k, v in layer.data.items()}
        sizes = [ctypes.c_int64(size) for size in layer.dims]
        data = lambda *names: [_pointer(d.get(name)) for name in names]
        weighted = data("x", "weights", "bias", "alpha")
        if layer.kind == "matmul":
            self._handle = self._library.make_matmul(
                *sizes, layer.element.encode(), *weighted)
        elif layer.is_conv:
            groups = layer.dims[1] if layer.kind == "depthwise" else 1
            self._handle = self._library.make_conv(
                *sizes, *map(ctypes.c_int64,
                            (layer.kernel, layer.pad, groups, nhwc)),
                layer.element.encode(), *weighted)
        else:
            self._handle = self._library.make_prelu(
                *sizes, *data("x", "alpha", "dy"))
        if not self._handle:
            raise RuntimeError(self._library.why().decode())

    def run(self, count):
        return self._library.run(ctypes.c_void_p(self._handle), count)

    def output(self):
        result = np.empty(self.layer.out_shape, np.float32)
        self._library.output(ctypes.c_void_p(self._handle), _pointer(result))
        return result


def prepare(layer):
    yield "", Kernel(layer)
    if layer.is_conv:
        yield "NHWC", Kernel(layer, nhwc=True)
