#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (0, d1, 0, 0)>
#map2 = affine_map<(d0, d1) -> (d1)>
#map3 = affine_map<(d0, d1) -> (d0, d1)>
#map4 = affine_map<(d0, d1) -> (0, d1)>
#map5 = affine_map<(d0, d1) -> (d0)>
#map6 = affine_map<(d0, d1) -> (d0, 0)>
#map7 = affine_map<(d0) -> (d0)>
#map8 = affine_map<(d0) -> ()>
#map9 = affine_map<() -> ()>
#map10 = affine_map<(d0, d1) -> ()>
#map11 = affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1, d2, d4)>
#map12 = affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1, d2, d3, d4, d5)>
#map13 = affine_map<(d0, d1, d2, d3) -> ()>
#map14 = affine_map<(d0, d1, d2, d3) -> (d1)>
module {
  func.func @main(%arg0: tensor<6x1x5x5xf32>, %arg1: tensor<6xf32>, %arg2: tensor<6xf32>, %arg3: tensor<16x6x5x5xf32>, %arg4: tensor<16xf32>, %arg5: tensor<16xf32>, %arg6: tensor<120x400xf32>, %arg7: tensor<120xf32>, %arg8: tensor<120xf32>, %arg9: tensor<84x120xf32>, %arg10: tensor<84xf32>, %arg11: tensor<84xf32>, %arg12: tensor<10x84xf32>, %arg13: tensor<10xf32>, %arg14: tensor<16x1x28x28xf32>, %arg15: tensor<16x10xf32>) -> (tensor<6x1x5x5xf32>, tensor<6xf32>, tensor<6xf32>, tensor<16x6x5x5xf32>, tensor<16xf32>, tensor<16xf32>, tensor<120x400xf32>, tensor<120xf32>, tensor<120xf32>, tensor<84x120xf32>, tensor<84xf32>, tensor<84xf32>, tensor<10x84xf32>, tensor<10xf32>, tensor<f32>) {
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_2 = arith.constant dense<1.000000e+00> : tensor<f32>
    %cst_3 = arith.constant 5.000000e-02 : f64
    %cst_4 = arith.constant 4.000000e+00 : f32
    %cst_5 = arith.constant 1.600000e+01 : f32
    %c4 = arith.constant 4 : index
    %padded = tensor.pad %arg14 low[0, 0, 2, 2] high[0, 0, 2, 2] {
    ^bb0(%arg16: index, %arg17: index, %arg18: index, %arg19: index):
      tensor.yield %cst : f32
    } : tensor<16x1x28x28xf32> to tensor<16x1x32x32xf32>
    %0 = tensor.empty() : tensor<16x6x28x28xf32>
    %broadcasted = linalg.broadcast ins(%arg1 : tensor<6xf32>) outs(%0 : tensor<16x6x28x28xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %arg0 : tensor<16x1x32x32xf32>, tensor<6x1x5x5xf32>) outs(%broadcasted : tensor<16x6x28x28xf32>) -> tensor<16x6x28x28xf32>
    %expanded = tensor.expand_shape %arg2 [[0, 1, 2, 3]] output_shape [1, 6, 1, 1] : tensor<6xf32> into tensor<1x6x1x1xf32>
    %2 = tensor.empty() : tensor<16x6x28x28xi1>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1 : tensor<16x6x28x28xf32>) outs(%2 : tensor<16x6x28x28xi1>) {
    ^bb0(%in: f32, %out: i1):
      %182 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %182 : i1
    } -> tensor<16x6x28x28xi1>
    %4 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded, %1 : tensor<1x6x1x1xf32>, tensor<16x6x28x28xf32>) outs(%0 : tensor<16x6x28x28xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.mulf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<16x6x28x28xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %1, %4 : tensor<16x6x28x28xi1>, tensor<16x6x28x28xf32>, tensor<16x6x28x28xf32>) outs(%0 : tensor<16x6x28x28xf32>) {
    ^bb0(%in: i1, %in_33: f32, %in_34: f32, %out: f32):
      %182 = arith.select %in, %in_33, %in_34 : f32
      linalg.yield %182 : f32
    } -> tensor<16x6x28x28xf32>
    %6 = tensor.empty() : tensor<16x6x14x14xf32>
    %7 = linalg.fill ins(%cst : f32) outs(%6 : tensor<16x6x14x14xf32>) -> tensor<16x6x14x14xf32>
    %8 = tensor.empty() : tensor<2x2xf32>
    %9 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%5, %8 : tensor<16x6x28x28xf32>, tensor<2x2xf32>) outs(%7 : tensor<16x6x14x14xf32>) -> tensor<16x6x14x14xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%9 : tensor<16x6x14x14xf32>) outs(%6 : tensor<16x6x14x14xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.divf %in, %cst_4 : f32
      linalg.yield %182 : f32
    } -> tensor<16x6x14x14xf32>
    %11 = tensor.empty() : tensor<16x16x10x10xf32>
    %broadcasted_6 = linalg.broadcast ins(%arg4 : tensor<16xf32>) outs(%11 : tensor<16x16x10x10xf32>) dimensions = [0, 2, 3] 
    %12 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%10, %arg3 : tensor<16x6x14x14xf32>, tensor<16x6x5x5xf32>) outs(%broadcasted_6 : tensor<16x16x10x10xf32>) -> tensor<16x16x10x10xf32>
    %expanded_7 = tensor.expand_shape %arg5 [[0, 1, 2, 3]] output_shape [1, 16, 1, 1] : tensor<16xf32> into tensor<1x16x1x1xf32>
    %13 = tensor.empty() : tensor<16x16x10x10xi1>
    %14 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%12 : tensor<16x16x10x10xf32>) outs(%13 : tensor<16x16x10x10xi1>) {
    ^bb0(%in: f32, %out: i1):
      %182 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %182 : i1
    } -> tensor<16x16x10x10xi1>
    %15 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_7, %12 : tensor<1x16x1x1xf32>, tensor<16x16x10x10xf32>) outs(%11 : tensor<16x16x10x10xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.mulf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<16x16x10x10xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%14, %12, %15 : tensor<16x16x10x10xi1>, tensor<16x16x10x10xf32>, tensor<16x16x10x10xf32>) outs(%11 : tensor<16x16x10x10xf32>) {
    ^bb0(%in: i1, %in_33: f32, %in_34: f32, %out: f32):
      %182 = arith.select %in, %in_33, %in_34 : f32
      linalg.yield %182 : f32
    } -> tensor<16x16x10x10xf32>
    %17 = tensor.empty() : tensor<16x16x5x5xf32>
    %18 = linalg.fill ins(%cst : f32) outs(%17 : tensor<16x16x5x5xf32>) -> tensor<16x16x5x5xf32>
    %19 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%16, %8 : tensor<16x16x10x10xf32>, tensor<2x2xf32>) outs(%18 : tensor<16x16x5x5xf32>) -> tensor<16x16x5x5xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%19 : tensor<16x16x5x5xf32>) outs(%17 : tensor<16x16x5x5xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.divf %in, %cst_4 : f32
      linalg.yield %182 : f32
    } -> tensor<16x16x5x5xf32>
    %collapsed = tensor.collapse_shape %20 [[0], [1, 2, 3]] : tensor<16x16x5x5xf32> into tensor<16x400xf32>
    %21 = tensor.empty() : tensor<400x120xf32>
    %transposed = linalg.transpose ins(%arg6 : tensor<120x400xf32>) outs(%21 : tensor<400x120xf32>) permutation = [1, 0] 
    %22 = tensor.empty() : tensor<16x120xf32>
    %23 = linalg.fill ins(%cst : f32) outs(%22 : tensor<16x120xf32>) -> tensor<16x120xf32>
    %24 = linalg.matmul ins(%collapsed, %transposed : tensor<16x400xf32>, tensor<400x120xf32>) outs(%23 : tensor<16x120xf32>) -> tensor<16x120xf32>
    %25 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%arg7 : tensor<120xf32>) outs(%22 : tensor<16x120xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x120xf32>
    %26 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%24, %25 : tensor<16x120xf32>, tensor<16x120xf32>) outs(%22 : tensor<16x120xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.addf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<16x120xf32>
    %expanded_8 = tensor.expand_shape %arg8 [[0, 1]] output_shape [1, 120] : tensor<120xf32> into tensor<1x120xf32>
    %27 = tensor.empty() : tensor<16x120xi1>
    %28 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%26 : tensor<16x120xf32>) outs(%27 : tensor<16x120xi1>) {
    ^bb0(%in: f32, %out: i1):
      %182 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %182 : i1
    } -> tensor<16x120xi1>
    %29 = linalg.generic {indexing_maps = [#map4, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%expanded_8, %26 : tensor<1x120xf32>, tensor<16x120xf32>) outs(%22 : tensor<16x120xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.mulf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<16x120xf32>
    %30 = linalg.generic {indexing_maps = [#map3, #map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%28, %26, %29 : tensor<16x120xi1>, tensor<16x120xf32>, tensor<16x120xf32>) outs(%22 : tensor<16x120xf32>) {
    ^bb0(%in: i1, %in_33: f32, %in_34: f32, %out: f32):
      %182 = arith.select %in, %in_33, %in_34 : f32
      linalg.yield %182 : f32
    } -> tensor<16x120xf32>
    %31 = tensor.empty() : tensor<120x84xf32>
    %transposed_9 = linalg.transpose ins(%arg9 : tensor<84x120xf32>) outs(%31 : tensor<120x84xf32>) permutation = [1, 0] 
    %32 = tensor.empty() : tensor<16x84xf32>
    %33 = linalg.fill ins(%cst : f32) outs(%32 : tensor<16x84xf32>) -> tensor<16x84xf32>
    %34 = linalg.matmul ins(%30, %transposed_9 : tensor<16x120xf32>, tensor<120x84xf32>) outs(%33 : tensor<16x84xf32>) -> tensor<16x84xf32>
    %35 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%arg10 : tensor<84xf32>) outs(%32 : tensor<16x84xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x84xf32>
    %36 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%34, %35 : tensor<16x84xf32>, tensor<16x84xf32>) outs(%32 : tensor<16x84xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.addf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<16x84xf32>
    %expanded_10 = tensor.expand_shape %arg11 [[0, 1]] output_shape [1, 84] : tensor<84xf32> into tensor<1x84xf32>
    %37 = tensor.empty() : tensor<16x84xi1>
    %38 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%36 : tensor<16x84xf32>) outs(%37 : tensor<16x84xi1>) {
    ^bb0(%in: f32, %out: i1):
      %182 = arith.cmpf ogt, %in, %cst : f32
      linalg.yield %182 : i1
    } -> tensor<16x84xi1>
    %39 = linalg.generic {indexing_maps = [#map4, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%expanded_10, %36 : tensor<1x84xf32>, tensor<16x84xf32>) outs(%32 : tensor<16x84xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.mulf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<16x84xf32>
    %40 = linalg.generic {indexing_maps = [#map3, #map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%38, %36, %39 : tensor<16x84xi1>, tensor<16x84xf32>, tensor<16x84xf32>) outs(%32 : tensor<16x84xf32>) {
    ^bb0(%in: i1, %in_33: f32, %in_34: f32, %out: f32):
      %182 = arith.select %in, %in_33, %in_34 : f32
      linalg.yield %182 : f32
    } -> tensor<16x84xf32>
    %41 = tensor.empty() : tensor<84x10xf32>
    %transposed_11 = linalg.transpose ins(%arg12 : tensor<10x84xf32>) outs(%41 : tensor<84x10xf32>) permutation = [1, 0] 
    %42 = tensor.empty() : tensor<16x10xf32>
    %43 = linalg.fill ins(%cst : f32) outs(%42 : tensor<16x10xf32>) -> tensor<16x10xf32>
    %44 = linalg.matmul ins(%40, %transposed_11 : tensor<16x84xf32>, tensor<84x10xf32>) outs(%43 : tensor<16x10xf32>) -> tensor<16x10xf32>
    %45 = linalg.generic {indexing_maps = [#map2, #map3], iterator_types = ["parallel", "parallel"]} ins(%arg13 : tensor<10xf32>) outs(%42 : tensor<16x10xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x10xf32>
    %46 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%44, %45 : tensor<16x10xf32>, tensor<16x10xf32>) outs(%42 : tensor<16x10xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.addf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<16x10xf32>
    %47 = tensor.empty() : tensor<16xi64>
    %48 = linalg.fill ins(%c0_i64 : i64) outs(%47 : tensor<16xi64>) -> tensor<16xi64>
    %49 = tensor.empty() : tensor<16xf32>
    %50 = linalg.fill ins(%cst_0 : f32) outs(%49 : tensor<16xf32>) -> tensor<16xf32>
    %51:2 = linalg.generic {indexing_maps = [#map3, #map5, #map5], iterator_types = ["parallel", "reduction"]} ins(%46 : tensor<16x10xf32>) outs(%50, %48 : tensor<16xf32>, tensor<16xi64>) {
    ^bb0(%in: f32, %out: f32, %out_33: i64):
      %182 = linalg.index 1 : index
      %183 = arith.index_cast %182 : index to i64
      %184 = arith.maximumf %in, %out : f32
      %185 = arith.cmpf ogt, %in, %out : f32
      %186 = arith.select %185, %183, %out_33 : i64
      linalg.yield %184, %186 : f32, i64
    } -> (tensor<16xf32>, tensor<16xi64>)
    %expanded_12 = tensor.expand_shape %51#0 [[0, 1]] output_shape [16, 1] : tensor<16xf32> into tensor<16x1xf32>
    %52 = linalg.generic {indexing_maps = [#map3, #map6, #map3], iterator_types = ["parallel", "parallel"]} ins(%46, %expanded_12 : tensor<16x10xf32>, tensor<16x1xf32>) outs(%42 : tensor<16x10xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.subf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<16x10xf32>
    %53 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%52 : tensor<16x10xf32>) outs(%42 : tensor<16x10xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = math.exp %in : f32
      linalg.yield %182 : f32
    } -> tensor<16x10xf32>
    %54 = tensor.empty() : tensor<16x1xf32>
    %55 = linalg.fill ins(%cst : f32) outs(%54 : tensor<16x1xf32>) -> tensor<16x1xf32>
    %56 = linalg.generic {indexing_maps = [#map3, #map6], iterator_types = ["parallel", "reduction"]} ins(%53 : tensor<16x10xf32>) outs(%55 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.addf %in, %out : f32
      linalg.yield %182 : f32
    } -> tensor<16x1xf32>
    %57 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%56 : tensor<16x1xf32>) outs(%54 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = math.log %in : f32
      linalg.yield %182 : f32
    } -> tensor<16x1xf32>
    %58 = linalg.generic {indexing_maps = [#map3, #map6, #map3], iterator_types = ["parallel", "parallel"]} ins(%52, %57 : tensor<16x10xf32>, tensor<16x1xf32>) outs(%42 : tensor<16x10xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.subf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<16x10xf32>
    %59 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%arg15, %58 : tensor<16x10xf32>, tensor<16x10xf32>) outs(%42 : tensor<16x10xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.mulf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<16x10xf32>
    %60 = linalg.fill ins(%cst : f32) outs(%49 : tensor<16xf32>) -> tensor<16xf32>
    %61 = linalg.generic {indexing_maps = [#map3, #map5], iterator_types = ["parallel", "reduction"]} ins(%59 : tensor<16x10xf32>) outs(%60 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.addf %in, %out : f32
      linalg.yield %182 : f32
    } -> tensor<16xf32>
    %62 = tensor.empty() : tensor<f32>
    %63 = linalg.fill ins(%cst : f32) outs(%62 : tensor<f32>) -> tensor<f32>
    %64 = linalg.generic {indexing_maps = [#map7, #map8], iterator_types = ["reduction"]} ins(%61 : tensor<16xf32>) outs(%63 : tensor<f32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.addf %in, %out : f32
      linalg.yield %182 : f32
    } -> tensor<f32>
    %65 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = []} ins(%64 : tensor<f32>) outs(%62 : tensor<f32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.divf %in, %cst_5 : f32
      linalg.yield %182 : f32
    } -> tensor<f32>
    %66 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = []} ins(%65 : tensor<f32>) outs(%62 : tensor<f32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.negf %in : f32
      linalg.yield %182 : f32
    } -> tensor<f32>
    %67 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = []} ins(%cst_2 : tensor<f32>) outs(%62 : tensor<f32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.negf %in : f32
      linalg.yield %182 : f32
    } -> tensor<f32>
    %68 = linalg.generic {indexing_maps = [#map8, #map7], iterator_types = ["parallel"]} ins(%67 : tensor<f32>) outs(%49 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16xf32>
    %69 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel"]} ins(%68 : tensor<16xf32>) outs(%49 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.divf %in, %cst_5 : f32
      linalg.yield %182 : f32
    } -> tensor<16xf32>
    %70 = linalg.generic {indexing_maps = [#map5, #map3], iterator_types = ["parallel", "parallel"]} ins(%69 : tensor<16xf32>) outs(%42 : tensor<16x10xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x10xf32>
    %71 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%70, %arg15 : tensor<16x10xf32>, tensor<16x10xf32>) outs(%42 : tensor<16x10xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.mulf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<16x10xf32>
    %72 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%58 : tensor<16x10xf32>) outs(%42 : tensor<16x10xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = math.exp %in : f32
      linalg.yield %182 : f32
    } -> tensor<16x10xf32>
    %73 = linalg.generic {indexing_maps = [#map3, #map6], iterator_types = ["parallel", "reduction"]} ins(%71 : tensor<16x10xf32>) outs(%55 : tensor<16x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.addf %in, %out : f32
      linalg.yield %182 : f32
    } -> tensor<16x1xf32>
    %74 = linalg.generic {indexing_maps = [#map3, #map6, #map3], iterator_types = ["parallel", "parallel"]} ins(%72, %73 : tensor<16x10xf32>, tensor<16x1xf32>) outs(%42 : tensor<16x10xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.mulf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<16x10xf32>
    %75 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%71, %74 : tensor<16x10xf32>, tensor<16x10xf32>) outs(%42 : tensor<16x10xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.subf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<16x10xf32>
    %76 = linalg.matmul ins(%75, %arg12 : tensor<16x10xf32>, tensor<10x84xf32>) outs(%33 : tensor<16x84xf32>) -> tensor<16x84xf32>
    %77 = tensor.empty() : tensor<10x16xf32>
    %transposed_13 = linalg.transpose ins(%75 : tensor<16x10xf32>) outs(%77 : tensor<10x16xf32>) permutation = [1, 0] 
    %78 = tensor.empty() : tensor<10x84xf32>
    %79 = linalg.fill ins(%cst : f32) outs(%78 : tensor<10x84xf32>) -> tensor<10x84xf32>
    %80 = linalg.matmul ins(%transposed_13, %40 : tensor<10x16xf32>, tensor<16x84xf32>) outs(%79 : tensor<10x84xf32>) -> tensor<10x84xf32>
    %81 = tensor.empty() : tensor<1x10xf32>
    %82 = linalg.fill ins(%cst : f32) outs(%81 : tensor<1x10xf32>) -> tensor<1x10xf32>
    %83 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["reduction", "parallel"]} ins(%75 : tensor<16x10xf32>) outs(%82 : tensor<1x10xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.addf %in, %out : f32
      linalg.yield %182 : f32
    } -> tensor<1x10xf32>
    %collapsed_14 = tensor.collapse_shape %83 [[0, 1]] : tensor<1x10xf32> into tensor<10xf32>
    %84 = linalg.generic {indexing_maps = [#map4, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%expanded_10, %76 : tensor<1x84xf32>, tensor<16x84xf32>) outs(%32 : tensor<16x84xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.mulf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<16x84xf32>
    %85 = linalg.generic {indexing_maps = [#map3, #map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%38, %76, %84 : tensor<16x84xi1>, tensor<16x84xf32>, tensor<16x84xf32>) outs(%32 : tensor<16x84xf32>) {
    ^bb0(%in: i1, %in_33: f32, %in_34: f32, %out: f32):
      %182 = arith.select %in, %in_33, %in_34 : f32
      linalg.yield %182 : f32
    } -> tensor<16x84xf32>
    %86 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%36, %76 : tensor<16x84xf32>, tensor<16x84xf32>) outs(%32 : tensor<16x84xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.mulf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<16x84xf32>
    %87 = linalg.generic {indexing_maps = [#map3, #map10, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%38, %cst_1, %86 : tensor<16x84xi1>, tensor<f32>, tensor<16x84xf32>) outs(%32 : tensor<16x84xf32>) {
    ^bb0(%in: i1, %in_33: f32, %in_34: f32, %out: f32):
      %182 = arith.select %in, %in_33, %in_34 : f32
      linalg.yield %182 : f32
    } -> tensor<16x84xf32>
    %88 = tensor.empty() : tensor<1x84xf32>
    %89 = linalg.fill ins(%cst : f32) outs(%88 : tensor<1x84xf32>) -> tensor<1x84xf32>
    %90 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["reduction", "parallel"]} ins(%87 : tensor<16x84xf32>) outs(%89 : tensor<1x84xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.addf %in, %out : f32
      linalg.yield %182 : f32
    } -> tensor<1x84xf32>
    %collapsed_15 = tensor.collapse_shape %90 [[0, 1]] : tensor<1x84xf32> into tensor<84xf32>
    %91 = linalg.matmul ins(%85, %arg9 : tensor<16x84xf32>, tensor<84x120xf32>) outs(%23 : tensor<16x120xf32>) -> tensor<16x120xf32>
    %92 = tensor.empty() : tensor<84x16xf32>
    %transposed_16 = linalg.transpose ins(%85 : tensor<16x84xf32>) outs(%92 : tensor<84x16xf32>) permutation = [1, 0] 
    %93 = tensor.empty() : tensor<84x120xf32>
    %94 = linalg.fill ins(%cst : f32) outs(%93 : tensor<84x120xf32>) -> tensor<84x120xf32>
    %95 = linalg.matmul ins(%transposed_16, %30 : tensor<84x16xf32>, tensor<16x120xf32>) outs(%94 : tensor<84x120xf32>) -> tensor<84x120xf32>
    %96 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["reduction", "parallel"]} ins(%85 : tensor<16x84xf32>) outs(%89 : tensor<1x84xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.addf %in, %out : f32
      linalg.yield %182 : f32
    } -> tensor<1x84xf32>
    %collapsed_17 = tensor.collapse_shape %96 [[0, 1]] : tensor<1x84xf32> into tensor<84xf32>
    %97 = linalg.generic {indexing_maps = [#map4, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%expanded_8, %91 : tensor<1x120xf32>, tensor<16x120xf32>) outs(%22 : tensor<16x120xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.mulf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<16x120xf32>
    %98 = linalg.generic {indexing_maps = [#map3, #map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%28, %91, %97 : tensor<16x120xi1>, tensor<16x120xf32>, tensor<16x120xf32>) outs(%22 : tensor<16x120xf32>) {
    ^bb0(%in: i1, %in_33: f32, %in_34: f32, %out: f32):
      %182 = arith.select %in, %in_33, %in_34 : f32
      linalg.yield %182 : f32
    } -> tensor<16x120xf32>
    %99 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%26, %91 : tensor<16x120xf32>, tensor<16x120xf32>) outs(%22 : tensor<16x120xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.mulf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<16x120xf32>
    %100 = linalg.generic {indexing_maps = [#map3, #map10, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%28, %cst_1, %99 : tensor<16x120xi1>, tensor<f32>, tensor<16x120xf32>) outs(%22 : tensor<16x120xf32>) {
    ^bb0(%in: i1, %in_33: f32, %in_34: f32, %out: f32):
      %182 = arith.select %in, %in_33, %in_34 : f32
      linalg.yield %182 : f32
    } -> tensor<16x120xf32>
    %101 = tensor.empty() : tensor<1x120xf32>
    %102 = linalg.fill ins(%cst : f32) outs(%101 : tensor<1x120xf32>) -> tensor<1x120xf32>
    %103 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["reduction", "parallel"]} ins(%100 : tensor<16x120xf32>) outs(%102 : tensor<1x120xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.addf %in, %out : f32
      linalg.yield %182 : f32
    } -> tensor<1x120xf32>
    %collapsed_18 = tensor.collapse_shape %103 [[0, 1]] : tensor<1x120xf32> into tensor<120xf32>
    %104 = tensor.empty() : tensor<16x400xf32>
    %105 = linalg.fill ins(%cst : f32) outs(%104 : tensor<16x400xf32>) -> tensor<16x400xf32>
    %106 = linalg.matmul ins(%98, %arg6 : tensor<16x120xf32>, tensor<120x400xf32>) outs(%105 : tensor<16x400xf32>) -> tensor<16x400xf32>
    %107 = tensor.empty() : tensor<120x16xf32>
    %transposed_19 = linalg.transpose ins(%98 : tensor<16x120xf32>) outs(%107 : tensor<120x16xf32>) permutation = [1, 0] 
    %108 = tensor.empty() : tensor<120x400xf32>
    %109 = linalg.fill ins(%cst : f32) outs(%108 : tensor<120x400xf32>) -> tensor<120x400xf32>
    %110 = linalg.matmul ins(%transposed_19, %collapsed : tensor<120x16xf32>, tensor<16x400xf32>) outs(%109 : tensor<120x400xf32>) -> tensor<120x400xf32>
    %111 = linalg.generic {indexing_maps = [#map3, #map4], iterator_types = ["reduction", "parallel"]} ins(%98 : tensor<16x120xf32>) outs(%102 : tensor<1x120xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.addf %in, %out : f32
      linalg.yield %182 : f32
    } -> tensor<1x120xf32>
    %collapsed_20 = tensor.collapse_shape %111 [[0, 1]] : tensor<1x120xf32> into tensor<120xf32>
    %expanded_21 = tensor.expand_shape %106 [[0], [1, 2, 3]] output_shape [16, 16, 5, 5] : tensor<16x400xf32> into tensor<16x16x5x5xf32>
    %112 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_21 : tensor<16x16x5x5xf32>) outs(%17 : tensor<16x16x5x5xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.divf %in, %cst_4 : f32
      linalg.yield %182 : f32
    } -> tensor<16x16x5x5xf32>
    %113 = tensor.empty() : tensor<16x16x5x2x5x2xf32>
    %114 = linalg.generic {indexing_maps = [#map11, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%112 : tensor<16x16x5x5xf32>) outs(%113 : tensor<16x16x5x2x5x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x16x5x2x5x2xf32>
    %collapsed_22 = tensor.collapse_shape %114 [[0], [1], [2, 3], [4, 5]] : tensor<16x16x5x2x5x2xf32> into tensor<16x16x10x10xf32>
    %115 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_7, %collapsed_22 : tensor<1x16x1x1xf32>, tensor<16x16x10x10xf32>) outs(%11 : tensor<16x16x10x10xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.mulf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<16x16x10x10xf32>
    %116 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%14, %collapsed_22, %115 : tensor<16x16x10x10xi1>, tensor<16x16x10x10xf32>, tensor<16x16x10x10xf32>) outs(%11 : tensor<16x16x10x10xf32>) {
    ^bb0(%in: i1, %in_33: f32, %in_34: f32, %out: f32):
      %182 = arith.select %in, %in_33, %in_34 : f32
      linalg.yield %182 : f32
    } -> tensor<16x16x10x10xf32>
    %117 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%12, %collapsed_22 : tensor<16x16x10x10xf32>, tensor<16x16x10x10xf32>) outs(%11 : tensor<16x16x10x10xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.mulf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<16x16x10x10xf32>
    %118 = linalg.generic {indexing_maps = [#map, #map13, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%14, %cst_1, %117 : tensor<16x16x10x10xi1>, tensor<f32>, tensor<16x16x10x10xf32>) outs(%11 : tensor<16x16x10x10xf32>) {
    ^bb0(%in: i1, %in_33: f32, %in_34: f32, %out: f32):
      %182 = arith.select %in, %in_33, %in_34 : f32
      linalg.yield %182 : f32
    } -> tensor<16x16x10x10xf32>
    %119 = tensor.empty() : tensor<1x16x1x1xf32>
    %120 = linalg.fill ins(%cst : f32) outs(%119 : tensor<1x16x1x1xf32>) -> tensor<1x16x1x1xf32>
    %121 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["reduction", "parallel", "reduction", "reduction"]} ins(%118 : tensor<16x16x10x10xf32>) outs(%120 : tensor<1x16x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.addf %in, %out : f32
      linalg.yield %182 : f32
    } -> tensor<1x16x1x1xf32>
    %collapsed_23 = tensor.collapse_shape %121 [[0, 1, 2, 3]] : tensor<1x16x1x1xf32> into tensor<16xf32>
    %122 = tensor.empty() : tensor<6x16x5x5xf32>
    %123 = linalg.fill ins(%cst : f32) outs(%122 : tensor<6x16x5x5xf32>) -> tensor<6x16x5x5xf32>
    %124 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} outs(%123 : tensor<6x16x5x5xf32>) {
    ^bb0(%out: f32):
      %182 = linalg.index 0 : index
      %183 = linalg.index 1 : index
      %184 = linalg.index 2 : index
      %185 = linalg.index 3 : index
      %186 = arith.subi %c4, %184 : index
      %187 = arith.subi %c4, %185 : index
      %extracted = tensor.extract %arg3[%183, %182, %186, %187] : tensor<16x6x5x5xf32>
      linalg.yield %extracted : f32
    } -> tensor<6x16x5x5xf32>
    %125 = tensor.empty() : tensor<16x16x18x18xf32>
    %126 = linalg.fill ins(%cst : f32) outs(%125 : tensor<16x16x18x18xf32>) -> tensor<16x16x18x18xf32>
    %inserted_slice = tensor.insert_slice %116 into %126[0, 0, 4, 4] [16, 16, 10, 10] [1, 1, 1, 1] : tensor<16x16x10x10xf32> into tensor<16x16x18x18xf32>
    %127 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%inserted_slice, %124 : tensor<16x16x18x18xf32>, tensor<6x16x5x5xf32>) outs(%7 : tensor<16x6x14x14xf32>) -> tensor<16x6x14x14xf32>
    %128 = tensor.empty() : tensor<6x16x14x14xf32>
    %transposed_24 = linalg.transpose ins(%10 : tensor<16x6x14x14xf32>) outs(%128 : tensor<6x16x14x14xf32>) permutation = [1, 0, 2, 3] 
    %transposed_25 = linalg.transpose ins(%116 : tensor<16x16x10x10xf32>) outs(%11 : tensor<16x16x10x10xf32>) permutation = [1, 0, 2, 3] 
    %129 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%transposed_24, %transposed_25 : tensor<6x16x14x14xf32>, tensor<16x16x10x10xf32>) outs(%123 : tensor<6x16x5x5xf32>) -> tensor<6x16x5x5xf32>
    %130 = tensor.empty() : tensor<16x6x5x5xf32>
    %transposed_26 = linalg.transpose ins(%129 : tensor<6x16x5x5xf32>) outs(%130 : tensor<16x6x5x5xf32>) permutation = [1, 0, 2, 3] 
    %131 = linalg.generic {indexing_maps = [#map, #map14], iterator_types = ["reduction", "parallel", "reduction", "reduction"]} ins(%116 : tensor<16x16x10x10xf32>) outs(%60 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.addf %in, %out : f32
      linalg.yield %182 : f32
    } -> tensor<16xf32>
    %132 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%127 : tensor<16x6x14x14xf32>) outs(%6 : tensor<16x6x14x14xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.divf %in, %cst_4 : f32
      linalg.yield %182 : f32
    } -> tensor<16x6x14x14xf32>
    %133 = tensor.empty() : tensor<16x6x14x2x14x2xf32>
    %134 = linalg.generic {indexing_maps = [#map11, #map12], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel", "parallel"]} ins(%132 : tensor<16x6x14x14xf32>) outs(%133 : tensor<16x6x14x2x14x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x6x14x2x14x2xf32>
    %collapsed_27 = tensor.collapse_shape %134 [[0], [1], [2, 3], [4, 5]] : tensor<16x6x14x2x14x2xf32> into tensor<16x6x28x28xf32>
    %135 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded, %collapsed_27 : tensor<1x6x1x1xf32>, tensor<16x6x28x28xf32>) outs(%0 : tensor<16x6x28x28xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.mulf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<16x6x28x28xf32>
    %136 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %collapsed_27, %135 : tensor<16x6x28x28xi1>, tensor<16x6x28x28xf32>, tensor<16x6x28x28xf32>) outs(%0 : tensor<16x6x28x28xf32>) {
    ^bb0(%in: i1, %in_33: f32, %in_34: f32, %out: f32):
      %182 = arith.select %in, %in_33, %in_34 : f32
      linalg.yield %182 : f32
    } -> tensor<16x6x28x28xf32>
    %137 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %collapsed_27 : tensor<16x6x28x28xf32>, tensor<16x6x28x28xf32>) outs(%0 : tensor<16x6x28x28xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.mulf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<16x6x28x28xf32>
    %138 = linalg.generic {indexing_maps = [#map, #map13, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %cst_1, %137 : tensor<16x6x28x28xi1>, tensor<f32>, tensor<16x6x28x28xf32>) outs(%0 : tensor<16x6x28x28xf32>) {
    ^bb0(%in: i1, %in_33: f32, %in_34: f32, %out: f32):
      %182 = arith.select %in, %in_33, %in_34 : f32
      linalg.yield %182 : f32
    } -> tensor<16x6x28x28xf32>
    %139 = tensor.empty() : tensor<1x6x1x1xf32>
    %140 = linalg.fill ins(%cst : f32) outs(%139 : tensor<1x6x1x1xf32>) -> tensor<1x6x1x1xf32>
    %141 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["reduction", "parallel", "reduction", "reduction"]} ins(%138 : tensor<16x6x28x28xf32>) outs(%140 : tensor<1x6x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.addf %in, %out : f32
      linalg.yield %182 : f32
    } -> tensor<1x6x1x1xf32>
    %collapsed_28 = tensor.collapse_shape %141 [[0, 1, 2, 3]] : tensor<1x6x1x1xf32> into tensor<6xf32>
    %142 = tensor.empty() : tensor<1x16x28x28xf32>
    %transposed_29 = linalg.transpose ins(%arg14 : tensor<16x1x28x28xf32>) outs(%142 : tensor<1x16x28x28xf32>) permutation = [1, 0, 2, 3] 
    %143 = tensor.empty() : tensor<6x16x28x28xf32>
    %transposed_30 = linalg.transpose ins(%136 : tensor<16x6x28x28xf32>) outs(%143 : tensor<6x16x28x28xf32>) permutation = [1, 0, 2, 3] 
    %padded_31 = tensor.pad %transposed_29 low[0, 0, 2, 2] high[0, 0, 2, 2] {
    ^bb0(%arg16: index, %arg17: index, %arg18: index, %arg19: index):
      tensor.yield %cst : f32
    } : tensor<1x16x28x28xf32> to tensor<1x16x32x32xf32>
    %144 = tensor.empty() : tensor<1x6x5x5xf32>
    %145 = linalg.fill ins(%cst : f32) outs(%144 : tensor<1x6x5x5xf32>) -> tensor<1x6x5x5xf32>
    %146 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_31, %transposed_30 : tensor<1x16x32x32xf32>, tensor<6x16x28x28xf32>) outs(%145 : tensor<1x6x5x5xf32>) -> tensor<1x6x5x5xf32>
    %147 = tensor.empty() : tensor<6x1x5x5xf32>
    %transposed_32 = linalg.transpose ins(%146 : tensor<1x6x5x5xf32>) outs(%147 : tensor<6x1x5x5xf32>) permutation = [1, 0, 2, 3] 
    %148 = tensor.empty() : tensor<6xf32>
    %149 = linalg.fill ins(%cst : f32) outs(%148 : tensor<6xf32>) -> tensor<6xf32>
    %150 = linalg.generic {indexing_maps = [#map, #map14], iterator_types = ["reduction", "parallel", "reduction", "reduction"]} ins(%136 : tensor<16x6x28x28xf32>) outs(%149 : tensor<6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.addf %in, %out : f32
      linalg.yield %182 : f32
    } -> tensor<6xf32>
    %151 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_32 : tensor<6x1x5x5xf32>) outs(%147 : tensor<6x1x5x5xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.truncf %cst_3 : f64 to f32
      %183 = arith.mulf %in, %182 : f32
      linalg.yield %183 : f32
    } -> tensor<6x1x5x5xf32>
    %152 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg0, %151 : tensor<6x1x5x5xf32>, tensor<6x1x5x5xf32>) outs(%147 : tensor<6x1x5x5xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.subf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<6x1x5x5xf32>
    %153 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel"]} ins(%150 : tensor<6xf32>) outs(%148 : tensor<6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.truncf %cst_3 : f64 to f32
      %183 = arith.mulf %in, %182 : f32
      linalg.yield %183 : f32
    } -> tensor<6xf32>
    %154 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel"]} ins(%arg1, %153 : tensor<6xf32>, tensor<6xf32>) outs(%148 : tensor<6xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.subf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<6xf32>
    %155 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel"]} ins(%collapsed_28 : tensor<6xf32>) outs(%148 : tensor<6xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.truncf %cst_3 : f64 to f32
      %183 = arith.mulf %in, %182 : f32
      linalg.yield %183 : f32
    } -> tensor<6xf32>
    %156 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel"]} ins(%arg2, %155 : tensor<6xf32>, tensor<6xf32>) outs(%148 : tensor<6xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.subf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<6xf32>
    %157 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_26 : tensor<16x6x5x5xf32>) outs(%130 : tensor<16x6x5x5xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.truncf %cst_3 : f64 to f32
      %183 = arith.mulf %in, %182 : f32
      linalg.yield %183 : f32
    } -> tensor<16x6x5x5xf32>
    %158 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%arg3, %157 : tensor<16x6x5x5xf32>, tensor<16x6x5x5xf32>) outs(%130 : tensor<16x6x5x5xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.subf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<16x6x5x5xf32>
    %159 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel"]} ins(%131 : tensor<16xf32>) outs(%49 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.truncf %cst_3 : f64 to f32
      %183 = arith.mulf %in, %182 : f32
      linalg.yield %183 : f32
    } -> tensor<16xf32>
    %160 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel"]} ins(%arg4, %159 : tensor<16xf32>, tensor<16xf32>) outs(%49 : tensor<16xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.subf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<16xf32>
    %161 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel"]} ins(%collapsed_23 : tensor<16xf32>) outs(%49 : tensor<16xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.truncf %cst_3 : f64 to f32
      %183 = arith.mulf %in, %182 : f32
      linalg.yield %183 : f32
    } -> tensor<16xf32>
    %162 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel"]} ins(%arg5, %161 : tensor<16xf32>, tensor<16xf32>) outs(%49 : tensor<16xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.subf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<16xf32>
    %163 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%110 : tensor<120x400xf32>) outs(%108 : tensor<120x400xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.truncf %cst_3 : f64 to f32
      %183 = arith.mulf %in, %182 : f32
      linalg.yield %183 : f32
    } -> tensor<120x400xf32>
    %164 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%arg6, %163 : tensor<120x400xf32>, tensor<120x400xf32>) outs(%108 : tensor<120x400xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.subf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<120x400xf32>
    %165 = tensor.empty() : tensor<120xf32>
    %166 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel"]} ins(%collapsed_20 : tensor<120xf32>) outs(%165 : tensor<120xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.truncf %cst_3 : f64 to f32
      %183 = arith.mulf %in, %182 : f32
      linalg.yield %183 : f32
    } -> tensor<120xf32>
    %167 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel"]} ins(%arg7, %166 : tensor<120xf32>, tensor<120xf32>) outs(%165 : tensor<120xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.subf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<120xf32>
    %168 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel"]} ins(%collapsed_18 : tensor<120xf32>) outs(%165 : tensor<120xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.truncf %cst_3 : f64 to f32
      %183 = arith.mulf %in, %182 : f32
      linalg.yield %183 : f32
    } -> tensor<120xf32>
    %169 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel"]} ins(%arg8, %168 : tensor<120xf32>, tensor<120xf32>) outs(%165 : tensor<120xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.subf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<120xf32>
    %170 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%95 : tensor<84x120xf32>) outs(%93 : tensor<84x120xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.truncf %cst_3 : f64 to f32
      %183 = arith.mulf %in, %182 : f32
      linalg.yield %183 : f32
    } -> tensor<84x120xf32>
    %171 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%arg9, %170 : tensor<84x120xf32>, tensor<84x120xf32>) outs(%93 : tensor<84x120xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.subf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<84x120xf32>
    %172 = tensor.empty() : tensor<84xf32>
    %173 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel"]} ins(%collapsed_17 : tensor<84xf32>) outs(%172 : tensor<84xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.truncf %cst_3 : f64 to f32
      %183 = arith.mulf %in, %182 : f32
      linalg.yield %183 : f32
    } -> tensor<84xf32>
    %174 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel"]} ins(%arg10, %173 : tensor<84xf32>, tensor<84xf32>) outs(%172 : tensor<84xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.subf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<84xf32>
    %175 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel"]} ins(%collapsed_15 : tensor<84xf32>) outs(%172 : tensor<84xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.truncf %cst_3 : f64 to f32
      %183 = arith.mulf %in, %182 : f32
      linalg.yield %183 : f32
    } -> tensor<84xf32>
    %176 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel"]} ins(%arg11, %175 : tensor<84xf32>, tensor<84xf32>) outs(%172 : tensor<84xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.subf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<84xf32>
    %177 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%80 : tensor<10x84xf32>) outs(%78 : tensor<10x84xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.truncf %cst_3 : f64 to f32
      %183 = arith.mulf %in, %182 : f32
      linalg.yield %183 : f32
    } -> tensor<10x84xf32>
    %178 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel"]} ins(%arg12, %177 : tensor<10x84xf32>, tensor<10x84xf32>) outs(%78 : tensor<10x84xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.subf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<10x84xf32>
    %179 = tensor.empty() : tensor<10xf32>
    %180 = linalg.generic {indexing_maps = [#map7, #map7], iterator_types = ["parallel"]} ins(%collapsed_14 : tensor<10xf32>) outs(%179 : tensor<10xf32>) {
    ^bb0(%in: f32, %out: f32):
      %182 = arith.truncf %cst_3 : f64 to f32
      %183 = arith.mulf %in, %182 : f32
      linalg.yield %183 : f32
    } -> tensor<10xf32>
    %181 = linalg.generic {indexing_maps = [#map7, #map7, #map7], iterator_types = ["parallel"]} ins(%arg13, %180 : tensor<10xf32>, tensor<10xf32>) outs(%179 : tensor<10xf32>) {
    ^bb0(%in: f32, %in_33: f32, %out: f32):
      %182 = arith.subf %in, %in_33 : f32
      linalg.yield %182 : f32
    } -> tensor<10xf32>
    return %152, %154, %156, %158, %160, %162, %164, %167, %169, %171, %174, %176, %178, %181, %66 : tensor<6x1x5x5xf32>, tensor<6xf32>, tensor<6xf32>, tensor<16x6x5x5xf32>, tensor<16xf32>, tensor<16xf32>, tensor<120x400xf32>, tensor<120xf32>, tensor<120xf32>, tensor<84x120xf32>, tensor<84xf32>, tensor<84xf32>, tensor<10x84xf32>, tensor<10xf32>, tensor<f32>
  }
}
