"""Compiles whole networks by prelu-compile and by prelu-opt, mlir-translate and
clang, and compares what they compute bit for bit.

    compile_roads.py <net>... [--threads N] [--cpu NAME] [--weights]

With `--weights`, the weights lie in a file of their own.
"""

import argparse
import os
import sys
import tempfile

import numpy as np

import netrun
import nets
import weights


def compare(net, folder, arguments):
    """Whether both roads give the same."""
    mlir = os.path.join(folder, "net.mlir")
    weights.attach_file(os.path.join(nets.NETS, net + ".mlir"),
                        nets.find_weights(net), mlir)
    options = {"cpu": arguments.cpu, "threads": arguments.threads}
    netrun.compile_prelu(mlir, mlir + ".text.so",
                         " ".join(f"{k}={v}" for k, v in options.items()))
    flags = [f"--{k}={v}" for k, v in options.items()]
    if arguments.weights:
        flags.append("--weights=net.weights")
    netrun.compile_direct(mlir, mlir + ".so", flags)
    kinds = [(rank, np.float32) for rank in nets.ranks(net)]
    text, direct = (netrun.Library(mlir + suffix, kinds)
                    for suffix in (".text.so", ".so"))
    for inputs, expected in nets.cases(net):
        for y, z, reference in zip(text(*inputs), direct(*inputs), expected):
            if netrun.relative_error(z, reference) > nets.TOLERANCE:
                print(f"WRONG: {net} {inputs[0].shape}")
                return False
            if y.tobytes() != z.tobytes():
                print(f"WRONG: {net} {inputs[0].shape}: the roads differ by "
                      f"{netrun.relative_error(z, y):.1e}")
                return False
    print(f"same: {net}")
    return True


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("nets", nargs="+")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--cpu", default="native")
    parser.add_argument("--weights", action="store_true")
    arguments = parser.parse_args()
    right = True
    for net in arguments.nets:
        with tempfile.TemporaryDirectory() as folder:
            right &= compare(net, folder, arguments)
    sys.exit(not right)


if __name__ == "__main__":
    main()
