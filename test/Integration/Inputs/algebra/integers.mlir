// prelu(x, 0), and prelu(x, 1), of integers; products wrap.
func.func @main(%x: tensor<5x33xi8>, %a: tensor<33xi8>) -> (tensor<5x33xi8>, tensor<5x33xi8>, tensor<5x33xi8>) {
  %zero = arith.constant 0 : i8
  %one = arith.constant 1 : i8
  %0 = prelu.prelu %x, %zero : tensor<5x33xi8>, i8
  %1 = prelu.prelu %x, %one : tensor<5x33xi8>, i8
  %2 = prelu.prelu %x, %a {alpha_dims = array<i64: 1>} : tensor<5x33xi8>, tensor<33xi8>
  return %0, %1, %2 : tensor<5x33xi8>, tensor<5x33xi8>, tensor<5x33xi8>
}
