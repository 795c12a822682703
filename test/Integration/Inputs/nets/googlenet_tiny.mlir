#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d1, 0, 0)>
#map3 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>
#map4 = affine_map<(d0, d1) -> (d1)>
#map5 = affine_map<(d0, d1) -> (d0, d1)>
module {
  func.func @main(%arg0: tensor<1x3x32x32xf32>) -> tensor<1x16xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant dense_resource<torch_tensor_16_torch.float32_15> : tensor<16xf32>
    %cst_2 = arith.constant dense_resource<torch_tensor_16_60_torch.float32> : tensor<16x60xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_8_torch.float32_19> : tensor<8xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_8_torch.float32_18> : tensor<8xf32>
    %cst_5 = arith.constant dense_resource<torch_tensor_8_torch.float32_17> : tensor<8xf32>
    %cst_6 = arith.constant dense_resource<torch_tensor_8_torch.float32_16> : tensor<8xf32>
    %cst_7 = arith.constant dense_resource<torch_tensor_8_torch.float32_15> : tensor<8xf32>
    %cst_8 = arith.constant dense_resource<torch_tensor_8_32_1_1_torch.float32> : tensor<8x32x1x1xf32>
    %cst_9 = arith.constant dense_resource<torch_tensor_12_torch.float32_9> : tensor<12xf32>
    %cst_10 = arith.constant dense_resource<torch_tensor_12_torch.float32_8> : tensor<12xf32>
    %cst_11 = arith.constant dense_resource<torch_tensor_12_torch.float32_7> : tensor<12xf32>
    %cst_12 = arith.constant dense_resource<torch_tensor_12_torch.float32_6> : tensor<12xf32>
    %cst_13 = arith.constant dense_resource<torch_tensor_12_torch.float32_5> : tensor<12xf32>
    %cst_14 = arith.constant dense_resource<torch_tensor_12_4_3_3_torch.float32> : tensor<12x4x3x3xf32>
    %cst_15 = arith.constant dense_resource<torch_tensor_4_torch.float32_14> : tensor<4xf32>
    %cst_16 = arith.constant dense_resource<torch_tensor_4_torch.float32_13> : tensor<4xf32>
    %cst_17 = arith.constant dense_resource<torch_tensor_4_torch.float32_12> : tensor<4xf32>
    %cst_18 = arith.constant dense_resource<torch_tensor_4_torch.float32_11> : tensor<4xf32>
    %cst_19 = arith.constant dense_resource<torch_tensor_4_torch.float32_10> : tensor<4xf32>
    %cst_20 = arith.constant dense_resource<torch_tensor_4_32_1_1_torch.float32> : tensor<4x32x1x1xf32>
    %cst_21 = arith.constant dense_resource<torch_tensor_24_torch.float32_9> : tensor<24xf32>
    %cst_22 = arith.constant dense_resource<torch_tensor_24_torch.float32_8> : tensor<24xf32>
    %cst_23 = arith.constant dense_resource<torch_tensor_24_torch.float32_7> : tensor<24xf32>
    %cst_24 = arith.constant dense_resource<torch_tensor_24_torch.float32_6> : tensor<24xf32>
    %cst_25 = arith.constant dense_resource<torch_tensor_24_torch.float32_5> : tensor<24xf32>
    %cst_26 = arith.constant dense_resource<torch_tensor_24_16_3_3_torch.float32> : tensor<24x16x3x3xf32>
    %cst_27 = arith.constant dense_resource<torch_tensor_16_torch.float32_14> : tensor<16xf32>
    %cst_28 = arith.constant dense_resource<torch_tensor_16_torch.float32_13> : tensor<16xf32>
    %cst_29 = arith.constant dense_resource<torch_tensor_16_torch.float32_12> : tensor<16xf32>
    %cst_30 = arith.constant dense_resource<torch_tensor_16_torch.float32_11> : tensor<16xf32>
    %cst_31 = arith.constant dense_resource<torch_tensor_16_torch.float32_10> : tensor<16xf32>
    %cst_32 = arith.constant dense_resource<torch_tensor_16_32_1_1_torch.float32_1> : tensor<16x32x1x1xf32>
    %cst_33 = arith.constant dense_resource<torch_tensor_16_torch.float32_9> : tensor<16xf32>
    %cst_34 = arith.constant dense_resource<torch_tensor_16_torch.float32_8> : tensor<16xf32>
    %cst_35 = arith.constant dense_resource<torch_tensor_16_torch.float32_7> : tensor<16xf32>
    %cst_36 = arith.constant dense_resource<torch_tensor_16_torch.float32_6> : tensor<16xf32>
    %cst_37 = arith.constant dense_resource<torch_tensor_16_torch.float32_5> : tensor<16xf32>
    %cst_38 = arith.constant dense_resource<torch_tensor_16_32_1_1_torch.float32> : tensor<16x32x1x1xf32>
    %cst_39 = arith.constant dense_resource<torch_tensor_4_torch.float32_9> : tensor<4xf32>
    %cst_40 = arith.constant dense_resource<torch_tensor_4_torch.float32_8> : tensor<4xf32>
    %cst_41 = arith.constant dense_resource<torch_tensor_4_torch.float32_7> : tensor<4xf32>
    %cst_42 = arith.constant dense_resource<torch_tensor_4_torch.float32_6> : tensor<4xf32>
    %cst_43 = arith.constant dense_resource<torch_tensor_4_torch.float32_5> : tensor<4xf32>
    %cst_44 = arith.constant dense_resource<torch_tensor_4_24_1_1_torch.float32> : tensor<4x24x1x1xf32>
    %cst_45 = arith.constant dense_resource<torch_tensor_4_torch.float32_4> : tensor<4xf32>
    %cst_46 = arith.constant dense_resource<torch_tensor_4_torch.float32_3> : tensor<4xf32>
    %cst_47 = arith.constant dense_resource<torch_tensor_4_torch.float32_2> : tensor<4xf32>
    %cst_48 = arith.constant dense_resource<torch_tensor_4_torch.float32_1> : tensor<4xf32>
    %cst_49 = arith.constant dense_resource<torch_tensor_4_torch.float32> : tensor<4xf32>
    %cst_50 = arith.constant dense_resource<torch_tensor_4_2_3_3_torch.float32> : tensor<4x2x3x3xf32>
    %cst_51 = arith.constant dense_resource<torch_tensor_2_torch.float32_4> : tensor<2xf32>
    %cst_52 = arith.constant dense_resource<torch_tensor_2_torch.float32_3> : tensor<2xf32>
    %cst_53 = arith.constant dense_resource<torch_tensor_2_torch.float32_2> : tensor<2xf32>
    %cst_54 = arith.constant dense_resource<torch_tensor_2_torch.float32_1> : tensor<2xf32>
    %cst_55 = arith.constant dense_resource<torch_tensor_2_torch.float32> : tensor<2xf32>
    %cst_56 = arith.constant dense_resource<torch_tensor_2_24_1_1_torch.float32> : tensor<2x24x1x1xf32>
    %cst_57 = arith.constant dense_resource<torch_tensor_16_torch.float32_4> : tensor<16xf32>
    %cst_58 = arith.constant dense_resource<torch_tensor_16_torch.float32_3> : tensor<16xf32>
    %cst_59 = arith.constant dense_resource<torch_tensor_16_torch.float32_2> : tensor<16xf32>
    %cst_60 = arith.constant dense_resource<torch_tensor_16_torch.float32_1> : tensor<16xf32>
    %cst_61 = arith.constant dense_resource<torch_tensor_16_torch.float32> : tensor<16xf32>
    %cst_62 = arith.constant dense_resource<torch_tensor_16_12_3_3_torch.float32> : tensor<16x12x3x3xf32>
    %cst_63 = arith.constant dense_resource<torch_tensor_12_torch.float32_4> : tensor<12xf32>
    %cst_64 = arith.constant dense_resource<torch_tensor_12_torch.float32_3> : tensor<12xf32>
    %cst_65 = arith.constant dense_resource<torch_tensor_12_torch.float32_2> : tensor<12xf32>
    %cst_66 = arith.constant dense_resource<torch_tensor_12_torch.float32_1> : tensor<12xf32>
    %cst_67 = arith.constant dense_resource<torch_tensor_12_torch.float32> : tensor<12xf32>
    %cst_68 = arith.constant dense_resource<torch_tensor_12_24_1_1_torch.float32> : tensor<12x24x1x1xf32>
    %cst_69 = arith.constant dense_resource<torch_tensor_8_torch.float32_14> : tensor<8xf32>
    %cst_70 = arith.constant dense_resource<torch_tensor_8_torch.float32_13> : tensor<8xf32>
    %cst_71 = arith.constant dense_resource<torch_tensor_8_torch.float32_12> : tensor<8xf32>
    %cst_72 = arith.constant dense_resource<torch_tensor_8_torch.float32_11> : tensor<8xf32>
    %cst_73 = arith.constant dense_resource<torch_tensor_8_torch.float32_10> : tensor<8xf32>
    %cst_74 = arith.constant dense_resource<torch_tensor_8_24_1_1_torch.float32> : tensor<8x24x1x1xf32>
    %cst_75 = arith.constant dense_resource<torch_tensor_24_torch.float32_4> : tensor<24xf32>
    %cst_76 = arith.constant dense_resource<torch_tensor_24_torch.float32_3> : tensor<24xf32>
    %cst_77 = arith.constant dense_resource<torch_tensor_24_torch.float32_2> : tensor<24xf32>
    %cst_78 = arith.constant dense_resource<torch_tensor_24_torch.float32_1> : tensor<24xf32>
    %cst_79 = arith.constant dense_resource<torch_tensor_24_torch.float32> : tensor<24xf32>
    %cst_80 = arith.constant dense_resource<torch_tensor_24_8_3_3_torch.float32> : tensor<24x8x3x3xf32>
    %cst_81 = arith.constant dense_resource<torch_tensor_8_torch.float32_9> : tensor<8xf32>
    %cst_82 = arith.constant dense_resource<torch_tensor_8_torch.float32_8> : tensor<8xf32>
    %cst_83 = arith.constant dense_resource<torch_tensor_8_torch.float32_7> : tensor<8xf32>
    %cst_84 = arith.constant dense_resource<torch_tensor_8_torch.float32_6> : tensor<8xf32>
    %cst_85 = arith.constant dense_resource<torch_tensor_8_torch.float32_5> : tensor<8xf32>
    %cst_86 = arith.constant dense_resource<torch_tensor_8_8_1_1_torch.float32> : tensor<8x8x1x1xf32>
    %cst_87 = arith.constant dense_resource<torch_tensor_8_torch.float32_4> : tensor<8xf32>
    %cst_88 = arith.constant dense_resource<torch_tensor_8_torch.float32_3> : tensor<8xf32>
    %cst_89 = arith.constant dense_resource<torch_tensor_8_torch.float32_2> : tensor<8xf32>
    %cst_90 = arith.constant 1.000000e-03 : f64
    %cst_91 = arith.constant dense_resource<torch_tensor_8_torch.float32_1> : tensor<8xf32>
    %cst_92 = arith.constant dense_resource<torch_tensor_8_torch.float32> : tensor<8xf32>
    %cst_93 = arith.constant dense_resource<torch_tensor_8_3_7_7_torch.float32> : tensor<8x3x7x7xf32>
    %cst_94 = arith.constant 4.000000e+00 : f32
    %padded = tensor.pad %arg0 low[0, 0, 3, 3] high[0, 0, 3, 3] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x3x32x32xf32> to tensor<1x3x38x38xf32>
    %0 = tensor.empty() : tensor<1x8x16x16xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<1x8x16x16xf32>) -> tensor<1x8x16x16xf32>
    %2 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded, %cst_93 : tensor<1x3x38x38xf32>, tensor<8x3x7x7xf32>) outs(%1 : tensor<1x8x16x16xf32>) -> tensor<1x8x16x16xf32>
    %3 = tensor.empty() : tensor<8xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_91 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = arith.truncf %cst_90 : f64 to f32
      %217 = arith.addf %in, %216 : f32
      linalg.yield %217 : f32
    } -> tensor<8xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%4 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = math.rsqrt %in : f32
      linalg.yield %216 : f32
    } -> tensor<8xf32>
    %expanded = tensor.expand_shape %cst_92 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %expanded_95 = tensor.expand_shape %5 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2, %expanded : tensor<1x8x16x16xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x16x16xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.subf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x8x16x16xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%6, %expanded_95 : tensor<1x8x16x16xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x16x16xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x8x16x16xf32>
    %expanded_96 = tensor.expand_shape %cst_89 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7, %expanded_96 : tensor<1x8x16x16xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x16x16xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x8x16x16xf32>
    %expanded_97 = tensor.expand_shape %cst_88 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8, %expanded_97 : tensor<1x8x16x16xf32>, tensor<8x1x1xf32>) outs(%0 : tensor<1x8x16x16xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.addf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x8x16x16xf32>
    %expanded_98 = tensor.expand_shape %cst_87 [[0, 1, 2, 3]] output_shape [1, 8, 1, 1] : tensor<8xf32> into tensor<1x8x1x1xf32>
    %10 = tensor.empty() : tensor<1x8x16x16xi1>
    %11 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%9 : tensor<1x8x16x16xf32>) outs(%10 : tensor<1x8x16x16xi1>) {
    ^bb0(%in: f32, %out: i1):
      %216 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %216 : i1
    } -> tensor<1x8x16x16xi1>
    %12 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_98, %9 : tensor<1x8x1x1xf32>, tensor<1x8x16x16xf32>) outs(%0 : tensor<1x8x16x16xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x8x16x16xf32>
    %13 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%11, %9, %12 : tensor<1x8x16x16xi1>, tensor<1x8x16x16xf32>, tensor<1x8x16x16xf32>) outs(%0 : tensor<1x8x16x16xf32>) {
    ^bb0(%in: i1, %in_180: f32, %in_181: f32, %out: f32):
      %216 = arith.select %in, %in_180, %in_181 : f32
      linalg.yield %216 : f32
    } -> tensor<1x8x16x16xf32>
    %padded_99 = tensor.pad %13 low[0, 0, 0, 0] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x8x16x16xf32> to tensor<1x8x18x18xf32>
    %14 = tensor.empty() : tensor<1x8x8x8xf32>
    %15 = linalg.fill ins(%cst_0 : f32) outs(%14 : tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32>
    %16 = tensor.empty() : tensor<3x3xf32>
    %17 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_99, %16 : tensor<1x8x18x18xf32>, tensor<3x3xf32>) outs(%15 : tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32>
    %18 = linalg.fill ins(%cst : f32) outs(%14 : tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32>
    %19 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%17, %cst_86 : tensor<1x8x8x8xf32>, tensor<8x8x1x1xf32>) outs(%18 : tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_84 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = arith.truncf %cst_90 : f64 to f32
      %217 = arith.addf %in, %216 : f32
      linalg.yield %217 : f32
    } -> tensor<8xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%20 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = math.rsqrt %in : f32
      linalg.yield %216 : f32
    } -> tensor<8xf32>
    %expanded_100 = tensor.expand_shape %cst_85 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %expanded_101 = tensor.expand_shape %21 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %22 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%19, %expanded_100 : tensor<1x8x8x8xf32>, tensor<8x1x1xf32>) outs(%14 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.subf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x8x8x8xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%22, %expanded_101 : tensor<1x8x8x8xf32>, tensor<8x1x1xf32>) outs(%14 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x8x8x8xf32>
    %expanded_102 = tensor.expand_shape %cst_83 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %24 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%23, %expanded_102 : tensor<1x8x8x8xf32>, tensor<8x1x1xf32>) outs(%14 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x8x8x8xf32>
    %expanded_103 = tensor.expand_shape %cst_82 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %25 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%24, %expanded_103 : tensor<1x8x8x8xf32>, tensor<8x1x1xf32>) outs(%14 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.addf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x8x8x8xf32>
    %expanded_104 = tensor.expand_shape %cst_81 [[0, 1, 2, 3]] output_shape [1, 8, 1, 1] : tensor<8xf32> into tensor<1x8x1x1xf32>
    %26 = tensor.empty() : tensor<1x8x8x8xi1>
    %27 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%25 : tensor<1x8x8x8xf32>) outs(%26 : tensor<1x8x8x8xi1>) {
    ^bb0(%in: f32, %out: i1):
      %216 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %216 : i1
    } -> tensor<1x8x8x8xi1>
    %28 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_104, %25 : tensor<1x8x1x1xf32>, tensor<1x8x8x8xf32>) outs(%14 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x8x8x8xf32>
    %29 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%27, %25, %28 : tensor<1x8x8x8xi1>, tensor<1x8x8x8xf32>, tensor<1x8x8x8xf32>) outs(%14 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: i1, %in_180: f32, %in_181: f32, %out: f32):
      %216 = arith.select %in, %in_180, %in_181 : f32
      linalg.yield %216 : f32
    } -> tensor<1x8x8x8xf32>
    %padded_105 = tensor.pad %29 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x8x8x8xf32> to tensor<1x8x10x10xf32>
    %30 = tensor.empty() : tensor<1x24x8x8xf32>
    %31 = linalg.fill ins(%cst : f32) outs(%30 : tensor<1x24x8x8xf32>) -> tensor<1x24x8x8xf32>
    %32 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_105, %cst_80 : tensor<1x8x10x10xf32>, tensor<24x8x3x3xf32>) outs(%31 : tensor<1x24x8x8xf32>) -> tensor<1x24x8x8xf32>
    %33 = tensor.empty() : tensor<24xf32>
    %34 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_78 : tensor<24xf32>) outs(%33 : tensor<24xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = arith.truncf %cst_90 : f64 to f32
      %217 = arith.addf %in, %216 : f32
      linalg.yield %217 : f32
    } -> tensor<24xf32>
    %35 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%34 : tensor<24xf32>) outs(%33 : tensor<24xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = math.rsqrt %in : f32
      linalg.yield %216 : f32
    } -> tensor<24xf32>
    %expanded_106 = tensor.expand_shape %cst_79 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %expanded_107 = tensor.expand_shape %35 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %36 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%32, %expanded_106 : tensor<1x24x8x8xf32>, tensor<24x1x1xf32>) outs(%30 : tensor<1x24x8x8xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.subf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x24x8x8xf32>
    %37 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%36, %expanded_107 : tensor<1x24x8x8xf32>, tensor<24x1x1xf32>) outs(%30 : tensor<1x24x8x8xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x24x8x8xf32>
    %expanded_108 = tensor.expand_shape %cst_77 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %38 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%37, %expanded_108 : tensor<1x24x8x8xf32>, tensor<24x1x1xf32>) outs(%30 : tensor<1x24x8x8xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x24x8x8xf32>
    %expanded_109 = tensor.expand_shape %cst_76 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %39 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%38, %expanded_109 : tensor<1x24x8x8xf32>, tensor<24x1x1xf32>) outs(%30 : tensor<1x24x8x8xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.addf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x24x8x8xf32>
    %expanded_110 = tensor.expand_shape %cst_75 [[0, 1, 2, 3]] output_shape [1, 24, 1, 1] : tensor<24xf32> into tensor<1x24x1x1xf32>
    %40 = tensor.empty() : tensor<1x24x8x8xi1>
    %41 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%39 : tensor<1x24x8x8xf32>) outs(%40 : tensor<1x24x8x8xi1>) {
    ^bb0(%in: f32, %out: i1):
      %216 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %216 : i1
    } -> tensor<1x24x8x8xi1>
    %42 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_110, %39 : tensor<1x24x1x1xf32>, tensor<1x24x8x8xf32>) outs(%30 : tensor<1x24x8x8xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x24x8x8xf32>
    %43 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%41, %39, %42 : tensor<1x24x8x8xi1>, tensor<1x24x8x8xf32>, tensor<1x24x8x8xf32>) outs(%30 : tensor<1x24x8x8xf32>) {
    ^bb0(%in: i1, %in_180: f32, %in_181: f32, %out: f32):
      %216 = arith.select %in, %in_180, %in_181 : f32
      linalg.yield %216 : f32
    } -> tensor<1x24x8x8xf32>
    %padded_111 = tensor.pad %43 low[0, 0, 0, 0] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x24x8x8xf32> to tensor<1x24x10x10xf32>
    %44 = tensor.empty() : tensor<1x24x4x4xf32>
    %45 = linalg.fill ins(%cst_0 : f32) outs(%44 : tensor<1x24x4x4xf32>) -> tensor<1x24x4x4xf32>
    %46 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_111, %16 : tensor<1x24x10x10xf32>, tensor<3x3xf32>) outs(%45 : tensor<1x24x4x4xf32>) -> tensor<1x24x4x4xf32>
    %47 = tensor.empty() : tensor<1x8x4x4xf32>
    %48 = linalg.fill ins(%cst : f32) outs(%47 : tensor<1x8x4x4xf32>) -> tensor<1x8x4x4xf32>
    %49 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%46, %cst_74 : tensor<1x24x4x4xf32>, tensor<8x24x1x1xf32>) outs(%48 : tensor<1x8x4x4xf32>) -> tensor<1x8x4x4xf32>
    %50 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_72 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = arith.truncf %cst_90 : f64 to f32
      %217 = arith.addf %in, %216 : f32
      linalg.yield %217 : f32
    } -> tensor<8xf32>
    %51 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%50 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = math.rsqrt %in : f32
      linalg.yield %216 : f32
    } -> tensor<8xf32>
    %expanded_112 = tensor.expand_shape %cst_73 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %expanded_113 = tensor.expand_shape %51 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %52 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%49, %expanded_112 : tensor<1x8x4x4xf32>, tensor<8x1x1xf32>) outs(%47 : tensor<1x8x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.subf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x8x4x4xf32>
    %53 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%52, %expanded_113 : tensor<1x8x4x4xf32>, tensor<8x1x1xf32>) outs(%47 : tensor<1x8x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x8x4x4xf32>
    %expanded_114 = tensor.expand_shape %cst_71 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %54 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%53, %expanded_114 : tensor<1x8x4x4xf32>, tensor<8x1x1xf32>) outs(%47 : tensor<1x8x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x8x4x4xf32>
    %expanded_115 = tensor.expand_shape %cst_70 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %55 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%54, %expanded_115 : tensor<1x8x4x4xf32>, tensor<8x1x1xf32>) outs(%47 : tensor<1x8x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.addf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x8x4x4xf32>
    %expanded_116 = tensor.expand_shape %cst_69 [[0, 1, 2, 3]] output_shape [1, 8, 1, 1] : tensor<8xf32> into tensor<1x8x1x1xf32>
    %56 = tensor.empty() : tensor<1x8x4x4xi1>
    %57 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%55 : tensor<1x8x4x4xf32>) outs(%56 : tensor<1x8x4x4xi1>) {
    ^bb0(%in: f32, %out: i1):
      %216 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %216 : i1
    } -> tensor<1x8x4x4xi1>
    %58 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_116, %55 : tensor<1x8x1x1xf32>, tensor<1x8x4x4xf32>) outs(%47 : tensor<1x8x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x8x4x4xf32>
    %59 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%57, %55, %58 : tensor<1x8x4x4xi1>, tensor<1x8x4x4xf32>, tensor<1x8x4x4xf32>) outs(%47 : tensor<1x8x4x4xf32>) {
    ^bb0(%in: i1, %in_180: f32, %in_181: f32, %out: f32):
      %216 = arith.select %in, %in_180, %in_181 : f32
      linalg.yield %216 : f32
    } -> tensor<1x8x4x4xf32>
    %60 = tensor.empty() : tensor<1x12x4x4xf32>
    %61 = linalg.fill ins(%cst : f32) outs(%60 : tensor<1x12x4x4xf32>) -> tensor<1x12x4x4xf32>
    %62 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%46, %cst_68 : tensor<1x24x4x4xf32>, tensor<12x24x1x1xf32>) outs(%61 : tensor<1x12x4x4xf32>) -> tensor<1x12x4x4xf32>
    %63 = tensor.empty() : tensor<12xf32>
    %64 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_66 : tensor<12xf32>) outs(%63 : tensor<12xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = arith.truncf %cst_90 : f64 to f32
      %217 = arith.addf %in, %216 : f32
      linalg.yield %217 : f32
    } -> tensor<12xf32>
    %65 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%64 : tensor<12xf32>) outs(%63 : tensor<12xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = math.rsqrt %in : f32
      linalg.yield %216 : f32
    } -> tensor<12xf32>
    %expanded_117 = tensor.expand_shape %cst_67 [[0, 1, 2]] output_shape [12, 1, 1] : tensor<12xf32> into tensor<12x1x1xf32>
    %expanded_118 = tensor.expand_shape %65 [[0, 1, 2]] output_shape [12, 1, 1] : tensor<12xf32> into tensor<12x1x1xf32>
    %66 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%62, %expanded_117 : tensor<1x12x4x4xf32>, tensor<12x1x1xf32>) outs(%60 : tensor<1x12x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.subf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x12x4x4xf32>
    %67 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%66, %expanded_118 : tensor<1x12x4x4xf32>, tensor<12x1x1xf32>) outs(%60 : tensor<1x12x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x12x4x4xf32>
    %expanded_119 = tensor.expand_shape %cst_65 [[0, 1, 2]] output_shape [12, 1, 1] : tensor<12xf32> into tensor<12x1x1xf32>
    %68 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%67, %expanded_119 : tensor<1x12x4x4xf32>, tensor<12x1x1xf32>) outs(%60 : tensor<1x12x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x12x4x4xf32>
    %expanded_120 = tensor.expand_shape %cst_64 [[0, 1, 2]] output_shape [12, 1, 1] : tensor<12xf32> into tensor<12x1x1xf32>
    %69 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%68, %expanded_120 : tensor<1x12x4x4xf32>, tensor<12x1x1xf32>) outs(%60 : tensor<1x12x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.addf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x12x4x4xf32>
    %expanded_121 = tensor.expand_shape %cst_63 [[0, 1, 2, 3]] output_shape [1, 12, 1, 1] : tensor<12xf32> into tensor<1x12x1x1xf32>
    %70 = tensor.empty() : tensor<1x12x4x4xi1>
    %71 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%69 : tensor<1x12x4x4xf32>) outs(%70 : tensor<1x12x4x4xi1>) {
    ^bb0(%in: f32, %out: i1):
      %216 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %216 : i1
    } -> tensor<1x12x4x4xi1>
    %72 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_121, %69 : tensor<1x12x1x1xf32>, tensor<1x12x4x4xf32>) outs(%60 : tensor<1x12x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x12x4x4xf32>
    %73 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%71, %69, %72 : tensor<1x12x4x4xi1>, tensor<1x12x4x4xf32>, tensor<1x12x4x4xf32>) outs(%60 : tensor<1x12x4x4xf32>) {
    ^bb0(%in: i1, %in_180: f32, %in_181: f32, %out: f32):
      %216 = arith.select %in, %in_180, %in_181 : f32
      linalg.yield %216 : f32
    } -> tensor<1x12x4x4xf32>
    %padded_122 = tensor.pad %73 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x12x4x4xf32> to tensor<1x12x6x6xf32>
    %74 = tensor.empty() : tensor<1x16x4x4xf32>
    %75 = linalg.fill ins(%cst : f32) outs(%74 : tensor<1x16x4x4xf32>) -> tensor<1x16x4x4xf32>
    %76 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_122, %cst_62 : tensor<1x12x6x6xf32>, tensor<16x12x3x3xf32>) outs(%75 : tensor<1x16x4x4xf32>) -> tensor<1x16x4x4xf32>
    %77 = tensor.empty() : tensor<16xf32>
    %78 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_60 : tensor<16xf32>) outs(%77 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = arith.truncf %cst_90 : f64 to f32
      %217 = arith.addf %in, %216 : f32
      linalg.yield %217 : f32
    } -> tensor<16xf32>
    %79 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%78 : tensor<16xf32>) outs(%77 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = math.rsqrt %in : f32
      linalg.yield %216 : f32
    } -> tensor<16xf32>
    %expanded_123 = tensor.expand_shape %cst_61 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %expanded_124 = tensor.expand_shape %79 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %80 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%76, %expanded_123 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%74 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.subf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x16x4x4xf32>
    %81 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%80, %expanded_124 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%74 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x16x4x4xf32>
    %expanded_125 = tensor.expand_shape %cst_59 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %82 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%81, %expanded_125 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%74 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x16x4x4xf32>
    %expanded_126 = tensor.expand_shape %cst_58 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %83 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%82, %expanded_126 : tensor<1x16x4x4xf32>, tensor<16x1x1xf32>) outs(%74 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.addf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x16x4x4xf32>
    %expanded_127 = tensor.expand_shape %cst_57 [[0, 1, 2, 3]] output_shape [1, 16, 1, 1] : tensor<16xf32> into tensor<1x16x1x1xf32>
    %84 = tensor.empty() : tensor<1x16x4x4xi1>
    %85 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%83 : tensor<1x16x4x4xf32>) outs(%84 : tensor<1x16x4x4xi1>) {
    ^bb0(%in: f32, %out: i1):
      %216 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %216 : i1
    } -> tensor<1x16x4x4xi1>
    %86 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_127, %83 : tensor<1x16x1x1xf32>, tensor<1x16x4x4xf32>) outs(%74 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x16x4x4xf32>
    %87 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%85, %83, %86 : tensor<1x16x4x4xi1>, tensor<1x16x4x4xf32>, tensor<1x16x4x4xf32>) outs(%74 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: i1, %in_180: f32, %in_181: f32, %out: f32):
      %216 = arith.select %in, %in_180, %in_181 : f32
      linalg.yield %216 : f32
    } -> tensor<1x16x4x4xf32>
    %88 = tensor.empty() : tensor<1x2x4x4xf32>
    %89 = linalg.fill ins(%cst : f32) outs(%88 : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
    %90 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%46, %cst_56 : tensor<1x24x4x4xf32>, tensor<2x24x1x1xf32>) outs(%89 : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
    %91 = tensor.empty() : tensor<2xf32>
    %92 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_54 : tensor<2xf32>) outs(%91 : tensor<2xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = arith.truncf %cst_90 : f64 to f32
      %217 = arith.addf %in, %216 : f32
      linalg.yield %217 : f32
    } -> tensor<2xf32>
    %93 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%92 : tensor<2xf32>) outs(%91 : tensor<2xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = math.rsqrt %in : f32
      linalg.yield %216 : f32
    } -> tensor<2xf32>
    %expanded_128 = tensor.expand_shape %cst_55 [[0, 1, 2]] output_shape [2, 1, 1] : tensor<2xf32> into tensor<2x1x1xf32>
    %expanded_129 = tensor.expand_shape %93 [[0, 1, 2]] output_shape [2, 1, 1] : tensor<2xf32> into tensor<2x1x1xf32>
    %94 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%90, %expanded_128 : tensor<1x2x4x4xf32>, tensor<2x1x1xf32>) outs(%88 : tensor<1x2x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.subf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x2x4x4xf32>
    %95 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%94, %expanded_129 : tensor<1x2x4x4xf32>, tensor<2x1x1xf32>) outs(%88 : tensor<1x2x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x2x4x4xf32>
    %expanded_130 = tensor.expand_shape %cst_53 [[0, 1, 2]] output_shape [2, 1, 1] : tensor<2xf32> into tensor<2x1x1xf32>
    %96 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%95, %expanded_130 : tensor<1x2x4x4xf32>, tensor<2x1x1xf32>) outs(%88 : tensor<1x2x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x2x4x4xf32>
    %expanded_131 = tensor.expand_shape %cst_52 [[0, 1, 2]] output_shape [2, 1, 1] : tensor<2xf32> into tensor<2x1x1xf32>
    %97 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%96, %expanded_131 : tensor<1x2x4x4xf32>, tensor<2x1x1xf32>) outs(%88 : tensor<1x2x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.addf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x2x4x4xf32>
    %expanded_132 = tensor.expand_shape %cst_51 [[0, 1, 2, 3]] output_shape [1, 2, 1, 1] : tensor<2xf32> into tensor<1x2x1x1xf32>
    %98 = tensor.empty() : tensor<1x2x4x4xi1>
    %99 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%97 : tensor<1x2x4x4xf32>) outs(%98 : tensor<1x2x4x4xi1>) {
    ^bb0(%in: f32, %out: i1):
      %216 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %216 : i1
    } -> tensor<1x2x4x4xi1>
    %100 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_132, %97 : tensor<1x2x1x1xf32>, tensor<1x2x4x4xf32>) outs(%88 : tensor<1x2x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x2x4x4xf32>
    %101 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%99, %97, %100 : tensor<1x2x4x4xi1>, tensor<1x2x4x4xf32>, tensor<1x2x4x4xf32>) outs(%88 : tensor<1x2x4x4xf32>) {
    ^bb0(%in: i1, %in_180: f32, %in_181: f32, %out: f32):
      %216 = arith.select %in, %in_180, %in_181 : f32
      linalg.yield %216 : f32
    } -> tensor<1x2x4x4xf32>
    %padded_133 = tensor.pad %101 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x2x4x4xf32> to tensor<1x2x6x6xf32>
    %102 = tensor.empty() : tensor<1x4x4x4xf32>
    %103 = linalg.fill ins(%cst : f32) outs(%102 : tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
    %104 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_133, %cst_50 : tensor<1x2x6x6xf32>, tensor<4x2x3x3xf32>) outs(%103 : tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
    %105 = tensor.empty() : tensor<4xf32>
    %106 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_48 : tensor<4xf32>) outs(%105 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = arith.truncf %cst_90 : f64 to f32
      %217 = arith.addf %in, %216 : f32
      linalg.yield %217 : f32
    } -> tensor<4xf32>
    %107 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%106 : tensor<4xf32>) outs(%105 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = math.rsqrt %in : f32
      linalg.yield %216 : f32
    } -> tensor<4xf32>
    %expanded_134 = tensor.expand_shape %cst_49 [[0, 1, 2]] output_shape [4, 1, 1] : tensor<4xf32> into tensor<4x1x1xf32>
    %expanded_135 = tensor.expand_shape %107 [[0, 1, 2]] output_shape [4, 1, 1] : tensor<4xf32> into tensor<4x1x1xf32>
    %108 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%104, %expanded_134 : tensor<1x4x4x4xf32>, tensor<4x1x1xf32>) outs(%102 : tensor<1x4x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.subf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x4x4x4xf32>
    %109 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%108, %expanded_135 : tensor<1x4x4x4xf32>, tensor<4x1x1xf32>) outs(%102 : tensor<1x4x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x4x4x4xf32>
    %expanded_136 = tensor.expand_shape %cst_47 [[0, 1, 2]] output_shape [4, 1, 1] : tensor<4xf32> into tensor<4x1x1xf32>
    %110 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%109, %expanded_136 : tensor<1x4x4x4xf32>, tensor<4x1x1xf32>) outs(%102 : tensor<1x4x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x4x4x4xf32>
    %expanded_137 = tensor.expand_shape %cst_46 [[0, 1, 2]] output_shape [4, 1, 1] : tensor<4xf32> into tensor<4x1x1xf32>
    %111 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%110, %expanded_137 : tensor<1x4x4x4xf32>, tensor<4x1x1xf32>) outs(%102 : tensor<1x4x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.addf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x4x4x4xf32>
    %expanded_138 = tensor.expand_shape %cst_45 [[0, 1, 2, 3]] output_shape [1, 4, 1, 1] : tensor<4xf32> into tensor<1x4x1x1xf32>
    %112 = tensor.empty() : tensor<1x4x4x4xi1>
    %113 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%111 : tensor<1x4x4x4xf32>) outs(%112 : tensor<1x4x4x4xi1>) {
    ^bb0(%in: f32, %out: i1):
      %216 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %216 : i1
    } -> tensor<1x4x4x4xi1>
    %114 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_138, %111 : tensor<1x4x1x1xf32>, tensor<1x4x4x4xf32>) outs(%102 : tensor<1x4x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x4x4x4xf32>
    %115 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%113, %111, %114 : tensor<1x4x4x4xi1>, tensor<1x4x4x4xf32>, tensor<1x4x4x4xf32>) outs(%102 : tensor<1x4x4x4xf32>) {
    ^bb0(%in: i1, %in_180: f32, %in_181: f32, %out: f32):
      %216 = arith.select %in, %in_180, %in_181 : f32
      linalg.yield %216 : f32
    } -> tensor<1x4x4x4xf32>
    %padded_139 = tensor.pad %46 low[0, 0, 1, 1] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x24x4x4xf32> to tensor<1x24x7x7xf32>
    %116 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_139, %16 : tensor<1x24x7x7xf32>, tensor<3x3xf32>) outs(%45 : tensor<1x24x4x4xf32>) -> tensor<1x24x4x4xf32>
    %117 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%116, %cst_44 : tensor<1x24x4x4xf32>, tensor<4x24x1x1xf32>) outs(%103 : tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
    %118 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_42 : tensor<4xf32>) outs(%105 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = arith.truncf %cst_90 : f64 to f32
      %217 = arith.addf %in, %216 : f32
      linalg.yield %217 : f32
    } -> tensor<4xf32>
    %119 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%118 : tensor<4xf32>) outs(%105 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = math.rsqrt %in : f32
      linalg.yield %216 : f32
    } -> tensor<4xf32>
    %expanded_140 = tensor.expand_shape %cst_43 [[0, 1, 2]] output_shape [4, 1, 1] : tensor<4xf32> into tensor<4x1x1xf32>
    %expanded_141 = tensor.expand_shape %119 [[0, 1, 2]] output_shape [4, 1, 1] : tensor<4xf32> into tensor<4x1x1xf32>
    %120 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%117, %expanded_140 : tensor<1x4x4x4xf32>, tensor<4x1x1xf32>) outs(%102 : tensor<1x4x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.subf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x4x4x4xf32>
    %121 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%120, %expanded_141 : tensor<1x4x4x4xf32>, tensor<4x1x1xf32>) outs(%102 : tensor<1x4x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x4x4x4xf32>
    %expanded_142 = tensor.expand_shape %cst_41 [[0, 1, 2]] output_shape [4, 1, 1] : tensor<4xf32> into tensor<4x1x1xf32>
    %122 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%121, %expanded_142 : tensor<1x4x4x4xf32>, tensor<4x1x1xf32>) outs(%102 : tensor<1x4x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x4x4x4xf32>
    %expanded_143 = tensor.expand_shape %cst_40 [[0, 1, 2]] output_shape [4, 1, 1] : tensor<4xf32> into tensor<4x1x1xf32>
    %123 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%122, %expanded_143 : tensor<1x4x4x4xf32>, tensor<4x1x1xf32>) outs(%102 : tensor<1x4x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.addf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x4x4x4xf32>
    %expanded_144 = tensor.expand_shape %cst_39 [[0, 1, 2, 3]] output_shape [1, 4, 1, 1] : tensor<4xf32> into tensor<1x4x1x1xf32>
    %124 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%123 : tensor<1x4x4x4xf32>) outs(%112 : tensor<1x4x4x4xi1>) {
    ^bb0(%in: f32, %out: i1):
      %216 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %216 : i1
    } -> tensor<1x4x4x4xi1>
    %125 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_144, %123 : tensor<1x4x1x1xf32>, tensor<1x4x4x4xf32>) outs(%102 : tensor<1x4x4x4xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x4x4x4xf32>
    %126 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%124, %123, %125 : tensor<1x4x4x4xi1>, tensor<1x4x4x4xf32>, tensor<1x4x4x4xf32>) outs(%102 : tensor<1x4x4x4xf32>) {
    ^bb0(%in: i1, %in_180: f32, %in_181: f32, %out: f32):
      %216 = arith.select %in, %in_180, %in_181 : f32
      linalg.yield %216 : f32
    } -> tensor<1x4x4x4xf32>
    %concat = tensor.concat dim(1) %59, %87, %115, %126 : (tensor<1x8x4x4xf32>, tensor<1x16x4x4xf32>, tensor<1x4x4x4xf32>, tensor<1x4x4x4xf32>) -> tensor<1x32x4x4xf32>
    %padded_145 = tensor.pad %concat low[0, 0, 0, 0] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x32x4x4xf32> to tensor<1x32x6x6xf32>
    %127 = tensor.empty() : tensor<1x32x2x2xf32>
    %128 = linalg.fill ins(%cst_0 : f32) outs(%127 : tensor<1x32x2x2xf32>) -> tensor<1x32x2x2xf32>
    %129 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_145, %16 : tensor<1x32x6x6xf32>, tensor<3x3xf32>) outs(%128 : tensor<1x32x2x2xf32>) -> tensor<1x32x2x2xf32>
    %130 = tensor.empty() : tensor<1x16x2x2xf32>
    %131 = linalg.fill ins(%cst : f32) outs(%130 : tensor<1x16x2x2xf32>) -> tensor<1x16x2x2xf32>
    %132 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%129, %cst_38 : tensor<1x32x2x2xf32>, tensor<16x32x1x1xf32>) outs(%131 : tensor<1x16x2x2xf32>) -> tensor<1x16x2x2xf32>
    %133 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_36 : tensor<16xf32>) outs(%77 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = arith.truncf %cst_90 : f64 to f32
      %217 = arith.addf %in, %216 : f32
      linalg.yield %217 : f32
    } -> tensor<16xf32>
    %134 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%133 : tensor<16xf32>) outs(%77 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = math.rsqrt %in : f32
      linalg.yield %216 : f32
    } -> tensor<16xf32>
    %expanded_146 = tensor.expand_shape %cst_37 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %expanded_147 = tensor.expand_shape %134 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %135 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%132, %expanded_146 : tensor<1x16x2x2xf32>, tensor<16x1x1xf32>) outs(%130 : tensor<1x16x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.subf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x16x2x2xf32>
    %136 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%135, %expanded_147 : tensor<1x16x2x2xf32>, tensor<16x1x1xf32>) outs(%130 : tensor<1x16x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x16x2x2xf32>
    %expanded_148 = tensor.expand_shape %cst_35 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %137 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%136, %expanded_148 : tensor<1x16x2x2xf32>, tensor<16x1x1xf32>) outs(%130 : tensor<1x16x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x16x2x2xf32>
    %expanded_149 = tensor.expand_shape %cst_34 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %138 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%137, %expanded_149 : tensor<1x16x2x2xf32>, tensor<16x1x1xf32>) outs(%130 : tensor<1x16x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.addf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x16x2x2xf32>
    %expanded_150 = tensor.expand_shape %cst_33 [[0, 1, 2, 3]] output_shape [1, 16, 1, 1] : tensor<16xf32> into tensor<1x16x1x1xf32>
    %139 = tensor.empty() : tensor<1x16x2x2xi1>
    %140 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%138 : tensor<1x16x2x2xf32>) outs(%139 : tensor<1x16x2x2xi1>) {
    ^bb0(%in: f32, %out: i1):
      %216 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %216 : i1
    } -> tensor<1x16x2x2xi1>
    %141 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_150, %138 : tensor<1x16x1x1xf32>, tensor<1x16x2x2xf32>) outs(%130 : tensor<1x16x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x16x2x2xf32>
    %142 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%140, %138, %141 : tensor<1x16x2x2xi1>, tensor<1x16x2x2xf32>, tensor<1x16x2x2xf32>) outs(%130 : tensor<1x16x2x2xf32>) {
    ^bb0(%in: i1, %in_180: f32, %in_181: f32, %out: f32):
      %216 = arith.select %in, %in_180, %in_181 : f32
      linalg.yield %216 : f32
    } -> tensor<1x16x2x2xf32>
    %143 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%129, %cst_32 : tensor<1x32x2x2xf32>, tensor<16x32x1x1xf32>) outs(%131 : tensor<1x16x2x2xf32>) -> tensor<1x16x2x2xf32>
    %144 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_30 : tensor<16xf32>) outs(%77 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = arith.truncf %cst_90 : f64 to f32
      %217 = arith.addf %in, %216 : f32
      linalg.yield %217 : f32
    } -> tensor<16xf32>
    %145 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%144 : tensor<16xf32>) outs(%77 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = math.rsqrt %in : f32
      linalg.yield %216 : f32
    } -> tensor<16xf32>
    %expanded_151 = tensor.expand_shape %cst_31 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %expanded_152 = tensor.expand_shape %145 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %146 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%143, %expanded_151 : tensor<1x16x2x2xf32>, tensor<16x1x1xf32>) outs(%130 : tensor<1x16x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.subf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x16x2x2xf32>
    %147 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%146, %expanded_152 : tensor<1x16x2x2xf32>, tensor<16x1x1xf32>) outs(%130 : tensor<1x16x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x16x2x2xf32>
    %expanded_153 = tensor.expand_shape %cst_29 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %148 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%147, %expanded_153 : tensor<1x16x2x2xf32>, tensor<16x1x1xf32>) outs(%130 : tensor<1x16x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x16x2x2xf32>
    %expanded_154 = tensor.expand_shape %cst_28 [[0, 1, 2]] output_shape [16, 1, 1] : tensor<16xf32> into tensor<16x1x1xf32>
    %149 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%148, %expanded_154 : tensor<1x16x2x2xf32>, tensor<16x1x1xf32>) outs(%130 : tensor<1x16x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.addf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x16x2x2xf32>
    %expanded_155 = tensor.expand_shape %cst_27 [[0, 1, 2, 3]] output_shape [1, 16, 1, 1] : tensor<16xf32> into tensor<1x16x1x1xf32>
    %150 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%149 : tensor<1x16x2x2xf32>) outs(%139 : tensor<1x16x2x2xi1>) {
    ^bb0(%in: f32, %out: i1):
      %216 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %216 : i1
    } -> tensor<1x16x2x2xi1>
    %151 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_155, %149 : tensor<1x16x1x1xf32>, tensor<1x16x2x2xf32>) outs(%130 : tensor<1x16x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x16x2x2xf32>
    %152 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%150, %149, %151 : tensor<1x16x2x2xi1>, tensor<1x16x2x2xf32>, tensor<1x16x2x2xf32>) outs(%130 : tensor<1x16x2x2xf32>) {
    ^bb0(%in: i1, %in_180: f32, %in_181: f32, %out: f32):
      %216 = arith.select %in, %in_180, %in_181 : f32
      linalg.yield %216 : f32
    } -> tensor<1x16x2x2xf32>
    %padded_156 = tensor.pad %152 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x2x2xf32> to tensor<1x16x4x4xf32>
    %153 = tensor.empty() : tensor<1x24x2x2xf32>
    %154 = linalg.fill ins(%cst : f32) outs(%153 : tensor<1x24x2x2xf32>) -> tensor<1x24x2x2xf32>
    %155 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_156, %cst_26 : tensor<1x16x4x4xf32>, tensor<24x16x3x3xf32>) outs(%154 : tensor<1x24x2x2xf32>) -> tensor<1x24x2x2xf32>
    %156 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_24 : tensor<24xf32>) outs(%33 : tensor<24xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = arith.truncf %cst_90 : f64 to f32
      %217 = arith.addf %in, %216 : f32
      linalg.yield %217 : f32
    } -> tensor<24xf32>
    %157 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%156 : tensor<24xf32>) outs(%33 : tensor<24xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = math.rsqrt %in : f32
      linalg.yield %216 : f32
    } -> tensor<24xf32>
    %expanded_157 = tensor.expand_shape %cst_25 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %expanded_158 = tensor.expand_shape %157 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %158 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%155, %expanded_157 : tensor<1x24x2x2xf32>, tensor<24x1x1xf32>) outs(%153 : tensor<1x24x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.subf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x24x2x2xf32>
    %159 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%158, %expanded_158 : tensor<1x24x2x2xf32>, tensor<24x1x1xf32>) outs(%153 : tensor<1x24x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x24x2x2xf32>
    %expanded_159 = tensor.expand_shape %cst_23 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %160 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%159, %expanded_159 : tensor<1x24x2x2xf32>, tensor<24x1x1xf32>) outs(%153 : tensor<1x24x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x24x2x2xf32>
    %expanded_160 = tensor.expand_shape %cst_22 [[0, 1, 2]] output_shape [24, 1, 1] : tensor<24xf32> into tensor<24x1x1xf32>
    %161 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%160, %expanded_160 : tensor<1x24x2x2xf32>, tensor<24x1x1xf32>) outs(%153 : tensor<1x24x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.addf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x24x2x2xf32>
    %expanded_161 = tensor.expand_shape %cst_21 [[0, 1, 2, 3]] output_shape [1, 24, 1, 1] : tensor<24xf32> into tensor<1x24x1x1xf32>
    %162 = tensor.empty() : tensor<1x24x2x2xi1>
    %163 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%161 : tensor<1x24x2x2xf32>) outs(%162 : tensor<1x24x2x2xi1>) {
    ^bb0(%in: f32, %out: i1):
      %216 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %216 : i1
    } -> tensor<1x24x2x2xi1>
    %164 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_161, %161 : tensor<1x24x1x1xf32>, tensor<1x24x2x2xf32>) outs(%153 : tensor<1x24x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x24x2x2xf32>
    %165 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%163, %161, %164 : tensor<1x24x2x2xi1>, tensor<1x24x2x2xf32>, tensor<1x24x2x2xf32>) outs(%153 : tensor<1x24x2x2xf32>) {
    ^bb0(%in: i1, %in_180: f32, %in_181: f32, %out: f32):
      %216 = arith.select %in, %in_180, %in_181 : f32
      linalg.yield %216 : f32
    } -> tensor<1x24x2x2xf32>
    %166 = tensor.empty() : tensor<1x4x2x2xf32>
    %167 = linalg.fill ins(%cst : f32) outs(%166 : tensor<1x4x2x2xf32>) -> tensor<1x4x2x2xf32>
    %168 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%129, %cst_20 : tensor<1x32x2x2xf32>, tensor<4x32x1x1xf32>) outs(%167 : tensor<1x4x2x2xf32>) -> tensor<1x4x2x2xf32>
    %169 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_18 : tensor<4xf32>) outs(%105 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = arith.truncf %cst_90 : f64 to f32
      %217 = arith.addf %in, %216 : f32
      linalg.yield %217 : f32
    } -> tensor<4xf32>
    %170 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%169 : tensor<4xf32>) outs(%105 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = math.rsqrt %in : f32
      linalg.yield %216 : f32
    } -> tensor<4xf32>
    %expanded_162 = tensor.expand_shape %cst_19 [[0, 1, 2]] output_shape [4, 1, 1] : tensor<4xf32> into tensor<4x1x1xf32>
    %expanded_163 = tensor.expand_shape %170 [[0, 1, 2]] output_shape [4, 1, 1] : tensor<4xf32> into tensor<4x1x1xf32>
    %171 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%168, %expanded_162 : tensor<1x4x2x2xf32>, tensor<4x1x1xf32>) outs(%166 : tensor<1x4x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.subf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x4x2x2xf32>
    %172 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%171, %expanded_163 : tensor<1x4x2x2xf32>, tensor<4x1x1xf32>) outs(%166 : tensor<1x4x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x4x2x2xf32>
    %expanded_164 = tensor.expand_shape %cst_17 [[0, 1, 2]] output_shape [4, 1, 1] : tensor<4xf32> into tensor<4x1x1xf32>
    %173 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%172, %expanded_164 : tensor<1x4x2x2xf32>, tensor<4x1x1xf32>) outs(%166 : tensor<1x4x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x4x2x2xf32>
    %expanded_165 = tensor.expand_shape %cst_16 [[0, 1, 2]] output_shape [4, 1, 1] : tensor<4xf32> into tensor<4x1x1xf32>
    %174 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%173, %expanded_165 : tensor<1x4x2x2xf32>, tensor<4x1x1xf32>) outs(%166 : tensor<1x4x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.addf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x4x2x2xf32>
    %expanded_166 = tensor.expand_shape %cst_15 [[0, 1, 2, 3]] output_shape [1, 4, 1, 1] : tensor<4xf32> into tensor<1x4x1x1xf32>
    %175 = tensor.empty() : tensor<1x4x2x2xi1>
    %176 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%174 : tensor<1x4x2x2xf32>) outs(%175 : tensor<1x4x2x2xi1>) {
    ^bb0(%in: f32, %out: i1):
      %216 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %216 : i1
    } -> tensor<1x4x2x2xi1>
    %177 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_166, %174 : tensor<1x4x1x1xf32>, tensor<1x4x2x2xf32>) outs(%166 : tensor<1x4x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x4x2x2xf32>
    %178 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%176, %174, %177 : tensor<1x4x2x2xi1>, tensor<1x4x2x2xf32>, tensor<1x4x2x2xf32>) outs(%166 : tensor<1x4x2x2xf32>) {
    ^bb0(%in: i1, %in_180: f32, %in_181: f32, %out: f32):
      %216 = arith.select %in, %in_180, %in_181 : f32
      linalg.yield %216 : f32
    } -> tensor<1x4x2x2xf32>
    %padded_167 = tensor.pad %178 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x4x2x2xf32> to tensor<1x4x4x4xf32>
    %179 = tensor.empty() : tensor<1x12x2x2xf32>
    %180 = linalg.fill ins(%cst : f32) outs(%179 : tensor<1x12x2x2xf32>) -> tensor<1x12x2x2xf32>
    %181 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_167, %cst_14 : tensor<1x4x4x4xf32>, tensor<12x4x3x3xf32>) outs(%180 : tensor<1x12x2x2xf32>) -> tensor<1x12x2x2xf32>
    %182 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_12 : tensor<12xf32>) outs(%63 : tensor<12xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = arith.truncf %cst_90 : f64 to f32
      %217 = arith.addf %in, %216 : f32
      linalg.yield %217 : f32
    } -> tensor<12xf32>
    %183 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%182 : tensor<12xf32>) outs(%63 : tensor<12xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = math.rsqrt %in : f32
      linalg.yield %216 : f32
    } -> tensor<12xf32>
    %expanded_168 = tensor.expand_shape %cst_13 [[0, 1, 2]] output_shape [12, 1, 1] : tensor<12xf32> into tensor<12x1x1xf32>
    %expanded_169 = tensor.expand_shape %183 [[0, 1, 2]] output_shape [12, 1, 1] : tensor<12xf32> into tensor<12x1x1xf32>
    %184 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%181, %expanded_168 : tensor<1x12x2x2xf32>, tensor<12x1x1xf32>) outs(%179 : tensor<1x12x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.subf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x12x2x2xf32>
    %185 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%184, %expanded_169 : tensor<1x12x2x2xf32>, tensor<12x1x1xf32>) outs(%179 : tensor<1x12x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x12x2x2xf32>
    %expanded_170 = tensor.expand_shape %cst_11 [[0, 1, 2]] output_shape [12, 1, 1] : tensor<12xf32> into tensor<12x1x1xf32>
    %186 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%185, %expanded_170 : tensor<1x12x2x2xf32>, tensor<12x1x1xf32>) outs(%179 : tensor<1x12x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x12x2x2xf32>
    %expanded_171 = tensor.expand_shape %cst_10 [[0, 1, 2]] output_shape [12, 1, 1] : tensor<12xf32> into tensor<12x1x1xf32>
    %187 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%186, %expanded_171 : tensor<1x12x2x2xf32>, tensor<12x1x1xf32>) outs(%179 : tensor<1x12x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.addf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x12x2x2xf32>
    %expanded_172 = tensor.expand_shape %cst_9 [[0, 1, 2, 3]] output_shape [1, 12, 1, 1] : tensor<12xf32> into tensor<1x12x1x1xf32>
    %188 = tensor.empty() : tensor<1x12x2x2xi1>
    %189 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%187 : tensor<1x12x2x2xf32>) outs(%188 : tensor<1x12x2x2xi1>) {
    ^bb0(%in: f32, %out: i1):
      %216 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %216 : i1
    } -> tensor<1x12x2x2xi1>
    %190 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_172, %187 : tensor<1x12x1x1xf32>, tensor<1x12x2x2xf32>) outs(%179 : tensor<1x12x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x12x2x2xf32>
    %191 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%189, %187, %190 : tensor<1x12x2x2xi1>, tensor<1x12x2x2xf32>, tensor<1x12x2x2xf32>) outs(%179 : tensor<1x12x2x2xf32>) {
    ^bb0(%in: i1, %in_180: f32, %in_181: f32, %out: f32):
      %216 = arith.select %in, %in_180, %in_181 : f32
      linalg.yield %216 : f32
    } -> tensor<1x12x2x2xf32>
    %padded_173 = tensor.pad %129 low[0, 0, 1, 1] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x32x2x2xf32> to tensor<1x32x5x5xf32>
    %192 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_173, %16 : tensor<1x32x5x5xf32>, tensor<3x3xf32>) outs(%128 : tensor<1x32x2x2xf32>) -> tensor<1x32x2x2xf32>
    %193 = tensor.empty() : tensor<1x8x2x2xf32>
    %194 = linalg.fill ins(%cst : f32) outs(%193 : tensor<1x8x2x2xf32>) -> tensor<1x8x2x2xf32>
    %195 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%192, %cst_8 : tensor<1x32x2x2xf32>, tensor<8x32x1x1xf32>) outs(%194 : tensor<1x8x2x2xf32>) -> tensor<1x8x2x2xf32>
    %196 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_6 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = arith.truncf %cst_90 : f64 to f32
      %217 = arith.addf %in, %216 : f32
      linalg.yield %217 : f32
    } -> tensor<8xf32>
    %197 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%196 : tensor<8xf32>) outs(%3 : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = math.rsqrt %in : f32
      linalg.yield %216 : f32
    } -> tensor<8xf32>
    %expanded_174 = tensor.expand_shape %cst_7 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %expanded_175 = tensor.expand_shape %197 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %198 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%195, %expanded_174 : tensor<1x8x2x2xf32>, tensor<8x1x1xf32>) outs(%193 : tensor<1x8x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.subf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x8x2x2xf32>
    %199 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%198, %expanded_175 : tensor<1x8x2x2xf32>, tensor<8x1x1xf32>) outs(%193 : tensor<1x8x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x8x2x2xf32>
    %expanded_176 = tensor.expand_shape %cst_5 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %200 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%199, %expanded_176 : tensor<1x8x2x2xf32>, tensor<8x1x1xf32>) outs(%193 : tensor<1x8x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x8x2x2xf32>
    %expanded_177 = tensor.expand_shape %cst_4 [[0, 1, 2]] output_shape [8, 1, 1] : tensor<8xf32> into tensor<8x1x1xf32>
    %201 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%200, %expanded_177 : tensor<1x8x2x2xf32>, tensor<8x1x1xf32>) outs(%193 : tensor<1x8x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.addf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x8x2x2xf32>
    %expanded_178 = tensor.expand_shape %cst_3 [[0, 1, 2, 3]] output_shape [1, 8, 1, 1] : tensor<8xf32> into tensor<1x8x1x1xf32>
    %202 = tensor.empty() : tensor<1x8x2x2xi1>
    %203 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%201 : tensor<1x8x2x2xf32>) outs(%202 : tensor<1x8x2x2xi1>) {
    ^bb0(%in: f32, %out: i1):
      %216 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %216 : i1
    } -> tensor<1x8x2x2xi1>
    %204 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_178, %201 : tensor<1x8x1x1xf32>, tensor<1x8x2x2xf32>) outs(%193 : tensor<1x8x2x2xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.mulf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x8x2x2xf32>
    %205 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%203, %201, %204 : tensor<1x8x2x2xi1>, tensor<1x8x2x2xf32>, tensor<1x8x2x2xf32>) outs(%193 : tensor<1x8x2x2xf32>) {
    ^bb0(%in: i1, %in_180: f32, %in_181: f32, %out: f32):
      %216 = arith.select %in, %in_180, %in_181 : f32
      linalg.yield %216 : f32
    } -> tensor<1x8x2x2xf32>
    %concat_179 = tensor.concat dim(1) %142, %165, %191, %205 : (tensor<1x16x2x2xf32>, tensor<1x24x2x2xf32>, tensor<1x12x2x2xf32>, tensor<1x8x2x2xf32>) -> tensor<1x60x2x2xf32>
    %206 = tensor.empty() : tensor<1x60x1x1xf32>
    %207 = linalg.fill ins(%cst : f32) outs(%206 : tensor<1x60x1x1xf32>) -> tensor<1x60x1x1xf32>
    %208 = linalg.generic {indexing_maps = [#map1, #map3], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%concat_179 : tensor<1x60x2x2xf32>) outs(%207 : tensor<1x60x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = arith.addf %in, %out : f32
      linalg.yield %216 : f32
    } -> tensor<1x60x1x1xf32>
    %209 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%208 : tensor<1x60x1x1xf32>) outs(%206 : tensor<1x60x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %216 = arith.divf %in, %cst_94 : f32
      linalg.yield %216 : f32
    } -> tensor<1x60x1x1xf32>
    %collapsed = tensor.collapse_shape %209 [[0], [1, 2, 3]] : tensor<1x60x1x1xf32> into tensor<1x60xf32>
    %210 = tensor.empty() : tensor<60x16xf32>
    %transposed = linalg.transpose ins(%cst_2 : tensor<16x60xf32>) outs(%210 : tensor<60x16xf32>) permutation = [1, 0] 
    %211 = tensor.empty() : tensor<1x16xf32>
    %212 = linalg.fill ins(%cst : f32) outs(%211 : tensor<1x16xf32>) -> tensor<1x16xf32>
    %213 = linalg.matmul ins(%collapsed, %transposed : tensor<1x60xf32>, tensor<60x16xf32>) outs(%212 : tensor<1x16xf32>) -> tensor<1x16xf32>
    %214 = linalg.generic {indexing_maps = [#map4, #map5], iterator_types = ["parallel", "parallel"]} ins(%cst_1 : tensor<16xf32>) outs(%211 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<1x16xf32>
    %215 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel"]} ins(%213, %214 : tensor<1x16xf32>, tensor<1x16xf32>) outs(%211 : tensor<1x16xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %216 = arith.addf %in, %in_180 : f32
      linalg.yield %216 : f32
    } -> tensor<1x16xf32>
    return %215 : tensor<1x16xf32>
  }
}
