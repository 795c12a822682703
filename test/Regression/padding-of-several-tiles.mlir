// RUN: %python %S/../Integration/CPU/equal.py --prelu %s

// Three tiles lie in the padding in front, and the loop over those inside
// starts after them.

func.func @main(%x: tensor<1x8x64x1xf32>) -> tensor<1x64x1x8xf32> {
  %w = arith.constant dense<[[[0.5], [0.25], [2.0]], [[0.5], [0.25], [3.0]], [[0.5], [0.25], [4.0]], [[0.5], [0.25], [5.0]], [[0.5], [0.25], [6.0]], [[0.5], [0.25], [7.0]], [[0.5], [0.25], [8.0]], [[0.5], [0.25], [9.0]]]> : tensor<8x3x1xf32>
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1x8x64x1xf32>
  %last = tensor.empty() : tensor<1x64x1x8xf32>
  %c = prelu.fused schedule(<algorithm = direct, tile = [1, 8, 1, 8, 3, 1], lanes = 3, vector = 8>) {
    %p = tensor.pad %x low[0, 0, 24, 0] high[0, 0, 24, 0] {
    ^bb0(%i: index, %j: index, %k: index, %l: index):
      tensor.yield %z : f32
    } : tensor<1x8x64x1xf32> to tensor<1x8x112x1xf32>
    %s = linalg.fill ins(%z : f32) outs(%e : tensor<1x8x64x1xf32>) -> tensor<1x8x64x1xf32>
    %0 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<[24, 1]> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%p, %w : tensor<1x8x112x1xf32>, tensor<8x3x1xf32>) outs(%s : tensor<1x8x64x1xf32>) -> tensor<1x8x64x1xf32>
    %t = linalg.transpose ins(%0 : tensor<1x8x64x1xf32>) outs(%last : tensor<1x64x1x8xf32>) permutation = [0, 2, 3, 1]
    prelu.yield %t : tensor<1x64x1x8xf32>
  } : tensor<1x64x1x8xf32>
  return %c : tensor<1x64x1x8xf32>
}
