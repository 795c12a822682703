// RUN: prelu-opt %s --prelu-cpu-pipeline="cpu=haswell stop-after=outline" | FileCheck %s

// The contraction, its window, the result without a batch of one, the epilogue;
// a size that only the run time knows is `d`.

// CHECK-LABEL: func.func @depthwise(
// CHECK:         call @depthwise_0_depthwise_conv2d_3x3_32x8x8_prelu(
func.func @depthwise(%x: tensor<1x32x10x10xf32>, %w: tensor<32x3x3xf32>, %o: tensor<1x32x8x8xf32>, %alpha: tensor<32xf32>) -> tensor<1x32x8x8xf32> {
  %0 = linalg.depthwise_conv_2d_nchw_chw ins(%x, %w : tensor<1x32x10x10xf32>, tensor<32x3x3xf32>) outs(%o : tensor<1x32x8x8xf32>) -> tensor<1x32x8x8xf32>
  %1 = prelu.prelu %0, %alpha {alpha_dims = array<i64: 1>} : tensor<1x32x8x8xf32>, tensor<32xf32>
  return %1 : tensor<1x32x8x8xf32>
}

// CHECK-LABEL: func.func @pointwise(
// CHECK:         call @pointwise_0_conv2d_1x1_16x8x8(
func.func @pointwise(%x: tensor<1x32x8x8xf32>, %w: tensor<16x32x1x1xf32>, %o: tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32> {
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x32x8x8xf32>, tensor<16x32x1x1xf32>) outs(%o : tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32>
  return %0 : tensor<1x16x8x8xf32>
}

// CHECK-LABEL: func.func @pool(
// CHECK:         call @pool_0_maxpool_2x2_2x32x4x4(
func.func @pool(%x: tensor<2x32x8x8xf32>, %o: tensor<2x32x4x4xf32>) -> tensor<2x32x4x4xf32> {
  %window = tensor.empty() : tensor<2x2xf32>
  %0 = linalg.pooling_nchw_max {strides = dense<2> : vector<2xi64>} ins(%x, %window : tensor<2x32x8x8xf32>, tensor<2x2xf32>) outs(%o : tensor<2x32x4x4xf32>) -> tensor<2x32x4x4xf32>
  return %0 : tensor<2x32x4x4xf32>
}

// CHECK-LABEL: func.func @matmul(
// CHECK:         call @matmul_0_matmul_dx64(
func.func @matmul(%x: tensor<?x32xf32>, %w: tensor<32x64xf32>, %o: tensor<?x64xf32>) -> tensor<?x64xf32> {
  %0 = linalg.matmul ins(%x, %w : tensor<?x32xf32>, tensor<32x64xf32>) outs(%o : tensor<?x64xf32>) -> tensor<?x64xf32>
  return %0 : tensor<?x64xf32>
}

// CHECK-LABEL: func.func @alone(
// CHECK-NOT:     memref.copy
// CHECK:         call @alone_0_elementwise_64_prelu(
func.func @alone(%x: tensor<8x8xf32>, %alpha: f32) -> tensor<8x8xf32> {
  %0 = prelu.prelu %x, %alpha : tensor<8x8xf32>, f32
  return %0 : tensor<8x8xf32>
}
