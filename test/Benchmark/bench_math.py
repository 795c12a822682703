"""Activations behind a 256x256x256 product, and softmax and the like of 64 rows of
1000: polynomials beside libm (libm-functions=true), and the product alone. One
process, one thread, interleaved; medians.

    taskset -c 0 python3 test/Benchmark/bench_math.py [--cpu NAME] [--only SUBSTRING]

With --before PRELU_OPT another prelu-opt takes libm's place.
"""

import argparse
import os
import sys
import tempfile
import time

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.join(HERE, "..", "..")
sys.path += [os.path.join(TOP, "tools", "lib"),
             os.path.join(TOP, "test", "Integration", "CPU")]
import activations  # noqa: E402
import netrun  # noqa: E402

SECONDS = 3  # of calls, for each row


def cases():
    """Name, module, shape of the input."""
    product = activations.functions(256, 256)
    nothing = next(text for name, text, _ in product if name == "tanh_fused")
    yield ("product alone", nothing.replace("math.tanh", "arith.negf").replace(
        "@tanh_fused", "@f"), (256, 256))
    for name, text, _ in activations.functions(256, 256):
        if name.endswith("_fused"):
            yield ("product, " + name.removesuffix("_fused"),
                   text.replace(f"@{name}", "@f"), (256, 256))
    for name, text, _ in activations.functions(64, 1000):
        if not name.endswith(("_fused", "_alone")):
            yield name, text.replace(f"@{name}", "@f"), (64, 1000)


def compile_case(text, folder, name, options, compiler):
    os.environ["PRELU_OPT"] = compiler
    path = os.path.join(folder, name + ".mlir")
    with open(path, "w") as module:
        module.write(activations.HEADER + text)
    library = os.path.join(folder, name + ".so")
    seconds = netrun.compile_prelu(path, library, options)
    return netrun.Library(library, [(2, np.float32)], "f"), seconds


def measure(functions, arrays):
    times = [[] for _ in functions]
    end = time.time() + SECONDS
    while time.time() < end:
        for function, taken in zip(functions, times):
            taken.append(function.time_once(*arrays))
    return [np.median(taken) * 1e6 for taken in times]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cpu", default="native")
    parser.add_argument("--only", default="")
    parser.add_argument("--before", metavar="PRELU_OPT")
    arguments = parser.parse_args()
    random = np.random.default_rng(1)
    compiler = netrun.find_prelu_opt()
    options = options_before = f"cpu={arguments.cpu}"
    if not arguments.before:
        options_before += " libm-functions=true"
    print("| | before | now | before / now | compiled in, s | now |\n"
          "|---|---|---|---|---|---|")
    for name, text, shape in cases():
        if arguments.only not in name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            now, seconds = compile_case(text, folder, "now", options, compiler)
            before, seconds_before = compile_case(
                text, folder, "before", options_before,
                arguments.before or compiler)
            x = random.standard_normal(shape).astype(np.float32)
            w = (random.standard_normal((shape[1], shape[1])) /
                 np.sqrt(shape[1])).astype(np.float32)
            old, new = measure([before, now], [x, w])
        print(f"| {name} | {old:.0f} us | {new:.0f} us | {old / new:.2f} | "
              f"{seconds_before:.2f} | {seconds:.2f} |", flush=True)


if __name__ == "__main__":
    main()
