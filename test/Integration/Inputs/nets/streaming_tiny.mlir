#map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
module {
  func.func @main(%arg0: tensor<1x16x20xf32>, %arg1: tensor<1x32x2xf32>, %arg2: tensor<1x32x4xf32>, %arg3: tensor<1x32x8xf32>) -> (tensor<1x8x20xf32>, tensor<1x32x2xf32>, tensor<1x32x4xf32>, tensor<1x32x8xf32>) {
    %cst = arith.constant dense_resource<torch_tensor_8_torch.float32> : tensor<8xf32>
    %cst_0 = arith.constant dense_resource<torch_tensor_8_32_1_torch.float32> : tensor<8x32x1xf32>
    %cst_1 = arith.constant dense_resource<torch_tensor_32_torch.float32_10> : tensor<32xf32>
    %cst_2 = arith.constant dense_resource<torch_tensor_32_32_1_torch.float32_2> : tensor<32x32x1xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_32_torch.float32_9> : tensor<32xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_32_torch.float32_8> : tensor<32xf32>
    %cst_5 = arith.constant dense_resource<torch_tensor_32_1_3_torch.float32_2> : tensor<32x1x3xf32>
    %cst_6 = arith.constant dense_resource<torch_tensor_32_torch.float32_7> : tensor<32xf32>
    %cst_7 = arith.constant dense_resource<torch_tensor_32_32_1_torch.float32_1> : tensor<32x32x1xf32>
    %cst_8 = arith.constant dense_resource<torch_tensor_32_torch.float32_6> : tensor<32xf32>
    %cst_9 = arith.constant dense_resource<torch_tensor_32_torch.float32_5> : tensor<32xf32>
    %cst_10 = arith.constant dense_resource<torch_tensor_32_1_3_torch.float32_1> : tensor<32x1x3xf32>
    %cst_11 = arith.constant dense_resource<torch_tensor_32_torch.float32_4> : tensor<32xf32>
    %cst_12 = arith.constant dense_resource<torch_tensor_32_32_1_torch.float32> : tensor<32x32x1xf32>
    %cst_13 = arith.constant dense_resource<torch_tensor_32_torch.float32_3> : tensor<32xf32>
    %cst_14 = arith.constant dense_resource<torch_tensor_32_torch.float32_2> : tensor<32xf32>
    %cst_15 = arith.constant dense_resource<torch_tensor_32_1_3_torch.float32> : tensor<32x1x3xf32>
    %cst_16 = arith.constant dense_resource<torch_tensor_32_torch.float32_1> : tensor<32xf32>
    %cst_17 = arith.constant dense_resource<torch_tensor_32_16_1_torch.float32> : tensor<32x16x1xf32>
    %cst_18 = arith.constant dense_resource<torch_tensor_32_torch.float32> : tensor<32xf32>
    %cst_19 = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<1x32x20xf32>
    %broadcasted = linalg.broadcast ins(%cst_18 : tensor<32xf32>) outs(%0 : tensor<1x32x20xf32>) dimensions = [0, 2] 
    %1 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%arg0, %cst_17 : tensor<1x16x20xf32>, tensor<32x16x1xf32>) outs(%broadcasted : tensor<1x32x20xf32>) -> tensor<1x32x20xf32>
    %expanded = tensor.expand_shape %cst_16 [[0, 1, 2]] output_shape [1, 32, 1] : tensor<32xf32> into tensor<1x32x1xf32>
    %2 = tensor.empty() : tensor<1x32x20xi1>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1 : tensor<1x32x20xf32>) outs(%2 : tensor<1x32x20xi1>) {
    ^bb0(%in: f32, %out: i1):
      %27 = arith.cmpf ogt, %in, %cst_19 : f32
      linalg.yield %27 : i1
    } -> tensor<1x32x20xi1>
    %4 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %1 : tensor<1x32x1xf32>, tensor<1x32x20xf32>) outs(%0 : tensor<1x32x20xf32>) {
    ^bb0(%in: f32, %in_45: f32, %out: f32):
      %27 = arith.mulf %in, %in_45 : f32
      linalg.yield %27 : f32
    } -> tensor<1x32x20xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%3, %1, %4 : tensor<1x32x20xi1>, tensor<1x32x20xf32>, tensor<1x32x20xf32>) outs(%0 : tensor<1x32x20xf32>) {
    ^bb0(%in: i1, %in_45: f32, %in_46: f32, %out: f32):
      %27 = arith.select %in, %in_45, %in_46 : f32
      linalg.yield %27 : f32
    } -> tensor<1x32x20xf32>
    %concat = tensor.concat dim(2) %arg1, %5 : (tensor<1x32x2xf32>, tensor<1x32x20xf32>) -> tensor<1x32x22xf32>
    %extracted_slice = tensor.extract_slice %concat[0, 0, 20] [1, 32, 2] [1, 1, 1] : tensor<1x32x22xf32> to tensor<1x32x2xf32>
    %expanded_20 = tensor.expand_shape %concat [[0], [1], [2, 3]] output_shape [1, 32, 22, 1] : tensor<1x32x22xf32> into tensor<1x32x22x1xf32>
    %expanded_21 = tensor.expand_shape %cst_15 [[0], [1], [2, 3]] output_shape [32, 1, 3, 1] : tensor<32x1x3xf32> into tensor<32x1x3x1xf32>
    %6 = tensor.empty() : tensor<1x32x20x1xf32>
    %broadcasted_22 = linalg.broadcast ins(%cst_14 : tensor<32xf32>) outs(%6 : tensor<1x32x20x1xf32>) dimensions = [0, 2, 3] 
    %collapsed = tensor.collapse_shape %expanded_21 [[0, 1], [2], [3]] : tensor<32x1x3x1xf32> into tensor<32x3x1xf32>
    %7 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%expanded_20, %collapsed : tensor<1x32x22x1xf32>, tensor<32x3x1xf32>) outs(%broadcasted_22 : tensor<1x32x20x1xf32>) -> tensor<1x32x20x1xf32>
    %collapsed_23 = tensor.collapse_shape %7 [[0], [1], [2, 3]] : tensor<1x32x20x1xf32> into tensor<1x32x20xf32>
    %expanded_24 = tensor.expand_shape %cst_13 [[0, 1, 2]] output_shape [1, 32, 1] : tensor<32xf32> into tensor<1x32x1xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_23 : tensor<1x32x20xf32>) outs(%2 : tensor<1x32x20xi1>) {
    ^bb0(%in: f32, %out: i1):
      %27 = arith.cmpf ogt, %in, %cst_19 : f32
      linalg.yield %27 : i1
    } -> tensor<1x32x20xi1>
    %9 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_24, %collapsed_23 : tensor<1x32x1xf32>, tensor<1x32x20xf32>) outs(%0 : tensor<1x32x20xf32>) {
    ^bb0(%in: f32, %in_45: f32, %out: f32):
      %27 = arith.mulf %in, %in_45 : f32
      linalg.yield %27 : f32
    } -> tensor<1x32x20xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %collapsed_23, %9 : tensor<1x32x20xi1>, tensor<1x32x20xf32>, tensor<1x32x20xf32>) outs(%0 : tensor<1x32x20xf32>) {
    ^bb0(%in: i1, %in_45: f32, %in_46: f32, %out: f32):
      %27 = arith.select %in, %in_45, %in_46 : f32
      linalg.yield %27 : f32
    } -> tensor<1x32x20xf32>
    %broadcasted_25 = linalg.broadcast ins(%cst_11 : tensor<32xf32>) outs(%0 : tensor<1x32x20xf32>) dimensions = [0, 2] 
    %11 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%10, %cst_12 : tensor<1x32x20xf32>, tensor<32x32x1xf32>) outs(%broadcasted_25 : tensor<1x32x20xf32>) -> tensor<1x32x20xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %11 : tensor<1x32x20xf32>, tensor<1x32x20xf32>) outs(%0 : tensor<1x32x20xf32>) {
    ^bb0(%in: f32, %in_45: f32, %out: f32):
      %27 = arith.addf %in, %in_45 : f32
      linalg.yield %27 : f32
    } -> tensor<1x32x20xf32>
    %concat_26 = tensor.concat dim(2) %arg2, %12 : (tensor<1x32x4xf32>, tensor<1x32x20xf32>) -> tensor<1x32x24xf32>
    %extracted_slice_27 = tensor.extract_slice %concat_26[0, 0, 20] [1, 32, 4] [1, 1, 1] : tensor<1x32x24xf32> to tensor<1x32x4xf32>
    %expanded_28 = tensor.expand_shape %concat_26 [[0], [1], [2, 3]] output_shape [1, 32, 24, 1] : tensor<1x32x24xf32> into tensor<1x32x24x1xf32>
    %expanded_29 = tensor.expand_shape %cst_10 [[0], [1], [2, 3]] output_shape [32, 1, 3, 1] : tensor<32x1x3xf32> into tensor<32x1x3x1xf32>
    %broadcasted_30 = linalg.broadcast ins(%cst_9 : tensor<32xf32>) outs(%6 : tensor<1x32x20x1xf32>) dimensions = [0, 2, 3] 
    %collapsed_31 = tensor.collapse_shape %expanded_29 [[0, 1], [2], [3]] : tensor<32x1x3x1xf32> into tensor<32x3x1xf32>
    %13 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<[2, 1]> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%expanded_28, %collapsed_31 : tensor<1x32x24x1xf32>, tensor<32x3x1xf32>) outs(%broadcasted_30 : tensor<1x32x20x1xf32>) -> tensor<1x32x20x1xf32>
    %collapsed_32 = tensor.collapse_shape %13 [[0], [1], [2, 3]] : tensor<1x32x20x1xf32> into tensor<1x32x20xf32>
    %expanded_33 = tensor.expand_shape %cst_8 [[0, 1, 2]] output_shape [1, 32, 1] : tensor<32xf32> into tensor<1x32x1xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_32 : tensor<1x32x20xf32>) outs(%2 : tensor<1x32x20xi1>) {
    ^bb0(%in: f32, %out: i1):
      %27 = arith.cmpf ogt, %in, %cst_19 : f32
      linalg.yield %27 : i1
    } -> tensor<1x32x20xi1>
    %15 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_33, %collapsed_32 : tensor<1x32x1xf32>, tensor<1x32x20xf32>) outs(%0 : tensor<1x32x20xf32>) {
    ^bb0(%in: f32, %in_45: f32, %out: f32):
      %27 = arith.mulf %in, %in_45 : f32
      linalg.yield %27 : f32
    } -> tensor<1x32x20xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14, %collapsed_32, %15 : tensor<1x32x20xi1>, tensor<1x32x20xf32>, tensor<1x32x20xf32>) outs(%0 : tensor<1x32x20xf32>) {
    ^bb0(%in: i1, %in_45: f32, %in_46: f32, %out: f32):
      %27 = arith.select %in, %in_45, %in_46 : f32
      linalg.yield %27 : f32
    } -> tensor<1x32x20xf32>
    %broadcasted_34 = linalg.broadcast ins(%cst_6 : tensor<32xf32>) outs(%0 : tensor<1x32x20xf32>) dimensions = [0, 2] 
    %17 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%16, %cst_7 : tensor<1x32x20xf32>, tensor<32x32x1xf32>) outs(%broadcasted_34 : tensor<1x32x20xf32>) -> tensor<1x32x20xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12, %17 : tensor<1x32x20xf32>, tensor<1x32x20xf32>) outs(%0 : tensor<1x32x20xf32>) {
    ^bb0(%in: f32, %in_45: f32, %out: f32):
      %27 = arith.addf %in, %in_45 : f32
      linalg.yield %27 : f32
    } -> tensor<1x32x20xf32>
    %concat_35 = tensor.concat dim(2) %arg3, %18 : (tensor<1x32x8xf32>, tensor<1x32x20xf32>) -> tensor<1x32x28xf32>
    %extracted_slice_36 = tensor.extract_slice %concat_35[0, 0, 20] [1, 32, 8] [1, 1, 1] : tensor<1x32x28xf32> to tensor<1x32x8xf32>
    %expanded_37 = tensor.expand_shape %concat_35 [[0], [1], [2, 3]] output_shape [1, 32, 28, 1] : tensor<1x32x28xf32> into tensor<1x32x28x1xf32>
    %expanded_38 = tensor.expand_shape %cst_5 [[0], [1], [2, 3]] output_shape [32, 1, 3, 1] : tensor<32x1x3xf32> into tensor<32x1x3x1xf32>
    %broadcasted_39 = linalg.broadcast ins(%cst_4 : tensor<32xf32>) outs(%6 : tensor<1x32x20x1xf32>) dimensions = [0, 2, 3] 
    %collapsed_40 = tensor.collapse_shape %expanded_38 [[0, 1], [2], [3]] : tensor<32x1x3x1xf32> into tensor<32x3x1xf32>
    %19 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<[4, 1]> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%expanded_37, %collapsed_40 : tensor<1x32x28x1xf32>, tensor<32x3x1xf32>) outs(%broadcasted_39 : tensor<1x32x20x1xf32>) -> tensor<1x32x20x1xf32>
    %collapsed_41 = tensor.collapse_shape %19 [[0], [1], [2, 3]] : tensor<1x32x20x1xf32> into tensor<1x32x20xf32>
    %expanded_42 = tensor.expand_shape %cst_3 [[0, 1, 2]] output_shape [1, 32, 1] : tensor<32xf32> into tensor<1x32x1xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_41 : tensor<1x32x20xf32>) outs(%2 : tensor<1x32x20xi1>) {
    ^bb0(%in: f32, %out: i1):
      %27 = arith.cmpf ogt, %in, %cst_19 : f32
      linalg.yield %27 : i1
    } -> tensor<1x32x20xi1>
    %21 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_42, %collapsed_41 : tensor<1x32x1xf32>, tensor<1x32x20xf32>) outs(%0 : tensor<1x32x20xf32>) {
    ^bb0(%in: f32, %in_45: f32, %out: f32):
      %27 = arith.mulf %in, %in_45 : f32
      linalg.yield %27 : f32
    } -> tensor<1x32x20xf32>
    %22 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20, %collapsed_41, %21 : tensor<1x32x20xi1>, tensor<1x32x20xf32>, tensor<1x32x20xf32>) outs(%0 : tensor<1x32x20xf32>) {
    ^bb0(%in: i1, %in_45: f32, %in_46: f32, %out: f32):
      %27 = arith.select %in, %in_45, %in_46 : f32
      linalg.yield %27 : f32
    } -> tensor<1x32x20xf32>
    %broadcasted_43 = linalg.broadcast ins(%cst_1 : tensor<32xf32>) outs(%0 : tensor<1x32x20xf32>) dimensions = [0, 2] 
    %23 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%22, %cst_2 : tensor<1x32x20xf32>, tensor<32x32x1xf32>) outs(%broadcasted_43 : tensor<1x32x20xf32>) -> tensor<1x32x20xf32>
    %24 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel"]} ins(%18, %23 : tensor<1x32x20xf32>, tensor<1x32x20xf32>) outs(%0 : tensor<1x32x20xf32>) {
    ^bb0(%in: f32, %in_45: f32, %out: f32):
      %27 = arith.addf %in, %in_45 : f32
      linalg.yield %27 : f32
    } -> tensor<1x32x20xf32>
    %25 = tensor.empty() : tensor<1x8x20xf32>
    %broadcasted_44 = linalg.broadcast ins(%cst : tensor<8xf32>) outs(%25 : tensor<1x8x20xf32>) dimensions = [0, 2] 
    %26 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%24, %cst_0 : tensor<1x32x20xf32>, tensor<8x32x1xf32>) outs(%broadcasted_44 : tensor<1x8x20xf32>) -> tensor<1x8x20xf32>
    return %26, %extracted_slice, %extracted_slice_27, %extracted_slice_36 : tensor<1x8x20xf32>, tensor<1x32x2xf32>, tensor<1x32x4xf32>, tensor<1x32x8xf32>
  }
}
