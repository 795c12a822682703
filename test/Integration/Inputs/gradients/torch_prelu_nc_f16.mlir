#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (0, d1)>
#map2 = affine_map<(d0, d1) -> ()>
module {
  func.func @torch_prelu_nc_f16(%arg0: tensor<6x8xf16>, %arg1: tensor<6x8xf16>, %arg2: tensor<8xf16>) -> (tensor<6x8xf16>, tensor<8xf16>) {
    %cst = arith.constant 0.000000e+00 : f16
    %cst_0 = arith.constant dense<0.000000e+00> : tensor<f16>
    %expanded = tensor.expand_shape %arg2 [[0, 1]] output_shape [1, 8] : tensor<8xf16> into tensor<1x8xf16>
    %0 = tensor.empty() : tensor<6x8xi1>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<6x8xf16>) outs(%0 : tensor<6x8xi1>) {
    ^bb0(%in: f16, %out: i1):
      %10 = arith.cmpf ogt, %in, %cst : f16
      linalg.yield %10 : i1
    } -> tensor<6x8xi1>
    %2 = tensor.empty() : tensor<6x8xf16>
    %3 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%expanded, %arg0 : tensor<1x8xf16>, tensor<6x8xf16>) outs(%2 : tensor<6x8xf16>) {
    ^bb0(%in: f16, %in_1: f16, %out: f16):
      %10 = arith.mulf %in, %in_1 : f16
      linalg.yield %10 : f16
    } -> tensor<6x8xf16>
    %4 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%1, %arg0, %3 : tensor<6x8xi1>, tensor<6x8xf16>, tensor<6x8xf16>) outs(%2 : tensor<6x8xf16>) {
    ^bb0(%in: i1, %in_1: f16, %in_2: f16, %out: f16):
      %10 = arith.select %in, %in_1, %in_2 : f16
      linalg.yield %10 : f16
    } -> tensor<6x8xf16>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg1, %arg0 : tensor<6x8xf16>, tensor<6x8xf16>) outs(%2 : tensor<6x8xf16>) {
    ^bb0(%in: f16, %in_1: f16, %out: f16):
      %10 = arith.mulf %in, %in_1 : f16
      linalg.yield %10 : f16
    } -> tensor<6x8xf16>
    %6 = linalg.generic {indexing_maps = [#map, #map2, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%1, %cst_0, %5 : tensor<6x8xi1>, tensor<f16>, tensor<6x8xf16>) outs(%2 : tensor<6x8xf16>) {
    ^bb0(%in: i1, %in_1: f16, %in_2: f16, %out: f16):
      %10 = arith.select %in, %in_1, %in_2 : f16
      linalg.yield %10 : f16
    } -> tensor<6x8xf16>
    %7 = tensor.empty() : tensor<1x8xf16>
    %8 = linalg.fill ins(%cst : f16) outs(%7 : tensor<1x8xf16>) -> tensor<1x8xf16>
    %9 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["reduction", "parallel"]} ins(%6 : tensor<6x8xf16>) outs(%8 : tensor<1x8xf16>) {
    ^bb0(%in: f16, %out: f16):
      %10 = arith.addf %in, %out : f16
      linalg.yield %10 : f16
    } -> tensor<1x8xf16>
    %collapsed = tensor.collapse_shape %9 [[0, 1]] : tensor<1x8xf16> into tensor<8xf16>
    return %4, %collapsed : tensor<6x8xf16>, tensor<8xf16>
  }
}
