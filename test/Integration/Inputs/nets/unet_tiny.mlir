#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>
module {
  func.func @main(%arg0: tensor<1x1x16x24xf32>) -> tensor<1x2x16x24xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant dense_resource<torch_tensor_2_torch.float32> : tensor<2xf32>
    %cst_2 = arith.constant dense_resource<torch_tensor_2_4_1_1_torch.float32> : tensor<2x4x1x1xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_4_torch.float32_8> : tensor<4xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_4_torch.float32_7> : tensor<4xf32>
    %cst_5 = arith.constant dense_resource<torch_tensor_4_4_3_3_torch.float32_1> : tensor<4x4x3x3xf32>
    %cst_6 = arith.constant dense_resource<torch_tensor_4_torch.float32_6> : tensor<4xf32>
    %cst_7 = arith.constant dense_resource<torch_tensor_4_torch.float32_5> : tensor<4xf32>
    %cst_8 = arith.constant dense_resource<torch_tensor_4_8_3_3_torch.float32> : tensor<4x8x3x3xf32>
    %cst_9 = arith.constant dense_resource<torch_tensor_4_torch.float32_4> : tensor<4xf32>
    %cst_10 = arith.constant dense_resource<torch_tensor_8_4_2_2_torch.float32> : tensor<8x4x2x2xf32>
    %cst_11 = arith.constant dense_resource<torch_tensor_8_torch.float32_8> : tensor<8xf32>
    %cst_12 = arith.constant dense_resource<torch_tensor_8_torch.float32_7> : tensor<8xf32>
    %cst_13 = arith.constant dense_resource<torch_tensor_8_8_3_3_torch.float32_1> : tensor<8x8x3x3xf32>
    %cst_14 = arith.constant dense_resource<torch_tensor_8_torch.float32_6> : tensor<8xf32>
    %cst_15 = arith.constant dense_resource<torch_tensor_8_torch.float32_5> : tensor<8xf32>
    %cst_16 = arith.constant dense_resource<torch_tensor_8_16_3_3_torch.float32> : tensor<8x16x3x3xf32>
    %cst_17 = arith.constant dense_resource<torch_tensor_8_torch.float32_4> : tensor<8xf32>
    %cst_18 = arith.constant dense_resource<torch_tensor_16_8_2_2_torch.float32> : tensor<16x8x2x2xf32>
    %cst_19 = arith.constant dense_resource<torch_tensor_16_torch.float32_3> : tensor<16xf32>
    %cst_20 = arith.constant dense_resource<torch_tensor_16_torch.float32_2> : tensor<16xf32>
    %cst_21 = arith.constant dense_resource<torch_tensor_16_16_3_3_torch.float32> : tensor<16x16x3x3xf32>
    %cst_22 = arith.constant dense_resource<torch_tensor_16_torch.float32_1> : tensor<16xf32>
    %cst_23 = arith.constant dense_resource<torch_tensor_16_torch.float32> : tensor<16xf32>
    %cst_24 = arith.constant dense_resource<torch_tensor_16_8_3_3_torch.float32> : tensor<16x8x3x3xf32>
    %cst_25 = arith.constant dense_resource<torch_tensor_8_torch.float32_3> : tensor<8xf32>
    %cst_26 = arith.constant dense_resource<torch_tensor_8_torch.float32_2> : tensor<8xf32>
    %cst_27 = arith.constant dense_resource<torch_tensor_8_8_3_3_torch.float32> : tensor<8x8x3x3xf32>
    %cst_28 = arith.constant dense_resource<torch_tensor_8_torch.float32_1> : tensor<8xf32>
    %cst_29 = arith.constant dense_resource<torch_tensor_8_torch.float32> : tensor<8xf32>
    %cst_30 = arith.constant dense_resource<torch_tensor_8_4_3_3_torch.float32> : tensor<8x4x3x3xf32>
    %cst_31 = arith.constant dense_resource<torch_tensor_4_torch.float32_3> : tensor<4xf32>
    %cst_32 = arith.constant dense_resource<torch_tensor_4_torch.float32_2> : tensor<4xf32>
    %cst_33 = arith.constant dense_resource<torch_tensor_4_4_3_3_torch.float32> : tensor<4x4x3x3xf32>
    %cst_34 = arith.constant dense_resource<torch_tensor_4_torch.float32_1> : tensor<4xf32>
    %cst_35 = arith.constant dense_resource<torch_tensor_4_1_3_3_torch.float32> : tensor<4x1x3x3xf32>
    %cst_36 = arith.constant dense_resource<torch_tensor_4_torch.float32> : tensor<4xf32>
    %c1 = arith.constant 1 : index
    %padded = tensor.pad %arg0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x1x16x24xf32> to tensor<1x1x18x26xf32>
    %0 = tensor.empty() : tensor<1x4x16x24xf32>
    %broadcasted = linalg.broadcast ins(%cst_36 : tensor<4xf32>) outs(%0 : tensor<1x4x16x24xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %cst_35 : tensor<1x1x18x26xf32>, tensor<4x1x3x3xf32>) outs(%broadcasted : tensor<1x4x16x24xf32>) -> tensor<1x4x16x24xf32>
    %expanded = tensor.expand_shape %cst_34 [[0, 1, 2, 3]] output_shape [1, 4, 1, 1] : tensor<4xf32> into tensor<1x4x1x1xf32>
    %2 = tensor.empty() : tensor<1x4x16x24xi1>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1 : tensor<1x4x16x24xf32>) outs(%2 : tensor<1x4x16x24xi1>) {
    ^bb0(%in: f32, %out: i1):
      %67 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %67 : i1
    } -> tensor<1x4x16x24xi1>
    %4 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded, %1 : tensor<1x4x1x1xf32>, tensor<1x4x16x24xf32>) outs(%0 : tensor<1x4x16x24xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %67 = arith.mulf %in, %in_69 : f32
      linalg.yield %67 : f32
    } -> tensor<1x4x16x24xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %1, %4 : tensor<1x4x16x24xi1>, tensor<1x4x16x24xf32>, tensor<1x4x16x24xf32>) outs(%0 : tensor<1x4x16x24xf32>) {
    ^bb0(%in: i1, %in_69: f32, %in_70: f32, %out: f32):
      %67 = arith.select %in, %in_69, %in_70 : f32
      linalg.yield %67 : f32
    } -> tensor<1x4x16x24xf32>
    %padded_37 = tensor.pad %5 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x4x16x24xf32> to tensor<1x4x18x26xf32>
    %broadcasted_38 = linalg.broadcast ins(%cst_32 : tensor<4xf32>) outs(%0 : tensor<1x4x16x24xf32>) dimensions = [0, 2, 3] 
    %6 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_37, %cst_33 : tensor<1x4x18x26xf32>, tensor<4x4x3x3xf32>) outs(%broadcasted_38 : tensor<1x4x16x24xf32>) -> tensor<1x4x16x24xf32>
    %expanded_39 = tensor.expand_shape %cst_31 [[0, 1, 2, 3]] output_shape [1, 4, 1, 1] : tensor<4xf32> into tensor<1x4x1x1xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%6 : tensor<1x4x16x24xf32>) outs(%2 : tensor<1x4x16x24xi1>) {
    ^bb0(%in: f32, %out: i1):
      %67 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %67 : i1
    } -> tensor<1x4x16x24xi1>
    %8 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_39, %6 : tensor<1x4x1x1xf32>, tensor<1x4x16x24xf32>) outs(%0 : tensor<1x4x16x24xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %67 = arith.mulf %in, %in_69 : f32
      linalg.yield %67 : f32
    } -> tensor<1x4x16x24xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7, %6, %8 : tensor<1x4x16x24xi1>, tensor<1x4x16x24xf32>, tensor<1x4x16x24xf32>) outs(%0 : tensor<1x4x16x24xf32>) {
    ^bb0(%in: i1, %in_69: f32, %in_70: f32, %out: f32):
      %67 = arith.select %in, %in_69, %in_70 : f32
      linalg.yield %67 : f32
    } -> tensor<1x4x16x24xf32>
    %10 = tensor.empty() : tensor<1x4x8x12xf32>
    %11 = linalg.fill ins(%cst_0 : f32) outs(%10 : tensor<1x4x8x12xf32>) -> tensor<1x4x8x12xf32>
    %12 = tensor.empty() : tensor<2x2xf32>
    %13 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%9, %12 : tensor<1x4x16x24xf32>, tensor<2x2xf32>) outs(%11 : tensor<1x4x8x12xf32>) -> tensor<1x4x8x12xf32>
    %padded_40 = tensor.pad %13 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x4x8x12xf32> to tensor<1x4x10x14xf32>
    %14 = tensor.empty() : tensor<1x8x8x12xf32>
    %broadcasted_41 = linalg.broadcast ins(%cst_29 : tensor<8xf32>) outs(%14 : tensor<1x8x8x12xf32>) dimensions = [0, 2, 3] 
    %15 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_40, %cst_30 : tensor<1x4x10x14xf32>, tensor<8x4x3x3xf32>) outs(%broadcasted_41 : tensor<1x8x8x12xf32>) -> tensor<1x8x8x12xf32>
    %expanded_42 = tensor.expand_shape %cst_28 [[0, 1, 2, 3]] output_shape [1, 8, 1, 1] : tensor<8xf32> into tensor<1x8x1x1xf32>
    %16 = tensor.empty() : tensor<1x8x8x12xi1>
    %17 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%15 : tensor<1x8x8x12xf32>) outs(%16 : tensor<1x8x8x12xi1>) {
    ^bb0(%in: f32, %out: i1):
      %67 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %67 : i1
    } -> tensor<1x8x8x12xi1>
    %18 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_42, %15 : tensor<1x8x1x1xf32>, tensor<1x8x8x12xf32>) outs(%14 : tensor<1x8x8x12xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %67 = arith.mulf %in, %in_69 : f32
      linalg.yield %67 : f32
    } -> tensor<1x8x8x12xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%17, %15, %18 : tensor<1x8x8x12xi1>, tensor<1x8x8x12xf32>, tensor<1x8x8x12xf32>) outs(%14 : tensor<1x8x8x12xf32>) {
    ^bb0(%in: i1, %in_69: f32, %in_70: f32, %out: f32):
      %67 = arith.select %in, %in_69, %in_70 : f32
      linalg.yield %67 : f32
    } -> tensor<1x8x8x12xf32>
    %padded_43 = tensor.pad %19 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x8x8x12xf32> to tensor<1x8x10x14xf32>
    %broadcasted_44 = linalg.broadcast ins(%cst_26 : tensor<8xf32>) outs(%14 : tensor<1x8x8x12xf32>) dimensions = [0, 2, 3] 
    %20 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_43, %cst_27 : tensor<1x8x10x14xf32>, tensor<8x8x3x3xf32>) outs(%broadcasted_44 : tensor<1x8x8x12xf32>) -> tensor<1x8x8x12xf32>
    %expanded_45 = tensor.expand_shape %cst_25 [[0, 1, 2, 3]] output_shape [1, 8, 1, 1] : tensor<8xf32> into tensor<1x8x1x1xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%20 : tensor<1x8x8x12xf32>) outs(%16 : tensor<1x8x8x12xi1>) {
    ^bb0(%in: f32, %out: i1):
      %67 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %67 : i1
    } -> tensor<1x8x8x12xi1>
    %22 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_45, %20 : tensor<1x8x1x1xf32>, tensor<1x8x8x12xf32>) outs(%14 : tensor<1x8x8x12xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %67 = arith.mulf %in, %in_69 : f32
      linalg.yield %67 : f32
    } -> tensor<1x8x8x12xf32>
    %23 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%21, %20, %22 : tensor<1x8x8x12xi1>, tensor<1x8x8x12xf32>, tensor<1x8x8x12xf32>) outs(%14 : tensor<1x8x8x12xf32>) {
    ^bb0(%in: i1, %in_69: f32, %in_70: f32, %out: f32):
      %67 = arith.select %in, %in_69, %in_70 : f32
      linalg.yield %67 : f32
    } -> tensor<1x8x8x12xf32>
    %24 = tensor.empty() : tensor<1x8x4x6xf32>
    %25 = linalg.fill ins(%cst_0 : f32) outs(%24 : tensor<1x8x4x6xf32>) -> tensor<1x8x4x6xf32>
    %26 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%23, %12 : tensor<1x8x8x12xf32>, tensor<2x2xf32>) outs(%25 : tensor<1x8x4x6xf32>) -> tensor<1x8x4x6xf32>
    %padded_46 = tensor.pad %26 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x8x4x6xf32> to tensor<1x8x6x8xf32>
    %27 = tensor.empty() : tensor<1x16x4x6xf32>
    %broadcasted_47 = linalg.broadcast ins(%cst_23 : tensor<16xf32>) outs(%27 : tensor<1x16x4x6xf32>) dimensions = [0, 2, 3] 
    %28 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_46, %cst_24 : tensor<1x8x6x8xf32>, tensor<16x8x3x3xf32>) outs(%broadcasted_47 : tensor<1x16x4x6xf32>) -> tensor<1x16x4x6xf32>
    %expanded_48 = tensor.expand_shape %cst_22 [[0, 1, 2, 3]] output_shape [1, 16, 1, 1] : tensor<16xf32> into tensor<1x16x1x1xf32>
    %29 = tensor.empty() : tensor<1x16x4x6xi1>
    %30 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%28 : tensor<1x16x4x6xf32>) outs(%29 : tensor<1x16x4x6xi1>) {
    ^bb0(%in: f32, %out: i1):
      %67 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %67 : i1
    } -> tensor<1x16x4x6xi1>
    %31 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_48, %28 : tensor<1x16x1x1xf32>, tensor<1x16x4x6xf32>) outs(%27 : tensor<1x16x4x6xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %67 = arith.mulf %in, %in_69 : f32
      linalg.yield %67 : f32
    } -> tensor<1x16x4x6xf32>
    %32 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%30, %28, %31 : tensor<1x16x4x6xi1>, tensor<1x16x4x6xf32>, tensor<1x16x4x6xf32>) outs(%27 : tensor<1x16x4x6xf32>) {
    ^bb0(%in: i1, %in_69: f32, %in_70: f32, %out: f32):
      %67 = arith.select %in, %in_69, %in_70 : f32
      linalg.yield %67 : f32
    } -> tensor<1x16x4x6xf32>
    %padded_49 = tensor.pad %32 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x4x6xf32> to tensor<1x16x6x8xf32>
    %broadcasted_50 = linalg.broadcast ins(%cst_20 : tensor<16xf32>) outs(%27 : tensor<1x16x4x6xf32>) dimensions = [0, 2, 3] 
    %33 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_49, %cst_21 : tensor<1x16x6x8xf32>, tensor<16x16x3x3xf32>) outs(%broadcasted_50 : tensor<1x16x4x6xf32>) -> tensor<1x16x4x6xf32>
    %expanded_51 = tensor.expand_shape %cst_19 [[0, 1, 2, 3]] output_shape [1, 16, 1, 1] : tensor<16xf32> into tensor<1x16x1x1xf32>
    %34 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%33 : tensor<1x16x4x6xf32>) outs(%29 : tensor<1x16x4x6xi1>) {
    ^bb0(%in: f32, %out: i1):
      %67 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %67 : i1
    } -> tensor<1x16x4x6xi1>
    %35 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_51, %33 : tensor<1x16x1x1xf32>, tensor<1x16x4x6xf32>) outs(%27 : tensor<1x16x4x6xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %67 = arith.mulf %in, %in_69 : f32
      linalg.yield %67 : f32
    } -> tensor<1x16x4x6xf32>
    %36 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%34, %33, %35 : tensor<1x16x4x6xi1>, tensor<1x16x4x6xf32>, tensor<1x16x4x6xf32>) outs(%27 : tensor<1x16x4x6xf32>) {
    ^bb0(%in: i1, %in_69: f32, %in_70: f32, %out: f32):
      %67 = arith.select %in, %in_69, %in_70 : f32
      linalg.yield %67 : f32
    } -> tensor<1x16x4x6xf32>
    %37 = tensor.empty() : tensor<8x16x2x2xf32>
    %38 = linalg.fill ins(%cst : f32) outs(%37 : tensor<8x16x2x2xf32>) -> tensor<8x16x2x2xf32>
    %39 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} outs(%38 : tensor<8x16x2x2xf32>) {
    ^bb0(%out: f32):
      %67 = linalg.index 0 : index
      %68 = linalg.index 1 : index
      %69 = linalg.index 2 : index
      %70 = linalg.index 3 : index
      %71 = arith.subi %c1, %69 : index
      %72 = arith.subi %c1, %70 : index
      %extracted = tensor.extract %cst_18[%68, %67, %71, %72] : tensor<16x8x2x2xf32>
      linalg.yield %extracted : f32
    } -> tensor<8x16x2x2xf32>
    %40 = tensor.empty() : tensor<1x16x9x13xf32>
    %41 = linalg.fill ins(%cst : f32) outs(%40 : tensor<1x16x9x13xf32>) -> tensor<1x16x9x13xf32>
    %inserted_slice = tensor.insert_slice %36 into %41[0, 0, 1, 1] [1, 16, 4, 6] [1, 1, 2, 2] : tensor<1x16x4x6xf32> into tensor<1x16x9x13xf32>
    %broadcasted_52 = linalg.broadcast ins(%cst_17 : tensor<8xf32>) outs(%14 : tensor<1x8x8x12xf32>) dimensions = [0, 2, 3] 
    %42 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%inserted_slice, %39 : tensor<1x16x9x13xf32>, tensor<8x16x2x2xf32>) outs(%broadcasted_52 : tensor<1x8x8x12xf32>) -> tensor<1x8x8x12xf32>
    %concat = tensor.concat dim(1) %23, %42 : (tensor<1x8x8x12xf32>, tensor<1x8x8x12xf32>) -> tensor<1x16x8x12xf32>
    %padded_53 = tensor.pad %concat low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x8x12xf32> to tensor<1x16x10x14xf32>
    %broadcasted_54 = linalg.broadcast ins(%cst_15 : tensor<8xf32>) outs(%14 : tensor<1x8x8x12xf32>) dimensions = [0, 2, 3] 
    %43 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_53, %cst_16 : tensor<1x16x10x14xf32>, tensor<8x16x3x3xf32>) outs(%broadcasted_54 : tensor<1x8x8x12xf32>) -> tensor<1x8x8x12xf32>
    %expanded_55 = tensor.expand_shape %cst_14 [[0, 1, 2, 3]] output_shape [1, 8, 1, 1] : tensor<8xf32> into tensor<1x8x1x1xf32>
    %44 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%43 : tensor<1x8x8x12xf32>) outs(%16 : tensor<1x8x8x12xi1>) {
    ^bb0(%in: f32, %out: i1):
      %67 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %67 : i1
    } -> tensor<1x8x8x12xi1>
    %45 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_55, %43 : tensor<1x8x1x1xf32>, tensor<1x8x8x12xf32>) outs(%14 : tensor<1x8x8x12xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %67 = arith.mulf %in, %in_69 : f32
      linalg.yield %67 : f32
    } -> tensor<1x8x8x12xf32>
    %46 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%44, %43, %45 : tensor<1x8x8x12xi1>, tensor<1x8x8x12xf32>, tensor<1x8x8x12xf32>) outs(%14 : tensor<1x8x8x12xf32>) {
    ^bb0(%in: i1, %in_69: f32, %in_70: f32, %out: f32):
      %67 = arith.select %in, %in_69, %in_70 : f32
      linalg.yield %67 : f32
    } -> tensor<1x8x8x12xf32>
    %padded_56 = tensor.pad %46 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x8x8x12xf32> to tensor<1x8x10x14xf32>
    %broadcasted_57 = linalg.broadcast ins(%cst_12 : tensor<8xf32>) outs(%14 : tensor<1x8x8x12xf32>) dimensions = [0, 2, 3] 
    %47 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_56, %cst_13 : tensor<1x8x10x14xf32>, tensor<8x8x3x3xf32>) outs(%broadcasted_57 : tensor<1x8x8x12xf32>) -> tensor<1x8x8x12xf32>
    %expanded_58 = tensor.expand_shape %cst_11 [[0, 1, 2, 3]] output_shape [1, 8, 1, 1] : tensor<8xf32> into tensor<1x8x1x1xf32>
    %48 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%47 : tensor<1x8x8x12xf32>) outs(%16 : tensor<1x8x8x12xi1>) {
    ^bb0(%in: f32, %out: i1):
      %67 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %67 : i1
    } -> tensor<1x8x8x12xi1>
    %49 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_58, %47 : tensor<1x8x1x1xf32>, tensor<1x8x8x12xf32>) outs(%14 : tensor<1x8x8x12xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %67 = arith.mulf %in, %in_69 : f32
      linalg.yield %67 : f32
    } -> tensor<1x8x8x12xf32>
    %50 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%48, %47, %49 : tensor<1x8x8x12xi1>, tensor<1x8x8x12xf32>, tensor<1x8x8x12xf32>) outs(%14 : tensor<1x8x8x12xf32>) {
    ^bb0(%in: i1, %in_69: f32, %in_70: f32, %out: f32):
      %67 = arith.select %in, %in_69, %in_70 : f32
      linalg.yield %67 : f32
    } -> tensor<1x8x8x12xf32>
    %51 = tensor.empty() : tensor<4x8x2x2xf32>
    %52 = linalg.fill ins(%cst : f32) outs(%51 : tensor<4x8x2x2xf32>) -> tensor<4x8x2x2xf32>
    %53 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} outs(%52 : tensor<4x8x2x2xf32>) {
    ^bb0(%out: f32):
      %67 = linalg.index 0 : index
      %68 = linalg.index 1 : index
      %69 = linalg.index 2 : index
      %70 = linalg.index 3 : index
      %71 = arith.subi %c1, %69 : index
      %72 = arith.subi %c1, %70 : index
      %extracted = tensor.extract %cst_10[%68, %67, %71, %72] : tensor<8x4x2x2xf32>
      linalg.yield %extracted : f32
    } -> tensor<4x8x2x2xf32>
    %54 = tensor.empty() : tensor<1x8x17x25xf32>
    %55 = linalg.fill ins(%cst : f32) outs(%54 : tensor<1x8x17x25xf32>) -> tensor<1x8x17x25xf32>
    %inserted_slice_59 = tensor.insert_slice %50 into %55[0, 0, 1, 1] [1, 8, 8, 12] [1, 1, 2, 2] : tensor<1x8x8x12xf32> into tensor<1x8x17x25xf32>
    %broadcasted_60 = linalg.broadcast ins(%cst_9 : tensor<4xf32>) outs(%0 : tensor<1x4x16x24xf32>) dimensions = [0, 2, 3] 
    %56 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%inserted_slice_59, %53 : tensor<1x8x17x25xf32>, tensor<4x8x2x2xf32>) outs(%broadcasted_60 : tensor<1x4x16x24xf32>) -> tensor<1x4x16x24xf32>
    %concat_61 = tensor.concat dim(1) %9, %56 : (tensor<1x4x16x24xf32>, tensor<1x4x16x24xf32>) -> tensor<1x8x16x24xf32>
    %padded_62 = tensor.pad %concat_61 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x8x16x24xf32> to tensor<1x8x18x26xf32>
    %broadcasted_63 = linalg.broadcast ins(%cst_7 : tensor<4xf32>) outs(%0 : tensor<1x4x16x24xf32>) dimensions = [0, 2, 3] 
    %57 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_62, %cst_8 : tensor<1x8x18x26xf32>, tensor<4x8x3x3xf32>) outs(%broadcasted_63 : tensor<1x4x16x24xf32>) -> tensor<1x4x16x24xf32>
    %expanded_64 = tensor.expand_shape %cst_6 [[0, 1, 2, 3]] output_shape [1, 4, 1, 1] : tensor<4xf32> into tensor<1x4x1x1xf32>
    %58 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%57 : tensor<1x4x16x24xf32>) outs(%2 : tensor<1x4x16x24xi1>) {
    ^bb0(%in: f32, %out: i1):
      %67 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %67 : i1
    } -> tensor<1x4x16x24xi1>
    %59 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_64, %57 : tensor<1x4x1x1xf32>, tensor<1x4x16x24xf32>) outs(%0 : tensor<1x4x16x24xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %67 = arith.mulf %in, %in_69 : f32
      linalg.yield %67 : f32
    } -> tensor<1x4x16x24xf32>
    %60 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%58, %57, %59 : tensor<1x4x16x24xi1>, tensor<1x4x16x24xf32>, tensor<1x4x16x24xf32>) outs(%0 : tensor<1x4x16x24xf32>) {
    ^bb0(%in: i1, %in_69: f32, %in_70: f32, %out: f32):
      %67 = arith.select %in, %in_69, %in_70 : f32
      linalg.yield %67 : f32
    } -> tensor<1x4x16x24xf32>
    %padded_65 = tensor.pad %60 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x4x16x24xf32> to tensor<1x4x18x26xf32>
    %broadcasted_66 = linalg.broadcast ins(%cst_4 : tensor<4xf32>) outs(%0 : tensor<1x4x16x24xf32>) dimensions = [0, 2, 3] 
    %61 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_65, %cst_5 : tensor<1x4x18x26xf32>, tensor<4x4x3x3xf32>) outs(%broadcasted_66 : tensor<1x4x16x24xf32>) -> tensor<1x4x16x24xf32>
    %expanded_67 = tensor.expand_shape %cst_3 [[0, 1, 2, 3]] output_shape [1, 4, 1, 1] : tensor<4xf32> into tensor<1x4x1x1xf32>
    %62 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%61 : tensor<1x4x16x24xf32>) outs(%2 : tensor<1x4x16x24xi1>) {
    ^bb0(%in: f32, %out: i1):
      %67 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %67 : i1
    } -> tensor<1x4x16x24xi1>
    %63 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_67, %61 : tensor<1x4x1x1xf32>, tensor<1x4x16x24xf32>) outs(%0 : tensor<1x4x16x24xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %67 = arith.mulf %in, %in_69 : f32
      linalg.yield %67 : f32
    } -> tensor<1x4x16x24xf32>
    %64 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%62, %61, %63 : tensor<1x4x16x24xi1>, tensor<1x4x16x24xf32>, tensor<1x4x16x24xf32>) outs(%0 : tensor<1x4x16x24xf32>) {
    ^bb0(%in: i1, %in_69: f32, %in_70: f32, %out: f32):
      %67 = arith.select %in, %in_69, %in_70 : f32
      linalg.yield %67 : f32
    } -> tensor<1x4x16x24xf32>
    %65 = tensor.empty() : tensor<1x2x16x24xf32>
    %broadcasted_68 = linalg.broadcast ins(%cst_1 : tensor<2xf32>) outs(%65 : tensor<1x2x16x24xf32>) dimensions = [0, 2, 3] 
    %66 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%64, %cst_2 : tensor<1x4x16x24xf32>, tensor<2x4x1x1xf32>) outs(%broadcasted_68 : tensor<1x2x16x24xf32>) -> tensor<1x2x16x24xf32>
    return %66 : tensor<1x2x16x24xf32>
  }
}
