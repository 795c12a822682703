#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0, d1, d2) -> (d1, 0)>
#map3 = affine_map<(d0, d1, d2) -> (d0, 0, 0)>
#map4 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map5 = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
module {
  func.func @main(%arg0: tensor<1x1x1288xf32>) -> tensor<1x2x1288xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant dense<0.238574654> : tensor<1x1x1xf32>
    %cst_2 = arith.constant dense<0.443295032> : tensor<1x1x1xf32>
    %cst_3 = arith.constant dense<0.254169226> : tensor<1x1x1xf32>
    %cst_4 = arith.constant dense<0.328932434> : tensor<1x1x1xf32>
    %cst_5 = arith.constant dense<0.4115372> : tensor<1x1x1xf32>
    %cst_6 = arith.constant dense<0.251488626> : tensor<1x1x1xf32>
    %cst_7 = arith.constant dense<0.107082166> : tensor<1x1x1xf32>
    %cst_8 = arith.constant dense<0.333237439> : tensor<1x1x1xf32>
    %cst_9 = arith.constant dense<0.417164266> : tensor<1x1x1xf32>
    %cst_10 = arith.constant dense<0.21632871> : tensor<1x1x1xf32>
    %cst_11 = arith.constant dense<0.292804301> : tensor<1x1x1xf32>
    %cst_12 = arith.constant dense<0.331520945> : tensor<1x1x1xf32>
    %cst_13 = arith.constant dense<0.33634308> : tensor<1x1x1xf32>
    %cst_14 = arith.constant dense<0.156724587> : tensor<1x1x1xf32>
    %cst_15 = arith.constant dense<0.199547857> : tensor<1x1x1xf32>
    %cst_16 = arith.constant dense<0.364034414> : tensor<1x1x1xf32>
    %cst_17 = arith.constant dense<0.40576452> : tensor<1x1x1xf32>
    %cst_18 = arith.constant dense_resource<torch_tensor_16_1_16_torch.float32_1> : tensor<16x1x16xf32>
    %cst_19 = arith.constant dense_resource<torch_tensor_32_torch.float32> : tensor<32xf32>
    %cst_20 = arith.constant dense_resource<torch_tensor_32_8_1_torch.float32> : tensor<32x8x1xf32>
    %cst_21 = arith.constant dense_resource<torch_tensor_8_torch.float32_15> : tensor<8xf32>
    %cst_22 = arith.constant dense_resource<torch_tensor_8_16_1_torch.float32_15> : tensor<8x16x1xf32>
    %cst_23 = arith.constant dense_resource<torch_tensor_16_torch.float32_83> : tensor<16xf32>
    %cst_24 = arith.constant dense_resource<torch_tensor_16_torch.float32_82> : tensor<16xf32>
    %cst_25 = arith.constant dense_resource<torch_tensor_16_torch.float32_81> : tensor<16xf32>
    %cst_26 = arith.constant dense_resource<torch_tensor_16_torch.float32_80> : tensor<16xf32>
    %cst_27 = arith.constant dense_resource<torch_tensor_16_torch.float32_79> : tensor<16xf32>
    %cst_28 = arith.constant dense_resource<torch_tensor_16_1_3_torch.float32_7> : tensor<16x1x3xf32>
    %cst_29 = arith.constant dense_resource<torch_tensor_16_torch.float32_78> : tensor<16xf32>
    %cst_30 = arith.constant dense_resource<torch_tensor_16_torch.float32_77> : tensor<16xf32>
    %cst_31 = arith.constant dense_resource<torch_tensor_16_torch.float32_76> : tensor<16xf32>
    %cst_32 = arith.constant dense_resource<torch_tensor_16_torch.float32_75> : tensor<16xf32>
    %cst_33 = arith.constant dense_resource<torch_tensor_16_torch.float32_74> : tensor<16xf32>
    %cst_34 = arith.constant dense_resource<torch_tensor_16_8_1_torch.float32_7> : tensor<16x8x1xf32>
    %cst_35 = arith.constant dense_resource<torch_tensor_8_torch.float32_14> : tensor<8xf32>
    %cst_36 = arith.constant dense_resource<torch_tensor_8_16_1_torch.float32_14> : tensor<8x16x1xf32>
    %cst_37 = arith.constant dense_resource<torch_tensor_8_torch.float32_13> : tensor<8xf32>
    %cst_38 = arith.constant dense_resource<torch_tensor_8_16_1_torch.float32_13> : tensor<8x16x1xf32>
    %cst_39 = arith.constant dense_resource<torch_tensor_16_torch.float32_73> : tensor<16xf32>
    %cst_40 = arith.constant dense_resource<torch_tensor_16_torch.float32_72> : tensor<16xf32>
    %cst_41 = arith.constant dense_resource<torch_tensor_16_torch.float32_71> : tensor<16xf32>
    %cst_42 = arith.constant dense_resource<torch_tensor_16_torch.float32_70> : tensor<16xf32>
    %cst_43 = arith.constant dense_resource<torch_tensor_16_torch.float32_69> : tensor<16xf32>
    %cst_44 = arith.constant dense_resource<torch_tensor_16_1_3_torch.float32_6> : tensor<16x1x3xf32>
    %cst_45 = arith.constant dense_resource<torch_tensor_16_torch.float32_68> : tensor<16xf32>
    %cst_46 = arith.constant dense_resource<torch_tensor_16_torch.float32_67> : tensor<16xf32>
    %cst_47 = arith.constant dense_resource<torch_tensor_16_torch.float32_66> : tensor<16xf32>
    %cst_48 = arith.constant dense_resource<torch_tensor_16_torch.float32_65> : tensor<16xf32>
    %cst_49 = arith.constant dense_resource<torch_tensor_16_torch.float32_64> : tensor<16xf32>
    %cst_50 = arith.constant dense_resource<torch_tensor_16_8_1_torch.float32_6> : tensor<16x8x1xf32>
    %cst_51 = arith.constant dense_resource<torch_tensor_8_torch.float32_12> : tensor<8xf32>
    %cst_52 = arith.constant dense_resource<torch_tensor_8_16_1_torch.float32_12> : tensor<8x16x1xf32>
    %cst_53 = arith.constant dense_resource<torch_tensor_8_torch.float32_11> : tensor<8xf32>
    %cst_54 = arith.constant dense_resource<torch_tensor_8_16_1_torch.float32_11> : tensor<8x16x1xf32>
    %cst_55 = arith.constant dense_resource<torch_tensor_16_torch.float32_63> : tensor<16xf32>
    %cst_56 = arith.constant dense_resource<torch_tensor_16_torch.float32_62> : tensor<16xf32>
    %cst_57 = arith.constant dense_resource<torch_tensor_16_torch.float32_61> : tensor<16xf32>
    %cst_58 = arith.constant dense_resource<torch_tensor_16_torch.float32_60> : tensor<16xf32>
    %cst_59 = arith.constant dense_resource<torch_tensor_16_torch.float32_59> : tensor<16xf32>
    %cst_60 = arith.constant dense_resource<torch_tensor_16_1_3_torch.float32_5> : tensor<16x1x3xf32>
    %cst_61 = arith.constant dense_resource<torch_tensor_16_torch.float32_58> : tensor<16xf32>
    %cst_62 = arith.constant dense_resource<torch_tensor_16_torch.float32_57> : tensor<16xf32>
    %cst_63 = arith.constant dense_resource<torch_tensor_16_torch.float32_56> : tensor<16xf32>
    %cst_64 = arith.constant dense_resource<torch_tensor_16_torch.float32_55> : tensor<16xf32>
    %cst_65 = arith.constant dense_resource<torch_tensor_16_torch.float32_54> : tensor<16xf32>
    %cst_66 = arith.constant dense_resource<torch_tensor_16_8_1_torch.float32_5> : tensor<16x8x1xf32>
    %cst_67 = arith.constant dense_resource<torch_tensor_8_torch.float32_10> : tensor<8xf32>
    %cst_68 = arith.constant dense_resource<torch_tensor_8_16_1_torch.float32_10> : tensor<8x16x1xf32>
    %cst_69 = arith.constant dense_resource<torch_tensor_8_torch.float32_9> : tensor<8xf32>
    %cst_70 = arith.constant dense_resource<torch_tensor_8_16_1_torch.float32_9> : tensor<8x16x1xf32>
    %cst_71 = arith.constant dense_resource<torch_tensor_16_torch.float32_53> : tensor<16xf32>
    %cst_72 = arith.constant dense_resource<torch_tensor_16_torch.float32_52> : tensor<16xf32>
    %cst_73 = arith.constant dense_resource<torch_tensor_16_torch.float32_51> : tensor<16xf32>
    %cst_74 = arith.constant dense_resource<torch_tensor_16_torch.float32_50> : tensor<16xf32>
    %cst_75 = arith.constant dense_resource<torch_tensor_16_torch.float32_49> : tensor<16xf32>
    %cst_76 = arith.constant dense_resource<torch_tensor_16_1_3_torch.float32_4> : tensor<16x1x3xf32>
    %cst_77 = arith.constant dense_resource<torch_tensor_16_torch.float32_48> : tensor<16xf32>
    %cst_78 = arith.constant dense_resource<torch_tensor_16_torch.float32_47> : tensor<16xf32>
    %cst_79 = arith.constant dense_resource<torch_tensor_16_torch.float32_46> : tensor<16xf32>
    %cst_80 = arith.constant dense_resource<torch_tensor_16_torch.float32_45> : tensor<16xf32>
    %cst_81 = arith.constant dense_resource<torch_tensor_16_torch.float32_44> : tensor<16xf32>
    %cst_82 = arith.constant dense_resource<torch_tensor_16_8_1_torch.float32_4> : tensor<16x8x1xf32>
    %cst_83 = arith.constant dense_resource<torch_tensor_8_torch.float32_8> : tensor<8xf32>
    %cst_84 = arith.constant dense_resource<torch_tensor_8_16_1_torch.float32_8> : tensor<8x16x1xf32>
    %cst_85 = arith.constant dense_resource<torch_tensor_8_torch.float32_7> : tensor<8xf32>
    %cst_86 = arith.constant dense_resource<torch_tensor_8_16_1_torch.float32_7> : tensor<8x16x1xf32>
    %cst_87 = arith.constant dense_resource<torch_tensor_16_torch.float32_43> : tensor<16xf32>
    %cst_88 = arith.constant dense_resource<torch_tensor_16_torch.float32_42> : tensor<16xf32>
    %cst_89 = arith.constant dense_resource<torch_tensor_16_torch.float32_41> : tensor<16xf32>
    %cst_90 = arith.constant dense_resource<torch_tensor_16_torch.float32_40> : tensor<16xf32>
    %cst_91 = arith.constant dense_resource<torch_tensor_16_torch.float32_39> : tensor<16xf32>
    %cst_92 = arith.constant dense_resource<torch_tensor_16_1_3_torch.float32_3> : tensor<16x1x3xf32>
    %cst_93 = arith.constant dense_resource<torch_tensor_16_torch.float32_38> : tensor<16xf32>
    %cst_94 = arith.constant dense_resource<torch_tensor_16_torch.float32_37> : tensor<16xf32>
    %cst_95 = arith.constant dense_resource<torch_tensor_16_torch.float32_36> : tensor<16xf32>
    %cst_96 = arith.constant dense_resource<torch_tensor_16_torch.float32_35> : tensor<16xf32>
    %cst_97 = arith.constant dense_resource<torch_tensor_16_torch.float32_34> : tensor<16xf32>
    %cst_98 = arith.constant dense_resource<torch_tensor_16_8_1_torch.float32_3> : tensor<16x8x1xf32>
    %cst_99 = arith.constant dense_resource<torch_tensor_8_torch.float32_6> : tensor<8xf32>
    %cst_100 = arith.constant dense_resource<torch_tensor_8_16_1_torch.float32_6> : tensor<8x16x1xf32>
    %cst_101 = arith.constant dense_resource<torch_tensor_8_torch.float32_5> : tensor<8xf32>
    %cst_102 = arith.constant dense_resource<torch_tensor_8_16_1_torch.float32_5> : tensor<8x16x1xf32>
    %cst_103 = arith.constant dense_resource<torch_tensor_16_torch.float32_33> : tensor<16xf32>
    %cst_104 = arith.constant dense_resource<torch_tensor_16_torch.float32_32> : tensor<16xf32>
    %cst_105 = arith.constant dense_resource<torch_tensor_16_torch.float32_31> : tensor<16xf32>
    %cst_106 = arith.constant dense_resource<torch_tensor_16_torch.float32_30> : tensor<16xf32>
    %cst_107 = arith.constant dense_resource<torch_tensor_16_torch.float32_29> : tensor<16xf32>
    %cst_108 = arith.constant dense_resource<torch_tensor_16_1_3_torch.float32_2> : tensor<16x1x3xf32>
    %cst_109 = arith.constant dense_resource<torch_tensor_16_torch.float32_28> : tensor<16xf32>
    %cst_110 = arith.constant dense_resource<torch_tensor_16_torch.float32_27> : tensor<16xf32>
    %cst_111 = arith.constant dense_resource<torch_tensor_16_torch.float32_26> : tensor<16xf32>
    %cst_112 = arith.constant dense_resource<torch_tensor_16_torch.float32_25> : tensor<16xf32>
    %cst_113 = arith.constant dense_resource<torch_tensor_16_torch.float32_24> : tensor<16xf32>
    %cst_114 = arith.constant dense_resource<torch_tensor_16_8_1_torch.float32_2> : tensor<16x8x1xf32>
    %cst_115 = arith.constant dense_resource<torch_tensor_8_torch.float32_4> : tensor<8xf32>
    %cst_116 = arith.constant dense_resource<torch_tensor_8_16_1_torch.float32_4> : tensor<8x16x1xf32>
    %cst_117 = arith.constant dense_resource<torch_tensor_8_torch.float32_3> : tensor<8xf32>
    %cst_118 = arith.constant dense_resource<torch_tensor_8_16_1_torch.float32_3> : tensor<8x16x1xf32>
    %cst_119 = arith.constant dense_resource<torch_tensor_16_torch.float32_23> : tensor<16xf32>
    %cst_120 = arith.constant dense_resource<torch_tensor_16_torch.float32_22> : tensor<16xf32>
    %cst_121 = arith.constant dense_resource<torch_tensor_16_torch.float32_21> : tensor<16xf32>
    %cst_122 = arith.constant dense_resource<torch_tensor_16_torch.float32_20> : tensor<16xf32>
    %cst_123 = arith.constant dense_resource<torch_tensor_16_torch.float32_19> : tensor<16xf32>
    %cst_124 = arith.constant dense_resource<torch_tensor_16_1_3_torch.float32_1> : tensor<16x1x3xf32>
    %cst_125 = arith.constant dense_resource<torch_tensor_16_torch.float32_18> : tensor<16xf32>
    %cst_126 = arith.constant dense_resource<torch_tensor_16_torch.float32_17> : tensor<16xf32>
    %cst_127 = arith.constant dense_resource<torch_tensor_16_torch.float32_16> : tensor<16xf32>
    %cst_128 = arith.constant dense_resource<torch_tensor_16_torch.float32_15> : tensor<16xf32>
    %cst_129 = arith.constant dense_resource<torch_tensor_16_torch.float32_14> : tensor<16xf32>
    %cst_130 = arith.constant dense_resource<torch_tensor_16_8_1_torch.float32_1> : tensor<16x8x1xf32>
    %cst_131 = arith.constant dense_resource<torch_tensor_8_torch.float32_2> : tensor<8xf32>
    %cst_132 = arith.constant dense_resource<torch_tensor_8_16_1_torch.float32_2> : tensor<8x16x1xf32>
    %cst_133 = arith.constant dense_resource<torch_tensor_8_torch.float32_1> : tensor<8xf32>
    %cst_134 = arith.constant dense_resource<torch_tensor_8_16_1_torch.float32_1> : tensor<8x16x1xf32>
    %cst_135 = arith.constant dense_resource<torch_tensor_16_torch.float32_13> : tensor<16xf32>
    %cst_136 = arith.constant dense_resource<torch_tensor_16_torch.float32_12> : tensor<16xf32>
    %cst_137 = arith.constant dense_resource<torch_tensor_16_torch.float32_11> : tensor<16xf32>
    %cst_138 = arith.constant dense_resource<torch_tensor_16_torch.float32_10> : tensor<16xf32>
    %cst_139 = arith.constant dense_resource<torch_tensor_16_torch.float32_9> : tensor<16xf32>
    %cst_140 = arith.constant dense_resource<torch_tensor_16_1_3_torch.float32> : tensor<16x1x3xf32>
    %cst_141 = arith.constant dense_resource<torch_tensor_16_torch.float32_8> : tensor<16xf32>
    %cst_142 = arith.constant dense_resource<torch_tensor_16_torch.float32_7> : tensor<16xf32>
    %cst_143 = arith.constant dense_resource<torch_tensor_16_torch.float32_6> : tensor<16xf32>
    %cst_144 = arith.constant dense_resource<torch_tensor_16_torch.float32_5> : tensor<16xf32>
    %cst_145 = arith.constant dense_resource<torch_tensor_16_torch.float32_4> : tensor<16xf32>
    %cst_146 = arith.constant dense_resource<torch_tensor_16_8_1_torch.float32> : tensor<16x8x1xf32>
    %cst_147 = arith.constant dense_resource<torch_tensor_8_torch.float32> : tensor<8xf32>
    %cst_148 = arith.constant dense_resource<torch_tensor_8_16_1_torch.float32> : tensor<8x16x1xf32>
    %cst_149 = arith.constant dense_resource<torch_tensor_16_torch.float32_3> : tensor<16xf32>
    %cst_150 = arith.constant dense_resource<torch_tensor_16_torch.float32_2> : tensor<16xf32>
    %cst_151 = arith.constant 1.000000e-05 : f64
    %cst_152 = arith.constant dense_resource<torch_tensor_16_torch.float32_1> : tensor<16xf32>
    %cst_153 = arith.constant dense_resource<torch_tensor_16_torch.float32> : tensor<16xf32>
    %cst_154 = arith.constant dense_resource<torch_tensor_16_1_16_torch.float32> : tensor<16x1x16xf32>
    %c0 = arith.constant 0 : index
    %c15 = arith.constant 15 : index
    %0 = tensor.empty() : tensor<1x16x160xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<1x16x160xf32>) -> tensor<1x16x160xf32>
    %2 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<8> : vector<1xi64>} ins(%arg0, %cst_154 : tensor<1x1x1288xf32>, tensor<16x1x16xf32>) outs(%1 : tensor<1x16x160xf32>) -> tensor<1x16x160xf32>
    %3 = tensor.empty() : tensor<16xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_152 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = arith.truncf %cst_151 : f64 to f32
      %221 = arith.addf %in, %220 : f32
      linalg.yield %221 : f32
    } -> tensor<16xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%4 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = math.rsqrt %in : f32
      linalg.yield %220 : f32
    } -> tensor<16xf32>
    %expanded = tensor.expand_shape %cst_153 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %expanded_155 = tensor.expand_shape %5 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2, %expanded : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.subf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %expanded_155 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_156 = tensor.expand_shape %cst_150 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%7, %expanded_156 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_157 = tensor.expand_shape %cst_149 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%8, %expanded_157 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %10 = tensor.empty() : tensor<1x8x160xf32>
    %broadcasted = linalg.broadcast ins(%cst_147 : tensor<8xf32>) outs(%10 : tensor<1x8x160xf32>) dimensions = [0, 2] 
    %11 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%9, %cst_148 : tensor<1x16x160xf32>, tensor<8x16x1xf32>) outs(%broadcasted : tensor<1x8x160xf32>) -> tensor<1x8x160xf32>
    %broadcasted_158 = linalg.broadcast ins(%cst_145 : tensor<16xf32>) outs(%0 : tensor<1x16x160xf32>) dimensions = [0, 2] 
    %12 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%11, %cst_146 : tensor<1x8x160xf32>, tensor<16x8x1xf32>) outs(%broadcasted_158 : tensor<1x16x160xf32>) -> tensor<1x16x160xf32>
    %13 = tensor.empty() : tensor<1x16x160xi1>
    %14 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12 : tensor<1x16x160xf32>) outs(%13 : tensor<1x16x160xi1>) {
    ^bb0(%in: f32, %out: i1):
      %220 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %220 : i1
    } -> tensor<1x16x160xi1>
    %15 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_17, %12 : tensor<1x1x1xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %16 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%14, %12, %15 : tensor<1x16x160xi1>, tensor<1x16x160xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: i1, %in_297: f32, %in_298: f32, %out: f32):
      %220 = arith.select %in, %in_297, %in_298 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_143 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = arith.truncf %cst_151 : f64 to f32
      %221 = arith.addf %in, %220 : f32
      linalg.yield %221 : f32
    } -> tensor<16xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%17 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = math.rsqrt %in : f32
      linalg.yield %220 : f32
    } -> tensor<16xf32>
    %expanded_159 = tensor.expand_shape %cst_144 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %expanded_160 = tensor.expand_shape %18 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%16, %expanded_159 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.subf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %20 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%19, %expanded_160 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_161 = tensor.expand_shape %cst_142 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %21 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%20, %expanded_161 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_162 = tensor.expand_shape %cst_141 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %22 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%21, %expanded_162 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_163 = tensor.expand_shape %22 [[0], [1], [2, 3]] output_shape [1, 16, 160, 1] : tensor<1x16x160xf32> into tensor<1x16x160x1xf32>
    %expanded_164 = tensor.expand_shape %cst_140 [[0], [1], [2, 3]] output_shape [16, 1, 3, 1] : tensor<16x1x3xf32> into tensor<16x1x3x1xf32>
    %padded = tensor.pad %expanded_163 low[0, 0, 1, 0] high[0, 0, 1, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x160x1xf32> to tensor<1x16x162x1xf32>
    %23 = tensor.empty() : tensor<1x16x160x1xf32>
    %broadcasted_165 = linalg.broadcast ins(%cst_139 : tensor<16xf32>) outs(%23 : tensor<1x16x160x1xf32>) dimensions = [0, 2, 3] 
    %collapsed = tensor.collapse_shape %expanded_164 [[0, 1], [2], [3]] : tensor<16x1x3x1xf32> into tensor<16x3x1xf32>
    %24 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %collapsed : tensor<1x16x162x1xf32>, tensor<16x3x1xf32>) outs(%broadcasted_165 : tensor<1x16x160x1xf32>) -> tensor<1x16x160x1xf32>
    %collapsed_166 = tensor.collapse_shape %24 [[0], [1], [2, 3]] : tensor<1x16x160x1xf32> into tensor<1x16x160xf32>
    %25 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_166 : tensor<1x16x160xf32>) outs(%13 : tensor<1x16x160xi1>) {
    ^bb0(%in: f32, %out: i1):
      %220 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %220 : i1
    } -> tensor<1x16x160xi1>
    %26 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_16, %collapsed_166 : tensor<1x1x1xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %27 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%25, %collapsed_166, %26 : tensor<1x16x160xi1>, tensor<1x16x160xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: i1, %in_297: f32, %in_298: f32, %out: f32):
      %220 = arith.select %in, %in_297, %in_298 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %28 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_137 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = arith.truncf %cst_151 : f64 to f32
      %221 = arith.addf %in, %220 : f32
      linalg.yield %221 : f32
    } -> tensor<16xf32>
    %29 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%28 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = math.rsqrt %in : f32
      linalg.yield %220 : f32
    } -> tensor<16xf32>
    %expanded_167 = tensor.expand_shape %cst_138 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %expanded_168 = tensor.expand_shape %29 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %30 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%27, %expanded_167 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.subf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %31 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%30, %expanded_168 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_169 = tensor.expand_shape %cst_136 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %32 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%31, %expanded_169 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_170 = tensor.expand_shape %cst_135 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %33 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%32, %expanded_170 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %broadcasted_171 = linalg.broadcast ins(%cst_133 : tensor<8xf32>) outs(%10 : tensor<1x8x160xf32>) dimensions = [0, 2] 
    %34 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%33, %cst_134 : tensor<1x16x160xf32>, tensor<8x16x1xf32>) outs(%broadcasted_171 : tensor<1x8x160xf32>) -> tensor<1x8x160xf32>
    %35 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%11, %34 : tensor<1x8x160xf32>, tensor<1x8x160xf32>) outs(%10 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x8x160xf32>
    %broadcasted_172 = linalg.broadcast ins(%cst_131 : tensor<8xf32>) outs(%10 : tensor<1x8x160xf32>) dimensions = [0, 2] 
    %36 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%33, %cst_132 : tensor<1x16x160xf32>, tensor<8x16x1xf32>) outs(%broadcasted_172 : tensor<1x8x160xf32>) -> tensor<1x8x160xf32>
    %broadcasted_173 = linalg.broadcast ins(%cst_129 : tensor<16xf32>) outs(%0 : tensor<1x16x160xf32>) dimensions = [0, 2] 
    %37 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%35, %cst_130 : tensor<1x8x160xf32>, tensor<16x8x1xf32>) outs(%broadcasted_173 : tensor<1x16x160xf32>) -> tensor<1x16x160xf32>
    %38 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%37 : tensor<1x16x160xf32>) outs(%13 : tensor<1x16x160xi1>) {
    ^bb0(%in: f32, %out: i1):
      %220 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %220 : i1
    } -> tensor<1x16x160xi1>
    %39 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_15, %37 : tensor<1x1x1xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %40 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%38, %37, %39 : tensor<1x16x160xi1>, tensor<1x16x160xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: i1, %in_297: f32, %in_298: f32, %out: f32):
      %220 = arith.select %in, %in_297, %in_298 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %41 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_127 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = arith.truncf %cst_151 : f64 to f32
      %221 = arith.addf %in, %220 : f32
      linalg.yield %221 : f32
    } -> tensor<16xf32>
    %42 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%41 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = math.rsqrt %in : f32
      linalg.yield %220 : f32
    } -> tensor<16xf32>
    %expanded_174 = tensor.expand_shape %cst_128 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %expanded_175 = tensor.expand_shape %42 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %43 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%40, %expanded_174 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.subf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %44 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%43, %expanded_175 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_176 = tensor.expand_shape %cst_126 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %45 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%44, %expanded_176 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_177 = tensor.expand_shape %cst_125 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %46 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%45, %expanded_177 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_178 = tensor.expand_shape %46 [[0], [1], [2, 3]] output_shape [1, 16, 160, 1] : tensor<1x16x160xf32> into tensor<1x16x160x1xf32>
    %expanded_179 = tensor.expand_shape %cst_124 [[0], [1], [2, 3]] output_shape [16, 1, 3, 1] : tensor<16x1x3xf32> into tensor<16x1x3x1xf32>
    %padded_180 = tensor.pad %expanded_178 low[0, 0, 2, 0] high[0, 0, 2, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x160x1xf32> to tensor<1x16x164x1xf32>
    %broadcasted_181 = linalg.broadcast ins(%cst_123 : tensor<16xf32>) outs(%23 : tensor<1x16x160x1xf32>) dimensions = [0, 2, 3] 
    %collapsed_182 = tensor.collapse_shape %expanded_179 [[0, 1], [2], [3]] : tensor<16x1x3x1xf32> into tensor<16x3x1xf32>
    %47 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<[2, 1]> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_180, %collapsed_182 : tensor<1x16x164x1xf32>, tensor<16x3x1xf32>) outs(%broadcasted_181 : tensor<1x16x160x1xf32>) -> tensor<1x16x160x1xf32>
    %collapsed_183 = tensor.collapse_shape %47 [[0], [1], [2, 3]] : tensor<1x16x160x1xf32> into tensor<1x16x160xf32>
    %48 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_183 : tensor<1x16x160xf32>) outs(%13 : tensor<1x16x160xi1>) {
    ^bb0(%in: f32, %out: i1):
      %220 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %220 : i1
    } -> tensor<1x16x160xi1>
    %49 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_14, %collapsed_183 : tensor<1x1x1xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %50 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%48, %collapsed_183, %49 : tensor<1x16x160xi1>, tensor<1x16x160xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: i1, %in_297: f32, %in_298: f32, %out: f32):
      %220 = arith.select %in, %in_297, %in_298 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %51 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_121 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = arith.truncf %cst_151 : f64 to f32
      %221 = arith.addf %in, %220 : f32
      linalg.yield %221 : f32
    } -> tensor<16xf32>
    %52 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%51 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = math.rsqrt %in : f32
      linalg.yield %220 : f32
    } -> tensor<16xf32>
    %expanded_184 = tensor.expand_shape %cst_122 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %expanded_185 = tensor.expand_shape %52 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %53 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%50, %expanded_184 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.subf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %54 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%53, %expanded_185 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_186 = tensor.expand_shape %cst_120 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %55 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%54, %expanded_186 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_187 = tensor.expand_shape %cst_119 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %56 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%55, %expanded_187 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %broadcasted_188 = linalg.broadcast ins(%cst_117 : tensor<8xf32>) outs(%10 : tensor<1x8x160xf32>) dimensions = [0, 2] 
    %57 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%56, %cst_118 : tensor<1x16x160xf32>, tensor<8x16x1xf32>) outs(%broadcasted_188 : tensor<1x8x160xf32>) -> tensor<1x8x160xf32>
    %58 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%35, %57 : tensor<1x8x160xf32>, tensor<1x8x160xf32>) outs(%10 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x8x160xf32>
    %broadcasted_189 = linalg.broadcast ins(%cst_115 : tensor<8xf32>) outs(%10 : tensor<1x8x160xf32>) dimensions = [0, 2] 
    %59 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%56, %cst_116 : tensor<1x16x160xf32>, tensor<8x16x1xf32>) outs(%broadcasted_189 : tensor<1x8x160xf32>) -> tensor<1x8x160xf32>
    %60 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%36, %59 : tensor<1x8x160xf32>, tensor<1x8x160xf32>) outs(%10 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x8x160xf32>
    %broadcasted_190 = linalg.broadcast ins(%cst_113 : tensor<16xf32>) outs(%0 : tensor<1x16x160xf32>) dimensions = [0, 2] 
    %61 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%58, %cst_114 : tensor<1x8x160xf32>, tensor<16x8x1xf32>) outs(%broadcasted_190 : tensor<1x16x160xf32>) -> tensor<1x16x160xf32>
    %62 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%61 : tensor<1x16x160xf32>) outs(%13 : tensor<1x16x160xi1>) {
    ^bb0(%in: f32, %out: i1):
      %220 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %220 : i1
    } -> tensor<1x16x160xi1>
    %63 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_13, %61 : tensor<1x1x1xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %64 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%62, %61, %63 : tensor<1x16x160xi1>, tensor<1x16x160xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: i1, %in_297: f32, %in_298: f32, %out: f32):
      %220 = arith.select %in, %in_297, %in_298 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %65 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_111 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = arith.truncf %cst_151 : f64 to f32
      %221 = arith.addf %in, %220 : f32
      linalg.yield %221 : f32
    } -> tensor<16xf32>
    %66 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%65 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = math.rsqrt %in : f32
      linalg.yield %220 : f32
    } -> tensor<16xf32>
    %expanded_191 = tensor.expand_shape %cst_112 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %expanded_192 = tensor.expand_shape %66 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %67 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%64, %expanded_191 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.subf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %68 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%67, %expanded_192 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_193 = tensor.expand_shape %cst_110 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %69 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%68, %expanded_193 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_194 = tensor.expand_shape %cst_109 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %70 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%69, %expanded_194 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_195 = tensor.expand_shape %70 [[0], [1], [2, 3]] output_shape [1, 16, 160, 1] : tensor<1x16x160xf32> into tensor<1x16x160x1xf32>
    %expanded_196 = tensor.expand_shape %cst_108 [[0], [1], [2, 3]] output_shape [16, 1, 3, 1] : tensor<16x1x3xf32> into tensor<16x1x3x1xf32>
    %padded_197 = tensor.pad %expanded_195 low[0, 0, 4, 0] high[0, 0, 4, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x160x1xf32> to tensor<1x16x168x1xf32>
    %broadcasted_198 = linalg.broadcast ins(%cst_107 : tensor<16xf32>) outs(%23 : tensor<1x16x160x1xf32>) dimensions = [0, 2, 3] 
    %collapsed_199 = tensor.collapse_shape %expanded_196 [[0, 1], [2], [3]] : tensor<16x1x3x1xf32> into tensor<16x3x1xf32>
    %71 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<[4, 1]> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_197, %collapsed_199 : tensor<1x16x168x1xf32>, tensor<16x3x1xf32>) outs(%broadcasted_198 : tensor<1x16x160x1xf32>) -> tensor<1x16x160x1xf32>
    %collapsed_200 = tensor.collapse_shape %71 [[0], [1], [2, 3]] : tensor<1x16x160x1xf32> into tensor<1x16x160xf32>
    %72 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_200 : tensor<1x16x160xf32>) outs(%13 : tensor<1x16x160xi1>) {
    ^bb0(%in: f32, %out: i1):
      %220 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %220 : i1
    } -> tensor<1x16x160xi1>
    %73 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_12, %collapsed_200 : tensor<1x1x1xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %74 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%72, %collapsed_200, %73 : tensor<1x16x160xi1>, tensor<1x16x160xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: i1, %in_297: f32, %in_298: f32, %out: f32):
      %220 = arith.select %in, %in_297, %in_298 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %75 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_105 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = arith.truncf %cst_151 : f64 to f32
      %221 = arith.addf %in, %220 : f32
      linalg.yield %221 : f32
    } -> tensor<16xf32>
    %76 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%75 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = math.rsqrt %in : f32
      linalg.yield %220 : f32
    } -> tensor<16xf32>
    %expanded_201 = tensor.expand_shape %cst_106 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %expanded_202 = tensor.expand_shape %76 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %77 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%74, %expanded_201 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.subf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %78 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%77, %expanded_202 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_203 = tensor.expand_shape %cst_104 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %79 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%78, %expanded_203 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_204 = tensor.expand_shape %cst_103 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %80 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%79, %expanded_204 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %broadcasted_205 = linalg.broadcast ins(%cst_101 : tensor<8xf32>) outs(%10 : tensor<1x8x160xf32>) dimensions = [0, 2] 
    %81 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%80, %cst_102 : tensor<1x16x160xf32>, tensor<8x16x1xf32>) outs(%broadcasted_205 : tensor<1x8x160xf32>) -> tensor<1x8x160xf32>
    %82 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%58, %81 : tensor<1x8x160xf32>, tensor<1x8x160xf32>) outs(%10 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x8x160xf32>
    %broadcasted_206 = linalg.broadcast ins(%cst_99 : tensor<8xf32>) outs(%10 : tensor<1x8x160xf32>) dimensions = [0, 2] 
    %83 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%80, %cst_100 : tensor<1x16x160xf32>, tensor<8x16x1xf32>) outs(%broadcasted_206 : tensor<1x8x160xf32>) -> tensor<1x8x160xf32>
    %84 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%60, %83 : tensor<1x8x160xf32>, tensor<1x8x160xf32>) outs(%10 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x8x160xf32>
    %broadcasted_207 = linalg.broadcast ins(%cst_97 : tensor<16xf32>) outs(%0 : tensor<1x16x160xf32>) dimensions = [0, 2] 
    %85 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%82, %cst_98 : tensor<1x8x160xf32>, tensor<16x8x1xf32>) outs(%broadcasted_207 : tensor<1x16x160xf32>) -> tensor<1x16x160xf32>
    %86 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%85 : tensor<1x16x160xf32>) outs(%13 : tensor<1x16x160xi1>) {
    ^bb0(%in: f32, %out: i1):
      %220 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %220 : i1
    } -> tensor<1x16x160xi1>
    %87 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_11, %85 : tensor<1x1x1xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %88 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%86, %85, %87 : tensor<1x16x160xi1>, tensor<1x16x160xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: i1, %in_297: f32, %in_298: f32, %out: f32):
      %220 = arith.select %in, %in_297, %in_298 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %89 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_95 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = arith.truncf %cst_151 : f64 to f32
      %221 = arith.addf %in, %220 : f32
      linalg.yield %221 : f32
    } -> tensor<16xf32>
    %90 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%89 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = math.rsqrt %in : f32
      linalg.yield %220 : f32
    } -> tensor<16xf32>
    %expanded_208 = tensor.expand_shape %cst_96 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %expanded_209 = tensor.expand_shape %90 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %91 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%88, %expanded_208 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.subf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %92 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%91, %expanded_209 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_210 = tensor.expand_shape %cst_94 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %93 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%92, %expanded_210 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_211 = tensor.expand_shape %cst_93 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %94 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%93, %expanded_211 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_212 = tensor.expand_shape %94 [[0], [1], [2, 3]] output_shape [1, 16, 160, 1] : tensor<1x16x160xf32> into tensor<1x16x160x1xf32>
    %expanded_213 = tensor.expand_shape %cst_92 [[0], [1], [2, 3]] output_shape [16, 1, 3, 1] : tensor<16x1x3xf32> into tensor<16x1x3x1xf32>
    %padded_214 = tensor.pad %expanded_212 low[0, 0, 8, 0] high[0, 0, 8, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x160x1xf32> to tensor<1x16x176x1xf32>
    %broadcasted_215 = linalg.broadcast ins(%cst_91 : tensor<16xf32>) outs(%23 : tensor<1x16x160x1xf32>) dimensions = [0, 2, 3] 
    %collapsed_216 = tensor.collapse_shape %expanded_213 [[0, 1], [2], [3]] : tensor<16x1x3x1xf32> into tensor<16x3x1xf32>
    %95 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<[8, 1]> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_214, %collapsed_216 : tensor<1x16x176x1xf32>, tensor<16x3x1xf32>) outs(%broadcasted_215 : tensor<1x16x160x1xf32>) -> tensor<1x16x160x1xf32>
    %collapsed_217 = tensor.collapse_shape %95 [[0], [1], [2, 3]] : tensor<1x16x160x1xf32> into tensor<1x16x160xf32>
    %96 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_217 : tensor<1x16x160xf32>) outs(%13 : tensor<1x16x160xi1>) {
    ^bb0(%in: f32, %out: i1):
      %220 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %220 : i1
    } -> tensor<1x16x160xi1>
    %97 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_10, %collapsed_217 : tensor<1x1x1xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %98 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%96, %collapsed_217, %97 : tensor<1x16x160xi1>, tensor<1x16x160xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: i1, %in_297: f32, %in_298: f32, %out: f32):
      %220 = arith.select %in, %in_297, %in_298 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %99 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_89 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = arith.truncf %cst_151 : f64 to f32
      %221 = arith.addf %in, %220 : f32
      linalg.yield %221 : f32
    } -> tensor<16xf32>
    %100 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%99 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = math.rsqrt %in : f32
      linalg.yield %220 : f32
    } -> tensor<16xf32>
    %expanded_218 = tensor.expand_shape %cst_90 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %expanded_219 = tensor.expand_shape %100 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %101 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%98, %expanded_218 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.subf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %102 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%101, %expanded_219 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_220 = tensor.expand_shape %cst_88 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %103 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%102, %expanded_220 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_221 = tensor.expand_shape %cst_87 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %104 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%103, %expanded_221 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %broadcasted_222 = linalg.broadcast ins(%cst_85 : tensor<8xf32>) outs(%10 : tensor<1x8x160xf32>) dimensions = [0, 2] 
    %105 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%104, %cst_86 : tensor<1x16x160xf32>, tensor<8x16x1xf32>) outs(%broadcasted_222 : tensor<1x8x160xf32>) -> tensor<1x8x160xf32>
    %106 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%82, %105 : tensor<1x8x160xf32>, tensor<1x8x160xf32>) outs(%10 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x8x160xf32>
    %broadcasted_223 = linalg.broadcast ins(%cst_83 : tensor<8xf32>) outs(%10 : tensor<1x8x160xf32>) dimensions = [0, 2] 
    %107 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%104, %cst_84 : tensor<1x16x160xf32>, tensor<8x16x1xf32>) outs(%broadcasted_223 : tensor<1x8x160xf32>) -> tensor<1x8x160xf32>
    %108 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%84, %107 : tensor<1x8x160xf32>, tensor<1x8x160xf32>) outs(%10 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x8x160xf32>
    %broadcasted_224 = linalg.broadcast ins(%cst_81 : tensor<16xf32>) outs(%0 : tensor<1x16x160xf32>) dimensions = [0, 2] 
    %109 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%106, %cst_82 : tensor<1x8x160xf32>, tensor<16x8x1xf32>) outs(%broadcasted_224 : tensor<1x16x160xf32>) -> tensor<1x16x160xf32>
    %110 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%109 : tensor<1x16x160xf32>) outs(%13 : tensor<1x16x160xi1>) {
    ^bb0(%in: f32, %out: i1):
      %220 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %220 : i1
    } -> tensor<1x16x160xi1>
    %111 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_9, %109 : tensor<1x1x1xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %112 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%110, %109, %111 : tensor<1x16x160xi1>, tensor<1x16x160xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: i1, %in_297: f32, %in_298: f32, %out: f32):
      %220 = arith.select %in, %in_297, %in_298 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %113 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_79 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = arith.truncf %cst_151 : f64 to f32
      %221 = arith.addf %in, %220 : f32
      linalg.yield %221 : f32
    } -> tensor<16xf32>
    %114 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%113 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = math.rsqrt %in : f32
      linalg.yield %220 : f32
    } -> tensor<16xf32>
    %expanded_225 = tensor.expand_shape %cst_80 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %expanded_226 = tensor.expand_shape %114 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %115 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%112, %expanded_225 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.subf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %116 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%115, %expanded_226 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_227 = tensor.expand_shape %cst_78 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %117 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%116, %expanded_227 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_228 = tensor.expand_shape %cst_77 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %118 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%117, %expanded_228 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_229 = tensor.expand_shape %118 [[0], [1], [2, 3]] output_shape [1, 16, 160, 1] : tensor<1x16x160xf32> into tensor<1x16x160x1xf32>
    %expanded_230 = tensor.expand_shape %cst_76 [[0], [1], [2, 3]] output_shape [16, 1, 3, 1] : tensor<16x1x3xf32> into tensor<16x1x3x1xf32>
    %padded_231 = tensor.pad %expanded_229 low[0, 0, 16, 0] high[0, 0, 16, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x160x1xf32> to tensor<1x16x192x1xf32>
    %broadcasted_232 = linalg.broadcast ins(%cst_75 : tensor<16xf32>) outs(%23 : tensor<1x16x160x1xf32>) dimensions = [0, 2, 3] 
    %collapsed_233 = tensor.collapse_shape %expanded_230 [[0, 1], [2], [3]] : tensor<16x1x3x1xf32> into tensor<16x3x1xf32>
    %119 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<[16, 1]> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_231, %collapsed_233 : tensor<1x16x192x1xf32>, tensor<16x3x1xf32>) outs(%broadcasted_232 : tensor<1x16x160x1xf32>) -> tensor<1x16x160x1xf32>
    %collapsed_234 = tensor.collapse_shape %119 [[0], [1], [2, 3]] : tensor<1x16x160x1xf32> into tensor<1x16x160xf32>
    %120 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_234 : tensor<1x16x160xf32>) outs(%13 : tensor<1x16x160xi1>) {
    ^bb0(%in: f32, %out: i1):
      %220 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %220 : i1
    } -> tensor<1x16x160xi1>
    %121 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_8, %collapsed_234 : tensor<1x1x1xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %122 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%120, %collapsed_234, %121 : tensor<1x16x160xi1>, tensor<1x16x160xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: i1, %in_297: f32, %in_298: f32, %out: f32):
      %220 = arith.select %in, %in_297, %in_298 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %123 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_73 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = arith.truncf %cst_151 : f64 to f32
      %221 = arith.addf %in, %220 : f32
      linalg.yield %221 : f32
    } -> tensor<16xf32>
    %124 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%123 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = math.rsqrt %in : f32
      linalg.yield %220 : f32
    } -> tensor<16xf32>
    %expanded_235 = tensor.expand_shape %cst_74 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %expanded_236 = tensor.expand_shape %124 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %125 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%122, %expanded_235 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.subf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %126 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%125, %expanded_236 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_237 = tensor.expand_shape %cst_72 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %127 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%126, %expanded_237 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_238 = tensor.expand_shape %cst_71 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %128 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%127, %expanded_238 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %broadcasted_239 = linalg.broadcast ins(%cst_69 : tensor<8xf32>) outs(%10 : tensor<1x8x160xf32>) dimensions = [0, 2] 
    %129 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%128, %cst_70 : tensor<1x16x160xf32>, tensor<8x16x1xf32>) outs(%broadcasted_239 : tensor<1x8x160xf32>) -> tensor<1x8x160xf32>
    %130 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%106, %129 : tensor<1x8x160xf32>, tensor<1x8x160xf32>) outs(%10 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x8x160xf32>
    %broadcasted_240 = linalg.broadcast ins(%cst_67 : tensor<8xf32>) outs(%10 : tensor<1x8x160xf32>) dimensions = [0, 2] 
    %131 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%128, %cst_68 : tensor<1x16x160xf32>, tensor<8x16x1xf32>) outs(%broadcasted_240 : tensor<1x8x160xf32>) -> tensor<1x8x160xf32>
    %132 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%108, %131 : tensor<1x8x160xf32>, tensor<1x8x160xf32>) outs(%10 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x8x160xf32>
    %broadcasted_241 = linalg.broadcast ins(%cst_65 : tensor<16xf32>) outs(%0 : tensor<1x16x160xf32>) dimensions = [0, 2] 
    %133 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%130, %cst_66 : tensor<1x8x160xf32>, tensor<16x8x1xf32>) outs(%broadcasted_241 : tensor<1x16x160xf32>) -> tensor<1x16x160xf32>
    %134 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%133 : tensor<1x16x160xf32>) outs(%13 : tensor<1x16x160xi1>) {
    ^bb0(%in: f32, %out: i1):
      %220 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %220 : i1
    } -> tensor<1x16x160xi1>
    %135 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_7, %133 : tensor<1x1x1xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %136 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%134, %133, %135 : tensor<1x16x160xi1>, tensor<1x16x160xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: i1, %in_297: f32, %in_298: f32, %out: f32):
      %220 = arith.select %in, %in_297, %in_298 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %137 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_63 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = arith.truncf %cst_151 : f64 to f32
      %221 = arith.addf %in, %220 : f32
      linalg.yield %221 : f32
    } -> tensor<16xf32>
    %138 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%137 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = math.rsqrt %in : f32
      linalg.yield %220 : f32
    } -> tensor<16xf32>
    %expanded_242 = tensor.expand_shape %cst_64 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %expanded_243 = tensor.expand_shape %138 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %139 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%136, %expanded_242 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.subf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %140 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%139, %expanded_243 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_244 = tensor.expand_shape %cst_62 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %141 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%140, %expanded_244 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_245 = tensor.expand_shape %cst_61 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %142 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%141, %expanded_245 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_246 = tensor.expand_shape %142 [[0], [1], [2, 3]] output_shape [1, 16, 160, 1] : tensor<1x16x160xf32> into tensor<1x16x160x1xf32>
    %expanded_247 = tensor.expand_shape %cst_60 [[0], [1], [2, 3]] output_shape [16, 1, 3, 1] : tensor<16x1x3xf32> into tensor<16x1x3x1xf32>
    %padded_248 = tensor.pad %expanded_246 low[0, 0, 32, 0] high[0, 0, 32, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x160x1xf32> to tensor<1x16x224x1xf32>
    %broadcasted_249 = linalg.broadcast ins(%cst_59 : tensor<16xf32>) outs(%23 : tensor<1x16x160x1xf32>) dimensions = [0, 2, 3] 
    %collapsed_250 = tensor.collapse_shape %expanded_247 [[0, 1], [2], [3]] : tensor<16x1x3x1xf32> into tensor<16x3x1xf32>
    %143 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<[32, 1]> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_248, %collapsed_250 : tensor<1x16x224x1xf32>, tensor<16x3x1xf32>) outs(%broadcasted_249 : tensor<1x16x160x1xf32>) -> tensor<1x16x160x1xf32>
    %collapsed_251 = tensor.collapse_shape %143 [[0], [1], [2, 3]] : tensor<1x16x160x1xf32> into tensor<1x16x160xf32>
    %144 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_251 : tensor<1x16x160xf32>) outs(%13 : tensor<1x16x160xi1>) {
    ^bb0(%in: f32, %out: i1):
      %220 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %220 : i1
    } -> tensor<1x16x160xi1>
    %145 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_6, %collapsed_251 : tensor<1x1x1xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %146 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%144, %collapsed_251, %145 : tensor<1x16x160xi1>, tensor<1x16x160xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: i1, %in_297: f32, %in_298: f32, %out: f32):
      %220 = arith.select %in, %in_297, %in_298 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %147 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_57 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = arith.truncf %cst_151 : f64 to f32
      %221 = arith.addf %in, %220 : f32
      linalg.yield %221 : f32
    } -> tensor<16xf32>
    %148 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%147 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = math.rsqrt %in : f32
      linalg.yield %220 : f32
    } -> tensor<16xf32>
    %expanded_252 = tensor.expand_shape %cst_58 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %expanded_253 = tensor.expand_shape %148 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %149 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%146, %expanded_252 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.subf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %150 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%149, %expanded_253 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_254 = tensor.expand_shape %cst_56 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %151 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%150, %expanded_254 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_255 = tensor.expand_shape %cst_55 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %152 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%151, %expanded_255 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %broadcasted_256 = linalg.broadcast ins(%cst_53 : tensor<8xf32>) outs(%10 : tensor<1x8x160xf32>) dimensions = [0, 2] 
    %153 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%152, %cst_54 : tensor<1x16x160xf32>, tensor<8x16x1xf32>) outs(%broadcasted_256 : tensor<1x8x160xf32>) -> tensor<1x8x160xf32>
    %154 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%130, %153 : tensor<1x8x160xf32>, tensor<1x8x160xf32>) outs(%10 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x8x160xf32>
    %broadcasted_257 = linalg.broadcast ins(%cst_51 : tensor<8xf32>) outs(%10 : tensor<1x8x160xf32>) dimensions = [0, 2] 
    %155 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%152, %cst_52 : tensor<1x16x160xf32>, tensor<8x16x1xf32>) outs(%broadcasted_257 : tensor<1x8x160xf32>) -> tensor<1x8x160xf32>
    %156 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%132, %155 : tensor<1x8x160xf32>, tensor<1x8x160xf32>) outs(%10 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x8x160xf32>
    %broadcasted_258 = linalg.broadcast ins(%cst_49 : tensor<16xf32>) outs(%0 : tensor<1x16x160xf32>) dimensions = [0, 2] 
    %157 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%154, %cst_50 : tensor<1x8x160xf32>, tensor<16x8x1xf32>) outs(%broadcasted_258 : tensor<1x16x160xf32>) -> tensor<1x16x160xf32>
    %158 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%157 : tensor<1x16x160xf32>) outs(%13 : tensor<1x16x160xi1>) {
    ^bb0(%in: f32, %out: i1):
      %220 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %220 : i1
    } -> tensor<1x16x160xi1>
    %159 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_5, %157 : tensor<1x1x1xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %160 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%158, %157, %159 : tensor<1x16x160xi1>, tensor<1x16x160xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: i1, %in_297: f32, %in_298: f32, %out: f32):
      %220 = arith.select %in, %in_297, %in_298 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %161 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_47 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = arith.truncf %cst_151 : f64 to f32
      %221 = arith.addf %in, %220 : f32
      linalg.yield %221 : f32
    } -> tensor<16xf32>
    %162 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%161 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = math.rsqrt %in : f32
      linalg.yield %220 : f32
    } -> tensor<16xf32>
    %expanded_259 = tensor.expand_shape %cst_48 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %expanded_260 = tensor.expand_shape %162 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %163 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%160, %expanded_259 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.subf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %164 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%163, %expanded_260 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_261 = tensor.expand_shape %cst_46 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %165 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%164, %expanded_261 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_262 = tensor.expand_shape %cst_45 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %166 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%165, %expanded_262 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_263 = tensor.expand_shape %166 [[0], [1], [2, 3]] output_shape [1, 16, 160, 1] : tensor<1x16x160xf32> into tensor<1x16x160x1xf32>
    %expanded_264 = tensor.expand_shape %cst_44 [[0], [1], [2, 3]] output_shape [16, 1, 3, 1] : tensor<16x1x3xf32> into tensor<16x1x3x1xf32>
    %padded_265 = tensor.pad %expanded_263 low[0, 0, 64, 0] high[0, 0, 64, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x160x1xf32> to tensor<1x16x288x1xf32>
    %broadcasted_266 = linalg.broadcast ins(%cst_43 : tensor<16xf32>) outs(%23 : tensor<1x16x160x1xf32>) dimensions = [0, 2, 3] 
    %collapsed_267 = tensor.collapse_shape %expanded_264 [[0, 1], [2], [3]] : tensor<16x1x3x1xf32> into tensor<16x3x1xf32>
    %167 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<[64, 1]> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_265, %collapsed_267 : tensor<1x16x288x1xf32>, tensor<16x3x1xf32>) outs(%broadcasted_266 : tensor<1x16x160x1xf32>) -> tensor<1x16x160x1xf32>
    %collapsed_268 = tensor.collapse_shape %167 [[0], [1], [2, 3]] : tensor<1x16x160x1xf32> into tensor<1x16x160xf32>
    %168 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_268 : tensor<1x16x160xf32>) outs(%13 : tensor<1x16x160xi1>) {
    ^bb0(%in: f32, %out: i1):
      %220 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %220 : i1
    } -> tensor<1x16x160xi1>
    %169 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_4, %collapsed_268 : tensor<1x1x1xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %170 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%168, %collapsed_268, %169 : tensor<1x16x160xi1>, tensor<1x16x160xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: i1, %in_297: f32, %in_298: f32, %out: f32):
      %220 = arith.select %in, %in_297, %in_298 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %171 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_41 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = arith.truncf %cst_151 : f64 to f32
      %221 = arith.addf %in, %220 : f32
      linalg.yield %221 : f32
    } -> tensor<16xf32>
    %172 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%171 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = math.rsqrt %in : f32
      linalg.yield %220 : f32
    } -> tensor<16xf32>
    %expanded_269 = tensor.expand_shape %cst_42 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %expanded_270 = tensor.expand_shape %172 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %173 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%170, %expanded_269 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.subf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %174 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%173, %expanded_270 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_271 = tensor.expand_shape %cst_40 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %175 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%174, %expanded_271 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_272 = tensor.expand_shape %cst_39 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %176 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%175, %expanded_272 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %broadcasted_273 = linalg.broadcast ins(%cst_37 : tensor<8xf32>) outs(%10 : tensor<1x8x160xf32>) dimensions = [0, 2] 
    %177 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%176, %cst_38 : tensor<1x16x160xf32>, tensor<8x16x1xf32>) outs(%broadcasted_273 : tensor<1x8x160xf32>) -> tensor<1x8x160xf32>
    %178 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%154, %177 : tensor<1x8x160xf32>, tensor<1x8x160xf32>) outs(%10 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x8x160xf32>
    %broadcasted_274 = linalg.broadcast ins(%cst_35 : tensor<8xf32>) outs(%10 : tensor<1x8x160xf32>) dimensions = [0, 2] 
    %179 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%176, %cst_36 : tensor<1x16x160xf32>, tensor<8x16x1xf32>) outs(%broadcasted_274 : tensor<1x8x160xf32>) -> tensor<1x8x160xf32>
    %180 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%156, %179 : tensor<1x8x160xf32>, tensor<1x8x160xf32>) outs(%10 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x8x160xf32>
    %broadcasted_275 = linalg.broadcast ins(%cst_33 : tensor<16xf32>) outs(%0 : tensor<1x16x160xf32>) dimensions = [0, 2] 
    %181 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%178, %cst_34 : tensor<1x8x160xf32>, tensor<16x8x1xf32>) outs(%broadcasted_275 : tensor<1x16x160xf32>) -> tensor<1x16x160xf32>
    %182 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%181 : tensor<1x16x160xf32>) outs(%13 : tensor<1x16x160xi1>) {
    ^bb0(%in: f32, %out: i1):
      %220 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %220 : i1
    } -> tensor<1x16x160xi1>
    %183 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_3, %181 : tensor<1x1x1xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %184 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%182, %181, %183 : tensor<1x16x160xi1>, tensor<1x16x160xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: i1, %in_297: f32, %in_298: f32, %out: f32):
      %220 = arith.select %in, %in_297, %in_298 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %185 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_31 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = arith.truncf %cst_151 : f64 to f32
      %221 = arith.addf %in, %220 : f32
      linalg.yield %221 : f32
    } -> tensor<16xf32>
    %186 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%185 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = math.rsqrt %in : f32
      linalg.yield %220 : f32
    } -> tensor<16xf32>
    %expanded_276 = tensor.expand_shape %cst_32 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %expanded_277 = tensor.expand_shape %186 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %187 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%184, %expanded_276 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.subf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %188 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%187, %expanded_277 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_278 = tensor.expand_shape %cst_30 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %189 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%188, %expanded_278 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_279 = tensor.expand_shape %cst_29 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %190 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%189, %expanded_279 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_280 = tensor.expand_shape %190 [[0], [1], [2, 3]] output_shape [1, 16, 160, 1] : tensor<1x16x160xf32> into tensor<1x16x160x1xf32>
    %expanded_281 = tensor.expand_shape %cst_28 [[0], [1], [2, 3]] output_shape [16, 1, 3, 1] : tensor<16x1x3xf32> into tensor<16x1x3x1xf32>
    %padded_282 = tensor.pad %expanded_280 low[0, 0, 128, 0] high[0, 0, 128, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x160x1xf32> to tensor<1x16x416x1xf32>
    %broadcasted_283 = linalg.broadcast ins(%cst_27 : tensor<16xf32>) outs(%23 : tensor<1x16x160x1xf32>) dimensions = [0, 2, 3] 
    %collapsed_284 = tensor.collapse_shape %expanded_281 [[0, 1], [2], [3]] : tensor<16x1x3x1xf32> into tensor<16x3x1xf32>
    %191 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<[128, 1]> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_282, %collapsed_284 : tensor<1x16x416x1xf32>, tensor<16x3x1xf32>) outs(%broadcasted_283 : tensor<1x16x160x1xf32>) -> tensor<1x16x160x1xf32>
    %collapsed_285 = tensor.collapse_shape %191 [[0], [1], [2, 3]] : tensor<1x16x160x1xf32> into tensor<1x16x160xf32>
    %192 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_285 : tensor<1x16x160xf32>) outs(%13 : tensor<1x16x160xi1>) {
    ^bb0(%in: f32, %out: i1):
      %220 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %220 : i1
    } -> tensor<1x16x160xi1>
    %193 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_2, %collapsed_285 : tensor<1x1x1xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %194 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%192, %collapsed_285, %193 : tensor<1x16x160xi1>, tensor<1x16x160xf32>, tensor<1x16x160xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: i1, %in_297: f32, %in_298: f32, %out: f32):
      %220 = arith.select %in, %in_297, %in_298 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %195 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_25 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = arith.truncf %cst_151 : f64 to f32
      %221 = arith.addf %in, %220 : f32
      linalg.yield %221 : f32
    } -> tensor<16xf32>
    %196 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%195 : tensor<16xf32>) outs(%3 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = math.rsqrt %in : f32
      linalg.yield %220 : f32
    } -> tensor<16xf32>
    %expanded_286 = tensor.expand_shape %cst_26 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %expanded_287 = tensor.expand_shape %196 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %197 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%194, %expanded_286 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.subf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %198 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%197, %expanded_287 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_288 = tensor.expand_shape %cst_24 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %199 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%198, %expanded_288 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %expanded_289 = tensor.expand_shape %cst_23 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %200 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%199, %expanded_289 : tensor<1x16x160xf32>, tensor<16x1xf32>) outs(%0 : tensor<1x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x16x160xf32>
    %broadcasted_290 = linalg.broadcast ins(%cst_21 : tensor<8xf32>) outs(%10 : tensor<1x8x160xf32>) dimensions = [0, 2] 
    %201 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%200, %cst_22 : tensor<1x16x160xf32>, tensor<8x16x1xf32>) outs(%broadcasted_290 : tensor<1x8x160xf32>) -> tensor<1x8x160xf32>
    %202 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%180, %201 : tensor<1x8x160xf32>, tensor<1x8x160xf32>) outs(%10 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.addf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x8x160xf32>
    %203 = tensor.empty() : tensor<1x8x160xi1>
    %204 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%202 : tensor<1x8x160xf32>) outs(%203 : tensor<1x8x160xi1>) {
    ^bb0(%in: f32, %out: i1):
      %220 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %220 : i1
    } -> tensor<1x8x160xi1>
    %205 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_1, %202 : tensor<1x1x1xf32>, tensor<1x8x160xf32>) outs(%10 : tensor<1x8x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x8x160xf32>
    %206 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%204, %202, %205 : tensor<1x8x160xi1>, tensor<1x8x160xf32>, tensor<1x8x160xf32>) outs(%10 : tensor<1x8x160xf32>) {
    ^bb0(%in: i1, %in_297: f32, %in_298: f32, %out: f32):
      %220 = arith.select %in, %in_297, %in_298 : f32
      linalg.yield %220 : f32
    } -> tensor<1x8x160xf32>
    %207 = tensor.empty() : tensor<1x32x160xf32>
    %broadcasted_291 = linalg.broadcast ins(%cst_19 : tensor<32xf32>) outs(%207 : tensor<1x32x160xf32>) dimensions = [0, 2] 
    %208 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%206, %cst_20 : tensor<1x8x160xf32>, tensor<32x8x1xf32>) outs(%broadcasted_291 : tensor<1x32x160xf32>) -> tensor<1x32x160xf32>
    %209 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%208 : tensor<1x32x160xf32>) outs(%207 : tensor<1x32x160xf32>) {
    ^bb0(%in: f32, %out: f32):
      %220 = arith.negf %in : f32
      %221 = math.exp %220 : f32
      %222 = arith.addf %221, %cst_0 : f32
      %223 = arith.divf %cst_0, %222 : f32
      linalg.yield %223 : f32
    } -> tensor<1x32x160xf32>
    %expanded_292 = tensor.expand_shape %209 [[0], [1, 2], [3]] output_shape [1, 2, 16, 160] : tensor<1x32x160xf32> into tensor<1x2x16x160xf32>
    %expanded_293 = tensor.expand_shape %2 [[0], [1, 2], [3]] output_shape [1, 1, 16, 160] : tensor<1x16x160xf32> into tensor<1x1x16x160xf32>
    %210 = tensor.empty() : tensor<1x2x16x160xf32>
    %211 = linalg.generic {indexing_maps = [#map4, #map5, #map4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_292, %expanded_293 : tensor<1x2x16x160xf32>, tensor<1x1x16x160xf32>) outs(%210 : tensor<1x2x16x160xf32>) {
    ^bb0(%in: f32, %in_297: f32, %out: f32):
      %220 = arith.mulf %in, %in_297 : f32
      linalg.yield %220 : f32
    } -> tensor<1x2x16x160xf32>
    %collapsed_294 = tensor.collapse_shape %211 [[0, 1], [2], [3]] : tensor<1x2x16x160xf32> into tensor<2x16x160xf32>
    %212 = tensor.empty() : tensor<1x16x16xf32>
    %213 = linalg.fill ins(%cst : f32) outs(%212 : tensor<1x16x16xf32>) -> tensor<1x16x16xf32>
    %214 = linalg.generic {indexing_maps = [#map1], iterator_types = ["parallel", "parallel", "parallel"]} outs(%213 : tensor<1x16x16xf32>) {
    ^bb0(%out: f32):
      %220 = linalg.index 1 : index
      %221 = linalg.index 2 : index
      %222 = arith.subi %c15, %221 : index
      %extracted = tensor.extract %cst_18[%220, %c0, %222] : tensor<16x1x16xf32>
      linalg.yield %extracted : f32
    } -> tensor<1x16x16xf32>
    %215 = tensor.empty() : tensor<2x16x1303xf32>
    %216 = linalg.fill ins(%cst : f32) outs(%215 : tensor<2x16x1303xf32>) -> tensor<2x16x1303xf32>
    %inserted_slice = tensor.insert_slice %collapsed_294 into %216[0, 0, 15] [2, 16, 160] [1, 1, 8] : tensor<2x16x160xf32> into tensor<2x16x1303xf32>
    %217 = tensor.empty() : tensor<2x1x1288xf32>
    %218 = linalg.fill ins(%cst : f32) outs(%217 : tensor<2x1x1288xf32>) -> tensor<2x1x1288xf32>
    %219 = linalg.conv_1d_ncw_fcw {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>} ins(%inserted_slice, %214 : tensor<2x16x1303xf32>, tensor<1x16x16xf32>) outs(%218 : tensor<2x1x1288xf32>) -> tensor<2x1x1288xf32>
    %collapsed_295 = tensor.collapse_shape %219 [[0], [1, 2]] : tensor<2x1x1288xf32> into tensor<2x1288xf32>
    %expanded_296 = tensor.expand_shape %collapsed_295 [[0, 1], [2]] output_shape [1, 2, 1288] : tensor<2x1288xf32> into tensor<1x2x1288xf32>
    return %expanded_296 : tensor<1x2x1288xf32>
  }
}
