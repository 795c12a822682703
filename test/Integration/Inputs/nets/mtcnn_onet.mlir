#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (0, d1, 0, 0)>
#map2 = affine_map<(d0, d1) -> (d1)>
#map3 = affine_map<(d0, d1) -> (d0, d1)>
#map4 = affine_map<(d0, d1) -> (0, d1)>
#map5 = affine_map<(d0, d1) -> (d0)>
#map6 = affine_map<(d0, d1) -> (d0, 0)>
module {
  func.func @main(%arg0: tensor<4x3x48x48xf32>) -> (tensor<4x4xf32>, tensor<4x10xf32>, tensor<4x2xf32>) {
    %c0_i64 = arith.constant 0 : i64
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
    %cst_20 = arith.constant dense_resource<torch_tensor_32_3_3_3_torch.float32> : tensor<32x3x3x3xf32>
    %cst_21 = arith.constant dense_resource<torch_tensor_32_torch.float32> : tensor<32xf32>
    %0 = tensor.empty() : tensor<4x32x46x46xf32>
    %broadcasted = linalg.broadcast ins(%cst_21 : tensor<32xf32>) outs(%0 : tensor<4x32x46x46xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%arg0, %cst_20 : tensor<4x3x48x48xf32>, tensor<32x3x3x3xf32>) outs(%broadcasted : tensor<4x32x46x46xf32>) -> tensor<4x32x46x46xf32>
    %expanded = tensor.expand_shape %cst_19 [[0, 1, 2, 3]] output_shape [1, 32, 1, 1] : tensor<32xf32> into tensor<1x32x1x1xf32>
    %2 = tensor.empty() : tensor<4x32x46x46xi1>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1 : tensor<4x32x46x46xf32>) outs(%2 : tensor<4x32x46x46xi1>) {
    ^bb0(%in: f32, %out: i1):
      %75 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %75 : i1
    } -> tensor<4x32x46x46xi1>
    %4 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded, %1 : tensor<1x32x1x1xf32>, tensor<4x32x46x46xf32>) outs(%0 : tensor<4x32x46x46xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %75 = arith.mulf %in, %in_36 : f32
      linalg.yield %75 : f32
    } -> tensor<4x32x46x46xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %1, %4 : tensor<4x32x46x46xi1>, tensor<4x32x46x46xf32>, tensor<4x32x46x46xf32>) outs(%0 : tensor<4x32x46x46xf32>) {
    ^bb0(%in: i1, %in_36: f32, %in_37: f32, %out: f32):
      %75 = arith.select %in, %in_36, %in_37 : f32
      linalg.yield %75 : f32
    } -> tensor<4x32x46x46xf32>
    %padded = tensor.pad %5 low[0, 0, 0, 0] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<4x32x46x46xf32> to tensor<4x32x48x48xf32>
    %6 = tensor.empty() : tensor<4x32x23x23xf32>
    %7 = linalg.fill ins(%cst_0 : f32) outs(%6 : tensor<4x32x23x23xf32>) -> tensor<4x32x23x23xf32>
    %8 = tensor.empty() : tensor<3x3xf32>
    %9 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded, %8 : tensor<4x32x48x48xf32>, tensor<3x3xf32>) outs(%7 : tensor<4x32x23x23xf32>) -> tensor<4x32x23x23xf32>
    %10 = tensor.empty() : tensor<4x64x21x21xf32>
    %broadcasted_22 = linalg.broadcast ins(%cst_17 : tensor<64xf32>) outs(%10 : tensor<4x64x21x21xf32>) dimensions = [0, 2, 3] 
    %11 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%9, %cst_18 : tensor<4x32x23x23xf32>, tensor<64x32x3x3xf32>) outs(%broadcasted_22 : tensor<4x64x21x21xf32>) -> tensor<4x64x21x21xf32>
    %expanded_23 = tensor.expand_shape %cst_16 [[0, 1, 2, 3]] output_shape [1, 64, 1, 1] : tensor<64xf32> into tensor<1x64x1x1xf32>
    %12 = tensor.empty() : tensor<4x64x21x21xi1>
    %13 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%11 : tensor<4x64x21x21xf32>) outs(%12 : tensor<4x64x21x21xi1>) {
    ^bb0(%in: f32, %out: i1):
      %75 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %75 : i1
    } -> tensor<4x64x21x21xi1>
    %14 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_23, %11 : tensor<1x64x1x1xf32>, tensor<4x64x21x21xf32>) outs(%10 : tensor<4x64x21x21xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %75 = arith.mulf %in, %in_36 : f32
      linalg.yield %75 : f32
    } -> tensor<4x64x21x21xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%13, %11, %14 : tensor<4x64x21x21xi1>, tensor<4x64x21x21xf32>, tensor<4x64x21x21xf32>) outs(%10 : tensor<4x64x21x21xf32>) {
    ^bb0(%in: i1, %in_36: f32, %in_37: f32, %out: f32):
      %75 = arith.select %in, %in_36, %in_37 : f32
      linalg.yield %75 : f32
    } -> tensor<4x64x21x21xf32>
    %padded_24 = tensor.pad %15 low[0, 0, 0, 0] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<4x64x21x21xf32> to tensor<4x64x23x23xf32>
    %16 = tensor.empty() : tensor<4x64x10x10xf32>
    %17 = linalg.fill ins(%cst_0 : f32) outs(%16 : tensor<4x64x10x10xf32>) -> tensor<4x64x10x10xf32>
    %18 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_24, %8 : tensor<4x64x23x23xf32>, tensor<3x3xf32>) outs(%17 : tensor<4x64x10x10xf32>) -> tensor<4x64x10x10xf32>
    %19 = tensor.empty() : tensor<4x64x8x8xf32>
    %broadcasted_25 = linalg.broadcast ins(%cst_14 : tensor<64xf32>) outs(%19 : tensor<4x64x8x8xf32>) dimensions = [0, 2, 3] 
    %20 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%18, %cst_15 : tensor<4x64x10x10xf32>, tensor<64x64x3x3xf32>) outs(%broadcasted_25 : tensor<4x64x8x8xf32>) -> tensor<4x64x8x8xf32>
    %expanded_26 = tensor.expand_shape %cst_13 [[0, 1, 2, 3]] output_shape [1, 64, 1, 1] : tensor<64xf32> into tensor<1x64x1x1xf32>
    %21 = tensor.empty() : tensor<4x64x8x8xi1>
    %22 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%20 : tensor<4x64x8x8xf32>) outs(%21 : tensor<4x64x8x8xi1>) {
    ^bb0(%in: f32, %out: i1):
      %75 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %75 : i1
    } -> tensor<4x64x8x8xi1>
    %23 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_26, %20 : tensor<1x64x1x1xf32>, tensor<4x64x8x8xf32>) outs(%19 : tensor<4x64x8x8xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %75 = arith.mulf %in, %in_36 : f32
      linalg.yield %75 : f32
    } -> tensor<4x64x8x8xf32>
    %24 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%22, %20, %23 : tensor<4x64x8x8xi1>, tensor<4x64x8x8xf32>, tensor<4x64x8x8xf32>) outs(%19 : tensor<4x64x8x8xf32>) {
    ^bb0(%in: i1, %in_36: f32, %in_37: f32, %out: f32):
      %75 = arith.select %in, %in_36, %in_37 : f32
      linalg.yield %75 : f32
    } -> tensor<4x64x8x8xf32>
    %padded_27 = tensor.pad %24 low[0, 0, 0, 0] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<4x64x8x8xf32> to tensor<4x64x10x10xf32>
    %25 = tensor.empty() : tensor<4x64x4x4xf32>
    %26 = linalg.fill ins(%cst_0 : f32) outs(%25 : tensor<4x64x4x4xf32>) -> tensor<4x64x4x4xf32>
    %27 = tensor.empty() : tensor<2x2xf32>
    %28 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_27, %27 : tensor<4x64x10x10xf32>, tensor<2x2xf32>) outs(%26 : tensor<4x64x4x4xf32>) -> tensor<4x64x4x4xf32>
    %29 = tensor.empty() : tensor<4x128x3x3xf32>
    %broadcasted_28 = linalg.broadcast ins(%cst_11 : tensor<128xf32>) outs(%29 : tensor<4x128x3x3xf32>) dimensions = [0, 2, 3] 
    %30 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%28, %cst_12 : tensor<4x64x4x4xf32>, tensor<128x64x2x2xf32>) outs(%broadcasted_28 : tensor<4x128x3x3xf32>) -> tensor<4x128x3x3xf32>
    %expanded_29 = tensor.expand_shape %cst_10 [[0, 1, 2, 3]] output_shape [1, 128, 1, 1] : tensor<128xf32> into tensor<1x128x1x1xf32>
    %31 = tensor.empty() : tensor<4x128x3x3xi1>
    %32 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%30 : tensor<4x128x3x3xf32>) outs(%31 : tensor<4x128x3x3xi1>) {
    ^bb0(%in: f32, %out: i1):
      %75 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %75 : i1
    } -> tensor<4x128x3x3xi1>
    %33 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_29, %30 : tensor<1x128x1x1xf32>, tensor<4x128x3x3xf32>) outs(%29 : tensor<4x128x3x3xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %75 = arith.mulf %in, %in_36 : f32
      linalg.yield %75 : f32
    } -> tensor<4x128x3x3xf32>
    %34 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%32, %30, %33 : tensor<4x128x3x3xi1>, tensor<4x128x3x3xf32>, tensor<4x128x3x3xf32>) outs(%29 : tensor<4x128x3x3xf32>) {
    ^bb0(%in: i1, %in_36: f32, %in_37: f32, %out: f32):
      %75 = arith.select %in, %in_36, %in_37 : f32
      linalg.yield %75 : f32
    } -> tensor<4x128x3x3xf32>
    %35 = tensor.empty() : tensor<4x3x3x128xf32>
    %transposed = linalg.transpose ins(%34 : tensor<4x128x3x3xf32>) outs(%35 : tensor<4x3x3x128xf32>) permutation = [0, 3, 2, 1] 
    %collapsed = tensor.collapse_shape %transposed [[0], [1, 2, 3]] : tensor<4x3x3x128xf32> into tensor<4x1152xf32>
    %36 = tensor.empty() : tensor<1152x256xf32>
    %transposed_30 = linalg.transpose ins(%cst_9 : tensor<256x1152xf32>) outs(%36 : tensor<1152x256xf32>) permutation = [1, 0] 
    %37 = tensor.empty() : tensor<4x256xf32>
    %38 = linalg.fill ins(%cst : f32) outs(%37 : tensor<4x256xf32>) -> tensor<4x256xf32>
    %39 = linalg.matmul ins(%collapsed, %transposed_30 : tensor<4x1152xf32>, tensor<1152x256xf32>) outs(%38 : tensor<4x256xf32>) -> tensor<4x256xf32>
    %40 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%cst_8 : tensor<256xf32>) outs(%37 : tensor<4x256xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x256xf32>
    %41 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%39, %40 : tensor<4x256xf32>, tensor<4x256xf32>) outs(%37 : tensor<4x256xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %75 = arith.addf %in, %in_36 : f32
      linalg.yield %75 : f32
    } -> tensor<4x256xf32>
    %expanded_31 = tensor.expand_shape %cst_7 [[0, 1]] output_shape [1, 256] : tensor<256xf32> into tensor<1x256xf32>
    %42 = tensor.empty() : tensor<4x256xi1>
    %43 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%41 : tensor<4x256xf32>) outs(%42 : tensor<4x256xi1>) {
    ^bb0(%in: f32, %out: i1):
      %75 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %75 : i1
    } -> tensor<4x256xi1>
    %44 = linalg.generic {indexing_maps = [#map4, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%expanded_31, %41 : tensor<1x256xf32>, tensor<4x256xf32>) outs(%37 : tensor<4x256xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %75 = arith.mulf %in, %in_36 : f32
      linalg.yield %75 : f32
    } -> tensor<4x256xf32>
    %45 = linalg.generic {indexing_maps = [#map3, #map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%43, %41, %44 : tensor<4x256xi1>, tensor<4x256xf32>, tensor<4x256xf32>) outs(%37 : tensor<4x256xf32>) {
    ^bb0(%in: i1, %in_36: f32, %in_37: f32, %out: f32):
      %75 = arith.select %in, %in_36, %in_37 : f32
      linalg.yield %75 : f32
    } -> tensor<4x256xf32>
    %46 = tensor.empty() : tensor<256x4xf32>
    %transposed_32 = linalg.transpose ins(%cst_6 : tensor<4x256xf32>) outs(%46 : tensor<256x4xf32>) permutation = [1, 0] 
    %47 = tensor.empty() : tensor<4x4xf32>
    %48 = linalg.fill ins(%cst : f32) outs(%47 : tensor<4x4xf32>) -> tensor<4x4xf32>
    %49 = linalg.matmul ins(%45, %transposed_32 : tensor<4x256xf32>, tensor<256x4xf32>) outs(%48 : tensor<4x4xf32>) -> tensor<4x4xf32>
    %50 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%cst_5 : tensor<4xf32>) outs(%47 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x4xf32>
    %51 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%49, %50 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%47 : tensor<4x4xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %75 = arith.addf %in, %in_36 : f32
      linalg.yield %75 : f32
    } -> tensor<4x4xf32>
    %52 = tensor.empty() : tensor<256x10xf32>
    %transposed_33 = linalg.transpose ins(%cst_4 : tensor<10x256xf32>) outs(%52 : tensor<256x10xf32>) permutation = [1, 0] 
    %53 = tensor.empty() : tensor<4x10xf32>
    %54 = linalg.fill ins(%cst : f32) outs(%53 : tensor<4x10xf32>) -> tensor<4x10xf32>
    %55 = linalg.matmul ins(%45, %transposed_33 : tensor<4x256xf32>, tensor<256x10xf32>) outs(%54 : tensor<4x10xf32>) -> tensor<4x10xf32>
    %56 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%cst_3 : tensor<10xf32>) outs(%53 : tensor<4x10xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x10xf32>
    %57 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%55, %56 : tensor<4x10xf32>, tensor<4x10xf32>) outs(%53 : tensor<4x10xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %75 = arith.addf %in, %in_36 : f32
      linalg.yield %75 : f32
    } -> tensor<4x10xf32>
    %58 = tensor.empty() : tensor<256x2xf32>
    %transposed_34 = linalg.transpose ins(%cst_2 : tensor<2x256xf32>) outs(%58 : tensor<256x2xf32>) permutation = [1, 0] 
    %59 = tensor.empty() : tensor<4x2xf32>
    %60 = linalg.fill ins(%cst : f32) outs(%59 : tensor<4x2xf32>) -> tensor<4x2xf32>
    %61 = linalg.matmul ins(%45, %transposed_34 : tensor<4x256xf32>, tensor<256x2xf32>) outs(%60 : tensor<4x2xf32>) -> tensor<4x2xf32>
    %62 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%cst_1 : tensor<2xf32>) outs(%59 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<4x2xf32>
    %63 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%61, %62 : tensor<4x2xf32>, tensor<4x2xf32>) outs(%59 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %75 = arith.addf %in, %in_36 : f32
      linalg.yield %75 : f32
    } -> tensor<4x2xf32>
    %64 = tensor.empty() : tensor<4xi64>
    %65 = linalg.fill ins(%c0_i64 : i64) outs(%64 : tensor<4xi64>) -> tensor<4xi64>
    %66 = tensor.empty() : tensor<4xf32>
    %67 = linalg.fill ins(%cst_0 : f32) outs(%66 : tensor<4xf32>) -> tensor<4xf32>
    %68:2 = linalg.generic {indexing_maps = [#map3, #map5, #map5], iterator_types = ["parallel", "reduction"]} ins(%63 : tensor<4x2xf32>) outs(%67, %65 : tensor<4xf32>, tensor<4xi64>) {
    ^bb0(%in: f32, %out: f32, %out_36: i64):
      %75 = linalg.index 1 : index
      %76 = arith.index_cast %75 : index to i64
      %77 = arith.maximumf %in, %out : f32
      %78 = arith.cmpf ogt, %in, %out : f32
      %79 = arith.select %78, %76, %out_36 : i64
      linalg.yield %77, %79 : f32, i64
    } -> (tensor<4xf32>, tensor<4xi64>)
    %expanded_35 = tensor.expand_shape %68#0 [[0, 1]] output_shape [4, 1] : tensor<4xf32> into tensor<4x1xf32>
    %69 = linalg.generic {indexing_maps = [#map3, #map6, #map3], iterator_types = ["parallel", "parallel"]} ins(%63, %expanded_35 : tensor<4x2xf32>, tensor<4x1xf32>) outs(%59 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %75 = arith.subf %in, %in_36 : f32
      linalg.yield %75 : f32
    } -> tensor<4x2xf32>
    %70 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%69 : tensor<4x2xf32>) outs(%59 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      %75 = math.exp %in : f32
      linalg.yield %75 : f32
    } -> tensor<4x2xf32>
    %71 = tensor.empty() : tensor<4x1xf32>
    %72 = linalg.fill ins(%cst : f32) outs(%71 : tensor<4x1xf32>) -> tensor<4x1xf32>
    %73 = linalg.generic {indexing_maps = [#map3, #map6], iterator_types = ["parallel", "reduction"]} ins(%70 : tensor<4x2xf32>) outs(%72 : tensor<4x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %75 = arith.addf %in, %out : f32
      linalg.yield %75 : f32
    } -> tensor<4x1xf32>
    %74 = linalg.generic {indexing_maps = [#map3, #map6, #map3], iterator_types = ["parallel", "parallel"]} ins(%70, %73 : tensor<4x2xf32>, tensor<4x1xf32>) outs(%59 : tensor<4x2xf32>) {
    ^bb0(%in: f32, %in_36: f32, %out: f32):
      %75 = arith.divf %in, %in_36 : f32
      linalg.yield %75 : f32
    } -> tensor<4x2xf32>
    return %51, %57, %74 : tensor<4x4xf32>, tensor<4x10xf32>, tensor<4x2xf32>
  }
}
