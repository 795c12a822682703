// What runs along the lanes is one choice for the function.
// RUN: prelu-opt %s --split-input-file --prelu-select-schedule=winograd=0 | FileCheck %s
// RUN: prelu-opt %s --split-input-file --prelu-select-schedule=winograd=0 --prelu-print-cost-model -o /dev/null 2>&1 | FileCheck %s --check-prefix=COST

// The channels would be best for the convolution alone, and the depthwise
// convolution would then take them too; but its result is wanted in rows, for
// which it would be copied. With rows on the lanes of both nothing is.
// CHECK-LABEL: func.func @rows_for_both(
// CHECK:         prelu.fused schedule(<{{.*}}lanes = 3,
// CHECK-NEXT:      linalg.conv_2d_nchw_fchw
// CHECK:         prelu.fused schedule(<{{.*}}lanes = 2,
// CHECK-NEXT:      linalg.depthwise_conv_2d_nchw_chw
// COST: linalg.conv_2d_nchw_fchw
// COST: {{^}}  lanes 1, vector 8: 28339 cycles{{$}}
// COST: {{^}}* lanes 3, vector 8: 32237 cycles{{$}}
// COST: linalg.depthwise_conv_2d_nchw_chw
// COST: {{^}}  lanes 3, vector 8: 20794 cycles and 16566 for copies{{$}}
// COST: {{^}}* lanes 2, vector 8: 23764 cycles{{$}}
// COST: all kernels: 56001 cycles and 0 for copies
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "haswell", features = "",
    threads = 1, core = <vector_bits = 256, fmas_per_cycle = 2.0, fma_latency = 5, straddling_loads = 2.0, l2_bytes = 262144, l3_bytes = 4194304>>} {
func.func @rows_for_both(%x: tensor<1x3x32x32xf32>, %i: tensor<1x16x30x30xf32>, %j: tensor<1x16x28x28xf32>) -> tensor<1x16x28x28xf32> {
  %w = arith.constant dense<0.5> : tensor<16x3x3x3xf32>
  %d = arith.constant dense<0.25> : tensor<16x3x3xf32>
  %y = prelu.fused {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x32x32xf32>, tensor<16x3x3x3xf32>) outs(%i : tensor<1x16x30x30xf32>) -> tensor<1x16x30x30xf32>
    prelu.yield %0 : tensor<1x16x30x30xf32>
  } : tensor<1x16x30x30xf32>
  %z = prelu.fused {
    %0 = linalg.depthwise_conv_2d_nchw_chw ins(%y, %d : tensor<1x16x30x30xf32>, tensor<16x3x3xf32>) outs(%j : tensor<1x16x28x28xf32>) -> tensor<1x16x28x28xf32>
    prelu.yield %0 : tensor<1x16x28x28xf32>
  } : tensor<1x16x28x28xf32>
  return %z : tensor<1x16x28x28xf32>
}
}

// -----

// Of the ways in which eight results may lie the 64 cheapest all have channels
// innermost in some, up to the return, for which these are turned back. The
// choice that is best for each alone stays among them.
// CHECK-LABEL: func.func @many_live(
// CHECK-NOT:     lanes = 1,
// CHECK:         return
// COST: all kernels: 257895 cycles and 0 for copies
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "haswell", features = "",
    threads = 1, core = <vector_bits = 256, fmas_per_cycle = 2.0, fma_latency = 5, straddling_loads = 2.0, l2_bytes = 262144, l3_bytes = 4194304>>} {
func.func @many_live(%x: tensor<1x3x32x32xf32>, %i: tensor<1x16x30x30xf32>) -> (tensor<1x16x30x30xf32>, tensor<1x16x30x30xf32>, tensor<1x16x30x30xf32>, tensor<1x16x30x30xf32>, tensor<1x16x30x30xf32>, tensor<1x16x30x30xf32>, tensor<1x16x30x30xf32>, tensor<1x16x30x30xf32>) {
  %w = arith.constant dense<0.5> : tensor<16x3x3x3xf32>
  %y0 = prelu.fused {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x32x32xf32>, tensor<16x3x3x3xf32>) outs(%i : tensor<1x16x30x30xf32>) -> tensor<1x16x30x30xf32>
    prelu.yield %0 : tensor<1x16x30x30xf32>
  } : tensor<1x16x30x30xf32>
  %y1 = prelu.fused {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x32x32xf32>, tensor<16x3x3x3xf32>) outs(%i : tensor<1x16x30x30xf32>) -> tensor<1x16x30x30xf32>
    prelu.yield %0 : tensor<1x16x30x30xf32>
  } : tensor<1x16x30x30xf32>
  %y2 = prelu.fused {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x32x32xf32>, tensor<16x3x3x3xf32>) outs(%i : tensor<1x16x30x30xf32>) -> tensor<1x16x30x30xf32>
    prelu.yield %0 : tensor<1x16x30x30xf32>
  } : tensor<1x16x30x30xf32>
  %y3 = prelu.fused {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x32x32xf32>, tensor<16x3x3x3xf32>) outs(%i : tensor<1x16x30x30xf32>) -> tensor<1x16x30x30xf32>
    prelu.yield %0 : tensor<1x16x30x30xf32>
  } : tensor<1x16x30x30xf32>
  %y4 = prelu.fused {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x32x32xf32>, tensor<16x3x3x3xf32>) outs(%i : tensor<1x16x30x30xf32>) -> tensor<1x16x30x30xf32>
    prelu.yield %0 : tensor<1x16x30x30xf32>
  } : tensor<1x16x30x30xf32>
  %y5 = prelu.fused {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x32x32xf32>, tensor<16x3x3x3xf32>) outs(%i : tensor<1x16x30x30xf32>) -> tensor<1x16x30x30xf32>
    prelu.yield %0 : tensor<1x16x30x30xf32>
  } : tensor<1x16x30x30xf32>
  %y6 = prelu.fused {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x32x32xf32>, tensor<16x3x3x3xf32>) outs(%i : tensor<1x16x30x30xf32>) -> tensor<1x16x30x30xf32>
    prelu.yield %0 : tensor<1x16x30x30xf32>
  } : tensor<1x16x30x30xf32>
  %y7 = prelu.fused {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x32x32xf32>, tensor<16x3x3x3xf32>) outs(%i : tensor<1x16x30x30xf32>) -> tensor<1x16x30x30xf32>
    prelu.yield %0 : tensor<1x16x30x30xf32>
  } : tensor<1x16x30x30xf32>
  return %y0, %y1, %y2, %y3, %y4, %y5, %y6, %y7 : tensor<1x16x30x30xf32>, tensor<1x16x30x30xf32>, tensor<1x16x30x30xf32>, tensor<1x16x30x30xf32>, tensor<1x16x30x30xf32>, tensor<1x16x30x30xf32>, tensor<1x16x30x30xf32>, tensor<1x16x30x30xf32>
}
}
