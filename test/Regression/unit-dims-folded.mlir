// RUN: %python %S/../Integration/CPU/equal.py %s
// RUN: prelu-opt %s --prelu-cpu-pipeline=stop-after=fuse | FileCheck %s

// A network after linalg-fold-unit-extent-dims: bias and PReLU in another shape
// than the convolution.
// CHECK-LABEL: func.func @main(
// CHECK:         prelu.fused {
// CHECK:           linalg.conv_2d_nhwc_hwcf
// CHECK:           arith.addf
// CHECK:           prelu.prelu

#map = affine_map<(d0, d1, d2) -> (d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map2 = affine_map<(d0, d1, d2) -> ()>
module {
  func.func @main(%arg0: tensor<1x16x16x8xf32>, %arg1: tensor<3x3x8x16xf32>, %arg2: tensor<16xf32>, %arg3: tensor<16xf32>) -> tensor<1x16x16x16xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense<0.000000e+00> : tensor<f32>
    %0 = tensor.empty() : tensor<1x16x16x16xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<1x16x16x16xf32>) -> tensor<1x16x16x16xf32>
    %collapsed = tensor.collapse_shape %arg0 [[0, 1], [2], [3]] : tensor<1x16x16x8xf32> into tensor<16x16x8xf32>
    %padded = tensor.pad %collapsed low[1, 1, 0] high[1, 1, 0] {
    ^bb0(%arg4: index, %arg5: index, %arg6: index):
      tensor.yield %cst : f32
    } : tensor<16x16x8xf32> to tensor<18x18x8xf32>
    %expanded = tensor.expand_shape %padded [[0, 1], [2], [3]] output_shape [1, 18, 18, 8] : tensor<18x18x8xf32> into tensor<1x18x18x8xf32>
    %2 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%expanded, %arg1 : tensor<1x18x18x8xf32>, tensor<3x3x8x16xf32>) outs(%1 : tensor<1x16x16x16xf32>) -> tensor<1x16x16x16xf32>
    %3 = tensor.empty() : tensor<16x16x16xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg2 : tensor<16xf32>) outs(%3 : tensor<16x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x16x16xf32>
    %collapsed_1 = tensor.collapse_shape %2 [[0, 1], [2], [3]] : tensor<1x16x16x16xf32> into tensor<16x16x16xf32>
    %5 = tensor.empty() : tensor<16x16x16xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%collapsed_1, %4 : tensor<16x16x16xf32>, tensor<16x16x16xf32>) outs(%5 : tensor<16x16x16xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %17 = arith.addf %in, %in_3 : f32
      linalg.yield %17 : f32
    } -> tensor<16x16x16xf32>
    %7 = tensor.empty() : tensor<16x16x16xf32>
    %8 = linalg.generic {indexing_maps = [#map2, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_0 : tensor<f32>) outs(%7 : tensor<16x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x16x16xf32>
    %9 = tensor.empty() : tensor<16x16x16xi1>
    %10 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%6, %8 : tensor<16x16x16xf32>, tensor<16x16x16xf32>) outs(%9 : tensor<16x16x16xi1>) {
    ^bb0(%in: f32, %in_3: f32, %out: i1):
      %17 = arith.cmpf ogt, %in, %in_3 : f32
      linalg.yield %17 : i1
    } -> tensor<16x16x16xi1>
    %11 = tensor.empty() : tensor<16x16x16xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%arg3 : tensor<16xf32>) outs(%11 : tensor<16x16x16xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<16x16x16xf32>
    %13 = tensor.empty() : tensor<16x16x16xf32>
    %14 = linalg.generic {indexing_maps = [#map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%12, %6 : tensor<16x16x16xf32>, tensor<16x16x16xf32>) outs(%13 : tensor<16x16x16xf32>) {
    ^bb0(%in: f32, %in_3: f32, %out: f32):
      %17 = arith.mulf %in, %in_3 : f32
      linalg.yield %17 : f32
    } -> tensor<16x16x16xf32>
    %15 = tensor.empty() : tensor<16x16x16xf32>
    %16 = linalg.generic {indexing_maps = [#map1, #map1, #map1, #map1], iterator_types = ["parallel", "parallel", "parallel"]} ins(%10, %6, %14 : tensor<16x16x16xi1>, tensor<16x16x16xf32>, tensor<16x16x16xf32>) outs(%15 : tensor<16x16x16xf32>) {
    ^bb0(%in: i1, %in_3: f32, %in_4: f32, %out: f32):
      %17 = arith.select %in, %in_3, %in_4 : f32
      linalg.yield %17 : f32
    } -> tensor<16x16x16xf32>
    %expanded_2 = tensor.expand_shape %16 [[0, 1], [2], [3]] output_shape [1, 16, 16, 16] : tensor<16x16x16xf32> into tensor<1x16x16x16xf32>
    return %expanded_2 : tensor<1x16x16x16xf32>
  }
}
