// RUN: prelu-opt %s --prelu-fold-data-movement --split-input-file | FileCheck %s

// A transposed weight is read where it lies.
// CHECK-LABEL: func @transpose(
// CHECK-NEXT:    tensor.empty
// CHECK-NEXT:    prelu.fused
// CHECK-NEXT:      %[[T:.*]] = linalg.transpose ins(%arg1 : tensor<16x8xf32>)
// CHECK-NEXT:      linalg.matmul ins(%arg0, %[[T]] :
func.func @transpose(%x: tensor<4x8xf32>, %w: tensor<16x8xf32>, %init: tensor<4x16xf32>) -> tensor<4x16xf32> {
  %e = tensor.empty() : tensor<8x16xf32>
  %t = linalg.transpose ins(%w : tensor<16x8xf32>) outs(%e : tensor<8x16xf32>) permutation = [1, 0]
  %y = prelu.fused {
    %0 = linalg.matmul ins(%x, %t : tensor<4x8xf32>, tensor<8x16xf32>) outs(%init : tensor<4x16xf32>) -> tensor<4x16xf32>
    prelu.yield %0 : tensor<4x16xf32>
  } : tensor<4x16xf32>
  return %y : tensor<4x16xf32>
}

// -----

// Padding moves in whatever its value, and stays outside for others too.
// CHECK-LABEL: func @padding(
// CHECK:         %[[P:.*]] = tensor.pad %arg0
// CHECK:         prelu.fused
// CHECK:           %[[IN:.*]] = tensor.pad %arg0 low[0, 0, 1, 1]
// CHECK:           linalg.conv_2d_nchw_fchw {{.*}}ins(%[[IN]], %arg1
// CHECK:         return %{{.*}}, %[[P]]
func.func @padding(%x: tensor<1x2x4x4xf32>, %w: tensor<3x2x3x3xf32>, %init: tensor<1x3x4x4xf32>) -> (tensor<1x3x4x4xf32>, tensor<1x2x6x6xf32>) {
  %one = arith.constant 1.0 : f32
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%a: index, %b: index, %c: index, %d: index):
    tensor.yield %one : f32
  } : tensor<1x2x4x4xf32> to tensor<1x2x6x6xf32>
  %y = prelu.fused {
    %0 = linalg.conv_2d_nchw_fchw ins(%p, %w : tensor<1x2x6x6xf32>, tensor<3x2x3x3xf32>) outs(%init : tensor<1x3x4x4xf32>) -> tensor<1x3x4x4xf32>
    prelu.yield %0 : tensor<1x3x4x4xf32>
  } : tensor<1x3x4x4xf32>
  return %y, %p : tensor<1x3x4x4xf32>, tensor<1x2x6x6xf32>
}

// -----

// What only the run time knows stays outside.
// CHECK-LABEL: func @dynamic(
// CHECK:         tensor.pad
// CHECK:         prelu.fused
// CHECK-NOT:       tensor.pad
// CHECK:           linalg.conv_2d_nchw_fchw
func.func @dynamic(%x: tensor<1x2x4x4xf32>, %n: index, %w: tensor<3x2x3x3xf32>, %init: tensor<1x3x?x4xf32>) -> tensor<1x3x?x4xf32> {
  %zero = arith.constant 0.0 : f32
  %p = tensor.pad %x low[0, 0, %n, 1] high[0, 0, 1, 1] {
  ^bb0(%a: index, %b: index, %c: index, %d: index):
    tensor.yield %zero : f32
  } : tensor<1x2x4x4xf32> to tensor<1x2x?x6xf32>
  %y = prelu.fused {
    %0 = linalg.conv_2d_nchw_fchw ins(%p, %w : tensor<1x2x?x6xf32>, tensor<3x2x3x3xf32>) outs(%init : tensor<1x3x?x4xf32>) -> tensor<1x3x?x4xf32>
    prelu.yield %0 : tensor<1x3x?x4xf32>
  } : tensor<1x3x?x4xf32>
  return %y : tensor<1x3x?x4xf32>
}
