"""Prints 32 layers of 3x3 filters, 72 MiB in all."""

import sys

import numpy as np

import weights

LAYERS = 32
TYPE = "tensor<1x14x14x256xf32>"
LAYER = f"""
  %w{{0}} = arith.constant dense_resource<w{{0}}> : tensor<3x3x256x256xf32>
  %p{{0}} = tensor.pad %x{{0}} low[0, 1, 1, 0] high[0, 1, 1, 0] {{{{
  ^bb0(%a: index, %b: index, %c: index, %d: index):
    tensor.yield %zero : f32
  }}}} : {TYPE} to tensor<1x16x16x256xf32>
  %m{{0}} = linalg.conv_2d_nhwc_hwcf ins(%p{{0}}, %w{{0}} : tensor<1x16x16x256xf32>, tensor<3x3x256x256xf32>) outs(%f : {TYPE}) -> {TYPE}
  %x{{1}} = prelu.prelu %m{{0}}, %alpha : {TYPE}, f32
"""

random = np.random.default_rng(1)
layers = "".join(LAYER.format(i, i + 1) for i in range(LAYERS))
sys.stdout.write(weights.attach(f"""
func.func @net(%x0: {TYPE}) -> {TYPE} {{
  %zero = arith.constant 0.0 : f32
  %alpha = arith.constant 0.25 : f32
  %e = tensor.empty() : {TYPE}
  %f = linalg.fill ins(%zero : f32) outs(%e : {TYPE}) -> {TYPE}
{layers}
  return %x{LAYERS} : {TYPE}
}}
""", {f"w{i}": random.uniform(-1, 1, 9 * 256 * 256).astype("<f4")
      for i in range(LAYERS)}))
