"""Contractions through prelu-opt's NVVM pipeline, their PTX interpreted by ptx.py,
against upstream's plain lowering: what the pipeline hands to an NVIDIA GPU,
checked to the element without one.

    ptx_shapes.py [--options OPTIONS] [--only REGEX] [--mfma TEST_PASSES]
"""

import argparse
import ctypes
import functools
import os
import re
import sys
import tempfile

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "CPU"))

import equal
import netrun
import ptx
import shapes

_FIELDS = [
    ("load", ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p,
                              ctypes.c_size_t)),
    ("get_function", ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p,
                                      ctypes.c_char_p)),
    ("alloc", ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_uint64)),
    ("free", ctypes.CFUNCTYPE(None, ctypes.c_void_p)),
    ("copy", ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p,
                              ctypes.c_size_t)),
    ("launch", ctypes.CFUNCTYPE(
        None, ctypes.c_void_p, ctypes.c_ssize_t, ctypes.c_ssize_t,
        ctypes.c_ssize_t, ctypes.c_ssize_t, ctypes.c_int32,
        ctypes.POINTER(ctypes.c_void_p), ctypes.c_size_t)),
    ("encode", ctypes.CFUNCTYPE(
        ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int64, ctypes.c_int64,
        ctypes.c_int64, ctypes.POINTER(ctypes.c_int64),
        ctypes.POINTER(ctypes.c_int64))),
]


class Table(ctypes.Structure):
    _fields_ = _FIELDS


class Runtime:
    """Device memory and modules of one process."""

    def __init__(self, library):
        self.buffers, self.modules, self.functions = {}, [], []
        self.maps = {}
        self.error = None
        self.instructions = set()
        self.table = Table(*[type_(getattr(self, name))
                             for name, type_ in _FIELDS])
        library.prelu_set_table(ctypes.byref(self.table))

    def load(self, data, size):
        self.modules.append(ctypes.string_at(data, size).decode().rstrip("\0"))
        return len(self.modules)

    def get_function(self, module, name):
        self.functions.append((self.modules[module - 1], name.decode()))
        return len(self.functions)

    def alloc(self, size):
        array = np.zeros(max(size, 1), np.uint8)
        self.buffers[array.ctypes.data] = array
        return array.ctypes.data

    def free(self, pointer):
        del self.buffers[pointer]

    def copy(self, to, from_, size):
        ctypes.memmove(to, from_, size)

    def encode(self, pointer, type_, swizzle, rank, sizes, box):
        # f16 and bf16 in the driver's numbers.
        if type_ not in (6, 9):
            self.error = self.error or ptx.PTXError(f"tensor type {type_}")
            return 0
        place = self.alloc(128)
        try:
            self.maps[place] = ptx.TensorMap(self.buffers[pointer], 2,
                                             sizes[:rank], box[:rank], swizzle)
        except Exception as error:
            self.error = self.error or error
        return place

    def launch(self, kernel, x, y, z, threads, shared, parameters, count):
        # An exception must not cross the C code between.
        try:
            text, name = self.functions[kernel - 1]
            self.instructions |= set(re.findall(
                r"\b(mma|ldmatrix|cp\.async|fma|wgmma|mbarrier)\b", text))
            arrays, maps = [], {}
            for i in range(len(ptx.parse(text, name).parameters)):
                pointer = ctypes.cast(parameters[i],
                                      ctypes.POINTER(ctypes.c_void_p))[0]
                arrays.append(self.buffers[pointer])
                if pointer in self.maps:
                    maps[i] = self.maps[pointer]
            ptx.run(text, (x, y, z), arrays, shared, name, maps)
        except Exception as error:
            self.error = self.error or error


def make_loader(folder, mfma_passes):
    stub = os.path.join(folder, "ptx_runtime.so")
    netrun.run([os.path.join(netrun.LLVM_BIN, "clang"), "-O1", "-shared",
                "-fPIC", os.path.join(HERE, "ptx_runtime.c"), "-o", stub])
    runtime = Runtime(ctypes.CDLL(stub, ctypes.RTLD_GLOBAL))

    def load(path, folder, options, name, results):
        library = os.path.join(folder, "ours.so")
        pipeline = f"prelu-nvvm-pipeline{{{options}}}"
        if mfma_passes:
            pipeline = f"prelu-rocdl-pipeline{{stop-after=vectorize {options}}}," \
                       "test-expand-mfma,prelu-nvvm-pipeline"
        netrun.run([netrun.find_prelu_opt(), path, "-o", library + ".mlir",
                    f"--pass-pipeline=builtin.module({pipeline})"] +
                   [f"--load-pass-plugin={p}" for p in mfma_passes])
        netrun._link(library + ".mlir", library, [])
        function = netrun.Library(library, equal.kinds_of(results), name)

        def call(*arrays):
            outputs = function(*arrays)
            if runtime.error:
                error, runtime.error = runtime.error, None
                raise error
            return outputs
        return call
    return runtime, load


def padded(text, small, large, low, type_):
    """`text` with a smaller first input, padded with zeros to what it was."""
    small, large = (shapes.tensor(shape, type_) for shape in (small, large))
    high = low = ", ".join(map(str, low))
    indices = ", ".join(f"%p{i}: index" for i in range(4))
    return text.replace(f"%a0: {large}", f"%small: {small}", 1).replace(
        " {\n", " {\n"
        f"  %border = arith.constant 0.0 : {type_}\n"
        f"  %a0 = tensor.pad %small low[{low}] high[{high}] {{\n"
        f"  ^bb0({indices}):\n"
        f"    tensor.yield %border : {type_}\n"
        f"  }} : {small} to {large}\n", 1)


def cases():
    """More of what matrix instructions take, beside those of every pipeline.
    Added up in f32, as the reference would round after every step otherwise."""
    module = functools.partial(shapes.module, sum_type="f32")
    for type_ in ["f16", "bf16"]:
        for m, n, k in [(16, 16, 16), (48, 80, 80), (40, 72, 48), (17, 33, 32),
                        (64, 64, 96), (72, 88, 128), (130, 272, 64),
                        (64, 64, 512)]:
            yield f"mma_{type_}_{m}x{n}x{k}", module(
                "matmul", [(m, k), (k, n)], (m, n), 1, type_)
        for name, maps, a, b in [
                ("a", ["k, m", "k, n", "m, n"], (48, 64), (48, 72)),
                ("b", ["m, k", "n, k", "m, n"], (64, 48), (72, 48)),
                ("both", ["k, m", "n, k", "m, n"], (48, 64), (72, 48))]:
            yield f"mma_{type_}_transposed_{name}", module(
                "matmul " + shapes.transposed_matmul(maps), [a, b], (64, 72), 1,
                type_)
        # Panels of 64, 32 and 16 elements, of both operands.
        for k in [64, 32, 16]:
            yield f"mma_{type_}_transposed_b_k{k}", module(
                "matmul " + shapes.transposed_matmul(["m, k", "n, k", "m, n"]),
                [(136, k), (40, k)], (136, 40), 1, type_)
            yield f"mma_{type_}_transposed_a_k{k}", module(
                "matmul " + shapes.transposed_matmul(["k, m", "k, n", "m, n"]),
                [(k, 136), (k, k + 8)], (136, k + 8), 1, type_)
        yield f"mma_{type_}_batch", module(
            "batch_matmul", [(3, 20, 32), (3, 32, 40)], (3, 20, 40), 2, type_)
    yield "mma_f16_batch_large", module(
        "batch_matmul", [(3, 72, 64), (3, 64, 88)], (3, 72, 88), 2, "f16")
    # What AMD's matrix instructions multiply as it is, NVIDIA's as tf32.
    for name, maps, a, b in [
            ("b", ["m, k", "n, k", "m, n"], (40, 40), (80, 40)),
            ("a", ["k, m", "k, n", "m, n"], (40, 40), (40, 80))]:
        yield f"mma_f32_transposed_{name}", module(
            "matmul " + shapes.transposed_matmul(maps), [a, b], (40, 80), 1,
            "f32")
    yield "mma_f32_conv_nhwc", module(
        "conv_2d_nhwc_hwcf", [(1, 7, 9, 24), (3, 3, 24, 24)], (1, 5, 7, 24), 3,
        "f32")
    yield "mma_f32_conv_nchw", module(
        "conv_2d_nchw_fchw", [(2, 16, 8, 9), (24, 16, 3, 3)], (2, 24, 6, 7), 1,
        "f32")
    yield "mma_conv_nhwc", module(
        "conv_2d_nhwc_hwcf", [(1, 7, 9, 16), (3, 3, 16, 24)], (1, 5, 7, 24), 3,
        "f16")
    yield "mma_conv_nhwc_large", module(
        "conv_2d_nhwc_hwcf", [(1, 11, 12, 32), (3, 3, 32, 40)], (1, 9, 10, 40),
        3, "f16")
    # Rows of pixels that overlap.
    yield "mma_conv_1d", module(
        "conv_1d_nwc_wcf", [(1, 90, 8), (4, 8, 72)], (1, 87, 72), 2, "f16")
    yield "mma_conv_1x1", module(
        "conv_2d_nhwc_hwcf", [(2, 9, 8, 64), (1, 1, 64, 72)], (2, 9, 8, 72),
        3, "f16")
    # Zeros that asynchronous copies write.
    for name, rows in [("", 7), ("_large", 13)]:
        large, small = (1, rows + 2, 9, 32), (1, rows, 7, 32)
        yield f"mma_conv_nhwc_padded{name}", padded(
            module("conv_2d_nhwc_hwcf", [large, (3, 3, 32, 24)],
                   (1, rows, 7, 24), 3, "f16"), small, large, (0, 1, 1, 0),
            "f16")
    yield "mma_conv_nchw", module(
        "conv_2d_nchw_fchw", [(2, 16, 8, 9), (24, 16, 3, 3)], (2, 24, 6, 7), 1,
        "f16")
    # Windows that a lane holds, along the rows and along the columns.
    for type_ in ["f16", "f32"]:
        yield f"mma_{type_}_pool_nhwc", shapes.pooled(
            "pooling_nhwc_max", "conv_2d_nhwc_hwcf",
            [(1, 11, 12, 16), (3, 3, 16, 24)], (1, 9, 10, 24), 3, (2, 2),
            (2, 1), "-1.0", type_, "f32")
    # Those of two columns, which a lane of mma.sync and wgmma holds too.
    yield "mma_f16_pool_pairs", shapes.pooled(
        "pooling_nchw_max", "conv_2d_nchw_fchw",
        [(2, 16, 10, 12), (72, 16, 3, 3)], (2, 72, 8, 10), 1, (1, 2), (2, 1),
        "-1.0", "f16", "f32")
    # The types with a scalar road only, and what the CPU's cases hold.
    for name, text in shapes.cases():
        if "dynamic" not in name and "4100" not in name and "2400" not in name:
            yield name, text


def mfma_cases():
    """What AMD's matrix instructions take and NVIDIA's do not."""
    # Windows along a lane's columns, of which a large tile has enough.
    yield "mfma_pool_nchw", shapes.mapped(shapes.pooled(
        "pooling_nchw_max", "conv_2d_nchw_fchw",
        [(2, 16, 11, 12), (20, 16, 3, 3)], (2, 20, 9, 10), 1, (2, 2), (2, 1),
        "-1.0"), "algorithm = mfma, block = [16, 64, 8], thread = [16, 64], "
        "vector = 4, stages = 2")


def wgmma_cases():
    """Two warpgroups in a block, with and without tensor maps."""
    for tma in ["false", "true"]:
        for stages in [2, 3, 4]:
            yield f"wgmma_groups_{stages}_{tma}", shapes.mapped(
                shapes.module("matmul", [(136, 192), (192, 72)], (136, 72), 1,
                              "f16", sum_type="f32"),
                "algorithm = wgmma, block = [128, 64, 32], thread = [64, 64], "
                f"stages = {stages}, tma = {tma}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--options", default="")
    parser.add_argument("--only", default="")
    parser.add_argument("--expect", default="",
                        help="instructions that must have run, by commas")
    parser.add_argument("--tolerance", type=float,
                        help="for all types, instead of each type's")
    parser.add_argument("--mfma", action="append", default=[],
                        metavar="TEST_PASSES",
                        help="the kernels of the ROCDL pipeline, their matrix "
                        "instructions expanded by the passes of this library")
    arguments = parser.parse_args()
    good = True
    with tempfile.TemporaryDirectory() as folder:
        runtime, load = make_loader(folder, arguments.mfma)
        more = mfma_cases() if arguments.mfma else \
            wgmma_cases() if "sm_90" in arguments.options else []
        for name, text in [*cases(), *more]:
            if not re.search(arguments.only, name):
                continue
            path = os.path.join(folder, name + ".mlir")
            with open(path, "w") as file:
                file.write(text)
            try:
                good &= equal.compare(path, arguments.options,
                                      equal.lower_prelu, load,
                                      arguments.tolerance)
            except Exception as error:
                print(f"WRONG: {name}: {type(error).__name__}: "
                      f"{str(error)[:2000]}")
                good = False
    missing = set(filter(None, arguments.expect.split(","))) - \
        runtime.instructions
    if missing:
        print(f"WRONG: no kernel had {', '.join(sorted(missing))}")
    sys.exit(not good or bool(missing))


if __name__ == "__main__":
    main()
