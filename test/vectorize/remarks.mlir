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
