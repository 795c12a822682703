// RUN: prelu-opt %s --prelu-collapse-dims --split-input-file | FileCheck %s

// CHECK-LABEL: func.func @per_channel(
// CHECK-SAME:      %[[X:[a-z0-9]*]]: tensor<2x64x5x7xf32>
// CHECK:         %[[FLAT:.*]] = tensor.collapse_shape %[[X]] {{\[\[}}0], [1], [2, 3]] : tensor<2x64x5x7xf32> into tensor<2x64x35xf32>
// CHECK:         %[[Y:.*]] = prelu.prelu %[[FLAT]], %{{.*}} {alpha_dims = array<i64: 1>} : tensor<2x64x35xf32>, tensor<64xf32>
// CHECK:         tensor.expand_shape %[[Y]] {{\[\[}}0], [1], [2, 3]] output_shape [2, 64, 5, 7]
func.func @per_channel(%x: tensor<2x64x5x7xf32>, %a: tensor<64xf32>) -> tensor<2x64x5x7xf32> {
  %y = prelu.prelu %x, %a {alpha_dims = array<i64: 1>} : tensor<2x64x5x7xf32>, tensor<64xf32>
  return %y : tensor<2x64x5x7xf32>
}

// -----

// Channels last: everything before them is one dimension, and theirs moves up.
// CHECK-LABEL: func.func @channels_last(
// CHECK:         prelu.prelu %{{.*}}, %{{.*}} {alpha_dims = array<i64: 1>} : tensor<70x64xf32>, tensor<64xf32>
func.func @channels_last(%x: tensor<2x5x7x64xf32>, %a: tensor<64xf32>) -> tensor<2x5x7x64xf32> {
  %y = prelu.prelu %x, %a {alpha_dims = array<i64: 3>} : tensor<2x5x7x64xf32>, tensor<64xf32>
  return %y : tensor<2x5x7x64xf32>
}

// -----

// CHECK-LABEL: func.func @scalar_alpha(
// CHECK:         prelu.prelu %{{.*}}, %{{.*}} : tensor<140xf32>, f32
func.func @scalar_alpha(%x: tensor<4x5x7xf32>, %a: f32) -> tensor<4x5x7xf32> {
  %y = prelu.prelu %x, %a : tensor<4x5x7xf32>, f32
  return %y : tensor<4x5x7xf32>
}

// -----

// CHECK-LABEL: func.func @backward(
// CHECK-COUNT-2: tensor.collapse_shape
// CHECK:         %[[DX:.*]], %[[DALPHA:.*]] = prelu.backward %{{.*}}, %{{.*}}, %{{.*}} {alpha_dims = array<i64: 1>} : tensor<2x64x35xf32>, tensor<64xf32>
// CHECK:         %[[WIDE:.*]] = tensor.expand_shape %[[DX]]
// CHECK:         return %[[WIDE]], %[[DALPHA]]
func.func @backward(%dy: tensor<2x64x5x7xf32>, %x: tensor<2x64x5x7xf32>, %a: tensor<64xf32>) -> (tensor<2x64x5x7xf32>, tensor<64xf32>) {
  %dx, %dalpha = prelu.backward %dy, %x, %a {alpha_dims = array<i64: 1>} : tensor<2x64x5x7xf32>, tensor<64xf32>
  return %dx, %dalpha : tensor<2x64x5x7xf32>, tensor<64xf32>
}

// -----

// A size that only the run time knows stays a dimension of its own; alone it does
// not stand in the way.
// CHECK-LABEL: func.func @dynamic(
// CHECK:         prelu.prelu %{{.*}} : tensor<2x64x?x7xf32>
// CHECK:         prelu.prelu %{{.*}} : tensor<?x64x35xf32>
func.func @dynamic(%x: tensor<2x64x?x7xf32>, %z: tensor<?x64x5x7xf32>, %a: tensor<64xf32>) -> (tensor<2x64x?x7xf32>, tensor<?x64x5x7xf32>) {
  %y = prelu.prelu %x, %a {alpha_dims = array<i64: 1>} : tensor<2x64x?x7xf32>, tensor<64xf32>
  %w = prelu.prelu %z, %a {alpha_dims = array<i64: 1>} : tensor<?x64x5x7xf32>, tensor<64xf32>
  return %y, %w : tensor<2x64x?x7xf32>, tensor<?x64x5x7xf32>
}

// -----

// Neither in a region, nor behind one, whose result may lie in another order.
// CHECK-LABEL: func.func @left(
// CHECK-NOT:     tensor.collapse_shape
func.func @left(%x: tensor<1x3x8x8xf32>, %w: tensor<4x3x1x1xf32>, %o: tensor<1x4x8x8xf32>, %a: tensor<4xf32>) -> tensor<1x4x8x8xf32> {
  %y = prelu.fused {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x8x8xf32>, tensor<4x3x1x1xf32>) outs(%o : tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32>
    %1 = prelu.prelu %0, %a {alpha_dims = array<i64: 1>} : tensor<1x4x8x8xf32>, tensor<4xf32>
    prelu.yield %1 : tensor<1x4x8x8xf32>
  } : tensor<1x4x8x8xf32>
  %z = prelu.prelu %y, %a {alpha_dims = array<i64: 1>} : tensor<1x4x8x8xf32>, tensor<4xf32>
  return %z : tensor<1x4x8x8xf32>
}
