"""Compiles MLIR to a shared library and calls it with numpy arrays.

Three roads lead to a library: `compile_prelu` through prelu-opt's CPU pipeline,
`compile_vulkan` through its SPIR-V pipeline, whose kernels run on the first
Vulkan device, and `compile_upstream` through mlir-opt's plain lowering (linalg
to scalar loops, which clang then optimizes), the reference and baseline.
"""

import ctypes
import os
import re
import shutil
import subprocess
import time

import numpy as np

LLVM_DIR = os.environ.get("PRELU_LLVM_DIR", "/usr/lib/llvm-22")
LLVM_BIN = os.path.join(LLVM_DIR, "bin")
LLVM_LIB = os.path.join(LLVM_DIR, "lib")

UPSTREAM_PASSES = [
    "--canonicalize",
    "--cse",
    "--one-shot-bufferize=bufferize-function-boundaries "
    "allow-return-allocs-from-loops "
    "function-boundary-type-conversion=identity-layout-map",
    "--buffer-deallocation-pipeline",
    "--convert-bufferization-to-memref",
    "--convert-linalg-to-loops",
    # bf16 in terms of f32 and integers: without instructions for it LLVM calls
    # __truncsfbf2, which GCC 12's library lacks.
    "--arith-emulate-unsupported-floats=source-types=bf16 target-type=f32",
    "--arith-expand=include-bf16",
    "--fold-memref-alias-ops",
    "--expand-strided-metadata",
    "--lower-affine",
    "--llvm-request-c-wrappers",
    "--convert-scf-to-cf",
    "--convert-vector-to-llvm",
    "--convert-math-to-llvm",
    "--finalize-memref-to-llvm",
    "--convert-arith-to-llvm",
    "--convert-index-to-llvm",
    "--convert-cf-to-llvm",
    "--convert-func-to-llvm",
    "--convert-ub-to-llvm",
    "--reconcile-unrealized-casts",
]


def find_prelu_opt():
    """prelu-opt from $PRELU_OPT, the PATH, or the build folder beside us."""
    here = os.path.dirname(os.path.abspath(__file__))
    built = os.path.join(here, "..", "..", "build", "bin", "prelu-opt")
    return os.environ.get("PRELU_OPT") or shutil.which("prelu-opt") or built


def run(command):
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode != 0:
        raise RuntimeError(
            f"{os.path.basename(command[0])} failed:\n{result.stderr[-4000:]}")


def _link(llvm_mlir, library, flags):
    run([os.path.join(LLVM_BIN, "mlir-translate"), "--mlir-to-llvmir",
          llvm_mlir, "-o", library + ".ll"])
    run([os.path.join(LLVM_BIN, "clang"), "-O3", "-shared", "-fPIC",
          "-Wno-override-module", library + ".ll", "-o", library, "-lm",
          f"-L{LLVM_LIB}", f"-Wl,-rpath,{LLVM_LIB}"] + flags)


def compile_prelu(mlir, library, options=""):
    """Returns the seconds it took, from text to library."""
    start = time.perf_counter()
    run([find_prelu_opt(), mlir, f"--prelu-cpu-pipeline={options}",
         "-o", library + ".mlir"])
    threads = re.search(r"threads=(\d+)", options)
    _link(library + ".mlir", library,
          ["-lomp"] if threads and int(threads.group(1)) > 1 else [])
    return time.perf_counter() - start


def find_vulkan_runtime():
    """The folder of libprelu_vulkan_runtime.so, beside prelu-opt's bin/."""
    return os.path.join(os.path.dirname(os.path.dirname(
        os.path.abspath(find_prelu_opt()))), "lib")


def compile_vulkan(mlir, library, options=""):
    """Returns the seconds it took, from text to library."""
    start = time.perf_counter()
    run([find_prelu_opt(), mlir, f"--prelu-spirv-pipeline={options}",
         "-o", library + ".mlir"])
    runtime = find_vulkan_runtime()
    _link(library + ".mlir", library,
          [f"-L{runtime}", f"-Wl,-rpath,{runtime}", "-lprelu_vulkan_runtime"])
    return time.perf_counter() - start


def compile_upstream(mlir, library):
    """Returns the seconds it took, from text to library."""
    start = time.perf_counter()
    run([os.path.join(LLVM_BIN, "mlir-opt"), mlir] + UPSTREAM_PASSES +
         ["-o", library + ".mlir"])
    _link(library + ".mlir", library,
          ["-march=native", "-lmlir_c_runner_utils"])
    return time.perf_counter() - start


def _descriptor_fields(rank):
    fields = [("allocated", ctypes.c_void_p), ("aligned", ctypes.c_void_p),
              ("offset", ctypes.c_int64)]
    if rank:
        fields += [("sizes", ctypes.c_int64 * rank),
                   ("strides", ctypes.c_int64 * rank)]
    return fields


def _descriptor_type(rank):
    return type(f"MemRef{rank}", (ctypes.Structure,),
                {"_fields_": _descriptor_fields(rank)})


def _descriptor(array):
    descriptor = _descriptor_type(array.ndim)()
    descriptor.allocated = descriptor.aligned = array.ctypes.data
    if array.ndim:
        descriptor.sizes[:] = array.shape
        descriptor.strides[:] = [s // array.itemsize for s in array.strides]
    return descriptor


class Library:
    """A compiled module. `results` are (rank, dtype) of the function's results."""

    def __init__(self, path, results, function="main"):
        self._function = getattr(ctypes.CDLL(path), "_mlir_ciface_" + function)
        self._results = results
        self._free = ctypes.CDLL(None).free
        self._free.argtypes = [ctypes.c_void_p]
        self._result_type = type("Results", (ctypes.Structure,), {"_fields_": [
            (f"r{i}", _descriptor_type(rank))
            for i, (rank, _) in enumerate(results)]})

    def _call(self, descriptors):
        results = self._result_type()
        self._function(ctypes.byref(results),
                       *[ctypes.byref(d) for d in descriptors])
        return results

    def _release(self, results):
        for i in range(len(self._results)):
            self._free(getattr(results, f"r{i}").allocated)

    def __call__(self, *arrays):
        arrays = [np.ascontiguousarray(a) for a in arrays]
        results = self._call([_descriptor(a) for a in arrays])
        outputs = []
        for i, (rank, dtype) in enumerate(self._results):
            memref = getattr(results, f"r{i}")
            shape = list(memref.sizes) if rank else []
            count = int(np.prod(shape))
            bytes_ = ctypes.string_at(memref.aligned,
                                      count * np.dtype(dtype).itemsize)
            outputs.append(np.frombuffer(bytes_, dtype).reshape(shape))
        self._release(results)
        return outputs

    def time_once(self, *arrays):
        """Seconds of one call; the results are thrown away."""
        descriptors = [_descriptor(a) for a in arrays]
        start = time.perf_counter()
        results = self._call(descriptors)
        seconds = time.perf_counter() - start
        self._release(results)
        return seconds


def relative_error(actual, expected):
    """The largest difference relative to the largest output; both must be NaN or
    infinite in the same places."""
    if actual.shape != expected.shape:
        raise AssertionError(f"shape {actual.shape}, expected {expected.shape}")
    actual = actual.astype(np.float64)
    expected = expected.astype(np.float64)
    finite = np.isfinite(expected)
    same = np.array_equal(np.where(finite, 0, actual),
                          np.where(finite, 0, expected), equal_nan=True)
    if not same or not np.isfinite(actual[finite]).all():
        return float("inf")
    if not finite.any():
        return 0.0
    scale = max(np.abs(expected[finite]).max(), np.finfo(np.float32).tiny)
    return float(np.abs(actual[finite] - expected[finite]).max() / scale)
