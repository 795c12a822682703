// RUN: %python %S/../Integration/CPU/equal.py %s
// RUN: prelu-opt %s --prelu-cpu-pipeline=stop-after=fuse | FileCheck %s

// A sum of two contractions in two shapes goes with the later one.
// CHECK-LABEL: func.func @main(
// CHECK:         linalg.matmul
// CHECK:         prelu.fused {
// CHECK:           linalg.batch_matmul
// CHECK:           linalg.add

func.func @main(%x: tensor<6x4xf32>, %w: tensor<4x4xf32>, %y: tensor<2x3x4xf32>, %w2: tensor<2x4x4xf32>) -> tensor<2x3x4xf32> {
  %m = linalg.matmul ins(%x, %w : tensor<6x4xf32>, tensor<4x4xf32>) outs(%x : tensor<6x4xf32>) -> tensor<6x4xf32>
  %b = tensor.expand_shape %m [[0, 1], [2]] output_shape [2, 3, 4] : tensor<6x4xf32> into tensor<2x3x4xf32>
  %p = linalg.batch_matmul ins(%y, %w2 : tensor<2x3x4xf32>, tensor<2x4x4xf32>) outs(%y : tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  %s = linalg.add ins(%b, %p : tensor<2x3x4xf32>, tensor<2x3x4xf32>) outs(%y : tensor<2x3x4xf32>) -> tensor<2x3x4xf32>
  return %s : tensor<2x3x4xf32>
}
