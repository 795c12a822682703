#map = affine_map<(d0, d1, d2, d3) -> ()>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map2 = affine_map<(d0, d1, d2, d3) -> (0, d1, 0, 0)>
#map3 = affine_map<(d0, d1, d2, d3) -> (d1, d0, d2, d3)>
#map4 = affine_map<(d0, d1, d2, d3) -> (d0)>
module {
  func.func @jax_where_gt_nchw_bf16(%arg0: tensor<2x8x5x7xbf16>, %arg1: tensor<2x8x5x7xbf16>, %arg2: tensor<8xbf16>) -> (tensor<2x8x5x7xbf16>, tensor<8xbf16>) {
    %cst = arith.constant 0.000000e+00 : bf16
    %cst_0 = arith.constant dense<0.000000e+00> : tensor<bf16>
    %expanded = tensor.expand_shape %arg2 [[0, 1, 2, 3]] output_shape [1, 8, 1, 1] : tensor<8xbf16> into tensor<1x8x1x1xbf16>
    %0 = tensor.empty() : tensor<2x8x5x7xbf16>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_0 : tensor<bf16>) outs(%0 : tensor<2x8x5x7xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x8x5x7xbf16>
    %2 = tensor.empty() : tensor<2x8x5x7xi1>
    %3 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg1, %1 : tensor<2x8x5x7xbf16>, tensor<2x8x5x7xbf16>) outs(%2 : tensor<2x8x5x7xi1>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: i1):
      %13 = arith.cmpf ogt, %in, %in_1 : bf16
      linalg.yield %13 : i1
    } -> tensor<2x8x5x7xi1>
    %4 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %1, %arg0 : tensor<2x8x5x7xi1>, tensor<2x8x5x7xbf16>, tensor<2x8x5x7xbf16>) outs(%0 : tensor<2x8x5x7xbf16>) {
    ^bb0(%in: i1, %in_1: bf16, %in_2: bf16, %out: bf16):
      %13 = arith.select %in, %in_1, %in_2 : bf16
      linalg.yield %13 : bf16
    } -> tensor<2x8x5x7xbf16>
    %5 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %arg0, %1 : tensor<2x8x5x7xi1>, tensor<2x8x5x7xbf16>, tensor<2x8x5x7xbf16>) outs(%0 : tensor<2x8x5x7xbf16>) {
    ^bb0(%in: i1, %in_1: bf16, %in_2: bf16, %out: bf16):
      %13 = arith.select %in, %in_1, %in_2 : bf16
      linalg.yield %13 : bf16
    } -> tensor<2x8x5x7xbf16>
    %6 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded : tensor<1x8x1x1xbf16>) outs(%0 : tensor<2x8x5x7xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      linalg.yield %in : bf16
    } -> tensor<2x8x5x7xbf16>
    %7 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%6, %4 : tensor<2x8x5x7xbf16>, tensor<2x8x5x7xbf16>) outs(%0 : tensor<2x8x5x7xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %13 = arith.mulf %in, %in_1 : bf16
      linalg.yield %13 : bf16
    } -> tensor<2x8x5x7xbf16>
    %8 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%5, %7 : tensor<2x8x5x7xbf16>, tensor<2x8x5x7xbf16>) outs(%0 : tensor<2x8x5x7xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %13 = arith.addf %in, %in_1 : bf16
      linalg.yield %13 : bf16
    } -> tensor<2x8x5x7xbf16>
    %9 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%4, %arg1 : tensor<2x8x5x7xbf16>, tensor<2x8x5x7xbf16>) outs(%0 : tensor<2x8x5x7xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %13 = arith.mulf %in, %in_1 : bf16
      linalg.yield %13 : bf16
    } -> tensor<2x8x5x7xbf16>
    %10 = tensor.empty() : tensor<8xbf16>
    %11 = linalg.fill ins(%cst : bf16) outs(%10 : tensor<8xbf16>) -> tensor<8xbf16>
    %12 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["parallel", "reduction", "reduction", "reduction"]} ins(%9 : tensor<2x8x5x7xbf16>) outs(%11 : tensor<8xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %13 = arith.addf %out, %in : bf16
      linalg.yield %13 : bf16
    } -> tensor<8xbf16>
    return %8, %12 : tensor<2x8x5x7xbf16>, tensor<8xbf16>
  }
}

