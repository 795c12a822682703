// RUN: prelu-opt %s --prelu-inline-fused | FileCheck %s

// CHECK-LABEL: func.func @two_results(
// CHECK-NOT:     prelu.fused
// CHECK:         %[[M:.+]] = linalg.matmul
// CHECK-NEXT:    %[[Y:.+]] = prelu.prelu %[[M]]
// CHECK-NEXT:    return %[[M]], %[[Y]]
func.func @two_results(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %o: tensor<4x16xf32>, %alpha: f32)
    -> (tensor<4x16xf32>, tensor<4x16xf32>) {
  %y:2 = prelu.fused {
    %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) -> tensor<4x16xf32>
    %1 = prelu.prelu %0, %alpha : tensor<4x16xf32>, f32
    prelu.yield %0, %1 : tensor<4x16xf32>, tensor<4x16xf32>
  } : tensor<4x16xf32>, tensor<4x16xf32>
  return %y#0, %y#1 : tensor<4x16xf32>, tensor<4x16xf32>
}
