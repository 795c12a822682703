#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d1, 0, 0)>
#map3 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>
module {
  func.func @main(%arg0: tensor<1x64x28x28xf32>) -> tensor<1x64x28x28xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense_resource<torch_tensor_64_torch.float32_3> : tensor<64xf32>
    %cst_1 = arith.constant dense_resource<torch_tensor_64_torch.float32_2> : tensor<64xf32>
    %cst_2 = arith.constant dense_resource<torch_tensor_64_torch.float32_1> : tensor<64xf32>
    %cst_3 = arith.constant dense_resource<torch_tensor_64_torch.float32> : tensor<64xf32>
    %cst_4 = arith.constant dense_resource<torch_tensor_64_128_1_1_torch.float32> : tensor<64x128x1x1xf32>
    %cst_5 = arith.constant dense_resource<torch_tensor_128_torch.float32_9> : tensor<128xf32>
    %cst_6 = arith.constant dense_resource<torch_tensor_128_torch.float32_8> : tensor<128xf32>
    %cst_7 = arith.constant dense_resource<torch_tensor_128_torch.float32_7> : tensor<128xf32>
    %cst_8 = arith.constant dense_resource<torch_tensor_128_torch.float32_6> : tensor<128xf32>
    %cst_9 = arith.constant dense_resource<torch_tensor_128_torch.float32_5> : tensor<128xf32>
    %cst_10 = arith.constant dense_resource<torch_tensor_128_1_3_3_torch.float32> : tensor<128x1x3x3xf32>
    %cst_11 = arith.constant dense_resource<torch_tensor_128_torch.float32_4> : tensor<128xf32>
    %cst_12 = arith.constant dense_resource<torch_tensor_128_torch.float32_3> : tensor<128xf32>
    %cst_13 = arith.constant dense_resource<torch_tensor_128_torch.float32_2> : tensor<128xf32>
    %cst_14 = arith.constant 1.000000e-05 : f64
    %cst_15 = arith.constant dense_resource<torch_tensor_128_torch.float32_1> : tensor<128xf32>
    %cst_16 = arith.constant dense_resource<torch_tensor_128_torch.float32> : tensor<128xf32>
    %cst_17 = arith.constant dense_resource<torch_tensor_128_64_1_1_torch.float32> : tensor<128x64x1x1xf32>
    %0 = tensor.empty() : tensor<1x128x28x28xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<1x128x28x28xf32>) -> tensor<1x128x28x28xf32>
    %2 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%arg0, %cst_17 : tensor<1x64x28x28xf32>, tensor<128x64x1x1xf32>) outs(%1 : tensor<1x128x28x28xf32>) -> tensor<1x128x28x28xf32>
    %3 = tensor.empty() : tensor<128xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_15 : tensor<128xf32>) outs(%3 : tensor<128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %35 = arith.truncf %cst_14 : f64 to f32
      %36 = arith.addf %in, %35 : f32
      linalg.yield %36 : f32
    } -> tensor<128xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%4 : tensor<128xf32>) outs(%3 : tensor<128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %35 = math.rsqrt %in : f32
      linalg.yield %35 : f32
    } -> tensor<128xf32>
    %expanded = tensor.expand_shape %cst_16 [[0, 1, 2]] output_shape [128, 1, 1] : tensor<128xf32> into tensor<128x1x1xf32>
    %expanded_18 = tensor.expand_shape %5 [[0, 1, 2]] output_shape [128, 1, 1] : tensor<128xf32> into tensor<128x1x1xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%2, %expanded : tensor<1x128x28x28xf32>, tensor<128x1x1xf32>) outs(%0 : tensor<1x128x28x28xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %35 = arith.subf %in, %in_31 : f32
      linalg.yield %35 : f32
    } -> tensor<1x128x28x28xf32>
    %7 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%6, %expanded_18 : tensor<1x128x28x28xf32>, tensor<128x1x1xf32>) outs(%0 : tensor<1x128x28x28xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %35 = arith.mulf %in, %in_31 : f32
      linalg.yield %35 : f32
    } -> tensor<1x128x28x28xf32>
    %expanded_19 = tensor.expand_shape %cst_13 [[0, 1, 2]] output_shape [128, 1, 1] : tensor<128xf32> into tensor<128x1x1xf32>
    %8 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7, %expanded_19 : tensor<1x128x28x28xf32>, tensor<128x1x1xf32>) outs(%0 : tensor<1x128x28x28xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %35 = arith.mulf %in, %in_31 : f32
      linalg.yield %35 : f32
    } -> tensor<1x128x28x28xf32>
    %expanded_20 = tensor.expand_shape %cst_12 [[0, 1, 2]] output_shape [128, 1, 1] : tensor<128xf32> into tensor<128x1x1xf32>
    %9 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8, %expanded_20 : tensor<1x128x28x28xf32>, tensor<128x1x1xf32>) outs(%0 : tensor<1x128x28x28xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %35 = arith.addf %in, %in_31 : f32
      linalg.yield %35 : f32
    } -> tensor<1x128x28x28xf32>
    %expanded_21 = tensor.expand_shape %cst_11 [[0, 1, 2, 3]] output_shape [1, 128, 1, 1] : tensor<128xf32> into tensor<1x128x1x1xf32>
    %10 = tensor.empty() : tensor<1x128x28x28xi1>
    %11 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%9 : tensor<1x128x28x28xf32>) outs(%10 : tensor<1x128x28x28xi1>) {
    ^bb0(%in: f32, %out: i1):
      %35 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %35 : i1
    } -> tensor<1x128x28x28xi1>
    %12 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_21, %9 : tensor<1x128x1x1xf32>, tensor<1x128x28x28xf32>) outs(%0 : tensor<1x128x28x28xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %35 = arith.mulf %in, %in_31 : f32
      linalg.yield %35 : f32
    } -> tensor<1x128x28x28xf32>
    %13 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%11, %9, %12 : tensor<1x128x28x28xi1>, tensor<1x128x28x28xf32>, tensor<1x128x28x28xf32>) outs(%0 : tensor<1x128x28x28xf32>) {
    ^bb0(%in: i1, %in_31: f32, %in_32: f32, %out: f32):
      %35 = arith.select %in, %in_31, %in_32 : f32
      linalg.yield %35 : f32
    } -> tensor<1x128x28x28xf32>
    %padded = tensor.pad %13 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x28x28xf32> to tensor<1x128x30x30xf32>
    %collapsed = tensor.collapse_shape %cst_10 [[0, 1], [2], [3]] : tensor<128x1x3x3xf32> into tensor<128x3x3xf32>
    %14 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %collapsed : tensor<1x128x30x30xf32>, tensor<128x3x3xf32>) outs(%1 : tensor<1x128x28x28xf32>) -> tensor<1x128x28x28xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_8 : tensor<128xf32>) outs(%3 : tensor<128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %35 = arith.truncf %cst_14 : f64 to f32
      %36 = arith.addf %in, %35 : f32
      linalg.yield %36 : f32
    } -> tensor<128xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%15 : tensor<128xf32>) outs(%3 : tensor<128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %35 = math.rsqrt %in : f32
      linalg.yield %35 : f32
    } -> tensor<128xf32>
    %expanded_22 = tensor.expand_shape %cst_9 [[0, 1, 2]] output_shape [128, 1, 1] : tensor<128xf32> into tensor<128x1x1xf32>
    %expanded_23 = tensor.expand_shape %16 [[0, 1, 2]] output_shape [128, 1, 1] : tensor<128xf32> into tensor<128x1x1xf32>
    %17 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%14, %expanded_22 : tensor<1x128x28x28xf32>, tensor<128x1x1xf32>) outs(%0 : tensor<1x128x28x28xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %35 = arith.subf %in, %in_31 : f32
      linalg.yield %35 : f32
    } -> tensor<1x128x28x28xf32>
    %18 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%17, %expanded_23 : tensor<1x128x28x28xf32>, tensor<128x1x1xf32>) outs(%0 : tensor<1x128x28x28xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %35 = arith.mulf %in, %in_31 : f32
      linalg.yield %35 : f32
    } -> tensor<1x128x28x28xf32>
    %expanded_24 = tensor.expand_shape %cst_7 [[0, 1, 2]] output_shape [128, 1, 1] : tensor<128xf32> into tensor<128x1x1xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%18, %expanded_24 : tensor<1x128x28x28xf32>, tensor<128x1x1xf32>) outs(%0 : tensor<1x128x28x28xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %35 = arith.mulf %in, %in_31 : f32
      linalg.yield %35 : f32
    } -> tensor<1x128x28x28xf32>
    %expanded_25 = tensor.expand_shape %cst_6 [[0, 1, 2]] output_shape [128, 1, 1] : tensor<128xf32> into tensor<128x1x1xf32>
    %20 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%19, %expanded_25 : tensor<1x128x28x28xf32>, tensor<128x1x1xf32>) outs(%0 : tensor<1x128x28x28xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %35 = arith.addf %in, %in_31 : f32
      linalg.yield %35 : f32
    } -> tensor<1x128x28x28xf32>
    %expanded_26 = tensor.expand_shape %cst_5 [[0, 1, 2, 3]] output_shape [1, 128, 1, 1] : tensor<128xf32> into tensor<1x128x1x1xf32>
    %21 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%20 : tensor<1x128x28x28xf32>) outs(%10 : tensor<1x128x28x28xi1>) {
    ^bb0(%in: f32, %out: i1):
      %35 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %35 : i1
    } -> tensor<1x128x28x28xi1>
    %22 = linalg.generic {indexing_maps = [#map3, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_26, %20 : tensor<1x128x1x1xf32>, tensor<1x128x28x28xf32>) outs(%0 : tensor<1x128x28x28xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %35 = arith.mulf %in, %in_31 : f32
      linalg.yield %35 : f32
    } -> tensor<1x128x28x28xf32>
    %23 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%21, %20, %22 : tensor<1x128x28x28xi1>, tensor<1x128x28x28xf32>, tensor<1x128x28x28xf32>) outs(%0 : tensor<1x128x28x28xf32>) {
    ^bb0(%in: i1, %in_31: f32, %in_32: f32, %out: f32):
      %35 = arith.select %in, %in_31, %in_32 : f32
      linalg.yield %35 : f32
    } -> tensor<1x128x28x28xf32>
    %24 = tensor.empty() : tensor<1x64x28x28xf32>
    %25 = linalg.fill ins(%cst : f32) outs(%24 : tensor<1x64x28x28xf32>) -> tensor<1x64x28x28xf32>
    %26 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%23, %cst_4 : tensor<1x128x28x28xf32>, tensor<64x128x1x1xf32>) outs(%25 : tensor<1x64x28x28xf32>) -> tensor<1x64x28x28xf32>
    %27 = tensor.empty() : tensor<64xf32>
    %28 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%cst_2 : tensor<64xf32>) outs(%27 : tensor<64xf32>) {
    ^bb0(%in: f32, %out: f32):
      %35 = arith.truncf %cst_14 : f64 to f32
      %36 = arith.addf %in, %35 : f32
      linalg.yield %36 : f32
    } -> tensor<64xf32>
    %29 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%28 : tensor<64xf32>) outs(%27 : tensor<64xf32>) {
    ^bb0(%in: f32, %out: f32):
      %35 = math.rsqrt %in : f32
      linalg.yield %35 : f32
    } -> tensor<64xf32>
    %expanded_27 = tensor.expand_shape %cst_3 [[0, 1, 2]] output_shape [64, 1, 1] : tensor<64xf32> into tensor<64x1x1xf32>
    %expanded_28 = tensor.expand_shape %29 [[0, 1, 2]] output_shape [64, 1, 1] : tensor<64xf32> into tensor<64x1x1xf32>
    %30 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%26, %expanded_27 : tensor<1x64x28x28xf32>, tensor<64x1x1xf32>) outs(%24 : tensor<1x64x28x28xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %35 = arith.subf %in, %in_31 : f32
      linalg.yield %35 : f32
    } -> tensor<1x64x28x28xf32>
    %31 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%30, %expanded_28 : tensor<1x64x28x28xf32>, tensor<64x1x1xf32>) outs(%24 : tensor<1x64x28x28xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %35 = arith.mulf %in, %in_31 : f32
      linalg.yield %35 : f32
    } -> tensor<1x64x28x28xf32>
    %expanded_29 = tensor.expand_shape %cst_1 [[0, 1, 2]] output_shape [64, 1, 1] : tensor<64xf32> into tensor<64x1x1xf32>
    %32 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%31, %expanded_29 : tensor<1x64x28x28xf32>, tensor<64x1x1xf32>) outs(%24 : tensor<1x64x28x28xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %35 = arith.mulf %in, %in_31 : f32
      linalg.yield %35 : f32
    } -> tensor<1x64x28x28xf32>
    %expanded_30 = tensor.expand_shape %cst_0 [[0, 1, 2]] output_shape [64, 1, 1] : tensor<64xf32> into tensor<64x1x1xf32>
    %33 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%32, %expanded_30 : tensor<1x64x28x28xf32>, tensor<64x1x1xf32>) outs(%24 : tensor<1x64x28x28xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %35 = arith.addf %in, %in_31 : f32
      linalg.yield %35 : f32
    } -> tensor<1x64x28x28xf32>
    %34 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg0, %33 : tensor<1x64x28x28xf32>, tensor<1x64x28x28xf32>) outs(%24 : tensor<1x64x28x28xf32>) {
    ^bb0(%in: f32, %in_31: f32, %out: f32):
      %35 = arith.addf %in, %in_31 : f32
      linalg.yield %35 : f32
    } -> tensor<1x64x28x28xf32>
    return %34 : tensor<1x64x28x28xf32>
  }
}
