"""A matrix product with PReLU whose operands and result another compiler has put
into tiles (linalg.pack, linalg.mmt4d, linalg.unpack), against numpy.

    packed.py MxNxK:TMxTNxTK...
"""

import os
import sys
import tempfile

import numpy as np

import netrun

MODULE = """
func.func @main(%x: tensor<{M}x{K}xf32>, %w: tensor<{K}x{N}xf32>, %alpha: f32)
    -> tensor<{M}x{N}xf32> {{
  %zero = arith.constant 0.0 : f32
  %e0 = tensor.empty() : tensor<{m}x{k}x{TM}x{TK}xf32>
  %px = linalg.pack %x padding_value(%zero : f32) inner_dims_pos = [0, 1]
      inner_tiles = [{TM}, {TK}] into %e0
      : tensor<{M}x{K}xf32> -> tensor<{m}x{k}x{TM}x{TK}xf32>
  %e1 = tensor.empty() : tensor<{n}x{k}x{TN}x{TK}xf32>
  %pw = linalg.pack %w padding_value(%zero : f32) outer_dims_perm = [1, 0]
      inner_dims_pos = [1, 0] inner_tiles = [{TN}, {TK}] into %e1
      : tensor<{K}x{N}xf32> -> tensor<{n}x{k}x{TN}x{TK}xf32>
  %e2 = tensor.empty() : tensor<{m}x{n}x{TM}x{TN}xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e2 : tensor<{m}x{n}x{TM}x{TN}xf32>)
      -> tensor<{m}x{n}x{TM}x{TN}xf32>
  %mm = linalg.mmt4d
      ins(%px, %pw : tensor<{m}x{k}x{TM}x{TK}xf32>, tensor<{n}x{k}x{TN}x{TK}xf32>)
      outs(%init : tensor<{m}x{n}x{TM}x{TN}xf32>) -> tensor<{m}x{n}x{TM}x{TN}xf32>
  %p = linalg.generic
      {{indexing_maps = [affine_map<(a, b, c, d) -> (a, b, c, d)>,
                         affine_map<(a, b, c, d) -> (a, b, c, d)>],
        iterator_types = ["parallel", "parallel", "parallel", "parallel"]}}
      ins(%mm : tensor<{m}x{n}x{TM}x{TN}xf32>)
      outs(%e2 : tensor<{m}x{n}x{TM}x{TN}xf32>) {{
  ^bb0(%a: f32, %o: f32):
    %c = arith.cmpf ogt, %a, %zero : f32
    %s = arith.mulf %a, %alpha : f32
    %r = arith.select %c, %a, %s : f32
    linalg.yield %r : f32
  }} -> tensor<{m}x{n}x{TM}x{TN}xf32>
  %e3 = tensor.empty() : tensor<{M}x{N}xf32>
  %y = linalg.unpack %p inner_dims_pos = [0, 1] inner_tiles = [{TM}, {TN}]
      into %e3 : tensor<{m}x{n}x{TM}x{TN}xf32> -> tensor<{M}x{N}xf32>
  return %y : tensor<{M}x{N}xf32>
}}
"""


def check(folder, case):
    sizes, tiles = ([int(size) for size in part.split("x")]
                    for part in case.split(":"))
    (M, N, K), (TM, TN, TK) = sizes, tiles
    mlir, library = (os.path.join(folder, case.replace(":", "_") + end)
                     for end in (".mlir", ".so"))
    with open(mlir, "w") as text:
        text.write(MODULE.format(M=M, N=N, K=K, TM=TM, TN=TN, TK=TK,
                                 m=-(-M // TM), n=-(-N // TN), k=-(-K // TK)))
    netrun.compile_prelu(mlir, library)
    random = np.random.default_rng(3)
    x = random.standard_normal((M, K), np.float32)
    w = random.standard_normal((K, N), np.float32)
    alpha = np.float32(-0.3)
    product = x.astype(np.float64) @ w.astype(np.float64)
    expected = np.where(product > 0, product, product * alpha)
    got = netrun.Library(library, [(2, np.float32)])(x, w, alpha)[0]
    error = np.abs(got - expected).max() / np.abs(expected).max()
    print("{}: {} (error {:.1e})".format("ok" if error < 1e-6 else "WRONG", case,
                                         error))
    return error < 1e-6


def main():
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(not all([check(folder, case) for case in sys.argv[1:]]))


if __name__ == "__main__":
    main()
