"""Prints a layer of 64 MiB of weights, which a vector scales."""

import sys

import numpy as np

import weights

MODULE = """
func.func @net(%x: tensor<4x4096xf32>) -> tensor<4x4096xf32> {
  %w = arith.constant dense_resource<w> : tensor<4096x4096xf32>
  %s = arith.constant dense_resource<s> : tensor<4096xf32>
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x4096xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x4096xf32>) -> tensor<4x4096xf32>
  %m = linalg.matmul ins(%x, %w : tensor<4x4096xf32>, tensor<4096x4096xf32>) outs(%f : tensor<4x4096xf32>) -> tensor<4x4096xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%m, %s : tensor<4x4096xf32>, tensor<4096xf32>) outs(%e : tensor<4x4096xf32>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %scaled = arith.mulf %a, %b : f32
    linalg.yield %scaled : f32
  } -> tensor<4x4096xf32>
  return %y : tensor<4x4096xf32>
}
"""

random = np.random.default_rng(1)
sys.stdout.write(weights.attach(MODULE, {
    "w": random.uniform(-1, 1, 4096 * 4096).astype("<f4"),
    "s": random.uniform(1, 2, 4096).astype("<f4")}))
