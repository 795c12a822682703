#map = affine_map<(d0, d1, d2, d3) -> (d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map2 = affine_map<(d0, d1, d2, d3) -> (0, 0, 0, d3)>
#map3 = affine_map<(d0, d1, d2, d3) -> ()>
#map4 = affine_map<(d0, d1, d2, d3) -> (d1, d2, d3, d0)>
#map5 = affine_map<(d0, d1, d2, d3) -> (d0)>
#map6 = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d0, d2 + d3, d4 + d5, d6)>
#map7 = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d0, d3, d5, d1)>
#map8 = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d2, d4, d6, d1)>
#map9 = affine_map<(d0, d1, d2, d3) -> (-d0 + 2, -d1 + 2, d2, d3)>
#map10 = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d6, d2 + d3, d4 + d5, d0)>
#map11 = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d3, d5, d1, d0)>
#map12 = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d6, d2, d4, d1)>
module {
  func.func @jax_conv_nhwc(%arg0: tensor<2x3x5x8xf32>, %arg1: tensor<2x5x7x3xf32>, %arg2: tensor<3x3x3x8xf32>, %arg3: tensor<8xf32>, %arg4: tensor<8xf32>) -> (tensor<2x5x7x3xf32>, tensor<3x3x3x8xf32>, tensor<8xf32>, tensor<8xf32>) {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense<0.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<2x3x5x8xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<2x3x5x8xf32>) -> tensor<2x3x5x8xf32>
    %2 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%arg1, %arg2 : tensor<2x5x7x3xf32>, tensor<3x3x3x8xf32>) outs(%1 : tensor<2x3x5x8xf32>) -> tensor<2x3x5x8xf32>
    %3 = tensor.empty() : tensor<1x1x1x8xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg3 : tensor<8xf32>) outs(%3 : tensor<1x1x1x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x1x1x8xf32>
    %5 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%4 : tensor<1x1x1x8xf32>) outs(%0 : tensor<2x3x5x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x3x5x8xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2, %5 : tensor<2x3x5x8xf32>, tensor<2x3x5x8xf32>) outs(%0 : tensor<2x3x5x8xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %30 = arith.addf %in, %in_2 : f32
      linalg.yield %30 : f32
    } -> tensor<2x3x5x8xf32>
    %7 = linalg.generic {indexing_maps = [#map3, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_0 : tensor<f32>) outs(%0 : tensor<2x3x5x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x3x5x8xf32>
    %8 = tensor.empty() : tensor<2x3x5x8xi1>
    %9 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%6, %7 : tensor<2x3x5x8xf32>, tensor<2x3x5x8xf32>) outs(%8 : tensor<2x3x5x8xi1>) {
    ^bb0(%in: f32, %in_2: f32, %out: i1):
      %30 = arith.cmpf ogt, %in, %in_2 : f32
      linalg.yield %30 : i1
    } -> tensor<2x3x5x8xi1>
    %10 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg4 : tensor<8xf32>) outs(%3 : tensor<1x1x1x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x1x1x8xf32>
    %11 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%9, %7, %arg0 : tensor<2x3x5x8xi1>, tensor<2x3x5x8xf32>, tensor<2x3x5x8xf32>) outs(%0 : tensor<2x3x5x8xf32>) {
    ^bb0(%in: i1, %in_2: f32, %in_3: f32, %out: f32):
      %30 = arith.select %in, %in_2, %in_3 : f32
      linalg.yield %30 : f32
    } -> tensor<2x3x5x8xf32>
    %12 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%9, %arg0, %7 : tensor<2x3x5x8xi1>, tensor<2x3x5x8xf32>, tensor<2x3x5x8xf32>) outs(%0 : tensor<2x3x5x8xf32>) {
    ^bb0(%in: i1, %in_2: f32, %in_3: f32, %out: f32):
      %30 = arith.select %in, %in_2, %in_3 : f32
      linalg.yield %30 : f32
    } -> tensor<2x3x5x8xf32>
    %13 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%10 : tensor<1x1x1x8xf32>) outs(%0 : tensor<2x3x5x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x3x5x8xf32>
    %14 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%13, %11 : tensor<2x3x5x8xf32>, tensor<2x3x5x8xf32>) outs(%0 : tensor<2x3x5x8xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %30 = arith.mulf %in, %in_2 : f32
      linalg.yield %30 : f32
    } -> tensor<2x3x5x8xf32>
    %15 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%12, %14 : tensor<2x3x5x8xf32>, tensor<2x3x5x8xf32>) outs(%0 : tensor<2x3x5x8xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %30 = arith.addf %in, %in_2 : f32
      linalg.yield %30 : f32
    } -> tensor<2x3x5x8xf32>
    %16 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%11, %6 : tensor<2x3x5x8xf32>, tensor<2x3x5x8xf32>) outs(%0 : tensor<2x3x5x8xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %30 = arith.mulf %in, %in_2 : f32
      linalg.yield %30 : f32
    } -> tensor<2x3x5x8xf32>
    %17 = tensor.empty() : tensor<8xf32>
    %18 = linalg.fill ins(%cst : f32) outs(%17 : tensor<8xf32>) -> tensor<8xf32>
    %19 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "reduction", "reduction", "reduction"]} ins(%16 : tensor<2x3x5x8xf32>) outs(%18 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %30 = arith.addf %out, %in : f32
      linalg.yield %30 : f32
    } -> tensor<8xf32>
    %expanded = tensor.expand_shape %19 [[0, 1, 2, 3]] output_shape [1, 1, 1, 8] : tensor<8xf32> into tensor<1x1x1x8xf32>
    %20 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "reduction", "reduction", "reduction"]} ins(%expanded : tensor<1x1x1x8xf32>) outs(%18 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %30 = arith.addf %out, %in : f32
      linalg.yield %30 : f32
    } -> tensor<8xf32>
    %21 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "reduction", "reduction", "reduction"]} ins(%15 : tensor<2x3x5x8xf32>) outs(%18 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %30 = arith.addf %out, %in : f32
      linalg.yield %30 : f32
    } -> tensor<8xf32>
    %expanded_1 = tensor.expand_shape %21 [[0, 1, 2, 3]] output_shape [1, 1, 1, 8] : tensor<8xf32> into tensor<1x1x1x8xf32>
    %22 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "reduction", "reduction", "reduction"]} ins(%expanded_1 : tensor<1x1x1x8xf32>) outs(%18 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %30 = arith.addf %out, %in : f32
      linalg.yield %30 : f32
    } -> tensor<8xf32>
    %23 = tensor.empty() : tensor<3x3x3x8xf32>
    %24 = linalg.fill ins(%cst : f32) outs(%23 : tensor<3x3x3x8xf32>) -> tensor<3x3x3x8xf32>
    %25 = linalg.generic {indexing_maps = [#map6, #map7, #map8], iterator_types = ["reduction", "parallel", "parallel", "reduction", "parallel", "reduction", "parallel"]} ins(%arg1, %15 : tensor<2x5x7x3xf32>, tensor<2x3x5x8xf32>) outs(%24 : tensor<3x3x3x8xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %30 = arith.mulf %in, %in_2 : f32
      %31 = arith.addf %out, %30 : f32
      linalg.yield %31 : f32
    } -> tensor<3x3x3x8xf32>
    %26 = linalg.generic {indexing_maps = [#map9, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg2 : tensor<3x3x3x8xf32>) outs(%23 : tensor<3x3x3x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<3x3x3x8xf32>
    %padded = tensor.pad %15 low[0, 2, 2, 0] high[0, 2, 2, 0] {
    ^bb0(%arg5: index, %arg6: index, %arg7: index, %arg8: index):
      tensor.yield %cst : f32
    } : tensor<2x3x5x8xf32> to tensor<2x7x9x8xf32>
    %27 = tensor.empty() : tensor<2x5x7x3xf32>
    %28 = linalg.fill ins(%cst : f32) outs(%27 : tensor<2x5x7x3xf32>) -> tensor<2x5x7x3xf32>
    %29 = linalg.generic {indexing_maps = [#map10, #map11, #map12], iterator_types = ["reduction", "parallel", "parallel", "reduction", "parallel", "reduction", "parallel"]} ins(%padded, %26 : tensor<2x7x9x8xf32>, tensor<3x3x3x8xf32>) outs(%28 : tensor<2x5x7x3xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %30 = arith.mulf %in, %in_2 : f32
      %31 = arith.addf %out, %30 : f32
      linalg.yield %31 : f32
    } -> tensor<2x5x7x3xf32>
    return %29, %25, %22, %20 : tensor<2x5x7x3xf32>, tensor<3x3x3x8xf32>, tensor<8xf32>, tensor<8xf32>
  }
}

