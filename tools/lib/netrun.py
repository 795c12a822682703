"""Compiles MLIR to a shared library and calls it with numpy arrays.

Four roads lead to a library: `compile_prelu` through prelu-opt's CPU pipeline,
`compile_direct` through prelu-compile, which runs the same pipeline,
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


# numpy's type for each element type; bf16 as its bits.
NUMPY_TYPES = {"f16": np.float16, "bf16": np.uint16, "f32": np.float32,
               "f64": np.float64, "i1": np.bool_, "i8": np.int8,
               "i16": np.int16, "i32": np.int32, "i64": np.int64,
               "index": np.int64, "ui8": np.uint8, "si8": np.int8}
SCALAR_TYPES = {"f32": ctypes.c_float, "f64": ctypes.c_double,
                "i1": ctypes.c_bool, "i8": ctypes.c_int8,
                "i16": ctypes.c_int16, "i32": ctypes.c_int32,
                "i64": ctypes.c_int64, "index": ctypes.c_int64}
# Of each library compiled here, the module that it was made from.
_sources = {}


def argument_types(mlir, function):
    """The types of the function's arguments as the module's text has them, such
    as tensor<?x3xf32>; None where the text does not show them."""
    name = re.compile(rf"func\.func (?:public )?@\"?{re.escape(function)}\"?\(")
    with open(mlir, errors="replace") as lines:
        for line in lines:
            start = name.search(line)
            if start:
                text = line[start.end():]
                while text.count("(") + 1 > text.count(")"):
                    more = lines.readline()
                    if not more:
                        return None
                    text += more
                return _split_types(text)
    return None


def _split_types(text):
    """The types behind `%name:`, up to the bracket that closes the list."""
    text = text.replace("->", "  ")  # no closing bracket
    types, depth, current = [], 0, ""
    for character in text:
        if depth == 0 and character in ",)":
            if current.strip():
                types.append(current.split(":", 1)[-1].strip())
            current = ""
            if character == ")":
                return [re.split(r"\s|\{", t, maxsplit=1)[0]
                        if not t.startswith(("tensor<", "memref<"))
                        else t[:t.index(">") + 1] for t in types]
            continue
        depth += (character in "<({[") - (character in ">)}]")
        current += character
    return None


def _check_argument(number, array, expected):
    """ValueError if the array is not what the function reads."""
    shaped = re.fullmatch(r"(?:tensor|memref)<((?:(?:\d+|\?)x)*)(\w+)>", expected)
    element = shaped[2] if shaped else expected
    dims = shaped[1].split("x")[:-1] if shaped else []
    if element not in NUMPY_TYPES:
        return
    dtype = np.dtype(NUMPY_TYPES[element])
    if (array.dtype != dtype or array.ndim != len(dims) or
            any(d != "?" and int(d) != size
                for d, size in zip(dims, array.shape))):
        shape = "".join(f"{size}x" for size in array.shape)
        raise ValueError(f"argument {number}: expected {expected} "
                         f"({dtype.name}), got {shape}{array.dtype.name}")


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
    _sources[os.path.abspath(library)] = mlir
    threads = re.search(r"threads=(\d+)", options)
    _link(library + ".mlir", library,
          ["-lomp"] if threads and int(threads.group(1)) > 1 else [])
    return time.perf_counter() - start


def compile_direct(mlir, library, options=()):
    """By prelu-compile, in one process. Returns the seconds it took."""
    start = time.perf_counter()
    run([os.path.join(os.path.dirname(find_prelu_opt()), "prelu-compile"), mlir,
         "-o", library, "--quiet", *options])
    _sources[os.path.abspath(library)] = mlir
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
    _sources[os.path.abspath(library)] = mlir
    runtime = find_vulkan_runtime()
    _link(library + ".mlir", library,
          [f"-L{runtime}", f"-Wl,-rpath,{runtime}", "-lprelu_vulkan_runtime"])
    return time.perf_counter() - start


# libgcc before 13 has no truncation to bf16, which upstream's code calls where
# the CPU has no instruction for it.
BF16_FUNCTIONS = """
__attribute__((weak)) __bf16 __truncsfbf2(float x) {
  unsigned bits;
  __builtin_memcpy(&bits, &x, 4);
  unsigned rounded = bits + 0x7fff + (bits >> 16 & 1);
  unsigned short half = x != x ? 0x7fc0 : rounded >> 16;
  __bf16 result;
  __builtin_memcpy(&result, &half, 2);
  return result;
}

// By a float that is odd where it is not exact, so that nothing is rounded twice.
__attribute__((weak)) __bf16 __truncdfbf2(double x) {
  float nearest = x;
  unsigned bits;
  __builtin_memcpy(&bits, &nearest, 4);
  if (x == x && nearest != x)
    bits = (__builtin_fabs(nearest) > __builtin_fabs(x) ? bits - 1 : bits) | 1;
  __builtin_memcpy(&nearest, &bits, 4);
  return __truncsfbf2(nearest);
}
"""


def bf16_functions(library):
    """A source file to link the reference with."""
    with open(library + ".bf16.c", "w") as source:
        source.write(BF16_FUNCTIONS)
    return [library + ".bf16.c"]


def compile_upstream(mlir, library):
    """Returns the seconds it took, from text to library."""
    start = time.perf_counter()
    run([os.path.join(LLVM_BIN, "mlir-opt"), mlir] + UPSTREAM_PASSES +
         ["-o", library + ".mlir"])
    _sources[os.path.abspath(library)] = mlir
    _link(library + ".mlir", library, bf16_functions(library) +
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
    """A compiled module. `results` are (rank, dtype) of the function's results.
    Arguments are checked against the module that it was compiled from, where
    that was done here; scalars are passed as such."""

    def __init__(self, path, results, function="main"):
        source = _sources.get(os.path.abspath(path))
        self._arguments = None
        if source and os.path.exists(source):
            self._arguments = argument_types(source, function)
        self._function = getattr(ctypes.CDLL(path), "_mlir_ciface_" + function)
        self._results = results
        self._free = ctypes.CDLL(None).free
        self._free.argtypes = [ctypes.c_void_p]
        self._result_type = type("Results", (ctypes.Structure,), {"_fields_": [
            (f"r{i}", _descriptor_type(rank))
            for i, (rank, _) in enumerate(results)]})

    def _call(self, arguments):
        results = self._result_type()
        self._function(ctypes.byref(results), *arguments)
        return results

    def _release(self, results):
        for i in range(len(self._results)):
            self._free(getattr(results, f"r{i}").allocated)

    def _check(self, arrays):
        if self._arguments is None:
            return
        if len(arrays) != len(self._arguments):
            raise ValueError(f"expected {len(self._arguments)} arguments, "
                             f"got {len(arrays)}")
        for number, pair in enumerate(zip(arrays, self._arguments)):
            _check_argument(number, *pair)

    def _pass(self, arrays):
        """What the C function takes: descriptors, and scalars as they are."""
        types = self._arguments or [""] * len(arrays)
        return [SCALAR_TYPES[t](a.item()) if t in SCALAR_TYPES
                else ctypes.byref(_descriptor(a))
                for a, t in zip(arrays, types)]

    def __call__(self, *arrays):
        # ascontiguousarray would make a vector of a scalar.
        arrays = [np.asarray(a, order="C") for a in arrays]
        self._check(arrays)
        results = self._call(self._pass(arrays))
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
        arrays = [np.asarray(a) for a in arrays]
        self._check(arrays)
        arguments = self._pass(arrays)
        start = time.perf_counter()
        results = self._call(arguments)
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
