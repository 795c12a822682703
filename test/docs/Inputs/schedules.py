"""docs/schedules.md: its overrides give numpy's numbers, and what it shows of
the tools' output is what they print.

    schedules.py docs/schedules.md <folder>
"""

import os
import re
import subprocess
import sys

import numpy as np

import netrun

# Stands in for the page's convolution, of which it shows the schedule alone.
CONV = """
func.func @layer(%x: tensor<1x18x18x16xf32>, %alpha: tensor<32xf32>) -> tensor<1x16x16x32xf32> {
  %w = arith.constant dense<0.125> : tensor<3x3x16x32xf32>
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1x16x16x32xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x16x16x32xf32>) -> tensor<1x16x16x32xf32>
  %y = prelu.fused {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x18x18x16xf32>, tensor<3x3x16x32xf32>) outs(%init : tensor<1x16x16x32xf32>) -> tensor<1x16x16x32xf32>
    %1 = prelu.prelu %0, %alpha {alpha_dims = array<i64: 3>} : tensor<1x16x16x32xf32>, tensor<32xf32>
    prelu.yield %1 : tensor<1x16x16x32xf32>
  } : tensor<1x16x16x32xf32>
  return %y : tensor<1x16x16x32xf32>
}
"""


def prelu(x, alpha):
    return np.where(x > 0, x, alpha * x)


def of_matmul(a, b, alpha):
    return prelu(a @ b, alpha)


def of_conv(x, alpha):
    windows = np.lib.stride_tricks.sliding_window_view(x, (3, 3), (1, 2))
    sums = 0.125 * windows.sum(axis=(3, 4, 5))
    return prelu(np.repeat(sums[..., None], 32, axis=3), alpha)


def run(text, path, options, compute, shapes, dims):
    """The largest relative error of the module against numpy."""
    with open(path, "w") as file:
        file.write(text)
    netrun.compile_prelu(path, path + ".so", options)
    random = np.random.default_rng(0)
    arrays = [random.standard_normal(shape).astype(np.float32)
              for shape in shapes]
    actual, = netrun.Library(path + ".so", [(dims, np.float32)],
                             function="layer")(*arrays)
    return netrun.relative_error(
        actual, compute(*(array.astype(np.float64) for array in arrays)))


def opt(path, *flags):
    result = subprocess.run([netrun.find_prelu_opt(), path, "-o", os.devnull,
                             *flags], capture_output=True, text=True)
    return result.stderr


def main():
    page, folder = sys.argv[1:]
    with open(page) as file:
        text = file.read()
    blocks = re.findall(r"^```mlir\n(.*?)^```", text, re.S | re.M)
    module, *overrides = blocks
    schedules = [re.search(r"schedule\(<.*>\)", block, re.S).group(0)
                 for block in overrides]
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, "layer.mlir")

    for number, schedule in enumerate(schedules):
        wide = "winograd" in schedule
        case = (of_conv, [(1, 18, 18, 16), (32,)], 4) if wide else (
            of_matmul, [(64, 256), (256, 128), (128,)], 2)
        net = (CONV if wide else module).replace(
            "prelu.fused {", f"prelu.fused {schedule} {{")
        error = run(net, os.path.join(folder, f"{number}.mlir"), "threads=2",
                    *case)
        fine = error < 1e-5
        print("override is right:" if fine else "override is WRONG:",
              " ".join(schedule.split()), "" if fine else f"{error:.1e}")

    # The errors that the page quotes.
    for wrong in ["tile = [4, 24, 1], lanes = 2, vector = 8",
                  "tile = [4, 24], lanes = 1, vector = 8"]:
        with open(path, "w") as file:
            file.write(module.replace(
                "prelu.fused {",
                f"prelu.fused schedule(<algorithm = direct, {wrong}>) {{"))
        said = re.search("error: .*", opt(path)).group(0)
        print("error is quoted" if said in text else f"error is: {said}")

    # What the model chose and weighed.
    with open(path, "w") as file:
        file.write(module)
    said = opt(path, "--prelu-attach-target=cpu=haswell",
               "--prelu-select-schedule", "--prelu-print-cost-model")
    region = said[said.index("region at"):].splitlines()[1:]
    missing = [line for line in region if f"    {line}\n" not in text]
    print("candidates are quoted" if not missing else f"missing: {missing}")


if __name__ == "__main__":
    main()
