"""Schedules as a person may write them, drawn at random: each gives the numbers
that numpy gives, or an error that says what it expects.

    hand_schedules.py [--seeds N] [--first N] [--threads N] [--verbose]
"""

import argparse
import os
import subprocess
import sys
import tempfile

import numpy as np

import netrun

# name: the loops (extent, is parallel), the result's loops, and the module.
MATMUL = ([(13, True), (37, True), (29, False)], """
func.func @main(%a: tensor<13x29xf32>, %b: tensor<29x37xf32>, %c: tensor<13x37xf32>, %alpha: tensor<37xf32>) -> tensor<13x37xf32> {{
  %y = prelu.fused schedule({schedule}) {{
    %0 = linalg.matmul ins(%a, %b : tensor<13x29xf32>, tensor<29x37xf32>) outs(%c : tensor<13x37xf32>) -> tensor<13x37xf32>
    %1 = prelu.prelu %0, %alpha {{alpha_dims = array<i64: 1>}} : tensor<13x37xf32>, tensor<37xf32>
    prelu.yield %1 : tensor<13x37xf32>
  }} : tensor<13x37xf32>
  return %y : tensor<13x37xf32>
}}
""", [(13, 29), (29, 37), (13, 37), (37,)])

CONV = ([(2, True), (9, True), (7, True), (11, True), (3, False), (3, False),
         (3, False)], """
func.func @main(%x: tensor<2x3x7x11xf32>, %w: tensor<9x3x3x3xf32>, %c: tensor<2x9x7x11xf32>, %alpha: tensor<9xf32>) -> tensor<2x9x7x11xf32> {{
  %zero = arith.constant 0.0 : f32
  %y = prelu.fused schedule({schedule}) {{
    %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {{
    ^bb0(%i: index, %j: index, %k: index, %l: index):
      tensor.yield %zero : f32
    }} : tensor<2x3x7x11xf32> to tensor<2x3x9x13xf32>
    %0 = linalg.conv_2d_nchw_fchw ins(%p, %w : tensor<2x3x9x13xf32>, tensor<9x3x3x3xf32>) outs(%c : tensor<2x9x7x11xf32>) -> tensor<2x9x7x11xf32>
    %1 = prelu.prelu %0, %alpha {{alpha_dims = array<i64: 1>}} : tensor<2x9x7x11xf32>, tensor<9xf32>
    prelu.yield %1 : tensor<2x9x7x11xf32>
  }} : tensor<2x9x7x11xf32>
  return %y : tensor<2x9x7x11xf32>
}}
""", [(2, 3, 7, 11), (9, 3, 3, 3), (2, 9, 7, 11), (9,)])

# Of constant weights, so that the loops read around the padding.
WEIGHTS = np.random.default_rng(0).standard_normal((3, 3, 9)).astype(np.float32)
DEPTHWISE = ([(1, True), (29, True), (5, True), (9, True), (3, False),
              (3, False)], """
func.func @main(%x: tensor<1x29x5x9xf32>, %c: tensor<1x29x5x9xf32>, %alpha: tensor<9xf32>) -> tensor<1x29x5x9xf32> {{
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<WEIGHTS> : tensor<3x3x9xf32>
  %y = prelu.fused schedule({schedule}) {{
    %p = tensor.pad %x low[0, 3, 1, 0] high[0, 5, 1, 0] {{
    ^bb0(%i: index, %j: index, %k: index, %l: index):
      tensor.yield %zero : f32
    }} : tensor<1x29x5x9xf32> to tensor<1x37x7x9xf32>
    %0 = linalg.depthwise_conv_2d_nhwc_hwc {{dilations = dense<[4, 1]> : vector<2xi64>}} ins(%p, %w : tensor<1x37x7x9xf32>, tensor<3x3x9xf32>) outs(%c : tensor<1x29x5x9xf32>) -> tensor<1x29x5x9xf32>
    %1 = prelu.prelu %0, %alpha {{alpha_dims = array<i64: 3>}} : tensor<1x29x5x9xf32>, tensor<9xf32>
    prelu.yield %1 : tensor<1x29x5x9xf32>
  }} : tensor<1x29x5x9xf32>
  return %y : tensor<1x29x5x9xf32>
}}
""".replace("WEIGHTS", str(WEIGHTS.tolist())),
             [(1, 29, 5, 9), (1, 29, 5, 9), (9,)])

ELEMENTWISE = ([(5, True), (19, True)], """
func.func @main(%x: tensor<5x19xf32>, %r: tensor<19x5xf32>, %c: tensor<5x19xf32>, %alpha: tensor<19xf32>) -> tensor<5x19xf32> {{
  %zero = arith.constant 0.0 : f32
  %y = prelu.fused schedule({schedule}) {{
    %0 = linalg.generic {{indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j, i)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}}
        ins(%x, %r, %alpha : tensor<5x19xf32>, tensor<19x5xf32>, tensor<19xf32>) outs(%c : tensor<5x19xf32>) {{
    ^bb0(%a: f32, %b: f32, %slope: f32, %o: f32):
      %s = arith.addf %a, %b : f32
      %positive = arith.cmpf ogt, %s, %zero : f32
      %scaled = arith.mulf %s, %slope : f32
      %selected = arith.select %positive, %s, %scaled : f32
      linalg.yield %selected : f32
    }} -> tensor<5x19xf32>
    prelu.yield %0 : tensor<5x19xf32>
  }} : tensor<5x19xf32>
  return %y : tensor<5x19xf32>
}}
""", [(5, 19), (19, 5), (5, 19), (19,)])


def prelu(x, alpha):
    return np.where(x > 0, x, alpha * x)


def compute(case, arrays):
    """What numpy makes of the arguments, in f64."""
    arrays = [array.astype(np.float64) for array in arrays]
    if case is DEPTHWISE:
        x, c, alpha = arrays
        padded = np.pad(x, ((0, 0), (3, 5), (1, 1), (0, 0)))
        windows = np.lib.stride_tricks.sliding_window_view(padded, (9, 3),
                                                           (1, 2))
        return prelu(np.einsum("nhwcij,ijc->nhwc", windows[..., ::4, :],
                               WEIGHTS) + c, alpha)
    a, b, c, alpha = arrays
    if case is MATMUL:
        return prelu(a @ b + c, alpha)
    if case is ELEMENTWISE:
        return prelu(a + b.T, alpha)
    padded = np.pad(a, ((0, 0), (0, 0), (1, 1), (1, 1)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), (2, 3))
    return prelu(np.einsum("nchwij,fcij->nfhw", windows, b) + c,
                 alpha[:, None, None])


def draw(random, case):
    """A schedule; most of them fit their loops."""
    loops = case[0]
    parallel = [i for i, (_, is_parallel) in enumerate(loops) if is_parallel]
    lanes = random.choice(parallel)
    vector = random.choice([1, 2, 3, 4, 4, 8, 8, 8, 16, 32])
    tile = [1 if random.random() < 0.5 else random.integers(1, n + 1)
            for n, _ in loops]
    tile[lanes] = vector * random.integers(
        1, max(loops[lanes][0] // vector, 1) + 1)
    # Few enough accumulators for a compiler that is asked for hundreds of these.
    while np.prod([tile[i] for i in parallel]) // vector > 48:
        tile[random.choice([i for i in parallel if i != lanes])] = 1
        tile[lanes] = vector
    while np.prod([tile[i] for i in range(len(loops)) if i not in parallel]) > 9:
        tile[random.choice([i for i in range(len(loops))
                            if i not in parallel])] = 1
    fields = [f"tile = [{', '.join(map(str, tile))}]", f"lanes = {lanes}",
              f"vector = {vector}"]
    shared = [i for i in parallel if random.random() < 0.2]
    # In parts of several tiles, some of them at the border.
    chunked = case is DEPTHWISE and random.random() < 0.7
    if chunked:
        shared = [i for i in [1, 2] if i != lanes and tile[i] <= 6][:1]
    if shared:
        fields.append(f"parallel = [{', '.join(map(str, shared))}]")
    if random.random() < 0.3:
        order = random.permutation(parallel)
        fields.append(f"order = [{', '.join(map(str, order))}]")
    # A block would divide the window, which reads padding.
    if case is not DEPTHWISE and random.random() < 0.4:
        fields.append(f"block = {random.integers(1, 40)}")
    if random.random() < 0.3:
        fields.append(f"pack = [{random.integers(0, 2)}]")
    if shared and (chunked or random.random() < 0.5):
        chunks = random.integers(2 if chunked else 1, 6, len(shared))
        fields.append(f"chunk = [{', '.join(map(str, chunks))}]")
    if random.random() < 0.05:
        fields.append(f"dot = {random.choice([1, 2, 4])}")
    return f"<algorithm = direct, {', '.join(fields)}>"


def check(seed, threads, folder):
    """What became of one schedule: 'right', 'refused', or what is wrong."""
    random = np.random.default_rng(seed)
    case = [MATMUL, CONV, ELEMENTWISE, DEPTHWISE][seed % 4]
    _, text, shapes = case
    schedule = draw(random, case)
    path = os.path.join(folder, f"{seed}.mlir")
    with open(path, "w") as file:
        file.write(text.format(schedule=schedule))
    command = [netrun.find_prelu_opt(), path, "-o", os.devnull,
               f"--prelu-cpu-pipeline=stop-after=vectorize threads={threads}"]
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode:
        errors = [line for line in result.stderr.splitlines()
                  if "error:" in line]
        exact = errors and all(" op expects " in line for line in errors)
        if result.returncode == 1 and exact:
            return "refused", f"{schedule}: {errors[0].split('error: ')[-1]}"
        return "BAD ERROR", f"{schedule}: {result.stderr[-2000:]}"
    library = path[:-5] + ".so"
    try:
        netrun.compile_prelu(path, library, f"threads={threads}")
    except RuntimeError as error:
        return "NOT LOWERED", f"{schedule}: {error}"
    arrays = [random.standard_normal(shape).astype(np.float32)
              for shape in shapes]
    expected = compute(case, arrays)
    actual, = netrun.Library(library, [(expected.ndim, np.float32)])(*arrays)
    error = netrun.relative_error(actual, expected)
    return "right" if error < 1e-5 else "WRONG", f"{schedule}: {error:.1e}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=60)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--verbose", action="store_true")
    arguments = parser.parse_args()
    counts = {}
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(arguments.first, arguments.first + arguments.seeds):
            outcome, message = check(seed, arguments.threads, folder)
            counts[outcome] = counts.get(outcome, 0) + 1
            if outcome.isupper() or arguments.verbose:
                print(f"{outcome}: {seed}: {message}", flush=True)
    print("schedules: " + ", ".join(
        f"{count} {outcome}" for outcome, count in sorted(counts.items())))
    sys.exit(any(outcome.isupper() for outcome in counts))


if __name__ == "__main__":
    main()
