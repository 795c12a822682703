// RUN: prelu-opt %s --prelu-pack-weights --split-input-file --verify-diagnostics

func.func @dynamic(%a: tensor<4x8xf32>, %b: tensor<8x?xf32>, %o: tensor<4x?xf32>) -> tensor<4x?xf32> {
  // expected-error @+1 {{'prelu.fused' op expects schedule.pack to name inputs of a contraction, of static shape and with one loop for each dimension, got 1}}
  %y = prelu.fused schedule(<algorithm = direct, tile = [4, 16, 1], lanes = 1, vector = 16, pack = [1]>) {
    %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x?xf32>) outs(%o : tensor<4x?xf32>) -> tensor<4x?xf32>
    prelu.yield %0 : tensor<4x?xf32>
  } : tensor<4x?xf32>
  return %y : tensor<4x?xf32>
}

// -----

func.func @image(%x: tensor<1x3x8x18xf32>, %w: tensor<10x3x3x3xf32>, %o: tensor<1x10x6x16xf32>) -> tensor<1x10x6x16xf32> {
  // expected-error @+1 {{'prelu.fused' op expects schedule.pack to name inputs of a contraction, of static shape and with one loop for each dimension, got 0}}
  %y = prelu.fused schedule(<algorithm = direct, tile = [1, 10, 1, 16, 1, 1, 3], lanes = 3, vector = 16, pack = [0]>) {
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x8x18xf32>, tensor<10x3x3x3xf32>) outs(%o : tensor<1x10x6x16xf32>) -> tensor<1x10x6x16xf32>
    prelu.yield %0 : tensor<1x10x6x16xf32>
  } : tensor<1x10x6x16xf32>
  return %y : tensor<1x10x6x16xf32>
}

// -----

func.func @sum(%x: tensor<8x16xf32>, %o: tensor<16xf32>) -> tensor<16xf32> {
  // expected-error @+1 {{'prelu.fused' op expects schedule.pack to name inputs of a contraction, of static shape and with one loop for each dimension, got 0}}
  %y = prelu.fused schedule(<algorithm = direct, tile = [16, 1], lanes = 0, vector = 16, pack = [0]>) {
    %0 = linalg.generic {indexing_maps = [affine_map<(a, b) -> (b, a)>, affine_map<(a, b) -> (a)>], iterator_types = ["parallel", "reduction"]}
        ins(%x : tensor<8x16xf32>) outs(%o : tensor<16xf32>) {
    ^bb0(%i: f32, %s: f32):
      %a = arith.addf %i, %s : f32
      linalg.yield %a : f32
    } -> tensor<16xf32>
    prelu.yield %0 : tensor<16xf32>
  } : tensor<16xf32>
  return %y : tensor<16xf32>
}
