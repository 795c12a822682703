// RUN: prelu-opt %s --prelu-map-to-gpu --split-input-file --verify-diagnostics

func.func @no_mapping(%x: tensor<4x4xf32>, %e: tensor<4x4xf32>) -> tensor<4x4xf32> {
  // expected-error @+1 {{has no mapping: run prelu-select-gpu-mapping first}}
  %y = prelu.fused {
    %0 = linalg.exp ins(%x : tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
    prelu.yield %0 : tensor<4x4xf32>
  } : tensor<4x4xf32>
  return %y : tensor<4x4xf32>
}

// -----

func.func @tiled_elementwise(%x: tensor<4x4xf32>, %e: tensor<4x4xf32>) -> tensor<4x4xf32> {
  // expected-error @+1 {{expects mapping.algorithm 'direct' for no contraction of two operands}}
  %y = prelu.fused mapping(<algorithm = tiled, block = [4, 4, 4], thread = [1, 1]>) {
    %0 = linalg.exp ins(%x : tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) -> tensor<4x4xf32>
    prelu.yield %0 : tensor<4x4xf32>
  } : tensor<4x4xf32>
  return %y : tensor<4x4xf32>
}

// -----

func.func @vector(%x: tensor<3x5xf32>, %e: tensor<3x5xf32>) -> tensor<3x5xf32> {
  // expected-error @+1 {{expects mapping.vector to divide the number of results, which must be static}}
  %y = prelu.fused mapping(<algorithm = direct, block = [64], vector = 4>) {
    %0 = linalg.exp ins(%x : tensor<3x5xf32>) outs(%e : tensor<3x5xf32>) -> tensor<3x5xf32>
    prelu.yield %0 : tensor<3x5xf32>
  } : tensor<3x5xf32>
  return %y : tensor<3x5xf32>
}

// -----

func.func @too_large(%a: tensor<4x4xf32>, %b: tensor<4x4xf32>, %c: tensor<4x4xf32>) -> tensor<4x4xf32> {
  // expected-error @+1 {{expects mapping.block to fit 4 rows, 4 columns and 4 steps of the reduction, got [8, 4, 4]}}
  %y = prelu.fused mapping(<algorithm = tiled, block = [8, 4, 4], thread = [1, 1]>) {
    %0 = linalg.matmul ins(%a, %b : tensor<4x4xf32>, tensor<4x4xf32>) outs(%c : tensor<4x4xf32>) -> tensor<4x4xf32>
    prelu.yield %0 : tensor<4x4xf32>
  } : tensor<4x4xf32>
  return %y : tensor<4x4xf32>
}

// -----

func.func @mma_type(%a: tensor<16x16xf64>, %b: tensor<16x16xf64>, %c: tensor<16x16xf64>) -> tensor<16x16xf64> {
  // expected-error @+1 {{cannot be mapped by algorithm 'mma_sync': the matrix instructions multiply f16, bf16 or f32 and add f32}}
  %y = prelu.fused mapping(<algorithm = mma_sync, block = [16, 16, 16], thread = [16, 16]>) {
    %0 = linalg.matmul ins(%a, %b : tensor<16x16xf64>, tensor<16x16xf64>) outs(%c : tensor<16x16xf64>) -> tensor<16x16xf64>
    prelu.yield %0 : tensor<16x16xf64>
  } : tensor<16x16xf64>
  return %y : tensor<16x16xf64>
}

// -----

func.func @mma_steps(%a: tensor<16x24xf16>, %b: tensor<24x16xf16>, %c: tensor<16x16xf32>) -> tensor<16x16xf32> {
  // expected-error @+1 {{expects mapping.block[2] to divide the reduction, got 16 and 24}}
  %y = prelu.fused mapping(<algorithm = mma_sync, block = [16, 16, 16], thread = [16, 16]>) {
    %0 = linalg.matmul ins(%a, %b : tensor<16x24xf16>, tensor<24x16xf16>) outs(%c : tensor<16x16xf32>) -> tensor<16x16xf32>
    prelu.yield %0 : tensor<16x16xf32>
  } : tensor<16x16xf32>
  return %y : tensor<16x16xf32>
}

// -----

func.func @mma_warp(%a: tensor<16x16xf16>, %b: tensor<16x16xf16>, %c: tensor<16x16xf32>) -> tensor<16x16xf32> {
  // expected-error @+1 {{expects mapping.thread in multiples of 16x16 and mapping.block[2] and the reduction of 16, got [16, 8], 16 and 16}}
  %y = prelu.fused mapping(<algorithm = mma_sync, block = [16, 16, 16], thread = [16, 8]>) {
    %0 = linalg.matmul ins(%a, %b : tensor<16x16xf16>, tensor<16x16xf16>) outs(%c : tensor<16x16xf32>) -> tensor<16x16xf32>
    prelu.yield %0 : tensor<16x16xf32>
  } : tensor<16x16xf32>
  return %y : tensor<16x16xf32>
}

// -----

func.func @wgmma_type(%a: tensor<64x16xf32>, %b: tensor<16x16xf32>, %c: tensor<64x16xf32>) -> tensor<64x16xf32> {
  // expected-error @+1 {{cannot be mapped by algorithm 'wgmma': the matrix instructions multiply f16 or bf16 and add f32}}
  %y = prelu.fused mapping(<algorithm = wgmma, block = [64, 16, 16], thread = [64, 16]>) {
    %0 = linalg.matmul ins(%a, %b : tensor<64x16xf32>, tensor<16x16xf32>) outs(%c : tensor<64x16xf32>) -> tensor<64x16xf32>
    prelu.yield %0 : tensor<64x16xf32>
  } : tensor<64x16xf32>
  return %y : tensor<64x16xf32>
}

// -----

func.func @wgmma_tile(%a: tensor<64x16xf16>, %b: tensor<16x16xf16>, %c: tensor<64x16xf32>) -> tensor<64x16xf32> {
  // expected-error @+1 {{expects mapping.thread in multiples of 64x16 with at most 256 columns and mapping.block[2] and the reduction of 16, got [32, 16], 16 and 16}}
  %y = prelu.fused mapping(<algorithm = wgmma, block = [64, 16, 16], thread = [32, 16]>) {
    %0 = linalg.matmul ins(%a, %b : tensor<64x16xf16>, tensor<16x16xf16>) outs(%c : tensor<64x16xf32>) -> tensor<64x16xf32>
    prelu.yield %0 : tensor<64x16xf32>
  } : tensor<64x16xf32>
  return %y : tensor<64x16xf32>
}

// -----

module attributes {prelu.gpu_target = #prelu.gpu_target<chip = "sm_80", features = "+ptx80", subgroup = 32, max_threads = 1024, shared_bytes = 166912, registers = 255, compute_units = 108, access_bits = 128, matrix = mma_sync, stages = 3>} {
  func.func @no_wgmma(%a: tensor<64x16xf16>, %b: tensor<16x16xf16>, %c: tensor<64x16xf32>) -> tensor<64x16xf32> {
    // expected-error @+1 {{expects mapping.algorithm to be one of the target, got 'wgmma' and matrix = mma_sync}}
    %y = prelu.fused mapping(<algorithm = wgmma, block = [64, 16, 16], thread = [64, 16]>) {
      %0 = linalg.matmul ins(%a, %b : tensor<64x16xf16>, tensor<16x16xf16>) outs(%c : tensor<64x16xf32>) -> tensor<64x16xf32>
      prelu.yield %0 : tensor<64x16xf32>
    } : tensor<64x16xf32>
    return %y : tensor<64x16xf32>
  }
}

// -----

module attributes {prelu.gpu_target = #prelu.gpu_target<chip = "any", features = "", subgroup = 32, max_threads = 128, shared_bytes = 16384, registers = 128, compute_units = 16, access_bits = 128, matrix = none, stages = 1>} {
  func.func @threads(%a: tensor<64x64xf32>, %b: tensor<64x64xf32>, %c: tensor<64x64xf32>) -> tensor<64x64xf32> {
    // expected-error @+1 {{expects a mapping within the target's 128 threads and 16384 bytes of workgroup memory per block, got 256 and 17408}}
    %y = prelu.fused mapping(<algorithm = tiled, block = [64, 64, 16], thread = [4, 4], vector = 4, stages = 2>) {
      %0 = linalg.matmul ins(%a, %b : tensor<64x64xf32>, tensor<64x64xf32>) outs(%c : tensor<64x64xf32>) -> tensor<64x64xf32>
      prelu.yield %0 : tensor<64x64xf32>
    } : tensor<64x64xf32>
    return %y : tensor<64x64xf32>
  }
}

// -----

func.func @mfma_type(%a: tensor<16x16xf64>, %b: tensor<16x16xf64>, %c: tensor<16x16xf64>) -> tensor<16x16xf64> {
  // expected-error @+1 {{cannot be mapped by algorithm 'mfma': the matrix instructions multiply f16, bf16 or f32 and add f32}}
  %y = prelu.fused mapping(<algorithm = mfma, block = [16, 16, 16], thread = [16, 16]>) {
    %0 = linalg.matmul ins(%a, %b : tensor<16x16xf64>, tensor<16x16xf64>) outs(%c : tensor<16x16xf64>) -> tensor<16x16xf64>
    prelu.yield %0 : tensor<16x16xf64>
  } : tensor<16x16xf64>
  return %y : tensor<16x16xf64>
}

// -----

func.func @mfma_reduction(%a: tensor<16x18xf32>, %b: tensor<18x16xf32>, %c: tensor<16x16xf32>) -> tensor<16x16xf32> {
  // expected-error @+1 {{expects mapping.thread in multiples of 16x16 and mapping.block[2] and the reduction of 4, got [16, 16], 4 and 18}}
  %y = prelu.fused mapping(<algorithm = mfma, block = [16, 16, 4], thread = [16, 16]>) {
    %0 = linalg.matmul ins(%a, %b : tensor<16x18xf32>, tensor<18x16xf32>) outs(%c : tensor<16x16xf32>) -> tensor<16x16xf32>
    prelu.yield %0 : tensor<16x16xf32>
  } : tensor<16x16xf32>
  return %y : tensor<16x16xf32>
}

// -----

func.func @direct_pool(%x: tensor<1x8x8x4xf32>, %w: tensor<1x1x4x4xf32>, %c: tensor<1x8x8x4xf32>, %window: tensor<2x2xf32>, %d: tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32> {
  // expected-error @+1 {{expects a mapping.algorithm of tiles for a region with a pool, got 'direct'}}
  %y = prelu.fused mapping(<algorithm = direct, block = [64]>) {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x8x8x4xf32>, tensor<1x1x4x4xf32>) outs(%c : tensor<1x8x8x4xf32>) -> tensor<1x8x8x4xf32>
    %1 = linalg.pooling_nhwc_max {strides = dense<2> : vector<2xi64>} ins(%0, %window : tensor<1x8x8x4xf32>, tensor<2x2xf32>) outs(%d : tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
    prelu.yield %1 : tensor<1x4x4x4xf32>
  } : tensor<1x4x4x4xf32>
  return %y : tensor<1x4x4x4xf32>
}

// -----

func.func @half_window(%x: tensor<1x8x8x4xf32>, %w: tensor<1x1x4x4xf32>, %c: tensor<1x8x8x4xf32>, %window: tensor<2x2xf32>, %d: tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32> {
  // expected-error @+1 {{expects neighbouring rows of a thread to make up whole windows of 4 elements}}
  %y = prelu.fused mapping(<algorithm = tiled, block = [16, 4, 4], thread = [2, 4], vector = 4>) {
    %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x8x8x4xf32>, tensor<1x1x4x4xf32>) outs(%c : tensor<1x8x8x4xf32>) -> tensor<1x8x8x4xf32>
    %1 = linalg.pooling_nhwc_max {strides = dense<2> : vector<2xi64>} ins(%0, %window : tensor<1x8x8x4xf32>, tensor<2x2xf32>) outs(%d : tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
    prelu.yield %1 : tensor<1x4x4x4xf32>
  } : tensor<1x4x4x4xf32>
  return %y : tensor<1x4x4x4xf32>
}
