// RUN: %python %S/../Integration/CPU/equal.py %s
// RUN: prelu-opt %s --prelu-cpu-pipeline=stop-after=fuse | FileCheck %s

// A depthwise convolution of TOSA: its unit dimension collapsed, the result
// transposed in front of the PReLU.
// CHECK-LABEL: func.func @depthwise_prelu(
// CHECK:         prelu.fused {
// CHECK:           linalg.depthwise_conv_2d_nhwc_hwc
// CHECK:           prelu.prelu
// CHECK:           prelu.yield

#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, 0, 0, 0)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>
module {
  func.func @depthwise_prelu(%arg0: tensor<1x8x8x8xf32>) -> tensor<1x8x6x6xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant dense_resource<torch_tensor_8_torch.float32> : tensor<8xf32>
    %cst_1 = arith.constant dense<[[[[-0.222593635], [0.0814970732], [-0.226994559], [0.0135476589], [-0.0103636188], [0.0531040058], [0.0984030216], [-0.290641129]], [[0.301212788], [0.193954557], [-0.198762774], [0.188183188], [-0.00455900049], [-0.319038153], [-0.245777577], [0.00941232871]], [[-0.0952002257], [-0.293802023], [0.11320889], [-0.156050295], [-0.177663654], [0.0651049241], [-0.0731714591], [0.159006089]]], [[[0.211500168], [-0.0459240302], [-0.13231194], [-0.133415937], [-0.0244723968], [0.154771611], [-0.234735698], [0.0417669229]], [[0.219865605], [0.288000435], [0.00132199132], [-0.0527777299], [-0.298165053], [0.241427347], [0.258999318], [-0.0306701269]], [[0.0590348244], [0.17512688], [0.0531946048], [-0.193575114], [-0.159403205], [0.0623919181], [0.159019589], [0.214300841]]], [[[-0.273582458], [0.277011365], [0.206925601], [0.297332644], [0.256520271], [0.260558903], [-0.141368866], [0.144995689]], [[-0.327247679], [0.261707246], [0.185901165], [-0.0510784797], [-0.312650383], [0.0125467386], [-0.0609984025], [-0.296331614]], [[0.158245564], [-0.0817891359], [0.19024691], [0.0969081372], [0.0548536405], [0.12700741], [0.088985011], [0.19617109]]]]> : tensor<3x3x8x1xf32>
    %cst_2 = arith.constant dense_resource<torch_tensor_8_torch.float32_1> : tensor<1x8x1x1xf32>
    %cst_3 = arith.constant dense<0.000000e+00> : tensor<1x1x1x1xf32>
    %0 = tensor.empty() : tensor<1x8x8x8xf32>
    %transposed = linalg.transpose ins(%arg0 : tensor<1x8x8x8xf32>) outs(%0 : tensor<1x8x8x8xf32>) permutation = [0, 2, 3, 1] 
    %1 = tensor.empty() : tensor<1x6x6x8x1xf32>
    %2 = linalg.fill ins(%cst : f32) outs(%1 : tensor<1x6x6x8x1xf32>) -> tensor<1x6x6x8x1xf32>
    %3 = tensor.empty() : tensor<1x6x6x8xf32>
    %4 = linalg.depthwise_conv_2d_nhwc_hwcm {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%transposed, %cst_1 : tensor<1x8x8x8xf32>, tensor<3x3x8x1xf32>) outs(%2 : tensor<1x6x6x8x1xf32>) -> tensor<1x6x6x8x1xf32>
    %collapsed = tensor.collapse_shape %4 [[0], [1], [2], [3, 4]] : tensor<1x6x6x8x1xf32> into tensor<1x6x6x8xf32>
    %5 = tensor.empty() : tensor<1x6x6x8xf32>
    %broadcasted = linalg.broadcast ins(%cst_0 : tensor<8xf32>) outs(%5 : tensor<1x6x6x8xf32>) dimensions = [0, 1, 2] 
    %6 = linalg.add ins(%broadcasted, %collapsed : tensor<1x6x6x8xf32>, tensor<1x6x6x8xf32>) outs(%3 : tensor<1x6x6x8xf32>) -> tensor<1x6x6x8xf32>
    %7 = tensor.empty() : tensor<1x8x6x6xf32>
    %transposed_4 = linalg.transpose ins(%6 : tensor<1x6x6x8xf32>) outs(%7 : tensor<1x8x6x6xf32>) permutation = [0, 3, 1, 2] 
    %8 = tensor.empty() : tensor<1x8x6x6xi1>
    %9 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%transposed_4, %cst_3 : tensor<1x8x6x6xf32>, tensor<1x1x1x1xf32>) outs(%8 : tensor<1x8x6x6xi1>) {
    ^bb0(%in: f32, %in_5: f32, %out: i1):
      %14 = arith.cmpf ogt, %in, %in_5 : f32
      linalg.yield %14 : i1
    } -> tensor<1x8x6x6xi1>
    %10 = tensor.empty() : tensor<1x8x6x6xf32>
    %11 = linalg.generic {indexing_maps = [#map2, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_2, %transposed_4 : tensor<1x8x1x1xf32>, tensor<1x8x6x6xf32>) outs(%10 : tensor<1x8x6x6xf32>) {
    ^bb0(%in: f32, %in_5: f32, %out: f32):
      %14 = arith.mulf %in, %in_5 : f32
      linalg.yield %14 : f32
    } -> tensor<1x8x6x6xf32>
    %12 = tensor.empty() : tensor<1x8x6x6xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%9, %transposed_4, %11 : tensor<1x8x6x6xi1>, tensor<1x8x6x6xf32>, tensor<1x8x6x6xf32>) outs(%12 : tensor<1x8x6x6xf32>) {
    ^bb0(%in: i1, %in_5: f32, %in_6: f32, %out: f32):
      %14 = arith.select %in, %in_5, %in_6 : f32
      linalg.yield %14 : f32
    } -> tensor<1x8x6x6xf32>
    return %13 : tensor<1x8x6x6xf32>
  }
}
{-#
  dialect_resources: {
    builtin: {
      torch_tensor_8_torch.float32: "0x040000000A9C86BE73BC3F3E9AB58F3E6BA8FB3CB6B8E6BD7B5030BEC69017BEB6AC7BBD",
      torch_tensor_8_torch.float32_1: "0x040000000000803E0000803E0000803E0000803E0000803E0000803E0000803E0000803E"
    }
  }
#-}
