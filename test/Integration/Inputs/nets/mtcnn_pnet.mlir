#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d0, d2, d3)>
#map3 = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
module {
  func.func @main(%arg0: tensor<1x3x108x192xf32>) -> (tensor<1x4x49x91xf32>, tensor<1x2x49x91xf32>) {
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant dense_resource<torch_tensor_2_torch.float32> : tensor<2xf32>
    %cst_2 = arith.constant dense_resource<torch_tensor_2_32_1_1_torch.float32> : tensor<2x32x1x1xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_4_torch.float32> : tensor<4xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_4_32_1_1_torch.float32> : tensor<4x32x1x1xf32>
    %cst_5 = arith.constant dense_resource<torch_tensor_32_torch.float32_1> : tensor<32xf32>
    %cst_6 = arith.constant dense_resource<torch_tensor_32_torch.float32> : tensor<32xf32>
    %cst_7 = arith.constant dense_resource<torch_tensor_32_16_3_3_torch.float32> : tensor<32x16x3x3xf32>
    %cst_8 = arith.constant dense_resource<torch_tensor_16_torch.float32_1> : tensor<16xf32>
    %cst_9 = arith.constant dense_resource<torch_tensor_16_torch.float32> : tensor<16xf32>
    %cst_10 = arith.constant dense_resource<torch_tensor_16_10_3_3_torch.float32> : tensor<16x10x3x3xf32>
    %cst_11 = arith.constant dense_resource<torch_tensor_10_torch.float32_1> : tensor<10xf32>
    %cst_12 = arith.constant dense_resource<torch_tensor_10_3_3_3_torch.float32> : tensor<10x3x3x3xf32>
    %cst_13 = arith.constant dense_resource<torch_tensor_10_torch.float32> : tensor<10xf32>
    %0 = tensor.empty() : tensor<1x10x106x190xf32>
    %broadcasted = linalg.broadcast ins(%cst_13 : tensor<10xf32>) outs(%0 : tensor<1x10x106x190xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%arg0, %cst_12 : tensor<1x3x108x192xf32>, tensor<10x3x3x3xf32>) outs(%broadcasted : tensor<1x10x106x190xf32>) -> tensor<1x10x106x190xf32>
    %expanded = tensor.expand_shape %cst_11 [[0, 1, 2, 3]] output_shape [1, 10, 1, 1] : tensor<10xf32> into tensor<1x10x1x1xf32>
    %2 = tensor.empty() : tensor<1x10x106x190xi1>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1 : tensor<1x10x106x190xf32>) outs(%2 : tensor<1x10x106x190xi1>) {
    ^bb0(%in: f32, %out: i1):
      %37 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %37 : i1
    } -> tensor<1x10x106x190xi1>
    %4 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded, %1 : tensor<1x10x1x1xf32>, tensor<1x10x106x190xf32>) outs(%0 : tensor<1x10x106x190xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %37 = arith.mulf %in, %in_21 : f32
      linalg.yield %37 : f32
    } -> tensor<1x10x106x190xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %1, %4 : tensor<1x10x106x190xi1>, tensor<1x10x106x190xf32>, tensor<1x10x106x190xf32>) outs(%0 : tensor<1x10x106x190xf32>) {
    ^bb0(%in: i1, %in_21: f32, %in_22: f32, %out: f32):
      %37 = arith.select %in, %in_21, %in_22 : f32
      linalg.yield %37 : f32
    } -> tensor<1x10x106x190xf32>
    %padded = tensor.pad %5 low[0, 0, 0, 0] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x10x106x190xf32> to tensor<1x10x108x192xf32>
    %6 = tensor.empty() : tensor<1x10x53x95xf32>
    %7 = linalg.fill ins(%cst_0 : f32) outs(%6 : tensor<1x10x53x95xf32>) -> tensor<1x10x53x95xf32>
    %8 = tensor.empty() : tensor<2x2xf32>
    %9 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded, %8 : tensor<1x10x108x192xf32>, tensor<2x2xf32>) outs(%7 : tensor<1x10x53x95xf32>) -> tensor<1x10x53x95xf32>
    %10 = tensor.empty() : tensor<1x16x51x93xf32>
    %broadcasted_14 = linalg.broadcast ins(%cst_9 : tensor<16xf32>) outs(%10 : tensor<1x16x51x93xf32>) dimensions = [0, 2, 3] 
    %11 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%9, %cst_10 : tensor<1x10x53x95xf32>, tensor<16x10x3x3xf32>) outs(%broadcasted_14 : tensor<1x16x51x93xf32>) -> tensor<1x16x51x93xf32>
    %expanded_15 = tensor.expand_shape %cst_8 [[0, 1, 2, 3]] output_shape [1, 16, 1, 1] : tensor<16xf32> into tensor<1x16x1x1xf32>
    %12 = tensor.empty() : tensor<1x16x51x93xi1>
    %13 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%11 : tensor<1x16x51x93xf32>) outs(%12 : tensor<1x16x51x93xi1>) {
    ^bb0(%in: f32, %out: i1):
      %37 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %37 : i1
    } -> tensor<1x16x51x93xi1>
    %14 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_15, %11 : tensor<1x16x1x1xf32>, tensor<1x16x51x93xf32>) outs(%10 : tensor<1x16x51x93xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %37 = arith.mulf %in, %in_21 : f32
      linalg.yield %37 : f32
    } -> tensor<1x16x51x93xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%13, %11, %14 : tensor<1x16x51x93xi1>, tensor<1x16x51x93xf32>, tensor<1x16x51x93xf32>) outs(%10 : tensor<1x16x51x93xf32>) {
    ^bb0(%in: i1, %in_21: f32, %in_22: f32, %out: f32):
      %37 = arith.select %in, %in_21, %in_22 : f32
      linalg.yield %37 : f32
    } -> tensor<1x16x51x93xf32>
    %16 = tensor.empty() : tensor<1x32x49x91xf32>
    %broadcasted_16 = linalg.broadcast ins(%cst_6 : tensor<32xf32>) outs(%16 : tensor<1x32x49x91xf32>) dimensions = [0, 2, 3] 
    %17 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%15, %cst_7 : tensor<1x16x51x93xf32>, tensor<32x16x3x3xf32>) outs(%broadcasted_16 : tensor<1x32x49x91xf32>) -> tensor<1x32x49x91xf32>
    %expanded_17 = tensor.expand_shape %cst_5 [[0, 1, 2, 3]] output_shape [1, 32, 1, 1] : tensor<32xf32> into tensor<1x32x1x1xf32>
    %18 = tensor.empty() : tensor<1x32x49x91xi1>
    %19 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%17 : tensor<1x32x49x91xf32>) outs(%18 : tensor<1x32x49x91xi1>) {
    ^bb0(%in: f32, %out: i1):
      %37 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %37 : i1
    } -> tensor<1x32x49x91xi1>
    %20 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_17, %17 : tensor<1x32x1x1xf32>, tensor<1x32x49x91xf32>) outs(%16 : tensor<1x32x49x91xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %37 = arith.mulf %in, %in_21 : f32
      linalg.yield %37 : f32
    } -> tensor<1x32x49x91xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%19, %17, %20 : tensor<1x32x49x91xi1>, tensor<1x32x49x91xf32>, tensor<1x32x49x91xf32>) outs(%16 : tensor<1x32x49x91xf32>) {
    ^bb0(%in: i1, %in_21: f32, %in_22: f32, %out: f32):
      %37 = arith.select %in, %in_21, %in_22 : f32
      linalg.yield %37 : f32
    } -> tensor<1x32x49x91xf32>
    %22 = tensor.empty() : tensor<1x4x49x91xf32>
    %broadcasted_18 = linalg.broadcast ins(%cst_3 : tensor<4xf32>) outs(%22 : tensor<1x4x49x91xf32>) dimensions = [0, 2, 3] 
    %23 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%21, %cst_4 : tensor<1x32x49x91xf32>, tensor<4x32x1x1xf32>) outs(%broadcasted_18 : tensor<1x4x49x91xf32>) -> tensor<1x4x49x91xf32>
    %24 = tensor.empty() : tensor<1x2x49x91xf32>
    %broadcasted_19 = linalg.broadcast ins(%cst_1 : tensor<2xf32>) outs(%24 : tensor<1x2x49x91xf32>) dimensions = [0, 2, 3] 
    %25 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%21, %cst_2 : tensor<1x32x49x91xf32>, tensor<2x32x1x1xf32>) outs(%broadcasted_19 : tensor<1x2x49x91xf32>) -> tensor<1x2x49x91xf32>
    %26 = tensor.empty() : tensor<1x49x91xi64>
    %27 = linalg.fill ins(%c0_i64 : i64) outs(%26 : tensor<1x49x91xi64>) -> tensor<1x49x91xi64>
    %28 = tensor.empty() : tensor<1x49x91xf32>
    %29 = linalg.fill ins(%cst_0 : f32) outs(%28 : tensor<1x49x91xf32>) -> tensor<1x49x91xf32>
    %30:2 = linalg.generic {indexing_maps = [#map, #map2, #map2], iterator_types = ["parallel", "reduction", "parallel", "parallel"]} ins(%25 : tensor<1x2x49x91xf32>) outs(%29, %27 : tensor<1x49x91xf32>, tensor<1x49x91xi64>) {
    ^bb0(%in: f32, %out: f32, %out_21: i64):
      %37 = linalg.index 1 : index
      %38 = arith.index_cast %37 : index to i64
      %39 = arith.maximumf %in, %out : f32
      %40 = arith.cmpf ogt, %in, %out : f32
      %41 = arith.select %40, %38, %out_21 : i64
      linalg.yield %39, %41 : f32, i64
    } -> (tensor<1x49x91xf32>, tensor<1x49x91xi64>)
    %expanded_20 = tensor.expand_shape %30#0 [[0, 1], [2], [3]] output_shape [1, 1, 49, 91] : tensor<1x49x91xf32> into tensor<1x1x49x91xf32>
    %31 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%25, %expanded_20 : tensor<1x2x49x91xf32>, tensor<1x1x49x91xf32>) outs(%24 : tensor<1x2x49x91xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %37 = arith.subf %in, %in_21 : f32
      linalg.yield %37 : f32
    } -> tensor<1x2x49x91xf32>
    %32 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%31 : tensor<1x2x49x91xf32>) outs(%24 : tensor<1x2x49x91xf32>) {
    ^bb0(%in: f32, %out: f32):
      %37 = math.exp %in : f32
      linalg.yield %37 : f32
    } -> tensor<1x2x49x91xf32>
    %33 = tensor.empty() : tensor<1x1x49x91xf32>
    %34 = linalg.fill ins(%cst : f32) outs(%33 : tensor<1x1x49x91xf32>) -> tensor<1x1x49x91xf32>
    %35 = linalg.generic {indexing_maps = [#map, #map3], iterator_types = ["parallel", "reduction", "parallel", "parallel"]} ins(%32 : tensor<1x2x49x91xf32>) outs(%34 : tensor<1x1x49x91xf32>) {
    ^bb0(%in: f32, %out: f32):
      %37 = arith.addf %in, %out : f32
      linalg.yield %37 : f32
    } -> tensor<1x1x49x91xf32>
    %36 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%32, %35 : tensor<1x2x49x91xf32>, tensor<1x1x49x91xf32>) outs(%24 : tensor<1x2x49x91xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %37 = arith.divf %in, %in_21 : f32
      linalg.yield %37 : f32
    } -> tensor<1x2x49x91xf32>
    return %23, %36 : tensor<1x4x49x91xf32>, tensor<1x2x49x91xf32>
  }
}
