"""Takes a network out of the prelu dialect behind each phase of the CPU's
pipeline, compiles what comes out without prelu-opt and holds it against torch's
stored outputs.

    leaving.py <net>... [--iree]

By upstream's plain lowering, in a stock mlir-opt, or with --iree by
iree-compile.
"""

import argparse
import os
import sys
import tempfile

import numpy as np

import netrun
import nets
import weights

PHASES = ["raise", "simplify", "fuse", "schedule"]


def leave(mlir, phase, output):
    """Written out and read again in between, as a user's file would be."""
    netrun.run([netrun.find_prelu_opt(), mlir,
                f"--prelu-cpu-pipeline=cpu=haswell stop-after={phase}",
                "-o", output + ".prelu"])
    assert "prelu." in open(output + ".prelu").read()
    netrun.run([netrun.find_prelu_opt(), output + ".prelu",
                "--prelu-to-linalg-pipeline", "-o", output])
    assert "prelu." not in open(output).read()


def check(net, way, library):
    """Whether every output of what was compiled this way is right."""
    function = netrun.Library(library,
                              [(r, np.float32) for r in nets.ranks(net)])
    right = True
    for inputs, expected in nets.cases(net):
        for number, (y, reference) in enumerate(
                zip(function(*inputs), expected)):
            error = netrun.relative_error(y, reference)
            verdict = "ok" if error <= nets.TOLERANCE else "WRONG"
            right &= error <= nets.TOLERANCE
            print(f"{verdict}: {net} {way}, output {number}: relative error "
                  f"{error:.1e}")
    return right


def check_upstream(net, way, mlir):
    """The same for a module that upstream's lowering takes."""
    netrun.compile_upstream(mlir, mlir + ".so")
    return check(net, way, mlir + ".so")


def compile_iree(net, phase, mlir):
    netrun.run(["iree-compile", mlir, "--iree-hal-target-device=local",
                "--iree-hal-local-target-device-backends=llvm-cpu",
                "--iree-llvmcpu-target-cpu=generic", "-o", mlir + ".vmfb"])
    print(f"ok: {net} after {phase} compiles with IREE")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("nets", nargs="+")
    parser.add_argument("--iree", action="store_true")
    arguments = parser.parse_args()
    right = True
    for net in arguments.nets:
        with tempfile.TemporaryDirectory() as folder:
            mlir = os.path.join(folder, "net.mlir")
            weights.attach_file(os.path.join(nets.NETS, net + ".mlir"),
                                nets.find_weights(net), mlir)
            for phase in PHASES:
                output = os.path.join(folder, phase + ".mlir")
                leave(mlir, phase, output)
                if arguments.iree:
                    compile_iree(net, phase, output)
                else:
                    right &= check_upstream(net, f"after {phase}", output)
    sys.exit(not right)


if __name__ == "__main__":
    main()
