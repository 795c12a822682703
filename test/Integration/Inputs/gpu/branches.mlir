func.func @main(%x: tensor<8xf32>) -> tensor<8xf32> {
  %c0 = arith.constant 0 : index
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8xf32>
  %v = tensor.extract %x[%c0] : tensor<8xf32>
  %c = arith.cmpf olt, %v, %z : f32
  cf.cond_br %c, ^a, ^b
^a:
  %y = linalg.exp ins(%x: tensor<8xf32>) outs(%e: tensor<8xf32>) -> tensor<8xf32>
  cf.br ^d(%y: tensor<8xf32>)
^b:
  %w = linalg.tanh ins(%x: tensor<8xf32>) outs(%e: tensor<8xf32>) -> tensor<8xf32>
  cf.br ^d(%w: tensor<8xf32>)
^d(%r: tensor<8xf32>):
  %u = linalg.add ins(%r, %x: tensor<8xf32>, tensor<8xf32>) outs(%e: tensor<8xf32>) -> tensor<8xf32>
  return %u : tensor<8xf32>
}
