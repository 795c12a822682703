#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d1, 0, 0)>
#map3 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>
#map4 = affine_map<(d0, d1) -> (d1)>
#map5 = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @main(%arg0: tensor<1x3x24x24xf32>) -> tensor<1x16xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant dense_resource<torch_tensor_16_torch.float32_14> : tensor<16xf32>
    %cst_2 = arith.constant dense_resource<torch_tensor_16_16_torch.float32> : tensor<16x16xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_16_torch.float32_13> : tensor<16xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_16_torch.float32_12> : tensor<16xf32>
    %cst_5 = arith.constant dense_resource<torch_tensor_16_torch.float32_11> : tensor<16xf32>
    %cst_6 = arith.constant dense_resource<torch_tensor_16_torch.float32_10> : tensor<16xf32>
    %cst_7 = arith.constant dense_resource<torch_tensor_16_torch.float32_9> : tensor<16xf32>
    %cst_8 = arith.constant dense_resource<torch_tensor_16_8_1_1_torch.float32> : tensor<16x8x1x1xf32>
    %cst_9 = arith.constant dense_resource<torch_tensor_16_torch.float32_8> : tensor<16xf32>
    %cst_10 = arith.constant dense_resource<torch_tensor_16_torch.float32_7> : tensor<16xf32>
    %cst_11 = arith.constant dense_resource<torch_tensor_16_torch.float32_6> : tensor<16xf32>
    %cst_12 = arith.constant dense_resource<torch_tensor_16_torch.float32_5> : tensor<16xf32>
    %cst_13 = arith.constant dense_resource<torch_tensor_16_16_3_3_torch.float32> : tensor<16x16x3x3xf32>
    %cst_14 = arith.constant dense_resource<torch_tensor_16_torch.float32_4> : tensor<16xf32>
    %cst_15 = arith.constant dense_resource<torch_tensor_16_torch.float32_3> : tensor<16xf32>
    %cst_16 = arith.constant dense_resource<torch_tensor_16_torch.float32_2> : tensor<16xf32>
    %cst_17 = arith.constant dense_resource<torch_tensor_16_torch.float32_1> : tensor<16xf32>
    %cst_18 = arith.constant dense_resource<torch_tensor_16_torch.float32> : tensor<16xf32>
    %cst_19 = arith.constant dense_resource<torch_tensor_16_8_3_3_torch.float32> : tensor<16x8x3x3xf32>
    %cst_20 = arith.constant dense_resource<torch_tensor_8_torch.float32_14> : tensor<8xf32>
    %cst_21 = arith.constant dense_resource<torch_tensor_8_torch.float32_13> : tensor<8xf32>
    %cst_22 = arith.constant dense_resource<torch_tensor_8_torch.float32_12> : tensor<8xf32>
    %cst_23 = arith.constant dense_resource<torch_tensor_8_torch.float32_11> : tensor<8xf32>
    %cst_24 = arith.constant dense_resource<torch_tensor_8_torch.float32_10> : tensor<8xf32>
    %cst_25 = arith.constant dense_resource<torch_tensor_8_8_3_3_torch.float32_1> : tensor<8x8x3x3xf32>
    %cst_26 = arith.constant dense_resource<torch_tensor_8_torch.float32_9> : tensor<8xf32>
    %cst_27 = arith.constant dense_resource<torch_tensor_8_torch.float32_8> : tensor<8xf32>
    %cst_28 = arith.constant dense_resource<torch_tensor_8_torch.float32_7> : tensor<8xf32>
    %cst_29 = arith.constant dense_resource<torch_tensor_8_torch.float32_6> : tensor<8xf32>
    %cst_30 = arith.constant dense_resource<torch_tensor_8_torch.float32_5> : tensor<8xf32>
    %cst_31 = arith.constant dense_resource<torch_tensor_8_8_3_3_torch.float32> : tensor<8x8x3x3xf32>
    %cst_32 = arith.constant dense_resource<torch_tensor_8_torch.float32_4> : tensor<8xf32>
    %cst_33 = arith.constant dense_resource<torch_tensor_8_torch.float32_3> : tensor<8xf32>
    %cst_34 = arith.constant dense_resource<torch_tensor_8_torch.float32_2> : tensor<8xf32>
    %cst_35 = arith.constant 1.000000e-05 : f64
    %cst_36 = arith.constant dense_resource<torch_tensor_8_torch.float32_1> : tensor<8xf32>
    %cst_37 = arith.constant dense_resource<torch_tensor_8_torch.float32> : tensor<8xf32>
    %cst_38 = arith.constant dense_resource<torch_tensor_8_3_7_7_torch.float32> : tensor<8x3x7x7xf32>
    %cst_39 = arith.constant 9.000000e+00 : f32
    %padded = tensor.pad %arg0 low[0, 0, 3, 3] high[0, 0, 3, 3] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x3x24x24xf32> to tensor<1x3x30x30xf32>
    %0 = tensor.empty() : tensor<1x8x12x12xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<1x8x12x12xf32>) -> tensor<1x8x12x12xf32>
    %2 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded, %cst_38 : tensor<1x3x30x30xf32>, tensor<8x3x7x7xf32>) outs(%1 : tensor<1x8x12x12xf32>) -> tensor<1x8x12x12xf32>
    %3 = tensor.empty() : tensor<8xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_36 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = arith.truncf %cst_35 : f64 to f32
      %84 = arith.addf %in, %83 : f32
      linalg.yield %84 : f32
    } -> tensor<8xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%4 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = math.rsqrt %in : f32
      linalg.yield %83 : f32
    } -> tensor<8xf32>
    %expanded = tensor.expand_shape %cst_37 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %expanded_40 = tensor.expand_shape %5 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2, %expanded : tensor<1x8x12x12xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x12x12xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.subf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x8x12x12xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%6, %expanded_40 : tensor<1x8x12x12xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x12x12xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.mulf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x8x12x12xf32>
    %expanded_41 = tensor.expand_shape %cst_34 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7, %expanded_41 : tensor<1x8x12x12xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x12x12xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.mulf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x8x12x12xf32>
    %expanded_42 = tensor.expand_shape %cst_33 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8, %expanded_42 : tensor<1x8x12x12xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x12x12xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.addf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x8x12x12xf32>
    %expanded_43 = tensor.expand_shape %cst_32 [[0, 1, 2, 3]] output_shape [1, 8, 1, 1] : tensor<8xf32> into tensor<1x8x1x1xf32>
    %10 = tensor.empty() : tensor<1x8x12x12xi1>
    %11 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%9 : tensor<1x8x12x12xf32>) outs(%10 : tensor<1x8x12x12xi1>) {
    ^bb0(%in: f32, %out: i1):
      %83 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %83 : i1
    } -> tensor<1x8x12x12xi1>
    %12 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_43, %9 : tensor<1x8x1x1xf32>, tensor<1x8x12x12xf32>) outs(%0 : tensor<1x8x12x12xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.mulf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x8x12x12xf32>
    %13 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%11, %9, %12 : tensor<1x8x12x12xi1>, tensor<1x8x12x12xf32>, tensor<1x8x12x12xf32>) outs(%0 : tensor<1x8x12x12xf32>) {
    ^bb0(%in: i1, %in_73: f32, %in_74: f32, %out: f32):
      %83 = arith.select %in, %in_73, %in_74 : f32
      linalg.yield %83 : f32
    } -> tensor<1x8x12x12xf32>
    %padded_44 = tensor.pad %13 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x8x12x12xf32> to tensor<1x8x14x14xf32>
    %14 = tensor.empty() : tensor<1x8x6x6xf32>
    %15 = linalg.fill ins(%cst_0 : f32) outs(%14 : tensor<1x8x6x6xf32>) -> tensor<1x8x6x6xf32>
    %16 = tensor.empty() : tensor<3x3xf32>
    %17 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_44, %16 : tensor<1x8x14x14xf32>, tensor<3x3xf32>) outs(%15 : tensor<1x8x6x6xf32>) -> tensor<1x8x6x6xf32>
    %padded_45 = tensor.pad %17 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x8x6x6xf32> to tensor<1x8x8x8xf32>
    %18 = linalg.fill ins(%cst : f32) outs(%14 : tensor<1x8x6x6xf32>) -> tensor<1x8x6x6xf32>
    %19 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_45, %cst_31 : tensor<1x8x8x8xf32>, tensor<8x8x3x3xf32>) outs(%18 : tensor<1x8x6x6xf32>) -> tensor<1x8x6x6xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_29 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = arith.truncf %cst_35 : f64 to f32
      %84 = arith.addf %in, %83 : f32
      linalg.yield %84 : f32
    } -> tensor<8xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%20 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = math.rsqrt %in : f32
      linalg.yield %83 : f32
    } -> tensor<8xf32>
    %expanded_46 = tensor.expand_shape %cst_30 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %expanded_47 = tensor.expand_shape %21 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %22 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%19, %expanded_46 : tensor<1x8x6x6xf32>, tensor<8x1x1xf32>) outs(%14 : tensor<1x8x6x6xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.subf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x8x6x6xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%22, %expanded_47 : tensor<1x8x6x6xf32>, tensor<8x1x1xf32>) outs(%14 : tensor<1x8x6x6xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.mulf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x8x6x6xf32>
    %expanded_48 = tensor.expand_shape %cst_28 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %24 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%23, %expanded_48 : tensor<1x8x6x6xf32>, tensor<8x1x1xf32>) outs(%14 : tensor<1x8x6x6xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.mulf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x8x6x6xf32>
    %expanded_49 = tensor.expand_shape %cst_27 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %25 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%24, %expanded_49 : tensor<1x8x6x6xf32>, tensor<8x1x1xf32>) outs(%14 : tensor<1x8x6x6xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.addf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x8x6x6xf32>
    %expanded_50 = tensor.expand_shape %cst_26 [[0, 1, 2, 3]] output_shape [1, 8, 1, 1] : tensor<8xf32> into tensor<1x8x1x1xf32>
    %26 = tensor.empty() : tensor<1x8x6x6xi1>
    %27 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%25 : tensor<1x8x6x6xf32>) outs(%26 : tensor<1x8x6x6xi1>) {
    ^bb0(%in: f32, %out: i1):
      %83 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %83 : i1
    } -> tensor<1x8x6x6xi1>
    %28 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_50, %25 : tensor<1x8x1x1xf32>, tensor<1x8x6x6xf32>) outs(%14 : tensor<1x8x6x6xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.mulf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x8x6x6xf32>
    %29 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%27, %25, %28 : tensor<1x8x6x6xi1>, tensor<1x8x6x6xf32>, tensor<1x8x6x6xf32>) outs(%14 : tensor<1x8x6x6xf32>) {
    ^bb0(%in: i1, %in_73: f32, %in_74: f32, %out: f32):
      %83 = arith.select %in, %in_73, %in_74 : f32
      linalg.yield %83 : f32
    } -> tensor<1x8x6x6xf32>
    %padded_51 = tensor.pad %29 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x8x6x6xf32> to tensor<1x8x8x8xf32>
    %30 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_51, %cst_25 : tensor<1x8x8x8xf32>, tensor<8x8x3x3xf32>) outs(%18 : tensor<1x8x6x6xf32>) -> tensor<1x8x6x6xf32>
    %31 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_23 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = arith.truncf %cst_35 : f64 to f32
      %84 = arith.addf %in, %83 : f32
      linalg.yield %84 : f32
    } -> tensor<8xf32>
    %32 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%31 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = math.rsqrt %in : f32
      linalg.yield %83 : f32
    } -> tensor<8xf32>
    %expanded_52 = tensor.expand_shape %cst_24 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %expanded_53 = tensor.expand_shape %32 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %33 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%30, %expanded_52 : tensor<1x8x6x6xf32>, tensor<8x1x1xf32>) outs(%14 : tensor<1x8x6x6xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.subf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x8x6x6xf32>
    %34 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%33, %expanded_53 : tensor<1x8x6x6xf32>, tensor<8x1x1xf32>) outs(%14 : tensor<1x8x6x6xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.mulf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x8x6x6xf32>
    %expanded_54 = tensor.expand_shape %cst_22 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %35 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%34, %expanded_54 : tensor<1x8x6x6xf32>, tensor<8x1x1xf32>) outs(%14 : tensor<1x8x6x6xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.mulf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x8x6x6xf32>
    %expanded_55 = tensor.expand_shape %cst_21 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %36 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%35, %expanded_55 : tensor<1x8x6x6xf32>, tensor<8x1x1xf32>) outs(%14 : tensor<1x8x6x6xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.addf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x8x6x6xf32>
    %37 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%36, %17 : tensor<1x8x6x6xf32>, tensor<1x8x6x6xf32>) outs(%14 : tensor<1x8x6x6xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.addf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x8x6x6xf32>
    %expanded_56 = tensor.expand_shape %cst_20 [[0, 1, 2, 3]] output_shape [1, 8, 1, 1] : tensor<8xf32> into tensor<1x8x1x1xf32>
    %38 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%37 : tensor<1x8x6x6xf32>) outs(%26 : tensor<1x8x6x6xi1>) {
    ^bb0(%in: f32, %out: i1):
      %83 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %83 : i1
    } -> tensor<1x8x6x6xi1>
    %39 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_56, %37 : tensor<1x8x1x1xf32>, tensor<1x8x6x6xf32>) outs(%14 : tensor<1x8x6x6xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.mulf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x8x6x6xf32>
    %40 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%38, %37, %39 : tensor<1x8x6x6xi1>, tensor<1x8x6x6xf32>, tensor<1x8x6x6xf32>) outs(%14 : tensor<1x8x6x6xf32>) {
    ^bb0(%in: i1, %in_73: f32, %in_74: f32, %out: f32):
      %83 = arith.select %in, %in_73, %in_74 : f32
      linalg.yield %83 : f32
    } -> tensor<1x8x6x6xf32>
    %padded_57 = tensor.pad %40 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x8x6x6xf32> to tensor<1x8x8x8xf32>
    %41 = tensor.empty() : tensor<1x16x3x3xf32>
    %42 = linalg.fill ins(%cst : f32) outs(%41 : tensor<1x16x3x3xf32>) -> tensor<1x16x3x3xf32>
    %43 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_57, %cst_19 : tensor<1x8x8x8xf32>, tensor<16x8x3x3xf32>) outs(%42 : tensor<1x16x3x3xf32>) -> tensor<1x16x3x3xf32>
    %44 = tensor.empty() : tensor<16xf32>
    %45 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_17 : tensor<16xf32>) outs(%44 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = arith.truncf %cst_35 : f64 to f32
      %84 = arith.addf %in, %83 : f32
      linalg.yield %84 : f32
    } -> tensor<16xf32>
    %46 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%45 : tensor<16xf32>) outs(%44 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = math.rsqrt %in : f32
      linalg.yield %83 : f32
    } -> tensor<16xf32>
    %expanded_58 = tensor.expand_shape %cst_18 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %expanded_59 = tensor.expand_shape %46 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %47 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%43, %expanded_58 : tensor<1x16x3x3xf32>, tensor<16x1x1xf32>) outs(%41 : tensor<1x16x3x3xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.subf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x16x3x3xf32>
    %48 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%47, %expanded_59 : tensor<1x16x3x3xf32>, tensor<16x1x1xf32>) outs(%41 : tensor<1x16x3x3xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.mulf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x16x3x3xf32>
    %expanded_60 = tensor.expand_shape %cst_16 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %49 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%48, %expanded_60 : tensor<1x16x3x3xf32>, tensor<16x1x1xf32>) outs(%41 : tensor<1x16x3x3xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.mulf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x16x3x3xf32>
    %expanded_61 = tensor.expand_shape %cst_15 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %50 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%49, %expanded_61 : tensor<1x16x3x3xf32>, tensor<16x1x1xf32>) outs(%41 : tensor<1x16x3x3xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.addf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x16x3x3xf32>
    %expanded_62 = tensor.expand_shape %cst_14 [[0, 1, 2, 3]] output_shape [1, 16, 1, 1] : tensor<16xf32> into tensor<1x16x1x1xf32>
    %51 = tensor.empty() : tensor<1x16x3x3xi1>
    %52 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%50 : tensor<1x16x3x3xf32>) outs(%51 : tensor<1x16x3x3xi1>) {
    ^bb0(%in: f32, %out: i1):
      %83 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %83 : i1
    } -> tensor<1x16x3x3xi1>
    %53 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_62, %50 : tensor<1x16x1x1xf32>, tensor<1x16x3x3xf32>) outs(%41 : tensor<1x16x3x3xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.mulf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x16x3x3xf32>
    %54 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%52, %50, %53 : tensor<1x16x3x3xi1>, tensor<1x16x3x3xf32>, tensor<1x16x3x3xf32>) outs(%41 : tensor<1x16x3x3xf32>) {
    ^bb0(%in: i1, %in_73: f32, %in_74: f32, %out: f32):
      %83 = arith.select %in, %in_73, %in_74 : f32
      linalg.yield %83 : f32
    } -> tensor<1x16x3x3xf32>
    %padded_63 = tensor.pad %54 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x3x3xf32> to tensor<1x16x5x5xf32>
    %55 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_63, %cst_13 : tensor<1x16x5x5xf32>, tensor<16x16x3x3xf32>) outs(%42 : tensor<1x16x3x3xf32>) -> tensor<1x16x3x3xf32>
    %56 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_11 : tensor<16xf32>) outs(%44 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = arith.truncf %cst_35 : f64 to f32
      %84 = arith.addf %in, %83 : f32
      linalg.yield %84 : f32
    } -> tensor<16xf32>
    %57 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%56 : tensor<16xf32>) outs(%44 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = math.rsqrt %in : f32
      linalg.yield %83 : f32
    } -> tensor<16xf32>
    %expanded_64 = tensor.expand_shape %cst_12 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %expanded_65 = tensor.expand_shape %57 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %58 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%55, %expanded_64 : tensor<1x16x3x3xf32>, tensor<16x1x1xf32>) outs(%41 : tensor<1x16x3x3xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.subf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x16x3x3xf32>
    %59 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%58, %expanded_65 : tensor<1x16x3x3xf32>, tensor<16x1x1xf32>) outs(%41 : tensor<1x16x3x3xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.mulf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x16x3x3xf32>
    %expanded_66 = tensor.expand_shape %cst_10 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %60 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%59, %expanded_66 : tensor<1x16x3x3xf32>, tensor<16x1x1xf32>) outs(%41 : tensor<1x16x3x3xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.mulf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x16x3x3xf32>
    %expanded_67 = tensor.expand_shape %cst_9 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %61 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%60, %expanded_67 : tensor<1x16x3x3xf32>, tensor<16x1x1xf32>) outs(%41 : tensor<1x16x3x3xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.addf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x16x3x3xf32>
    %62 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%40, %cst_8 : tensor<1x8x6x6xf32>, tensor<16x8x1x1xf32>) outs(%42 : tensor<1x16x3x3xf32>) -> tensor<1x16x3x3xf32>
    %63 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_6 : tensor<16xf32>) outs(%44 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = arith.truncf %cst_35 : f64 to f32
      %84 = arith.addf %in, %83 : f32
      linalg.yield %84 : f32
    } -> tensor<16xf32>
    %64 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%63 : tensor<16xf32>) outs(%44 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = math.rsqrt %in : f32
      linalg.yield %83 : f32
    } -> tensor<16xf32>
    %expanded_68 = tensor.expand_shape %cst_7 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %expanded_69 = tensor.expand_shape %64 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %65 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%62, %expanded_68 : tensor<1x16x3x3xf32>, tensor<16x1x1xf32>) outs(%41 : tensor<1x16x3x3xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.subf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x16x3x3xf32>
    %66 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%65, %expanded_69 : tensor<1x16x3x3xf32>, tensor<16x1x1xf32>) outs(%41 : tensor<1x16x3x3xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.mulf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x16x3x3xf32>
    %expanded_70 = tensor.expand_shape %cst_5 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %67 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%66, %expanded_70 : tensor<1x16x3x3xf32>, tensor<16x1x1xf32>) outs(%41 : tensor<1x16x3x3xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.mulf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x16x3x3xf32>
    %expanded_71 = tensor.expand_shape %cst_4 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %68 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%67, %expanded_71 : tensor<1x16x3x3xf32>, tensor<16x1x1xf32>) outs(%41 : tensor<1x16x3x3xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.addf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x16x3x3xf32>
    %69 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%61, %68 : tensor<1x16x3x3xf32>, tensor<1x16x3x3xf32>) outs(%41 : tensor<1x16x3x3xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.addf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x16x3x3xf32>
    %expanded_72 = tensor.expand_shape %cst_3 [[0, 1, 2, 3]] output_shape [1, 16, 1, 1] : tensor<16xf32> into tensor<1x16x1x1xf32>
    %70 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%69 : tensor<1x16x3x3xf32>) outs(%51 : tensor<1x16x3x3xi1>) {
    ^bb0(%in: f32, %out: i1):
      %83 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %83 : i1
    } -> tensor<1x16x3x3xi1>
    %71 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_72, %69 : tensor<1x16x1x1xf32>, tensor<1x16x3x3xf32>) outs(%41 : tensor<1x16x3x3xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.mulf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x16x3x3xf32>
    %72 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%70, %69, %71 : tensor<1x16x3x3xi1>, tensor<1x16x3x3xf32>, tensor<1x16x3x3xf32>) outs(%41 : tensor<1x16x3x3xf32>) {
    ^bb0(%in: i1, %in_73: f32, %in_74: f32, %out: f32):
      %83 = arith.select %in, %in_73, %in_74 : f32
      linalg.yield %83 : f32
    } -> tensor<1x16x3x3xf32>
    %73 = tensor.empty() : tensor<1x16x1x1xf32>
    %74 = linalg.fill ins(%cst : f32) outs(%73 : tensor<1x16x1x1xf32>) -> tensor<1x16x1x1xf32>
    %75 = linalg.generic {indexing_maps = [#map1, #map3], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%72 : tensor<1x16x3x3xf32>) outs(%74 : tensor<1x16x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = arith.addf %in, %out : f32
      linalg.yield %83 : f32
    } -> tensor<1x16x1x1xf32>
    %76 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%75 : tensor<1x16x1x1xf32>) outs(%73 : tensor<1x16x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %83 = arith.divf %in, %cst_39 : f32
      linalg.yield %83 : f32
    } -> tensor<1x16x1x1xf32>
    %collapsed = tensor.collapse_shape %76 [[0], [1, 2, 3]] : tensor<1x16x1x1xf32> into tensor<1x16xf32>
    %77 = tensor.empty() : tensor<16x16xf32>
    %transposed = linalg.transpose ins(%cst_2 : tensor<16x16xf32>) outs(%77 : tensor<16x16xf32>) permutation = [1, 0] 
    %78 = tensor.empty() : tensor<1x16xf32>
    %79 = linalg.fill ins(%cst : f32) outs(%78 : tensor<1x16xf32>) -> tensor<1x16xf32>
    %80 = linalg.matmul ins(%collapsed, %transposed : tensor<1x16xf32>, tensor<16x16xf32>) outs(%79 : tensor<1x16xf32>) -> tensor<1x16xf32>
    %81 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_1 : tensor<16xf32>) outs(%78 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x16xf32>
    %82 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%80, %81 : tensor<1x16xf32>, tensor<1x16xf32>) outs(%78 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %in_73: f32, %out: f32):
      %83 = arith.addf %in, %in_73 : f32
      linalg.yield %83 : f32
    } -> tensor<1x16xf32>
    return %82 : tensor<1x16xf32>
  }
}
