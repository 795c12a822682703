// c * prelu(x @ w, a) with c > 0: the scale goes into the weights.
func.func @main(%x: tensor<5x3xf32>, %alpha: tensor<4xf32>) -> tensor<5x4xf32> {
  %w = arith.constant dense<[[0.5, -1.0, 2.0, 0.3], [1.5, 0.25, -0.75, 0.1], [-0.6, 0.8, 1.0, -2.0]]> : tensor<3x4xf32>
  %c = arith.constant dense<[0.5, 3.0, 0.1, 7.0]> : tensor<4xf32>
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<5x4xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<5x4xf32>) -> tensor<5x4xf32>
  %m = linalg.matmul ins(%x, %w : tensor<5x3xf32>, tensor<3x4xf32>) outs(%f : tensor<5x4xf32>) -> tensor<5x4xf32>
  %p = prelu.prelu %m, %alpha {alpha_dims = array<i64: 1>} : tensor<5x4xf32>, tensor<4xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%p, %c : tensor<5x4xf32>, tensor<4xf32>) outs(%e : tensor<5x4xf32>) {
  ^bb0(%v: f32, %s: f32, %o: f32):
    %r = arith.mulf %v, %s : f32
    linalg.yield %r : f32
  } -> tensor<5x4xf32>
  return %y : tensor<5x4xf32>
}
