func.func @main(%x: tensor<8xf32>, %ix: tensor<5xi32>) -> tensor<8xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c5 = arith.constant 5 : index
  %seven = arith.constant 7 : i32
  %e = tensor.empty() : tensor<8xf32>
  %y = linalg.exp ins(%x: tensor<8xf32>) outs(%e: tensor<8xf32>) -> tensor<8xf32>
  %r = scf.for %i = %c0 to %c5 step %c1 iter_args(%t = %y) -> tensor<8xf32> {
    %k = tensor.extract %ix[%i] : tensor<5xi32>
    %m = arith.andi %k, %seven : i32
    %j = arith.index_cast %m : i32 to index
    %v = tensor.extract %t[%j] : tensor<8xf32>
    %w = arith.addf %v, %v : f32
    %n = tensor.insert %w into %t[%j] : tensor<8xf32>
    scf.yield %n : tensor<8xf32>
  }
  return %r : tensor<8xf32>
}
