// RUN: prelu-opt %s --prelu-simplify --canonicalize --split-input-file | FileCheck %s

// torch's ceil_mode, where it changes nothing.
// CHECK-LABEL: func @unread(
// CHECK-NOT:     tensor.pad
// CHECK:         linalg.pooling_nchw_max {{.*}} ins(%arg0, %{{.*}} : tensor<1x4x10x12xf32>, tensor<2x2xf32>)
func.func @unread(%x: tensor<1x4x10x12xf32>, %window: tensor<2x2xf32>, %e: tensor<1x4x5x6xf32>) -> tensor<1x4x5x6xf32> {
  %min = arith.constant 0xFF800000 : f32
  %p = tensor.pad %x low[0, 0, 0, 0] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %min : f32
  } : tensor<1x4x10x12xf32> to tensor<1x4x11x13xf32>
  %0 = linalg.pooling_nchw_max {strides = dense<2> : vector<2xi64>} ins(%p, %window : tensor<1x4x11x13xf32>, tensor<2x2xf32>) outs(%e : tensor<1x4x5x6xf32>) -> tensor<1x4x5x6xf32>
  return %0 : tensor<1x4x5x6xf32>
}

// -----

// One column of windows more reads the padding.
// CHECK-LABEL: func @read(
// CHECK:         %[[PAD:.+]] = tensor.pad
// CHECK:         linalg.pooling_nchw_max {{.*}} ins(%[[PAD]],
func.func @read(%x: tensor<1x4x10x11xf32>, %window: tensor<2x2xf32>, %e: tensor<1x4x5x6xf32>) -> tensor<1x4x5x6xf32> {
  %min = arith.constant 0xFF800000 : f32
  %p = tensor.pad %x low[0, 0, 0, 0] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %min : f32
  } : tensor<1x4x10x11xf32> to tensor<1x4x11x12xf32>
  %0 = linalg.pooling_nchw_max {strides = dense<2> : vector<2xi64>} ins(%p, %window : tensor<1x4x11x12xf32>, tensor<2x2xf32>) outs(%e : tensor<1x4x5x6xf32>) -> tensor<1x4x5x6xf32>
  return %0 : tensor<1x4x5x6xf32>
}

// -----

// CHECK-LABEL: func @in_front(
// CHECK:         tensor.pad
func.func @in_front(%x: tensor<1x4x10x12xf32>, %window: tensor<2x2xf32>, %e: tensor<1x4x5x6xf32>) -> tensor<1x4x5x6xf32> {
  %min = arith.constant 0xFF800000 : f32
  %p = tensor.pad %x low[0, 0, 1, 0] high[0, 0, 0, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %min : f32
  } : tensor<1x4x10x12xf32> to tensor<1x4x11x13xf32>
  %0 = linalg.pooling_nchw_max {strides = dense<2> : vector<2xi64>} ins(%p, %window : tensor<1x4x11x13xf32>, tensor<2x2xf32>) outs(%e : tensor<1x4x5x6xf32>) -> tensor<1x4x5x6xf32>
  return %0 : tensor<1x4x5x6xf32>
}

// -----

// Only the run time knows how far the windows reach.
// CHECK-LABEL: func @dynamic(
// CHECK:         tensor.pad
func.func @dynamic(%x: tensor<1x4x?x12xf32>, %window: tensor<2x2xf32>, %e: tensor<1x4x?x6xf32>) -> tensor<1x4x?x6xf32> {
  %min = arith.constant 0xFF800000 : f32
  %p = tensor.pad %x low[0, 0, 0, 0] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %min : f32
  } : tensor<1x4x?x12xf32> to tensor<1x4x?x13xf32>
  %0 = linalg.pooling_nchw_max {strides = dense<2> : vector<2xi64>} ins(%p, %window : tensor<1x4x?x13xf32>, tensor<2x2xf32>) outs(%e : tensor<1x4x?x6xf32>) -> tensor<1x4x?x6xf32>
  return %0 : tensor<1x4x?x6xf32>
}
