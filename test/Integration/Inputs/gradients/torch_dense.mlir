#map = affine_map<(d0, d1) -> (d1)>
#map1 = affine_map<(d0, d1) -> (d0, d1)>
#map2 = affine_map<(d0, d1) -> (0, d1)>
#map3 = affine_map<(d0, d1) -> ()>
module {
  func.func @torch_dense(%arg0: tensor<6x8xf32>, %arg1: tensor<6x4xf32>, %arg2: tensor<8x4xf32>, %arg3: tensor<8xf32>, %arg4: tensor<8xf32>) -> (tensor<6x4xf32>, tensor<8x4xf32>, tensor<8xf32>, tensor<8xf32>) {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense<0.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<4x8xf32>
    %transposed = linalg.transpose ins(%arg2 : tensor<8x4xf32>) outs(%0 : tensor<4x8xf32>) permutation = [1, 0] 
    %1 = tensor.empty() : tensor<6x8xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<6x8xf32>) -> tensor<6x8xf32>
    %3 = linalg.matmul ins(%arg1, %transposed : tensor<6x4xf32>, tensor<4x8xf32>) outs(%2 : tensor<6x8xf32>) -> tensor<6x8xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel"]} ins(%arg3 : tensor<8xf32>) outs(%1 : tensor<6x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<6x8xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%3, %4 : tensor<6x8xf32>, tensor<6x8xf32>) outs(%1 : tensor<6x8xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %23 = arith.addf %in, %in_3 : f32
      linalg.yield %23 : f32
    } -> tensor<6x8xf32>
    %expanded = tensor.expand_shape %arg4 [[0, 1]] output_shape [1, 8] : tensor<8xf32> into tensor<1x8xf32>
    %6 = tensor.empty() : tensor<6x8xi1>
    %7 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%5 : tensor<6x8xf32>) outs(%6 : tensor<6x8xi1>) {
    ^bb0(%in: f32, %out: i1):
      %23 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %23 : i1
    } -> tensor<6x8xi1>
    %8 = linalg.generic {indexing_maps = [#map2, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%expanded, %arg0 : tensor<1x8xf32>, tensor<6x8xf32>) outs(%1 : tensor<6x8xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %23 = arith.mulf %in, %in_3 : f32
      linalg.yield %23 : f32
    } -> tensor<6x8xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%7, %arg0, %8 : tensor<6x8xi1>, tensor<6x8xf32>, tensor<6x8xf32>) outs(%1 : tensor<6x8xf32>) {
    ^bb0(%in: i1, %in_3: f32, %in_4: f32, %out: f32):
      %23 = arith.select %in, %in_3, %in_4 : f32
      linalg.yield %23 : f32
    } -> tensor<6x8xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%5, %arg0 : tensor<6x8xf32>, tensor<6x8xf32>) outs(%1 : tensor<6x8xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %23 = arith.mulf %in, %in_3 : f32
      linalg.yield %23 : f32
    } -> tensor<6x8xf32>
    %11 = linalg.generic {indexing_maps = [#map1, #map3, #map1, #map1], iterator_types = ["parallel", "parallel"]} ins(%7, %cst_0, %10 : tensor<6x8xi1>, tensor<f32>, tensor<6x8xf32>) outs(%1 : tensor<6x8xf32>) {
    ^bb0(%in: i1, %in_3: f32, %in_4: f32, %out: f32):
      %23 = arith.select %in, %in_3, %in_4 : f32
      linalg.yield %23 : f32
    } -> tensor<6x8xf32>
    %12 = tensor.empty() : tensor<1x8xf32>
    %13 = linalg.fill ins(%cst : f32) outs(%12 : tensor<1x8xf32>) -> tensor<1x8xf32>
    %14 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["reduction", "parallel"]} ins(%11 : tensor<6x8xf32>) outs(%13 : tensor<1x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %23 = arith.addf %in, %out : f32
      linalg.yield %23 : f32
    } -> tensor<1x8xf32>
    %collapsed = tensor.collapse_shape %14 [[0, 1]] : tensor<1x8xf32> into tensor<8xf32>
    %15 = tensor.empty() : tensor<6x4xf32>
    %16 = linalg.fill ins(%cst : f32) outs(%15 : tensor<6x4xf32>) -> tensor<6x4xf32>
    %17 = linalg.matmul ins(%9, %arg2 : tensor<6x8xf32>, tensor<8x4xf32>) outs(%16 : tensor<6x4xf32>) -> tensor<6x4xf32>
    %18 = tensor.empty() : tensor<8x6xf32>
    %transposed_1 = linalg.transpose ins(%9 : tensor<6x8xf32>) outs(%18 : tensor<8x6xf32>) permutation = [1, 0] 
    %19 = tensor.empty() : tensor<8x4xf32>
    %20 = linalg.fill ins(%cst : f32) outs(%19 : tensor<8x4xf32>) -> tensor<8x4xf32>
    %21 = linalg.matmul ins(%transposed_1, %arg1 : tensor<8x6xf32>, tensor<6x4xf32>) outs(%20 : tensor<8x4xf32>) -> tensor<8x4xf32>
    %22 = linalg.generic {indexing_maps = [#map1, #map2], iterator_types = ["reduction", "parallel"]} ins(%9 : tensor<6x8xf32>) outs(%13 : tensor<1x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %23 = arith.addf %in, %out : f32
      linalg.yield %23 : f32
    } -> tensor<1x8xf32>
    %collapsed_2 = tensor.collapse_shape %22 [[0, 1]] : tensor<1x8xf32> into tensor<8xf32>
    return %17, %21, %collapsed_2, %collapsed : tensor<6x4xf32>, tensor<8x4xf32>, tensor<8xf32>, tensor<8xf32>
  }
}
