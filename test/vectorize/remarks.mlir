// RUN: prelu-opt %s --prelu-vectorize --mlir-disable-threading --remarks-filter='prelu-.*' 2>%t | FileCheck %s
// RUN: FileCheck %s --check-prefix=REMARK --input-file=%t

// Pools in a region are for GPUs.
// CHECK-LABEL: func @pool(
// CHECK-NOT:     prelu.fused
// CHECK:         linalg.conv_2d_nhwc_hwcf
// CHECK:         linalg.pooling_nhwc_max
// REMARK: [Missed] NotVectorized | Category:prelu-vectorize | Reason="it pools what it computes", Suggestion="it is computed by scalar loops"
func.func @pool(%x: tensor<1x8x8x4xf32>, %w: tensor<1x1x4x4xf32>, %c: tensor<1x8x8x4xf32>, %window: tensor<2x2xf32>, %d: tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32> {
  %y = prelu.fused {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x8x8x4xf32>, tensor<1x1x4x4xf32>) outs(%c : tensor<1x8x8x4xf32>) -> tensor<1x8x8x4xf32>
    %1 = linalg.pooling_nhwc_max {strides = dense<2> : vector<2xi64>} ins(%0, %window : tensor<1x8x8x4xf32>, tensor<2x2xf32>) outs(%d : tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
    prelu.yield %1 : tensor<1x4x4x4xf32>
  } : tensor<1x4x4x4xf32>
  return %y : tensor<1x4x4x4xf32>
}

// No tensor from outside tells how often the reduction runs: the padding, of what
// the region itself has turned, has no size there.
// CHECK-LABEL: func @unknown_extent(
// CHECK-NOT:     prelu.fused
// CHECK:         linalg.matmul
// REMARK: [Missed] NotVectorized | Category:prelu-vectorize | Reason="it has a loop whose extent no operand fixes", Suggestion="it is computed by scalar loops"
func.func @unknown_extent(%x: tensor<?x4xf32>, %w: tensor<16x?xf32>, %e: tensor<4x?xf32>, %f: tensor<?x16xf32>, %o: tensor<4x16xf32>) -> tensor<4x16xf32> {
  %zero = arith.constant 0.0 : f32
  %y = prelu.fused schedule(<algorithm = direct, tile = [4, 16, 1], lanes = 1, vector = 16>) {
    %xt = linalg.transpose ins(%x : tensor<?x4xf32>) outs(%e : tensor<4x?xf32>) permutation = [1, 0]
    %wt = linalg.transpose ins(%w : tensor<16x?xf32>) outs(%f : tensor<?x16xf32>) permutation = [1, 0]
    %a = tensor.pad %xt low[0, 0] high[0, 1] {
    ^bb0(%i: index, %j: index):
      tensor.yield %zero : f32
    } : tensor<4x?xf32> to tensor<4x?xf32>
    %b = tensor.pad %wt low[0, 0] high[1, 0] {
    ^bb0(%i: index, %j: index):
      tensor.yield %zero : f32
    } : tensor<?x16xf32> to tensor<?x16xf32>
    %0 = linalg.matmul ins(%a, %b : tensor<4x?xf32>, tensor<?x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
    prelu.yield %0 : tensor<4x16xf32>
  } : tensor<4x16xf32>
  return %y : tensor<4x16xf32>
}
