// Inner dimensions that no vector divides, and an alpha per row.
func.func @main(%x: tensor<2x4x3xf32>, %a: tensor<4xf32>) -> tensor<2x4x3xf32> {
  %0 = prelu.prelu %x, %a {alpha_dims = array<i64: 1>} : tensor<2x4x3xf32>, tensor<4xf32>
  return %0 : tensor<2x4x3xf32>
}
