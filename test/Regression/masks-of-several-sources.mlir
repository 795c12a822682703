// RUN: %python %S/../Integration/CPU/equal.py %s --prelu
// RUN: prelu-opt %s --prelu-cpu-pipeline=stop-after=fuse | FileCheck %s

// The masks of two sources times one signal, then a scale and an alpha for each
// head of a projection: what follows a reshape that splits channels is in the
// region of the contraction, whose loops are split.
// CHECK-LABEL: func.func @main(
// CHECK:         prelu.fused {
// CHECK:           linalg.generic {{.*}}"reduction"
// CHECK:           math.exp
// CHECK:           arith.mulf
// CHECK:           prelu.yield
// CHECK-NEXT:    } : tensor<1x2x19x23xf32>
// CHECK:         prelu.fused {
// CHECK:           linalg.generic {{.*}}"reduction"
// CHECK:           arith.mulf
// CHECK:           prelu.prelu
// CHECK-NEXT:      prelu.yield
// CHECK-NEXT:    } : tensor<11x3x17xf32>

#id3 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#id4 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#signal = affine_map<(d0, d1, d2, d3) -> (d0, 0, d2, d3)>
#head = affine_map<(d0, d1, d2) -> (d1)>
func.func @main(%x: tensor<1x9x23xf32>, %w: tensor<38x9x1xf32>, %b: tensor<38xf32>, %s: tensor<1x1x19x23xf32>, %p: tensor<11x9xf32>, %v: tensor<9x51xf32>, %h: tensor<3xf32>, %alpha: tensor<3xf32>) -> (tensor<1x2x19x23xf32>, tensor<11x3x17xf32>) {
  %zero = arith.constant 0.0 : f32
  %one = arith.constant 1.0 : f32
  %e = tensor.empty() : tensor<1x38x23xf32>
  %i = linalg.broadcast ins(%b : tensor<38xf32>) outs(%e : tensor<1x38x23xf32>) dimensions = [0, 2]
  %1 = linalg.conv_1d_ncw_fcw ins(%x, %w : tensor<1x9x23xf32>, tensor<38x9x1xf32>) outs(%i : tensor<1x38x23xf32>) -> tensor<1x38x23xf32>
  %2 = linalg.generic {indexing_maps = [#id3, #id3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%1 : tensor<1x38x23xf32>) outs(%e : tensor<1x38x23xf32>) {
  ^bb0(%in: f32, %out: f32):
    %n = arith.negf %in : f32
    %exp = math.exp %n : f32
    %d = arith.addf %exp, %one : f32
    %q = arith.divf %one, %d : f32
    linalg.yield %q : f32
  } -> tensor<1x38x23xf32>
  %3 = tensor.expand_shape %2 [[0], [1, 2], [3]] output_shape [1, 2, 19, 23] : tensor<1x38x23xf32> into tensor<1x2x19x23xf32>
  %e4 = tensor.empty() : tensor<1x2x19x23xf32>
  %masked = linalg.generic {indexing_maps = [#id4, #signal, #id4], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %s : tensor<1x2x19x23xf32>, tensor<1x1x19x23xf32>) outs(%e4 : tensor<1x2x19x23xf32>) {
  ^bb0(%in: f32, %signal: f32, %out: f32):
    %m = arith.mulf %in, %signal : f32
    linalg.yield %m : f32
  } -> tensor<1x2x19x23xf32>

  %e2 = tensor.empty() : tensor<11x51xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e2 : tensor<11x51xf32>) -> tensor<11x51xf32>
  %4 = linalg.matmul ins(%p, %v : tensor<11x9xf32>, tensor<9x51xf32>) outs(%f : tensor<11x51xf32>) -> tensor<11x51xf32>
  %5 = tensor.expand_shape %4 [[0], [1, 2]] output_shape [11, 3, 17] : tensor<11x51xf32> into tensor<11x3x17xf32>
  %e3 = tensor.empty() : tensor<11x3x17xf32>
  %6 = linalg.generic {indexing_maps = [#id3, #head, #id3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%5, %h : tensor<11x3x17xf32>, tensor<3xf32>) outs(%e3 : tensor<11x3x17xf32>) {
  ^bb0(%in: f32, %scale: f32, %out: f32):
    %m = arith.mulf %in, %scale : f32
    linalg.yield %m : f32
  } -> tensor<11x3x17xf32>
  %heads = prelu.prelu %6, %alpha {alpha_dims = array<i64: 1>} : tensor<11x3x17xf32>, tensor<3xf32>
  return %masked, %heads : tensor<1x2x19x23xf32>, tensor<11x3x17xf32>
}
