// prelu(pad(x, 0)) and prelu(pad(x, -1)).
func.func @main(%x: tensor<2x3x5x5xf32>, %alpha: tensor<3xf32>) -> (tensor<2x3x7x8xf32>, tensor<2x3x7x5xf32>) {
  %zero = arith.constant 0.0 : f32
  %minus = arith.constant -1.0 : f32
  %a = arith.constant 0.25 : f32
  %p = tensor.pad %x low[0, 0, 1, 2] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero : f32
  } : tensor<2x3x5x5xf32> to tensor<2x3x7x8xf32>
  %0 = prelu.prelu %p, %alpha {alpha_dims = array<i64: 1>} : tensor<2x3x7x8xf32>, tensor<3xf32>
  %q = tensor.pad %x low[0, 0, 1, 0] high[0, 0, 1, 0] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %minus : f32
  } : tensor<2x3x5x5xf32> to tensor<2x3x7x5xf32>
  %1 = prelu.prelu %q, %a : tensor<2x3x7x5xf32>, f32
  return %0, %1 : tensor<2x3x7x8xf32>, tensor<2x3x7x5xf32>
}
