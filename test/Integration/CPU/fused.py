"""Counts the PReLUs of a network inside and outside of prelu.fused, after the
fuse phase.

    fused.py <net> [<weights of>]
"""

import os
import subprocess
import sys
import tempfile

import netrun
import weights

NETS = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                    "..", "Inputs", "nets")


def count(ir):
    """A region's text ends with its only prelu.yield."""
    inside, outside, in_region = 0, 0, False
    for line in ir.splitlines():
        if "prelu.fused" in line:
            in_region = True
        elif "prelu.yield" in line:
            in_region = False
        elif "prelu.prelu" in line:
            inside += in_region
            outside += not in_region
    return inside, outside


def main():
    net, archive = sys.argv[1], sys.argv[-1]
    with tempfile.TemporaryDirectory() as folder:
        mlir = os.path.join(folder, "net.mlir")
        weights.attach_file(os.path.join(NETS, net + ".mlir"),
                            os.path.join(NETS, archive + ".weights.npz"), mlir)
        result = subprocess.run(
            [netrun.find_prelu_opt(), mlir,
             "--prelu-cpu-pipeline=stop-after=fuse",
             "--mlir-elide-resource-strings-if-larger=16"],
            capture_output=True, text=True, check=True)
    print("{}: {} fused, {} left alone".format(net, *count(result.stdout)))


if __name__ == "__main__":
    main()
