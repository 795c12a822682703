// Whole vectors are padding or none of their elements is.
func.func @main(%x: tensor<3x4xf32>, %a: tensor<4xf32>) -> tensor<5x4xf32> {
  %c = arith.constant 1.5 : f32
  %p = tensor.pad %x low[1, 0] high[1, 0] {
  ^bb0(%i: index, %j: index):
    tensor.yield %c : f32
  } : tensor<3x4xf32> to tensor<5x4xf32>
  %e = tensor.empty() : tensor<5x4xf32>
  %y = linalg.negf ins(%p : tensor<5x4xf32>) outs(%e : tensor<5x4xf32>) -> tensor<5x4xf32>
  %z = prelu.prelu %y, %a {alpha_dims = array<i64: 1>} : tensor<5x4xf32>, tensor<4xf32>
  return %z : tensor<5x4xf32>
}
