"""Calls a compiled function with arguments that fit and with some that do not."""

import sys

import numpy as np

import netrun

MODULE = """
#id = affine_map<(i, j) -> (i, j)>
func.func @scale(%x: tensor<?x4xf32>, %a: f32) -> tensor<?x4xf32> {
  %y = linalg.generic {indexing_maps = [#id], iterator_types = ["parallel", "parallel"]}
      outs(%x : tensor<?x4xf32>) {
  ^bb0(%in: f32):
    %0 = arith.mulf %in, %a : f32
    linalg.yield %0 : f32
  } -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}
"""


def attempt(function, *arguments):
    try:
        function(*arguments)
        print("no error")
    except ValueError as error:
        print(f"ValueError: {error}")


def main():
    library = sys.argv[1]
    with open(library + ".in.mlir", "w") as module:
        module.write(MODULE)
    netrun.compile_prelu(library + ".in.mlir", library)
    scale = netrun.Library(library, [(2, np.float32)], "scale")
    x = np.ones((2, 4), np.float32)
    print("fits:", scale(5 * x, np.float32(2))[0][1, 3])
    print("scalar:", scale(x, np.float32(3))[0][0, 0])
    attempt(scale, np.ones((2, 4)), np.float32(2))
    attempt(scale, np.ones((2, 3), np.float32), np.float32(2))
    attempt(scale, np.ones(4, np.float32), np.float32(2))
    attempt(scale, x, np.array(2))
    attempt(scale, x)


if __name__ == "__main__":
    main()
