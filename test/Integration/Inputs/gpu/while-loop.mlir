func.func @main(%x: tensor<8xf32>) -> tensor<8xf32> {
  %c0 = arith.constant 0 : index
  %lim = arith.constant 3.0 : f32
  %one = arith.constant 1.0 : f32
  %e = tensor.empty() : tensor<8xf32>
  %r = scf.while (%t = %x) : (tensor<8xf32>) -> tensor<8xf32> {
    %v = tensor.extract %t[%c0] : tensor<8xf32>
    %c = arith.cmpf olt, %v, %lim : f32
    scf.condition(%c) %t : tensor<8xf32>
  } do {
  ^bb0(%t: tensor<8xf32>):
    %y = linalg.generic {indexing_maps=[affine_map<(i)->(i)>,affine_map<(i)->(i)>],iterator_types=["parallel"]} ins(%t: tensor<8xf32>) outs(%e: tensor<8xf32>) {
    ^bb0(%a: f32, %o: f32):
      %q = arith.addf %a, %one : f32
      linalg.yield %q : f32
    } -> tensor<8xf32>
    scf.yield %y : tensor<8xf32>
  }
  return %r : tensor<8xf32>
}
