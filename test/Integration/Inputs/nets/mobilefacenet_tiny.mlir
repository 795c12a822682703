#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d1, 0, 0)>
#map3 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>
#map4 = affine_map<(d0, d1, d2, d3) -> (d1, d2, d3)>
module {
  func.func @main(%arg0: tensor<1x3x16x16xf32>) -> tensor<1x16xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense_resource<torch_tensor_16_torch.float32_15> : tensor<16xf32>
    %cst_1 = arith.constant dense_resource<torch_tensor_16_torch.float32_14> : tensor<16xf32>
    %cst_2 = arith.constant dense_resource<torch_tensor_16_torch.float32_13> : tensor<16xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_16_torch.float32_12> : tensor<16xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_16_64_1_1_torch.float32> : tensor<16x64x1x1xf32>
    %cst_5 = arith.constant dense_resource<torch_tensor_64_torch.float32_8> : tensor<64xf32>
    %cst_6 = arith.constant dense_resource<torch_tensor_64_torch.float32_7> : tensor<64xf32>
    %cst_7 = arith.constant dense_resource<torch_tensor_64_torch.float32_6> : tensor<64xf32>
    %cst_8 = arith.constant dense_resource<torch_tensor_64_torch.float32_5> : tensor<64xf32>
    %cst_9 = arith.constant dense_resource<torch_tensor_64_1_4_4_torch.float32> : tensor<64x1x4x4xf32>
    %cst_10 = arith.constant dense_resource<torch_tensor_64_torch.float32_4> : tensor<64xf32>
    %cst_11 = arith.constant dense_resource<torch_tensor_64_torch.float32_3> : tensor<64xf32>
    %cst_12 = arith.constant dense_resource<torch_tensor_64_torch.float32_2> : tensor<64xf32>
    %cst_13 = arith.constant dense_resource<torch_tensor_64_torch.float32_1> : tensor<64xf32>
    %cst_14 = arith.constant dense_resource<torch_tensor_64_torch.float32> : tensor<64xf32>
    %cst_15 = arith.constant dense_resource<torch_tensor_64_16_1_1_torch.float32> : tensor<64x16x1x1xf32>
    %cst_16 = arith.constant dense_resource<torch_tensor_16_torch.float32_11> : tensor<16xf32>
    %cst_17 = arith.constant dense_resource<torch_tensor_16_torch.float32_10> : tensor<16xf32>
    %cst_18 = arith.constant dense_resource<torch_tensor_16_torch.float32_9> : tensor<16xf32>
    %cst_19 = arith.constant dense_resource<torch_tensor_16_torch.float32_8> : tensor<16xf32>
    %cst_20 = arith.constant dense_resource<torch_tensor_16_32_1_1_torch.float32_2> : tensor<16x32x1x1xf32>
    %cst_21 = arith.constant dense_resource<torch_tensor_32_torch.float32_29> : tensor<32xf32>
    %cst_22 = arith.constant dense_resource<torch_tensor_32_torch.float32_28> : tensor<32xf32>
    %cst_23 = arith.constant dense_resource<torch_tensor_32_torch.float32_27> : tensor<32xf32>
    %cst_24 = arith.constant dense_resource<torch_tensor_32_torch.float32_26> : tensor<32xf32>
    %cst_25 = arith.constant dense_resource<torch_tensor_32_torch.float32_25> : tensor<32xf32>
    %cst_26 = arith.constant dense_resource<torch_tensor_32_1_3_3_torch.float32_2> : tensor<32x1x3x3xf32>
    %cst_27 = arith.constant dense_resource<torch_tensor_32_torch.float32_24> : tensor<32xf32>
    %cst_28 = arith.constant dense_resource<torch_tensor_32_torch.float32_23> : tensor<32xf32>
    %cst_29 = arith.constant dense_resource<torch_tensor_32_torch.float32_22> : tensor<32xf32>
    %cst_30 = arith.constant dense_resource<torch_tensor_32_torch.float32_21> : tensor<32xf32>
    %cst_31 = arith.constant dense_resource<torch_tensor_32_torch.float32_20> : tensor<32xf32>
    %cst_32 = arith.constant dense_resource<torch_tensor_32_16_1_1_torch.float32_1> : tensor<32x16x1x1xf32>
    %cst_33 = arith.constant dense_resource<torch_tensor_16_torch.float32_7> : tensor<16xf32>
    %cst_34 = arith.constant dense_resource<torch_tensor_16_torch.float32_6> : tensor<16xf32>
    %cst_35 = arith.constant dense_resource<torch_tensor_16_torch.float32_5> : tensor<16xf32>
    %cst_36 = arith.constant dense_resource<torch_tensor_16_torch.float32_4> : tensor<16xf32>
    %cst_37 = arith.constant dense_resource<torch_tensor_16_32_1_1_torch.float32_1> : tensor<16x32x1x1xf32>
    %cst_38 = arith.constant dense_resource<torch_tensor_32_torch.float32_19> : tensor<32xf32>
    %cst_39 = arith.constant dense_resource<torch_tensor_32_torch.float32_18> : tensor<32xf32>
    %cst_40 = arith.constant dense_resource<torch_tensor_32_torch.float32_17> : tensor<32xf32>
    %cst_41 = arith.constant dense_resource<torch_tensor_32_torch.float32_16> : tensor<32xf32>
    %cst_42 = arith.constant dense_resource<torch_tensor_32_torch.float32_15> : tensor<32xf32>
    %cst_43 = arith.constant dense_resource<torch_tensor_32_1_3_3_torch.float32_1> : tensor<32x1x3x3xf32>
    %cst_44 = arith.constant dense_resource<torch_tensor_32_torch.float32_14> : tensor<32xf32>
    %cst_45 = arith.constant dense_resource<torch_tensor_32_torch.float32_13> : tensor<32xf32>
    %cst_46 = arith.constant dense_resource<torch_tensor_32_torch.float32_12> : tensor<32xf32>
    %cst_47 = arith.constant dense_resource<torch_tensor_32_torch.float32_11> : tensor<32xf32>
    %cst_48 = arith.constant dense_resource<torch_tensor_32_torch.float32_10> : tensor<32xf32>
    %cst_49 = arith.constant dense_resource<torch_tensor_32_16_1_1_torch.float32> : tensor<32x16x1x1xf32>
    %cst_50 = arith.constant dense_resource<torch_tensor_16_torch.float32_3> : tensor<16xf32>
    %cst_51 = arith.constant dense_resource<torch_tensor_16_torch.float32_2> : tensor<16xf32>
    %cst_52 = arith.constant dense_resource<torch_tensor_16_torch.float32_1> : tensor<16xf32>
    %cst_53 = arith.constant dense_resource<torch_tensor_16_torch.float32> : tensor<16xf32>
    %cst_54 = arith.constant dense_resource<torch_tensor_16_32_1_1_torch.float32> : tensor<16x32x1x1xf32>
    %cst_55 = arith.constant dense_resource<torch_tensor_32_torch.float32_9> : tensor<32xf32>
    %cst_56 = arith.constant dense_resource<torch_tensor_32_torch.float32_8> : tensor<32xf32>
    %cst_57 = arith.constant dense_resource<torch_tensor_32_torch.float32_7> : tensor<32xf32>
    %cst_58 = arith.constant dense_resource<torch_tensor_32_torch.float32_6> : tensor<32xf32>
    %cst_59 = arith.constant dense_resource<torch_tensor_32_torch.float32_5> : tensor<32xf32>
    %cst_60 = arith.constant dense_resource<torch_tensor_32_1_3_3_torch.float32> : tensor<32x1x3x3xf32>
    %cst_61 = arith.constant dense_resource<torch_tensor_32_torch.float32_4> : tensor<32xf32>
    %cst_62 = arith.constant dense_resource<torch_tensor_32_torch.float32_3> : tensor<32xf32>
    %cst_63 = arith.constant dense_resource<torch_tensor_32_torch.float32_2> : tensor<32xf32>
    %cst_64 = arith.constant dense_resource<torch_tensor_32_torch.float32_1> : tensor<32xf32>
    %cst_65 = arith.constant dense_resource<torch_tensor_32_torch.float32> : tensor<32xf32>
    %cst_66 = arith.constant dense_resource<torch_tensor_32_8_1_1_torch.float32> : tensor<32x8x1x1xf32>
    %cst_67 = arith.constant dense_resource<torch_tensor_8_torch.float32_9> : tensor<8xf32>
    %cst_68 = arith.constant dense_resource<torch_tensor_8_torch.float32_8> : tensor<8xf32>
    %cst_69 = arith.constant dense_resource<torch_tensor_8_torch.float32_7> : tensor<8xf32>
    %cst_70 = arith.constant dense_resource<torch_tensor_8_torch.float32_6> : tensor<8xf32>
    %cst_71 = arith.constant dense_resource<torch_tensor_8_torch.float32_5> : tensor<8xf32>
    %cst_72 = arith.constant dense_resource<torch_tensor_8_1_3_3_torch.float32> : tensor<8x1x3x3xf32>
    %cst_73 = arith.constant dense_resource<torch_tensor_8_torch.float32_4> : tensor<8xf32>
    %cst_74 = arith.constant dense_resource<torch_tensor_8_torch.float32_3> : tensor<8xf32>
    %cst_75 = arith.constant dense_resource<torch_tensor_8_torch.float32_2> : tensor<8xf32>
    %cst_76 = arith.constant 1.000000e-05 : f64
    %cst_77 = arith.constant dense_resource<torch_tensor_8_torch.float32_1> : tensor<8xf32>
    %cst_78 = arith.constant dense_resource<torch_tensor_8_torch.float32> : tensor<8xf32>
    %cst_79 = arith.constant dense_resource<torch_tensor_8_3_3_3_torch.float32> : tensor<8x3x3x3xf32>
    %padded = tensor.pad %arg0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x3x16x16xf32> to tensor<1x3x18x18xf32>
    %0 = tensor.empty() : tensor<1x8x8x8xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32>
    %2 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded, %cst_79 : tensor<1x3x18x18xf32>, tensor<8x3x3x3xf32>) outs(%1 : tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32>
    %3 = tensor.empty() : tensor<8xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_77 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = arith.truncf %cst_76 : f64 to f32
      %150 = arith.addf %in, %149 : f32
      linalg.yield %150 : f32
    } -> tensor<8xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%4 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = math.rsqrt %in : f32
      linalg.yield %149 : f32
    } -> tensor<8xf32>
    %expanded = tensor.expand_shape %cst_78 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %expanded_80 = tensor.expand_shape %5 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2, %expanded : tensor<1x8x8x8xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.subf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x8x8x8xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%6, %expanded_80 : tensor<1x8x8x8xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x8x8x8xf32>
    %expanded_81 = tensor.expand_shape %cst_75 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7, %expanded_81 : tensor<1x8x8x8xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x8x8x8xf32>
    %expanded_82 = tensor.expand_shape %cst_74 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8, %expanded_82 : tensor<1x8x8x8xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.addf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x8x8x8xf32>
    %expanded_83 = tensor.expand_shape %cst_73 [[0, 1, 2, 3]] output_shape [1, 8, 1, 1] : tensor<8xf32> into tensor<1x8x1x1xf32>
    %10 = tensor.empty() : tensor<1x8x8x8xi1>
    %11 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%9 : tensor<1x8x8x8xf32>) outs(%10 : tensor<1x8x8x8xi1>) {
    ^bb0(%in: f32, %out: i1):
      %149 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %149 : i1
    } -> tensor<1x8x8x8xi1>
    %12 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_83, %9 : tensor<1x8x1x1xf32>, tensor<1x8x8x8xf32>) outs(%0 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x8x8x8xf32>
    %13 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%11, %9, %12 : tensor<1x8x8x8xi1>, tensor<1x8x8x8xf32>, tensor<1x8x8x8xf32>) outs(%0 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: i1, %in_153: f32, %in_154: f32, %out: f32):
      %149 = arith.select %in, %in_153, %in_154 : f32
      linalg.yield %149 : f32
    } -> tensor<1x8x8x8xf32>
    %padded_84 = tensor.pad %13 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x8x8x8xf32> to tensor<1x8x10x10xf32>
    %collapsed = tensor.collapse_shape %cst_72 [[0, 1], [2], [3]] : tensor<8x1x3x3xf32> into tensor<8x3x3xf32>
    %14 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_84, %collapsed : tensor<1x8x10x10xf32>, tensor<8x3x3xf32>) outs(%1 : tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_70 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = arith.truncf %cst_76 : f64 to f32
      %150 = arith.addf %in, %149 : f32
      linalg.yield %150 : f32
    } -> tensor<8xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%15 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = math.rsqrt %in : f32
      linalg.yield %149 : f32
    } -> tensor<8xf32>
    %expanded_85 = tensor.expand_shape %cst_71 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %expanded_86 = tensor.expand_shape %16 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %17 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%14, %expanded_85 : tensor<1x8x8x8xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.subf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x8x8x8xf32>
    %18 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%17, %expanded_86 : tensor<1x8x8x8xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x8x8x8xf32>
    %expanded_87 = tensor.expand_shape %cst_69 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%18, %expanded_87 : tensor<1x8x8x8xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x8x8x8xf32>
    %expanded_88 = tensor.expand_shape %cst_68 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %20 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%19, %expanded_88 : tensor<1x8x8x8xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.addf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x8x8x8xf32>
    %expanded_89 = tensor.expand_shape %cst_67 [[0, 1, 2, 3]] output_shape [1, 8, 1, 1] : tensor<8xf32> into tensor<1x8x1x1xf32>
    %21 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%20 : tensor<1x8x8x8xf32>) outs(%10 : tensor<1x8x8x8xi1>) {
    ^bb0(%in: f32, %out: i1):
      %149 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %149 : i1
    } -> tensor<1x8x8x8xi1>
    %22 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_89, %20 : tensor<1x8x1x1xf32>, tensor<1x8x8x8xf32>) outs(%0 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x8x8x8xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%21, %20, %22 : tensor<1x8x8x8xi1>, tensor<1x8x8x8xf32>, tensor<1x8x8x8xf32>) outs(%0 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: i1, %in_153: f32, %in_154: f32, %out: f32):
      %149 = arith.select %in, %in_153, %in_154 : f32
      linalg.yield %149 : f32
    } -> tensor<1x8x8x8xf32>
    %24 = tensor.empty() : tensor<1x32x8x8xf32>
    %25 = linalg.fill ins(%cst : f32) outs(%24 : tensor<1x32x8x8xf32>) -> tensor<1x32x8x8xf32>
    %26 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%23, %cst_66 : tensor<1x8x8x8xf32>, tensor<32x8x1x1xf32>) outs(%25 : tensor<1x32x8x8xf32>) -> tensor<1x32x8x8xf32>
    %27 = tensor.empty() : tensor<32xf32>
    %28 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_64 : tensor<32xf32>) outs(%27 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = arith.truncf %cst_76 : f64 to f32
      %150 = arith.addf %in, %149 : f32
      linalg.yield %150 : f32
    } -> tensor<32xf32>
    %29 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%28 : tensor<32xf32>) outs(%27 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = math.rsqrt %in : f32
      linalg.yield %149 : f32
    } -> tensor<32xf32>
    %expanded_90 = tensor.expand_shape %cst_65 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %expanded_91 = tensor.expand_shape %29 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %30 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%26, %expanded_90 : tensor<1x32x8x8xf32>, tensor<32x1x1xf32>) outs(%24 : tensor<1x32x8x8xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.subf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x8x8xf32>
    %31 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%30, %expanded_91 : tensor<1x32x8x8xf32>, tensor<32x1x1xf32>) outs(%24 : tensor<1x32x8x8xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x8x8xf32>
    %expanded_92 = tensor.expand_shape %cst_63 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %32 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%31, %expanded_92 : tensor<1x32x8x8xf32>, tensor<32x1x1xf32>) outs(%24 : tensor<1x32x8x8xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x8x8xf32>
    %expanded_93 = tensor.expand_shape %cst_62 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %33 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%32, %expanded_93 : tensor<1x32x8x8xf32>, tensor<32x1x1xf32>) outs(%24 : tensor<1x32x8x8xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.addf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x8x8xf32>
    %expanded_94 = tensor.expand_shape %cst_61 [[0, 1, 2, 3]] output_shape [1, 32, 1, 1] : tensor<32xf32> into tensor<1x32x1x1xf32>
    %34 = tensor.empty() : tensor<1x32x8x8xi1>
    %35 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%33 : tensor<1x32x8x8xf32>) outs(%34 : tensor<1x32x8x8xi1>) {
    ^bb0(%in: f32, %out: i1):
      %149 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %149 : i1
    } -> tensor<1x32x8x8xi1>
    %36 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_94, %33 : tensor<1x32x1x1xf32>, tensor<1x32x8x8xf32>) outs(%24 : tensor<1x32x8x8xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x8x8xf32>
    %37 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%35, %33, %36 : tensor<1x32x8x8xi1>, tensor<1x32x8x8xf32>, tensor<1x32x8x8xf32>) outs(%24 : tensor<1x32x8x8xf32>) {
    ^bb0(%in: i1, %in_153: f32, %in_154: f32, %out: f32):
      %149 = arith.select %in, %in_153, %in_154 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x8x8xf32>
    %padded_95 = tensor.pad %37 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x32x8x8xf32> to tensor<1x32x10x10xf32>
    %38 = tensor.empty() : tensor<1x32x4x4xf32>
    %39 = linalg.fill ins(%cst : f32) outs(%38 : tensor<1x32x4x4xf32>) -> tensor<1x32x4x4xf32>
    %collapsed_96 = tensor.collapse_shape %cst_60 [[0, 1], [2], [3]] : tensor<32x1x3x3xf32> into tensor<32x3x3xf32>
    %40 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_95, %collapsed_96 : tensor<1x32x10x10xf32>, tensor<32x3x3xf32>) outs(%39 : tensor<1x32x4x4xf32>) -> tensor<1x32x4x4xf32>
    %41 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_58 : tensor<32xf32>) outs(%27 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = arith.truncf %cst_76 : f64 to f32
      %150 = arith.addf %in, %149 : f32
      linalg.yield %150 : f32
    } -> tensor<32xf32>
    %42 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%41 : tensor<32xf32>) outs(%27 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = math.rsqrt %in : f32
      linalg.yield %149 : f32
    } -> tensor<32xf32>
    %expanded_97 = tensor.expand_shape %cst_59 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %expanded_98 = tensor.expand_shape %42 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %43 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%40, %expanded_97 : tensor<1x32x4x4xf32>, tensor<32x1x1xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.subf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %44 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%43, %expanded_98 : tensor<1x32x4x4xf32>, tensor<32x1x1xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %expanded_99 = tensor.expand_shape %cst_57 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %45 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%44, %expanded_99 : tensor<1x32x4x4xf32>, tensor<32x1x1xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %expanded_100 = tensor.expand_shape %cst_56 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %46 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%45, %expanded_100 : tensor<1x32x4x4xf32>, tensor<32x1x1xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.addf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %expanded_101 = tensor.expand_shape %cst_55 [[0, 1, 2, 3]] output_shape [1, 32, 1, 1] : tensor<32xf32> into tensor<1x32x1x1xf32>
    %47 = tensor.empty() : tensor<1x32x4x4xi1>
    %48 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%46 : tensor<1x32x4x4xf32>) outs(%47 : tensor<1x32x4x4xi1>) {
    ^bb0(%in: f32, %out: i1):
      %149 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %149 : i1
    } -> tensor<1x32x4x4xi1>
    %49 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_101, %46 : tensor<1x32x1x1xf32>, tensor<1x32x4x4xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %50 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%48, %46, %49 : tensor<1x32x4x4xi1>, tensor<1x32x4x4xf32>, tensor<1x32x4x4xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: i1, %in_153: f32, %in_154: f32, %out: f32):
      %149 = arith.select %in, %in_153, %in_154 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %51 = tensor.empty() : tensor<1x16x4x4xf32>
    %52 = linalg.fill ins(%cst : f32) outs(%51 : tensor<1x16x4x4xf32>) -> tensor<1x16x4x4xf32>
    %53 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%50, %cst_54 : tensor<1x32x4x4xf32>, tensor<16x32x1x1xf32>) outs(%52 : tensor<1x16x4x4xf32>) -> tensor<1x16x4x4xf32>
    %54 = tensor.empty() : tensor<16xf32>
    %55 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_52 : tensor<16xf32>) outs(%54 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = arith.truncf %cst_76 : f64 to f32
      %150 = arith.addf %in, %149 : f32
      linalg.yield %150 : f32
    } -> tensor<16xf32>
    %56 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%55 : tensor<16xf32>) outs(%54 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = math.rsqrt %in : f32
      linalg.yield %149 : f32
    } -> tensor<16xf32>
    %expanded_102 = tensor.expand_shape %cst_53 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %expanded_103 = tensor.expand_shape %56 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %57 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%53, %expanded_102 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%51 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.subf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x16x4x4xf32>
    %58 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%57, %expanded_103 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%51 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x16x4x4xf32>
    %expanded_104 = tensor.expand_shape %cst_51 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %59 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%58, %expanded_104 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%51 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x16x4x4xf32>
    %expanded_105 = tensor.expand_shape %cst_50 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %60 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%59, %expanded_105 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%51 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.addf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x16x4x4xf32>
    %61 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%60, %cst_49 : tensor<1x16x4x4xf32>, tensor<32x16x1x1xf32>) outs(%39 : tensor<1x32x4x4xf32>) -> tensor<1x32x4x4xf32>
    %62 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_47 : tensor<32xf32>) outs(%27 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = arith.truncf %cst_76 : f64 to f32
      %150 = arith.addf %in, %149 : f32
      linalg.yield %150 : f32
    } -> tensor<32xf32>
    %63 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%62 : tensor<32xf32>) outs(%27 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = math.rsqrt %in : f32
      linalg.yield %149 : f32
    } -> tensor<32xf32>
    %expanded_106 = tensor.expand_shape %cst_48 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %expanded_107 = tensor.expand_shape %63 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %64 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%61, %expanded_106 : tensor<1x32x4x4xf32>, tensor<32x1x1xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.subf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %65 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%64, %expanded_107 : tensor<1x32x4x4xf32>, tensor<32x1x1xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %expanded_108 = tensor.expand_shape %cst_46 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %66 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%65, %expanded_108 : tensor<1x32x4x4xf32>, tensor<32x1x1xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %expanded_109 = tensor.expand_shape %cst_45 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %67 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%66, %expanded_109 : tensor<1x32x4x4xf32>, tensor<32x1x1xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.addf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %expanded_110 = tensor.expand_shape %cst_44 [[0, 1, 2, 3]] output_shape [1, 32, 1, 1] : tensor<32xf32> into tensor<1x32x1x1xf32>
    %68 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%67 : tensor<1x32x4x4xf32>) outs(%47 : tensor<1x32x4x4xi1>) {
    ^bb0(%in: f32, %out: i1):
      %149 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %149 : i1
    } -> tensor<1x32x4x4xi1>
    %69 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_110, %67 : tensor<1x32x1x1xf32>, tensor<1x32x4x4xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %70 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%68, %67, %69 : tensor<1x32x4x4xi1>, tensor<1x32x4x4xf32>, tensor<1x32x4x4xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: i1, %in_153: f32, %in_154: f32, %out: f32):
      %149 = arith.select %in, %in_153, %in_154 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %padded_111 = tensor.pad %70 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x32x4x4xf32> to tensor<1x32x6x6xf32>
    %collapsed_112 = tensor.collapse_shape %cst_43 [[0, 1], [2], [3]] : tensor<32x1x3x3xf32> into tensor<32x3x3xf32>
    %71 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_111, %collapsed_112 : tensor<1x32x6x6xf32>, tensor<32x3x3xf32>) outs(%39 : tensor<1x32x4x4xf32>) -> tensor<1x32x4x4xf32>
    %72 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_41 : tensor<32xf32>) outs(%27 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = arith.truncf %cst_76 : f64 to f32
      %150 = arith.addf %in, %149 : f32
      linalg.yield %150 : f32
    } -> tensor<32xf32>
    %73 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%72 : tensor<32xf32>) outs(%27 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = math.rsqrt %in : f32
      linalg.yield %149 : f32
    } -> tensor<32xf32>
    %expanded_113 = tensor.expand_shape %cst_42 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %expanded_114 = tensor.expand_shape %73 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %74 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%71, %expanded_113 : tensor<1x32x4x4xf32>, tensor<32x1x1xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.subf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %75 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%74, %expanded_114 : tensor<1x32x4x4xf32>, tensor<32x1x1xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %expanded_115 = tensor.expand_shape %cst_40 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %76 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%75, %expanded_115 : tensor<1x32x4x4xf32>, tensor<32x1x1xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %expanded_116 = tensor.expand_shape %cst_39 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %77 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%76, %expanded_116 : tensor<1x32x4x4xf32>, tensor<32x1x1xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.addf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %expanded_117 = tensor.expand_shape %cst_38 [[0, 1, 2, 3]] output_shape [1, 32, 1, 1] : tensor<32xf32> into tensor<1x32x1x1xf32>
    %78 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%77 : tensor<1x32x4x4xf32>) outs(%47 : tensor<1x32x4x4xi1>) {
    ^bb0(%in: f32, %out: i1):
      %149 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %149 : i1
    } -> tensor<1x32x4x4xi1>
    %79 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_117, %77 : tensor<1x32x1x1xf32>, tensor<1x32x4x4xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %80 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%78, %77, %79 : tensor<1x32x4x4xi1>, tensor<1x32x4x4xf32>, tensor<1x32x4x4xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: i1, %in_153: f32, %in_154: f32, %out: f32):
      %149 = arith.select %in, %in_153, %in_154 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %81 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%80, %cst_37 : tensor<1x32x4x4xf32>, tensor<16x32x1x1xf32>) outs(%52 : tensor<1x16x4x4xf32>) -> tensor<1x16x4x4xf32>
    %82 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_35 : tensor<16xf32>) outs(%54 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = arith.truncf %cst_76 : f64 to f32
      %150 = arith.addf %in, %149 : f32
      linalg.yield %150 : f32
    } -> tensor<16xf32>
    %83 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%82 : tensor<16xf32>) outs(%54 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = math.rsqrt %in : f32
      linalg.yield %149 : f32
    } -> tensor<16xf32>
    %expanded_118 = tensor.expand_shape %cst_36 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %expanded_119 = tensor.expand_shape %83 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %84 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%81, %expanded_118 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%51 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.subf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x16x4x4xf32>
    %85 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%84, %expanded_119 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%51 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x16x4x4xf32>
    %expanded_120 = tensor.expand_shape %cst_34 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %86 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%85, %expanded_120 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%51 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x16x4x4xf32>
    %expanded_121 = tensor.expand_shape %cst_33 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %87 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%86, %expanded_121 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%51 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.addf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x16x4x4xf32>
    %88 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%60, %87 : tensor<1x16x4x4xf32>, tensor<1x16x4x4xf32>) outs(%51 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.addf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x16x4x4xf32>
    %89 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%88, %cst_32 : tensor<1x16x4x4xf32>, tensor<32x16x1x1xf32>) outs(%39 : tensor<1x32x4x4xf32>) -> tensor<1x32x4x4xf32>
    %90 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_30 : tensor<32xf32>) outs(%27 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = arith.truncf %cst_76 : f64 to f32
      %150 = arith.addf %in, %149 : f32
      linalg.yield %150 : f32
    } -> tensor<32xf32>
    %91 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%90 : tensor<32xf32>) outs(%27 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = math.rsqrt %in : f32
      linalg.yield %149 : f32
    } -> tensor<32xf32>
    %expanded_122 = tensor.expand_shape %cst_31 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %expanded_123 = tensor.expand_shape %91 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %92 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%89, %expanded_122 : tensor<1x32x4x4xf32>, tensor<32x1x1xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.subf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %93 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%92, %expanded_123 : tensor<1x32x4x4xf32>, tensor<32x1x1xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %expanded_124 = tensor.expand_shape %cst_29 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %94 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%93, %expanded_124 : tensor<1x32x4x4xf32>, tensor<32x1x1xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %expanded_125 = tensor.expand_shape %cst_28 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %95 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%94, %expanded_125 : tensor<1x32x4x4xf32>, tensor<32x1x1xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.addf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %expanded_126 = tensor.expand_shape %cst_27 [[0, 1, 2, 3]] output_shape [1, 32, 1, 1] : tensor<32xf32> into tensor<1x32x1x1xf32>
    %96 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%95 : tensor<1x32x4x4xf32>) outs(%47 : tensor<1x32x4x4xi1>) {
    ^bb0(%in: f32, %out: i1):
      %149 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %149 : i1
    } -> tensor<1x32x4x4xi1>
    %97 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_126, %95 : tensor<1x32x1x1xf32>, tensor<1x32x4x4xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %98 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%96, %95, %97 : tensor<1x32x4x4xi1>, tensor<1x32x4x4xf32>, tensor<1x32x4x4xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: i1, %in_153: f32, %in_154: f32, %out: f32):
      %149 = arith.select %in, %in_153, %in_154 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %padded_127 = tensor.pad %98 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x32x4x4xf32> to tensor<1x32x6x6xf32>
    %collapsed_128 = tensor.collapse_shape %cst_26 [[0, 1], [2], [3]] : tensor<32x1x3x3xf32> into tensor<32x3x3xf32>
    %99 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_127, %collapsed_128 : tensor<1x32x6x6xf32>, tensor<32x3x3xf32>) outs(%39 : tensor<1x32x4x4xf32>) -> tensor<1x32x4x4xf32>
    %100 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_24 : tensor<32xf32>) outs(%27 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = arith.truncf %cst_76 : f64 to f32
      %150 = arith.addf %in, %149 : f32
      linalg.yield %150 : f32
    } -> tensor<32xf32>
    %101 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%100 : tensor<32xf32>) outs(%27 : tensor<32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = math.rsqrt %in : f32
      linalg.yield %149 : f32
    } -> tensor<32xf32>
    %expanded_129 = tensor.expand_shape %cst_25 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %expanded_130 = tensor.expand_shape %101 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %102 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%99, %expanded_129 : tensor<1x32x4x4xf32>, tensor<32x1x1xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.subf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %103 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%102, %expanded_130 : tensor<1x32x4x4xf32>, tensor<32x1x1xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %expanded_131 = tensor.expand_shape %cst_23 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %104 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%103, %expanded_131 : tensor<1x32x4x4xf32>, tensor<32x1x1xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %expanded_132 = tensor.expand_shape %cst_22 [[0, 1, 2]] output_shape [32, 1, 1] : tensor<32xf32> into tensor<32x1x1xf32>
    %105 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%104, %expanded_132 : tensor<1x32x4x4xf32>, tensor<32x1x1xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.addf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %expanded_133 = tensor.expand_shape %cst_21 [[0, 1, 2, 3]] output_shape [1, 32, 1, 1] : tensor<32xf32> into tensor<1x32x1x1xf32>
    %106 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%105 : tensor<1x32x4x4xf32>) outs(%47 : tensor<1x32x4x4xi1>) {
    ^bb0(%in: f32, %out: i1):
      %149 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %149 : i1
    } -> tensor<1x32x4x4xi1>
    %107 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_133, %105 : tensor<1x32x1x1xf32>, tensor<1x32x4x4xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %108 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%106, %105, %107 : tensor<1x32x4x4xi1>, tensor<1x32x4x4xf32>, tensor<1x32x4x4xf32>) outs(%38 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: i1, %in_153: f32, %in_154: f32, %out: f32):
      %149 = arith.select %in, %in_153, %in_154 : f32
      linalg.yield %149 : f32
    } -> tensor<1x32x4x4xf32>
    %109 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%108, %cst_20 : tensor<1x32x4x4xf32>, tensor<16x32x1x1xf32>) outs(%52 : tensor<1x16x4x4xf32>) -> tensor<1x16x4x4xf32>
    %110 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_18 : tensor<16xf32>) outs(%54 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = arith.truncf %cst_76 : f64 to f32
      %150 = arith.addf %in, %149 : f32
      linalg.yield %150 : f32
    } -> tensor<16xf32>
    %111 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%110 : tensor<16xf32>) outs(%54 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = math.rsqrt %in : f32
      linalg.yield %149 : f32
    } -> tensor<16xf32>
    %expanded_134 = tensor.expand_shape %cst_19 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %expanded_135 = tensor.expand_shape %111 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %112 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%109, %expanded_134 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%51 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.subf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x16x4x4xf32>
    %113 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%112, %expanded_135 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%51 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x16x4x4xf32>
    %expanded_136 = tensor.expand_shape %cst_17 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %114 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%113, %expanded_136 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%51 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x16x4x4xf32>
    %expanded_137 = tensor.expand_shape %cst_16 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %115 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%114, %expanded_137 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%51 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.addf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x16x4x4xf32>
    %116 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%88, %115 : tensor<1x16x4x4xf32>, tensor<1x16x4x4xf32>) outs(%51 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.addf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x16x4x4xf32>
    %117 = tensor.empty() : tensor<1x64x4x4xf32>
    %118 = linalg.fill ins(%cst : f32) outs(%117 : tensor<1x64x4x4xf32>) -> tensor<1x64x4x4xf32>
    %119 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%116, %cst_15 : tensor<1x16x4x4xf32>, tensor<64x16x1x1xf32>) outs(%118 : tensor<1x64x4x4xf32>) -> tensor<1x64x4x4xf32>
    %120 = tensor.empty() : tensor<64xf32>
    %121 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_13 : tensor<64xf32>) outs(%120 : tensor<64xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = arith.truncf %cst_76 : f64 to f32
      %150 = arith.addf %in, %149 : f32
      linalg.yield %150 : f32
    } -> tensor<64xf32>
    %122 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%121 : tensor<64xf32>) outs(%120 : tensor<64xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = math.rsqrt %in : f32
      linalg.yield %149 : f32
    } -> tensor<64xf32>
    %expanded_138 = tensor.expand_shape %cst_14 [[0, 1, 2]] output_shape [64, 1, 1] : tensor<64xf32> into tensor<64x1x1xf32>
    %expanded_139 = tensor.expand_shape %122 [[0, 1, 2]] output_shape [64, 1, 1] : tensor<64xf32> into tensor<64x1x1xf32>
    %123 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%119, %expanded_138 : tensor<1x64x4x4xf32>, tensor<64x1x1xf32>) outs(%117 : tensor<1x64x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.subf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x64x4x4xf32>
    %124 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%123, %expanded_139 : tensor<1x64x4x4xf32>, tensor<64x1x1xf32>) outs(%117 : tensor<1x64x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x64x4x4xf32>
    %expanded_140 = tensor.expand_shape %cst_12 [[0, 1, 2]] output_shape [64, 1, 1] : tensor<64xf32> into tensor<64x1x1xf32>
    %125 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%124, %expanded_140 : tensor<1x64x4x4xf32>, tensor<64x1x1xf32>) outs(%117 : tensor<1x64x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x64x4x4xf32>
    %expanded_141 = tensor.expand_shape %cst_11 [[0, 1, 2]] output_shape [64, 1, 1] : tensor<64xf32> into tensor<64x1x1xf32>
    %126 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%125, %expanded_141 : tensor<1x64x4x4xf32>, tensor<64x1x1xf32>) outs(%117 : tensor<1x64x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.addf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x64x4x4xf32>
    %expanded_142 = tensor.expand_shape %cst_10 [[0, 1, 2, 3]] output_shape [1, 64, 1, 1] : tensor<64xf32> into tensor<1x64x1x1xf32>
    %127 = tensor.empty() : tensor<1x64x4x4xi1>
    %128 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%126 : tensor<1x64x4x4xf32>) outs(%127 : tensor<1x64x4x4xi1>) {
    ^bb0(%in: f32, %out: i1):
      %149 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %149 : i1
    } -> tensor<1x64x4x4xi1>
    %129 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_142, %126 : tensor<1x64x1x1xf32>, tensor<1x64x4x4xf32>) outs(%117 : tensor<1x64x4x4xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x64x4x4xf32>
    %130 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%128, %126, %129 : tensor<1x64x4x4xi1>, tensor<1x64x4x4xf32>, tensor<1x64x4x4xf32>) outs(%117 : tensor<1x64x4x4xf32>) {
    ^bb0(%in: i1, %in_153: f32, %in_154: f32, %out: f32):
      %149 = arith.select %in, %in_153, %in_154 : f32
      linalg.yield %149 : f32
    } -> tensor<1x64x4x4xf32>
    %131 = tensor.empty() : tensor<1x64x1x1xf32>
    %132 = linalg.fill ins(%cst : f32) outs(%131 : tensor<1x64x1x1xf32>) -> tensor<1x64x1x1xf32>
    %collapsed_143 = tensor.collapse_shape %cst_9 [[0, 1], [2], [3]] : tensor<64x1x4x4xf32> into tensor<64x4x4xf32>
    %133 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%130, %collapsed_143 : tensor<1x64x4x4xf32>, tensor<64x4x4xf32>) outs(%132 : tensor<1x64x1x1xf32>) -> tensor<1x64x1x1xf32>
    %134 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_7 : tensor<64xf32>) outs(%120 : tensor<64xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = arith.truncf %cst_76 : f64 to f32
      %150 = arith.addf %in, %149 : f32
      linalg.yield %150 : f32
    } -> tensor<64xf32>
    %135 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%134 : tensor<64xf32>) outs(%120 : tensor<64xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = math.rsqrt %in : f32
      linalg.yield %149 : f32
    } -> tensor<64xf32>
    %expanded_144 = tensor.expand_shape %cst_8 [[0, 1, 2]] output_shape [64, 1, 1] : tensor<64xf32> into tensor<64x1x1xf32>
    %expanded_145 = tensor.expand_shape %135 [[0, 1, 2]] output_shape [64, 1, 1] : tensor<64xf32> into tensor<64x1x1xf32>
    %136 = linalg.generic {indexing_maps = [#map1, #map4, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%133, %expanded_144 : tensor<1x64x1x1xf32>, tensor<64x1x1xf32>) outs(%131 : tensor<1x64x1x1xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.subf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x64x1x1xf32>
    %137 = linalg.generic {indexing_maps = [#map1, #map4, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%136, %expanded_145 : tensor<1x64x1x1xf32>, tensor<64x1x1xf32>) outs(%131 : tensor<1x64x1x1xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x64x1x1xf32>
    %expanded_146 = tensor.expand_shape %cst_6 [[0, 1, 2]] output_shape [64, 1, 1] : tensor<64xf32> into tensor<64x1x1xf32>
    %138 = linalg.generic {indexing_maps = [#map1, #map4, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%137, %expanded_146 : tensor<1x64x1x1xf32>, tensor<64x1x1xf32>) outs(%131 : tensor<1x64x1x1xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x64x1x1xf32>
    %expanded_147 = tensor.expand_shape %cst_5 [[0, 1, 2]] output_shape [64, 1, 1] : tensor<64xf32> into tensor<64x1x1xf32>
    %139 = linalg.generic {indexing_maps = [#map1, #map4, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%138, %expanded_147 : tensor<1x64x1x1xf32>, tensor<64x1x1xf32>) outs(%131 : tensor<1x64x1x1xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.addf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x64x1x1xf32>
    %140 = tensor.empty() : tensor<1x16x1x1xf32>
    %141 = linalg.fill ins(%cst : f32) outs(%140 : tensor<1x16x1x1xf32>) -> tensor<1x16x1x1xf32>
    %142 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%139, %cst_4 : tensor<1x64x1x1xf32>, tensor<16x64x1x1xf32>) outs(%141 : tensor<1x16x1x1xf32>) -> tensor<1x16x1x1xf32>
    %143 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_2 : tensor<16xf32>) outs(%54 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = arith.truncf %cst_76 : f64 to f32
      %150 = arith.addf %in, %149 : f32
      linalg.yield %150 : f32
    } -> tensor<16xf32>
    %144 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%143 : tensor<16xf32>) outs(%54 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %149 = math.rsqrt %in : f32
      linalg.yield %149 : f32
    } -> tensor<16xf32>
    %expanded_148 = tensor.expand_shape %cst_3 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %expanded_149 = tensor.expand_shape %144 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %145 = linalg.generic {indexing_maps = [#map1, #map4, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%142, %expanded_148 : tensor<1x16x1x1xf32>, tensor<16x1x1xf32>) outs(%140 : tensor<1x16x1x1xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.subf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x16x1x1xf32>
    %146 = linalg.generic {indexing_maps = [#map1, #map4, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%145, %expanded_149 : tensor<1x16x1x1xf32>, tensor<16x1x1xf32>) outs(%140 : tensor<1x16x1x1xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x16x1x1xf32>
    %expanded_150 = tensor.expand_shape %cst_1 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %147 = linalg.generic {indexing_maps = [#map1, #map4, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%146, %expanded_150 : tensor<1x16x1x1xf32>, tensor<16x1x1xf32>) outs(%140 : tensor<1x16x1x1xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.mulf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x16x1x1xf32>
    %expanded_151 = tensor.expand_shape %cst_0 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %148 = linalg.generic {indexing_maps = [#map1, #map4, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%147, %expanded_151 : tensor<1x16x1x1xf32>, tensor<16x1x1xf32>) outs(%140 : tensor<1x16x1x1xf32>) {
    ^bb0(%in: f32, %in_153: f32, %out: f32):
      %149 = arith.addf %in, %in_153 : f32
      linalg.yield %149 : f32
    } -> tensor<1x16x1x1xf32>
    %collapsed_152 = tensor.collapse_shape %148 [[0], [1, 2, 3]] : tensor<1x16x1x1xf32> into tensor<1x16xf32>
    return %collapsed_152 : tensor<1x16xf32>
  }
}
