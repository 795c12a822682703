// Which convolutions are left to Winograd's algorithm, and why others are not.
// RUN: prelu-opt %s --split-input-file --prelu-select-schedule | FileCheck %s
// RUN: prelu-opt %s --split-input-file --prelu-select-schedule=winograd=2 | FileCheck %s --check-prefix=SMALL
// RUN: prelu-opt %s --split-input-file --prelu-select-schedule=winograd=6 | FileCheck %s --check-prefix=LARGE
// RUN: prelu-opt %s --split-input-file --prelu-select-schedule=winograd=0 | FileCheck %s --check-prefix=NONE
// RUN: prelu-opt %s --split-input-file --prelu-select-schedule --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK
// RUN: prelu-opt %s --split-input-file --prelu-select-schedule=winograd=0 --remarks-filter='prelu-.*' 2>&1 >/dev/null | FileCheck %s --check-prefix=QUIET
// RUN: not prelu-opt %s --prelu-select-schedule=winograd=3 --split-input-file 2>&1 | FileCheck %s --check-prefix=ERROR
// RUN: prelu-opt %s --split-input-file --prelu-select-schedule --prelu-print-cost-model 2>&1 >/dev/null | FileCheck %s --check-prefix=COST

// ERROR: error: expects winograd to be 0, 2, 4 or 6, got 3
// NONE-NOT: algorithm = winograd
// QUIET-NOT: NotWinograd

// A filter that stays in the second cache while the image streams past.

// CHECK-LABEL: func.func @image
// CHECK: prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 4, 32, 3, 3, 8], lanes = 3, vector = 16, batch = [7, 7], operands = [as_it_lies, transformed]>)
// LARGE-LABEL: func.func @image
// LARGE: prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 4, {{.*}}>)
// SMALL-LABEL: func.func @image
// SMALL: prelu.fused schedule(<algorithm = winograd, tile = [1, 2, 2, {{[0-9]+}}, 3, 3, {{[0-9]+}}], lanes = 3, vector = 16, batch = [{{[0-9]+, [0-9]+}}], operands = [as_it_lies, transformed]>)
// REMARK: remark: [Analysis] Scheduled | {{.*}}Remark="'linalg.conv_2d_nhwc_hwcf': Winograd's algorithm, which rounds differently, in tiles of 4 along the window, 7 at a time, loop 3 on the lanes, 14 accumulators"
// COST: {{^}}  lanes 3, vector 16: {{[0-9]+}} cycles
// COST: {{^}}* winograd 4, vector 16, batch 7, 7 rows x 2 registers: {{[0-9]+}} cycles{{$}}
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "",
    threads = 1, core = <vector_bits = 512, vector_registers = 32>>} {
func.func @image(%x: tensor<1x58x58x64xf32>, %o: tensor<1x56x56x64xf32>) -> tensor<1x56x56x64xf32> {
  %w = arith.constant dense<0.5> : tensor<3x3x64x64xf32>
  %y = prelu.fused {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x58x58x64xf32>, tensor<3x3x64x64xf32>) outs(%o : tensor<1x56x56x64xf32>) -> tensor<1x56x56x64xf32>
    prelu.yield %0 : tensor<1x56x56x64xf32>
  } : tensor<1x56x56x64xf32>
  return %y : tensor<1x56x56x64xf32>
}
}

// -----

// Threads share rows of tiles, which do not overlap, two parts of seven.

// CHECK-LABEL: func.func @shared_rows
// CHECK: prelu.fused schedule(<algorithm = winograd, {{.*}}parallel = [1], chunk = [7], batch = {{.*}}>)
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "",
    threads = 2, core = <vector_bits = 512, vector_registers = 32>>} {
func.func @shared_rows(%x: tensor<1x58x58x64xf32>, %o: tensor<1x56x56x64xf32>) -> tensor<1x56x56x64xf32> {
  %w = arith.constant dense<0.5> : tensor<3x3x64x64xf32>
  %y = prelu.fused {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x58x58x64xf32>, tensor<3x3x64x64xf32>) outs(%o : tensor<1x56x56x64xf32>) -> tensor<1x56x56x64xf32>
    prelu.yield %0 : tensor<1x56x56x64xf32>
  } : tensor<1x56x56x64xf32>
  return %y : tensor<1x56x56x64xf32>
}
}

// -----

// Where tiles overlap, panels of output channels.

// CHECK-LABEL: func.func @shared_channels
// CHECK: prelu.fused schedule(<algorithm = winograd, {{.*}}parallel = [3], chunk = [{{[0-9]+}}], batch = {{.*}}>)
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "",
    threads = 2, core = <vector_bits = 512, vector_registers = 32>>} {
func.func @shared_channels(%x: tensor<1x16x16x256xf32>, %o: tensor<1x14x14x256xf32>) -> tensor<1x14x14x256xf32> {
  %w = arith.constant dense<0.5> : tensor<3x3x256x256xf32>
  %y = prelu.fused {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x16x16x256xf32>, tensor<3x3x256x256xf32>) outs(%o : tensor<1x14x14x256xf32>) -> tensor<1x14x14x256xf32>
    prelu.yield %0 : tensor<1x14x14x256xf32>
  } : tensor<1x14x14x256xf32>
  return %y : tensor<1x14x14x256xf32>
}
}

// -----

// CHECK-LABEL: func.func @runtime_filter
// CHECK: algorithm = direct
// REMARK: remark: [Missed] NotWinograd | Category:prelu-select-schedule | Reason="Winograd's algorithm is not used: a filter that only the run time knows, or that is not finite"
// COST: {{^}}  winograd: a filter that only the run time knows, or that is not finite
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "",
    threads = 1, core = <vector_bits = 512, vector_registers = 32>>} {
func.func @runtime_filter(%x: tensor<1x58x58x64xf32>, %w: tensor<3x3x64x64xf32>, %o: tensor<1x56x56x64xf32>) -> tensor<1x56x56x64xf32> {
  %y = prelu.fused {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x58x58x64xf32>, tensor<3x3x64x64xf32>) outs(%o : tensor<1x56x56x64xf32>) -> tensor<1x56x56x64xf32>
    prelu.yield %0 : tensor<1x56x56x64xf32>
  } : tensor<1x56x56x64xf32>
  return %y : tensor<1x56x56x64xf32>
}
}

// -----

// CHECK-LABEL: func.func @colours
// CHECK: algorithm = direct
// REMARK: remark: [Missed] NotWinograd | {{.*}}not used: channels that fill no registers"
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "",
    threads = 1, core = <vector_bits = 512, vector_registers = 32>>} {
func.func @colours(%x: tensor<1x58x58x3xf32>, %o: tensor<1x56x56x64xf32>) -> tensor<1x56x56x64xf32> {
  %w = arith.constant dense<0.5> : tensor<3x3x3x64xf32>
  %y = prelu.fused {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x58x58x3xf32>, tensor<3x3x3x64xf32>) outs(%o : tensor<1x56x56x64xf32>) -> tensor<1x56x56x64xf32>
    prelu.yield %0 : tensor<1x56x56x64xf32>
  } : tensor<1x56x56x64xf32>
  return %y : tensor<1x56x56x64xf32>
}
}

// -----

// CHECK-LABEL: func.func @one_pixel
// CHECK: algorithm = direct
// REMARK: remark: [Missed] NotWinograd | {{.*}}not used: a result smaller than a tile"
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "",
    threads = 1, core = <vector_bits = 512, vector_registers = 32>>} {
func.func @one_pixel(%x: tensor<1x3x3x64xf32>, %o: tensor<1x1x1x64xf32>) -> tensor<1x1x1x64xf32> {
  %w = arith.constant dense<0.5> : tensor<3x3x64x64xf32>
  %y = prelu.fused {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x3x3x64xf32>, tensor<3x3x64x64xf32>) outs(%o : tensor<1x1x1x64xf32>) -> tensor<1x1x1x64xf32>
    prelu.yield %0 : tensor<1x1x1x64xf32>
  } : tensor<1x1x1x64xf32>
  return %y : tensor<1x1x1x64xf32>
}
}

// -----

// One tile of the result: the filter, four times as large, would take longer to
// come than the multiplications that it saves.

// CHECK-LABEL: func.func @little_image
// CHECK: algorithm = direct
// REMARK: remark: [Missed] NotWinograd | {{.*}}not used: the cost model expects too little of it"
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "",
    threads = 1, core = <vector_bits = 512, vector_registers = 32, memory_bytes_per_cycle = 2.0, l3_bytes_per_cycle = 2.0>>} {
func.func @little_image(%x: tensor<1x6x6x512xf32>, %o: tensor<1x4x4x512xf32>) -> tensor<1x4x4x512xf32> {
  %w = arith.constant dense<0.5> : tensor<3x3x512x512xf32>
  %y = prelu.fused {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x6x6x512xf32>, tensor<3x3x512x512xf32>) outs(%o : tensor<1x4x4x512xf32>) -> tensor<1x4x4x512xf32>
    prelu.yield %0 : tensor<1x4x4x512xf32>
  } : tensor<1x4x4x512xf32>
  return %y : tensor<1x4x4x512xf32>
}
}

// -----

// Not of the form: nothing is said.

// CHECK-LABEL: func.func @stride
// CHECK: algorithm = direct
// REMARK-NOT: NotWinograd
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "",
    threads = 1, core = <vector_bits = 512, vector_registers = 32>>} {
func.func @stride(%x: tensor<1x57x57x64xf32>, %o: tensor<1x28x28x64xf32>) -> tensor<1x28x28x64xf32> {
  %w = arith.constant dense<0.5> : tensor<3x3x64x64xf32>
  %y = prelu.fused {
    %0 = linalg.conv_2d_nhwc_hwcf {strides = dense<2> : tensor<2xi64>} ins(%x, %w : tensor<1x57x57x64xf32>, tensor<3x3x64x64xf32>) outs(%o : tensor<1x28x28x64xf32>) -> tensor<1x28x28x64xf32>
    prelu.yield %0 : tensor<1x28x28x64xf32>
  } : tensor<1x28x28x64xf32>
  return %y : tensor<1x28x28x64xf32>
}
}

// -----

// Panels that two threads share evenly: six of 48 channels, where one thread
// takes three of 96.

// CHECK-LABEL: func.func @even_panels
// CHECK: prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 4, 48, 3, 3, {{[0-9]+}}], lanes = 3, vector = 16, parallel = [3], chunk = [3], batch = {{.*}}>)
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "",
    threads = 2, core = <l2_bytes_per_cycle = 32.0, l3_bytes = 16777216, vector_bits = 512, vector_registers = 32>>} {
func.func @even_panels(%x: tensor<1x16x16x144xf32>, %o: tensor<1x14x14x288xf32>) -> tensor<1x14x14x288xf32> {
  %w = arith.constant dense<0.5> : tensor<3x3x144x288xf32>
  %y = prelu.fused {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x16x16x144xf32>, tensor<3x3x144x288xf32>) outs(%o : tensor<1x14x14x288xf32>) -> tensor<1x14x14x288xf32>
    prelu.yield %0 : tensor<1x14x14x288xf32>
  } : tensor<1x14x14x288xf32>
  return %y : tensor<1x14x14x288xf32>
}
}

// -----

// Rows of tiles for two threads, the last of which overlaps the one before, of
// the same thread.

// CHECK-LABEL: func.func @overlapping_row
// CHECK: prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 4, 32, 3, 3, {{[0-9]+}}], lanes = 3, vector = 16, parallel = [1], chunk = [13], batch = {{.*}}>)
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "",
    threads = 2, core = <vector_bits = 512, vector_registers = 32>>} {
func.func @overlapping_row(%x: tensor<1x105x189x32xf32>, %o: tensor<1x103x187x32xf32>) -> tensor<1x103x187x32xf32> {
  %w = arith.constant dense<0.5> : tensor<3x3x32x32xf32>
  %y = prelu.fused {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x105x189x32xf32>, tensor<3x3x32x32xf32>) outs(%o : tensor<1x103x187x32xf32>) -> tensor<1x103x187x32xf32>
    prelu.yield %0 : tensor<1x103x187x32xf32>
  } : tensor<1x103x187x32xf32>
  return %y : tensor<1x103x187x32xf32>
}
}

// -----

// One panel for two threads, and two rows of tiles that overlap each other: two
// panels.

// CHECK-LABEL: func.func @narrower_panels
// CHECK: prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 4, 16, 3, 3, {{[0-9]+}}], lanes = 3, vector = 16, parallel = [3], chunk = [1], batch = {{.*}}>)
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "",
    threads = 2, core = <vector_bits = 512, vector_registers = 32>>} {
func.func @narrower_panels(%x: tensor<1x9x9x512xf32>, %o: tensor<1x7x7x32xf32>) -> tensor<1x7x7x32xf32> {
  %w = arith.constant dense<0.5> : tensor<3x3x512x32xf32>
  %y = prelu.fused {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x9x9x512xf32>, tensor<3x3x512x32xf32>) outs(%o : tensor<1x7x7x32xf32>) -> tensor<1x7x7x32xf32>
    prelu.yield %0 : tensor<1x7x7x32xf32>
  } : tensor<1x7x7x32xf32>
  return %y : tensor<1x7x7x32xf32>
}
}

// -----

// Four and three of seven rows of tiles for two threads take less time than two
// panels, for each of which a thread transforms all of an image of as many
// channels.

// CHECK-LABEL: func.func @uneven_rows
// CHECK: prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 4, {{[0-9]+}}, 3, 3, {{[0-9]+}}], lanes = 3, vector = 16, parallel = [1], chunk = [4], batch = {{.*}}>)
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "",
    threads = 2, core = <vector_bits = 512, vector_registers = 32>>} {
func.func @uneven_rows(%x: tensor<1x30x30x64xf32>, %o: tensor<1x28x28x64xf32>) -> tensor<1x28x28x64xf32> {
  %w = arith.constant dense<0.5> : tensor<3x3x64x64xf32>
  %y = prelu.fused {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x30x30x64xf32>, tensor<3x3x64x64xf32>) outs(%o : tensor<1x28x28x64xf32>) -> tensor<1x28x28x64xf32>
    prelu.yield %0 : tensor<1x28x28x64xf32>
  } : tensor<1x28x28x64xf32>
  return %y : tensor<1x28x28x64xf32>
}
}

// -----

// Two rows of tiles for each of two threads would read 9 MB of filter for half as
// many tiles: panels.

// CHECK-LABEL: func.func @large_filter
// CHECK: prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 4, {{[0-9]+}}, 3, 3, {{[0-9]+}}], lanes = 3, vector = 16, parallel = [3], chunk = {{.*}}>)
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "",
    threads = 2, core = <vector_bits = 512, vector_registers = 32>>} {
func.func @large_filter(%x: tensor<1x15x15x256xf32>, %o: tensor<1x13x13x256xf32>) -> tensor<1x13x13x256xf32> {
  %w = arith.constant dense<0.5> : tensor<3x3x256x256xf32>
  %y = prelu.fused {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x15x15x256xf32>, tensor<3x3x256x256xf32>) outs(%o : tensor<1x13x13x256xf32>) -> tensor<1x13x13x256xf32>
    prelu.yield %0 : tensor<1x13x13x256xf32>
  } : tensor<1x13x13x256xf32>
  return %y : tensor<1x13x13x256xf32>
}
}

// -----

// Nine tiles of 6 or 25 of 4, which the default takes all the same; in the image
// above they save less than a tenth.

// CHECK-LABEL: func.func @tiles_of_six
// CHECK: prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 4, {{.*}}>)
// LARGE-LABEL: func.func @tiles_of_six
// LARGE: prelu.fused schedule(<algorithm = winograd, tile = [1, 6, 6, {{.*}}>)
module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "znver4", features = "",
    threads = 1, core = <vector_bits = 512, vector_registers = 32>>} {
func.func @tiles_of_six(%x: tensor<1x20x20x64xf32>, %o: tensor<1x18x18x64xf32>) -> tensor<1x18x18x64xf32> {
  %w = arith.constant dense<0.5> : tensor<3x3x64x64xf32>
  %y = prelu.fused {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x20x20x64xf32>, tensor<3x3x64x64xf32>) outs(%o : tensor<1x18x18x64xf32>) -> tensor<1x18x18x64xf32>
    prelu.yield %0 : tensor<1x18x18x64xf32>
  } : tensor<1x18x18x64xf32>
  return %y : tensor<1x18x18x64xf32>
}
}
