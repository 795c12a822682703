// Rows of three and of five: a thread's four elements lie in several.
func.func @main(%x: tensor<1x8x3x5xf32>, %a: tensor<2xf32>) -> tensor<1x2x6x10xf32> {
  %0 = tensor.expand_shape %x [[0], [1, 2, 3], [4], [5]] output_shape [1, 2, 2, 2, 3, 5] : tensor<1x8x3x5xf32> into tensor<1x2x2x2x3x5xf32>
  %e = tensor.empty() : tensor<1x2x3x2x5x2xf32>
  %1 = linalg.transpose ins(%0 : tensor<1x2x2x2x3x5xf32>) outs(%e : tensor<1x2x3x2x5x2xf32>) permutation = [0, 1, 4, 2, 5, 3]
  %2 = tensor.collapse_shape %1 [[0], [1], [2, 3], [4, 5]] : tensor<1x2x3x2x5x2xf32> into tensor<1x2x6x10xf32>
  %3 = prelu.prelu %2, %a {alpha_dims = array<i64: 1>} : tensor<1x2x6x10xf32>, tensor<2xf32>
  return %3 : tensor<1x2x6x10xf32>
}
