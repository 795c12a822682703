// RUN: %python %S/../Integration/CPU/equal.py %s
// RUN: prelu-opt %s --prelu-cpu-pipeline=stop-after=fuse | FileCheck %s
// RUN: mlir-opt %s --linalg-fuse-elementwise-ops -o %t.mlir
// RUN: %python %S/../Integration/CPU/equal.py %t.mlir
// RUN: prelu-opt %t.mlir --prelu-cpu-pipeline=stop-after=fuse | FileCheck %s

// A pixel shuffle between the convolution and its PReLU (SRResNet): both are
// computed in one region, whose result lies as the shuffled image, wherever
// upstream's fusion puts the collapse_shape.
// CHECK-LABEL: func.func @main(
// CHECK:         prelu.fused {
// CHECK:           linalg.generic {{.*}}"reduction"
// CHECK:           prelu.prelu
// CHECK:         } : tensor<1x4x8x2x8x2xf32>
// CHECK-NOT:     linalg.transpose
// CHECK:         tensor.collapse_shape

func.func @main(%x: tensor<1x3x10x10xf32>, %w: tensor<16x3x3x3xf32>, %b: tensor<16xf32>, %al: tensor<1xf32>) -> tensor<1x4x16x16xf32> {
  %e1 = tensor.empty() : tensor<1x16x8x8xf32>
  %v2 = linalg.broadcast ins(%b : tensor<16xf32>) outs(%e1 : tensor<1x16x8x8xf32>) dimensions = [0, 2, 3]
  %v3 = linalg.conv_2d_nchw_fchw {dilations = dense<[1,1]> : tensor<2xi64>, strides = dense<[1,1]> : tensor<2xi64>} ins(%x, %w : tensor<1x3x10x10xf32>, tensor<16x3x3x3xf32>) outs(%v2 : tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32>
  %v4 = tensor.expand_shape %v3 [[0], [1, 2, 3], [4], [5]] output_shape [1, 4, 2, 2, 8, 8] : tensor<1x16x8x8xf32> into tensor<1x4x2x2x8x8xf32>
  %e5 = tensor.empty() : tensor<1x4x8x2x8x2xf32>
  %v6 = linalg.transpose ins(%v4 : tensor<1x4x2x2x8x8xf32>) outs(%e5 : tensor<1x4x8x2x8x2xf32>) permutation = [0, 1, 4, 2, 5, 3]
  %v7 = tensor.collapse_shape %v6 [[0], [1], [2, 3], [4, 5]] : tensor<1x4x8x2x8x2xf32> into tensor<1x4x16x16xf32>
  %c8 = arith.constant 0.0 : f32
  %e9 = tensor.empty() : tensor<1x4x16x16xi1>
  %v10 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v7 : tensor<1x4x16x16xf32>) outs(%e9 : tensor<1x4x16x16xi1>) {
  ^bb0(%a0: f32, %o: i1):
    %c = arith.cmpf ogt, %a0, %c8 : f32
    linalg.yield %c : i1
  } -> tensor<1x4x16x16xi1>
  %e11 = tensor.empty() : tensor<1x4x16x16xf32>
  %v12 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (0)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%al, %v7 : tensor<1xf32>, tensor<1x4x16x16xf32>) outs(%e11 : tensor<1x4x16x16xf32>) {
  ^bb0(%a0: f32, %a1: f32, %o: f32):
    %m = arith.mulf %a0, %a1 : f32
    linalg.yield %m : f32
  } -> tensor<1x4x16x16xf32>
  %e13 = tensor.empty() : tensor<1x4x16x16xf32>
  %v14 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%v10, %v7, %v12 : tensor<1x4x16x16xi1>, tensor<1x4x16x16xf32>, tensor<1x4x16x16xf32>) outs(%e13 : tensor<1x4x16x16xf32>) {
  ^bb0(%a0: i1, %a1: f32, %a2: f32, %o: f32):
    %r = arith.select %a0, %a1, %a2 : f32
    linalg.yield %r : f32
  } -> tensor<1x4x16x16xf32>
  return %v14 : tensor<1x4x16x16xf32>
}
