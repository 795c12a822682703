// Rows of a depthwise convolution whose lines are in each other's way.
// RUN: prelu-opt %s --prelu-select-schedule | FileCheck %s

module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32, l2_bytes_per_cycle = 32.0>>} {

// Pixels of 512 channels are 2 KiB apart: their lines have two places in a way of
// the first cache. Two windows of 3x3 have 12 lines, and 2 of the result; three
// have 15 and 3, more than 16. Registers lie side by side instead.
// CHECK-LABEL: func.func @wide(
// CHECK:         tile = [1, 1, 2, 64, 3, 3], lanes = 3
func.func @wide(%x: tensor<1x16x16x512xf32>, %w: tensor<3x3x512xf32>, %y: tensor<1x14x14x512xf32>) -> tensor<1x14x14x512xf32> {
  %0 = prelu.fused {
    %1 = linalg.depthwise_conv_2d_nhwc_hwc ins(%x, %w : tensor<1x16x16x512xf32>, tensor<3x3x512xf32>) outs(%y : tensor<1x14x14x512xf32>) -> tensor<1x14x14x512xf32>
    prelu.yield %1 : tensor<1x14x14x512xf32>
  } : tensor<1x14x14x512xf32>
  return %0 : tensor<1x14x14x512xf32>
}

// Dilated windows share no line: three for each row, and one of the result.
// CHECK-LABEL: func.func @dilated(
// CHECK:         tile = [1, 4, 1, 32, 3, 1], lanes = 3
func.func @dilated(%x: tensor<1x96x1x512xf32>, %w: tensor<3x1x512xf32>, %y: tensor<1x64x1x512xf32>) -> tensor<1x64x1x512xf32> {
  %0 = prelu.fused {
    %1 = linalg.depthwise_conv_2d_nhwc_hwc {dilations = dense<[16, 1]> : vector<2xi64>} ins(%x, %w : tensor<1x96x1x512xf32>, tensor<3x1x512xf32>) outs(%y : tensor<1x64x1x512xf32>) -> tensor<1x64x1x512xf32>
    prelu.yield %1 : tensor<1x64x1x512xf32>
  } : tensor<1x64x1x512xf32>
  return %0 : tensor<1x64x1x512xf32>
}

// Pixels of 64 channels have 16 places in a way: eight of them share the
// weights' registers.
// CHECK-LABEL: func.func @narrow(
// CHECK:         tile = [1, 1, 8, 16, 3, 3], lanes = 3
func.func @narrow(%x: tensor<1x58x58x64xf32>, %w: tensor<3x3x64xf32>, %y: tensor<1x56x56x64xf32>) -> tensor<1x56x56x64xf32> {
  %0 = prelu.fused {
    %1 = linalg.depthwise_conv_2d_nhwc_hwc ins(%x, %w : tensor<1x58x58x64xf32>, tensor<3x3x64xf32>) outs(%y : tensor<1x56x56x64xf32>) -> tensor<1x56x56x64xf32>
    prelu.yield %1 : tensor<1x56x56x64xf32>
  } : tensor<1x56x56x64xf32>
  return %0 : tensor<1x56x56x64xf32>
}
}
