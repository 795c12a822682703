#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (0, d1, 0, 0)>
#map2 = affine_map<(d0, d1, d2, d3) -> ()>
module {
  func.func @torch_prelu_forward_too(%arg0: tensor<2x8x5x7xf32>, %arg1: tensor<2x8x5x7xf32>, %arg2: tensor<8xf32>) -> (tensor<2x8x5x7xf32>, tensor<2x8x5x7xf32>, tensor<8xf32>) {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense<0.000000e+00> : tensor<f32>
    %expanded = tensor.expand_shape %arg2 [[0, 1, 2, 3]] output_shape [1, 8, 1, 1] : tensor<8xf32> into tensor<1x8x1x1xf32>
    %0 = tensor.empty() : tensor<2x8x5x7xi1>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg1 : tensor<2x8x5x7xf32>) outs(%0 : tensor<2x8x5x7xi1>) {
    ^bb0(%in: f32, %out: i1):
      %12 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %12 : i1
    } -> tensor<2x8x5x7xi1>
    %2 = tensor.empty() : tensor<2x8x5x7xf32>
    %3 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded, %arg1 : tensor<1x8x1x1xf32>, tensor<2x8x5x7xf32>) outs(%2 : tensor<2x8x5x7xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %12 = arith.mulf %in, %in_1 : f32
      linalg.yield %12 : f32
    } -> tensor<2x8x5x7xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %arg1, %3 : tensor<2x8x5x7xi1>, tensor<2x8x5x7xf32>, tensor<2x8x5x7xf32>) outs(%2 : tensor<2x8x5x7xf32>) {
    ^bb0(%in: i1, %in_1: f32, %in_2: f32, %out: f32):
      %12 = arith.select %in, %in_1, %in_2 : f32
      linalg.yield %12 : f32
    } -> tensor<2x8x5x7xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded, %arg0 : tensor<1x8x1x1xf32>, tensor<2x8x5x7xf32>) outs(%2 : tensor<2x8x5x7xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %12 = arith.mulf %in, %in_1 : f32
      linalg.yield %12 : f32
    } -> tensor<2x8x5x7xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %arg0, %5 : tensor<2x8x5x7xi1>, tensor<2x8x5x7xf32>, tensor<2x8x5x7xf32>) outs(%2 : tensor<2x8x5x7xf32>) {
    ^bb0(%in: i1, %in_1: f32, %in_2: f32, %out: f32):
      %12 = arith.select %in, %in_1, %in_2 : f32
      linalg.yield %12 : f32
    } -> tensor<2x8x5x7xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg1, %arg0 : tensor<2x8x5x7xf32>, tensor<2x8x5x7xf32>) outs(%2 : tensor<2x8x5x7xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %12 = arith.mulf %in, %in_1 : f32
      linalg.yield %12 : f32
    } -> tensor<2x8x5x7xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map2, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %cst_0, %7 : tensor<2x8x5x7xi1>, tensor<f32>, tensor<2x8x5x7xf32>) outs(%2 : tensor<2x8x5x7xf32>) {
    ^bb0(%in: i1, %in_1: f32, %in_2: f32, %out: f32):
      %12 = arith.select %in, %in_1, %in_2 : f32
      linalg.yield %12 : f32
    } -> tensor<2x8x5x7xf32>
    %9 = tensor.empty() : tensor<1x8x1x1xf32>
    %10 = linalg.fill ins(%cst : f32) outs(%9 : tensor<1x8x1x1xf32>) -> tensor<1x8x1x1xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["reduction", "parallel", "reduction", "reduction"]} ins(%8 : tensor<2x8x5x7xf32>) outs(%10 : tensor<1x8x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %12 = arith.addf %in, %out : f32
      linalg.yield %12 : f32
    } -> tensor<1x8x1x1xf32>
    %collapsed = tensor.collapse_shape %11 [[0, 1, 2, 3]] : tensor<1x8x1x1xf32> into tensor<8xf32>
    return %4, %6, %collapsed : tensor<2x8x5x7xf32>, tensor<2x8x5x7xf32>, tensor<8xf32>
  }
}
