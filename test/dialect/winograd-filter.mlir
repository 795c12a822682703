// RUN: prelu-opt %s | prelu-opt | FileCheck %s

// CHECK-LABEL: @square
// CHECK: prelu.winograd_filter %{{.*}} outputs 4 : tensor<2x36x64x32xf32> -> tensor<64x64x3x3xf32>
func.func @square(%u: tensor<2x36x64x32xf32>) -> tensor<64x64x3x3xf32> {
  %0 = prelu.winograd_filter %u outputs 4 : tensor<2x36x64x32xf32> -> tensor<64x64x3x3xf32>
  return %0 : tensor<64x64x3x3xf32>
}

// CHECK-LABEL: @line_of_two_filters
// CHECK: prelu.winograd_filter %{{.*}} outputs 2 : tensor<2x1x4x8x16xf32> -> tensor<2x16x8x3xf32>
func.func @line_of_two_filters(%u: tensor<2x1x4x8x16xf32>) -> tensor<2x16x8x3xf32> {
  %0 = prelu.winograd_filter %u outputs 2 : tensor<2x1x4x8x16xf32> -> tensor<2x16x8x3xf32>
  return %0 : tensor<2x16x8x3xf32>
}

// CHECK-LABEL: @tiles_of_six
// CHECK: prelu.winograd_filter %{{.*}} outputs 6 : tensor<1x64x8x16xf32> -> tensor<16x8x3x3xf32>
func.func @tiles_of_six(%u: tensor<1x64x8x16xf32>) -> tensor<16x8x3x3xf32> {
  %0 = prelu.winograd_filter %u outputs 6 : tensor<1x64x8x16xf32> -> tensor<16x8x3x3xf32>
  return %0 : tensor<16x8x3x3xf32>
}

// CHECK-LABEL: @workspace
// CHECK-SAME: %[[W:[a-z0-9]+]]: tensor<64xf32>
// CHECK: prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 4, 16, 3, 3, 4], lanes = 3, vector = 16, batch = [28, 14]>) workspace(%[[W]] : tensor<64xf32>) {
func.func @workspace(%w: tensor<64xf32>, %x: tensor<1x10x10x16xf32>, %f: tensor<3x3x16x16xf32>, %o: tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32> {
  %y = prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 4, 16, 3, 3, 4], lanes = 3, vector = 16, batch = [28, 14]>) workspace(%w : tensor<64xf32>) {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %f : tensor<1x10x10x16xf32>, tensor<3x3x16x16xf32>) outs(%o : tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32>
    prelu.yield %0 : tensor<1x8x8x16xf32>
  } : tensor<1x8x8x16xf32>
  return %y : tensor<1x8x8x16xf32>
}
