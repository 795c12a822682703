#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, d3)>
#map3 = affine_map<(d0, d1) -> (0, d1)>
#map4 = affine_map<(d0, d1) -> (d0, d1)>
#map5 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map6 = affine_map<(d0, d1, d2) -> (d0, d1, 0)>
#map7 = affine_map<(d0, d1, d2) -> (d0, 0, 0)>
#map8 = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
module {
  func.func @main(%arg0: tensor<1x1x328xf32>) -> tensor<1x2x328xf32> {
    %c16_i64 = arith.constant 16 : i64
    %c1_i64 = arith.constant 1 : i64
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0.000000e+00 : f64
    %cst_1 = arith.constant 1.000000e+00 : f32
    %cst_2 = arith.constant dense<0.285401493> : tensor<1x1x1xf32>
    %cst_3 = arith.constant dense<0.263805807> : tensor<1x1x1xf32>
    %cst_4 = arith.constant dense<0.150507912> : tensor<1x1x1xf32>
    %cst_5 = arith.constant dense<0.399736494> : tensor<1x1x1xf32>
    %cst_6 = arith.constant dense<0.140743926> : tensor<1x1x1xf32>
    %cst_7 = arith.constant dense_resource<torch_tensor_16_1_16_torch.float32_1> : tensor<16x1x16xf32>
    %cst_8 = arith.constant dense_resource<torch_tensor_32_torch.float32> : tensor<32xf32>
    %cst_9 = arith.constant dense_resource<torch_tensor_32_8_1_torch.float32> : tensor<32x8x1xf32>
    %cst_10 = arith.constant dense_resource<torch_tensor_8_torch.float32_3> : tensor<8xf32>
    %cst_11 = arith.constant dense_resource<torch_tensor_8_16_1_torch.float32_3> : tensor<8x16x1xf32>
    %cst_12 = arith.constant dense_resource<torch_tensor_16_torch.float32_13> : tensor<16xf32>
    %cst_13 = arith.constant dense_resource<torch_tensor_16_torch.float32_12> : tensor<16xf32>
    %cst_14 = arith.constant dense_resource<torch_tensor_16_torch.float32_11> : tensor<16xf32>
    %cst_15 = arith.constant dense_resource<torch_tensor_16_1_3_torch.float32_1> : tensor<16x1x3xf32>
    %cst_16 = arith.constant dense_resource<torch_tensor_16_torch.float32_10> : tensor<16xf32>
    %cst_17 = arith.constant dense_resource<torch_tensor_16_torch.float32_9> : tensor<16xf32>
    %cst_18 = arith.constant dense_resource<torch_tensor_16_torch.float32_8> : tensor<16xf32>
    %cst_19 = arith.constant dense_resource<torch_tensor_16_8_1_torch.float32_1> : tensor<16x8x1xf32>
    %cst_20 = arith.constant dense_resource<torch_tensor_8_torch.float32_2> : tensor<8xf32>
    %cst_21 = arith.constant dense_resource<torch_tensor_8_16_1_torch.float32_2> : tensor<8x16x1xf32>
    %cst_22 = arith.constant dense_resource<torch_tensor_8_torch.float32_1> : tensor<8xf32>
    %cst_23 = arith.constant dense_resource<torch_tensor_8_16_1_torch.float32_1> : tensor<8x16x1xf32>
    %cst_24 = arith.constant dense_resource<torch_tensor_16_torch.float32_7> : tensor<16xf32>
    %cst_25 = arith.constant dense_resource<torch_tensor_16_torch.float32_6> : tensor<16xf32>
    %cst_26 = arith.constant dense_resource<torch_tensor_16_torch.float32_5> : tensor<16xf32>
    %cst_27 = arith.constant dense_resource<torch_tensor_16_1_3_torch.float32> : tensor<16x1x3xf32>
    %cst_28 = arith.constant dense_resource<torch_tensor_16_torch.float32_4> : tensor<16xf32>
    %cst_29 = arith.constant dense_resource<torch_tensor_16_torch.float32_3> : tensor<16xf32>
    %cst_30 = arith.constant dense_resource<torch_tensor_16_torch.float32_2> : tensor<16xf32>
    %cst_31 = arith.constant dense_resource<torch_tensor_16_8_1_torch.float32> : tensor<16x8x1xf32>
    %cst_32 = arith.constant dense_resource<torch_tensor_8_torch.float32> : tensor<8xf32>
    %cst_33 = arith.constant dense_resource<torch_tensor_8_16_1_torch.float32> : tensor<8x16x1xf32>
    %cst_34 = arith.constant dense_resource<torch_tensor_16_torch.float32_1> : tensor<16xf32>
    %cst_35 = arith.constant dense_resource<torch_tensor_16_torch.float32> : tensor<16xf32>
    %cst_36 = arith.constant 1.000000e-08 : f64
    %cst_37 = arith.constant dense_resource<torch_tensor_16_1_16_torch.float32> : tensor<16x1x16xf32>
    %cst_38 = arith.constant 6.400000e+02 : f64
    %cst_39 = arith.constant 6.400000e+02 : f32
    %c0 = arith.constant 0 : index
    %c15 = arith.constant 15 : index
    %cst_40 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_41 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_42 = arith.constant dense<[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]]> : tensor<1x16xi64>
    %cst_43 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_44 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_45 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_46 = arith.constant dense<[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]]> : tensor<1x16xi64>
    %cst_47 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_48 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_49 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_50 = arith.constant dense<[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]]> : tensor<1x16xi64>
    %cst_51 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_52 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_53 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_54 = arith.constant dense<[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]]> : tensor<1x16xi64>
    %cst_55 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_56 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_57 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_58 = arith.constant dense<[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]]> : tensor<1x16xi64>
    %cst_59 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_60 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_61 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_62 = arith.constant dense<[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]]> : tensor<1x16xi64>
    %cst_63 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_64 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_65 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_66 = arith.constant dense<[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]]> : tensor<1x16xi64>
    %cst_67 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_68 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_69 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_70 = arith.constant dense<[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]]> : tensor<1x16xi64>
    %cst_71 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_72 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_73 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_74 = arith.constant dense<[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]]> : tensor<1x16xi64>
    %cst_75 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_76 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_77 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %cst_78 = arith.constant dense<[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]]> : tensor<1x16xi64>
    %cst_79 = arith.constant dense<[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]> : tensor<1x16xi64>
    %0 = tensor.empty() : tensor<1x16x40xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<1x16x40xf32>) -> tensor<1x16x40xf32>
    %2 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<8> : vector<1xi64>} ins(%arg0, %cst_37 : tensor<1x1x328xf32>, tensor<16x1x16xf32>) outs(%1 : tensor<1x16x40xf32>) -> tensor<1x16x40xf32>
    %expanded = tensor.expand_shape %2 [[0], [1, 2], [3]] output_shape [1, 1, 16, 40] : tensor<1x16x40xf32> into tensor<1x1x16x40xf32>
    %3 = tensor.empty() : tensor<1x1x16x40xf64>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded : tensor<1x1x16x40xf32>) outs(%3 : tensor<1x1x16x40xf64>) {
    ^bb0(%in: f32, %out: f64):
      %152 = arith.extf %in : f32 to f64
      linalg.yield %152 : f64
    } -> tensor<1x1x16x40xf64>
    %5 = tensor.empty() : tensor<1x1x1x1xf64>
    %6 = linalg.fill ins(%cst_0 : f64) outs(%5 : tensor<1x1x1x1xf64>) -> tensor<1x1x1x1xf64>
    %7 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%4 : tensor<1x1x16x40xf64>) outs(%6 : tensor<1x1x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.addf %in, %out : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x1x1xf64>
    %8 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7 : tensor<1x1x1x1xf64>) outs(%5 : tensor<1x1x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.divf %in, %cst_38 : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x1x1xf64>
    %9 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%4, %8 : tensor<1x1x16x40xf64>, tensor<1x1x1x1xf64>) outs(%3 : tensor<1x1x16x40xf64>) {
    ^bb0(%in: f64, %in_124: f64, %out: f64):
      %152 = arith.subf %in, %in_124 : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x16x40xf64>
    %10 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%9, %9 : tensor<1x1x16x40xf64>, tensor<1x1x16x40xf64>) outs(%3 : tensor<1x1x16x40xf64>) {
    ^bb0(%in: f64, %in_124: f64, %out: f64):
      %152 = arith.mulf %in, %in_124 : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x16x40xf64>
    %11 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%10 : tensor<1x1x16x40xf64>) outs(%6 : tensor<1x1x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.addf %in, %out : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x1x1xf64>
    %12 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%11 : tensor<1x1x1x1xf64>) outs(%5 : tensor<1x1x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.divf %in, %cst_38 : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x1x1xf64>
    %13 = tensor.empty() : tensor<1x1x1x1xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%12 : tensor<1x1x1x1xf64>) outs(%13 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %152 = arith.truncf %in : f64 to f32
      linalg.yield %152 : f32
    } -> tensor<1x1x1x1xf32>
    %15 = linalg.fill ins(%cst : f32) outs(%13 : tensor<1x1x1x1xf32>) -> tensor<1x1x1x1xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%expanded : tensor<1x1x16x40xf32>) outs(%15 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.addf %in, %out : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x1x1xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%16 : tensor<1x1x1x1xf32>) outs(%13 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.divf %in, %cst_39 : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x1x1xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%14 : tensor<1x1x1x1xf32>) outs(%13 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.truncf %cst_36 : f64 to f32
      %153 = arith.addf %in, %152 : f32
      linalg.yield %153 : f32
    } -> tensor<1x1x1x1xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%18 : tensor<1x1x1x1xf32>) outs(%13 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = math.rsqrt %in : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x1x1xf32>
    %expanded_80 = tensor.expand_shape %cst_35 [[0, 1, 2, 3]] output_shape [1, 1, 16, 1] : tensor<16xf32> into tensor<1x1x16x1xf32>
    %20 = tensor.empty() : tensor<1x1x16x1xf32>
    %21 = linalg.generic {indexing_maps = [#map2, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%19, %expanded_80 : tensor<1x1x1x1xf32>, tensor<1x1x16x1xf32>) outs(%20 : tensor<1x1x16x1xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.mulf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x16x1xf32>
    %22 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%17 : tensor<1x1x1x1xf32>) outs(%13 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.negf %in : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x1x1xf32>
    %23 = linalg.generic {indexing_maps = [#map2, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%22, %21 : tensor<1x1x1x1xf32>, tensor<1x1x16x1xf32>) outs(%20 : tensor<1x1x16x1xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.mulf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x16x1xf32>
    %expanded_81 = tensor.expand_shape %cst_34 [[0, 1, 2, 3]] output_shape [1, 1, 16, 1] : tensor<16xf32> into tensor<1x1x16x1xf32>
    %24 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%23, %expanded_81 : tensor<1x1x16x1xf32>, tensor<1x1x16x1xf32>) outs(%20 : tensor<1x1x16x1xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.addf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x16x1xf32>
    %25 = tensor.empty() : tensor<1x16xf32>
    %26 = linalg.generic {indexing_maps = [#map3, #map3, #map3, #map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_40, %cst_41, %cst_42, %cst_43 : tensor<1x16xi64>, tensor<1x16xi64>, tensor<1x16xi64>, tensor<1x16xi64>) outs(%25 : tensor<1x16xf32>) {
    ^bb0(%in: i64, %in_124: i64, %in_125: i64, %in_126: i64, %out: f32):
      %152 = arith.cmpi slt, %in, %c0_i64 : i64
      %153 = arith.addi %in, %c1_i64 : i64
      %154 = arith.select %152, %153, %in : i64
      %155 = arith.index_cast %154 : i64 to index
      %156 = arith.cmpi slt, %in_124, %c0_i64 : i64
      %157 = arith.addi %in_124, %c1_i64 : i64
      %158 = arith.select %156, %157, %in_124 : i64
      %159 = arith.index_cast %158 : i64 to index
      %160 = arith.cmpi slt, %in_125, %c0_i64 : i64
      %161 = arith.addi %in_125, %c16_i64 : i64
      %162 = arith.select %160, %161, %in_125 : i64
      %163 = arith.index_cast %162 : i64 to index
      %164 = arith.cmpi slt, %in_126, %c0_i64 : i64
      %165 = arith.addi %in_126, %c1_i64 : i64
      %166 = arith.select %164, %165, %in_126 : i64
      %167 = arith.index_cast %166 : i64 to index
      %extracted = tensor.extract %21[%155, %159, %163, %167] : tensor<1x1x16x1xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16xf32>
    %27 = linalg.generic {indexing_maps = [#map3, #map3, #map3, #map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_44, %cst_45, %cst_46, %cst_47 : tensor<1x16xi64>, tensor<1x16xi64>, tensor<1x16xi64>, tensor<1x16xi64>) outs(%25 : tensor<1x16xf32>) {
    ^bb0(%in: i64, %in_124: i64, %in_125: i64, %in_126: i64, %out: f32):
      %152 = arith.cmpi slt, %in, %c0_i64 : i64
      %153 = arith.addi %in, %c1_i64 : i64
      %154 = arith.select %152, %153, %in : i64
      %155 = arith.index_cast %154 : i64 to index
      %156 = arith.cmpi slt, %in_124, %c0_i64 : i64
      %157 = arith.addi %in_124, %c1_i64 : i64
      %158 = arith.select %156, %157, %in_124 : i64
      %159 = arith.index_cast %158 : i64 to index
      %160 = arith.cmpi slt, %in_125, %c0_i64 : i64
      %161 = arith.addi %in_125, %c16_i64 : i64
      %162 = arith.select %160, %161, %in_125 : i64
      %163 = arith.index_cast %162 : i64 to index
      %164 = arith.cmpi slt, %in_126, %c0_i64 : i64
      %165 = arith.addi %in_126, %c1_i64 : i64
      %166 = arith.select %164, %165, %in_126 : i64
      %167 = arith.index_cast %166 : i64 to index
      %extracted = tensor.extract %24[%155, %159, %163, %167] : tensor<1x1x16x1xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16xf32>
    %expanded_82 = tensor.expand_shape %26 [[0], [1, 2]] output_shape [1, 16, 1] : tensor<1x16xf32> into tensor<1x16x1xf32>
    %expanded_83 = tensor.expand_shape %27 [[0], [1, 2]] output_shape [1, 16, 1] : tensor<1x16xf32> into tensor<1x16x1xf32>
    %28 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2, %expanded_82 : tensor<1x16x40xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x40xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.mulf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x16x40xf32>
    %29 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%28, %expanded_83 : tensor<1x16x40xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x40xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.addf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x16x40xf32>
    %30 = tensor.empty() : tensor<1x8x40xf32>
    %broadcasted = linalg.broadcast ins(%cst_32 : tensor<8xf32>) outs(%30 : tensor<1x8x40xf32>) dimensions = [0, 2] 
    %31 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%29, %cst_33 : tensor<1x16x40xf32>, tensor<8x16x1xf32>) outs(%broadcasted : tensor<1x8x40xf32>) -> tensor<1x8x40xf32>
    %broadcasted_84 = linalg.broadcast ins(%cst_30 : tensor<16xf32>) outs(%0 : tensor<1x16x40xf32>) dimensions = [0, 2] 
    %32 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%31, %cst_31 : tensor<1x8x40xf32>, tensor<16x8x1xf32>) outs(%broadcasted_84 : tensor<1x16x40xf32>) -> tensor<1x16x40xf32>
    %33 = tensor.empty() : tensor<1x16x40xi1>
    %34 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%32 : tensor<1x16x40xf32>) outs(%33 : tensor<1x16x40xi1>) {
    ^bb0(%in: f32, %out: i1):
      %152 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %152 : i1
    } -> tensor<1x16x40xi1>
    %35 = linalg.generic {indexing_maps = [#map7, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_6, %32 : tensor<1x1x1xf32>, tensor<1x16x40xf32>) outs(%0 : tensor<1x16x40xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.mulf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x16x40xf32>
    %36 = linalg.generic {indexing_maps = [#map5, #map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%34, %32, %35 : tensor<1x16x40xi1>, tensor<1x16x40xf32>, tensor<1x16x40xf32>) outs(%0 : tensor<1x16x40xf32>) {
    ^bb0(%in: i1, %in_124: f32, %in_125: f32, %out: f32):
      %152 = arith.select %in, %in_124, %in_125 : f32
      linalg.yield %152 : f32
    } -> tensor<1x16x40xf32>
    %expanded_85 = tensor.expand_shape %36 [[0], [1, 2], [3]] output_shape [1, 1, 16, 40] : tensor<1x16x40xf32> into tensor<1x1x16x40xf32>
    %37 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_85 : tensor<1x1x16x40xf32>) outs(%3 : tensor<1x1x16x40xf64>) {
    ^bb0(%in: f32, %out: f64):
      %152 = arith.extf %in : f32 to f64
      linalg.yield %152 : f64
    } -> tensor<1x1x16x40xf64>
    %38 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%37 : tensor<1x1x16x40xf64>) outs(%6 : tensor<1x1x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.addf %in, %out : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x1x1xf64>
    %39 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%38 : tensor<1x1x1x1xf64>) outs(%5 : tensor<1x1x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.divf %in, %cst_38 : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x1x1xf64>
    %40 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%37, %39 : tensor<1x1x16x40xf64>, tensor<1x1x1x1xf64>) outs(%3 : tensor<1x1x16x40xf64>) {
    ^bb0(%in: f64, %in_124: f64, %out: f64):
      %152 = arith.subf %in, %in_124 : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x16x40xf64>
    %41 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%40, %40 : tensor<1x1x16x40xf64>, tensor<1x1x16x40xf64>) outs(%3 : tensor<1x1x16x40xf64>) {
    ^bb0(%in: f64, %in_124: f64, %out: f64):
      %152 = arith.mulf %in, %in_124 : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x16x40xf64>
    %42 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%41 : tensor<1x1x16x40xf64>) outs(%6 : tensor<1x1x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.addf %in, %out : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x1x1xf64>
    %43 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%42 : tensor<1x1x1x1xf64>) outs(%5 : tensor<1x1x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.divf %in, %cst_38 : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x1x1xf64>
    %44 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%43 : tensor<1x1x1x1xf64>) outs(%13 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %152 = arith.truncf %in : f64 to f32
      linalg.yield %152 : f32
    } -> tensor<1x1x1x1xf32>
    %45 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%expanded_85 : tensor<1x1x16x40xf32>) outs(%15 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.addf %in, %out : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x1x1xf32>
    %46 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%45 : tensor<1x1x1x1xf32>) outs(%13 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.divf %in, %cst_39 : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x1x1xf32>
    %47 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%44 : tensor<1x1x1x1xf32>) outs(%13 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.truncf %cst_36 : f64 to f32
      %153 = arith.addf %in, %152 : f32
      linalg.yield %153 : f32
    } -> tensor<1x1x1x1xf32>
    %48 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%47 : tensor<1x1x1x1xf32>) outs(%13 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = math.rsqrt %in : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x1x1xf32>
    %expanded_86 = tensor.expand_shape %cst_29 [[0, 1, 2, 3]] output_shape [1, 1, 16, 1] : tensor<16xf32> into tensor<1x1x16x1xf32>
    %49 = linalg.generic {indexing_maps = [#map2, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%48, %expanded_86 : tensor<1x1x1x1xf32>, tensor<1x1x16x1xf32>) outs(%20 : tensor<1x1x16x1xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.mulf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x16x1xf32>
    %50 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%46 : tensor<1x1x1x1xf32>) outs(%13 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.negf %in : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x1x1xf32>
    %51 = linalg.generic {indexing_maps = [#map2, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%50, %49 : tensor<1x1x1x1xf32>, tensor<1x1x16x1xf32>) outs(%20 : tensor<1x1x16x1xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.mulf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x16x1xf32>
    %expanded_87 = tensor.expand_shape %cst_28 [[0, 1, 2, 3]] output_shape [1, 1, 16, 1] : tensor<16xf32> into tensor<1x1x16x1xf32>
    %52 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%51, %expanded_87 : tensor<1x1x16x1xf32>, tensor<1x1x16x1xf32>) outs(%20 : tensor<1x1x16x1xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.addf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x16x1xf32>
    %53 = linalg.generic {indexing_maps = [#map3, #map3, #map3, #map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_48, %cst_49, %cst_50, %cst_51 : tensor<1x16xi64>, tensor<1x16xi64>, tensor<1x16xi64>, tensor<1x16xi64>) outs(%25 : tensor<1x16xf32>) {
    ^bb0(%in: i64, %in_124: i64, %in_125: i64, %in_126: i64, %out: f32):
      %152 = arith.cmpi slt, %in, %c0_i64 : i64
      %153 = arith.addi %in, %c1_i64 : i64
      %154 = arith.select %152, %153, %in : i64
      %155 = arith.index_cast %154 : i64 to index
      %156 = arith.cmpi slt, %in_124, %c0_i64 : i64
      %157 = arith.addi %in_124, %c1_i64 : i64
      %158 = arith.select %156, %157, %in_124 : i64
      %159 = arith.index_cast %158 : i64 to index
      %160 = arith.cmpi slt, %in_125, %c0_i64 : i64
      %161 = arith.addi %in_125, %c16_i64 : i64
      %162 = arith.select %160, %161, %in_125 : i64
      %163 = arith.index_cast %162 : i64 to index
      %164 = arith.cmpi slt, %in_126, %c0_i64 : i64
      %165 = arith.addi %in_126, %c1_i64 : i64
      %166 = arith.select %164, %165, %in_126 : i64
      %167 = arith.index_cast %166 : i64 to index
      %extracted = tensor.extract %49[%155, %159, %163, %167] : tensor<1x1x16x1xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16xf32>
    %54 = linalg.generic {indexing_maps = [#map3, #map3, #map3, #map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_52, %cst_53, %cst_54, %cst_55 : tensor<1x16xi64>, tensor<1x16xi64>, tensor<1x16xi64>, tensor<1x16xi64>) outs(%25 : tensor<1x16xf32>) {
    ^bb0(%in: i64, %in_124: i64, %in_125: i64, %in_126: i64, %out: f32):
      %152 = arith.cmpi slt, %in, %c0_i64 : i64
      %153 = arith.addi %in, %c1_i64 : i64
      %154 = arith.select %152, %153, %in : i64
      %155 = arith.index_cast %154 : i64 to index
      %156 = arith.cmpi slt, %in_124, %c0_i64 : i64
      %157 = arith.addi %in_124, %c1_i64 : i64
      %158 = arith.select %156, %157, %in_124 : i64
      %159 = arith.index_cast %158 : i64 to index
      %160 = arith.cmpi slt, %in_125, %c0_i64 : i64
      %161 = arith.addi %in_125, %c16_i64 : i64
      %162 = arith.select %160, %161, %in_125 : i64
      %163 = arith.index_cast %162 : i64 to index
      %164 = arith.cmpi slt, %in_126, %c0_i64 : i64
      %165 = arith.addi %in_126, %c1_i64 : i64
      %166 = arith.select %164, %165, %in_126 : i64
      %167 = arith.index_cast %166 : i64 to index
      %extracted = tensor.extract %52[%155, %159, %163, %167] : tensor<1x1x16x1xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16xf32>
    %expanded_88 = tensor.expand_shape %53 [[0], [1, 2]] output_shape [1, 16, 1] : tensor<1x16xf32> into tensor<1x16x1xf32>
    %expanded_89 = tensor.expand_shape %54 [[0], [1, 2]] output_shape [1, 16, 1] : tensor<1x16xf32> into tensor<1x16x1xf32>
    %55 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%36, %expanded_88 : tensor<1x16x40xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x40xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.mulf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x16x40xf32>
    %56 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%55, %expanded_89 : tensor<1x16x40xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x40xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.addf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x16x40xf32>
    %expanded_90 = tensor.expand_shape %56 [[0], [1], [2, 3]] output_shape [1, 16, 40, 1] : tensor<1x16x40xf32> into tensor<1x16x40x1xf32>
    %expanded_91 = tensor.expand_shape %cst_27 [[0], [1], [2, 3]] output_shape [16, 1, 3, 1] : tensor<16x1x3xf32> into tensor<16x1x3x1xf32>
    %padded = tensor.pad %expanded_90 low[0, 0, 1, 0] high[0, 0, 1, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x40x1xf32> to tensor<1x16x42x1xf32>
    %57 = tensor.empty() : tensor<1x16x40x1xf32>
    %broadcasted_92 = linalg.broadcast ins(%cst_26 : tensor<16xf32>) outs(%57 : tensor<1x16x40x1xf32>) dimensions = [0, 2, 3] 
    %collapsed = tensor.collapse_shape %expanded_91 [[0, 1], [2], [3]] : tensor<16x1x3x1xf32> into tensor<16x3x1xf32>
    %58 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %collapsed : tensor<1x16x42x1xf32>, tensor<16x3x1xf32>) outs(%broadcasted_92 : tensor<1x16x40x1xf32>) -> tensor<1x16x40x1xf32>
    %collapsed_93 = tensor.collapse_shape %58 [[0], [1], [2, 3]] : tensor<1x16x40x1xf32> into tensor<1x16x40xf32>
    %59 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_93 : tensor<1x16x40xf32>) outs(%33 : tensor<1x16x40xi1>) {
    ^bb0(%in: f32, %out: i1):
      %152 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %152 : i1
    } -> tensor<1x16x40xi1>
    %60 = linalg.generic {indexing_maps = [#map7, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_5, %collapsed_93 : tensor<1x1x1xf32>, tensor<1x16x40xf32>) outs(%0 : tensor<1x16x40xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.mulf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x16x40xf32>
    %61 = linalg.generic {indexing_maps = [#map5, #map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%59, %collapsed_93, %60 : tensor<1x16x40xi1>, tensor<1x16x40xf32>, tensor<1x16x40xf32>) outs(%0 : tensor<1x16x40xf32>) {
    ^bb0(%in: i1, %in_124: f32, %in_125: f32, %out: f32):
      %152 = arith.select %in, %in_124, %in_125 : f32
      linalg.yield %152 : f32
    } -> tensor<1x16x40xf32>
    %expanded_94 = tensor.expand_shape %61 [[0], [1, 2], [3]] output_shape [1, 1, 16, 40] : tensor<1x16x40xf32> into tensor<1x1x16x40xf32>
    %62 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_94 : tensor<1x1x16x40xf32>) outs(%3 : tensor<1x1x16x40xf64>) {
    ^bb0(%in: f32, %out: f64):
      %152 = arith.extf %in : f32 to f64
      linalg.yield %152 : f64
    } -> tensor<1x1x16x40xf64>
    %63 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%62 : tensor<1x1x16x40xf64>) outs(%6 : tensor<1x1x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.addf %in, %out : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x1x1xf64>
    %64 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%63 : tensor<1x1x1x1xf64>) outs(%5 : tensor<1x1x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.divf %in, %cst_38 : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x1x1xf64>
    %65 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%62, %64 : tensor<1x1x16x40xf64>, tensor<1x1x1x1xf64>) outs(%3 : tensor<1x1x16x40xf64>) {
    ^bb0(%in: f64, %in_124: f64, %out: f64):
      %152 = arith.subf %in, %in_124 : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x16x40xf64>
    %66 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%65, %65 : tensor<1x1x16x40xf64>, tensor<1x1x16x40xf64>) outs(%3 : tensor<1x1x16x40xf64>) {
    ^bb0(%in: f64, %in_124: f64, %out: f64):
      %152 = arith.mulf %in, %in_124 : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x16x40xf64>
    %67 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%66 : tensor<1x1x16x40xf64>) outs(%6 : tensor<1x1x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.addf %in, %out : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x1x1xf64>
    %68 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%67 : tensor<1x1x1x1xf64>) outs(%5 : tensor<1x1x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.divf %in, %cst_38 : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x1x1xf64>
    %69 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%68 : tensor<1x1x1x1xf64>) outs(%13 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %152 = arith.truncf %in : f64 to f32
      linalg.yield %152 : f32
    } -> tensor<1x1x1x1xf32>
    %70 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%expanded_94 : tensor<1x1x16x40xf32>) outs(%15 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.addf %in, %out : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x1x1xf32>
    %71 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%70 : tensor<1x1x1x1xf32>) outs(%13 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.divf %in, %cst_39 : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x1x1xf32>
    %72 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%69 : tensor<1x1x1x1xf32>) outs(%13 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.truncf %cst_36 : f64 to f32
      %153 = arith.addf %in, %152 : f32
      linalg.yield %153 : f32
    } -> tensor<1x1x1x1xf32>
    %73 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%72 : tensor<1x1x1x1xf32>) outs(%13 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = math.rsqrt %in : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x1x1xf32>
    %expanded_95 = tensor.expand_shape %cst_25 [[0, 1, 2, 3]] output_shape [1, 1, 16, 1] : tensor<16xf32> into tensor<1x1x16x1xf32>
    %74 = linalg.generic {indexing_maps = [#map2, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%73, %expanded_95 : tensor<1x1x1x1xf32>, tensor<1x1x16x1xf32>) outs(%20 : tensor<1x1x16x1xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.mulf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x16x1xf32>
    %75 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%71 : tensor<1x1x1x1xf32>) outs(%13 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.negf %in : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x1x1xf32>
    %76 = linalg.generic {indexing_maps = [#map2, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%75, %74 : tensor<1x1x1x1xf32>, tensor<1x1x16x1xf32>) outs(%20 : tensor<1x1x16x1xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.mulf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x16x1xf32>
    %expanded_96 = tensor.expand_shape %cst_24 [[0, 1, 2, 3]] output_shape [1, 1, 16, 1] : tensor<16xf32> into tensor<1x1x16x1xf32>
    %77 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%76, %expanded_96 : tensor<1x1x16x1xf32>, tensor<1x1x16x1xf32>) outs(%20 : tensor<1x1x16x1xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.addf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x16x1xf32>
    %78 = linalg.generic {indexing_maps = [#map3, #map3, #map3, #map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_56, %cst_57, %cst_58, %cst_59 : tensor<1x16xi64>, tensor<1x16xi64>, tensor<1x16xi64>, tensor<1x16xi64>) outs(%25 : tensor<1x16xf32>) {
    ^bb0(%in: i64, %in_124: i64, %in_125: i64, %in_126: i64, %out: f32):
      %152 = arith.cmpi slt, %in, %c0_i64 : i64
      %153 = arith.addi %in, %c1_i64 : i64
      %154 = arith.select %152, %153, %in : i64
      %155 = arith.index_cast %154 : i64 to index
      %156 = arith.cmpi slt, %in_124, %c0_i64 : i64
      %157 = arith.addi %in_124, %c1_i64 : i64
      %158 = arith.select %156, %157, %in_124 : i64
      %159 = arith.index_cast %158 : i64 to index
      %160 = arith.cmpi slt, %in_125, %c0_i64 : i64
      %161 = arith.addi %in_125, %c16_i64 : i64
      %162 = arith.select %160, %161, %in_125 : i64
      %163 = arith.index_cast %162 : i64 to index
      %164 = arith.cmpi slt, %in_126, %c0_i64 : i64
      %165 = arith.addi %in_126, %c1_i64 : i64
      %166 = arith.select %164, %165, %in_126 : i64
      %167 = arith.index_cast %166 : i64 to index
      %extracted = tensor.extract %74[%155, %159, %163, %167] : tensor<1x1x16x1xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16xf32>
    %79 = linalg.generic {indexing_maps = [#map3, #map3, #map3, #map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_60, %cst_61, %cst_62, %cst_63 : tensor<1x16xi64>, tensor<1x16xi64>, tensor<1x16xi64>, tensor<1x16xi64>) outs(%25 : tensor<1x16xf32>) {
    ^bb0(%in: i64, %in_124: i64, %in_125: i64, %in_126: i64, %out: f32):
      %152 = arith.cmpi slt, %in, %c0_i64 : i64
      %153 = arith.addi %in, %c1_i64 : i64
      %154 = arith.select %152, %153, %in : i64
      %155 = arith.index_cast %154 : i64 to index
      %156 = arith.cmpi slt, %in_124, %c0_i64 : i64
      %157 = arith.addi %in_124, %c1_i64 : i64
      %158 = arith.select %156, %157, %in_124 : i64
      %159 = arith.index_cast %158 : i64 to index
      %160 = arith.cmpi slt, %in_125, %c0_i64 : i64
      %161 = arith.addi %in_125, %c16_i64 : i64
      %162 = arith.select %160, %161, %in_125 : i64
      %163 = arith.index_cast %162 : i64 to index
      %164 = arith.cmpi slt, %in_126, %c0_i64 : i64
      %165 = arith.addi %in_126, %c1_i64 : i64
      %166 = arith.select %164, %165, %in_126 : i64
      %167 = arith.index_cast %166 : i64 to index
      %extracted = tensor.extract %77[%155, %159, %163, %167] : tensor<1x1x16x1xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16xf32>
    %expanded_97 = tensor.expand_shape %78 [[0], [1, 2]] output_shape [1, 16, 1] : tensor<1x16xf32> into tensor<1x16x1xf32>
    %expanded_98 = tensor.expand_shape %79 [[0], [1, 2]] output_shape [1, 16, 1] : tensor<1x16xf32> into tensor<1x16x1xf32>
    %80 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%61, %expanded_97 : tensor<1x16x40xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x40xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.mulf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x16x40xf32>
    %81 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%80, %expanded_98 : tensor<1x16x40xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x40xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.addf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x16x40xf32>
    %broadcasted_99 = linalg.broadcast ins(%cst_22 : tensor<8xf32>) outs(%30 : tensor<1x8x40xf32>) dimensions = [0, 2] 
    %82 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%81, %cst_23 : tensor<1x16x40xf32>, tensor<8x16x1xf32>) outs(%broadcasted_99 : tensor<1x8x40xf32>) -> tensor<1x8x40xf32>
    %83 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%31, %82 : tensor<1x8x40xf32>, tensor<1x8x40xf32>) outs(%30 : tensor<1x8x40xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.addf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x8x40xf32>
    %broadcasted_100 = linalg.broadcast ins(%cst_20 : tensor<8xf32>) outs(%30 : tensor<1x8x40xf32>) dimensions = [0, 2] 
    %84 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%81, %cst_21 : tensor<1x16x40xf32>, tensor<8x16x1xf32>) outs(%broadcasted_100 : tensor<1x8x40xf32>) -> tensor<1x8x40xf32>
    %broadcasted_101 = linalg.broadcast ins(%cst_18 : tensor<16xf32>) outs(%0 : tensor<1x16x40xf32>) dimensions = [0, 2] 
    %85 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%83, %cst_19 : tensor<1x8x40xf32>, tensor<16x8x1xf32>) outs(%broadcasted_101 : tensor<1x16x40xf32>) -> tensor<1x16x40xf32>
    %86 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%85 : tensor<1x16x40xf32>) outs(%33 : tensor<1x16x40xi1>) {
    ^bb0(%in: f32, %out: i1):
      %152 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %152 : i1
    } -> tensor<1x16x40xi1>
    %87 = linalg.generic {indexing_maps = [#map7, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_4, %85 : tensor<1x1x1xf32>, tensor<1x16x40xf32>) outs(%0 : tensor<1x16x40xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.mulf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x16x40xf32>
    %88 = linalg.generic {indexing_maps = [#map5, #map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%86, %85, %87 : tensor<1x16x40xi1>, tensor<1x16x40xf32>, tensor<1x16x40xf32>) outs(%0 : tensor<1x16x40xf32>) {
    ^bb0(%in: i1, %in_124: f32, %in_125: f32, %out: f32):
      %152 = arith.select %in, %in_124, %in_125 : f32
      linalg.yield %152 : f32
    } -> tensor<1x16x40xf32>
    %expanded_102 = tensor.expand_shape %88 [[0], [1, 2], [3]] output_shape [1, 1, 16, 40] : tensor<1x16x40xf32> into tensor<1x1x16x40xf32>
    %89 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_102 : tensor<1x1x16x40xf32>) outs(%3 : tensor<1x1x16x40xf64>) {
    ^bb0(%in: f32, %out: f64):
      %152 = arith.extf %in : f32 to f64
      linalg.yield %152 : f64
    } -> tensor<1x1x16x40xf64>
    %90 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%89 : tensor<1x1x16x40xf64>) outs(%6 : tensor<1x1x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.addf %in, %out : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x1x1xf64>
    %91 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%90 : tensor<1x1x1x1xf64>) outs(%5 : tensor<1x1x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.divf %in, %cst_38 : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x1x1xf64>
    %92 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%89, %91 : tensor<1x1x16x40xf64>, tensor<1x1x1x1xf64>) outs(%3 : tensor<1x1x16x40xf64>) {
    ^bb0(%in: f64, %in_124: f64, %out: f64):
      %152 = arith.subf %in, %in_124 : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x16x40xf64>
    %93 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%92, %92 : tensor<1x1x16x40xf64>, tensor<1x1x16x40xf64>) outs(%3 : tensor<1x1x16x40xf64>) {
    ^bb0(%in: f64, %in_124: f64, %out: f64):
      %152 = arith.mulf %in, %in_124 : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x16x40xf64>
    %94 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%93 : tensor<1x1x16x40xf64>) outs(%6 : tensor<1x1x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.addf %in, %out : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x1x1xf64>
    %95 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%94 : tensor<1x1x1x1xf64>) outs(%5 : tensor<1x1x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.divf %in, %cst_38 : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x1x1xf64>
    %96 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%95 : tensor<1x1x1x1xf64>) outs(%13 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %152 = arith.truncf %in : f64 to f32
      linalg.yield %152 : f32
    } -> tensor<1x1x1x1xf32>
    %97 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%expanded_102 : tensor<1x1x16x40xf32>) outs(%15 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.addf %in, %out : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x1x1xf32>
    %98 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%97 : tensor<1x1x1x1xf32>) outs(%13 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.divf %in, %cst_39 : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x1x1xf32>
    %99 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%96 : tensor<1x1x1x1xf32>) outs(%13 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.truncf %cst_36 : f64 to f32
      %153 = arith.addf %in, %152 : f32
      linalg.yield %153 : f32
    } -> tensor<1x1x1x1xf32>
    %100 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%99 : tensor<1x1x1x1xf32>) outs(%13 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = math.rsqrt %in : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x1x1xf32>
    %expanded_103 = tensor.expand_shape %cst_17 [[0, 1, 2, 3]] output_shape [1, 1, 16, 1] : tensor<16xf32> into tensor<1x1x16x1xf32>
    %101 = linalg.generic {indexing_maps = [#map2, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%100, %expanded_103 : tensor<1x1x1x1xf32>, tensor<1x1x16x1xf32>) outs(%20 : tensor<1x1x16x1xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.mulf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x16x1xf32>
    %102 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%98 : tensor<1x1x1x1xf32>) outs(%13 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.negf %in : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x1x1xf32>
    %103 = linalg.generic {indexing_maps = [#map2, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%102, %101 : tensor<1x1x1x1xf32>, tensor<1x1x16x1xf32>) outs(%20 : tensor<1x1x16x1xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.mulf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x16x1xf32>
    %expanded_104 = tensor.expand_shape %cst_16 [[0, 1, 2, 3]] output_shape [1, 1, 16, 1] : tensor<16xf32> into tensor<1x1x16x1xf32>
    %104 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%103, %expanded_104 : tensor<1x1x16x1xf32>, tensor<1x1x16x1xf32>) outs(%20 : tensor<1x1x16x1xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.addf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x16x1xf32>
    %105 = linalg.generic {indexing_maps = [#map3, #map3, #map3, #map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_64, %cst_65, %cst_66, %cst_67 : tensor<1x16xi64>, tensor<1x16xi64>, tensor<1x16xi64>, tensor<1x16xi64>) outs(%25 : tensor<1x16xf32>) {
    ^bb0(%in: i64, %in_124: i64, %in_125: i64, %in_126: i64, %out: f32):
      %152 = arith.cmpi slt, %in, %c0_i64 : i64
      %153 = arith.addi %in, %c1_i64 : i64
      %154 = arith.select %152, %153, %in : i64
      %155 = arith.index_cast %154 : i64 to index
      %156 = arith.cmpi slt, %in_124, %c0_i64 : i64
      %157 = arith.addi %in_124, %c1_i64 : i64
      %158 = arith.select %156, %157, %in_124 : i64
      %159 = arith.index_cast %158 : i64 to index
      %160 = arith.cmpi slt, %in_125, %c0_i64 : i64
      %161 = arith.addi %in_125, %c16_i64 : i64
      %162 = arith.select %160, %161, %in_125 : i64
      %163 = arith.index_cast %162 : i64 to index
      %164 = arith.cmpi slt, %in_126, %c0_i64 : i64
      %165 = arith.addi %in_126, %c1_i64 : i64
      %166 = arith.select %164, %165, %in_126 : i64
      %167 = arith.index_cast %166 : i64 to index
      %extracted = tensor.extract %101[%155, %159, %163, %167] : tensor<1x1x16x1xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16xf32>
    %106 = linalg.generic {indexing_maps = [#map3, #map3, #map3, #map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_68, %cst_69, %cst_70, %cst_71 : tensor<1x16xi64>, tensor<1x16xi64>, tensor<1x16xi64>, tensor<1x16xi64>) outs(%25 : tensor<1x16xf32>) {
    ^bb0(%in: i64, %in_124: i64, %in_125: i64, %in_126: i64, %out: f32):
      %152 = arith.cmpi slt, %in, %c0_i64 : i64
      %153 = arith.addi %in, %c1_i64 : i64
      %154 = arith.select %152, %153, %in : i64
      %155 = arith.index_cast %154 : i64 to index
      %156 = arith.cmpi slt, %in_124, %c0_i64 : i64
      %157 = arith.addi %in_124, %c1_i64 : i64
      %158 = arith.select %156, %157, %in_124 : i64
      %159 = arith.index_cast %158 : i64 to index
      %160 = arith.cmpi slt, %in_125, %c0_i64 : i64
      %161 = arith.addi %in_125, %c16_i64 : i64
      %162 = arith.select %160, %161, %in_125 : i64
      %163 = arith.index_cast %162 : i64 to index
      %164 = arith.cmpi slt, %in_126, %c0_i64 : i64
      %165 = arith.addi %in_126, %c1_i64 : i64
      %166 = arith.select %164, %165, %in_126 : i64
      %167 = arith.index_cast %166 : i64 to index
      %extracted = tensor.extract %104[%155, %159, %163, %167] : tensor<1x1x16x1xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16xf32>
    %expanded_105 = tensor.expand_shape %105 [[0], [1, 2]] output_shape [1, 16, 1] : tensor<1x16xf32> into tensor<1x16x1xf32>
    %expanded_106 = tensor.expand_shape %106 [[0], [1, 2]] output_shape [1, 16, 1] : tensor<1x16xf32> into tensor<1x16x1xf32>
    %107 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%88, %expanded_105 : tensor<1x16x40xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x40xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.mulf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x16x40xf32>
    %108 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%107, %expanded_106 : tensor<1x16x40xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x40xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.addf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x16x40xf32>
    %expanded_107 = tensor.expand_shape %108 [[0], [1], [2, 3]] output_shape [1, 16, 40, 1] : tensor<1x16x40xf32> into tensor<1x16x40x1xf32>
    %expanded_108 = tensor.expand_shape %cst_15 [[0], [1], [2, 3]] output_shape [16, 1, 3, 1] : tensor<16x1x3xf32> into tensor<16x1x3x1xf32>
    %padded_109 = tensor.pad %expanded_107 low[0, 0, 2, 0] high[0, 0, 2, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x40x1xf32> to tensor<1x16x44x1xf32>
    %broadcasted_110 = linalg.broadcast ins(%cst_14 : tensor<16xf32>) outs(%57 : tensor<1x16x40x1xf32>) dimensions = [0, 2, 3] 
    %collapsed_111 = tensor.collapse_shape %expanded_108 [[0, 1], [2], [3]] : tensor<16x1x3x1xf32> into tensor<16x3x1xf32>
    %109 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<[2, 1]> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_109, %collapsed_111 : tensor<1x16x44x1xf32>, tensor<16x3x1xf32>) outs(%broadcasted_110 : tensor<1x16x40x1xf32>) -> tensor<1x16x40x1xf32>
    %collapsed_112 = tensor.collapse_shape %109 [[0], [1], [2, 3]] : tensor<1x16x40x1xf32> into tensor<1x16x40xf32>
    %110 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_112 : tensor<1x16x40xf32>) outs(%33 : tensor<1x16x40xi1>) {
    ^bb0(%in: f32, %out: i1):
      %152 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %152 : i1
    } -> tensor<1x16x40xi1>
    %111 = linalg.generic {indexing_maps = [#map7, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_3, %collapsed_112 : tensor<1x1x1xf32>, tensor<1x16x40xf32>) outs(%0 : tensor<1x16x40xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.mulf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x16x40xf32>
    %112 = linalg.generic {indexing_maps = [#map5, #map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%110, %collapsed_112, %111 : tensor<1x16x40xi1>, tensor<1x16x40xf32>, tensor<1x16x40xf32>) outs(%0 : tensor<1x16x40xf32>) {
    ^bb0(%in: i1, %in_124: f32, %in_125: f32, %out: f32):
      %152 = arith.select %in, %in_124, %in_125 : f32
      linalg.yield %152 : f32
    } -> tensor<1x16x40xf32>
    %expanded_113 = tensor.expand_shape %112 [[0], [1, 2], [3]] output_shape [1, 1, 16, 40] : tensor<1x16x40xf32> into tensor<1x1x16x40xf32>
    %113 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_113 : tensor<1x1x16x40xf32>) outs(%3 : tensor<1x1x16x40xf64>) {
    ^bb0(%in: f32, %out: f64):
      %152 = arith.extf %in : f32 to f64
      linalg.yield %152 : f64
    } -> tensor<1x1x16x40xf64>
    %114 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%113 : tensor<1x1x16x40xf64>) outs(%6 : tensor<1x1x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.addf %in, %out : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x1x1xf64>
    %115 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%114 : tensor<1x1x1x1xf64>) outs(%5 : tensor<1x1x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.divf %in, %cst_38 : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x1x1xf64>
    %116 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%113, %115 : tensor<1x1x16x40xf64>, tensor<1x1x1x1xf64>) outs(%3 : tensor<1x1x16x40xf64>) {
    ^bb0(%in: f64, %in_124: f64, %out: f64):
      %152 = arith.subf %in, %in_124 : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x16x40xf64>
    %117 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%116, %116 : tensor<1x1x16x40xf64>, tensor<1x1x16x40xf64>) outs(%3 : tensor<1x1x16x40xf64>) {
    ^bb0(%in: f64, %in_124: f64, %out: f64):
      %152 = arith.mulf %in, %in_124 : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x16x40xf64>
    %118 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%117 : tensor<1x1x16x40xf64>) outs(%6 : tensor<1x1x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.addf %in, %out : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x1x1xf64>
    %119 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%118 : tensor<1x1x1x1xf64>) outs(%5 : tensor<1x1x1x1xf64>) {
    ^bb0(%in: f64, %out: f64):
      %152 = arith.divf %in, %cst_38 : f64
      linalg.yield %152 : f64
    } -> tensor<1x1x1x1xf64>
    %120 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%119 : tensor<1x1x1x1xf64>) outs(%13 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f64, %out: f32):
      %152 = arith.truncf %in : f64 to f32
      linalg.yield %152 : f32
    } -> tensor<1x1x1x1xf32>
    %121 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%expanded_113 : tensor<1x1x16x40xf32>) outs(%15 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.addf %in, %out : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x1x1xf32>
    %122 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%121 : tensor<1x1x1x1xf32>) outs(%13 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.divf %in, %cst_39 : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x1x1xf32>
    %123 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%120 : tensor<1x1x1x1xf32>) outs(%13 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.truncf %cst_36 : f64 to f32
      %153 = arith.addf %in, %152 : f32
      linalg.yield %153 : f32
    } -> tensor<1x1x1x1xf32>
    %124 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%123 : tensor<1x1x1x1xf32>) outs(%13 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = math.rsqrt %in : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x1x1xf32>
    %expanded_114 = tensor.expand_shape %cst_13 [[0, 1, 2, 3]] output_shape [1, 1, 16, 1] : tensor<16xf32> into tensor<1x1x16x1xf32>
    %125 = linalg.generic {indexing_maps = [#map2, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%124, %expanded_114 : tensor<1x1x1x1xf32>, tensor<1x1x16x1xf32>) outs(%20 : tensor<1x1x16x1xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.mulf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x16x1xf32>
    %126 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%122 : tensor<1x1x1x1xf32>) outs(%13 : tensor<1x1x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.negf %in : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x1x1xf32>
    %127 = linalg.generic {indexing_maps = [#map2, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%126, %125 : tensor<1x1x1x1xf32>, tensor<1x1x16x1xf32>) outs(%20 : tensor<1x1x16x1xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.mulf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x16x1xf32>
    %expanded_115 = tensor.expand_shape %cst_12 [[0, 1, 2, 3]] output_shape [1, 1, 16, 1] : tensor<16xf32> into tensor<1x1x16x1xf32>
    %128 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%127, %expanded_115 : tensor<1x1x16x1xf32>, tensor<1x1x16x1xf32>) outs(%20 : tensor<1x1x16x1xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.addf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x1x16x1xf32>
    %129 = linalg.generic {indexing_maps = [#map3, #map3, #map3, #map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_72, %cst_73, %cst_74, %cst_75 : tensor<1x16xi64>, tensor<1x16xi64>, tensor<1x16xi64>, tensor<1x16xi64>) outs(%25 : tensor<1x16xf32>) {
    ^bb0(%in: i64, %in_124: i64, %in_125: i64, %in_126: i64, %out: f32):
      %152 = arith.cmpi slt, %in, %c0_i64 : i64
      %153 = arith.addi %in, %c1_i64 : i64
      %154 = arith.select %152, %153, %in : i64
      %155 = arith.index_cast %154 : i64 to index
      %156 = arith.cmpi slt, %in_124, %c0_i64 : i64
      %157 = arith.addi %in_124, %c1_i64 : i64
      %158 = arith.select %156, %157, %in_124 : i64
      %159 = arith.index_cast %158 : i64 to index
      %160 = arith.cmpi slt, %in_125, %c0_i64 : i64
      %161 = arith.addi %in_125, %c16_i64 : i64
      %162 = arith.select %160, %161, %in_125 : i64
      %163 = arith.index_cast %162 : i64 to index
      %164 = arith.cmpi slt, %in_126, %c0_i64 : i64
      %165 = arith.addi %in_126, %c1_i64 : i64
      %166 = arith.select %164, %165, %in_126 : i64
      %167 = arith.index_cast %166 : i64 to index
      %extracted = tensor.extract %125[%155, %159, %163, %167] : tensor<1x1x16x1xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16xf32>
    %130 = linalg.generic {indexing_maps = [#map3, #map3, #map3, #map3, #map4], iterator_types = ["parallel", "parallel"]} ins(%cst_76, %cst_77, %cst_78, %cst_79 : tensor<1x16xi64>, tensor<1x16xi64>, tensor<1x16xi64>, tensor<1x16xi64>) outs(%25 : tensor<1x16xf32>) {
    ^bb0(%in: i64, %in_124: i64, %in_125: i64, %in_126: i64, %out: f32):
      %152 = arith.cmpi slt, %in, %c0_i64 : i64
      %153 = arith.addi %in, %c1_i64 : i64
      %154 = arith.select %152, %153, %in : i64
      %155 = arith.index_cast %154 : i64 to index
      %156 = arith.cmpi slt, %in_124, %c0_i64 : i64
      %157 = arith.addi %in_124, %c1_i64 : i64
      %158 = arith.select %156, %157, %in_124 : i64
      %159 = arith.index_cast %158 : i64 to index
      %160 = arith.cmpi slt, %in_125, %c0_i64 : i64
      %161 = arith.addi %in_125, %c16_i64 : i64
      %162 = arith.select %160, %161, %in_125 : i64
      %163 = arith.index_cast %162 : i64 to index
      %164 = arith.cmpi slt, %in_126, %c0_i64 : i64
      %165 = arith.addi %in_126, %c1_i64 : i64
      %166 = arith.select %164, %165, %in_126 : i64
      %167 = arith.index_cast %166 : i64 to index
      %extracted = tensor.extract %128[%155, %159, %163, %167] : tensor<1x1x16x1xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16xf32>
    %expanded_116 = tensor.expand_shape %129 [[0], [1, 2]] output_shape [1, 16, 1] : tensor<1x16xf32> into tensor<1x16x1xf32>
    %expanded_117 = tensor.expand_shape %130 [[0], [1, 2]] output_shape [1, 16, 1] : tensor<1x16xf32> into tensor<1x16x1xf32>
    %131 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%112, %expanded_116 : tensor<1x16x40xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x40xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.mulf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x16x40xf32>
    %132 = linalg.generic {indexing_maps = [#map5, #map6, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%131, %expanded_117 : tensor<1x16x40xf32>, tensor<1x16x1xf32>) outs(%0 : tensor<1x16x40xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.addf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x16x40xf32>
    %broadcasted_118 = linalg.broadcast ins(%cst_10 : tensor<8xf32>) outs(%30 : tensor<1x8x40xf32>) dimensions = [0, 2] 
    %133 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%132, %cst_11 : tensor<1x16x40xf32>, tensor<8x16x1xf32>) outs(%broadcasted_118 : tensor<1x8x40xf32>) -> tensor<1x8x40xf32>
    %134 = linalg.generic {indexing_maps = [#map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%84, %133 : tensor<1x8x40xf32>, tensor<1x8x40xf32>) outs(%30 : tensor<1x8x40xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.addf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x8x40xf32>
    %135 = tensor.empty() : tensor<1x8x40xi1>
    %136 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%134 : tensor<1x8x40xf32>) outs(%135 : tensor<1x8x40xi1>) {
    ^bb0(%in: f32, %out: i1):
      %152 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %152 : i1
    } -> tensor<1x8x40xi1>
    %137 = linalg.generic {indexing_maps = [#map7, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_2, %134 : tensor<1x1x1xf32>, tensor<1x8x40xf32>) outs(%30 : tensor<1x8x40xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.mulf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x8x40xf32>
    %138 = linalg.generic {indexing_maps = [#map5, #map5, #map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%136, %134, %137 : tensor<1x8x40xi1>, tensor<1x8x40xf32>, tensor<1x8x40xf32>) outs(%30 : tensor<1x8x40xf32>) {
    ^bb0(%in: i1, %in_124: f32, %in_125: f32, %out: f32):
      %152 = arith.select %in, %in_124, %in_125 : f32
      linalg.yield %152 : f32
    } -> tensor<1x8x40xf32>
    %139 = tensor.empty() : tensor<1x32x40xf32>
    %broadcasted_119 = linalg.broadcast ins(%cst_8 : tensor<32xf32>) outs(%139 : tensor<1x32x40xf32>) dimensions = [0, 2] 
    %140 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%138, %cst_9 : tensor<1x8x40xf32>, tensor<32x8x1xf32>) outs(%broadcasted_119 : tensor<1x32x40xf32>) -> tensor<1x32x40xf32>
    %141 = linalg.generic {indexing_maps = [#map5, #map5], iterator_types = ["parallel", "parallel", "parallel"]} ins(%140 : tensor<1x32x40xf32>) outs(%139 : tensor<1x32x40xf32>) {
    ^bb0(%in: f32, %out: f32):
      %152 = arith.negf %in : f32
      %153 = math.exp %152 : f32
      %154 = arith.addf %153, %cst_1 : f32
      %155 = arith.divf %cst_1, %154 : f32
      linalg.yield %155 : f32
    } -> tensor<1x32x40xf32>
    %expanded_120 = tensor.expand_shape %141 [[0], [1, 2], [3]] output_shape [1, 2, 16, 40] : tensor<1x32x40xf32> into tensor<1x2x16x40xf32>
    %142 = tensor.empty() : tensor<1x2x16x40xf32>
    %143 = linalg.generic {indexing_maps = [#map, #map8, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_120, %expanded : tensor<1x2x16x40xf32>, tensor<1x1x16x40xf32>) outs(%142 : tensor<1x2x16x40xf32>) {
    ^bb0(%in: f32, %in_124: f32, %out: f32):
      %152 = arith.mulf %in, %in_124 : f32
      linalg.yield %152 : f32
    } -> tensor<1x2x16x40xf32>
    %collapsed_121 = tensor.collapse_shape %143 [[0, 1], [2], [3]] : tensor<1x2x16x40xf32> into tensor<2x16x40xf32>
    %144 = tensor.empty() : tensor<1x16x16xf32>
    %145 = linalg.fill ins(%cst : f32) outs(%144 : tensor<1x16x16xf32>) -> tensor<1x16x16xf32>
    %146 = linalg.generic {indexing_maps = [#map5], iterator_types = ["parallel", "parallel", "parallel"]} outs(%145 : tensor<1x16x16xf32>) {
    ^bb0(%out: f32):
      %152 = linalg.index 1 : index
      %153 = linalg.index 2 : index
      %154 = arith.subi %c15, %153 : index
      %extracted = tensor.extract %cst_7[%152, %c0, %154] : tensor<16x1x16xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16x16xf32>
    %147 = tensor.empty() : tensor<2x16x343xf32>
    %148 = linalg.fill ins(%cst : f32) outs(%147 : tensor<2x16x343xf32>) -> tensor<2x16x343xf32>
    %inserted_slice = tensor.insert_slice %collapsed_121 into %148[0, 0, 15] [2, 16, 40] [1, 1, 8] : tensor<2x16x40xf32> into tensor<2x16x343xf32>
    %149 = tensor.empty() : tensor<2x1x328xf32>
    %150 = linalg.fill ins(%cst : f32) outs(%149 : tensor<2x1x328xf32>) -> tensor<2x1x328xf32>
    %151 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%inserted_slice, %146 : tensor<2x16x343xf32>, tensor<1x16x16xf32>) outs(%150 : tensor<2x1x328xf32>) -> tensor<2x1x328xf32>
    %collapsed_122 = tensor.collapse_shape %151 [[0], [1, 2]] : tensor<2x1x328xf32> into tensor<2x328xf32>
    %expanded_123 = tensor.expand_shape %collapsed_122 [[0, 1], [2]] output_shape [1, 2, 328] : tensor<2x328xf32> into tensor<1x2x328xf32>
    return %expanded_123 : tensor<1x2x328xf32>
  }
}
