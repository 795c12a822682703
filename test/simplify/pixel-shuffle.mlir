// RUN: prelu-opt %s --prelu-fold-pixel-shuffle --canonicalize --split-input-file | FileCheck %s

// Channels, rows, columns, as torch has it: the filters are split in the weights
// and the bias, and stored as rows and columns.
// CHECK-DAG:   #[[$BIAS:.+]] = affine_map<(d0, d1, d2, d3, d4, d5) -> (d1, d3, d5)>
// CHECK-DAG:   #[[$IMAGE:.+]] = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7, d8) -> (d0, d6, d1 + d7, d2 + d8)>
// CHECK-DAG:   #[[$WEIGHTS:.+]] = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7, d8) -> (d4, d3, d5, d6, d7, d8)>
// CHECK-DAG:   #[[$RESULT:.+]] = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7, d8) -> (d0, d4, d1, d3, d2, d5)>
// CHECK-LABEL: func.func @torch(
// CHECK-SAME:    %[[X:.+]]: tensor<1x3x10x10xf32>, %[[W:.+]]: tensor<16x3x3x3xf32>, %[[B:.+]]: tensor<16xf32>
// CHECK:         %[[EB:.+]] = tensor.expand_shape %[[B]] {{.*}} into tensor<4x2x2xf32>
// CHECK:         %[[INIT:.+]] = linalg.generic {indexing_maps = [#[[$BIAS]], {{.+}} ins(%[[EB]]
// CHECK:         %[[EW:.+]] = tensor.expand_shape %[[W]] {{.*}} into tensor<4x2x2x3x3x3xf32>
// CHECK:         %[[Y:.+]] = linalg.generic {indexing_maps = [#[[$IMAGE]], #[[$WEIGHTS]], #[[$RESULT]]]{{.*}} ins(%[[X]], %[[EW]] {{.*}} outs(%[[INIT]] : tensor<1x4x8x2x8x2xf32>)
// CHECK-NOT:     linalg.transpose
// CHECK:         tensor.collapse_shape %[[Y]] {{\[\[}}0], [1], [2, 3], [4, 5]]
func.func @torch(%x: tensor<1x3x10x10xf32>, %w: tensor<16x3x3x3xf32>, %b: tensor<16xf32>) -> tensor<1x4x16x16xf32> {
  %e = tensor.empty() : tensor<1x16x8x8xf32>
  %init = linalg.broadcast ins(%b : tensor<16xf32>) outs(%e : tensor<1x16x8x8xf32>) dimensions = [0, 2, 3]
  %y = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x10x10xf32>, tensor<16x3x3x3xf32>) outs(%init : tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32>
  %s = tensor.expand_shape %y [[0], [1, 2, 3], [4], [5]] output_shape [1, 4, 2, 2, 8, 8] : tensor<1x16x8x8xf32> into tensor<1x4x2x2x8x8xf32>
  %te = tensor.empty() : tensor<1x4x8x2x8x2xf32>
  %t = linalg.transpose ins(%s : tensor<1x4x2x2x8x8xf32>) outs(%te : tensor<1x4x8x2x8x2xf32>) permutation = [0, 1, 4, 2, 5, 3]
  %j = tensor.collapse_shape %t [[0], [1], [2, 3], [4, 5]] : tensor<1x4x8x2x8x2xf32> into tensor<1x4x16x16xf32>
  return %j : tensor<1x4x16x16xf32>
}

// -----

// Channels last, as TOSA has it.
// CHECK-DAG:   #[[$LAST:.+]] = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7, d8) -> (d0, d1, d3, d2, d4, d5)>
// CHECK-LABEL: func.func @tosa(
// CHECK:         linalg.generic {indexing_maps = [#{{.+}}, #{{.+}}, #[[$LAST]]]{{.*}} outs(%{{.+}} : tensor<2x8x2x7x2x5xf32>)
// CHECK-NOT:     linalg.transpose
func.func @tosa(%x: tensor<2x9x8x3xf32>, %w: tensor<20x2x2x3xf32>) -> tensor<2x16x14x5xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x8x7x20xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<2x8x7x20xf32>) -> tensor<2x8x7x20xf32>
  %y = linalg.conv_2d_nhwc_fhwc ins(%x, %w : tensor<2x9x8x3xf32>, tensor<20x2x2x3xf32>) outs(%init : tensor<2x8x7x20xf32>) -> tensor<2x8x7x20xf32>
  %s = tensor.expand_shape %y [[0], [1], [2], [3, 4, 5]] output_shape [2, 8, 7, 2, 2, 5] : tensor<2x8x7x20xf32> into tensor<2x8x7x2x2x5xf32>
  %te = tensor.empty() : tensor<2x8x2x7x2x5xf32>
  %t = linalg.transpose ins(%s : tensor<2x8x7x2x2x5xf32>) outs(%te : tensor<2x8x2x7x2x5xf32>) permutation = [0, 1, 3, 2, 4, 5]
  %j = tensor.collapse_shape %t [[0], [1, 2], [3, 4], [5]] : tensor<2x8x2x7x2x5xf32> into tensor<2x16x14x5xf32>
  return %j : tensor<2x16x14x5xf32>
}

// -----

// Accumulators that start from an image of their own.
// CHECK-LABEL: func.func @image_init(
// CHECK:         linalg.conv_2d_nchw_fchw
// CHECK:         linalg.transpose
func.func @image_init(%x: tensor<1x3x8x8xf32>, %w: tensor<4x3x1x1xf32>, %init: tensor<1x4x8x8xf32>) -> tensor<1x1x16x16xf32> {
  %y = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x8x8xf32>, tensor<4x3x1x1xf32>) outs(%init : tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32>
  %s = tensor.expand_shape %y [[0], [1, 2, 3], [4], [5]] output_shape [1, 1, 2, 2, 8, 8] : tensor<1x4x8x8xf32> into tensor<1x1x2x2x8x8xf32>
  %te = tensor.empty() : tensor<1x1x8x2x8x2xf32>
  %t = linalg.transpose ins(%s : tensor<1x1x2x2x8x8xf32>) outs(%te : tensor<1x1x8x2x8x2xf32>) permutation = [0, 1, 4, 2, 5, 3]
  %j = tensor.collapse_shape %t [[0], [1], [2, 3], [4, 5]] : tensor<1x1x8x2x8x2xf32> into tensor<1x1x16x16xf32>
  return %j : tensor<1x1x16x16xf32>
}

// -----

// The heads of an attention are no pixels.
// CHECK-LABEL: func.func @heads(
// CHECK:         linalg.matmul
// CHECK:         linalg.transpose
func.func @heads(%x: tensor<8x16xf32>, %w: tensor<16x12xf32>) -> tensor<24x4xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x12xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<8x12xf32>) -> tensor<8x12xf32>
  %y = linalg.matmul ins(%x, %w : tensor<8x16xf32>, tensor<16x12xf32>) outs(%init : tensor<8x12xf32>) -> tensor<8x12xf32>
  %s = tensor.expand_shape %y [[0], [1, 2]] output_shape [8, 3, 4] : tensor<8x12xf32> into tensor<8x3x4xf32>
  %te = tensor.empty() : tensor<3x8x4xf32>
  %t = linalg.transpose ins(%s : tensor<8x3x4xf32>) outs(%te : tensor<3x8x4xf32>) permutation = [1, 0, 2]
  %j = tensor.collapse_shape %t [[0, 1], [2]] : tensor<3x8x4xf32> into tensor<24x4xf32>
  return %j : tensor<24x4xf32>
}

// -----

// Upstream's fusion moves the collapse_shape behind what follows element by
// element.
// CHECK-LABEL: func.func @elementwise_before_collapse(
// CHECK:         %[[Y:.+]] = linalg.generic {{.*}} iterator_types = [{{.*}}"reduction"{{.*}} outs(%{{.+}} : tensor<1x4x8x2x8x2xf32>)
// CHECK-NOT:     linalg.transpose
// CHECK:         %[[P:.+]] = prelu.prelu %[[Y]], %{{.+}} {alpha_dims = array<i64: 1>}
// CHECK:         %[[S:.+]] = linalg.generic {{.*}} ins(%{{.+}}, %[[P]] : tensor<1x4x8x2x8x2xf32>, tensor<1x4x8x2x8x2xf32>)
// CHECK:         tensor.collapse_shape %[[S]] {{\[\[}}0], [1], [2, 3], [4, 5]]
#id = affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1, d2, d3, d4, d5)>
func.func @elementwise_before_collapse(%x: tensor<1x3x10x10xf32>, %w: tensor<16x3x3x3xf32>, %alpha: tensor<4xf32>, %r: tensor<1x4x8x2x8x2xf32>) -> tensor<1x4x16x16xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1x16x8x8xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32>
  %y = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x10x10xf32>, tensor<16x3x3x3xf32>) outs(%init : tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32>
  %s = tensor.expand_shape %y [[0], [1, 2, 3], [4], [5]] output_shape [1, 4, 2, 2, 8, 8] : tensor<1x16x8x8xf32> into tensor<1x4x2x2x8x8xf32>
  %te = tensor.empty() : tensor<1x4x8x2x8x2xf32>
  %t = linalg.transpose ins(%s : tensor<1x4x2x2x8x8xf32>) outs(%te : tensor<1x4x8x2x8x2xf32>) permutation = [0, 1, 4, 2, 5, 3]
  %p = prelu.prelu %t, %alpha {alpha_dims = array<i64: 1>} : tensor<1x4x8x2x8x2xf32>, tensor<4xf32>
  %a = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel", "parallel"]}
      ins(%r, %p : tensor<1x4x8x2x8x2xf32>, tensor<1x4x8x2x8x2xf32>) outs(%te : tensor<1x4x8x2x8x2xf32>) {
  ^bb0(%left: f32, %right: f32, %out: f32):
    %sum = arith.addf %left, %right : f32
    linalg.yield %sum : f32
  } -> tensor<1x4x8x2x8x2xf32>
  %j = tensor.collapse_shape %a [[0], [1], [2, 3], [4, 5]] : tensor<1x4x8x2x8x2xf32> into tensor<1x4x16x16xf32>
  return %j : tensor<1x4x16x16xf32>
}
