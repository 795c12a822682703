// prelu(prelu(x, a), b) with a <= 0: the second changes nothing.
func.func @main(%x: tensor<5x7xf32>) -> tensor<5x7xf32> {
  %a = arith.constant dense<[-0.5, -2.0, -1.0, -0.125, -3.0, -0.1, -4.0]> : tensor<7xf32>
  %b = arith.constant 0.3 : f32
  %0 = prelu.prelu %x, %a {alpha_dims = array<i64: 1>} : tensor<5x7xf32>, tensor<7xf32>
  %1 = prelu.prelu %0, %b : tensor<5x7xf32>, f32
  return %1 : tensor<5x7xf32>
}
