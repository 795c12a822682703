#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (0, d1, 0, 0)>
#map2 = affine_map<(d0, d1, d2, d3) -> ()>
#map3 = affine_map<(d0, d1, d2, d3) -> (d1)>
module {
  func.func @torch_conv(%arg0: tensor<2x8x5x7xf32>, %arg1: tensor<2x3x5x7xf32>, %arg2: tensor<8x3x3x3xf32>, %arg3: tensor<8xf32>, %arg4: tensor<8xf32>) -> (tensor<8x3x3x3xf32>, tensor<8xf32>, tensor<8xf32>) {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense<0.000000e+00> : tensor<f32>
    %padded = tensor.pad %arg1 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg5: index, %arg6: index, %arg7: index, %arg8: index):
      tensor.yield %cst : f32
    } : tensor<2x3x5x7xf32> to tensor<2x3x7x9xf32>
    %0 = tensor.empty() : tensor<2x8x5x7xf32>
    %broadcasted = linalg.broadcast ins(%arg3 : tensor<8xf32>) outs(%0 : tensor<2x8x5x7xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %arg2 : tensor<2x3x7x9xf32>, tensor<8x3x3x3xf32>) outs(%broadcasted : tensor<2x8x5x7xf32>) -> tensor<2x8x5x7xf32>
    %expanded = tensor.expand_shape %arg4 [[0, 1, 2, 3]] output_shape [1, 8, 1, 1] : tensor<8xf32> into tensor<1x8x1x1xf32>
    %2 = tensor.empty() : tensor<2x8x5x7xi1>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1 : tensor<2x8x5x7xf32>) outs(%2 : tensor<2x8x5x7xi1>) {
    ^bb0(%in: f32, %out: i1):
      %20 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %20 : i1
    } -> tensor<2x8x5x7xi1>
    %4 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded, %arg0 : tensor<1x8x1x1xf32>, tensor<2x8x5x7xf32>) outs(%0 : tensor<2x8x5x7xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %20 = arith.mulf %in, %in_4 : f32
      linalg.yield %20 : f32
    } -> tensor<2x8x5x7xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %arg0, %4 : tensor<2x8x5x7xi1>, tensor<2x8x5x7xf32>, tensor<2x8x5x7xf32>) outs(%0 : tensor<2x8x5x7xf32>) {
    ^bb0(%in: i1, %in_4: f32, %in_5: f32, %out: f32):
      %20 = arith.select %in, %in_4, %in_5 : f32
      linalg.yield %20 : f32
    } -> tensor<2x8x5x7xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %arg0 : tensor<2x8x5x7xf32>, tensor<2x8x5x7xf32>) outs(%0 : tensor<2x8x5x7xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %20 = arith.mulf %in, %in_4 : f32
      linalg.yield %20 : f32
    } -> tensor<2x8x5x7xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map2, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %cst_0, %6 : tensor<2x8x5x7xi1>, tensor<f32>, tensor<2x8x5x7xf32>) outs(%0 : tensor<2x8x5x7xf32>) {
    ^bb0(%in: i1, %in_4: f32, %in_5: f32, %out: f32):
      %20 = arith.select %in, %in_4, %in_5 : f32
      linalg.yield %20 : f32
    } -> tensor<2x8x5x7xf32>
    %8 = tensor.empty() : tensor<1x8x1x1xf32>
    %9 = linalg.fill ins(%cst : f32) outs(%8 : tensor<1x8x1x1xf32>) -> tensor<1x8x1x1xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["reduction", "parallel", "reduction", "reduction"]} ins(%7 : tensor<2x8x5x7xf32>) outs(%9 : tensor<1x8x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = arith.addf %in, %out : f32
      linalg.yield %20 : f32
    } -> tensor<1x8x1x1xf32>
    %collapsed = tensor.collapse_shape %10 [[0, 1, 2, 3]] : tensor<1x8x1x1xf32> into tensor<8xf32>
    %11 = tensor.empty() : tensor<3x2x5x7xf32>
    %transposed = linalg.transpose ins(%arg1 : tensor<2x3x5x7xf32>) outs(%11 : tensor<3x2x5x7xf32>) permutation = [1, 0, 2, 3] 
    %12 = tensor.empty() : tensor<8x2x5x7xf32>
    %transposed_1 = linalg.transpose ins(%5 : tensor<2x8x5x7xf32>) outs(%12 : tensor<8x2x5x7xf32>) permutation = [1, 0, 2, 3] 
    %padded_2 = tensor.pad %transposed low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg5: index, %arg6: index, %arg7: index, %arg8: index):
      tensor.yield %cst : f32
    } : tensor<3x2x5x7xf32> to tensor<3x2x7x9xf32>
    %13 = tensor.empty() : tensor<3x8x3x3xf32>
    %14 = linalg.fill ins(%cst : f32) outs(%13 : tensor<3x8x3x3xf32>) -> tensor<3x8x3x3xf32>
    %15 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_2, %transposed_1 : tensor<3x2x7x9xf32>, tensor<8x2x5x7xf32>) outs(%14 : tensor<3x8x3x3xf32>) -> tensor<3x8x3x3xf32>
    %16 = tensor.empty() : tensor<8x3x3x3xf32>
    %transposed_3 = linalg.transpose ins(%15 : tensor<3x8x3x3xf32>) outs(%16 : tensor<8x3x3x3xf32>) permutation = [1, 0, 2, 3] 
    %17 = tensor.empty() : tensor<8xf32>
    %18 = linalg.fill ins(%cst : f32) outs(%17 : tensor<8xf32>) -> tensor<8xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map3], iterator_types = ["reduction", "parallel", "reduction", "reduction"]} ins(%5 : tensor<2x8x5x7xf32>) outs(%18 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = arith.addf %in, %out : f32
      linalg.yield %20 : f32
    } -> tensor<8xf32>
    return %transposed_3, %19, %collapsed : tensor<8x3x3x3xf32>, tensor<8xf32>, tensor<8xf32>
  }
}
