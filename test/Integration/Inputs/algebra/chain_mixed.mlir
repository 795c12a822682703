// prelu(prelu(x, a), b): a * b where a > 0, a elsewhere.
func.func @main(%x: tensor<5x4xf32>) -> tensor<5x4xf32> {
  %a = arith.constant dense<[-0.5, 2.0, 0.0, 0.1]> : tensor<4xf32>
  %b = arith.constant dense<[0.3, -0.7, 0.9, 1.5]> : tensor<4xf32>
  %0 = prelu.prelu %x, %a {alpha_dims = array<i64: 1>} : tensor<5x4xf32>, tensor<4xf32>
  %1 = prelu.prelu %0, %b {alpha_dims = array<i64: 1>} : tensor<5x4xf32>, tensor<4xf32>
  return %1 : tensor<5x4xf32>
}
