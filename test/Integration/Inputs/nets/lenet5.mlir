#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (0, d1, 0, 0)>
#map2 = affine_map<(d0, d1) -> (d1)>
#map3 = affine_map<(d0, d1) -> (d0, d1)>
#map4 = affine_map<(d0, d1) -> (0, d1)>
module {
  func.func @main(%arg0: tensor<2x1x28x28xf32>) -> tensor<2x10xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense_resource<torch_tensor_10_torch.float32> : tensor<10xf32>
    %cst_1 = arith.constant dense_resource<torch_tensor_10_84_torch.float32> : tensor<10x84xf32>
    %cst_2 = arith.constant dense_resource<torch_tensor_84_torch.float32_1> : tensor<84xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_84_torch.float32> : tensor<84xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_84_120_torch.float32> : tensor<84x120xf32>
    %cst_5 = arith.constant dense_resource<torch_tensor_120_torch.float32_1> : tensor<120xf32>
    %cst_6 = arith.constant dense_resource<torch_tensor_120_torch.float32> : tensor<120xf32>
    %cst_7 = arith.constant dense_resource<torch_tensor_120_400_torch.float32> : tensor<120x400xf32>
    %cst_8 = arith.constant dense_resource<torch_tensor_16_torch.float32_1> : tensor<16xf32>
    %cst_9 = arith.constant dense_resource<torch_tensor_16_torch.float32> : tensor<16xf32>
    %cst_10 = arith.constant dense_resource<torch_tensor_16_6_5_5_torch.float32> : tensor<16x6x5x5xf32>
    %cst_11 = arith.constant dense_resource<torch_tensor_6_torch.float32_1> : tensor<6xf32>
    %cst_12 = arith.constant dense_resource<torch_tensor_6_1_5_5_torch.float32> : tensor<6x1x5x5xf32>
    %cst_13 = arith.constant dense_resource<torch_tensor_6_torch.float32> : tensor<6xf32>
    %cst_14 = arith.constant 4.000000e+00 : f32
    %padded = tensor.pad %arg0 low[0, 0, 2, 2] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<2x1x28x28xf32> to tensor<2x1x32x32xf32>
    %0 = tensor.empty() : tensor<2x6x28x28xf32>
    %broadcasted = linalg.broadcast ins(%cst_13 : tensor<6xf32>) outs(%0 : tensor<2x6x28x28xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %cst_12 : tensor<2x1x32x32xf32>, tensor<6x1x5x5xf32>) outs(%broadcasted : tensor<2x6x28x28xf32>) -> tensor<2x6x28x28xf32>
    %expanded = tensor.expand_shape %cst_11 [[0, 1, 2, 3]] output_shape [1, 6, 1, 1] : tensor<6xf32> into tensor<1x6x1x1xf32>
    %2 = tensor.empty() : tensor<2x6x28x28xi1>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1 : tensor<2x6x28x28xf32>) outs(%2 : tensor<2x6x28x28xi1>) {
    ^bb0(%in: f32, %out: i1):
      %47 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %47 : i1
    } -> tensor<2x6x28x28xi1>
    %4 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded, %1 : tensor<1x6x1x1xf32>, tensor<2x6x28x28xf32>) outs(%0 : tensor<2x6x28x28xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %47 = arith.mulf %in, %in_21 : f32
      linalg.yield %47 : f32
    } -> tensor<2x6x28x28xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %1, %4 : tensor<2x6x28x28xi1>, tensor<2x6x28x28xf32>, tensor<2x6x28x28xf32>) outs(%0 : tensor<2x6x28x28xf32>) {
    ^bb0(%in: i1, %in_21: f32, %in_22: f32, %out: f32):
      %47 = arith.select %in, %in_21, %in_22 : f32
      linalg.yield %47 : f32
    } -> tensor<2x6x28x28xf32>
    %6 = tensor.empty() : tensor<2x6x14x14xf32>
    %7 = linalg.fill ins(%cst : f32) outs(%6 : tensor<2x6x14x14xf32>) -> tensor<2x6x14x14xf32>
    %8 = tensor.empty() : tensor<2x2xf32>
    %9 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%5, %8 : tensor<2x6x28x28xf32>, tensor<2x2xf32>) outs(%7 : tensor<2x6x14x14xf32>) -> tensor<2x6x14x14xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%9 : tensor<2x6x14x14xf32>) outs(%6 : tensor<2x6x14x14xf32>) {
    ^bb0(%in: f32, %out: f32):
      %47 = arith.divf %in, %cst_14 : f32
      linalg.yield %47 : f32
    } -> tensor<2x6x14x14xf32>
    %11 = tensor.empty() : tensor<2x16x10x10xf32>
    %broadcasted_15 = linalg.broadcast ins(%cst_9 : tensor<16xf32>) outs(%11 : tensor<2x16x10x10xf32>) dimensions = [0, 2, 3] 
    %12 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%10, %cst_10 : tensor<2x6x14x14xf32>, tensor<16x6x5x5xf32>) outs(%broadcasted_15 : tensor<2x16x10x10xf32>) -> tensor<2x16x10x10xf32>
    %expanded_16 = tensor.expand_shape %cst_8 [[0, 1, 2, 3]] output_shape [1, 16, 1, 1] : tensor<16xf32> into tensor<1x16x1x1xf32>
    %13 = tensor.empty() : tensor<2x16x10x10xi1>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%12 : tensor<2x16x10x10xf32>) outs(%13 : tensor<2x16x10x10xi1>) {
    ^bb0(%in: f32, %out: i1):
      %47 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %47 : i1
    } -> tensor<2x16x10x10xi1>
    %15 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_16, %12 : tensor<1x16x1x1xf32>, tensor<2x16x10x10xf32>) outs(%11 : tensor<2x16x10x10xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %47 = arith.mulf %in, %in_21 : f32
      linalg.yield %47 : f32
    } -> tensor<2x16x10x10xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%14, %12, %15 : tensor<2x16x10x10xi1>, tensor<2x16x10x10xf32>, tensor<2x16x10x10xf32>) outs(%11 : tensor<2x16x10x10xf32>) {
    ^bb0(%in: i1, %in_21: f32, %in_22: f32, %out: f32):
      %47 = arith.select %in, %in_21, %in_22 : f32
      linalg.yield %47 : f32
    } -> tensor<2x16x10x10xf32>
    %17 = tensor.empty() : tensor<2x16x5x5xf32>
    %18 = linalg.fill ins(%cst : f32) outs(%17 : tensor<2x16x5x5xf32>) -> tensor<2x16x5x5xf32>
    %19 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%16, %8 : tensor<2x16x10x10xf32>, tensor<2x2xf32>) outs(%18 : tensor<2x16x5x5xf32>) -> tensor<2x16x5x5xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%19 : tensor<2x16x5x5xf32>) outs(%17 : tensor<2x16x5x5xf32>) {
    ^bb0(%in: f32, %out: f32):
      %47 = arith.divf %in, %cst_14 : f32
      linalg.yield %47 : f32
    } -> tensor<2x16x5x5xf32>
    %collapsed = tensor.collapse_shape %20 [[0], [1, 2, 3]] : tensor<2x16x5x5xf32> into tensor<2x400xf32>
    %21 = tensor.empty() : tensor<400x120xf32>
    %transposed = linalg.transpose ins(%cst_7 : tensor<120x400xf32>) outs(%21 : tensor<400x120xf32>) permutation = [1, 0] 
    %22 = tensor.empty() : tensor<2x120xf32>
    %23 = linalg.fill ins(%cst : f32) outs(%22 : tensor<2x120xf32>) -> tensor<2x120xf32>
    %24 = linalg.matmul ins(%collapsed, %transposed : tensor<2x400xf32>, tensor<400x120xf32>) outs(%23 : tensor<2x120xf32>) -> tensor<2x120xf32>
    %25 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%cst_6 : tensor<120xf32>) outs(%22 : tensor<2x120xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x120xf32>
    %26 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%24, %25 : tensor<2x120xf32>, tensor<2x120xf32>) outs(%22 : tensor<2x120xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %47 = arith.addf %in, %in_21 : f32
      linalg.yield %47 : f32
    } -> tensor<2x120xf32>
    %expanded_17 = tensor.expand_shape %cst_5 [[0, 1]] output_shape [1, 120] : tensor<120xf32> into tensor<1x120xf32>
    %27 = tensor.empty() : tensor<2x120xi1>
    %28 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%26 : tensor<2x120xf32>) outs(%27 : tensor<2x120xi1>) {
    ^bb0(%in: f32, %out: i1):
      %47 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %47 : i1
    } -> tensor<2x120xi1>
    %29 = linalg.generic {indexing_maps = [#map4, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%expanded_17, %26 : tensor<1x120xf32>, tensor<2x120xf32>) outs(%22 : tensor<2x120xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %47 = arith.mulf %in, %in_21 : f32
      linalg.yield %47 : f32
    } -> tensor<2x120xf32>
    %30 = linalg.generic {indexing_maps = [#map3, #map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%28, %26, %29 : tensor<2x120xi1>, tensor<2x120xf32>, tensor<2x120xf32>) outs(%22 : tensor<2x120xf32>) {
    ^bb0(%in: i1, %in_21: f32, %in_22: f32, %out: f32):
      %47 = arith.select %in, %in_21, %in_22 : f32
      linalg.yield %47 : f32
    } -> tensor<2x120xf32>
    %31 = tensor.empty() : tensor<120x84xf32>
    %transposed_18 = linalg.transpose ins(%cst_4 : tensor<84x120xf32>) outs(%31 : tensor<120x84xf32>) permutation = [1, 0] 
    %32 = tensor.empty() : tensor<2x84xf32>
    %33 = linalg.fill ins(%cst : f32) outs(%32 : tensor<2x84xf32>) -> tensor<2x84xf32>
    %34 = linalg.matmul ins(%30, %transposed_18 : tensor<2x120xf32>, tensor<120x84xf32>) outs(%33 : tensor<2x84xf32>) -> tensor<2x84xf32>
    %35 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%cst_3 : tensor<84xf32>) outs(%32 : tensor<2x84xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x84xf32>
    %36 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%34, %35 : tensor<2x84xf32>, tensor<2x84xf32>) outs(%32 : tensor<2x84xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %47 = arith.addf %in, %in_21 : f32
      linalg.yield %47 : f32
    } -> tensor<2x84xf32>
    %expanded_19 = tensor.expand_shape %cst_2 [[0, 1]] output_shape [1, 84] : tensor<84xf32> into tensor<1x84xf32>
    %37 = tensor.empty() : tensor<2x84xi1>
    %38 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%36 : tensor<2x84xf32>) outs(%37 : tensor<2x84xi1>) {
    ^bb0(%in: f32, %out: i1):
      %47 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %47 : i1
    } -> tensor<2x84xi1>
    %39 = linalg.generic {indexing_maps = [#map4, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%expanded_19, %36 : tensor<1x84xf32>, tensor<2x84xf32>) outs(%32 : tensor<2x84xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %47 = arith.mulf %in, %in_21 : f32
      linalg.yield %47 : f32
    } -> tensor<2x84xf32>
    %40 = linalg.generic {indexing_maps = [#map3, #map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%38, %36, %39 : tensor<2x84xi1>, tensor<2x84xf32>, tensor<2x84xf32>) outs(%32 : tensor<2x84xf32>) {
    ^bb0(%in: i1, %in_21: f32, %in_22: f32, %out: f32):
      %47 = arith.select %in, %in_21, %in_22 : f32
      linalg.yield %47 : f32
    } -> tensor<2x84xf32>
    %41 = tensor.empty() : tensor<84x10xf32>
    %transposed_20 = linalg.transpose ins(%cst_1 : tensor<10x84xf32>) outs(%41 : tensor<84x10xf32>) permutation = [1, 0] 
    %42 = tensor.empty() : tensor<2x10xf32>
    %43 = linalg.fill ins(%cst : f32) outs(%42 : tensor<2x10xf32>) -> tensor<2x10xf32>
    %44 = linalg.matmul ins(%40, %transposed_20 : tensor<2x84xf32>, tensor<84x10xf32>) outs(%43 : tensor<2x10xf32>) -> tensor<2x10xf32>
    %45 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%cst_0 : tensor<10xf32>) outs(%42 : tensor<2x10xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x10xf32>
    %46 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%44, %45 : tensor<2x10xf32>, tensor<2x10xf32>) outs(%42 : tensor<2x10xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %47 = arith.addf %in, %in_21 : f32
      linalg.yield %47 : f32
    } -> tensor<2x10xf32>
    return %46 : tensor<2x10xf32>
  }
}
