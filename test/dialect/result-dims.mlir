// RUN: prelu-opt %s --resolve-shaped-type-result-dims --canonicalize | FileCheck %s

// CHECK-LABEL: func.func @prelu(
// CHECK-SAME:    %[[X:.+]]: tensor<?x8xf32>
// CHECK:         %[[D:.+]] = tensor.dim %[[X]], %c0
// CHECK:         return %[[D]]
func.func @prelu(%x: tensor<?x8xf32>, %alpha: f32) -> index {
  %c0 = arith.constant 0 : index
  %y = prelu.prelu %x, %alpha : tensor<?x8xf32>, f32
  %d = tensor.dim %y, %c0 : tensor<?x8xf32>
  return %d : index
}

// The region's result is as large as its destination.
// CHECK-LABEL: func.func @fused(
// CHECK-SAME:    %[[N:[a-z0-9]+]]: index
// CHECK-NOT:     tensor.dim
// CHECK:         return %[[N]]
func.func @fused(%a: tensor<?x8xf32>, %b: tensor<8x16xf32>, %n: index, %alpha: f32) -> index {
  %c0 = arith.constant 0 : index
  %e = tensor.empty(%n) : tensor<?x16xf32>
  %y = prelu.fused {
    %0 = linalg.matmul ins(%a, %b : tensor<?x8xf32>, tensor<8x16xf32>) outs(%e : tensor<?x16xf32>) -> tensor<?x16xf32>
    %1 = prelu.prelu %0, %alpha : tensor<?x16xf32>, f32
    prelu.yield %1 : tensor<?x16xf32>
  } : tensor<?x16xf32>
  %d = tensor.dim %y, %c0 : tensor<?x16xf32>
  return %d : index
}
