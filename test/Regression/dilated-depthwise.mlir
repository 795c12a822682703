// RUN: %python %S/../Integration/CPU/equal.py %s

// Conv-TasNet: a window that reaches into the padding on both sides of every
// vector.

func.func @main(%x: tensor<1x32x64x1xf32>, %b: tensor<32xf32>, %a: tensor<1xf32>) -> tensor<1x32x64x1xf32> {
  %w = arith.constant dense<0.5> : tensor<32x3x1xf32>
  %z = arith.constant 0.0 : f32
  %p = tensor.pad %x low[0, 0, 16, 0] high[0, 0, 16, 0] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %z : f32
  } : tensor<1x32x64x1xf32> to tensor<1x32x96x1xf32>
  %e = tensor.empty() : tensor<1x32x64x1xf32>
  %s = linalg.broadcast ins(%b : tensor<32xf32>) outs(%e : tensor<1x32x64x1xf32>) dimensions = [0, 2, 3]
  %c = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<[16, 1]> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%p, %w : tensor<1x32x96x1xf32>, tensor<32x3x1xf32>) outs(%s : tensor<1x32x64x1xf32>) -> tensor<1x32x64x1xf32>
  return %c : tensor<1x32x64x1xf32>
}
