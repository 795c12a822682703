#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, 0, 0, 0)>
#map2 = affine_map<(d0) -> (d0)>
#map3 = affine_map<(d0, d1, d2, d3) -> (d1, 0, 0)>
module {
  func.func @main(%arg0: tensor<1x3x12x12xf32>) -> tensor<1x3x48x48xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense<0.352591455> : tensor<1x1x1x1xf32>
    %cst_1 = arith.constant dense<0.234050646> : tensor<1x1x1x1xf32>
    %cst_2 = arith.constant dense<0.333201468> : tensor<1x1x1x1xf32>
    %cst_3 = arith.constant dense<0.246758506> : tensor<1x1x1x1xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_3_torch.float32> : tensor<3xf32>
    %cst_5 = arith.constant dense_resource<torch_tensor_3_8_9_9_torch.float32> : tensor<3x8x9x9xf32>
    %cst_6 = arith.constant dense_resource<torch_tensor_32_torch.float32_1> : tensor<32xf32>
    %cst_7 = arith.constant dense_resource<torch_tensor_32_8_3_3_torch.float32_1> : tensor<32x8x3x3xf32>
    %cst_8 = arith.constant dense_resource<torch_tensor_32_torch.float32> : tensor<32xf32>
    %cst_9 = arith.constant dense_resource<torch_tensor_32_8_3_3_torch.float32> : tensor<32x8x3x3xf32>
    %cst_10 = arith.constant dense_resource<torch_tensor_8_torch.float32_12> : tensor<8xf32>
    %cst_11 = arith.constant dense_resource<torch_tensor_8_torch.float32_11> : tensor<8xf32>
    %cst_12 = arith.constant dense_resource<torch_tensor_8_torch.float32_10> : tensor<8xf32>
    %cst_13 = arith.constant dense_resource<torch_tensor_8_torch.float32_9> : tensor<8xf32>
    %cst_14 = arith.constant dense_resource<torch_tensor_8_8_3_3_torch.float32_2> : tensor<8x8x3x3xf32>
    %cst_15 = arith.constant dense_resource<torch_tensor_8_torch.float32_8> : tensor<8xf32>
    %cst_16 = arith.constant dense_resource<torch_tensor_8_torch.float32_7> : tensor<8xf32>
    %cst_17 = arith.constant dense_resource<torch_tensor_8_torch.float32_6> : tensor<8xf32>
    %cst_18 = arith.constant dense_resource<torch_tensor_8_torch.float32_5> : tensor<8xf32>
    %cst_19 = arith.constant dense_resource<torch_tensor_8_8_3_3_torch.float32_1> : tensor<8x8x3x3xf32>
    %cst_20 = arith.constant dense_resource<torch_tensor_8_torch.float32_4> : tensor<8xf32>
    %cst_21 = arith.constant dense_resource<torch_tensor_8_torch.float32_3> : tensor<8xf32>
    %cst_22 = arith.constant 1.000000e-05 : f64
    %cst_23 = arith.constant dense_resource<torch_tensor_8_torch.float32_2> : tensor<8xf32>
    %cst_24 = arith.constant dense_resource<torch_tensor_8_torch.float32_1> : tensor<8xf32>
    %cst_25 = arith.constant dense_resource<torch_tensor_8_8_3_3_torch.float32> : tensor<8x8x3x3xf32>
    %cst_26 = arith.constant dense_resource<torch_tensor_8_3_9_9_torch.float32> : tensor<8x3x9x9xf32>
    %cst_27 = arith.constant dense_resource<torch_tensor_8_torch.float32> : tensor<8xf32>
    %padded = tensor.pad %arg0 low[0, 0, 4, 4] high[0, 0, 4, 4] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x3x12x12xf32> to tensor<1x3x20x20xf32>
    %0 = tensor.empty() : tensor<1x8x12x12xf32>
    %broadcasted = linalg.broadcast ins(%cst_27 : tensor<8xf32>) outs(%0 : tensor<1x8x12x12xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %cst_26 : tensor<1x3x20x20xf32>, tensor<8x3x9x9xf32>) outs(%broadcasted : tensor<1x8x12x12xf32>) -> tensor<1x8x12x12xf32>
    %2 = tensor.empty() : tensor<1x8x12x12xi1>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1 : tensor<1x8x12x12xf32>) outs(%2 : tensor<1x8x12x12xi1>) {
    ^bb0(%in: f32, %out: i1):
      %52 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %52 : i1
    } -> tensor<1x8x12x12xi1>
    %4 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_3, %1 : tensor<1x1x1x1xf32>, tensor<1x8x12x12xf32>) outs(%0 : tensor<1x8x12x12xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %52 = arith.mulf %in, %in_52 : f32
      linalg.yield %52 : f32
    } -> tensor<1x8x12x12xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %1, %4 : tensor<1x8x12x12xi1>, tensor<1x8x12x12xf32>, tensor<1x8x12x12xf32>) outs(%0 : tensor<1x8x12x12xf32>) {
    ^bb0(%in: i1, %in_52: f32, %in_53: f32, %out: f32):
      %52 = arith.select %in, %in_52, %in_53 : f32
      linalg.yield %52 : f32
    } -> tensor<1x8x12x12xf32>
    %padded_28 = tensor.pad %5 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x8x12x12xf32> to tensor<1x8x14x14xf32>
    %6 = linalg.fill ins(%cst : f32) outs(%0 : tensor<1x8x12x12xf32>) -> tensor<1x8x12x12xf32>
    %7 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_28, %cst_25 : tensor<1x8x14x14xf32>, tensor<8x8x3x3xf32>) outs(%6 : tensor<1x8x12x12xf32>) -> tensor<1x8x12x12xf32>
    %8 = tensor.empty() : tensor<8xf32>
    %9 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel"]} ins(%cst_23 : tensor<8xf32>) outs(%8 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = arith.truncf %cst_22 : f64 to f32
      %53 = arith.addf %in, %52 : f32
      linalg.yield %53 : f32
    } -> tensor<8xf32>
    %10 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel"]} ins(%9 : tensor<8xf32>) outs(%8 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = math.rsqrt %in : f32
      linalg.yield %52 : f32
    } -> tensor<8xf32>
    %expanded = tensor.expand_shape %cst_24 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %expanded_29 = tensor.expand_shape %10 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7, %expanded : tensor<1x8x12x12xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x12x12xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %52 = arith.subf %in, %in_52 : f32
      linalg.yield %52 : f32
    } -> tensor<1x8x12x12xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%11, %expanded_29 : tensor<1x8x12x12xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x12x12xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %52 = arith.mulf %in, %in_52 : f32
      linalg.yield %52 : f32
    } -> tensor<1x8x12x12xf32>
    %expanded_30 = tensor.expand_shape %cst_21 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%12, %expanded_30 : tensor<1x8x12x12xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x12x12xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %52 = arith.mulf %in, %in_52 : f32
      linalg.yield %52 : f32
    } -> tensor<1x8x12x12xf32>
    %expanded_31 = tensor.expand_shape %cst_20 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%13, %expanded_31 : tensor<1x8x12x12xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x12x12xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %52 = arith.addf %in, %in_52 : f32
      linalg.yield %52 : f32
    } -> tensor<1x8x12x12xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%14 : tensor<1x8x12x12xf32>) outs(%2 : tensor<1x8x12x12xi1>) {
    ^bb0(%in: f32, %out: i1):
      %52 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %52 : i1
    } -> tensor<1x8x12x12xi1>
    %16 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_2, %14 : tensor<1x1x1x1xf32>, tensor<1x8x12x12xf32>) outs(%0 : tensor<1x8x12x12xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %52 = arith.mulf %in, %in_52 : f32
      linalg.yield %52 : f32
    } -> tensor<1x8x12x12xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%15, %14, %16 : tensor<1x8x12x12xi1>, tensor<1x8x12x12xf32>, tensor<1x8x12x12xf32>) outs(%0 : tensor<1x8x12x12xf32>) {
    ^bb0(%in: i1, %in_52: f32, %in_53: f32, %out: f32):
      %52 = arith.select %in, %in_52, %in_53 : f32
      linalg.yield %52 : f32
    } -> tensor<1x8x12x12xf32>
    %padded_32 = tensor.pad %17 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x8x12x12xf32> to tensor<1x8x14x14xf32>
    %18 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_32, %cst_19 : tensor<1x8x14x14xf32>, tensor<8x8x3x3xf32>) outs(%6 : tensor<1x8x12x12xf32>) -> tensor<1x8x12x12xf32>
    %19 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel"]} ins(%cst_17 : tensor<8xf32>) outs(%8 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = arith.truncf %cst_22 : f64 to f32
      %53 = arith.addf %in, %52 : f32
      linalg.yield %53 : f32
    } -> tensor<8xf32>
    %20 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel"]} ins(%19 : tensor<8xf32>) outs(%8 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = math.rsqrt %in : f32
      linalg.yield %52 : f32
    } -> tensor<8xf32>
    %expanded_33 = tensor.expand_shape %cst_18 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %expanded_34 = tensor.expand_shape %20 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%18, %expanded_33 : tensor<1x8x12x12xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x12x12xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %52 = arith.subf %in, %in_52 : f32
      linalg.yield %52 : f32
    } -> tensor<1x8x12x12xf32>
    %22 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%21, %expanded_34 : tensor<1x8x12x12xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x12x12xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %52 = arith.mulf %in, %in_52 : f32
      linalg.yield %52 : f32
    } -> tensor<1x8x12x12xf32>
    %expanded_35 = tensor.expand_shape %cst_16 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %23 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%22, %expanded_35 : tensor<1x8x12x12xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x12x12xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %52 = arith.mulf %in, %in_52 : f32
      linalg.yield %52 : f32
    } -> tensor<1x8x12x12xf32>
    %expanded_36 = tensor.expand_shape %cst_15 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %24 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%23, %expanded_36 : tensor<1x8x12x12xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x12x12xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %52 = arith.addf %in, %in_52 : f32
      linalg.yield %52 : f32
    } -> tensor<1x8x12x12xf32>
    %25 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%5, %24 : tensor<1x8x12x12xf32>, tensor<1x8x12x12xf32>) outs(%0 : tensor<1x8x12x12xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %52 = arith.addf %in, %in_52 : f32
      linalg.yield %52 : f32
    } -> tensor<1x8x12x12xf32>
    %padded_37 = tensor.pad %25 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x8x12x12xf32> to tensor<1x8x14x14xf32>
    %26 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_37, %cst_14 : tensor<1x8x14x14xf32>, tensor<8x8x3x3xf32>) outs(%6 : tensor<1x8x12x12xf32>) -> tensor<1x8x12x12xf32>
    %27 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel"]} ins(%cst_12 : tensor<8xf32>) outs(%8 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = arith.truncf %cst_22 : f64 to f32
      %53 = arith.addf %in, %52 : f32
      linalg.yield %53 : f32
    } -> tensor<8xf32>
    %28 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel"]} ins(%27 : tensor<8xf32>) outs(%8 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %52 = math.rsqrt %in : f32
      linalg.yield %52 : f32
    } -> tensor<8xf32>
    %expanded_38 = tensor.expand_shape %cst_13 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %expanded_39 = tensor.expand_shape %28 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %29 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%26, %expanded_38 : tensor<1x8x12x12xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x12x12xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %52 = arith.subf %in, %in_52 : f32
      linalg.yield %52 : f32
    } -> tensor<1x8x12x12xf32>
    %30 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%29, %expanded_39 : tensor<1x8x12x12xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x12x12xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %52 = arith.mulf %in, %in_52 : f32
      linalg.yield %52 : f32
    } -> tensor<1x8x12x12xf32>
    %expanded_40 = tensor.expand_shape %cst_11 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %31 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%30, %expanded_40 : tensor<1x8x12x12xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x12x12xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %52 = arith.mulf %in, %in_52 : f32
      linalg.yield %52 : f32
    } -> tensor<1x8x12x12xf32>
    %expanded_41 = tensor.expand_shape %cst_10 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %32 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%31, %expanded_41 : tensor<1x8x12x12xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x12x12xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %52 = arith.addf %in, %in_52 : f32
      linalg.yield %52 : f32
    } -> tensor<1x8x12x12xf32>
    %33 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%5, %32 : tensor<1x8x12x12xf32>, tensor<1x8x12x12xf32>) outs(%0 : tensor<1x8x12x12xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %52 = arith.addf %in, %in_52 : f32
      linalg.yield %52 : f32
    } -> tensor<1x8x12x12xf32>
    %padded_42 = tensor.pad %33 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x8x12x12xf32> to tensor<1x8x14x14xf32>
    %34 = tensor.empty() : tensor<1x32x12x12xf32>
    %broadcasted_43 = linalg.broadcast ins(%cst_8 : tensor<32xf32>) outs(%34 : tensor<1x32x12x12xf32>) dimensions = [0, 2, 3] 
    %35 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_42, %cst_9 : tensor<1x8x14x14xf32>, tensor<32x8x3x3xf32>) outs(%broadcasted_43 : tensor<1x32x12x12xf32>) -> tensor<1x32x12x12xf32>
    %expanded_44 = tensor.expand_shape %35 [[0], [1, 2, 3], [4], [5]] output_shape [1, 8, 2, 2, 12, 12] : tensor<1x32x12x12xf32> into tensor<1x8x2x2x12x12xf32>
    %36 = tensor.empty() : tensor<1x8x12x2x12x2xf32>
    %transposed = linalg.transpose ins(%expanded_44 : tensor<1x8x2x2x12x12xf32>) outs(%36 : tensor<1x8x12x2x12x2xf32>) permutation = [0, 1, 4, 2, 5, 3] 
    %collapsed = tensor.collapse_shape %transposed [[0], [1], [2, 3], [4, 5]] : tensor<1x8x12x2x12x2xf32> into tensor<1x8x24x24xf32>
    %37 = tensor.empty() : tensor<1x8x24x24xi1>
    %38 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed : tensor<1x8x24x24xf32>) outs(%37 : tensor<1x8x24x24xi1>) {
    ^bb0(%in: f32, %out: i1):
      %52 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %52 : i1
    } -> tensor<1x8x24x24xi1>
    %39 = tensor.empty() : tensor<1x8x24x24xf32>
    %40 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_1, %collapsed : tensor<1x1x1x1xf32>, tensor<1x8x24x24xf32>) outs(%39 : tensor<1x8x24x24xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %52 = arith.mulf %in, %in_52 : f32
      linalg.yield %52 : f32
    } -> tensor<1x8x24x24xf32>
    %41 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%38, %collapsed, %40 : tensor<1x8x24x24xi1>, tensor<1x8x24x24xf32>, tensor<1x8x24x24xf32>) outs(%39 : tensor<1x8x24x24xf32>) {
    ^bb0(%in: i1, %in_52: f32, %in_53: f32, %out: f32):
      %52 = arith.select %in, %in_52, %in_53 : f32
      linalg.yield %52 : f32
    } -> tensor<1x8x24x24xf32>
    %padded_45 = tensor.pad %41 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x8x24x24xf32> to tensor<1x8x26x26xf32>
    %42 = tensor.empty() : tensor<1x32x24x24xf32>
    %broadcasted_46 = linalg.broadcast ins(%cst_6 : tensor<32xf32>) outs(%42 : tensor<1x32x24x24xf32>) dimensions = [0, 2, 3] 
    %43 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_45, %cst_7 : tensor<1x8x26x26xf32>, tensor<32x8x3x3xf32>) outs(%broadcasted_46 : tensor<1x32x24x24xf32>) -> tensor<1x32x24x24xf32>
    %expanded_47 = tensor.expand_shape %43 [[0], [1, 2, 3], [4], [5]] output_shape [1, 8, 2, 2, 24, 24] : tensor<1x32x24x24xf32> into tensor<1x8x2x2x24x24xf32>
    %44 = tensor.empty() : tensor<1x8x24x2x24x2xf32>
    %transposed_48 = linalg.transpose ins(%expanded_47 : tensor<1x8x2x2x24x24xf32>) outs(%44 : tensor<1x8x24x2x24x2xf32>) permutation = [0, 1, 4, 2, 5, 3] 
    %collapsed_49 = tensor.collapse_shape %transposed_48 [[0], [1], [2, 3], [4, 5]] : tensor<1x8x24x2x24x2xf32> into tensor<1x8x48x48xf32>
    %45 = tensor.empty() : tensor<1x8x48x48xi1>
    %46 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_49 : tensor<1x8x48x48xf32>) outs(%45 : tensor<1x8x48x48xi1>) {
    ^bb0(%in: f32, %out: i1):
      %52 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %52 : i1
    } -> tensor<1x8x48x48xi1>
    %47 = tensor.empty() : tensor<1x8x48x48xf32>
    %48 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_0, %collapsed_49 : tensor<1x1x1x1xf32>, tensor<1x8x48x48xf32>) outs(%47 : tensor<1x8x48x48xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %52 = arith.mulf %in, %in_52 : f32
      linalg.yield %52 : f32
    } -> tensor<1x8x48x48xf32>
    %49 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%46, %collapsed_49, %48 : tensor<1x8x48x48xi1>, tensor<1x8x48x48xf32>, tensor<1x8x48x48xf32>) outs(%47 : tensor<1x8x48x48xf32>) {
    ^bb0(%in: i1, %in_52: f32, %in_53: f32, %out: f32):
      %52 = arith.select %in, %in_52, %in_53 : f32
      linalg.yield %52 : f32
    } -> tensor<1x8x48x48xf32>
    %padded_50 = tensor.pad %49 low[0, 0, 4, 4] high[0, 0, 4, 4] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x8x48x48xf32> to tensor<1x8x56x56xf32>
    %50 = tensor.empty() : tensor<1x3x48x48xf32>
    %broadcasted_51 = linalg.broadcast ins(%cst_4 : tensor<3xf32>) outs(%50 : tensor<1x3x48x48xf32>) dimensions = [0, 2, 3] 
    %51 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_50, %cst_5 : tensor<1x8x56x56xf32>, tensor<3x8x9x9xf32>) outs(%broadcasted_51 : tensor<1x3x48x48xf32>) -> tensor<1x3x48x48xf32>
    return %51 : tensor<1x3x48x48xf32>
  }
}
