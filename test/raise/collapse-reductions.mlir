// RUN: prelu-opt %s --prelu-collapse-reductions --split-input-file | FileCheck %s

// What linalg-fuse-elementwise-ops makes of a layer behind a flattened image.
// CHECK-LABEL: func.func @flattened(
// CHECK-SAME:    %[[X:.+]]: tensor<2x16x5x5xf32>, %[[W:.+]]: tensor<16x5x5x120xf32>,
// CHECK-DAG:     %[[A:.+]] = tensor.collapse_shape %[[X]] {{\[\[}}0], [1, 2, 3]] : tensor<2x16x5x5xf32> into tensor<2x400xf32>
// CHECK-DAG:     %[[B:.+]] = tensor.collapse_shape %[[W]] {{\[\[}}0, 1, 2], [3]] : tensor<16x5x5x120xf32> into tensor<400x120xf32>
// CHECK:         %[[Y:.+]] = linalg.generic {{.*}}iterator_types = ["parallel", "parallel", "reduction"]} ins(%[[A]], %[[B]] :
// CHECK:         return %[[Y]] : tensor<2x120xf32>
func.func @flattened(%x: tensor<2x16x5x5xf32>, %w: tensor<16x5x5x120xf32>, %init: tensor<2x120xf32>) -> tensor<2x120xf32> {
  %0 = linalg.generic {indexing_maps = [affine_map<(m, n, c, h, w) -> (m, c, h, w)>, affine_map<(m, n, c, h, w) -> (c, h, w, n)>, affine_map<(m, n, c, h, w) -> (m, n)>], iterator_types = ["parallel", "parallel", "reduction", "reduction", "reduction"]} ins(%x, %w : tensor<2x16x5x5xf32>, tensor<16x5x5x120xf32>) outs(%init : tensor<2x120xf32>) {
  ^bb0(%a: f32, %b: f32, %sum: f32):
    %1 = arith.mulf %a, %b : f32
    %2 = arith.addf %sum, %1 : f32
    linalg.yield %2 : f32
  } -> tensor<2x120xf32>
  return %0 : tensor<2x120xf32>
}

// -----

// The image has its channels last: they are no neighbours of the height there.
// CHECK-LABEL: func.func @some(
// CHECK-SAME:    %[[X:.+]]: tensor<2x?x5x16xf32>, %[[W:.+]]: tensor<16x?x5x120xf32>,
// CHECK-DAG:     %[[A:.+]] = tensor.collapse_shape %[[X]] {{\[\[}}0], [1, 2], [3]] : tensor<2x?x5x16xf32> into tensor<2x?x16xf32>
// CHECK-DAG:     %[[B:.+]] = tensor.collapse_shape %[[W]] {{\[\[}}0], [1, 2], [3]] : tensor<16x?x5x120xf32> into tensor<16x?x120xf32>
// CHECK:         linalg.generic {{.*}}iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%[[A]], %[[B]] :
func.func @some(%x: tensor<2x?x5x16xf32>, %w: tensor<16x?x5x120xf32>, %init: tensor<2x120xf32>) -> tensor<2x120xf32> {
  %0 = linalg.generic {indexing_maps = [affine_map<(m, n, c, h, w) -> (m, h, w, c)>, affine_map<(m, n, c, h, w) -> (c, h, w, n)>, affine_map<(m, n, c, h, w) -> (m, n)>], iterator_types = ["parallel", "parallel", "reduction", "reduction", "reduction"]} ins(%x, %w : tensor<2x?x5x16xf32>, tensor<16x?x5x120xf32>) outs(%init : tensor<2x120xf32>) {
  ^bb0(%a: f32, %b: f32, %sum: f32):
    %1 = arith.mulf %a, %b : f32
    %2 = arith.addf %sum, %1 : f32
    linalg.yield %2 : f32
  } -> tensor<2x120xf32>
  return %0 : tensor<2x120xf32>
}

// -----

// Windows and other reductions stay.
// CHECK-LABEL: func.func @windows(
// CHECK-NOT:     tensor.collapse_shape
// CHECK-LABEL: func.func @sum(
// CHECK-NOT:     tensor.collapse_shape
func.func @windows(%x: tensor<8x6x6xf32>, %w: tensor<4x8x3x3xf32>, %init: tensor<4x4x4xf32>) -> tensor<4x4x4xf32> {
  %0 = linalg.generic {indexing_maps = [affine_map<(f, h, w, c, i, j) -> (c, h + i, w + j)>, affine_map<(f, h, w, c, i, j) -> (f, c, i, j)>, affine_map<(f, h, w, c, i, j) -> (f, h, w)>], iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]} ins(%x, %w : tensor<8x6x6xf32>, tensor<4x8x3x3xf32>) outs(%init : tensor<4x4x4xf32>) {
  ^bb0(%a: f32, %b: f32, %sum: f32):
    %1 = arith.mulf %a, %b : f32
    %2 = arith.addf %sum, %1 : f32
    linalg.yield %2 : f32
  } -> tensor<4x4x4xf32>
  return %0 : tensor<4x4x4xf32>
}
func.func @sum(%x: tensor<2x4x4xf32>, %init: tensor<2xf32>) -> tensor<2xf32> {
  %0 = linalg.generic {indexing_maps = [affine_map<(m, h, w) -> (m, h, w)>, affine_map<(m, h, w) -> (m)>], iterator_types = ["parallel", "reduction", "reduction"]} ins(%x : tensor<2x4x4xf32>) outs(%init : tensor<2xf32>) {
  ^bb0(%a: f32, %sum: f32):
    %1 = arith.addf %sum, %a : f32
    linalg.yield %1 : f32
  } -> tensor<2xf32>
  return %0 : tensor<2xf32>
}
