// RUN: prelu-opt %s --prelu-vectorize --split-input-file --verify-diagnostics

func.func @no_schedule(%a: tensor<2x8xf32>, %b: tensor<8x16xf32>, %o: tensor<2x16xf32>) -> tensor<2x16xf32> {
  // expected-error@+1 {{'prelu.fused' op has no schedule: run prelu-select-schedule first}}
  %y = prelu.fused {
    %1 = linalg.matmul ins(%a, %b : tensor<2x8xf32>, tensor<8x16xf32>) outs(%o : tensor<2x16xf32>) -> tensor<2x16xf32>
    prelu.yield %1 : tensor<2x16xf32>
  } : tensor<2x16xf32>
  return %y : tensor<2x16xf32>
}

// -----

func.func @lanes_not_innermost(%a: tensor<16x8xf32>, %b: tensor<8x16xf32>, %o: tensor<16x16xf32>) -> tensor<16x16xf32> {
  // expected-error@+1 {{'prelu.fused' op expects schedule.lanes to run along the innermost dimension of result 0}}
  %y = prelu.fused schedule(<algorithm = direct, tile = [16, 1, 1], lanes = 0, vector = 16>) {
    %1 = linalg.matmul ins(%a, %b : tensor<16x8xf32>, tensor<8x16xf32>) outs(%o : tensor<16x16xf32>) -> tensor<16x16xf32>
    prelu.yield %1 : tensor<16x16xf32>
  } : tensor<16x16xf32>
  return %y : tensor<16x16xf32>
}

// -----

// Lanes at the border are masked one by one, not shared among threads.
func.func @distributed_padding(%x: tensor<1x1x12xf32>, %o: tensor<1x1x12xf32>) -> tensor<1x1x12xf32> {
  %w = arith.constant dense<0.5> : tensor<1x1x3xf32>
  %zero = arith.constant 0.0 : f32
  // expected-error @+1 {{'prelu.fused' op expects schedule.parallel not to name loop 2, whose window meets padding along the lanes}}
  %y = prelu.fused schedule(<algorithm = direct, tile = [1, 1, 4, 1, 1], lanes = 2, vector = 4, parallel = [2]>) {
    %p = tensor.pad %x low[0, 0, 1] high[0, 0, 1] {
    ^bb0(%i0: index, %i1: index, %i2: index):
      tensor.yield %zero : f32
    } : tensor<1x1x12xf32> to tensor<1x1x14xf32>
    %0 = linalg.conv_1d_ncw_fcw ins(%p, %w : tensor<1x1x14xf32>, tensor<1x1x3xf32>) outs(%o : tensor<1x1x12xf32>) -> tensor<1x1x12xf32>
    prelu.yield %0 : tensor<1x1x12xf32>
  } : tensor<1x1x12xf32>
  return %y : tensor<1x1x12xf32>
}

// -----

// Tiles at the border are found among those of a part.
func.func @padding_without_chunk(%x: tensor<1x26x1x4xf32>, %o: tensor<1x26x1x4xf32>) -> tensor<1x26x1x4xf32> {
  %w = arith.constant dense<0.5> : tensor<3x1x4xf32>
  %zero = arith.constant 0.0 : f32
  // expected-error @+1 {{'prelu.fused' op expects a schedule.chunk of several tiles for loop 1, of which a tile has several iterations that meet padding}}
  %y = prelu.fused schedule(<algorithm = direct, tile = [1, 4, 1, 4, 3, 1], lanes = 3, vector = 4, parallel = [1]>) {
    %p = tensor.pad %x low[0, 1, 0, 0] high[0, 1, 0, 0] {
    ^bb0(%i0: index, %i1: index, %i2: index, %i3: index):
      tensor.yield %zero : f32
    } : tensor<1x26x1x4xf32> to tensor<1x28x1x4xf32>
    %0 = linalg.depthwise_conv_2d_nhwc_hwc ins(%p, %w : tensor<1x28x1x4xf32>, tensor<3x1x4xf32>) outs(%o : tensor<1x26x1x4xf32>) -> tensor<1x26x1x4xf32>
    prelu.yield %0 : tensor<1x26x1x4xf32>
  } : tensor<1x26x1x4xf32>
  return %y : tensor<1x26x1x4xf32>
}

// -----

// How many blocks there are would be known at run time only.
func.func @dynamic_block(%a: tensor<2x?xf32>, %b: tensor<?x8xf32>, %c: tensor<2x8xf32>) -> tensor<2x8xf32> {
  // expected-error @+1 {{'prelu.fused' op expects no schedule.block where loop 2 is dynamic or slides over padding}}
  %y = prelu.fused schedule(<algorithm = direct, tile = [2, 8, 1], lanes = 1, vector = 8, block = 4>) {
    %0 = linalg.matmul ins(%a, %b : tensor<2x?xf32>, tensor<?x8xf32>) outs(%c : tensor<2x8xf32>) -> tensor<2x8xf32>
    prelu.yield %0 : tensor<2x8xf32>
  } : tensor<2x8xf32>
  return %y : tensor<2x8xf32>
}

// -----

// Two threads must not add to one sum.
func.func @distributed_sum(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %o: tensor<4x16xf32>, %z: tensor<16xf32>) -> (tensor<4x16xf32>, tensor<16xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects schedule.parallel to name no loop that result 1 sums over, got 0}}
  %y:2 = prelu.fused schedule(<algorithm = direct, tile = [2, 16, 1], lanes = 1, vector = 16, parallel = [0]>) {
    %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
    %1 = linalg.reduce { arith.addf } ins(%0 : tensor<4x16xf32>) outs(%z : tensor<16xf32>) dimensions = [0]
    prelu.yield %0, %1 : tensor<4x16xf32>, tensor<16xf32>
  } : tensor<4x16xf32>, tensor<16xf32>
  return %y#0, %y#1 : tensor<4x16xf32>, tensor<16xf32>
}

// -----

func.func @dynamic_chunk(%a: tensor<?x4xf32>, %b: tensor<4x16xf32>, %o: tensor<?x16xf32>) -> tensor<?x16xf32> {
  // expected-error @+1 {{'prelu.fused' op expects a schedule.chunk of 1 for loop 0, which is dynamic}}
  %y = prelu.fused schedule(<algorithm = direct, tile = [2, 16, 1], lanes = 1, vector = 16, parallel = [0], chunk = [3]>) {
    %0 = linalg.matmul ins(%a, %b : tensor<?x4xf32>, tensor<4x16xf32>) outs(%o : tensor<?x16xf32>) -> tensor<?x16xf32>
    prelu.yield %0 : tensor<?x16xf32>
  } : tensor<?x16xf32>
  return %y : tensor<?x16xf32>
}

// -----

func.func @large_tile(%a: tensor<4x8xf32>, %b: tensor<8x12xf32>, %o: tensor<4x12xf32>) -> tensor<4x12xf32> {
  // expected-error @+1 {{'prelu.fused' op expects schedule.tile[0] to be at most 4 for a loop of 4 iterations, got 5}}
  %y = prelu.fused schedule(<algorithm = direct, tile = [5, 16, 1], lanes = 1, vector = 8>) {
    %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x12xf32>) outs(%o : tensor<4x12xf32>) -> tensor<4x12xf32>
    prelu.yield %0 : tensor<4x12xf32>
  } : tensor<4x12xf32>
  return %y : tensor<4x12xf32>
}

// -----

// The lanes may fill up a register.
func.func @large_lanes_tile(%a: tensor<4x8xf32>, %b: tensor<8x12xf32>, %o: tensor<4x12xf32>) -> tensor<4x12xf32> {
  // expected-error @+1 {{'prelu.fused' op expects schedule.tile[1] to be at most 16 for a loop of 12 iterations, got 24}}
  %y = prelu.fused schedule(<algorithm = direct, tile = [4, 24, 1], lanes = 1, vector = 8>) {
    %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x12xf32>) outs(%o : tensor<4x12xf32>) -> tensor<4x12xf32>
    prelu.yield %0 : tensor<4x12xf32>
  } : tensor<4x12xf32>
  return %y : tensor<4x12xf32>
}

// -----

// A tile changed by hand after the weights were packed for 16 columns.
func.func @other_panels(%a: tensor<4x8xf32>, %o: tensor<4x32xf32>) -> tensor<4x32xf32> {
  %panels = arith.constant dense<0.5> : tensor<2x8x16xf32>
  %e = tensor.empty() : tensor<8x32xf32>
  // expected-error @+1 {{'prelu.fused' op expects schedule.tile[1] to be a multiple of 16, the width of the panels that its operand 1 is packed in, got 24}}
  %y = prelu.fused schedule(<algorithm = direct, tile = [4, 24, 1], lanes = 1, vector = 8>) {
    %w = linalg.unpack %panels outer_dims_perm = [1, 0] inner_dims_pos = [1] inner_tiles = [16] into %e : tensor<2x8x16xf32> -> tensor<8x32xf32>
    %0 = linalg.matmul ins(%a, %w : tensor<4x8xf32>, tensor<8x32xf32>) outs(%o : tensor<4x32xf32>) -> tensor<4x32xf32>
    prelu.yield %0 : tensor<4x32xf32>
  } : tensor<4x32xf32>
  return %y : tensor<4x32xf32>
}

// -----

func.func @dot_of_floats(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %c: tensor<4x16xf32>) -> tensor<4x16xf32> {
  // expected-error @+1 {{'prelu.fused' op expects no schedule.dot of 4 for an anchor whose lanes do not add up that many products of neighbouring elements, one factor common to all}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 16, 4], lanes = 1, vector = 16, dot = 4>) {
    %1 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>) outs(%c : tensor<4x16xf32>) -> tensor<4x16xf32>
    prelu.yield %1 : tensor<4x16xf32>
  } : tensor<4x16xf32>
  return %0 : tensor<4x16xf32>
}

// -----

func.func @dot_tile(%a: tensor<4x8xi8>, %b: tensor<8x16xi8>, %c: tensor<4x16xi32>) -> tensor<4x16xi32> {
  // expected-error @+1 {{'prelu.fused' op expects schedule.tile[2] to be a multiple of schedule.dot, got 6 and 4}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 16, 6], lanes = 1, vector = 16, dot = 4>) {
    %1 = linalg.matmul ins(%a, %b : tensor<4x8xi8>, tensor<8x16xi8>) outs(%c : tensor<4x16xi32>) -> tensor<4x16xi32>
    prelu.yield %1 : tensor<4x16xi32>
  } : tensor<4x16xi32>
  return %0 : tensor<4x16xi32>
}

// -----

func.func @dot_block(%a: tensor<4x32xi8>, %b: tensor<32x16xi8>, %c: tensor<4x16xi32>) -> tensor<4x16xi32> {
  // expected-error @+1 {{'prelu.fused' op expects schedule.block to be a multiple of schedule.dot, got 6 and 4}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 16, 4], lanes = 1, vector = 16, block = 6, dot = 4>) {
    %1 = linalg.matmul ins(%a, %b : tensor<4x32xi8>, tensor<32x16xi8>) outs(%c : tensor<4x16xi32>) -> tensor<4x16xi32>
    prelu.yield %1 : tensor<4x16xi32>
  } : tensor<4x16xi32>
  return %0 : tensor<4x16xi32>
}

// -----

func.func @tiles_of_no_target(%a: tensor<4x64xi8>, %b: tensor<64x16xi8>, %c: tensor<4x16xi32>) -> tensor<4x16xi32> {
  // expected-error @+1 {{'prelu.fused' op expects no schedule.dot of 64 on a target without matrix tiles for that many of its elements}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 16, 64], lanes = 1, vector = 16, dot = 64>) {
    %1 = linalg.matmul ins(%a, %b : tensor<4x64xi8>, tensor<64x16xi8>) outs(%c : tensor<4x16xi32>) -> tensor<4x16xi32>
    prelu.yield %1 : tensor<4x16xi32>
  } : tensor<4x16xi32>
  return %0 : tensor<4x16xi32>
}

// -----

func.func @pairs_of_no_target(%a: tensor<4x64xi8>, %b: tensor<64x16xi8>, %c: tensor<4x16xi32>) -> tensor<4x16xi32> {
  // expected-error @+1 {{'prelu.fused' op expects no schedule.dot of 8 on a target without products of pairs of rows}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 16, 8], lanes = 1, vector = 4, dot = 8>) {
    %1 = linalg.matmul ins(%a, %b : tensor<4x64xi8>, tensor<64x16xi8>) outs(%c : tensor<4x16xi32>) -> tensor<4x16xi32>
    prelu.yield %1 : tensor<4x16xi32>
  } : tensor<4x16xi32>
  return %0 : tensor<4x16xi32>
}

// -----

module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "sapphirerapids", features = "", threads = 1, core = <vector_bits = 512, tile_registers = 8, i8_tiles_per_cycle = 0.0625, i8mm_bits = 128>>} {
func.func @too_many_tiles(%a: tensor<64x64xi8>, %b: tensor<64x64xi8>, %c: tensor<64x64xi32>) -> tensor<64x64xi32> {
  // expected-error @+1 {{'prelu.fused' op expects a schedule.tile that takes at most 8 matrix tiles, got 11}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [64, 32, 64], lanes = 1, vector = 16, dot = 64>) {
    %1 = linalg.matmul ins(%a, %b : tensor<64x64xi8>, tensor<64x64xi8>) outs(%c : tensor<64x64xi32>) -> tensor<64x64xi32>
    prelu.yield %1 : tensor<64x64xi32>
  } : tensor<64x64xi32>
  return %0 : tensor<64x64xi32>
}
}

// -----

module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "sapphirerapids", features = "", threads = 1, core = <vector_bits = 512, tile_registers = 8, i8_tiles_per_cycle = 0.0625, i8mm_bits = 128>>} {
func.func @wide_vector(%a: tensor<4x64xi8>, %b: tensor<64x64xi8>, %c: tensor<4x64xi32>) -> tensor<4x64xi32> {
  // expected-error @+1 {{'prelu.fused' op expects a schedule.vector of at most 16, the columns of a matrix tile, got 32}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 32, 64], lanes = 1, vector = 32, dot = 64>) {
    %1 = linalg.matmul ins(%a, %b : tensor<4x64xi8>, tensor<64x64xi8>) outs(%c : tensor<4x64xi32>) -> tensor<4x64xi32>
    prelu.yield %1 : tensor<4x64xi32>
  } : tensor<4x64xi32>
  return %0 : tensor<4x64xi32>
}
}

// -----

module attributes {prelu.target = #prelu.target<triple = "x86_64-pc-linux-gnu", cpu = "sapphirerapids", features = "", threads = 1, core = <vector_bits = 512, tile_registers = 8, i8_tiles_per_cycle = 0.0625, i8mm_bits = 128>>} {
func.func @wide_pairs(%a: tensor<4x64xi8>, %b: tensor<64x16xi8>, %c: tensor<4x16xi32>) -> tensor<4x16xi32> {
  // expected-error @+1 {{'prelu.fused' op expects a schedule.vector of at most 4 for products of pairs of rows, got 8}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 16, 8], lanes = 1, vector = 8, dot = 8>) {
    %1 = linalg.matmul ins(%a, %b : tensor<4x64xi8>, tensor<64x16xi8>) outs(%c : tensor<4x16xi32>) -> tensor<4x16xi32>
    prelu.yield %1 : tensor<4x16xi32>
  } : tensor<4x16xi32>
  return %0 : tensor<4x16xi32>
}
}

// -----

func.func @filter_as_it_was(%x: tensor<1x10x10x16xf32>, %o: tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32> {
  %w = arith.constant dense<0.5> : tensor<3x3x16x16xf32>
  // expected-error @+1 {{'prelu.fused' op expects a filter that is transformed for tiles of 4 and panels of 16: run prelu-transform-filters}}
  %y = prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 4, 16, 3, 3, 4], lanes = 3, vector = 16, batch = [4, 4]>) {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x10x10x16xf32>, tensor<3x3x16x16xf32>) outs(%o : tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32>
    prelu.yield %0 : tensor<1x8x8x16xf32>
  } : tensor<1x8x8x16xf32>
  return %y : tensor<1x8x8x16xf32>
}

// -----

func.func @filter_of_other_tiles(%x: tensor<1x10x10x16xf32>, %u: tensor<1x16x16x16xf32>, %o: tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32> {
  // expected-error @+1 {{'prelu.fused' op expects a filter that is transformed for tiles of 4 and panels of 16: run prelu-transform-filters}}
  %y = prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 4, 16, 3, 3, 4], lanes = 3, vector = 16, batch = [4, 4]>) {
    %f = prelu.winograd_filter %u outputs 2 : tensor<1x16x16x16xf32> -> tensor<16x16x3x3xf32>
    %e = tensor.empty() : tensor<3x3x16x16xf32>
    %w = linalg.transpose ins(%f : tensor<16x16x3x3xf32>) outs(%e : tensor<3x3x16x16xf32>) permutation = [2, 3, 1, 0]
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x10x10x16xf32>, tensor<3x3x16x16xf32>) outs(%o : tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32>
    prelu.yield %0 : tensor<1x8x8x16xf32>
  } : tensor<1x8x8x16xf32>
  return %y : tensor<1x8x8x16xf32>
}

// -----

func.func @no_workspace(%x: tensor<1x10x10x16xf32>, %u: tensor<1x36x16x16xf32>, %o: tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32> {
  // expected-error @+1 {{'prelu.fused' op expects a workspace of 'tensor<8064xf32>'}}
  %y = prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 4, 16, 3, 3, 4], lanes = 3, vector = 16, batch = [4, 4]>) {
    %f = prelu.winograd_filter %u outputs 4 : tensor<1x36x16x16xf32> -> tensor<16x16x3x3xf32>
    %e = tensor.empty() : tensor<3x3x16x16xf32>
    %w = linalg.transpose ins(%f : tensor<16x16x3x3xf32>) outs(%e : tensor<3x3x16x16xf32>) permutation = [2, 3, 1, 0]
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x10x10x16xf32>, tensor<3x3x16x16xf32>) outs(%o : tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32>
    prelu.yield %0 : tensor<1x8x8x16xf32>
  } : tensor<1x8x8x16xf32>
  return %y : tensor<1x8x8x16xf32>
}

// -----

func.func @small_workspace(%x: tensor<1x10x10x16xf32>, %u: tensor<1x36x16x16xf32>, %o: tensor<1x8x8x16xf32>, %s: tensor<64xf32>) -> tensor<1x8x8x16xf32> {
  // expected-error @+1 {{'prelu.fused' op expects a workspace of 'tensor<8064xf32>'}}
  %y = prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 4, 16, 3, 3, 4], lanes = 3, vector = 16, batch = [4, 4]>) workspace(%s : tensor<64xf32>) {
    %f = prelu.winograd_filter %u outputs 4 : tensor<1x36x16x16xf32> -> tensor<16x16x3x3xf32>
    %e = tensor.empty() : tensor<3x3x16x16xf32>
    %w = linalg.transpose ins(%f : tensor<16x16x3x3xf32>) outs(%e : tensor<3x3x16x16xf32>) permutation = [2, 3, 1, 0]
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x10x10x16xf32>, tensor<3x3x16x16xf32>) outs(%o : tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32>
    prelu.yield %0 : tensor<1x8x8x16xf32>
  } : tensor<1x8x8x16xf32>
  return %y : tensor<1x8x8x16xf32>
}

// -----

func.func @image_by_planes(%x: tensor<1x16x10x10xf32>, %u: tensor<1x36x16x16xf32>, %o: tensor<1x8x8x16xf32>, %s: tensor<8064xf32>) -> tensor<1x8x8x16xf32> {
  // expected-error @+1 {{'prelu.fused' op expects an image whose channels lie innermost: run prelu-transform-filters}}
  %y = prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 4, 16, 3, 3, 4], lanes = 3, vector = 16, batch = [4, 4]>) workspace(%s : tensor<8064xf32>) {
    %f = prelu.winograd_filter %u outputs 4 : tensor<1x36x16x16xf32> -> tensor<16x16x3x3xf32>
    %e = tensor.empty() : tensor<3x3x16x16xf32>
    %w = linalg.transpose ins(%f : tensor<16x16x3x3xf32>) outs(%e : tensor<3x3x16x16xf32>) permutation = [2, 3, 1, 0]
    %te = tensor.empty() : tensor<1x10x10x16xf32>
    %t = linalg.transpose ins(%x : tensor<1x16x10x10xf32>) outs(%te : tensor<1x10x10x16xf32>) permutation = [0, 2, 3, 1]
    %0 = linalg.conv_2d_nhwc_hwcf ins(%t, %w : tensor<1x10x10x16xf32>, tensor<3x3x16x16xf32>) outs(%o : tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32>
    prelu.yield %0 : tensor<1x8x8x16xf32>
  } : tensor<1x8x8x16xf32>
  return %y : tensor<1x8x8x16xf32>
}

// -----

func.func @no_convolution(%x: tensor<1x8x16xf32>, %o: tensor<1x8x16xf32>) -> tensor<1x8x16xf32> {
  %w = arith.constant dense<0.5> : tensor<1x16x16xf32>
  // expected-error @+1 {{'prelu.fused' op expects a convolution that Winograd's algorithm has a form for: no window of 3 or 3x3, of stride and dilation 1, over one group}}
  %y = prelu.fused schedule(<algorithm = winograd, tile = [1, 1, 16, 1], lanes = 2, vector = 16, batch = [4, 4]>) {
    %0 = linalg.batch_matmul ins(%x, %w : tensor<1x8x16xf32>, tensor<1x16x16xf32>) outs(%o : tensor<1x8x16xf32>) -> tensor<1x8x16xf32>
    prelu.yield %0 : tensor<1x8x16xf32>
  } : tensor<1x8x16xf32>
  return %y : tensor<1x8x16xf32>
}
