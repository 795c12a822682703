#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d1, 0, 0)>
module {
  func.func @onnx_prelu_nchw_f16(%arg0: tensor<2x8x5x7xf16>, %arg1: tensor<8x1x1xf16>) -> tensor<2x8x5x7xf16> {
    %cst = arith.constant 0.000000e+00 : f64
    %0 = tensor.empty() : tensor<2x8x5x7xf16>
    %1 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg0, %arg1 : tensor<2x8x5x7xf16>, tensor<8x1x1xf16>) outs(%0 : tensor<2x8x5x7xf16>) {
    ^bb0(%in: f16, %in_0: f16, %out: f16):
      %5 = arith.mulf %in, %in_0 : f16
      linalg.yield %5 : f16
    } -> tensor<2x8x5x7xf16>
    %2 = tensor.empty() : tensor<2x8x5x7xi1>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg0 : tensor<2x8x5x7xf16>) outs(%2 : tensor<2x8x5x7xi1>) {
    ^bb0(%in: f16, %out: i1):
      %5 = arith.extf %in : f16 to f64
      %6 = arith.cmpf olt, %5, %cst : f64
      linalg.yield %6 : i1
    } -> tensor<2x8x5x7xi1>
    %4 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %1, %arg0 : tensor<2x8x5x7xi1>, tensor<2x8x5x7xf16>, tensor<2x8x5x7xf16>) outs(%0 : tensor<2x8x5x7xf16>) {
    ^bb0(%in: i1, %in_0: f16, %in_1: f16, %out: f16):
      %5 = arith.select %in, %in_0, %in_1 : f16
      linalg.yield %5 : f16
    } -> tensor<2x8x5x7xf16>
    return %4 : tensor<2x8x5x7xf16>
  }
}

