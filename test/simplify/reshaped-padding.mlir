// RUN: prelu-opt %s --prelu-simplify --canonicalize --split-input-file | FileCheck %s

// What linalg-fold-unit-extent-dims makes of a padded image of batch 1.
// CHECK-LABEL: func.func @unit_dim(
// CHECK-SAME:    %[[X:.+]]: tensor<1x8x8x3xf32>)
// CHECK:         %[[P:.+]] = tensor.pad %[[X]] low[0, 1, 2, 0] high[0, 3, 4, 0]
// CHECK:         return %[[P]] : tensor<1x12x14x3xf32>
func.func @unit_dim(%x: tensor<1x8x8x3xf32>) -> tensor<1x12x14x3xf32> {
  %zero = arith.constant 0.0 : f32
  %c = tensor.collapse_shape %x [[0, 1], [2], [3]] : tensor<1x8x8x3xf32> into tensor<8x8x3xf32>
  %p = tensor.pad %c low[1, 2, 0] high[3, 4, 0] {
  ^bb0(%i: index, %j: index, %k: index):
    tensor.yield %zero : f32
  } : tensor<8x8x3xf32> to tensor<12x14x3xf32>
  %e = tensor.expand_shape %p [[0, 1], [2], [3]] output_shape [1, 12, 14, 3] : tensor<12x14x3xf32> into tensor<1x12x14x3xf32>
  return %e : tensor<1x12x14x3xf32>
}

// -----

// Groups of a convolution beside the padded dimensions.
// CHECK-LABEL: func.func @groups(
// CHECK-SAME:    %[[X:.+]]: tensor<1x8x6x6xf32>)
// CHECK:         %[[E:.+]] = tensor.expand_shape %[[X]]
// CHECK:         %[[P:.+]] = tensor.pad %[[E]] low[0, 0, 0, 1, 1] high[0, 0, 0, 1, 1]
// CHECK:         return %[[P]]
func.func @groups(%x: tensor<1x8x6x6xf32>) -> tensor<1x2x4x8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero : f32
  } : tensor<1x8x6x6xf32> to tensor<1x8x8x8xf32>
  %e = tensor.expand_shape %p [[0], [1, 2], [3], [4]] output_shape [1, 2, 4, 8, 8] : tensor<1x8x8x8xf32> into tensor<1x2x4x8x8xf32>
  return %e : tensor<1x2x4x8x8xf32>
}

// -----

// A row more of a joined dimension is none of the two.
// CHECK-LABEL: func.func @joined(
// CHECK:         tensor.collapse_shape
// CHECK-NEXT:    tensor.pad
func.func @joined(%x: tensor<4x8xf32>) -> tensor<33xf32> {
  %zero = arith.constant 0.0 : f32
  %c = tensor.collapse_shape %x [[0, 1]] : tensor<4x8xf32> into tensor<32xf32>
  %p = tensor.pad %c low[0] high[1] {
  ^bb0(%i: index):
    tensor.yield %zero : f32
  } : tensor<32xf32> to tensor<33xf32>
  return %p : tensor<33xf32>
}

// -----

// The size is known behind the pad's source only.
// CHECK-LABEL: func.func @size_behind_source(
// CHECK:         %[[P:.+]] = tensor.pad
// CHECK:         tensor.expand_shape %[[P]]
func.func @size_behind_source(%x: tensor<?x1xf32>) -> tensor<?x1x3xf32> {
  %one = arith.constant 1.0 : f32
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x1xf32>
  %p = tensor.pad %x low[0, 1] high[0, 1] {
  ^bb0(%i: index, %j: index):
    tensor.yield %one : f32
  } : tensor<?x1xf32> to tensor<?x3xf32>
  %e = tensor.expand_shape %p [[0, 1], [2]] output_shape [%n, 1, 3] : tensor<?x3xf32> into tensor<?x1x3xf32>
  return %e : tensor<?x1x3xf32>
}

// -----

// CHECK-LABEL: func.func @size_of_argument(
// CHECK:         %[[E:.+]] = tensor.expand_shape
// CHECK:         tensor.pad %[[E]]
func.func @size_of_argument(%x: tensor<?x1xf32>, %n: index) -> tensor<?x1x3xf32> {
  %one = arith.constant 1.0 : f32
  %p = tensor.pad %x low[0, 1] high[0, 1] {
  ^bb0(%i: index, %j: index):
    tensor.yield %one : f32
  } : tensor<?x1xf32> to tensor<?x3xf32>
  %e = tensor.expand_shape %p [[0, 1], [2]] output_shape [%n, 1, 3] : tensor<?x3xf32> into tensor<?x1x3xf32>
  return %e : tensor<?x1x3xf32>
}

// -----

// A fused region reads around its padding, but not through a reshape: what stands
// outside stays there.
// CHECK-LABEL: func.func @in_region(
// CHECK:         tensor.collapse_shape
// CHECK:         prelu.fused
// CHECK-NEXT:      tensor.pad
// CHECK-NOT:       tensor.collapse_shape
func.func @in_region(%x: tensor<1x2x8x4xf32>, %w: tensor<3x4x5xf32>, %init: tensor<2x8x5xf32>) -> tensor<2x8x5xf32> {
  %zero = arith.constant 0.0 : f32
  %c = tensor.collapse_shape %x [[0, 1], [2], [3]] : tensor<1x2x8x4xf32> into tensor<2x8x4xf32>
  %0 = prelu.fused {
    %p = tensor.pad %c low[0, 1, 0] high[0, 1, 0] {
    ^bb0(%i: index, %j: index, %k: index):
      tensor.yield %zero : f32
    } : tensor<2x8x4xf32> to tensor<2x10x4xf32>
    %y = linalg.conv_1d_nwc_wcf {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>}
      ins(%p, %w : tensor<2x10x4xf32>, tensor<3x4x5xf32>) outs(%init : tensor<2x8x5xf32>) -> tensor<2x8x5xf32>
    prelu.yield %y : tensor<2x8x5xf32>
  } : tensor<2x8x5xf32>
  return %0 : tensor<2x8x5xf32>
}
