// RUN: %python %S/../Integration/CPU/equal.py %s
// RUN: prelu-opt %s --prelu-cpu-pipeline=stop-after=fuse | FileCheck %s

// The reshape of a contraction is added to a value of its own: sinking it put the
// opposite one on that value, which was sunk in turn, without an end.
// CHECK-LABEL: func.func @main(
// CHECK:         prelu.fused {
// CHECK:           linalg.matmul
// CHECK:           arith.addf

func.func @main(%x: tensor<6x4xf32>, %w: tensor<4x4xf32>, %y: tensor<2x3x4xf32>) -> tensor<2x3x4xf32> {
  %m = linalg.matmul ins(%x, %w : tensor<6x4xf32>, tensor<4x4xf32>) outs(%x : tensor<6x4xf32>) -> tensor<6x4xf32>
  %b = tensor.expand_shape %m [[0, 1], [2]] output_shape [2, 3, 4] : tensor<6x4xf32> into tensor<2x3x4xf32>
  %p = linalg.negf ins(%y : tensor<2x3x4xf32>) outs(%y : tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  %s = linalg.add ins(%b, %p : tensor<2x3x4xf32>, tensor<2x3x4xf32>) outs(%y : tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  return %s : tensor<2x3x4xf32>
}
