#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>
module {
  func.func @main(%arg0: tensor<1x1x12x16xf32>) -> tensor<1x1x36x48xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense_resource<torch_tensor_16_1_9_9_torch.float32> : tensor<16x1x9x9xf32>
    %cst_1 = arith.constant dense_resource<torch_tensor_16_torch.float32_3> : tensor<16xf32>
    %cst_2 = arith.constant dense_resource<torch_tensor_16_torch.float32_2> : tensor<16xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_16_4_1_1_torch.float32> : tensor<16x4x1x1xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_4_torch.float32_3> : tensor<4xf32>
    %cst_5 = arith.constant dense_resource<torch_tensor_4_torch.float32_2> : tensor<4xf32>
    %cst_6 = arith.constant dense_resource<torch_tensor_4_4_3_3_torch.float32> : tensor<4x4x3x3xf32>
    %cst_7 = arith.constant dense_resource<torch_tensor_4_torch.float32_1> : tensor<4xf32>
    %cst_8 = arith.constant dense_resource<torch_tensor_4_torch.float32> : tensor<4xf32>
    %cst_9 = arith.constant dense_resource<torch_tensor_4_16_1_1_torch.float32> : tensor<4x16x1x1xf32>
    %cst_10 = arith.constant dense_resource<torch_tensor_16_torch.float32_1> : tensor<16xf32>
    %cst_11 = arith.constant dense_resource<torch_tensor_16_1_5_5_torch.float32> : tensor<16x1x5x5xf32>
    %cst_12 = arith.constant dense_resource<torch_tensor_16_torch.float32> : tensor<16xf32>
    %c0 = arith.constant 0 : index
    %c8 = arith.constant 8 : index
    %cst_13 = arith.constant dense<0.0229984578> : tensor<1x1x36x48xf32>
    %padded = tensor.pad %arg0 low[0, 0, 2, 2] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x1x12x16xf32> to tensor<1x1x16x20xf32>
    %0 = tensor.empty() : tensor<1x16x12x16xf32>
    %broadcasted = linalg.broadcast ins(%cst_12 : tensor<16xf32>) outs(%0 : tensor<1x16x12x16xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %cst_11 : tensor<1x1x16x20xf32>, tensor<16x1x5x5xf32>) outs(%broadcasted : tensor<1x16x12x16xf32>) -> tensor<1x16x12x16xf32>
    %expanded = tensor.expand_shape %cst_10 [[0, 1, 2, 3]] output_shape [1, 16, 1, 1] : tensor<16xf32> into tensor<1x16x1x1xf32>
    %2 = tensor.empty() : tensor<1x16x12x16xi1>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1 : tensor<1x16x12x16xf32>) outs(%2 : tensor<1x16x12x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %26 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %26 : i1
    } -> tensor<1x16x12x16xi1>
    %4 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded, %1 : tensor<1x16x1x1xf32>, tensor<1x16x12x16xf32>) outs(%0 : tensor<1x16x12x16xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %26 = arith.mulf %in, %in_21 : f32
      linalg.yield %26 : f32
    } -> tensor<1x16x12x16xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %1, %4 : tensor<1x16x12x16xi1>, tensor<1x16x12x16xf32>, tensor<1x16x12x16xf32>) outs(%0 : tensor<1x16x12x16xf32>) {
    ^bb0(%in: i1, %in_21: f32, %in_22: f32, %out: f32):
      %26 = arith.select %in, %in_21, %in_22 : f32
      linalg.yield %26 : f32
    } -> tensor<1x16x12x16xf32>
    %6 = tensor.empty() : tensor<1x4x12x16xf32>
    %broadcasted_14 = linalg.broadcast ins(%cst_8 : tensor<4xf32>) outs(%6 : tensor<1x4x12x16xf32>) dimensions = [0, 2, 3] 
    %7 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%5, %cst_9 : tensor<1x16x12x16xf32>, tensor<4x16x1x1xf32>) outs(%broadcasted_14 : tensor<1x4x12x16xf32>) -> tensor<1x4x12x16xf32>
    %expanded_15 = tensor.expand_shape %cst_7 [[0, 1, 2, 3]] output_shape [1, 4, 1, 1] : tensor<4xf32> into tensor<1x4x1x1xf32>
    %8 = tensor.empty() : tensor<1x4x12x16xi1>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7 : tensor<1x4x12x16xf32>) outs(%8 : tensor<1x4x12x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %26 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %26 : i1
    } -> tensor<1x4x12x16xi1>
    %10 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_15, %7 : tensor<1x4x1x1xf32>, tensor<1x4x12x16xf32>) outs(%6 : tensor<1x4x12x16xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %26 = arith.mulf %in, %in_21 : f32
      linalg.yield %26 : f32
    } -> tensor<1x4x12x16xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%9, %7, %10 : tensor<1x4x12x16xi1>, tensor<1x4x12x16xf32>, tensor<1x4x12x16xf32>) outs(%6 : tensor<1x4x12x16xf32>) {
    ^bb0(%in: i1, %in_21: f32, %in_22: f32, %out: f32):
      %26 = arith.select %in, %in_21, %in_22 : f32
      linalg.yield %26 : f32
    } -> tensor<1x4x12x16xf32>
    %padded_16 = tensor.pad %11 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x4x12x16xf32> to tensor<1x4x14x18xf32>
    %broadcasted_17 = linalg.broadcast ins(%cst_5 : tensor<4xf32>) outs(%6 : tensor<1x4x12x16xf32>) dimensions = [0, 2, 3] 
    %12 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_16, %cst_6 : tensor<1x4x14x18xf32>, tensor<4x4x3x3xf32>) outs(%broadcasted_17 : tensor<1x4x12x16xf32>) -> tensor<1x4x12x16xf32>
    %expanded_18 = tensor.expand_shape %cst_4 [[0, 1, 2, 3]] output_shape [1, 4, 1, 1] : tensor<4xf32> into tensor<1x4x1x1xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%12 : tensor<1x4x12x16xf32>) outs(%8 : tensor<1x4x12x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %26 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %26 : i1
    } -> tensor<1x4x12x16xi1>
    %14 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_18, %12 : tensor<1x4x1x1xf32>, tensor<1x4x12x16xf32>) outs(%6 : tensor<1x4x12x16xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %26 = arith.mulf %in, %in_21 : f32
      linalg.yield %26 : f32
    } -> tensor<1x4x12x16xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%13, %12, %14 : tensor<1x4x12x16xi1>, tensor<1x4x12x16xf32>, tensor<1x4x12x16xf32>) outs(%6 : tensor<1x4x12x16xf32>) {
    ^bb0(%in: i1, %in_21: f32, %in_22: f32, %out: f32):
      %26 = arith.select %in, %in_21, %in_22 : f32
      linalg.yield %26 : f32
    } -> tensor<1x4x12x16xf32>
    %broadcasted_19 = linalg.broadcast ins(%cst_2 : tensor<16xf32>) outs(%0 : tensor<1x16x12x16xf32>) dimensions = [0, 2, 3] 
    %16 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%15, %cst_3 : tensor<1x4x12x16xf32>, tensor<16x4x1x1xf32>) outs(%broadcasted_19 : tensor<1x16x12x16xf32>) -> tensor<1x16x12x16xf32>
    %expanded_20 = tensor.expand_shape %cst_1 [[0, 1, 2, 3]] output_shape [1, 16, 1, 1] : tensor<16xf32> into tensor<1x16x1x1xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%16 : tensor<1x16x12x16xf32>) outs(%2 : tensor<1x16x12x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %26 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %26 : i1
    } -> tensor<1x16x12x16xi1>
    %18 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_20, %16 : tensor<1x16x1x1xf32>, tensor<1x16x12x16xf32>) outs(%0 : tensor<1x16x12x16xf32>) {
    ^bb0(%in: f32, %in_21: f32, %out: f32):
      %26 = arith.mulf %in, %in_21 : f32
      linalg.yield %26 : f32
    } -> tensor<1x16x12x16xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%17, %16, %18 : tensor<1x16x12x16xi1>, tensor<1x16x12x16xf32>, tensor<1x16x12x16xf32>) outs(%0 : tensor<1x16x12x16xf32>) {
    ^bb0(%in: i1, %in_21: f32, %in_22: f32, %out: f32):
      %26 = arith.select %in, %in_21, %in_22 : f32
      linalg.yield %26 : f32
    } -> tensor<1x16x12x16xf32>
    %20 = tensor.empty() : tensor<1x16x9x9xf32>
    %21 = linalg.fill ins(%cst : f32) outs(%20 : tensor<1x16x9x9xf32>) -> tensor<1x16x9x9xf32>
    %22 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} outs(%21 : tensor<1x16x9x9xf32>) {
    ^bb0(%out: f32):
      %26 = linalg.index 1 : index
      %27 = linalg.index 2 : index
      %28 = linalg.index 3 : index
      %29 = arith.subi %c8, %27 : index
      %30 = arith.subi %c8, %28 : index
      %extracted = tensor.extract %cst_0[%26, %c0, %29, %30] : tensor<16x1x9x9xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16x9x9xf32>
    %23 = tensor.empty() : tensor<1x16x44x56xf32>
    %24 = linalg.fill ins(%cst : f32) outs(%23 : tensor<1x16x44x56xf32>) -> tensor<1x16x44x56xf32>
    %inserted_slice = tensor.insert_slice %19 into %24[0, 0, 4, 4] [1, 16, 12, 16] [1, 1, 3, 3] : tensor<1x16x12x16xf32> into tensor<1x16x44x56xf32>
    %25 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%inserted_slice, %22 : tensor<1x16x44x56xf32>, tensor<1x16x9x9xf32>) outs(%cst_13 : tensor<1x1x36x48xf32>) -> tensor<1x1x36x48xf32>
    return %25 : tensor<1x1x36x48xf32>
  }
}
