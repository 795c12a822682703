// max_pool(prelu(x, a)) with every a > 0.
func.func @main(%x: tensor<2x3x9x8xf32>) -> tensor<2x3x4x3xf32> {
  %a = arith.constant dense<[0.1, 1.5, 0.7]> : tensor<3xf32>
  %inf = arith.constant 0xFF800000 : f32
  %w = tensor.empty() : tensor<3x3xf32>
  %e = tensor.empty() : tensor<2x3x4x3xf32>
  %f = linalg.fill ins(%inf : f32) outs(%e : tensor<2x3x4x3xf32>) -> tensor<2x3x4x3xf32>
  %0 = prelu.prelu %x, %a {alpha_dims = array<i64: 1>} : tensor<2x3x9x8xf32>, tensor<3xf32>
  %1 = linalg.pooling_nchw_max {strides = dense<2> : vector<2xi64>, dilations = dense<1> : vector<2xi64>}
      ins(%0, %w : tensor<2x3x9x8xf32>, tensor<3x3xf32>) outs(%f : tensor<2x3x4x3xf32>) -> tensor<2x3x4x3xf32>
  return %1 : tensor<2x3x4x3xf32>
}
