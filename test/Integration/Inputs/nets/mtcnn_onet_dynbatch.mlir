#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (0, d1, 0, 0)>
#map2 = affine_map<(d0, d1) -> (d1)>
#map3 = affine_map<(d0, d1) -> (d0, d1)>
#map4 = affine_map<(d0, d1) -> (0, d1)>
#map5 = affine_map<(d0, d1) -> (d0)>
#map6 = affine_map<(d0, d1) -> (d0, 0)>
module {
  func.func @main(%arg0: tensor<?x3x48x48xf32>) -> (tensor<?x4xf32>, tensor<?x10xf32>, tensor<?x2xf32>) {
    %c1_i64 = arith.constant 1 : i64
    %c0_i64 = arith.constant 0 : i64
    %c0 = arith.constant 0 : index
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant dense_resource<torch_tensor_2_torch.float32> : tensor<2xf32>
    %cst_2 = arith.constant dense_resource<torch_tensor_2_256_torch.float32> : tensor<2x256xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_10_torch.float32> : tensor<10xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_10_256_torch.float32> : tensor<10x256xf32>
    %cst_5 = arith.constant dense_resource<torch_tensor_4_torch.float32> : tensor<4xf32>
    %cst_6 = arith.constant dense_resource<torch_tensor_4_256_torch.float32> : tensor<4x256xf32>
    %cst_7 = arith.constant dense_resource<torch_tensor_256_torch.float32_1> : tensor<256xf32>
    %cst_8 = arith.constant dense_resource<torch_tensor_256_torch.float32> : tensor<256xf32>
    %cst_9 = arith.constant dense_resource<torch_tensor_256_1152_torch.float32> : tensor<256x1152xf32>
    %cst_10 = arith.constant dense_resource<torch_tensor_128_torch.float32_1> : tensor<128xf32>
    %cst_11 = arith.constant dense_resource<torch_tensor_128_torch.float32> : tensor<128xf32>
    %cst_12 = arith.constant dense_resource<torch_tensor_128_64_2_2_torch.float32> : tensor<128x64x2x2xf32>
    %cst_13 = arith.constant dense_resource<torch_tensor_64_torch.float32_3> : tensor<64xf32>
    %cst_14 = arith.constant dense_resource<torch_tensor_64_torch.float32_2> : tensor<64xf32>
    %cst_15 = arith.constant dense_resource<torch_tensor_64_64_3_3_torch.float32> : tensor<64x64x3x3xf32>
    %cst_16 = arith.constant dense_resource<torch_tensor_64_torch.float32_1> : tensor<64xf32>
    %cst_17 = arith.constant dense_resource<torch_tensor_64_torch.float32> : tensor<64xf32>
    %cst_18 = arith.constant dense_resource<torch_tensor_64_32_3_3_torch.float32> : tensor<64x32x3x3xf32>
    %cst_19 = arith.constant dense_resource<torch_tensor_32_torch.float32_1> : tensor<32xf32>
    %cst_20 = arith.constant dense_resource<torch_tensor_32_torch.float32> : tensor<32xf32>
    %cst_21 = arith.constant dense_resource<torch_tensor_32_3_3_3_torch.float32> : tensor<32x3x3x3xf32>
    %c1152_i64 = arith.constant 1152 : i64
    %dim = tensor.dim %arg0, %c0 : tensor<?x3x48x48xf32>
    %0 = arith.index_cast %dim : index to i64
    %1 = tensor.empty(%dim) : tensor<?x32x46x46xf32>
    %broadcasted = linalg.broadcast ins(%cst_20 : tensor<32xf32>) outs(%1 : tensor<?x32x46x46xf32>) dimensions = [0, 2, 3] 
    %2 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%arg0, %cst_21 : tensor<?x3x48x48xf32>, tensor<32x3x3x3xf32>) outs(%broadcasted : tensor<?x32x46x46xf32>) -> tensor<?x32x46x46xf32>
    %expanded = tensor.expand_shape %cst_19 [[0, 1, 2, 3]] output_shape [1, 32, 1, 1] : tensor<32xf32> into tensor<1x32x1x1xf32>
    %3 = tensor.empty(%dim) : tensor<?x32x46x46xi1>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2 : tensor<?x32x46x46xf32>) outs(%3 : tensor<?x32x46x46xi1>) {
    ^bb0(%in: f32, %out: i1):
      %91 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %91 : i1
    } -> tensor<?x32x46x46xi1>
    %5 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded, %2 : tensor<1x32x1x1xf32>, tensor<?x32x46x46xf32>) outs(%1 : tensor<?x32x46x46xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %91 = arith.mulf %in, %in_36 : f32
      linalg.yield %91 : f32
    } -> tensor<?x32x46x46xf32>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%4, %2, %5 : tensor<?x32x46x46xi1>, tensor<?x32x46x46xf32>, tensor<?x32x46x46xf32>) outs(%1 : tensor<?x32x46x46xf32>) {
    ^bb0(%in: i1, %in_36: f32, %in_37: f32, %out: f32):
      %91 = arith.select %in, %in_36, %in_37 : f32
      linalg.yield %91 : f32
    } -> tensor<?x32x46x46xf32>
    %padded = tensor.pad %6 low[0, 0, 0, 0] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<?x32x46x46xf32> to tensor<?x32x48x48xf32>
    %7 = tensor.empty(%dim) : tensor<?x32x23x23xf32>
    %8 = linalg.fill ins(%cst_0 : f32) outs(%7 : tensor<?x32x23x23xf32>) -> tensor<?x32x23x23xf32>
    %9 = tensor.empty() : tensor<3x3xf32>
    %10 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded, %9 : tensor<?x32x48x48xf32>, tensor<3x3xf32>) outs(%8 : tensor<?x32x23x23xf32>) -> tensor<?x32x23x23xf32>
    %11 = tensor.empty(%dim) : tensor<?x64x21x21xf32>
    %broadcasted_22 = linalg.broadcast ins(%cst_17 : tensor<64xf32>) outs(%11 : tensor<?x64x21x21xf32>) dimensions = [0, 2, 3] 
    %12 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%10, %cst_18 : tensor<?x32x23x23xf32>, tensor<64x32x3x3xf32>) outs(%broadcasted_22 : tensor<?x64x21x21xf32>) -> tensor<?x64x21x21xf32>
    %expanded_23 = tensor.expand_shape %cst_16 [[0, 1, 2, 3]] output_shape [1, 64, 1, 1] : tensor<64xf32> into tensor<1x64x1x1xf32>
    %13 = tensor.empty(%dim) : tensor<?x64x21x21xi1>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%12 : tensor<?x64x21x21xf32>) outs(%13 : tensor<?x64x21x21xi1>) {
    ^bb0(%in: f32, %out: i1):
      %91 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %91 : i1
    } -> tensor<?x64x21x21xi1>
    %15 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_23, %12 : tensor<1x64x1x1xf32>, tensor<?x64x21x21xf32>) outs(%11 : tensor<?x64x21x21xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %91 = arith.mulf %in, %in_36 : f32
      linalg.yield %91 : f32
    } -> tensor<?x64x21x21xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%14, %12, %15 : tensor<?x64x21x21xi1>, tensor<?x64x21x21xf32>, tensor<?x64x21x21xf32>) outs(%11 : tensor<?x64x21x21xf32>) {
    ^bb0(%in: i1, %in_36: f32, %in_37: f32, %out: f32):
      %91 = arith.select %in, %in_36, %in_37 : f32
      linalg.yield %91 : f32
    } -> tensor<?x64x21x21xf32>
    %padded_24 = tensor.pad %16 low[0, 0, 0, 0] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<?x64x21x21xf32> to tensor<?x64x23x23xf32>
    %17 = tensor.empty(%dim) : tensor<?x64x10x10xf32>
    %18 = linalg.fill ins(%cst_0 : f32) outs(%17 : tensor<?x64x10x10xf32>) -> tensor<?x64x10x10xf32>
    %19 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_24, %9 : tensor<?x64x23x23xf32>, tensor<3x3xf32>) outs(%18 : tensor<?x64x10x10xf32>) -> tensor<?x64x10x10xf32>
    %20 = tensor.empty(%dim) : tensor<?x64x8x8xf32>
    %broadcasted_25 = linalg.broadcast ins(%cst_14 : tensor<64xf32>) outs(%20 : tensor<?x64x8x8xf32>) dimensions = [0, 2, 3] 
    %21 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%19, %cst_15 : tensor<?x64x10x10xf32>, tensor<64x64x3x3xf32>) outs(%broadcasted_25 : tensor<?x64x8x8xf32>) -> tensor<?x64x8x8xf32>
    %expanded_26 = tensor.expand_shape %cst_13 [[0, 1, 2, 3]] output_shape [1, 64, 1, 1] : tensor<64xf32> into tensor<1x64x1x1xf32>
    %22 = tensor.empty(%dim) : tensor<?x64x8x8xi1>
    %23 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%21 : tensor<?x64x8x8xf32>) outs(%22 : tensor<?x64x8x8xi1>) {
    ^bb0(%in: f32, %out: i1):
      %91 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %91 : i1
    } -> tensor<?x64x8x8xi1>
    %24 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_26, %21 : tensor<1x64x1x1xf32>, tensor<?x64x8x8xf32>) outs(%20 : tensor<?x64x8x8xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %91 = arith.mulf %in, %in_36 : f32
      linalg.yield %91 : f32
    } -> tensor<?x64x8x8xf32>
    %25 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%23, %21, %24 : tensor<?x64x8x8xi1>, tensor<?x64x8x8xf32>, tensor<?x64x8x8xf32>) outs(%20 : tensor<?x64x8x8xf32>) {
    ^bb0(%in: i1, %in_36: f32, %in_37: f32, %out: f32):
      %91 = arith.select %in, %in_36, %in_37 : f32
      linalg.yield %91 : f32
    } -> tensor<?x64x8x8xf32>
    %padded_27 = tensor.pad %25 low[0, 0, 0, 0] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<?x64x8x8xf32> to tensor<?x64x10x10xf32>
    %26 = tensor.empty(%dim) : tensor<?x64x4x4xf32>
    %27 = linalg.fill ins(%cst_0 : f32) outs(%26 : tensor<?x64x4x4xf32>) -> tensor<?x64x4x4xf32>
    %28 = tensor.empty() : tensor<2x2xf32>
    %29 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_27, %28 : tensor<?x64x10x10xf32>, tensor<2x2xf32>) outs(%27 : tensor<?x64x4x4xf32>) -> tensor<?x64x4x4xf32>
    %30 = tensor.empty(%dim) : tensor<?x128x3x3xf32>
    %broadcasted_28 = linalg.broadcast ins(%cst_11 : tensor<128xf32>) outs(%30 : tensor<?x128x3x3xf32>) dimensions = [0, 2, 3] 
    %31 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%29, %cst_12 : tensor<?x64x4x4xf32>, tensor<128x64x2x2xf32>) outs(%broadcasted_28 : tensor<?x128x3x3xf32>) -> tensor<?x128x3x3xf32>
    %expanded_29 = tensor.expand_shape %cst_10 [[0, 1, 2, 3]] output_shape [1, 128, 1, 1] : tensor<128xf32> into tensor<1x128x1x1xf32>
    %32 = tensor.empty(%dim) : tensor<?x128x3x3xi1>
    %33 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%31 : tensor<?x128x3x3xf32>) outs(%32 : tensor<?x128x3x3xi1>) {
    ^bb0(%in: f32, %out: i1):
      %91 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %91 : i1
    } -> tensor<?x128x3x3xi1>
    %34 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_29, %31 : tensor<1x128x1x1xf32>, tensor<?x128x3x3xf32>) outs(%30 : tensor<?x128x3x3xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %91 = arith.mulf %in, %in_36 : f32
      linalg.yield %91 : f32
    } -> tensor<?x128x3x3xf32>
    %35 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%33, %31, %34 : tensor<?x128x3x3xi1>, tensor<?x128x3x3xf32>, tensor<?x128x3x3xf32>) outs(%30 : tensor<?x128x3x3xf32>) {
    ^bb0(%in: i1, %in_36: f32, %in_37: f32, %out: f32):
      %91 = arith.select %in, %in_36, %in_37 : f32
      linalg.yield %91 : f32
    } -> tensor<?x128x3x3xf32>
    %36 = tensor.empty(%dim) : tensor<?x3x3x128xf32>
    %transposed = linalg.transpose ins(%35 : tensor<?x128x3x3xf32>) outs(%36 : tensor<?x3x3x128xf32>) permutation = [0, 3, 2, 1] 
    %37 = arith.cmpi slt, %0, %c0_i64 : i64
    %38 = arith.select %37, %c1_i64, %0 : i64
    %39 = arith.extui %37 : i1 to i64
    %40 = arith.addi %39, %c1_i64 : i64
    %41 = arith.cmpi sle, %40, %c1_i64 : i64
    cf.assert %41, "must have at most one inferred (negative) dimension"
    %42 = arith.muli %0, %c1152_i64 : i64
    %43 = arith.divsi %42, %38 : i64
    %44 = arith.select %37, %43, %0 : i64
    %from_elements = tensor.from_elements %44, %43 : tensor<2xi64>
    %reshape = tensor.reshape %transposed(%from_elements) : (tensor<?x3x3x128xf32>, tensor<2xi64>) -> tensor<?x1152xf32>
    %45 = tensor.empty() : tensor<1152x256xf32>
    %transposed_30 = linalg.transpose ins(%cst_9 : tensor<256x1152xf32>) outs(%45 : tensor<1152x256xf32>) permutation = [1, 0] 
    %46 = arith.index_cast %44 : i64 to index
    %47 = tensor.empty(%46) : tensor<?x256xf32>
    %48 = linalg.fill ins(%cst : f32) outs(%47 : tensor<?x256xf32>) -> tensor<?x256xf32>
    %49 = linalg.matmul ins(%reshape, %transposed_30 : tensor<?x1152xf32>, tensor<1152x256xf32>) outs(%48 : tensor<?x256xf32>) -> tensor<?x256xf32>
    %50 = arith.cmpi sge, %0, %c0_i64 : i64
    cf.assert %50, "negative values not allowed in new dimensions"
    %51 = tensor.empty(%dim) : tensor<?x256xf32>
    %52 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%cst_8 : tensor<256xf32>) outs(%51 : tensor<?x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x256xf32>
    %53 = arith.cmpi eq, %46, %dim : index
    cf.assert %53, "mismatched size for broadcast"
    %54 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%49, %52 : tensor<?x256xf32>, tensor<?x256xf32>) outs(%47 : tensor<?x256xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %91 = arith.addf %in, %in_36 : f32
      linalg.yield %91 : f32
    } -> tensor<?x256xf32>
    %expanded_31 = tensor.expand_shape %cst_7 [[0, 1]] output_shape [1, 256] : tensor<256xf32> into tensor<1x256xf32>
    %55 = tensor.empty(%46) : tensor<?x256xi1>
    %56 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%54 : tensor<?x256xf32>) outs(%55 : tensor<?x256xi1>) {
    ^bb0(%in: f32, %out: i1):
      %91 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %91 : i1
    } -> tensor<?x256xi1>
    %57 = linalg.generic {indexing_maps = [#map4, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%expanded_31, %54 : tensor<1x256xf32>, tensor<?x256xf32>) outs(%47 : tensor<?x256xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %91 = arith.mulf %in, %in_36 : f32
      linalg.yield %91 : f32
    } -> tensor<?x256xf32>
    %58 = linalg.generic {indexing_maps = [#map3, #map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%56, %54, %57 : tensor<?x256xi1>, tensor<?x256xf32>, tensor<?x256xf32>) outs(%47 : tensor<?x256xf32>) {
    ^bb0(%in: i1, %in_36: f32, %in_37: f32, %out: f32):
      %91 = arith.select %in, %in_36, %in_37 : f32
      linalg.yield %91 : f32
    } -> tensor<?x256xf32>
    %59 = tensor.empty() : tensor<256x4xf32>
    %transposed_32 = linalg.transpose ins(%cst_6 : tensor<4x256xf32>) outs(%59 : tensor<256x4xf32>) permutation = [1, 0] 
    %60 = tensor.empty(%46) : tensor<?x4xf32>
    %61 = linalg.fill ins(%cst : f32) outs(%60 : tensor<?x4xf32>) -> tensor<?x4xf32>
    %62 = linalg.matmul ins(%58, %transposed_32 : tensor<?x256xf32>, tensor<256x4xf32>) outs(%61 : tensor<?x4xf32>) -> tensor<?x4xf32>
    cf.assert %50, "negative values not allowed in new dimensions"
    %63 = tensor.empty(%dim) : tensor<?x4xf32>
    %64 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%cst_5 : tensor<4xf32>) outs(%63 : tensor<?x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x4xf32>
    cf.assert %53, "mismatched size for broadcast"
    %65 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%62, %64 : tensor<?x4xf32>, tensor<?x4xf32>) outs(%60 : tensor<?x4xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %91 = arith.addf %in, %in_36 : f32
      linalg.yield %91 : f32
    } -> tensor<?x4xf32>
    %66 = tensor.empty() : tensor<256x10xf32>
    %transposed_33 = linalg.transpose ins(%cst_4 : tensor<10x256xf32>) outs(%66 : tensor<256x10xf32>) permutation = [1, 0] 
    %67 = tensor.empty(%46) : tensor<?x10xf32>
    %68 = linalg.fill ins(%cst : f32) outs(%67 : tensor<?x10xf32>) -> tensor<?x10xf32>
    %69 = linalg.matmul ins(%58, %transposed_33 : tensor<?x256xf32>, tensor<256x10xf32>) outs(%68 : tensor<?x10xf32>) -> tensor<?x10xf32>
    cf.assert %50, "negative values not allowed in new dimensions"
    %70 = tensor.empty(%dim) : tensor<?x10xf32>
    %71 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%cst_3 : tensor<10xf32>) outs(%70 : tensor<?x10xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x10xf32>
    cf.assert %53, "mismatched size for broadcast"
    %72 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%69, %71 : tensor<?x10xf32>, tensor<?x10xf32>) outs(%67 : tensor<?x10xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %91 = arith.addf %in, %in_36 : f32
      linalg.yield %91 : f32
    } -> tensor<?x10xf32>
    %73 = tensor.empty() : tensor<256x2xf32>
    %transposed_34 = linalg.transpose ins(%cst_2 : tensor<2x256xf32>) outs(%73 : tensor<256x2xf32>) permutation = [1, 0] 
    %74 = tensor.empty(%46) : tensor<?x2xf32>
    %75 = linalg.fill ins(%cst : f32) outs(%74 : tensor<?x2xf32>) -> tensor<?x2xf32>
    %76 = linalg.matmul ins(%58, %transposed_34 : tensor<?x256xf32>, tensor<256x2xf32>) outs(%75 : tensor<?x2xf32>) -> tensor<?x2xf32>
    cf.assert %50, "negative values not allowed in new dimensions"
    %77 = tensor.empty(%dim) : tensor<?x2xf32>
    %78 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%cst_1 : tensor<2xf32>) outs(%77 : tensor<?x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x2xf32>
    cf.assert %53, "mismatched size for broadcast"
    %79 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%76, %78 : tensor<?x2xf32>, tensor<?x2xf32>) outs(%74 : tensor<?x2xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %91 = arith.addf %in, %in_36 : f32
      linalg.yield %91 : f32
    } -> tensor<?x2xf32>
    %80 = tensor.empty(%46) : tensor<?xi64>
    %81 = linalg.fill ins(%c0_i64 : i64) outs(%80 : tensor<?xi64>) -> tensor<?xi64>
    %82 = tensor.empty(%46) : tensor<?xf32>
    %83 = linalg.fill ins(%cst_0 : f32) outs(%82 : tensor<?xf32>) -> tensor<?xf32>
    %84:2 = linalg.generic {indexing_maps = [#map3, #map5, #map5], iterator_types = ["parallel", "reduction"]} ins(%79 : tensor<?x2xf32>) outs(%83, %81 : tensor<?xf32>, tensor<?xi64>) {
    ^bb0(%in: f32, %out: f32, %out_36: i64):
      %91 = linalg.index 1 : index
      %92 = arith.index_cast %91 : index to i64
      %93 = arith.maximumf %in, %out : f32
      %94 = arith.cmpf ogt, %in, %out : f32
      %95 = arith.select %94, %92, %out_36 : i64
      linalg.yield %93, %95 : f32, i64
    } -> (tensor<?xf32>, tensor<?xi64>)
    %expanded_35 = tensor.expand_shape %84#0 [[0, 1]] output_shape [%46, 1] : tensor<?xf32> into tensor<?x1xf32>
    %85 = linalg.generic {indexing_maps = [#map3, #map6, #map3], iterator_types = ["parallel", "parallel"]} ins(%79, %expanded_35 : tensor<?x2xf32>, tensor<?x1xf32>) outs(%74 : tensor<?x2xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %91 = arith.subf %in, %in_36 : f32
      linalg.yield %91 : f32
    } -> tensor<?x2xf32>
    %86 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%85 : tensor<?x2xf32>) outs(%74 : tensor<?x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      %91 = math.exp %in : f32
      linalg.yield %91 : f32
    } -> tensor<?x2xf32>
    %87 = tensor.empty(%46) : tensor<?x1xf32>
    %88 = linalg.fill ins(%cst : f32) outs(%87 : tensor<?x1xf32>) -> tensor<?x1xf32>
    %89 = linalg.generic {indexing_maps = [#map3, #map6], iterator_types = ["parallel", "reduction"]} ins(%86 : tensor<?x2xf32>) outs(%88 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %91 = arith.addf %in, %out : f32
      linalg.yield %91 : f32
    } -> tensor<?x1xf32>
    %90 = linalg.generic {indexing_maps = [#map3, #map6, #map3], iterator_types = ["parallel", "parallel"]} ins(%86, %89 : tensor<?x2xf32>, tensor<?x1xf32>) outs(%74 : tensor<?x2xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %91 = arith.divf %in, %in_36 : f32
      linalg.yield %91 : f32
    } -> tensor<?x2xf32>
    return %65, %72, %90 : tensor<?x4xf32>, tensor<?x10xf32>, tensor<?x2xf32>
  }
}
