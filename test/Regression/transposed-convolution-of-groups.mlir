// RUN: %python %S/../Integration/CPU/equal.py --prelu %s
// RUN: prelu-opt %s --prelu-cpu-pipeline=stop-after=fuse | FileCheck %s

// A window of 3 and a stride of 2: the phases are two convolutions, and each has
// its PReLU, whose alphas run along the channels of all groups.
// CHECK-LABEL: func.func @main(
// CHECK-COUNT-2: prelu.prelu {{.*}} {alpha_dims = array<i64: 1, 2>} : tensor<1x2x3x4x1x9xf32>, tensor<2x3xf32>
// CHECK-NOT:     prelu.prelu
func.func @main(%x: tensor<1x2x2x4x9xf32>, %b: tensor<6xf32>, %al: tensor<6xf32>) -> tensor<1x6x4x18xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<[[[[[-0.25, 0.25, -1.25]], [[1.0, 1.75, -1.0]]], [[[-1.5, -1.5, -2.0]], [[1.0, 0.25, -1.75]]], [[[-0.25, 2.0, 0.75]], [[0.0, -0.75, -1.25]]]], [[[[0.0, -0.5, -2.0]], [[0.0, 0.0, -0.5]]], [[[-0.75, 0.25, 0.25]], [[0.75, -1.5, 0.5]]], [[[1.0, 2.0, -0.25]], [[-0.75, -0.25, 1.75]]]]]> : tensor<2x3x2x1x3xf32>
  %big = tensor.empty() : tensor<1x2x2x4x20xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%big : tensor<1x2x2x4x20xf32>) -> tensor<1x2x2x4x20xf32>
  %z = tensor.insert_slice %x into %zeros[0, 0, 0, 0, 1] [1, 2, 2, 4, 9] [1, 1, 1, 1, 2] : tensor<1x2x2x4x9xf32> into tensor<1x2x2x4x20xf32>
  %e = tensor.empty() : tensor<1x6x4x18xf32>
  %i = linalg.broadcast ins(%b : tensor<6xf32>) outs(%e : tensor<1x6x4x18xf32>) dimensions = [0, 2, 3]
  %g = tensor.expand_shape %i [[0], [1, 2], [3], [4]] output_shape [1, 2, 3, 4, 18] : tensor<1x6x4x18xf32> into tensor<1x2x3x4x18xf32>
  %y = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%z, %w : tensor<1x2x2x4x20xf32>, tensor<2x3x2x1x3xf32>) outs(%g : tensor<1x2x3x4x18xf32>) -> tensor<1x2x3x4x18xf32>
  %c = tensor.collapse_shape %y [[0], [1, 2], [3], [4]] : tensor<1x2x3x4x18xf32> into tensor<1x6x4x18xf32>
  %p = prelu.prelu %c, %al {alpha_dims = array<i64: 1>} : tensor<1x6x4x18xf32>, tensor<6xf32>
  return %p : tensor<1x6x4x18xf32>
}
