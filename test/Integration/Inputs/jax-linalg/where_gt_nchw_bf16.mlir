#map = affine_map<(d0, d1, d2, d3) -> ()>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map2 = affine_map<(d0, d1, d2, d3) -> (0, d1, 0, 0)>
module {
  func.func @jax_where_gt_nchw_bf16(%arg0: tensor<2x8x5x7xbf16>, %arg1: tensor<8xbf16>) -> (tensor<2x8x5x7xbf16>) {
    %cst = arith.constant dense<0.000000e+00> : tensor<bf16>
    %expanded = tensor.expand_shape %arg1 [[0, 1, 2, 3]] output_shape [1, 8, 1, 1] : tensor<8xbf16> into tensor<1x8x1x1xbf16>
    %0 = tensor.empty() : tensor<2x8x5x7xbf16>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst : tensor<bf16>) outs(%0 : tensor<2x8x5x7xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x8x5x7xbf16>
    %2 = tensor.empty() : tensor<2x8x5x7xi1>
    %3 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg0, %1 : tensor<2x8x5x7xbf16>, tensor<2x8x5x7xbf16>) outs(%2 : tensor<2x8x5x7xi1>) {
    ^bb0(%in: bf16, %in_0: bf16, %out: i1):
      %7 = arith.cmpf ogt, %in, %in_0 : bf16
      linalg.yield %7 : i1
    } -> tensor<2x8x5x7xi1>
    %4 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded : tensor<1x8x1x1xbf16>) outs(%0 : tensor<2x8x5x7xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x8x5x7xbf16>
    %5 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%4, %arg0 : tensor<2x8x5x7xbf16>, tensor<2x8x5x7xbf16>) outs(%0 : tensor<2x8x5x7xbf16>) {
    ^bb0(%in: bf16, %in_0: bf16, %out: bf16):
      %7 = arith.mulf %in, %in_0 : bf16
      linalg.yield %7 : bf16
    } -> tensor<2x8x5x7xbf16>
    %6 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %arg0, %5 : tensor<2x8x5x7xi1>, tensor<2x8x5x7xbf16>, tensor<2x8x5x7xbf16>) outs(%0 : tensor<2x8x5x7xbf16>) {
    ^bb0(%in: i1, %in_0: bf16, %in_1: bf16, %out: bf16):
      %7 = arith.select %in, %in_0, %in_1 : bf16
      linalg.yield %7 : bf16
    } -> tensor<2x8x5x7xbf16>
    return %6 : tensor<2x8x5x7xbf16>
  }
}

