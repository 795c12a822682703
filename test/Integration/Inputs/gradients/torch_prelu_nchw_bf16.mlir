#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (0, d1, 0, 0)>
#map2 = affine_map<(d0, d1, d2, d3) -> ()>
module {
  func.func @torch_prelu_nchw_bf16(%arg0: tensor<2x8x5x7xbf16>, %arg1: tensor<2x8x5x7xbf16>, %arg2: tensor<8xbf16>) -> (tensor<2x8x5x7xbf16>, tensor<8xbf16>) {
    %cst = arith.constant 0.000000e+00 : bf16
    %cst_0 = arith.constant dense<0.000000e+00> : tensor<bf16>
    %expanded = tensor.expand_shape %arg2 [[0, 1, 2, 3]] output_shape [1, 8, 1, 1] : tensor<8xbf16> into tensor<1x8x1x1xbf16>
    %0 = tensor.empty() : tensor<2x8x5x7xi1>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg1 : tensor<2x8x5x7xbf16>) outs(%0 : tensor<2x8x5x7xi1>) {
    ^bb0(%in: bf16, %out: i1):
      %10 = arith.cmpf ogt, %in, %cst : bf16
      linalg.yield %10 : i1
    } -> tensor<2x8x5x7xi1>
    %2 = tensor.empty() : tensor<2x8x5x7xbf16>
    %3 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded, %arg0 : tensor<1x8x1x1xbf16>, tensor<2x8x5x7xbf16>) outs(%2 : tensor<2x8x5x7xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %10 = arith.mulf %in, %in_1 : bf16
      linalg.yield %10 : bf16
    } -> tensor<2x8x5x7xbf16>
    %4 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %arg0, %3 : tensor<2x8x5x7xi1>, tensor<2x8x5x7xbf16>, tensor<2x8x5x7xbf16>) outs(%2 : tensor<2x8x5x7xbf16>) {
    ^bb0(%in: i1, %in_1: bf16, %in_2: bf16, %out: bf16):
      %10 = arith.select %in, %in_1, %in_2 : bf16
      linalg.yield %10 : bf16
    } -> tensor<2x8x5x7xbf16>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg1, %arg0 : tensor<2x8x5x7xbf16>, tensor<2x8x5x7xbf16>) outs(%2 : tensor<2x8x5x7xbf16>) {
    ^bb0(%in: bf16, %in_1: bf16, %out: bf16):
      %10 = arith.mulf %in, %in_1 : bf16
      linalg.yield %10 : bf16
    } -> tensor<2x8x5x7xbf16>
    %6 = linalg.generic {indexing_maps = [#map, #map2, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %cst_0, %5 : tensor<2x8x5x7xi1>, tensor<bf16>, tensor<2x8x5x7xbf16>) outs(%2 : tensor<2x8x5x7xbf16>) {
    ^bb0(%in: i1, %in_1: bf16, %in_2: bf16, %out: bf16):
      %10 = arith.select %in, %in_1, %in_2 : bf16
      linalg.yield %10 : bf16
    } -> tensor<2x8x5x7xbf16>
    %7 = tensor.empty() : tensor<1x8x1x1xbf16>
    %8 = linalg.fill ins(%cst : bf16) outs(%7 : tensor<1x8x1x1xbf16>) -> tensor<1x8x1x1xbf16>
    %9 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["reduction", "parallel", "reduction", "reduction"]} ins(%6 : tensor<2x8x5x7xbf16>) outs(%8 : tensor<1x8x1x1xbf16>) {
    ^bb0(%in: bf16, %out: bf16):
      %10 = arith.addf %in, %out : bf16
      linalg.yield %10 : bf16
    } -> tensor<1x8x1x1xbf16>
    %collapsed = tensor.collapse_shape %9 [[0, 1, 2, 3]] : tensor<1x8x1x1xbf16> into tensor<8xbf16>
    return %4, %collapsed : tensor<2x8x5x7xbf16>, tensor<8xbf16>
  }
}
