"""Runs a transform script on a module, what is left of the pipeline behind it, and
compares the numbers with those of upstream's plain lowering of the module.

    transform_scripts.py <module> <script> <shape of each argument>... [--vulkan]
"""

import os
import subprocess
import sys
import tempfile

import numpy as np

import netrun


def apply_script(module, script, result):
    subprocess.run([netrun.find_prelu_opt(), module, "-o", result,
                    "--transform-preload-library=transform-library-paths=" + script,
                    "--transform-interpreter"], check=True)


def main():
    vulkan = "--vulkan" in sys.argv
    module, script, *shapes = [a for a in sys.argv[1:] if a != "--vulkan"]
    rng = np.random.default_rng(7)
    arrays = [rng.standard_normal([int(n) for n in shape.split("x")]).astype(np.float32)
              for shape in shapes]
    with tempfile.TemporaryDirectory() as folder:
        scripted = os.path.join(folder, "scripted.mlir")
        apply_script(module, script, scripted)
        ours = os.path.join(folder, "ours.so")
        if vulkan:
            netrun.compile_vulkan(scripted, ours)
        else:
            netrun.compile_prelu(scripted, ours, "cpu=haswell")
        reference = os.path.join(folder, "reference.so")
        netrun.compile_upstream(module, reference)
        results = [(len(shapes[0].split("x")), np.float32)]
        actual = netrun.Library(ours, results)(*arrays)[0]
        expected = netrun.Library(reference, results)(*arrays)[0]
    error = netrun.relative_error(actual, expected)
    assert error < 1e-5, error
    assert (actual < 0).any() and (actual > 0).any()
    print(os.path.basename(script), "gives", "x".join(map(str, actual.shape)),
          "right numbers")


if __name__ == "__main__":
    main()
