"""Runs a module through one of prelu-opt's pipelines and through upstream's plain
lowering and compares: on random numbers, and with NaN, infinities, zeros of
both signs and denormals strewn in.

    equal.py <file.mlir>... [--threads N] [--cpu NAME] [--tosa | --prelu]
    equal.py <file.mlir>... --vulkan OPTIONS [--tosa | --prelu]
"""

import argparse
import os
import re
import sys
import tempfile

import numpy as np

import netrun

TOLERANCE = {"f32": 1e-5, "f64": 1e-12, "f16": 2e-3, "bf16": 2e-2,
             "i8": 1e-300, "i32": 1e-300}
STORAGE = {"f32": np.float32, "f64": np.float64, "f16": np.float16,
           "bf16": np.uint16, "i8": np.int8, "i32": np.int32}
DYNAMIC = 13  # the size of every dynamic dimension
SPECIAL = [np.nan, np.inf, -np.inf, 0.0, -0.0, 1e-40, -1e-40]


def signature(text):
    """Name, and (shape, element type) of arguments and results."""
    match = re.search(r"func\.func @(\w+)\((.*?)\) -> (.*?) \{", text)
    tensors = lambda part: [
        ([int(d) if d != "?" else DYNAMIC for d in shape.split("x") if d],
         element)
        for shape, element in re.findall(r"tensor<((?:[\d?]+x)*)(\w+)>", part)]
    return match.group(1), tensors(match.group(2)), tensors(match.group(3))


def store(array, element):
    """float64 values as the element type's storage."""
    if element == "bf16":
        bits = array.astype(np.float32).view(np.uint32)
        rounded = (bits + 0x7FFF + ((bits >> 16) & 1)) >> 16
        return np.where(np.isnan(array), 0x7FC0, rounded).astype(np.uint16)
    if element.startswith("i"):
        whole = np.nan_to_num(array * 40, posinf=127, neginf=-128)
        return whole.astype(np.int64).astype(STORAGE[element])
    with np.errstate(over="ignore"):
        return array.astype(STORAGE[element])


def load(array, element):
    if element == "bf16":
        return (array.astype(np.uint32) << 16).view(np.float32)
    return array


def inputs(arguments, random, special):
    for shape, element in arguments:
        values = np.array(random.standard_normal(shape))
        # What runs along one dimension is an alpha or bias: finite.
        if special and values.squeeze().ndim > 1:
            count = max(1, values.size // 37)
            values.reshape(-1)[random.choice(values.size, count, False)] = \
                random.choice(SPECIAL, count)
        yield store(values, element)


def lower_prelu(path, output):
    """prelu.prelu as linalg, for tools that do not know it."""
    netrun.run([netrun.find_prelu_opt(), path, "--prelu-inline-fused",
                "--convert-prelu-to-linalg",
                "-o", output])


def lower_tosa(path, output):
    """TOSA as linalg, by upstream's passes alone."""
    netrun.run([os.path.join(netrun.LLVM_BIN, "mlir-opt"), path,
                "--tosa-to-linalg-pipeline", "-o", output + ".partly"])
    netrun.run([os.path.join(netrun.LLVM_BIN, "mlir-opt"), output + ".partly",
                "--pass-pipeline=builtin.module(func.func(tosa-to-tensor,"
                "tosa-to-arith{include-apply-rescale=true},canonicalize))",
                "-o", output])


def load_native(path, folder, options, name, results):
    library = os.path.join(folder, "ours.so")
    # Winograd's algorithm spreads NaN and infinity over its tiles; winograd.py
    # tests it.
    netrun.compile_prelu(path, library, f"{options} winograd=0")
    return netrun.Library(library, kinds_of(results), name)


def load_vulkan(path, folder, options, name, results):
    library = os.path.join(folder, "ours.so")
    netrun.compile_vulkan(path, library, options)
    return netrun.Library(library, kinds_of(results), name)


def kinds_of(results):
    return [(len(shape), STORAGE[element]) for shape, element in results]


def choose_pipeline(arguments):
    """The options and the loader for what the command line asks for."""
    if arguments.vulkan is not None:
        return arguments.vulkan, load_vulkan
    return f"cpu={arguments.cpu} threads={arguments.threads}", load_native


def compare(path, options, prepare=None, load_ours=load_native, tolerance=None):
    """Whether both roads agree, to `tolerance` or what the type allows;
    `prepare` makes a file that upstream's lowering takes from one with ops that
    it does not, `load_ours` makes a function of numpy arrays from the file."""
    name, arguments, results = signature(open(path).read())
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        theirs = os.path.join(folder, "theirs.so")
        ours = load_ours(path, folder, options, name, results)
        reference = path
        if prepare:
            reference = os.path.join(folder, "reference.mlir")
            prepare(path, reference)
        netrun.compile_upstream(reference, theirs)
        theirs = netrun.Library(theirs, kinds_of(results), name)
        random = np.random.default_rng(11)
        for special in [False, True, True, True]:
            arrays = list(inputs(arguments, random, special))
            for actual, expected, (_, element) in zip(
                    ours(*arrays), theirs(*arrays), results):
                error = netrun.relative_error(load(actual, element),
                                              load(expected, element))
                worst = max(worst, error / (tolerance or TOLERANCE[element]))
    verdict = "ok" if worst <= 1 else "WRONG"
    print(f"{verdict}: {os.path.basename(path)}: "
          f"{worst:.1e} of the allowed error")
    return worst <= 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--cpu", default="native")
    parser.add_argument("--vulkan", metavar="OPTIONS",
                        help="the SPIR-V pipeline with these options")
    parser.add_argument("--tosa", action="store_true")
    parser.add_argument("--prelu", action="store_true",
                        help="the files hold ops of the prelu dialect")
    arguments = parser.parse_args()
    prepare = lower_tosa if arguments.tosa else None
    prepare = lower_prelu if arguments.prelu else prepare
    options, load_ours = choose_pipeline(arguments)
    sys.exit(not all([compare(f, options, prepare, load_ours)
                      for f in arguments.files]))


if __name__ == "__main__":
    main()
