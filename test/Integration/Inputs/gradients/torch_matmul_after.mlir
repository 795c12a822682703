#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (0, d1)>
#map2 = affine_map<(d0, d1) -> ()>
module {
  func.func @torch_matmul_after(%arg0: tensor<6x5xf32>, %arg1: tensor<6x8xf32>, %arg2: tensor<8xf32>, %arg3: tensor<8x5xf32>) -> (tensor<6x8xf32>, tensor<8xf32>) {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense<0.000000e+00> : tensor<f32>
    %expanded = tensor.expand_shape %arg2 [[0, 1]] output_shape [1, 8] : tensor<8xf32> into tensor<1x8xf32>
    %0 = tensor.empty() : tensor<5x8xf32>
    %transposed = linalg.transpose ins(%arg3 : tensor<8x5xf32>) outs(%0 : tensor<5x8xf32>) permutation = [1, 0] 
    %1 = tensor.empty() : tensor<6x8xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<6x8xf32>) -> tensor<6x8xf32>
    %3 = linalg.matmul ins(%arg0, %transposed : tensor<6x5xf32>, tensor<5x8xf32>) outs(%2 : tensor<6x8xf32>) -> tensor<6x8xf32>
    %4 = tensor.empty() : tensor<6x8xi1>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg1 : tensor<6x8xf32>) outs(%4 : tensor<6x8xi1>) {
    ^bb0(%in: f32, %out: i1):
      %13 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %13 : i1
    } -> tensor<6x8xi1>
    %6 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%expanded, %3 : tensor<1x8xf32>, tensor<6x8xf32>) outs(%1 : tensor<6x8xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %13 = arith.mulf %in, %in_1 : f32
      linalg.yield %13 : f32
    } -> tensor<6x8xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%5, %3, %6 : tensor<6x8xi1>, tensor<6x8xf32>, tensor<6x8xf32>) outs(%1 : tensor<6x8xf32>) {
    ^bb0(%in: i1, %in_1: f32, %in_2: f32, %out: f32):
      %13 = arith.select %in, %in_1, %in_2 : f32
      linalg.yield %13 : f32
    } -> tensor<6x8xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg1, %3 : tensor<6x8xf32>, tensor<6x8xf32>) outs(%1 : tensor<6x8xf32>) {
    ^bb0(%in: f32, %in_1: f32, %out: f32):
      %13 = arith.mulf %in, %in_1 : f32
      linalg.yield %13 : f32
    } -> tensor<6x8xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map2, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%5, %cst_0, %8 : tensor<6x8xi1>, tensor<f32>, tensor<6x8xf32>) outs(%1 : tensor<6x8xf32>) {
    ^bb0(%in: i1, %in_1: f32, %in_2: f32, %out: f32):
      %13 = arith.select %in, %in_1, %in_2 : f32
      linalg.yield %13 : f32
    } -> tensor<6x8xf32>
    %10 = tensor.empty() : tensor<1x8xf32>
    %11 = linalg.fill ins(%cst : f32) outs(%10 : tensor<1x8xf32>) -> tensor<1x8xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["reduction", "parallel"]} ins(%9 : tensor<6x8xf32>) outs(%11 : tensor<1x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %13 = arith.addf %in, %out : f32
      linalg.yield %13 : f32
    } -> tensor<1x8xf32>
    %collapsed = tensor.collapse_shape %12 [[0, 1]] : tensor<1x8xf32> into tensor<8xf32>
    return %7, %collapsed : tensor<6x8xf32>, tensor<8xf32>
  }
}
