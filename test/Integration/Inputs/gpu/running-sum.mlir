func.func @main(%x: tensor<4x7xf32>) -> tensor<4x7xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %c7 = arith.constant 7 : index
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x7xf32>
  %y = linalg.exp ins(%x: tensor<4x7xf32>) outs(%e: tensor<4x7xf32>) -> tensor<4x7xf32>
  %r = scf.for %i = %c0 to %c4 step %c1 iter_args(%t = %y) -> tensor<4x7xf32> {
    %q:2 = scf.for %j = %c0 to %c7 step %c1 iter_args(%u = %t, %s = %z) -> (tensor<4x7xf32>, f32) {
      %v = tensor.extract %u[%i, %j] : tensor<4x7xf32>
      %n = arith.addf %s, %v : f32
      %w = tensor.insert %n into %u[%i, %j] : tensor<4x7xf32>
      scf.yield %w, %n : tensor<4x7xf32>, f32
    }
    scf.yield %q#0 : tensor<4x7xf32>
  }
  %o = linalg.add ins(%r, %x: tensor<4x7xf32>, tensor<4x7xf32>) outs(%e: tensor<4x7xf32>) -> tensor<4x7xf32>
  return %o : tensor<4x7xf32>
}
