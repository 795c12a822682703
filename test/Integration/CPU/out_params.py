"""Networks whose caller owns all memory: torch's or numpy's outputs, nothing
written beside the buffers, nothing allocated.

    out_params.py <net of nets.py>...
"""

import ctypes
import os
import sys
import tempfile

import numpy as np

import netrun
import nets
import weights

GUARD = 4096  # bytes in front of and behind each buffer


class Guarded:
    """An array in the middle of bytes that must stay as they are."""

    def __init__(self, shape, dtype=np.float32):
        size = int(np.prod(shape)) * np.dtype(dtype).itemsize
        self._bytes = np.full(size + 2 * GUARD + 64, 0xA5, np.uint8)
        start = -(self._bytes.ctypes.data + GUARD) % 64 + GUARD
        self._inside = slice(start, start + size)
        self.array = self._bytes[self._inside].view(dtype).reshape(shape)

    def is_intact(self):
        outside = self._bytes.copy()
        outside[self._inside] = 0xA5
        return bool((outside == 0xA5).all())


def call(code, x, expected, is_dynamic):
    """The arrays of the results and of the arena after a call."""
    results = [Guarded(y.shape) for y in expected]
    buffers = [x] + [r.array for r in results]
    pointers = [ctypes.byref(netrun._descriptor(b)) for b in buffers]
    size_of = code._mlir_ciface_main_arena_bytes
    size_of.restype = ctypes.c_int64
    arena = Guarded((size_of(*(pointers if is_dynamic else [])),), np.uint8)
    code._mlir_ciface_main(*pointers,
                           ctypes.byref(netrun._descriptor(arena.array)))
    return results, arena


def check(net, folder):
    mlir = os.path.join(folder, net + ".mlir")
    weights.attach_file(os.path.join(nets.NETS, net + ".mlir"),
                        nets.find_weights(net), mlir)
    library = os.path.join(folder, net + ".so")
    netrun.compile_prelu(mlir, library, "out-params")
    with open(library + ".mlir") as text:
        if "@malloc" in text.read():
            print(f"WRONG: {net} allocates")
            return
    code = ctypes.CDLL(library)
    for [x], expected in nets.cases(net):
        results, arena = call(code, x, expected, "dyn" in net)
        error = max(netrun.relative_error(r.array, y)
                    for r, y in zip(results, expected))
        intact = all(g.is_intact() for g in results + [arena])
        print(f"{'ok' if error < nets.TOLERANCE and intact else 'WRONG'}: {net}, "
              f"arena of {arena.array.size} bytes, error {error:.1e}"
              f"{'' if intact else ', written beside a buffer'}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        for net in sys.argv[1:]:
            check(net, folder)


if __name__ == "__main__":
    main()
