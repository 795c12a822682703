// RUN: prelu-opt %s --prelu-fuse --canonicalize --split-input-file | FileCheck %s

// The channels of a matmul's result, with dimensions of size 1 behind them, move
// together in front of a residual: the transpose joins the region, the reshape
// comes last.
// CHECK-LABEL: func.func @kept_together(
// CHECK:         %[[F:.+]] = prelu.fused {
// CHECK:           %[[M:.+]] = linalg.matmul
// CHECK:           %[[T:.+]] = linalg.transpose ins(%[[M]] : tensor<4x16xf32>) outs(%{{.+}} : tensor<16x4xf32>) permutation = [1, 0]
// CHECK:           %[[S:.+]] = linalg.generic {{.*}} ins(%[[T]], %{{.+}} : tensor<16x4xf32>, tensor<16x4xf32>)
// CHECK:           prelu.prelu %[[S]]
// CHECK:         tensor.expand_shape %[[F]] {{\[\[}}0, 1, 2], [3]] output_shape [16, 1, 1, 4]
func.func @kept_together(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %o: tensor<4x16xf32>, %r: tensor<16x1x1x4xf32>, %al: tensor<16xf32>) -> tensor<16x1x1x4xf32> {
  %1 = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
  %2 = tensor.expand_shape %1 [[0], [1, 2, 3]] output_shape [4, 16, 1, 1] : tensor<4x16xf32> into tensor<4x16x1x1xf32>
  %e = tensor.empty() : tensor<16x1x1x4xf32>
  %t = linalg.transpose ins(%2 : tensor<4x16x1x1xf32>) outs(%e : tensor<16x1x1x4xf32>) permutation = [1, 2, 3, 0]
  %s = linalg.add ins(%t, %r : tensor<16x1x1x4xf32>, tensor<16x1x1x4xf32>) outs(%e : tensor<16x1x1x4xf32>) -> tensor<16x1x1x4xf32>
  %y = prelu.prelu %s, %al {alpha_dims = array<i64: 0>} : tensor<16x1x1x4xf32>, tensor<16xf32>
  return %y : tensor<16x1x1x4xf32>
}

// -----

// Joined dimensions move as they were.
// CHECK-LABEL: func.func @joined(
// CHECK:         %[[F:.+]] = prelu.fused {
// CHECK:           linalg.batch_matmul
// CHECK:           linalg.transpose {{.*}} permutation = [2, 0, 1]
// CHECK:           prelu.prelu
// CHECK:         tensor.collapse_shape %[[F]] {{\[\[}}0], [1, 2]]
func.func @joined(%x: tensor<2x3x8xf32>, %w: tensor<2x8x16xf32>, %o: tensor<2x3x16xf32>, %r: tensor<16x6xf32>, %al: tensor<16xf32>) -> tensor<16x6xf32> {
  %1 = linalg.batch_matmul ins(%x, %w : tensor<2x3x8xf32>, tensor<2x8x16xf32>) outs(%o : tensor<2x3x16xf32>) -> tensor<2x3x16xf32>
  %2 = tensor.collapse_shape %1 [[0, 1], [2]] : tensor<2x3x16xf32> into tensor<6x16xf32>
  %e = tensor.empty() : tensor<16x6xf32>
  %t = linalg.transpose ins(%2 : tensor<6x16xf32>) outs(%e : tensor<16x6xf32>) permutation = [1, 0]
  %s = linalg.add ins(%t, %r : tensor<16x6xf32>, tensor<16x6xf32>) outs(%e : tensor<16x6xf32>) -> tensor<16x6xf32>
  %y = prelu.prelu %s, %al {alpha_dims = array<i64: 0>} : tensor<16x6xf32>, tensor<16xf32>
  return %y : tensor<16x6xf32>
}

// -----

// A pixel shuffle takes the channels apart: the PReLU moves instead, alpha along
// the dimension that it ran along.
// CHECK-LABEL: func.func @pixel_shuffle(
// CHECK-SAME:    %[[AL:[a-z0-9]+]]: tensor<4xf32>)
// CHECK:         %[[F:.+]] = prelu.fused {
// CHECK:           %[[M:.+]] = linalg.matmul
// CHECK:           prelu.prelu %[[M]], %[[A:.+]] {alpha_dims = array<i64: 0>} : tensor<4x16xf32>, tensor<4xf32>
// CHECK:         %[[E:.+]] = tensor.expand_shape %[[F]] {{\[\[}}0], [1, 2]] output_shape [4, 8, 2]
// CHECK:         linalg.transpose ins(%[[E]] : tensor<4x8x2xf32>) {{.*}} permutation = [2, 0, 1]
func.func @pixel_shuffle(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %o: tensor<4x16xf32>, %al: tensor<4xf32>) -> tensor<2x4x8xf32> {
  %1 = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
  %2 = tensor.expand_shape %1 [[0], [1, 2]] output_shape [4, 8, 2] : tensor<4x16xf32> into tensor<4x8x2xf32>
  %e = tensor.empty() : tensor<2x4x8xf32>
  %t = linalg.transpose ins(%2 : tensor<4x8x2xf32>) outs(%e : tensor<2x4x8xf32>) permutation = [2, 0, 1]
  %y = prelu.prelu %t, %al {alpha_dims = array<i64: 1>} : tensor<2x4x8xf32>, tensor<4xf32>
  return %y : tensor<2x4x8xf32>
}
