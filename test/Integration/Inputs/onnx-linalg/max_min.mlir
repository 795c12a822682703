#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> ()>
#map2 = affine_map<(d0, d1, d2, d3) -> (d1, 0, 0)>
module {
  func.func @onnx_max_min(%arg0: tensor<2x8x5x7xf32>, %arg1: tensor<8x1x1xf32>) -> tensor<2x8x5x7xf32> {
    %cst = arith.constant dense<0.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<2x8x5x7xf32>
    %1 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg0, %cst : tensor<2x8x5x7xf32>, tensor<f32>) outs(%0 : tensor<2x8x5x7xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %5 = arith.cmpf ogt, %in, %in_0 : f32
      %6 = arith.select %5, %in, %in_0 : f32
      linalg.yield %6 : f32
    } -> tensor<2x8x5x7xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg0, %cst : tensor<2x8x5x7xf32>, tensor<f32>) outs(%0 : tensor<2x8x5x7xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %5 = arith.cmpf olt, %in, %in_0 : f32
      %6 = arith.select %5, %in, %in_0 : f32
      linalg.yield %6 : f32
    } -> tensor<2x8x5x7xf32>
    %3 = linalg.generic {indexing_maps = [#map2, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg1, %2 : tensor<8x1x1xf32>, tensor<2x8x5x7xf32>) outs(%0 : tensor<2x8x5x7xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %5 = arith.mulf %in, %in_0 : f32
      linalg.yield %5 : f32
    } -> tensor<2x8x5x7xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %3 : tensor<2x8x5x7xf32>, tensor<2x8x5x7xf32>) outs(%0 : tensor<2x8x5x7xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %5 = arith.addf %in, %in_0 : f32
      linalg.yield %5 : f32
    } -> tensor<2x8x5x7xf32>
    return %4 : tensor<2x8x5x7xf32>
  }
}

