func.func @main(%x: tensor<4x5x7xf32>) -> tensor<4x5x7xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %e = tensor.empty() : tensor<5x7xf32>
  %b = tensor.empty() : tensor<4x5x7xf32>
  %r = scf.for %i = %c0 to %c4 step %c1 iter_args(%t = %b) -> tensor<4x5x7xf32> {
    %s = tensor.extract_slice %x[%i, 0, 0][1, 5, 7][1, 1, 1] : tensor<4x5x7xf32> to tensor<5x7xf32>
    %y = linalg.exp ins(%s: tensor<5x7xf32>) outs(%e: tensor<5x7xf32>) -> tensor<5x7xf32>
    %w = tensor.insert_slice %y into %t[%i, 0, 0][1, 5, 7][1, 1, 1] : tensor<5x7xf32> into tensor<4x5x7xf32>
    scf.yield %w : tensor<4x5x7xf32>
  }
  return %r : tensor<4x5x7xf32>
}
