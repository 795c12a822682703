func.func @main(%x: tensor<8xf32>) -> tensor<8xf32> {
  %c0 = arith.constant 0 : index
  %c3 = arith.constant 3 : index
  %e = tensor.empty() : tensor<8xf32>
  %y = linalg.exp ins(%x: tensor<8xf32>) outs(%e: tensor<8xf32>) -> tensor<8xf32>
  %v = tensor.extract %y[%c0] : tensor<8xf32>
  %w = math.exp %v : f32
  %t = tensor.insert %w into %y[%c3] : tensor<8xf32>
  %u = linalg.add ins(%t, %x: tensor<8xf32>, tensor<8xf32>) outs(%e: tensor<8xf32>) -> tensor<8xf32>
  return %u : tensor<8xf32>
}
