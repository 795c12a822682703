func.func @main(%x: tensor<4x7xf32>, %y: tensor<2x7xf32>) -> (tensor<4x7xf32>, tensor<4x7xf32>) {
  %e = tensor.empty() : tensor<4x7xf32>
  %r = tensor.insert_slice %y into %x[1,0][2,7][1,1] : tensor<2x7xf32> into tensor<4x7xf32>
  %u = linalg.add ins(%r, %x: tensor<4x7xf32>, tensor<4x7xf32>) outs(%e: tensor<4x7xf32>) -> tensor<4x7xf32>
  return %u, %r : tensor<4x7xf32>, tensor<4x7xf32>
}
