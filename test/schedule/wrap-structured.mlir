// RUN: prelu-opt %s --prelu-wrap-structured | FileCheck %s
// RUN: prelu-opt %s --prelu-wrap-structured=transposes=false | FileCheck %s --check-prefix=LOOSE

// CHECK-LABEL: func.func @pool(
// CHECK:         prelu.fused {
// CHECK-NEXT:      linalg.fill
// CHECK-NEXT:      linalg.pooling_nhwc_max
func.func @pool(%x: tensor<1x4x4x4xf32>, %w: tensor<2x2xf32>) -> tensor<1x3x3x4xf32> {
  %low = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<1x3x3x4xf32>
  %0 = linalg.fill ins(%low : f32) outs(%e : tensor<1x3x3x4xf32>) -> tensor<1x3x3x4xf32>
  %1 = linalg.pooling_nhwc_max ins(%x, %w : tensor<1x4x4x4xf32>, tensor<2x2xf32>) outs(%0 : tensor<1x3x3x4xf32>) -> tensor<1x3x3x4xf32>
  return %1 : tensor<1x3x3x4xf32>
}

// CHECK-LABEL: func.func @transpose(
// CHECK:         prelu.fused {
// CHECK-NEXT:      linalg.transpose
// LOOSE-LABEL: func.func @transpose(
// LOOSE-NOT:     prelu.fused
// LOOSE:         linalg.transpose
func.func @transpose(%x: tensor<4x8xf32>, %o: tensor<8x4xf32>) -> tensor<8x4xf32> {
  %0 = linalg.transpose ins(%x : tensor<4x8xf32>) outs(%o : tensor<8x4xf32>) permutation = [1, 0]
  return %0 : tensor<8x4xf32>
}

// No vectors of bits, no indices, no full reduction.
// CHECK-LABEL: func.func @not_vectorizable(
// CHECK-NOT:     prelu.fused
// CHECK:         return
func.func @not_vectorizable(%x: tensor<4xf32>, %m: tensor<4xi1>, %o: tensor<4xf32>, %s: tensor<f32>) -> (tensor<4xi1>, tensor<4xf32>, tensor<f32>) {
  %0 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%x : tensor<4xf32>) outs(%m : tensor<4xi1>) {
  ^bb0(%in: f32, %out: i1):
    %c = arith.cmpf ogt, %in, %in : f32
    linalg.yield %c : i1
  } -> tensor<4xi1>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} outs(%o : tensor<4xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %j = arith.index_cast %i : index to i32
    %f = arith.sitofp %j : i32 to f32
    linalg.yield %f : f32
  } -> tensor<4xf32>
  %2 = linalg.reduce { arith.addf } ins(%x : tensor<4xf32>) outs(%s : tensor<f32>) dimensions = [0]
  return %0, %1, %2 : tensor<4xi1>, tensor<4xf32>, tensor<f32>
}
