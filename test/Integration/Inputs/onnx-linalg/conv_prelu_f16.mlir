#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d1, 0, 0)>
module {
  func.func @onnx_conv_prelu_f16(%arg0: tensor<2x3x5x7xf16>, %arg1: tensor<8x3x3x3xf16>, %arg2: tensor<8xf16>, %arg3: tensor<8x1x1xf16>) -> tensor<2x8x5x7xf16> {
    %cst = arith.constant 0.000000e+00 : f16
    %cst_0 = arith.constant 0.000000e+00 : f64
    %padded = tensor.pad %arg0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg4: index, %arg5: index, %arg6: index, %arg7: index):
      tensor.yield %cst : f16
    } : tensor<2x3x5x7xf16> to tensor<2x3x7x9xf16>
    %0 = tensor.empty() : tensor<2x8x5x7xf32>
    %1 = tensor.empty() : tensor<8xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%arg2 : tensor<8xf16>) outs(%1 : tensor<8xf32>) {
    ^bb0(%in: f16, %out: f32):
      %10 = arith.extf %in : f16 to f32
      linalg.yield %10 : f32
    } -> tensor<8xf32>
    %broadcasted = linalg.broadcast ins(%2 : tensor<8xf32>) outs(%0 : tensor<2x8x5x7xf32>) dimensions = [0, 2, 3] 
    %3 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %arg1 : tensor<2x3x7x9xf16>, tensor<8x3x3x3xf16>) outs(%broadcasted : tensor<2x8x5x7xf32>) -> tensor<2x8x5x7xf32>
    %4 = tensor.empty() : tensor<2x8x5x7xf16>
    %5 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3 : tensor<2x8x5x7xf32>) outs(%4 : tensor<2x8x5x7xf16>) {
    ^bb0(%in: f32, %out: f16):
      %10 = arith.truncf %in : f32 to f16
      linalg.yield %10 : f16
    } -> tensor<2x8x5x7xf16>
    %6 = linalg.generic {indexing_maps = [#map1, #map2, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%5, %arg3 : tensor<2x8x5x7xf16>, tensor<8x1x1xf16>) outs(%4 : tensor<2x8x5x7xf16>) {
    ^bb0(%in: f16, %in_1: f16, %out: f16):
      %10 = arith.mulf %in, %in_1 : f16
      linalg.yield %10 : f16
    } -> tensor<2x8x5x7xf16>
    %7 = tensor.empty() : tensor<2x8x5x7xi1>
    %8 = linalg.generic {indexing_maps = [#map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%5 : tensor<2x8x5x7xf16>) outs(%7 : tensor<2x8x5x7xi1>) {
    ^bb0(%in: f16, %out: i1):
      %10 = arith.extf %in : f16 to f64
      %11 = arith.cmpf olt, %10, %cst_0 : f64
      linalg.yield %11 : i1
    } -> tensor<2x8x5x7xi1>
    %9 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8, %6, %5 : tensor<2x8x5x7xi1>, tensor<2x8x5x7xf16>, tensor<2x8x5x7xf16>) outs(%4 : tensor<2x8x5x7xf16>) {
    ^bb0(%in: i1, %in_1: f16, %in_2: f16, %out: f16):
      %10 = arith.select %in, %in_1, %in_2 : f16
      linalg.yield %10 : f16
    } -> tensor<2x8x5x7xf16>
    return %9 : tensor<2x8x5x7xf16>
  }
}

