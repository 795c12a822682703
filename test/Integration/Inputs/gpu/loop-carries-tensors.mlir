func.func @main(%x: tensor<5x7xf32>, %z: tensor<5x7xf32>) -> (tensor<5x7xf32>, tensor<5x7xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %e = tensor.empty() : tensor<5x7xf32>
  %r:2 = scf.for %i = %c0 to %c3 step %c1 iter_args(%t = %x, %u = %z) -> (tensor<5x7xf32>, tensor<5x7xf32>) {
    %y = linalg.add ins(%t, %u: tensor<5x7xf32>, tensor<5x7xf32>) outs(%e: tensor<5x7xf32>) -> tensor<5x7xf32>
    scf.yield %u, %y : tensor<5x7xf32>, tensor<5x7xf32>
  }
  return %r#0, %r#1 : tensor<5x7xf32>, tensor<5x7xf32>
}
