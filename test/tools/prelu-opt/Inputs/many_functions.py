"""Prints a module of N functions with one PReLU each."""

import sys

FUNCTION = """
func.func @f{0}(%x: tensor<4xf32>, %alpha: f32) -> tensor<4xf32> {{
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<4xf32>
  %y = linalg.map ins(%x : tensor<4xf32>) outs(%empty : tensor<4xf32>) (%in: f32, %out: f32) {{
    %positive = arith.cmpf ogt, %in, %zero : f32
    %scaled = arith.mulf %in, %alpha : f32
    %selected = arith.select %positive, %in, %scaled : f32
    linalg.yield %selected : f32
  }}
  return %y : tensor<4xf32>
}}"""

for number in range(int(sys.argv[1])):
    print(FUNCTION.format(number))
