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

func.func @mma_f32(%a: tensor<16x16xf32>, %b: tensor<16x16xf32>, %c: tensor<16x16xf32>) -> tensor<16x16xf32> {
  // expected-error @+1 {{cannot be mapped by algorithm 'mma_sync': the matrix instructions multiply f16 or bf16 and add f32}}
  %y = prelu.fused mapping(<algorithm = mma_sync, block = [16, 16, 16], thread = [16, 16]>) {
    %0 = linalg.matmul ins(%a, %b : tensor<16x16xf32>, tensor<16x16xf32>) outs(%c : tensor<16x16xf32>) -> tensor<16x16xf32>
    prelu.yield %0 : tensor<16x16xf32>
  } : tensor<16x16xf32>
  return %y : tensor<16x16xf32>
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
  // expected-error @+1 {{expects mapping.thread in multiples of 16x16 and mapping.block[2] of 16, got [16, 8] and 16}}
  %y = prelu.fused mapping(<algorithm = mma_sync, block = [16, 16, 16], thread = [16, 8]>) {
    %0 = linalg.matmul ins(%a, %b : tensor<16x16xf16>, tensor<16x16xf16>) outs(%c : tensor<16x16xf32>) -> tensor<16x16xf32>
    prelu.yield %0 : tensor<16x16xf32>
  } : tensor<16x16xf32>
  return %y : tensor<16x16xf32>
}
