func.func @prelu(%x: tensor<1048576xf32>, %alpha: f32) -> tensor<1048576xf32> {
  %y = prelu.prelu %x, %alpha : tensor<1048576xf32>, f32
  return %y : tensor<1048576xf32>
}
