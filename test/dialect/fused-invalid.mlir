// RUN: prelu-opt %s -split-input-file -verify-diagnostics

// (C1)
func.func @two_contractions(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects at most one operation with a reduction loop and one pool of its result, got 2}}
  %0 = prelu.fused {
    // expected-note @+1 {{this is one}}
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    // expected-note @+1 {{this is one}}
    %2 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%1 : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %2 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return
}

// -----

// (C1)
func.func @two_pools(%x: tensor<1x8x8x4xf32>, %w: tensor<1x1x4x4xf32>, %c: tensor<1x8x8x4xf32>, %window: tensor<2x2xf32>, %d: tensor<1x4x4x4xf32>, %e: tensor<1x2x2x4xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects at most one operation with a reduction loop and one pool of its result, got 3}}
  %0 = prelu.fused {
    // expected-note @+1 {{this is one}}
    %1 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x8x8x4xf32>, tensor<1x1x4x4xf32>) outs(%c : tensor<1x8x8x4xf32>) -> tensor<1x8x8x4xf32>
    // expected-note @+1 {{this is one}}
    %2 = linalg.pooling_nhwc_max {strides = dense<2> : vector<2xi64>} ins(%1, %window : tensor<1x8x8x4xf32>, tensor<2x2xf32>) outs(%d : tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
    // expected-note @+1 {{this is one}}
    %3 = linalg.pooling_nhwc_max {strides = dense<2> : vector<2xi64>} ins(%2, %window : tensor<1x4x4x4xf32>, tensor<2x2xf32>) outs(%e : tensor<1x2x2x4xf32>) -> tensor<1x2x2x4xf32>
    prelu.yield %3 : tensor<1x2x2x4xf32>
  } : tensor<1x2x2x4xf32>
  return
}

// -----

// (C1): a reduction that is no pool.
func.func @pool_of_all(%x: tensor<1x8x8x4xf32>, %w: tensor<1x1x4x4xf32>, %c: tensor<1x8x8x4xf32>, %d: tensor<1x4xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects at most one operation with a reduction loop and one pool of its result, got 2}}
  %0 = prelu.fused {
    // expected-note @+1 {{this is one}}
    %1 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x8x8x4xf32>, tensor<1x1x4x4xf32>) outs(%c : tensor<1x8x8x4xf32>) -> tensor<1x8x8x4xf32>
    // expected-note @+1 {{this is one}}
    %2 = linalg.reduce {arith.maximumf} ins(%1 : tensor<1x8x8x4xf32>) outs(%d : tensor<1x4xf32>) dimensions = [1, 2]
    prelu.yield %2 : tensor<1x4xf32>
  } : tensor<1x4xf32>
  return
}

// -----

// (C2)
func.func private @effect()
func.func @side_effect(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects operations without side effects}}
  %0 = prelu.fused {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    // expected-note @+1 {{'func.call' has or may have side effects}}
    func.call @effect() : () -> ()
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return
}

// -----

// (C3)
func.func @yielded_types(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects to yield the result types}}
  %0 = prelu.fused {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    // expected-note @+1 {{yields 'tensor<8x64xf32>'}}
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x?xf32>
  return
}

// -----

// (C4)
func.func @tile_size(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects schedule.tile to have one entry for each of the anchor's 3 loops, got 2}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 32], lanes = 1, vector = 16>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return
}

// -----

// (C4)
func.func @tile_entry(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects positive entries in schedule.tile, got 0}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [0, 32, 1], lanes = 1, vector = 16>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return
}

// -----

// (C5)
func.func @lanes_reduction(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects schedule.lanes to be a parallel loop of the anchor, got 2}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 32, 1], lanes = 2, vector = 1>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return
}

// -----

// (C5)
func.func @lanes_negative(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects schedule.lanes to be a parallel loop of the anchor, got -1}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 32, 1], lanes = -1, vector = 16>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return
}

// -----

// (C5)
func.func @lanes_multiple(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects schedule.tile[lanes] to be a multiple of schedule.vector, got 24 and 16}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 24, 1], lanes = 1, vector = 16>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return
}

// -----

// (C5)
func.func @vector_scalable(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects schedule.vector to be a fixed number of lanes: no pass computes on scalable registers, got [4]}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 32, 1], lanes = 1, vector = [4]>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return
}

// -----

func.func @vector_negative(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+2 {{expects lanes of a vector, got -8}}
  // expected-error @+1 {{failed to parse PRelu_ScheduleAttr parameter 'vector'}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 32, 1], lanes = 1, vector = -8>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return
}

// -----

// (C5)
func.func @vector_zero(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects schedule.tile[lanes] to be a multiple of schedule.vector, got 32 and 0}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 32, 1], lanes = 1, vector = 0>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return
}

// -----

// (C5)
func.func @odd_vector(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects schedule.vector to be a power of two, got 3}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 33, 1], lanes = 1, vector = 3>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return
}

// -----

// (C6)
func.func @parallel_reduction(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects schedule.parallel to name parallel loops of the anchor, each once, got 2}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 32, 1], lanes = 1, vector = 16, parallel = [2]>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return
}

// -----

// (C6)
func.func @parallel_twice(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects schedule.parallel to name parallel loops of the anchor, each once, got 0}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 32, 1], lanes = 1, vector = 16, parallel = [0, 0]>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return
}

// -----

// (C10)
func.func @packs_rows(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects schedule.pack to name inputs of the anchor that run along the lanes, each once, got 0}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 32, 1], lanes = 1, vector = 16, pack = [0]>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return
}

// -----

// (C11)
func.func @chunk_of_nothing(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects schedule.chunk to have a positive entry for each of schedule.parallel, got [2, 2]}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 32, 1], lanes = 1, vector = 16, parallel = [0], chunk = [2, 2]>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return
}

// -----

// (C9)
func.func @negative_block(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects schedule.block to be positive and the anchor to have a reduction loop, got -1}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 32, 1], lanes = 1, vector = 16, block = -1>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return
}

// -----

// (C8)
func.func @order_incomplete(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects schedule.order to name each parallel loop of the anchor once, got [1]}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 32, 1], lanes = 1, vector = 16, order = [1]>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return
}

// -----

// (C8)
func.func @order_of_reduction(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects schedule.order to name each parallel loop of the anchor once, got [1, 2]}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 32, 1], lanes = 1, vector = 16, order = [1, 2]>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return
}

// -----

// (C8)
func.func @order_twice(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects schedule.order to name each parallel loop of the anchor once, got [1, 1]}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 32, 1], lanes = 1, vector = 16, order = [1, 1]>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return
}

// -----

func.func @no_terminator(%c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects a region that ends with prelu.yield}}
  %0 = prelu.fused {
    llvm.unreachable
  } : tensor<8x64xf32>
  return
}

// -----

func.func @empty_region() {
  // expected-error @+1 {{region #0 ('body') failed to verify constraint: region with 1 blocks}}
  %0 = "prelu.fused"() ({}) : () -> tensor<8x64xf32>
  return
}

// -----

func.func @yield_outside(%c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.yield' op expects parent op to be one of 'prelu.fused, prelu.dispatch'}}
  prelu.yield %c : tensor<8x64xf32>
}

// -----

// (C12)
func.func @dot_of_three(%a: tensor<8x32xi8>, %b: tensor<32x64xi8>, %c: tensor<8x64xi32>) {
  // expected-error @+1 {{'prelu.fused' op expects schedule.dot to be 1, or 2, 4, 8, 32 or 64 where the anchor has a reduction loop, got 3}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 32, 1], lanes = 1, vector = 16, dot = 3>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xi8>, tensor<32x64xi8>) outs(%c : tensor<8x64xi32>) -> tensor<8x64xi32>
    prelu.yield %1 : tensor<8x64xi32>
  } : tensor<8x64xi32>
  return
}

// -----

// (C13)
func.func @batch_of_a_direct_schedule(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects schedule.batch to have two positive entries, the second at most the first, for winograd and none for any other algorithm, got [8, 4]}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 32, 1], lanes = 1, vector = 16, batch = [8, 4]>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return
}

// -----

func.func @batch_smaller_than_its_rows(%x: tensor<1x10x10x16xf32>, %f: tensor<3x3x16x16xf32>, %o: tensor<1x8x8x16xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects schedule.batch to have two positive entries, the second at most the first, for winograd and none for any other algorithm, got [4, 8]}}
  %0 = prelu.fused schedule(<algorithm = winograd, tile = [1, 4, 4, 16, 3, 3, 4], lanes = 3, vector = 16, batch = [4, 8]>) {
    %1 = linalg.conv_2d_nhwc_hwcf ins(%x, %f : tensor<1x10x10x16xf32>, tensor<3x3x16x16xf32>) outs(%o : tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32>
    prelu.yield %1 : tensor<1x8x8x16xf32>
  } : tensor<1x8x8x16xf32>
  return
}

// -----

// (C14)
func.func @operands_count(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects schedule.operands to have one entry for each of the anchor's 2 inputs, got 1}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 32, 1], lanes = 1, vector = 16, operands = [broadcast]>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return
}

// -----

// (C14)
func.func @operand_off_the_lanes(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects no 'panels' in schedule.operands for input 0, which does not run along the lanes of algorithm 'direct' with a dot of 1}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 32, 1], lanes = 1, vector = 16, operands = [panels, panels]>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return
}

// -----

// (C14)
func.func @operand_on_the_lanes(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects no 'broadcast' in schedule.operands for input 1, which runs along the lanes of algorithm 'direct' with a dot of 1}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 32, 1], lanes = 1, vector = 16, operands = [broadcast, broadcast]>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return
}

// -----

// (C14)
func.func @grouped_without_dot(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects no 'grouped_copy' in schedule.operands for input 0, which does not run along the lanes of algorithm 'direct' with a dot of 1}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 32, 1], lanes = 1, vector = 16, operands = [grouped_copy, panels]>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return
}

// -----

// (C14)
func.func @transformed_directly(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects no 'transformed' in schedule.operands for input 1, which runs along the lanes of algorithm 'direct' with a dot of 1}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 32, 1], lanes = 1, vector = 16, operands = [broadcast, transformed]>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return
}

// -----

// (C14)
func.func @operands_against_pack(%a: tensor<8x32xf32>, %b: tensor<32x64xf32>, %c: tensor<8x64xf32>) {
  // expected-error @+1 {{'prelu.fused' op expects 'panels' in schedule.operands for input 1, which schedule.pack names, got 'as_it_lies'}}
  %0 = prelu.fused schedule(<algorithm = direct, tile = [4, 32, 1], lanes = 1, vector = 16, pack = [1], operands = [broadcast, as_it_lies]>) {
    %1 = linalg.matmul ins(%a, %b : tensor<8x32xf32>, tensor<32x64xf32>) outs(%c : tensor<8x64xf32>) -> tensor<8x64xf32>
    prelu.yield %1 : tensor<8x64xf32>
  } : tensor<8x64xf32>
  return
}
