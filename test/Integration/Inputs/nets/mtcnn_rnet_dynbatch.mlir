#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (0, d1, 0, 0)>
#map2 = affine_map<(d0, d1) -> (d1)>
#map3 = affine_map<(d0, d1) -> (d0, d1)>
#map4 = affine_map<(d0, d1) -> (0, d1)>
#map5 = affine_map<(d0, d1) -> (d0)>
#map6 = affine_map<(d0, d1) -> (d0, 0)>
module {
  func.func @main(%arg0: tensor<?x3x24x24xf32>) -> (tensor<?x4xf32>, tensor<?x2xf32>) {
    %c1_i64 = arith.constant 1 : i64
    %c0_i64 = arith.constant 0 : i64
    %c0 = arith.constant 0 : index
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant dense_resource<torch_tensor_2_torch.float32> : tensor<2xf32>
    %cst_2 = arith.constant dense_resource<torch_tensor_2_128_torch.float32> : tensor<2x128xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_4_torch.float32> : tensor<4xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_4_128_torch.float32> : tensor<4x128xf32>
    %cst_5 = arith.constant dense_resource<torch_tensor_128_torch.float32_1> : tensor<128xf32>
    %cst_6 = arith.constant dense_resource<torch_tensor_128_torch.float32> : tensor<128xf32>
    %cst_7 = arith.constant dense_resource<torch_tensor_128_576_torch.float32> : tensor<128x576xf32>
    %cst_8 = arith.constant dense_resource<torch_tensor_64_torch.float32_1> : tensor<64xf32>
    %cst_9 = arith.constant dense_resource<torch_tensor_64_torch.float32> : tensor<64xf32>
    %cst_10 = arith.constant dense_resource<torch_tensor_64_48_2_2_torch.float32> : tensor<64x48x2x2xf32>
    %cst_11 = arith.constant dense_resource<torch_tensor_48_torch.float32_1> : tensor<48xf32>
    %cst_12 = arith.constant dense_resource<torch_tensor_48_torch.float32> : tensor<48xf32>
    %cst_13 = arith.constant dense_resource<torch_tensor_48_28_3_3_torch.float32> : tensor<48x28x3x3xf32>
    %cst_14 = arith.constant dense_resource<torch_tensor_28_torch.float32_1> : tensor<28xf32>
    %cst_15 = arith.constant dense_resource<torch_tensor_28_torch.float32> : tensor<28xf32>
    %cst_16 = arith.constant dense_resource<torch_tensor_28_3_3_3_torch.float32> : tensor<28x3x3x3xf32>
    %c576_i64 = arith.constant 576 : i64
    %dim = tensor.dim %arg0, %c0 : tensor<?x3x24x24xf32>
    %0 = arith.index_cast %dim : index to i64
    %1 = tensor.empty(%dim) : tensor<?x28x22x22xf32>
    %broadcasted = linalg.broadcast ins(%cst_15 : tensor<28xf32>) outs(%1 : tensor<?x28x22x22xf32>) dimensions = [0, 2, 3] 
    %2 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%arg0, %cst_16 : tensor<?x3x24x24xf32>, tensor<28x3x3x3xf32>) outs(%broadcasted : tensor<?x28x22x22xf32>) -> tensor<?x28x22x22xf32>
    %expanded = tensor.expand_shape %cst_14 [[0, 1, 2, 3]] output_shape [1, 28, 1, 1] : tensor<28xf32> into tensor<1x28x1x1xf32>
    %3 = tensor.empty(%dim) : tensor<?x28x22x22xi1>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2 : tensor<?x28x22x22xf32>) outs(%3 : tensor<?x28x22x22xi1>) {
    ^bb0(%in: f32, %out: i1):
      %74 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %74 : i1
    } -> tensor<?x28x22x22xi1>
    %5 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded, %2 : tensor<1x28x1x1xf32>, tensor<?x28x22x22xf32>) outs(%1 : tensor<?x28x22x22xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %74 = arith.mulf %in, %in_27 : f32
      linalg.yield %74 : f32
    } -> tensor<?x28x22x22xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%4, %2, %5 : tensor<?x28x22x22xi1>, tensor<?x28x22x22xf32>, tensor<?x28x22x22xf32>) outs(%1 : tensor<?x28x22x22xf32>) {
    ^bb0(%in: i1, %in_27: f32, %in_28: f32, %out: f32):
      %74 = arith.select %in, %in_27, %in_28 : f32
      linalg.yield %74 : f32
    } -> tensor<?x28x22x22xf32>
    %padded = tensor.pad %6 low[0, 0, 0, 0] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<?x28x22x22xf32> to tensor<?x28x24x24xf32>
    %7 = tensor.empty(%dim) : tensor<?x28x11x11xf32>
    %8 = linalg.fill ins(%cst_0 : f32) outs(%7 : tensor<?x28x11x11xf32>) -> tensor<?x28x11x11xf32>
    %9 = tensor.empty() : tensor<3x3xf32>
    %10 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded, %9 : tensor<?x28x24x24xf32>, tensor<3x3xf32>) outs(%8 : tensor<?x28x11x11xf32>) -> tensor<?x28x11x11xf32>
    %11 = tensor.empty(%dim) : tensor<?x48x9x9xf32>
    %broadcasted_17 = linalg.broadcast ins(%cst_12 : tensor<48xf32>) outs(%11 : tensor<?x48x9x9xf32>) dimensions = [0, 2, 3] 
    %12 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%10, %cst_13 : tensor<?x28x11x11xf32>, tensor<48x28x3x3xf32>) outs(%broadcasted_17 : tensor<?x48x9x9xf32>) -> tensor<?x48x9x9xf32>
    %expanded_18 = tensor.expand_shape %cst_11 [[0, 1, 2, 3]] output_shape [1, 48, 1, 1] : tensor<48xf32> into tensor<1x48x1x1xf32>
    %13 = tensor.empty(%dim) : tensor<?x48x9x9xi1>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%12 : tensor<?x48x9x9xf32>) outs(%13 : tensor<?x48x9x9xi1>) {
    ^bb0(%in: f32, %out: i1):
      %74 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %74 : i1
    } -> tensor<?x48x9x9xi1>
    %15 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_18, %12 : tensor<1x48x1x1xf32>, tensor<?x48x9x9xf32>) outs(%11 : tensor<?x48x9x9xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %74 = arith.mulf %in, %in_27 : f32
      linalg.yield %74 : f32
    } -> tensor<?x48x9x9xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%14, %12, %15 : tensor<?x48x9x9xi1>, tensor<?x48x9x9xf32>, tensor<?x48x9x9xf32>) outs(%11 : tensor<?x48x9x9xf32>) {
    ^bb0(%in: i1, %in_27: f32, %in_28: f32, %out: f32):
      %74 = arith.select %in, %in_27, %in_28 : f32
      linalg.yield %74 : f32
    } -> tensor<?x48x9x9xf32>
    %padded_19 = tensor.pad %16 low[0, 0, 0, 0] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<?x48x9x9xf32> to tensor<?x48x11x11xf32>
    %17 = tensor.empty(%dim) : tensor<?x48x4x4xf32>
    %18 = linalg.fill ins(%cst_0 : f32) outs(%17 : tensor<?x48x4x4xf32>) -> tensor<?x48x4x4xf32>
    %19 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_19, %9 : tensor<?x48x11x11xf32>, tensor<3x3xf32>) outs(%18 : tensor<?x48x4x4xf32>) -> tensor<?x48x4x4xf32>
    %20 = tensor.empty(%dim) : tensor<?x64x3x3xf32>
    %broadcasted_20 = linalg.broadcast ins(%cst_9 : tensor<64xf32>) outs(%20 : tensor<?x64x3x3xf32>) dimensions = [0, 2, 3] 
    %21 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%19, %cst_10 : tensor<?x48x4x4xf32>, tensor<64x48x2x2xf32>) outs(%broadcasted_20 : tensor<?x64x3x3xf32>) -> tensor<?x64x3x3xf32>
    %expanded_21 = tensor.expand_shape %cst_8 [[0, 1, 2, 3]] output_shape [1, 64, 1, 1] : tensor<64xf32> into tensor<1x64x1x1xf32>
    %22 = tensor.empty(%dim) : tensor<?x64x3x3xi1>
    %23 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%21 : tensor<?x64x3x3xf32>) outs(%22 : tensor<?x64x3x3xi1>) {
    ^bb0(%in: f32, %out: i1):
      %74 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %74 : i1
    } -> tensor<?x64x3x3xi1>
    %24 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_21, %21 : tensor<1x64x1x1xf32>, tensor<?x64x3x3xf32>) outs(%20 : tensor<?x64x3x3xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %74 = arith.mulf %in, %in_27 : f32
      linalg.yield %74 : f32
    } -> tensor<?x64x3x3xf32>
    %25 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%23, %21, %24 : tensor<?x64x3x3xi1>, tensor<?x64x3x3xf32>, tensor<?x64x3x3xf32>) outs(%20 : tensor<?x64x3x3xf32>) {
    ^bb0(%in: i1, %in_27: f32, %in_28: f32, %out: f32):
      %74 = arith.select %in, %in_27, %in_28 : f32
      linalg.yield %74 : f32
    } -> tensor<?x64x3x3xf32>
    %26 = tensor.empty(%dim) : tensor<?x3x3x64xf32>
    %transposed = linalg.transpose ins(%25 : tensor<?x64x3x3xf32>) outs(%26 : tensor<?x3x3x64xf32>) permutation = [0, 3, 2, 1] 
    %27 = arith.cmpi slt, %0, %c0_i64 : i64
    %28 = arith.select %27, %c1_i64, %0 : i64
    %29 = arith.extui %27 : i1 to i64
    %30 = arith.addi %29, %c1_i64 : i64
    %31 = arith.cmpi sle, %30, %c1_i64 : i64
    cf.assert %31, "must have at most one inferred (negative) dimension"
    %32 = arith.muli %0, %c576_i64 : i64
    %33 = arith.divsi %32, %28 : i64
    %34 = arith.select %27, %33, %0 : i64
    %from_elements = tensor.from_elements %34, %33 : tensor<2xi64>
    %reshape = tensor.reshape %transposed(%from_elements) : (tensor<?x3x3x64xf32>, tensor<2xi64>) -> tensor<?x576xf32>
    %35 = tensor.empty() : tensor<576x128xf32>
    %transposed_22 = linalg.transpose ins(%cst_7 : tensor<128x576xf32>) outs(%35 : tensor<576x128xf32>) permutation = [1, 0] 
    %36 = arith.index_cast %34 : i64 to index
    %37 = tensor.empty(%36) : tensor<?x128xf32>
    %38 = linalg.fill ins(%cst : f32) outs(%37 : tensor<?x128xf32>) -> tensor<?x128xf32>
    %39 = linalg.matmul ins(%reshape, %transposed_22 : tensor<?x576xf32>, tensor<576x128xf32>) outs(%38 : tensor<?x128xf32>) -> tensor<?x128xf32>
    %40 = arith.cmpi sge, %0, %c0_i64 : i64
    cf.assert %40, "negative values not allowed in new dimensions"
    %41 = tensor.empty(%dim) : tensor<?x128xf32>
    %42 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%cst_6 : tensor<128xf32>) outs(%41 : tensor<?x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x128xf32>
    %43 = arith.cmpi eq, %36, %dim : index
    cf.assert %43, "mismatched size for broadcast"
    %44 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%39, %42 : tensor<?x128xf32>, tensor<?x128xf32>) outs(%37 : tensor<?x128xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %74 = arith.addf %in, %in_27 : f32
      linalg.yield %74 : f32
    } -> tensor<?x128xf32>
    %expanded_23 = tensor.expand_shape %cst_5 [[0, 1]] output_shape [1, 128] : tensor<128xf32> into tensor<1x128xf32>
    %45 = tensor.empty(%36) : tensor<?x128xi1>
    %46 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%44 : tensor<?x128xf32>) outs(%45 : tensor<?x128xi1>) {
    ^bb0(%in: f32, %out: i1):
      %74 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %74 : i1
    } -> tensor<?x128xi1>
    %47 = linalg.generic {indexing_maps = [#map4, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%expanded_23, %44 : tensor<1x128xf32>, tensor<?x128xf32>) outs(%37 : tensor<?x128xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %74 = arith.mulf %in, %in_27 : f32
      linalg.yield %74 : f32
    } -> tensor<?x128xf32>
    %48 = linalg.generic {indexing_maps = [#map3, #map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%46, %44, %47 : tensor<?x128xi1>, tensor<?x128xf32>, tensor<?x128xf32>) outs(%37 : tensor<?x128xf32>) {
    ^bb0(%in: i1, %in_27: f32, %in_28: f32, %out: f32):
      %74 = arith.select %in, %in_27, %in_28 : f32
      linalg.yield %74 : f32
    } -> tensor<?x128xf32>
    %49 = tensor.empty() : tensor<128x4xf32>
    %transposed_24 = linalg.transpose ins(%cst_4 : tensor<4x128xf32>) outs(%49 : tensor<128x4xf32>) permutation = [1, 0] 
    %50 = tensor.empty(%36) : tensor<?x4xf32>
    %51 = linalg.fill ins(%cst : f32) outs(%50 : tensor<?x4xf32>) -> tensor<?x4xf32>
    %52 = linalg.matmul ins(%48, %transposed_24 : tensor<?x128xf32>, tensor<128x4xf32>) outs(%51 : tensor<?x4xf32>) -> tensor<?x4xf32>
    cf.assert %40, "negative values not allowed in new dimensions"
    %53 = tensor.empty(%dim) : tensor<?x4xf32>
    %54 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%cst_3 : tensor<4xf32>) outs(%53 : tensor<?x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x4xf32>
    cf.assert %43, "mismatched size for broadcast"
    %55 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%52, %54 : tensor<?x4xf32>, tensor<?x4xf32>) outs(%50 : tensor<?x4xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %74 = arith.addf %in, %in_27 : f32
      linalg.yield %74 : f32
    } -> tensor<?x4xf32>
    %56 = tensor.empty() : tensor<128x2xf32>
    %transposed_25 = linalg.transpose ins(%cst_2 : tensor<2x128xf32>) outs(%56 : tensor<128x2xf32>) permutation = [1, 0] 
    %57 = tensor.empty(%36) : tensor<?x2xf32>
    %58 = linalg.fill ins(%cst : f32) outs(%57 : tensor<?x2xf32>) -> tensor<?x2xf32>
    %59 = linalg.matmul ins(%48, %transposed_25 : tensor<?x128xf32>, tensor<128x2xf32>) outs(%58 : tensor<?x2xf32>) -> tensor<?x2xf32>
    cf.assert %40, "negative values not allowed in new dimensions"
    %60 = tensor.empty(%dim) : tensor<?x2xf32>
    %61 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%cst_1 : tensor<2xf32>) outs(%60 : tensor<?x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x2xf32>
    cf.assert %43, "mismatched size for broadcast"
    %62 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%59, %61 : tensor<?x2xf32>, tensor<?x2xf32>) outs(%57 : tensor<?x2xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %74 = arith.addf %in, %in_27 : f32
      linalg.yield %74 : f32
    } -> tensor<?x2xf32>
    %63 = tensor.empty(%36) : tensor<?xi64>
    %64 = linalg.fill ins(%c0_i64 : i64) outs(%63 : tensor<?xi64>) -> tensor<?xi64>
    %65 = tensor.empty(%36) : tensor<?xf32>
    %66 = linalg.fill ins(%cst_0 : f32) outs(%65 : tensor<?xf32>) -> tensor<?xf32>
    %67:2 = linalg.generic {indexing_maps = [#map3, #map5, #map5], iterator_types = ["parallel", "reduction"]} ins(%62 : tensor<?x2xf32>) outs(%66, %64 : tensor<?xf32>, tensor<?xi64>) {
    ^bb0(%in: f32, %out: f32, %out_27: i64):
      %74 = linalg.index 1 : index
      %75 = arith.index_cast %74 : index to i64
      %76 = arith.maximumf %in, %out : f32
      %77 = arith.cmpf ogt, %in, %out : f32
      %78 = arith.select %77, %75, %out_27 : i64
      linalg.yield %76, %78 : f32, i64
    } -> (tensor<?xf32>, tensor<?xi64>)
    %expanded_26 = tensor.expand_shape %67#0 [[0, 1]] output_shape [%36, 1] : tensor<?xf32> into tensor<?x1xf32>
    %68 = linalg.generic {indexing_maps = [#map3, #map6, #map3], iterator_types = ["parallel", "parallel"]} ins(%62, %expanded_26 : tensor<?x2xf32>, tensor<?x1xf32>) outs(%57 : tensor<?x2xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %74 = arith.subf %in, %in_27 : f32
      linalg.yield %74 : f32
    } -> tensor<?x2xf32>
    %69 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%68 : tensor<?x2xf32>) outs(%57 : tensor<?x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      %74 = math.exp %in : f32
      linalg.yield %74 : f32
    } -> tensor<?x2xf32>
    %70 = tensor.empty(%36) : tensor<?x1xf32>
    %71 = linalg.fill ins(%cst : f32) outs(%70 : tensor<?x1xf32>) -> tensor<?x1xf32>
    %72 = linalg.generic {indexing_maps = [#map3, #map6], iterator_types = ["parallel", "reduction"]} ins(%69 : tensor<?x2xf32>) outs(%71 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %74 = arith.addf %in, %out : f32
      linalg.yield %74 : f32
    } -> tensor<?x1xf32>
    %73 = linalg.generic {indexing_maps = [#map3, #map6, #map3], iterator_types = ["parallel", "parallel"]} ins(%69, %72 : tensor<?x2xf32>, tensor<?x1xf32>) outs(%57 : tensor<?x2xf32>) {
    ^bb0(%in: f32, %in_27: f32, %out: f32):
      %74 = arith.divf %in, %in_27 : f32
      linalg.yield %74 : f32
    } -> tensor<?x2xf32>
    return %55, %73 : tensor<?x4xf32>, tensor<?x2xf32>
  }
}
