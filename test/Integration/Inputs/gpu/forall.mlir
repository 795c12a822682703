func.func @main(%x: tensor<4x7xf32>) -> tensor<4x7xf32> {
  %e = tensor.empty() : tensor<4x7xf32>
  %r = scf.forall (%i) in (4) shared_outs(%o = %e) -> tensor<4x7xf32> {
    %s = tensor.extract_slice %x[%i, 0][1, 7][1, 1] : tensor<4x7xf32> to tensor<1x7xf32>
    %k = tensor.empty() : tensor<1x7xf32>
    %y = linalg.exp ins(%s: tensor<1x7xf32>) outs(%k: tensor<1x7xf32>) -> tensor<1x7xf32>
    scf.forall.in_parallel { tensor.parallel_insert_slice %y into %o[%i, 0][1, 7][1, 1] : tensor<1x7xf32> into tensor<4x7xf32> }
  }
  return %r : tensor<4x7xf32>
}
