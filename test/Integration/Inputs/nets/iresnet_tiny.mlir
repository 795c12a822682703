#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d1, 0, 0)>
#map3 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>
#map4 = affine_map<(d0, d1) -> (d1)>
#map5 = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @main(%arg0: tensor<1x3x16x16xf32>) -> tensor<1x16xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense_resource<torch_tensor_16_torch.float32_34> : tensor<16xf32>
    %cst_1 = arith.constant dense_resource<torch_tensor_16_torch.float32_33> : tensor<16xf32>
    %cst_2 = arith.constant dense_resource<torch_tensor_16_torch.float32_32> : tensor<16xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_16_torch.float32_31> : tensor<16xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_16_torch.float32_30> : tensor<16xf32>
    %cst_5 = arith.constant dense_resource<torch_tensor_16_256_torch.float32> : tensor<16x256xf32>
    %cst_6 = arith.constant dense_resource<torch_tensor_16_torch.float32_29> : tensor<16xf32>
    %cst_7 = arith.constant dense_resource<torch_tensor_16_torch.float32_28> : tensor<16xf32>
    %cst_8 = arith.constant dense_resource<torch_tensor_16_torch.float32_27> : tensor<16xf32>
    %cst_9 = arith.constant dense_resource<torch_tensor_16_torch.float32_26> : tensor<16xf32>
    %cst_10 = arith.constant dense_resource<torch_tensor_16_torch.float32_25> : tensor<16xf32>
    %cst_11 = arith.constant dense_resource<torch_tensor_16_torch.float32_24> : tensor<16xf32>
    %cst_12 = arith.constant dense_resource<torch_tensor_16_torch.float32_23> : tensor<16xf32>
    %cst_13 = arith.constant dense_resource<torch_tensor_16_torch.float32_22> : tensor<16xf32>
    %cst_14 = arith.constant dense_resource<torch_tensor_16_16_3_3_torch.float32_2> : tensor<16x16x3x3xf32>
    %cst_15 = arith.constant dense_resource<torch_tensor_16_torch.float32_21> : tensor<16xf32>
    %cst_16 = arith.constant dense_resource<torch_tensor_16_torch.float32_20> : tensor<16xf32>
    %cst_17 = arith.constant dense_resource<torch_tensor_16_torch.float32_19> : tensor<16xf32>
    %cst_18 = arith.constant dense_resource<torch_tensor_16_torch.float32_18> : tensor<16xf32>
    %cst_19 = arith.constant dense_resource<torch_tensor_16_torch.float32_17> : tensor<16xf32>
    %cst_20 = arith.constant dense_resource<torch_tensor_16_16_3_3_torch.float32_1> : tensor<16x16x3x3xf32>
    %cst_21 = arith.constant dense_resource<torch_tensor_16_torch.float32_16> : tensor<16xf32>
    %cst_22 = arith.constant dense_resource<torch_tensor_16_torch.float32_15> : tensor<16xf32>
    %cst_23 = arith.constant dense_resource<torch_tensor_16_torch.float32_14> : tensor<16xf32>
    %cst_24 = arith.constant dense_resource<torch_tensor_16_torch.float32_13> : tensor<16xf32>
    %cst_25 = arith.constant dense_resource<torch_tensor_16_torch.float32_12> : tensor<16xf32>
    %cst_26 = arith.constant dense_resource<torch_tensor_16_torch.float32_11> : tensor<16xf32>
    %cst_27 = arith.constant dense_resource<torch_tensor_16_torch.float32_10> : tensor<16xf32>
    %cst_28 = arith.constant dense_resource<torch_tensor_16_torch.float32_9> : tensor<16xf32>
    %cst_29 = arith.constant dense_resource<torch_tensor_16_8_1_1_torch.float32> : tensor<16x8x1x1xf32>
    %cst_30 = arith.constant dense_resource<torch_tensor_16_torch.float32_8> : tensor<16xf32>
    %cst_31 = arith.constant dense_resource<torch_tensor_16_torch.float32_7> : tensor<16xf32>
    %cst_32 = arith.constant dense_resource<torch_tensor_16_torch.float32_6> : tensor<16xf32>
    %cst_33 = arith.constant dense_resource<torch_tensor_16_torch.float32_5> : tensor<16xf32>
    %cst_34 = arith.constant dense_resource<torch_tensor_16_16_3_3_torch.float32> : tensor<16x16x3x3xf32>
    %cst_35 = arith.constant dense_resource<torch_tensor_16_torch.float32_4> : tensor<16xf32>
    %cst_36 = arith.constant dense_resource<torch_tensor_16_torch.float32_3> : tensor<16xf32>
    %cst_37 = arith.constant dense_resource<torch_tensor_16_torch.float32_2> : tensor<16xf32>
    %cst_38 = arith.constant dense_resource<torch_tensor_16_torch.float32_1> : tensor<16xf32>
    %cst_39 = arith.constant dense_resource<torch_tensor_16_torch.float32> : tensor<16xf32>
    %cst_40 = arith.constant dense_resource<torch_tensor_16_8_3_3_torch.float32> : tensor<16x8x3x3xf32>
    %cst_41 = arith.constant dense_resource<torch_tensor_8_torch.float32_25> : tensor<8xf32>
    %cst_42 = arith.constant dense_resource<torch_tensor_8_torch.float32_24> : tensor<8xf32>
    %cst_43 = arith.constant dense_resource<torch_tensor_8_torch.float32_23> : tensor<8xf32>
    %cst_44 = arith.constant dense_resource<torch_tensor_8_torch.float32_22> : tensor<8xf32>
    %cst_45 = arith.constant dense_resource<torch_tensor_8_torch.float32_21> : tensor<8xf32>
    %cst_46 = arith.constant dense_resource<torch_tensor_8_torch.float32_20> : tensor<8xf32>
    %cst_47 = arith.constant dense_resource<torch_tensor_8_torch.float32_19> : tensor<8xf32>
    %cst_48 = arith.constant dense_resource<torch_tensor_8_torch.float32_18> : tensor<8xf32>
    %cst_49 = arith.constant dense_resource<torch_tensor_8_8_1_1_torch.float32> : tensor<8x8x1x1xf32>
    %cst_50 = arith.constant dense_resource<torch_tensor_8_torch.float32_17> : tensor<8xf32>
    %cst_51 = arith.constant dense_resource<torch_tensor_8_torch.float32_16> : tensor<8xf32>
    %cst_52 = arith.constant dense_resource<torch_tensor_8_torch.float32_15> : tensor<8xf32>
    %cst_53 = arith.constant dense_resource<torch_tensor_8_torch.float32_14> : tensor<8xf32>
    %cst_54 = arith.constant dense_resource<torch_tensor_8_8_3_3_torch.float32_1> : tensor<8x8x3x3xf32>
    %cst_55 = arith.constant dense_resource<torch_tensor_8_torch.float32_13> : tensor<8xf32>
    %cst_56 = arith.constant dense_resource<torch_tensor_8_torch.float32_12> : tensor<8xf32>
    %cst_57 = arith.constant dense_resource<torch_tensor_8_torch.float32_11> : tensor<8xf32>
    %cst_58 = arith.constant dense_resource<torch_tensor_8_torch.float32_10> : tensor<8xf32>
    %cst_59 = arith.constant dense_resource<torch_tensor_8_torch.float32_9> : tensor<8xf32>
    %cst_60 = arith.constant dense_resource<torch_tensor_8_8_3_3_torch.float32> : tensor<8x8x3x3xf32>
    %cst_61 = arith.constant dense_resource<torch_tensor_8_torch.float32_8> : tensor<8xf32>
    %cst_62 = arith.constant dense_resource<torch_tensor_8_torch.float32_7> : tensor<8xf32>
    %cst_63 = arith.constant dense_resource<torch_tensor_8_torch.float32_6> : tensor<8xf32>
    %cst_64 = arith.constant dense_resource<torch_tensor_8_torch.float32_5> : tensor<8xf32>
    %cst_65 = arith.constant dense_resource<torch_tensor_8_torch.float32_4> : tensor<8xf32>
    %cst_66 = arith.constant dense_resource<torch_tensor_8_torch.float32_3> : tensor<8xf32>
    %cst_67 = arith.constant dense_resource<torch_tensor_8_torch.float32_2> : tensor<8xf32>
    %cst_68 = arith.constant 1.000000e-05 : f64
    %cst_69 = arith.constant dense_resource<torch_tensor_8_torch.float32_1> : tensor<8xf32>
    %cst_70 = arith.constant dense_resource<torch_tensor_8_torch.float32> : tensor<8xf32>
    %cst_71 = arith.constant dense_resource<torch_tensor_8_3_3_3_torch.float32> : tensor<8x3x3x3xf32>
    %padded = tensor.pad %arg0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x3x16x16xf32> to tensor<1x3x18x18xf32>
    %0 = tensor.empty() : tensor<1x8x16x16xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<1x8x16x16xf32>) -> tensor<1x8x16x16xf32>
    %2 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %cst_71 : tensor<1x3x18x18xf32>, tensor<8x3x3x3xf32>) outs(%1 : tensor<1x8x16x16xf32>) -> tensor<1x8x16x16xf32>
    %3 = tensor.empty() : tensor<8xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_69 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = arith.truncf %cst_68 : f64 to f32
      %128 = arith.addf %in, %127 : f32
      linalg.yield %128 : f32
    } -> tensor<8xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%4 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = math.rsqrt %in : f32
      linalg.yield %127 : f32
    } -> tensor<8xf32>
    %expanded = tensor.expand_shape %cst_70 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %expanded_72 = tensor.expand_shape %5 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2, %expanded : tensor<1x8x16x16xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x16x16xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.subf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x16x16xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%6, %expanded_72 : tensor<1x8x16x16xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x16x16xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x16x16xf32>
    %expanded_73 = tensor.expand_shape %cst_67 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7, %expanded_73 : tensor<1x8x16x16xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x16x16xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x16x16xf32>
    %expanded_74 = tensor.expand_shape %cst_66 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8, %expanded_74 : tensor<1x8x16x16xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x16x16xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.addf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x16x16xf32>
    %expanded_75 = tensor.expand_shape %cst_65 [[0, 1, 2, 3]] output_shape [1, 8, 1, 1] : tensor<8xf32> into tensor<1x8x1x1xf32>
    %10 = tensor.empty() : tensor<1x8x16x16xi1>
    %11 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%9 : tensor<1x8x16x16xf32>) outs(%10 : tensor<1x8x16x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %127 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %127 : i1
    } -> tensor<1x8x16x16xi1>
    %12 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_75, %9 : tensor<1x8x1x1xf32>, tensor<1x8x16x16xf32>) outs(%0 : tensor<1x8x16x16xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x16x16xf32>
    %13 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%11, %9, %12 : tensor<1x8x16x16xi1>, tensor<1x8x16x16xf32>, tensor<1x8x16x16xf32>) outs(%0 : tensor<1x8x16x16xf32>) {
    ^bb0(%in: i1, %in_133: f32, %in_134: f32, %out: f32):
      %127 = arith.select %in, %in_133, %in_134 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x16x16xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_63 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = arith.truncf %cst_68 : f64 to f32
      %128 = arith.addf %in, %127 : f32
      linalg.yield %128 : f32
    } -> tensor<8xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%14 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = math.rsqrt %in : f32
      linalg.yield %127 : f32
    } -> tensor<8xf32>
    %expanded_76 = tensor.expand_shape %cst_64 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %expanded_77 = tensor.expand_shape %15 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %16 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%13, %expanded_76 : tensor<1x8x16x16xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x16x16xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.subf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x16x16xf32>
    %17 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%16, %expanded_77 : tensor<1x8x16x16xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x16x16xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x16x16xf32>
    %expanded_78 = tensor.expand_shape %cst_62 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %18 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%17, %expanded_78 : tensor<1x8x16x16xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x16x16xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x16x16xf32>
    %expanded_79 = tensor.expand_shape %cst_61 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%18, %expanded_79 : tensor<1x8x16x16xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x16x16xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.addf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x16x16xf32>
    %padded_80 = tensor.pad %19 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x8x16x16xf32> to tensor<1x8x18x18xf32>
    %20 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_80, %cst_60 : tensor<1x8x18x18xf32>, tensor<8x8x3x3xf32>) outs(%1 : tensor<1x8x16x16xf32>) -> tensor<1x8x16x16xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_58 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = arith.truncf %cst_68 : f64 to f32
      %128 = arith.addf %in, %127 : f32
      linalg.yield %128 : f32
    } -> tensor<8xf32>
    %22 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%21 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = math.rsqrt %in : f32
      linalg.yield %127 : f32
    } -> tensor<8xf32>
    %expanded_81 = tensor.expand_shape %cst_59 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %expanded_82 = tensor.expand_shape %22 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%20, %expanded_81 : tensor<1x8x16x16xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x16x16xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.subf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x16x16xf32>
    %24 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%23, %expanded_82 : tensor<1x8x16x16xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x16x16xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x16x16xf32>
    %expanded_83 = tensor.expand_shape %cst_57 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %25 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%24, %expanded_83 : tensor<1x8x16x16xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x16x16xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x16x16xf32>
    %expanded_84 = tensor.expand_shape %cst_56 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %26 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%25, %expanded_84 : tensor<1x8x16x16xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x16x16xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.addf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x16x16xf32>
    %expanded_85 = tensor.expand_shape %cst_55 [[0, 1, 2, 3]] output_shape [1, 8, 1, 1] : tensor<8xf32> into tensor<1x8x1x1xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%26 : tensor<1x8x16x16xf32>) outs(%10 : tensor<1x8x16x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %127 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %127 : i1
    } -> tensor<1x8x16x16xi1>
    %28 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_85, %26 : tensor<1x8x1x1xf32>, tensor<1x8x16x16xf32>) outs(%0 : tensor<1x8x16x16xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x16x16xf32>
    %29 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%27, %26, %28 : tensor<1x8x16x16xi1>, tensor<1x8x16x16xf32>, tensor<1x8x16x16xf32>) outs(%0 : tensor<1x8x16x16xf32>) {
    ^bb0(%in: i1, %in_133: f32, %in_134: f32, %out: f32):
      %127 = arith.select %in, %in_133, %in_134 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x16x16xf32>
    %padded_86 = tensor.pad %29 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x8x16x16xf32> to tensor<1x8x18x18xf32>
    %30 = tensor.empty() : tensor<1x8x8x8xf32>
    %31 = linalg.fill ins(%cst : f32) outs(%30 : tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32>
    %32 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_86, %cst_54 : tensor<1x8x18x18xf32>, tensor<8x8x3x3xf32>) outs(%31 : tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32>
    %33 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_52 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = arith.truncf %cst_68 : f64 to f32
      %128 = arith.addf %in, %127 : f32
      linalg.yield %128 : f32
    } -> tensor<8xf32>
    %34 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%33 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = math.rsqrt %in : f32
      linalg.yield %127 : f32
    } -> tensor<8xf32>
    %expanded_87 = tensor.expand_shape %cst_53 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %expanded_88 = tensor.expand_shape %34 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %35 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%32, %expanded_87 : tensor<1x8x8x8xf32>, tensor<8x1x1xf32>) outs(%30 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.subf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x8x8xf32>
    %36 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%35, %expanded_88 : tensor<1x8x8x8xf32>, tensor<8x1x1xf32>) outs(%30 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x8x8xf32>
    %expanded_89 = tensor.expand_shape %cst_51 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %37 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%36, %expanded_89 : tensor<1x8x8x8xf32>, tensor<8x1x1xf32>) outs(%30 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x8x8xf32>
    %expanded_90 = tensor.expand_shape %cst_50 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %38 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%37, %expanded_90 : tensor<1x8x8x8xf32>, tensor<8x1x1xf32>) outs(%30 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.addf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x8x8xf32>
    %39 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%13, %cst_49 : tensor<1x8x16x16xf32>, tensor<8x8x1x1xf32>) outs(%31 : tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32>
    %40 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_47 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = arith.truncf %cst_68 : f64 to f32
      %128 = arith.addf %in, %127 : f32
      linalg.yield %128 : f32
    } -> tensor<8xf32>
    %41 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%40 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = math.rsqrt %in : f32
      linalg.yield %127 : f32
    } -> tensor<8xf32>
    %expanded_91 = tensor.expand_shape %cst_48 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %expanded_92 = tensor.expand_shape %41 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %42 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%39, %expanded_91 : tensor<1x8x8x8xf32>, tensor<8x1x1xf32>) outs(%30 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.subf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x8x8xf32>
    %43 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%42, %expanded_92 : tensor<1x8x8x8xf32>, tensor<8x1x1xf32>) outs(%30 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x8x8xf32>
    %expanded_93 = tensor.expand_shape %cst_46 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %44 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%43, %expanded_93 : tensor<1x8x8x8xf32>, tensor<8x1x1xf32>) outs(%30 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x8x8xf32>
    %expanded_94 = tensor.expand_shape %cst_45 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %45 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%44, %expanded_94 : tensor<1x8x8x8xf32>, tensor<8x1x1xf32>) outs(%30 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.addf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x8x8xf32>
    %46 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%38, %45 : tensor<1x8x8x8xf32>, tensor<1x8x8x8xf32>) outs(%30 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.addf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x8x8xf32>
    %47 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_43 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = arith.truncf %cst_68 : f64 to f32
      %128 = arith.addf %in, %127 : f32
      linalg.yield %128 : f32
    } -> tensor<8xf32>
    %48 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%47 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = math.rsqrt %in : f32
      linalg.yield %127 : f32
    } -> tensor<8xf32>
    %expanded_95 = tensor.expand_shape %cst_44 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %expanded_96 = tensor.expand_shape %48 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %49 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%46, %expanded_95 : tensor<1x8x8x8xf32>, tensor<8x1x1xf32>) outs(%30 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.subf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x8x8xf32>
    %50 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%49, %expanded_96 : tensor<1x8x8x8xf32>, tensor<8x1x1xf32>) outs(%30 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x8x8xf32>
    %expanded_97 = tensor.expand_shape %cst_42 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %51 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%50, %expanded_97 : tensor<1x8x8x8xf32>, tensor<8x1x1xf32>) outs(%30 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x8x8xf32>
    %expanded_98 = tensor.expand_shape %cst_41 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %52 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%51, %expanded_98 : tensor<1x8x8x8xf32>, tensor<8x1x1xf32>) outs(%30 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.addf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x8x8x8xf32>
    %padded_99 = tensor.pad %52 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x8x8x8xf32> to tensor<1x8x10x10xf32>
    %53 = tensor.empty() : tensor<1x16x8x8xf32>
    %54 = linalg.fill ins(%cst : f32) outs(%53 : tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32>
    %55 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_99, %cst_40 : tensor<1x8x10x10xf32>, tensor<16x8x3x3xf32>) outs(%54 : tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32>
    %56 = tensor.empty() : tensor<16xf32>
    %57 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_38 : tensor<16xf32>) outs(%56 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = arith.truncf %cst_68 : f64 to f32
      %128 = arith.addf %in, %127 : f32
      linalg.yield %128 : f32
    } -> tensor<16xf32>
    %58 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%57 : tensor<16xf32>) outs(%56 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = math.rsqrt %in : f32
      linalg.yield %127 : f32
    } -> tensor<16xf32>
    %expanded_100 = tensor.expand_shape %cst_39 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %expanded_101 = tensor.expand_shape %58 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %59 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%55, %expanded_100 : tensor<1x16x8x8xf32>, tensor<16x1x1xf32>) outs(%53 : tensor<1x16x8x8xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.subf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x8x8xf32>
    %60 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%59, %expanded_101 : tensor<1x16x8x8xf32>, tensor<16x1x1xf32>) outs(%53 : tensor<1x16x8x8xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x8x8xf32>
    %expanded_102 = tensor.expand_shape %cst_37 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %61 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%60, %expanded_102 : tensor<1x16x8x8xf32>, tensor<16x1x1xf32>) outs(%53 : tensor<1x16x8x8xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x8x8xf32>
    %expanded_103 = tensor.expand_shape %cst_36 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %62 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%61, %expanded_103 : tensor<1x16x8x8xf32>, tensor<16x1x1xf32>) outs(%53 : tensor<1x16x8x8xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.addf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x8x8xf32>
    %expanded_104 = tensor.expand_shape %cst_35 [[0, 1, 2, 3]] output_shape [1, 16, 1, 1] : tensor<16xf32> into tensor<1x16x1x1xf32>
    %63 = tensor.empty() : tensor<1x16x8x8xi1>
    %64 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%62 : tensor<1x16x8x8xf32>) outs(%63 : tensor<1x16x8x8xi1>) {
    ^bb0(%in: f32, %out: i1):
      %127 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %127 : i1
    } -> tensor<1x16x8x8xi1>
    %65 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_104, %62 : tensor<1x16x1x1xf32>, tensor<1x16x8x8xf32>) outs(%53 : tensor<1x16x8x8xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x8x8xf32>
    %66 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%64, %62, %65 : tensor<1x16x8x8xi1>, tensor<1x16x8x8xf32>, tensor<1x16x8x8xf32>) outs(%53 : tensor<1x16x8x8xf32>) {
    ^bb0(%in: i1, %in_133: f32, %in_134: f32, %out: f32):
      %127 = arith.select %in, %in_133, %in_134 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x8x8xf32>
    %padded_105 = tensor.pad %66 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x8x8xf32> to tensor<1x16x10x10xf32>
    %67 = tensor.empty() : tensor<1x16x4x4xf32>
    %68 = linalg.fill ins(%cst : f32) outs(%67 : tensor<1x16x4x4xf32>) -> tensor<1x16x4x4xf32>
    %69 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_105, %cst_34 : tensor<1x16x10x10xf32>, tensor<16x16x3x3xf32>) outs(%68 : tensor<1x16x4x4xf32>) -> tensor<1x16x4x4xf32>
    %70 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_32 : tensor<16xf32>) outs(%56 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = arith.truncf %cst_68 : f64 to f32
      %128 = arith.addf %in, %127 : f32
      linalg.yield %128 : f32
    } -> tensor<16xf32>
    %71 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%70 : tensor<16xf32>) outs(%56 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = math.rsqrt %in : f32
      linalg.yield %127 : f32
    } -> tensor<16xf32>
    %expanded_106 = tensor.expand_shape %cst_33 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %expanded_107 = tensor.expand_shape %71 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %72 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%69, %expanded_106 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.subf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %73 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%72, %expanded_107 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %expanded_108 = tensor.expand_shape %cst_31 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %74 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%73, %expanded_108 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %expanded_109 = tensor.expand_shape %cst_30 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %75 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%74, %expanded_109 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.addf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %76 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%46, %cst_29 : tensor<1x8x8x8xf32>, tensor<16x8x1x1xf32>) outs(%68 : tensor<1x16x4x4xf32>) -> tensor<1x16x4x4xf32>
    %77 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_27 : tensor<16xf32>) outs(%56 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = arith.truncf %cst_68 : f64 to f32
      %128 = arith.addf %in, %127 : f32
      linalg.yield %128 : f32
    } -> tensor<16xf32>
    %78 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%77 : tensor<16xf32>) outs(%56 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = math.rsqrt %in : f32
      linalg.yield %127 : f32
    } -> tensor<16xf32>
    %expanded_110 = tensor.expand_shape %cst_28 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %expanded_111 = tensor.expand_shape %78 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %79 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%76, %expanded_110 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.subf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %80 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%79, %expanded_111 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %expanded_112 = tensor.expand_shape %cst_26 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %81 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%80, %expanded_112 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %expanded_113 = tensor.expand_shape %cst_25 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %82 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%81, %expanded_113 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.addf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %83 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%75, %82 : tensor<1x16x4x4xf32>, tensor<1x16x4x4xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.addf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %84 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_23 : tensor<16xf32>) outs(%56 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = arith.truncf %cst_68 : f64 to f32
      %128 = arith.addf %in, %127 : f32
      linalg.yield %128 : f32
    } -> tensor<16xf32>
    %85 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%84 : tensor<16xf32>) outs(%56 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = math.rsqrt %in : f32
      linalg.yield %127 : f32
    } -> tensor<16xf32>
    %expanded_114 = tensor.expand_shape %cst_24 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %expanded_115 = tensor.expand_shape %85 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %86 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%83, %expanded_114 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.subf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %87 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%86, %expanded_115 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %expanded_116 = tensor.expand_shape %cst_22 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %88 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%87, %expanded_116 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %expanded_117 = tensor.expand_shape %cst_21 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %89 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%88, %expanded_117 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.addf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %padded_118 = tensor.pad %89 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x4x4xf32> to tensor<1x16x6x6xf32>
    %90 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_118, %cst_20 : tensor<1x16x6x6xf32>, tensor<16x16x3x3xf32>) outs(%68 : tensor<1x16x4x4xf32>) -> tensor<1x16x4x4xf32>
    %91 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_18 : tensor<16xf32>) outs(%56 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = arith.truncf %cst_68 : f64 to f32
      %128 = arith.addf %in, %127 : f32
      linalg.yield %128 : f32
    } -> tensor<16xf32>
    %92 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%91 : tensor<16xf32>) outs(%56 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = math.rsqrt %in : f32
      linalg.yield %127 : f32
    } -> tensor<16xf32>
    %expanded_119 = tensor.expand_shape %cst_19 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %expanded_120 = tensor.expand_shape %92 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %93 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%90, %expanded_119 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.subf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %94 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%93, %expanded_120 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %expanded_121 = tensor.expand_shape %cst_17 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %95 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%94, %expanded_121 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %expanded_122 = tensor.expand_shape %cst_16 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %96 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%95, %expanded_122 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.addf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %expanded_123 = tensor.expand_shape %cst_15 [[0, 1, 2, 3]] output_shape [1, 16, 1, 1] : tensor<16xf32> into tensor<1x16x1x1xf32>
    %97 = tensor.empty() : tensor<1x16x4x4xi1>
    %98 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%96 : tensor<1x16x4x4xf32>) outs(%97 : tensor<1x16x4x4xi1>) {
    ^bb0(%in: f32, %out: i1):
      %127 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %127 : i1
    } -> tensor<1x16x4x4xi1>
    %99 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_123, %96 : tensor<1x16x1x1xf32>, tensor<1x16x4x4xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %100 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%98, %96, %99 : tensor<1x16x4x4xi1>, tensor<1x16x4x4xf32>, tensor<1x16x4x4xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: i1, %in_133: f32, %in_134: f32, %out: f32):
      %127 = arith.select %in, %in_133, %in_134 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %padded_124 = tensor.pad %100 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x4x4xf32> to tensor<1x16x6x6xf32>
    %101 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_124, %cst_14 : tensor<1x16x6x6xf32>, tensor<16x16x3x3xf32>) outs(%68 : tensor<1x16x4x4xf32>) -> tensor<1x16x4x4xf32>
    %102 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_12 : tensor<16xf32>) outs(%56 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = arith.truncf %cst_68 : f64 to f32
      %128 = arith.addf %in, %127 : f32
      linalg.yield %128 : f32
    } -> tensor<16xf32>
    %103 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%102 : tensor<16xf32>) outs(%56 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = math.rsqrt %in : f32
      linalg.yield %127 : f32
    } -> tensor<16xf32>
    %expanded_125 = tensor.expand_shape %cst_13 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %expanded_126 = tensor.expand_shape %103 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %104 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%101, %expanded_125 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.subf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %105 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%104, %expanded_126 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %expanded_127 = tensor.expand_shape %cst_11 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %106 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%105, %expanded_127 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %expanded_128 = tensor.expand_shape %cst_10 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %107 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%106, %expanded_128 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.addf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %108 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%107, %83 : tensor<1x16x4x4xf32>, tensor<1x16x4x4xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.addf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %109 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_8 : tensor<16xf32>) outs(%56 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = arith.truncf %cst_68 : f64 to f32
      %128 = arith.addf %in, %127 : f32
      linalg.yield %128 : f32
    } -> tensor<16xf32>
    %110 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%109 : tensor<16xf32>) outs(%56 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = math.rsqrt %in : f32
      linalg.yield %127 : f32
    } -> tensor<16xf32>
    %expanded_129 = tensor.expand_shape %cst_9 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %expanded_130 = tensor.expand_shape %110 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %111 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%108, %expanded_129 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.subf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %112 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%111, %expanded_130 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %expanded_131 = tensor.expand_shape %cst_7 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %113 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%112, %expanded_131 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %expanded_132 = tensor.expand_shape %cst_6 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %114 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%113, %expanded_132 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%67 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.addf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16x4x4xf32>
    %collapsed = tensor.collapse_shape %114 [[0], [1, 2, 3]] : tensor<1x16x4x4xf32> into tensor<1x256xf32>
    %115 = tensor.empty() : tensor<256x16xf32>
    %transposed = linalg.transpose ins(%cst_5 : tensor<16x256xf32>) outs(%115 : tensor<256x16xf32>) permutation = [1, 0] 
    %116 = tensor.empty() : tensor<1x16xf32>
    %117 = linalg.fill ins(%cst : f32) outs(%116 : tensor<1x16xf32>) -> tensor<1x16xf32>
    %118 = linalg.matmul ins(%collapsed, %transposed : tensor<1x256xf32>, tensor<256x16xf32>) outs(%117 : tensor<1x16xf32>) -> tensor<1x16xf32>
    %119 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_4 : tensor<16xf32>) outs(%116 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x16xf32>
    %120 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%118, %119 : tensor<1x16xf32>, tensor<1x16xf32>) outs(%116 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.addf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16xf32>
    %121 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_2 : tensor<16xf32>) outs(%56 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = arith.truncf %cst_68 : f64 to f32
      %128 = arith.addf %in, %127 : f32
      linalg.yield %128 : f32
    } -> tensor<16xf32>
    %122 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%121 : tensor<16xf32>) outs(%56 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %127 = math.rsqrt %in : f32
      linalg.yield %127 : f32
    } -> tensor<16xf32>
    %123 = linalg.generic {indexing_maps = [#map5, #map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%120, %cst_3 : tensor<1x16xf32>, tensor<16xf32>) outs(%116 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.subf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16xf32>
    %124 = linalg.generic {indexing_maps = [#map5, #map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%123, %122 : tensor<1x16xf32>, tensor<16xf32>) outs(%116 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16xf32>
    %125 = linalg.generic {indexing_maps = [#map5, #map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%124, %cst_1 : tensor<1x16xf32>, tensor<16xf32>) outs(%116 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.mulf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16xf32>
    %126 = linalg.generic {indexing_maps = [#map5, #map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%125, %cst_0 : tensor<1x16xf32>, tensor<16xf32>) outs(%116 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %in_133: f32, %out: f32):
      %127 = arith.addf %in, %in_133 : f32
      linalg.yield %127 : f32
    } -> tensor<1x16xf32>
    return %126 : tensor<1x16xf32>
  }
}
