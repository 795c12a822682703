// Sizes of results as values that are there before the op, by Debian's own
// mlir-opt, which holds upstream's test pass.

// RUN: mlir-opt %s --load-dialect-plugin=%prelu_plugin \
// RUN:   --pass-pipeline='builtin.module(func.func(test-affine-reify-value-bounds))' | FileCheck %s

// CHECK-LABEL: func.func @prelu(
// CHECK-SAME:    %[[X:[a-z0-9]+]]: tensor<4x?xf32>
// CHECK:         %[[D:.+]] = tensor.dim %[[X]], %c1
// CHECK:         return %[[D]]
func.func @prelu(%x: tensor<4x?xf32>, %alpha: tensor<?xf32>) -> index {
  %y = prelu.prelu %x, %alpha {alpha_dims = array<i64: 1>} : tensor<4x?xf32>, tensor<?xf32>
  %d = "test.reify_bound"(%y) {dim = 1} : (tensor<4x?xf32>) -> (index)
  return %d : index
}

// CHECK-LABEL: func.func @backward(
// CHECK-SAME:    %[[X:[a-z0-9]+]]: tensor<4x?xf32>, %[[ALPHA:[a-z0-9]+]]: tensor<?xf32>)
// CHECK-DAG:     %[[DX:.+]] = tensor.dim %[[X]], %{{.+}} : tensor<4x?xf32>
// CHECK-DAG:     %[[DALPHA:.+]] = tensor.dim %[[ALPHA]], %{{.+}} : tensor<?xf32>
// CHECK:         return %[[DX]], %[[DALPHA]]
func.func @backward(%dy: tensor<4x?xf32>, %x: tensor<4x?xf32>, %alpha: tensor<?xf32>) -> (index, index) {
  %dx, %dalpha = prelu.backward %dy, %x, %alpha {alpha_dims = array<i64: 1>} : tensor<4x?xf32>, tensor<?xf32>
  %0 = "test.reify_bound"(%dx) {dim = 1} : (tensor<4x?xf32>) -> (index)
  %1 = "test.reify_bound"(%dalpha) {dim = 0} : (tensor<?xf32>) -> (index)
  return %0, %1 : index, index
}

// From outside of the region, where the destination comes from.
// CHECK-LABEL: func.func @fused(
// CHECK:         %[[E:.+]] = tensor.empty
// CHECK:         prelu.fused
// CHECK:         %[[D:.+]] = tensor.dim %[[E]], %{{.+}} : tensor<?x4xf32>
// CHECK:         return %[[D]]
func.func @fused(%x: tensor<?x8xf32>, %w: tensor<8x4xf32>, %alpha: tensor<4xf32>, %zero: f32) -> index {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x8xf32>
  %e = tensor.empty(%n) : tensor<?x4xf32>
  %y = prelu.fused {
    %0 = linalg.fill ins(%zero : f32) outs(%e : tensor<?x4xf32>) -> tensor<?x4xf32>
    %1 = linalg.matmul ins(%x, %w : tensor<?x8xf32>, tensor<8x4xf32>) outs(%0 : tensor<?x4xf32>) -> tensor<?x4xf32>
    %2 = prelu.prelu %1, %alpha {alpha_dims = array<i64: 1>} : tensor<?x4xf32>, tensor<4xf32>
    prelu.yield %2 : tensor<?x4xf32>
  } : tensor<?x4xf32>
  %d = "test.reify_bound"(%y) {dim = 0} : (tensor<?x4xf32>) -> (index)
  return %d : index
}
