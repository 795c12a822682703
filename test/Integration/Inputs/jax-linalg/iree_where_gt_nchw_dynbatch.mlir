#map = affine_map<(d0, d1, d2, d3) -> ()>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map2 = affine_map<(d0, d1, d2, d3) -> (0, d1, 0, 0)>
module {
  func.func @jax_iree_where_gt_nchw_dynbatch(%arg0: tensor<?x8x5x7xf32>, %arg1: tensor<8xf32>) -> tensor<?x8x5x7xf32> {
    %cst = arith.constant dense<0.000000e+00> : tensor<f32>
    %c0 = arith.constant 0 : index
    %dim = tensor.dim %arg0, %c0 : tensor<?x8x5x7xf32>
    %0 = arith.index_cast %dim : index to i32
    %expanded = tensor.expand_shape %arg1 [[0, 1, 2, 3]] output_shape [1, 8, 1, 1] : tensor<8xf32> into tensor<1x8x1x1xf32>
    %1 = arith.index_cast %0 : i32 to index
    %2 = tensor.empty(%1) : tensor<?x8x5x7xf32>
    %3 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst : tensor<f32>) outs(%2 : tensor<?x8x5x7xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x8x5x7xf32>
    %4 = tensor.empty(%dim) : tensor<?x8x5x7xi1>
    %5 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg0, %3 : tensor<?x8x5x7xf32>, tensor<?x8x5x7xf32>) outs(%4 : tensor<?x8x5x7xi1>) {
    ^bb0(%in: f32, %in_0: f32, %out: i1):
      %10 = arith.cmpf ogt, %in, %in_0 : f32
      linalg.yield %10 : i1
    } -> tensor<?x8x5x7xi1>
    %6 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded : tensor<1x8x1x1xf32>) outs(%2 : tensor<?x8x5x7xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x8x5x7xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%6, %arg0 : tensor<?x8x5x7xf32>, tensor<?x8x5x7xf32>) outs(%2 : tensor<?x8x5x7xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %10 = arith.mulf %in, %in_0 : f32
      linalg.yield %10 : f32
    } -> tensor<?x8x5x7xf32>
    %8 = tensor.empty(%dim) : tensor<?x8x5x7xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%5, %arg0, %7 : tensor<?x8x5x7xi1>, tensor<?x8x5x7xf32>, tensor<?x8x5x7xf32>) outs(%8 : tensor<?x8x5x7xf32>) {
    ^bb0(%in: i1, %in_0: f32, %in_1: f32, %out: f32):
      %10 = arith.select %in, %in_0, %in_1 : f32
      linalg.yield %10 : f32
    } -> tensor<?x8x5x7xf32>
    return %9 : tensor<?x8x5x7xf32>
  }
}

