// RUN: prelu-opt %s --prelu-select-schedule --prelu-print-cost-model=tiles=40 --remarks-filter=prelu-select-schedule -o /dev/null 2>&1 | FileCheck %s

// The image comes from a region that holds its channels innermost: its rows lie
// 4 KiB apart, and of these no more than seven are read at a time. The remark
// said what 14 rows take, which the other layout would have had.

// CHECK: remark: [Analysis] Scheduled {{.*}}EstimatedCycles=[[CYCLES:[0-9]+]], {{.*}}14 accumulators{{.*}}tile = [1, 32, 1, 7, 8, 1, 1], lanes = 1
// CHECK: region at {{.*}}, linalg.conv_2d_nchw_fchw
// CHECK: {{^}}*   1 x 7 rows x 2 registers: [[CYCLES]]{{$}}
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4",
    features = "", threads = 1, core = <vector_bits = 512, vector_registers = 32>>} {
func.func @rows_far_apart(%x: tensor<1x1024x14x14xf32>, %w: tensor<32x1024x1x1xf32>,
    %init: tensor<1x32x14x14xf32>) -> tensor<1x32x14x14xf32> {
  %empty = tensor.empty() : tensor<1x1024x14x14xf32>
  %y = prelu.fused schedule(<algorithm = direct, tile = [1, 16, 1, 1], lanes = 1, vector = 16>) {
    %0 = linalg.exp ins(%x : tensor<1x1024x14x14xf32>) outs(%empty : tensor<1x1024x14x14xf32>) -> tensor<1x1024x14x14xf32>
    prelu.yield %0 : tensor<1x1024x14x14xf32>
  } : tensor<1x1024x14x14xf32>
  %z = prelu.fused {
    %0 = linalg.conv_2d_nchw_fchw ins(%y, %w : tensor<1x1024x14x14xf32>, tensor<32x1024x1x1xf32>)
        outs(%init : tensor<1x32x14x14xf32>) -> tensor<1x32x14x14xf32>
    prelu.yield %0 : tensor<1x32x14x14xf32>
  } : tensor<1x32x14x14xf32>
  return %z : tensor<1x32x14x14xf32>
}
}
