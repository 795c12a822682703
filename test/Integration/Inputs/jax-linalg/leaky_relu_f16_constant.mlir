#map = affine_map<(d0, d1, d2, d3) -> ()>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map2 = affine_map<() -> ()>
module {
  func.func @jax_leaky_relu_f16_constant(%arg0: tensor<2x8x5x7xf16>) -> (tensor<2x8x5x7xf16>) {
    %cst = arith.constant 2.500000e-01 : f16
    %cst_0 = arith.constant dense<0.000000e+00> : tensor<f16>
    %0 = tensor.empty() : tensor<2x8x5x7xf16>
    %1 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_0 : tensor<f16>) outs(%0 : tensor<2x8x5x7xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<2x8x5x7xf16>
    %2 = tensor.empty() : tensor<2x8x5x7xi1>
    %3 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg0, %1 : tensor<2x8x5x7xf16>, tensor<2x8x5x7xf16>) outs(%2 : tensor<2x8x5x7xi1>) {
    ^bb0(%in: f16, %in_1: f16, %out: i1):
      %9 = arith.cmpf oge, %in, %in_1 : f16
      linalg.yield %9 : i1
    } -> tensor<2x8x5x7xi1>
    %4 = tensor.empty() : tensor<f16>
    %5 = linalg.generic {indexing_maps = [#map2], iterator_types = []} outs(%4 : tensor<f16>) {
    ^bb0(%out: f16):
      linalg.yield %cst : f16
    } -> tensor<f16>
    %6 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%5 : tensor<f16>) outs(%0 : tensor<2x8x5x7xf16>) {
    ^bb0(%in: f16, %out: f16):
      linalg.yield %in : f16
    } -> tensor<2x8x5x7xf16>
    %7 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%6, %arg0 : tensor<2x8x5x7xf16>, tensor<2x8x5x7xf16>) outs(%0 : tensor<2x8x5x7xf16>) {
    ^bb0(%in: f16, %in_1: f16, %out: f16):
      %9 = arith.mulf %in, %in_1 : f16
      linalg.yield %9 : f16
    } -> tensor<2x8x5x7xf16>
    %8 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %arg0, %7 : tensor<2x8x5x7xi1>, tensor<2x8x5x7xf16>, tensor<2x8x5x7xf16>) outs(%0 : tensor<2x8x5x7xf16>) {
    ^bb0(%in: i1, %in_1: f16, %in_2: f16, %out: f16):
      %9 = arith.select %in, %in_1, %in_2 : f16
      linalg.yield %9 : f16
    } -> tensor<2x8x5x7xf16>
    return %8 : tensor<2x8x5x7xf16>
  }
}

