// A linear layer and its PReLU as torch spells them.
func.func @main(%x: tensor<9x32xf32>, %w: tensor<32x50xf32>, %bias: tensor<50xf32>, %alpha: tensor<50xf32>) -> tensor<9x50xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<9x50xf32>
  %init = linalg.broadcast ins(%bias : tensor<50xf32>) outs(%e : tensor<9x50xf32>) dimensions = [0]
  %product = linalg.matmul ins(%x, %w : tensor<9x32xf32>, tensor<32x50xf32>) outs(%init : tensor<9x50xf32>) -> tensor<9x50xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%product, %alpha : tensor<9x50xf32>, tensor<50xf32>) outs(%e : tensor<9x50xf32>) {
  ^bb0(%v: f32, %a: f32, %out: f32):
    %positive = arith.cmpf ogt, %v, %zero : f32
    %scaled = arith.mulf %v, %a : f32
    %selected = arith.select %positive, %v, %scaled : f32
    linalg.yield %selected : f32
  } -> tensor<9x50xf32>
  return %y : tensor<9x50xf32>
}
