// Two matmuls with PReLU, large enough to be sampled.
func.func @main(%x: tensor<?x256xf32>, %w: tensor<256x256xf32>, %v: tensor<256x128xf32>) -> tensor<?x128xf32> {
  %alpha = arith.constant 0.25 : f32
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x256xf32>
  %e = tensor.empty(%n) : tensor<?x256xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<?x256xf32>) -> tensor<?x256xf32>
  %m = linalg.matmul ins(%x, %w : tensor<?x256xf32>, tensor<256x256xf32>) outs(%f : tensor<?x256xf32>) -> tensor<?x256xf32>
  %p = prelu.prelu %m, %alpha : tensor<?x256xf32>, f32
  %d = tensor.empty(%n) : tensor<?x128xf32>
  %g = linalg.fill ins(%zero : f32) outs(%d : tensor<?x128xf32>) -> tensor<?x128xf32>
  %o = linalg.matmul ins(%p, %v : tensor<?x256xf32>, tensor<256x128xf32>) outs(%g : tensor<?x128xf32>) -> tensor<?x128xf32>
  %y = prelu.prelu %o, %alpha : tensor<?x128xf32>, f32
  return %y : tensor<?x128xf32>
}
