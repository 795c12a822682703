#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d0, d2, d3)>
#map3 = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
module {
  func.func @main(%arg0: tensor<1x3x?x?xf32>) -> (tensor<1x4x?x?xf32>, tensor<1x2x?x?xf32>) {
    %c0_i64 = arith.constant 0 : i64
    %c1_i64 = arith.constant 1 : i64
    %c3 = arith.constant 3 : index
    %c2 = arith.constant 2 : index
    %cst = arith.constant 0.000000e+00 : f32
    %c2_i64 = arith.constant 2 : i64
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant dense_resource<torch_tensor_2_torch.float32> : tensor<2xf32>
    %cst_2 = arith.constant dense_resource<torch_tensor_2_32_1_1_torch.float32> : tensor<2x32x1x1xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_4_torch.float32> : tensor<4xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_4_32_1_1_torch.float32> : tensor<4x32x1x1xf32>
    %cst_5 = arith.constant dense_resource<torch_tensor_32_torch.float32_1> : tensor<32xf32>
    %cst_6 = arith.constant dense_resource<torch_tensor_32_torch.float32> : tensor<32xf32>
    %cst_7 = arith.constant dense_resource<torch_tensor_32_16_3_3_torch.float32> : tensor<32x16x3x3xf32>
    %cst_8 = arith.constant dense_resource<torch_tensor_16_torch.float32_1> : tensor<16xf32>
    %cst_9 = arith.constant dense_resource<torch_tensor_16_torch.float32> : tensor<16xf32>
    %cst_10 = arith.constant dense_resource<torch_tensor_16_10_3_3_torch.float32> : tensor<16x10x3x3xf32>
    %cst_11 = arith.constant dense_resource<torch_tensor_10_torch.float32_1> : tensor<10xf32>
    %cst_12 = arith.constant dense_resource<torch_tensor_10_3_3_3_torch.float32> : tensor<10x3x3x3xf32>
    %cst_13 = arith.constant dense_resource<torch_tensor_10_torch.float32> : tensor<10xf32>
    %c4_i64 = arith.constant 4 : i64
    %dim = tensor.dim %arg0, %c2 : tensor<1x3x?x?xf32>
    %dim_14 = tensor.dim %arg0, %c3 : tensor<1x3x?x?xf32>
    %0 = arith.index_cast %dim : index to i64
    %1 = arith.subi %0, %c2_i64 : i64
    %2 = arith.index_cast %1 : i64 to index
    %3 = arith.index_cast %dim_14 : index to i64
    %4 = arith.subi %3, %c2_i64 : i64
    %5 = arith.index_cast %4 : i64 to index
    %6 = tensor.empty(%2, %5) : tensor<1x10x?x?xf32>
    %broadcasted = linalg.broadcast ins(%cst_13 : tensor<10xf32>) outs(%6 : tensor<1x10x?x?xf32>) dimensions = [0, 2, 3] 
    %7 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%arg0, %cst_12 : tensor<1x3x?x?xf32>, tensor<10x3x3x3xf32>) outs(%broadcasted : tensor<1x10x?x?xf32>) -> tensor<1x10x?x?xf32>
    %expanded = tensor.expand_shape %cst_11 [[0, 1, 2, 3]] output_shape [1, 10, 1, 1] : tensor<10xf32> into tensor<1x10x1x1xf32>
    %8 = tensor.empty(%2, %5) : tensor<1x10x?x?xi1>
    %9 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7 : tensor<1x10x?x?xf32>) outs(%8 : tensor<1x10x?x?xi1>) {
    ^bb0(%in: f32, %out: i1):
      %65 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %65 : i1
    } -> tensor<1x10x?x?xi1>
    %10 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded, %7 : tensor<1x10x1x1xf32>, tensor<1x10x?x?xf32>) outs(%6 : tensor<1x10x?x?xf32>) {
    ^bb0(%in: f32, %in_22: f32, %out: f32):
      %65 = arith.mulf %in, %in_22 : f32
      linalg.yield %65 : f32
    } -> tensor<1x10x?x?xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%9, %7, %10 : tensor<1x10x?x?xi1>, tensor<1x10x?x?xf32>, tensor<1x10x?x?xf32>) outs(%6 : tensor<1x10x?x?xf32>) {
    ^bb0(%in: i1, %in_22: f32, %in_23: f32, %out: f32):
      %65 = arith.select %in, %in_22, %in_23 : f32
      linalg.yield %65 : f32
    } -> tensor<1x10x?x?xf32>
    %padded = tensor.pad %11 low[0, 0, 0, 0] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x10x?x?xf32> to tensor<1x10x?x?xf32>
    %12 = arith.subi %3, %c4_i64 : i64
    %13 = arith.ceildivsi %12, %c2_i64 : i64
    %14 = arith.addi %13, %c1_i64 : i64
    %15 = arith.muli %13, %c2_i64 : i64
    %16 = arith.cmpi uge, %15, %4 : i64
    %17 = arith.select %16, %13, %14 : i64
    %18 = arith.index_cast %17 : i64 to index
    %19 = arith.subi %0, %c4_i64 : i64
    %20 = arith.ceildivsi %19, %c2_i64 : i64
    %21 = arith.addi %20, %c1_i64 : i64
    %22 = arith.muli %20, %c2_i64 : i64
    %23 = arith.cmpi uge, %22, %1 : i64
    %24 = arith.select %23, %20, %21 : i64
    %25 = arith.index_cast %24 : i64 to index
    %26 = tensor.empty(%25, %18) : tensor<1x10x?x?xf32>
    %27 = linalg.fill ins(%cst_0 : f32) outs(%26 : tensor<1x10x?x?xf32>) -> tensor<1x10x?x?xf32>
    %28 = tensor.empty() : tensor<2x2xf32>
    %29 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded, %28 : tensor<1x10x?x?xf32>, tensor<2x2xf32>) outs(%27 : tensor<1x10x?x?xf32>) -> tensor<1x10x?x?xf32>
    %30 = arith.subi %24, %c2_i64 : i64
    %31 = arith.index_cast %30 : i64 to index
    %32 = arith.subi %17, %c2_i64 : i64
    %33 = arith.index_cast %32 : i64 to index
    %34 = tensor.empty(%31, %33) : tensor<1x16x?x?xf32>
    %broadcasted_15 = linalg.broadcast ins(%cst_9 : tensor<16xf32>) outs(%34 : tensor<1x16x?x?xf32>) dimensions = [0, 2, 3] 
    %35 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%29, %cst_10 : tensor<1x10x?x?xf32>, tensor<16x10x3x3xf32>) outs(%broadcasted_15 : tensor<1x16x?x?xf32>) -> tensor<1x16x?x?xf32>
    %expanded_16 = tensor.expand_shape %cst_8 [[0, 1, 2, 3]] output_shape [1, 16, 1, 1] : tensor<16xf32> into tensor<1x16x1x1xf32>
    %36 = tensor.empty(%31, %33) : tensor<1x16x?x?xi1>
    %37 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%35 : tensor<1x16x?x?xf32>) outs(%36 : tensor<1x16x?x?xi1>) {
    ^bb0(%in: f32, %out: i1):
      %65 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %65 : i1
    } -> tensor<1x16x?x?xi1>
    %38 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_16, %35 : tensor<1x16x1x1xf32>, tensor<1x16x?x?xf32>) outs(%34 : tensor<1x16x?x?xf32>) {
    ^bb0(%in: f32, %in_22: f32, %out: f32):
      %65 = arith.mulf %in, %in_22 : f32
      linalg.yield %65 : f32
    } -> tensor<1x16x?x?xf32>
    %39 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%37, %35, %38 : tensor<1x16x?x?xi1>, tensor<1x16x?x?xf32>, tensor<1x16x?x?xf32>) outs(%34 : tensor<1x16x?x?xf32>) {
    ^bb0(%in: i1, %in_22: f32, %in_23: f32, %out: f32):
      %65 = arith.select %in, %in_22, %in_23 : f32
      linalg.yield %65 : f32
    } -> tensor<1x16x?x?xf32>
    %40 = arith.subi %24, %c4_i64 : i64
    %41 = arith.index_cast %40 : i64 to index
    %42 = arith.subi %17, %c4_i64 : i64
    %43 = arith.index_cast %42 : i64 to index
    %44 = tensor.empty(%41, %43) : tensor<1x32x?x?xf32>
    %broadcasted_17 = linalg.broadcast ins(%cst_6 : tensor<32xf32>) outs(%44 : tensor<1x32x?x?xf32>) dimensions = [0, 2, 3] 
    %45 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%39, %cst_7 : tensor<1x16x?x?xf32>, tensor<32x16x3x3xf32>) outs(%broadcasted_17 : tensor<1x32x?x?xf32>) -> tensor<1x32x?x?xf32>
    %expanded_18 = tensor.expand_shape %cst_5 [[0, 1, 2, 3]] output_shape [1, 32, 1, 1] : tensor<32xf32> into tensor<1x32x1x1xf32>
    %46 = tensor.empty(%41, %43) : tensor<1x32x?x?xi1>
    %47 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%45 : tensor<1x32x?x?xf32>) outs(%46 : tensor<1x32x?x?xi1>) {
    ^bb0(%in: f32, %out: i1):
      %65 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %65 : i1
    } -> tensor<1x32x?x?xi1>
    %48 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_18, %45 : tensor<1x32x1x1xf32>, tensor<1x32x?x?xf32>) outs(%44 : tensor<1x32x?x?xf32>) {
    ^bb0(%in: f32, %in_22: f32, %out: f32):
      %65 = arith.mulf %in, %in_22 : f32
      linalg.yield %65 : f32
    } -> tensor<1x32x?x?xf32>
    %49 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%47, %45, %48 : tensor<1x32x?x?xi1>, tensor<1x32x?x?xf32>, tensor<1x32x?x?xf32>) outs(%44 : tensor<1x32x?x?xf32>) {
    ^bb0(%in: i1, %in_22: f32, %in_23: f32, %out: f32):
      %65 = arith.select %in, %in_22, %in_23 : f32
      linalg.yield %65 : f32
    } -> tensor<1x32x?x?xf32>
    %50 = tensor.empty(%41, %43) : tensor<1x4x?x?xf32>
    %broadcasted_19 = linalg.broadcast ins(%cst_3 : tensor<4xf32>) outs(%50 : tensor<1x4x?x?xf32>) dimensions = [0, 2, 3] 
    %51 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%49, %cst_4 : tensor<1x32x?x?xf32>, tensor<4x32x1x1xf32>) outs(%broadcasted_19 : tensor<1x4x?x?xf32>) -> tensor<1x4x?x?xf32>
    %52 = tensor.empty(%41, %43) : tensor<1x2x?x?xf32>
    %broadcasted_20 = linalg.broadcast ins(%cst_1 : tensor<2xf32>) outs(%52 : tensor<1x2x?x?xf32>) dimensions = [0, 2, 3] 
    %53 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%49, %cst_2 : tensor<1x32x?x?xf32>, tensor<2x32x1x1xf32>) outs(%broadcasted_20 : tensor<1x2x?x?xf32>) -> tensor<1x2x?x?xf32>
    %54 = tensor.empty(%41, %43) : tensor<1x?x?xi64>
    %55 = linalg.fill ins(%c0_i64 : i64) outs(%54 : tensor<1x?x?xi64>) -> tensor<1x?x?xi64>
    %56 = tensor.empty(%41, %43) : tensor<1x?x?xf32>
    %57 = linalg.fill ins(%cst_0 : f32) outs(%56 : tensor<1x?x?xf32>) -> tensor<1x?x?xf32>
    %58:2 = linalg.generic {indexing_maps = [#map, #map2, #map2], iterator_types = ["parallel", "reduction", "parallel", "parallel"]} ins(%53 : tensor<1x2x?x?xf32>) outs(%57, %55 : tensor<1x?x?xf32>, tensor<1x?x?xi64>) {
    ^bb0(%in: f32, %out: f32, %out_22: i64):
      %65 = linalg.index 1 : index
      %66 = arith.index_cast %65 : index to i64
      %67 = arith.maximumf %in, %out : f32
      %68 = arith.cmpf ogt, %in, %out : f32
      %69 = arith.select %68, %66, %out_22 : i64
      linalg.yield %67, %69 : f32, i64
    } -> (tensor<1x?x?xf32>, tensor<1x?x?xi64>)
    %expanded_21 = tensor.expand_shape %58#0 [[0, 1], [2], [3]] output_shape [1, 1, %41, %43] : tensor<1x?x?xf32> into tensor<1x1x?x?xf32>
    %59 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%53, %expanded_21 : tensor<1x2x?x?xf32>, tensor<1x1x?x?xf32>) outs(%52 : tensor<1x2x?x?xf32>) {
    ^bb0(%in: f32, %in_22: f32, %out: f32):
      %65 = arith.subf %in, %in_22 : f32
      linalg.yield %65 : f32
    } -> tensor<1x2x?x?xf32>
    %60 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%59 : tensor<1x2x?x?xf32>) outs(%52 : tensor<1x2x?x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %65 = math.exp %in : f32
      linalg.yield %65 : f32
    } -> tensor<1x2x?x?xf32>
    %61 = tensor.empty(%41, %43) : tensor<1x1x?x?xf32>
    %62 = linalg.fill ins(%cst : f32) outs(%61 : tensor<1x1x?x?xf32>) -> tensor<1x1x?x?xf32>
    %63 = linalg.generic {indexing_maps = [#map, #map3], iterator_types = ["parallel", "reduction", "parallel", "parallel"]} ins(%60 : tensor<1x2x?x?xf32>) outs(%62 : tensor<1x1x?x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %65 = arith.addf %in, %out : f32
      linalg.yield %65 : f32
    } -> tensor<1x1x?x?xf32>
    %64 = linalg.generic {indexing_maps = [#map, #map3, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%60, %63 : tensor<1x2x?x?xf32>, tensor<1x1x?x?xf32>) outs(%52 : tensor<1x2x?x?xf32>) {
    ^bb0(%in: f32, %in_22: f32, %out: f32):
      %65 = arith.divf %in, %in_22 : f32
      linalg.yield %65 : f32
    } -> tensor<1x2x?x?xf32>
    return %51, %64 : tensor<1x4x?x?xf32>, tensor<1x2x?x?xf32>
  }
}
