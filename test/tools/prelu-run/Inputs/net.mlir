func.func @net(%x: tensor<?x4xf32>, %a: f32) -> (tensor<?x4xf32>, f32) {
  %y = prelu.prelu %x, %a : tensor<?x4xf32>, f32
  return %y, %a : tensor<?x4xf32>, f32
}
