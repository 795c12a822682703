// RUN: %python %S/../Integration/CPU/equal.py %s
// RUN: prelu-opt %s --prelu-cpu-pipeline=stop-after=fuse | FileCheck %s

// alpha runs along one of two dimensions that were one; the other is of size 1
// (executorch#20427).
// CHECK-LABEL: func.func @main(
// CHECK:         prelu.fused {
// CHECK:           linalg.matmul
// CHECK-NEXT:      prelu.prelu

func.func @main(%x: tensor<1x43x93xf32>, %w: tensor<93x93xf32>, %b: tensor<93xf32>, %al: tensor<43xf32>) -> tensor<1x43x93xf32> {
  %v1 = tensor.collapse_shape %x [[0, 1], [2]] : tensor<1x43x93xf32> into tensor<43x93xf32>
  %e2 = tensor.empty() : tensor<43x93xf32>
  %v3 = linalg.broadcast ins(%b : tensor<93xf32>) outs(%e2 : tensor<43x93xf32>) dimensions = [0]
  %v4 = linalg.matmul  ins(%v1, %w : tensor<43x93xf32>, tensor<93x93xf32>) outs(%v3 : tensor<43x93xf32>) -> tensor<43x93xf32>
  %v5 = tensor.expand_shape %v4 [[0, 1], [2]] output_shape [1, 43, 93] : tensor<43x93xf32> into tensor<1x43x93xf32>
  %c6 = arith.constant 0.0 : f32
  %e7 = tensor.empty() : tensor<1x43x93xi1>
  %v8 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel"]} ins(%v5 : tensor<1x43x93xf32>) outs(%e7 : tensor<1x43x93xi1>) {
  ^bb0(%a0: f32, %o: i1):
    %c = arith.cmpf ogt, %a0, %c6 : f32
    linalg.yield %c : i1
  } -> tensor<1x43x93xi1>
  %e9 = tensor.empty() : tensor<1x43x93xf32>
  %v10 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d1)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel"]} ins(%al, %v5 : tensor<43xf32>, tensor<1x43x93xf32>) outs(%e9 : tensor<1x43x93xf32>) {
  ^bb0(%a0: f32, %a1: f32, %o: f32):
    %m = arith.mulf %a0, %a1 : f32
    linalg.yield %m : f32
  } -> tensor<1x43x93xf32>
  %e11 = tensor.empty() : tensor<1x43x93xf32>
  %v12 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel"]} ins(%v8, %v5, %v10 : tensor<1x43x93xi1>, tensor<1x43x93xf32>, tensor<1x43x93xf32>) outs(%e11 : tensor<1x43x93xf32>) {
  ^bb0(%a0: i1, %a1: f32, %a2: f32, %o: f32):
    %r = arith.select %a0, %a1, %a2 : f32
    linalg.yield %r : f32
  } -> tensor<1x43x93xf32>
  return %v12 : tensor<1x43x93xf32>
}
