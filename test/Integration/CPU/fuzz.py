"""Runs random modules through one of prelu-opt's pipelines and holds each against
upstream's lowering.

    fuzz.py FIRST COUNT [--cpu NAME] [--threads N] [--keep FOLDER] [--winograd]
    fuzz.py FIRST COUNT --vulkan OPTIONS [--keep FOLDER]
    fuzz.py FIRST COUNT --rewritten    behind passes of upstream's
    fuzz.py --file MODULE      one module in a file, of tensors alone

A module counts as: ok; crash, hang or rejected, by prelu-opt; untranslatable,
by mlir-translate or the linker; wrong, crash-running or overwritten, when it is
called. `unstable` is a difference that a rounding of the arguments makes as
well; `invalid` what upstream refuses, a fault of the generator. The modules of
a batch share their processes: starting one costs more than the work.

Winograd's algorithm spreads a NaN over its tiles (docs/numerics.md). It is used
with --winograd only, and then no argument holds one.

With the asan preset's build: PRELU_SANITIZED=1 PRELU_OPT=build-asan/bin/prelu-opt
ASAN_OPTIONS=detect_leaks=0:allow_user_poisoning=0.
"""

import argparse
import collections
import ctypes
import os
import re
import signal
import sys
import tempfile
import time
import traceback

import numpy as np

import equal
import isolated
import netrun
import random_modules
import rewritten_modules

BATCH = 20
BAD = ["crash", "hang", "rejected", "untranslatable", "wrong", "crash-running",
       "hang-running", "overwritten", "invalid"]
# Of the largest result, or of SMALL where all are smaller.
TOLERANCE = {"f32": 1e-4, "f64": 1e-10, "f16": 3e-2, "bf16": 2e-1,
             "i8": 0, "i32": 0, "i1": 0, "i64": 0}
EPSILON = {"f32": 1e-6, "f64": 1e-15, "f16": 1e-3, "bf16": 8e-3}
SMALL = 0.3
VULKAN_ELEMENTS = ["f32"] * 6 + ["f16", "f64", "i8", "i32"]
REWRITINGS = [passes for passes in rewritten_modules.REWRITINGS.values()
              if passes]
LIBRARIES = ["-lm", "-lc", f"-L{netrun.LLVM_LIB}",
             f"-Wl,-rpath,{netrun.LLVM_LIB}", "-lomp", "-lmlir_c_runner_utils"]
SCALAR = {"index": ctypes.c_int64, "f32": ctypes.c_float,
          "f64": ctypes.c_double, "i32": ctypes.c_int32}


def upstream_passes():
    """netrun's, for whole tensors of arith, and math of libm and on bf16; without
    the one that takes the dimensions of a view's view for one another."""
    passes = ["--convert-elementwise-to-linalg"]
    for name in netrun.UPSTREAM_PASSES:
        if name == "--fold-memref-alias-ops":
            continue
        passes.append(name)
        if name == "--convert-linalg-to-loops":
            passes.append("--math-extend-to-supported-types")
        if name == "--convert-math-to-llvm":
            passes.append("--convert-math-to-libm")
    return passes


class Batch:
    """Modules that are compiled into one library."""

    def __init__(self, modules, folder, pipeline, rewritten=False):
        self.modules, self.folder = modules, folder
        self.verdicts, self.flags = {}, LIBRARIES
        if "spirv" in pipeline:
            runtime = netrun.find_vulkan_runtime()
            self.flags = LIBRARIES + [f"-L{runtime}", f"-Wl,-rpath,{runtime}",
                                      "-lprelu_vulkan_runtime"]
        self.compile(pipeline, self.rewrite() if rewritten else
                     {m.seed: m.text for m in modules})

    def settle(self, module, verdict, detail=""):
        self.verdicts[module.seed] = (verdict, detail)

    def open(self):
        return [m for m in self.modules if m.seed not in self.verdicts]

    def stage(self, command, texts, verdict=None):
        """What the command makes of the texts of the modules that are open."""
        modules = self.open()
        left = {}
        if not modules:
            return left
        for module, (text, fault) in zip(
                modules, isolated.on_each(
                    command, [texts[m.seed] for m in modules],
                    self.folder)):
            if fault:
                self.settle(module, verdict or fault[0], fault[1])
            else:
                left[module.seed] = text
        return left

    def rewrite(self):
        """What one or the other of upstream's passes makes of each module, or
        the module where they have a fault of their own."""
        texts = {}
        for number, passes in enumerate(REWRITINGS):
            part = self.modules[number::len(REWRITINGS)]
            found = isolated.on_each(
                [os.path.join(netrun.LLVM_BIN, "mlir-opt")] +
                [f"--{name}" for name in passes],
                [m.reference for m in part], self.folder) if part else []
            for module, (text, _) in zip(part, found):
                texts[module.seed] = text or module.reference
        return texts

    def compile(self, pipeline, texts):
        bin_ = lambda tool_: os.path.join(netrun.LLVM_BIN, tool_)
        theirs = self.stage([bin_("mlir-opt")] + upstream_passes(),
                            {m.seed: reference(m) for m in self.modules},
                            "invalid")
        ours = self.stage([netrun.find_prelu_opt(), pipeline], texts)
        # An attribute of arith that convert-arith-to-llvm leaves on a cast.
        theirs = {seed: re.sub(r"\{fastmath = #arith\.fastmath<\w+>\}", "",
                               text) for seed, text in theirs.items()}
        translate = [bin_("mlir-translate"), "--mlir-to-llvmir"]
        ours = self.stage(translate, ours, "untranslatable")
        theirs = self.stage(translate, theirs, "invalid")
        self.link({m.seed: (ours[m.seed], theirs[m.seed])
                   for m in self.open()})

    def link(self, texts):
        """All in one library; undefined symbols by module where that fails."""
        self.library = os.path.join(self.folder, "all.so")
        if not texts or self.link_some(texts, self.library) is None:
            return
        for seed, text in texts.items():
            error = self.link_some({seed: text}, self.library)
            if error:
                self.verdicts[seed] = ("untranslatable", error)
        left = {s: t for s, t in texts.items() if s not in self.verdicts}
        if left:
            error = self.link_some(left, self.library)
            assert error is None, error

    def link_some(self, texts, library):
        paths = []
        for seed, pair in texts.items():
            for tag, text in zip(["ours", "theirs"], pair):
                paths.append(os.path.join(self.folder, f"{seed}{tag}.ll"))
                with open(paths[-1], "w") as file:
                    # Each module of upstream's brings its own.
                    file.write(re.sub(
                        r"^define void (@\w*dealloc_helper\()",
                        r"define internal void \1", text, flags=re.MULTILINE))
        together = os.path.join(self.folder, "all.bc")
        try:
            netrun.run([os.path.join(netrun.LLVM_BIN, "llvm-link"), "-o",
                        together] + paths)
            netrun.run([
                os.path.join(netrun.LLVM_BIN, "clang"), "-O1", "-shared",
                "-fPIC", "-Wno-override-module", together, "-o", library,
                *netrun.bf16_functions(library), "-fuse-ld=lld", "-Wl,--no-undefined"] + self.flags)
        except RuntimeError as error:
            return str(error)
        return None

    def run(self):
        """Calls what was compiled, in a process of its own that may die."""
        todo = self.open()
        while todo:
            reader, writer = os.pipe()
            child = os.fork()
            if child == 0:
                os.close(reader)
                call_all(self.library, todo, writer)
                os._exit(0)
            os.close(writer)
            seen = self.listen(reader, child, todo)
            _, status = os.waitpid(child, 0)
            todo = todo[seen:]
            if todo:
                cause = ("hang-running" if os.WTERMSIG(status) in
                         [signal.SIGALRM, signal.SIGPROF] else "crash-running")
                self.settle(todo[0], cause, f"status {status}")
                todo = todo[1:]

    def listen(self, reader, child, todo):
        """How many modules the child has reported on."""
        seen = 0
        with os.fdopen(reader) as lines:
            for line in lines:
                verdict, _, detail = line.rstrip("\n").partition("\t")
                self.settle(todo[seen], verdict, detail)
                seen += 1
        return seen


def reference(module):
    """The text for upstream, which calls a library to round to bf16 from
    anything but f32."""
    text = re.sub(r"(%\w+) = (arith\.(?:sitofp|truncf) %\w+ : \w+ to) bf16",
                  r"\1_f32 = \2 f32\n\1 = arith.truncf \1_f32 : f32 to bf16",
                  module.reference)
    text = re.sub(r"(%\w+)_f32 = arith.truncf (%\w+) : f32 to f32\n"
                  r"%\w+ = arith.truncf %\w+_f32", r"\1 = arith.truncf \2",
                  text)
    return re.sub(r"@(f\d+)\(", r"@ref_\1(", text)


def store(values, element):
    """equal.store for tensors of rank 0, too."""
    return equal.store(values.reshape(-1), element).reshape(values.shape)


def load(array, element):
    return equal.load(array.reshape(-1), element).reshape(array.shape)


def draw(argument, rng, kind):
    """The storage of an argument: numbers of both signs, data without a positive
    one, so that a zero of padding is the largest, or data with NaN and
    infinities."""
    if argument.sizes is None:
        if argument.element in ["f32", "f64"]:
            return SCALAR[argument.element](rng.normal())
        return SCALAR[argument.element](argument.value)
    if argument.element.startswith("i"):
        values = np.asarray(rng.integers(-9, 10, argument.sizes))
        if kind == "negative" and argument.role == "data":
            values = -np.abs(values)
        return values.astype(equal.STORAGE[argument.element])
    values = np.array(rng.standard_normal(argument.sizes) * argument.scale)
    if kind == "negative" and argument.role == "data":
        values = -np.abs(values)
    if kind == "special" and argument.role == "data":
        values.reshape(-1)[rng.choice(values.size, max(1, values.size // 37),
                                      False)] = rng.choice(equal.SPECIAL)
    return store(values, argument.element)


def nudged(arrays, module, rng):
    """The arguments as another rounding might have left them."""
    for array, argument in zip(arrays, module.arguments):
        if argument.sizes is None or argument.element not in EPSILON:
            yield array
            continue
        with np.errstate(all="ignore"):
            values = load(array, argument.element).astype(np.float64)
            noise = rng.standard_normal(array.shape)
            yield store(values * (1 + EPSILON[argument.element] * noise),
                        argument.element)


def call(function, arrays, results, free):
    """The results as arrays of float64 or integers."""
    kinds = equal.kinds_of(results)
    returned = type("Results", (ctypes.Structure,), {"_fields_": [
        (f"r{i}", netrun._descriptor_type(rank))
        for i, (rank, _) in enumerate(kinds)]})()
    passed = [netrun._descriptor(a) if isinstance(a, np.ndarray) else a
              for a in arrays]
    function(ctypes.byref(returned),
             *[ctypes.byref(p) if isinstance(p, ctypes.Structure) else p
               for p in passed])
    outputs = []
    for i, ((sizes, element), (rank, dtype)) in enumerate(
            zip(results, kinds)):
        memref = getattr(returned, f"r{i}")
        shape = list(memref.sizes) if rank else []
        if shape != list(sizes):
            raise ValueError(f"result {i} is {shape}, not {sizes}")
        strides = list(memref.strides) if rank else []
        size = np.dtype(dtype).itemsize
        count = 1 + sum((n - 1) * s for n, s in zip(shape, strides))
        bytes_ = ctypes.string_at(memref.aligned + memref.offset * size,
                                  count * size)
        array = np.lib.stride_tricks.as_strided(
            np.frombuffer(bytes_, dtype), shape, [s * size for s in strides])
        array = load(array, element)
        outputs.append(np.array(array, np.int64 if element.startswith("i")
                                else np.float64))
    if free:
        for i in range(len(kinds)):
            free(getattr(returned, f"r{i}").allocated)
    return outputs


def difference(actual, expected, element):
    """By how much of the allowed error they differ."""
    if element.startswith("i"):
        return 0.0 if np.array_equal(actual, expected) else np.inf
    finite = np.isfinite(expected)
    same = np.array_equal(np.where(finite, 0, actual),
                          np.where(finite, 0, expected), equal_nan=True)
    if not same or not np.isfinite(actual[finite]).all():
        return np.inf
    if not finite.any():
        return 0.0
    scale = max(np.abs(expected[finite]).max(), SMALL)
    return (np.abs(actual[finite] - expected[finite]).max() / scale /
            TOLERANCE[element])


def worst(actual, expected, module):
    """A narrow type in the middle is as coarse as one at the end."""
    return max((difference(a, e, element) for a, e, (_, element) in
                zip(actual, expected, widest(module))), default=0.0)


def widest(module):
    """The results with the coarsest type that the module computes in."""
    floats = [e for e in ["bf16", "f16", "f32", "f64"]
              if re.search(rf"\b{e}\b|x{e}\b", module.text)]
    return [(sizes, element if element.startswith("i") or not floats
             else floats[0]) for sizes, element in module.results]


def check(library, module):
    """The verdict on one compiled module."""
    rng = np.random.default_rng(module.seed)
    free = ctypes.CDLL(None).free
    free.argtypes = [ctypes.c_void_p]
    ours = getattr(library, f"_mlir_ciface_{module.function}")
    theirs = getattr(library, f"_mlir_ciface_ref_{module.function}")
    for kind in ["normal", "negative"] + ["special"] * module.special:
        arrays = [draw(a, rng, kind) for a in module.arguments]
        copies = lambda source: [a.copy() if isinstance(a, np.ndarray) else a
                                 for a in source]
        expected = call(theirs, copies(arrays), module.results, None)
        passed = copies(arrays)
        actual = call(ours, passed, module.results, free)
        for array, before, argument in zip(passed, arrays, module.arguments):
            if isinstance(array, np.ndarray) and \
                    array.tobytes() != before.tobytes():
                return "overwritten", argument.name
        error = worst(actual, expected, module)
        if error <= 1:
            continue
        for _ in range(3):
            other = call(theirs, list(nudged(arrays, module, rng)),
                         module.results, None)
            if 5 * worst(other, expected, module) >= error:
                return "unstable", f"{error:.1e}"
        return "wrong", f"{error:.1e} of the allowed error, {kind} arguments"
    return "ok", ""


def call_all(path, modules, writer):
    library = ctypes.CDLL(path)
    for module in modules:
        signal.setitimer(signal.ITIMER_PROF, isolated.SECONDS)
        signal.alarm(isolated.PATIENCE * isolated.SECONDS)
        try:
            verdict, detail = check(library, module)
        except ValueError as error:
            verdict, detail = "wrong", str(error)
        except Exception:
            verdict, detail = "invalid", traceback.format_exc()[-400:]
        detail = " ".join(detail.split())
        os.write(writer, f"{verdict}\t{detail}\n".encode())


def in_batches(modules, pipeline, report, rewritten=False):
    with tempfile.TemporaryDirectory() as folder:
        for start in range(0, len(modules), BATCH):
            part = modules[start:start + BATCH]
            batch = Batch(part, folder, pipeline, rewritten)
            batch.run()
            for module in part:
                report(module, *batch.verdicts[module.seed])


def module_of(path):
    """A file's first public function of tensors as a module."""
    with open(path) as file:
        text = file.read()
    name, arguments, results = equal.signature(text)
    with tempfile.TemporaryDirectory() as folder:
        if "prelu." in text:
            lowered = os.path.join(folder, "lowered.mlir")
            equal.lower_prelu(path, lowered)
            with open(lowered) as file:
                reference = file.read()
        else:
            reference = text
    rename = lambda t: re.sub(rf"@{name}\b", "@f0", t)
    return random_modules.Module(
        0, rename(text), rename(reference), "f0",
        [random_modules.Argument("", sizes, element, "data")
         for sizes, element in arguments], results, True, [])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("first", type=int, nargs="?", default=0)
    parser.add_argument("count", type=int, nargs="?", default=0)
    parser.add_argument("--file")
    parser.add_argument("--cpu", default="native")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--vulkan", metavar="OPTIONS",
                        help="the SPIR-V pipeline with these options, and "
                        "modules of static shapes")
    parser.add_argument("--rewritten", action="store_true",
                        help="prelu-opt sees what a pass of upstream's made of "
                        "the module")
    parser.add_argument("--winograd", action="store_true",
                        help="convolutions may be computed by Winograd's "
                        "algorithm")
    parser.add_argument("--keep", metavar="FOLDER",
                        help="where to write the modules that fail")
    arguments = parser.parse_args()
    # Fresh memory is not zero: what is read before it is written shows.
    if os.environ.get("MALLOC_PERTURB_") is None:
        os.environ["MALLOC_PERTURB_"] = "1"
        os.execv(sys.executable, [sys.executable] + sys.argv)
    counts, start = collections.Counter(), time.perf_counter()

    def report(module, verdict, detail):
        counts[verdict] += 1
        if verdict not in BAD:
            return
        print(f"{verdict.upper()}: {module.seed}: "
              f"{' '.join(detail.split())[:300]}", flush=True)
        if arguments.keep:
            os.makedirs(arguments.keep, exist_ok=True)
            path = os.path.join(arguments.keep,
                                f"{verdict}_{module.seed}.mlir")
            with open(path, "w") as file:
                file.write(module.text)

    pipeline = (f"--prelu-cpu-pipeline=cpu={arguments.cpu} "
                f"threads={arguments.threads} "
                f"winograd={4 if arguments.winograd else 0}")
    kinds = {}
    if arguments.vulkan is not None:
        pipeline = f"--prelu-spirv-pipeline={arguments.vulkan}"
        kinds = {"static_only": True, "elements": VULKAN_ELEMENTS}
    modules = [module_of(arguments.file)] if arguments.file else [
        random_modules.generate(seed, **kinds) for seed in
        range(arguments.first, arguments.first + arguments.count)]
    if arguments.winograd:
        for module in modules:
            module.special = False
    in_batches(modules, pipeline, report, arguments.rewritten)
    bad = sum(counts[verdict] for verdict in BAD)
    print(f"{sum(counts.values())} modules in "
          f"{time.perf_counter() - start:.0f} s, {bad} bad: " + ", ".join(
              f"{count} {verdict}" for verdict, count in counts.most_common()))
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()
