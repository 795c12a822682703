"""Time and memory of raising, simplifying and fusing N matmuls with a PReLU each
in one module, in functions of their own or in one chain.

    scaling.py [N...]
"""

import os
import re
import subprocess
import sys
import tempfile

import netrun

MAPS = "#id = affine_map<(i, j) -> (i, j)>\n#ch = affine_map<(i, j) -> (j)>\n"
LAYER = """
  %m{n} = linalg.matmul ins(%{x}, %w : tensor<8x16xf32>, tensor<16x16xf32>)
      outs(%f : tensor<8x16xf32>) -> tensor<8x16xf32>
  %y{n} = linalg.generic {{indexing_maps = [#id, #ch, #id],
      iterator_types = ["parallel", "parallel"]}}
      ins(%m{n}, %a : tensor<8x16xf32>, tensor<16xf32>)
      outs(%e : tensor<8x16xf32>) {{
  ^bb0(%p: f32, %q: f32, %o: f32):
    %c = arith.cmpf ogt, %p, %z : f32
    %s = arith.mulf %p, %q : f32
    %r = arith.select %c, %p, %s : f32
    linalg.yield %r : f32
  }} -> tensor<8x16xf32>"""
START = """
func.func @f{n}(%x: tensor<8x16xf32>, %w: tensor<16x16xf32>,
                %a: tensor<16xf32>) -> tensor<8x16xf32> {{
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x16xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<8x16xf32>)
      -> tensor<8x16xf32>"""
END = "\n  return %{y} : tensor<8x16xf32>\n}}\n"


def module(count, one_function):
    if one_function:
        layers = "".join(LAYER.format(n=n, x=f"y{n - 1}" if n else "x")
                         for n in range(count))
        return MAPS + START.format(n=0) + layers + END.format(y=f"y{count - 1}")
    return MAPS + "".join(
        START.format(n=n) + LAYER.format(n=n, x="x") + END.format(y=f"y{n}")
        for n in range(count))


def main():
    counts = [int(n) for n in sys.argv[1:]] or [100, 1000, 10000]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "many.mlir")
        for one_function in [False, True]:
            for count in counts:
                with open(path, "w") as file:
                    file.write(module(count, one_function))
                result = subprocess.run(
                    [netrun.find_prelu_opt(), path, "--prelu-raise",
                     "--prelu-simplify", "--prelu-fuse", "--mlir-timing",
                     "-o", path + ".out"],
                    capture_output=True, text=True, check=True)
                seconds = re.search(r"Total Execution Time: ([\d.]+)",
                                    result.stderr).group(1)
                fused = open(path + ".out").read().count("prelu.fused")
                where = "one function" if one_function else "own functions"
                print(f"{count} PReLUs, {where}: {fused} fused in {seconds} s")


if __name__ == "__main__":
    main()
