// RUN: %python %S/../Integration/CPU/equal.py --prelu %s

// The residual is read in squares of registers along its rows of six; the tile's
// three rows start from the same number.

func.func @main(%x: tensor<1x8x3x6xf32>, %w: tensor<8x8x1x1xf32>) -> tensor<1x8x3x6xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1x8x3x6xf32>
  %c = prelu.fused schedule(<algorithm = direct, tile = [1, 8, 3, 6, 8, 1, 1], lanes = 1, vector = 8>) {
    %s = linalg.fill ins(%z : f32) outs(%e : tensor<1x8x3x6xf32>) -> tensor<1x8x3x6xf32>
    %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x8x3x6xf32>, tensor<8x8x1x1xf32>) outs(%s : tensor<1x8x3x6xf32>) -> tensor<1x8x3x6xf32>
    %1 = linalg.add ins(%0, %x : tensor<1x8x3x6xf32>, tensor<1x8x3x6xf32>) outs(%e : tensor<1x8x3x6xf32>) -> tensor<1x8x3x6xf32>
    prelu.yield %1 : tensor<1x8x3x6xf32>
  } : tensor<1x8x3x6xf32>
  return %c : tensor<1x8x3x6xf32>
}
